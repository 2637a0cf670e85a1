"""Sheet ChiTieu: every target of the plan by year, planned and actual; planned only in the years the plan names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

import polars as pl

from connectors.nq57.columns import APPROVED, AT_THE_TIME, IN_THE_PERIOD, NOT_APPROVED, Record
from connectors.nq57.tasks import document_said
from connectors.presentation.progress.progress_inputs import inputs_table
from connectors.presentation.progress.progress_list import targets_until
from connectors.presentation.progress.progress_tables import period_of
from connectors.presentation.progress.progress_words import measure_words, unit_of
from connectors.progress.targets import TargetProgress
from connectors.scorecard import Scorecard
from connectors.target_measures import Measure, NotMeasured, SharedFact, ShareOfAgencies, SumRatio, SurveyShare, Total
from rubric.language import round_half_up


def target_records(scorecard: Scorecard, year: int, *, is_approved: bool) -> list[Record]:
    """A row for each target and each year that has figures (up to ``year``) or that the plan names."""
    states = _states(scorecard, year)
    return [
        row for each in targets_until(scorecard, year) for row in _years(each, scorecard, year, states, is_approved)
    ]


def _years(
    each: TargetProgress, scorecard: Scorecard, year: int, states: dict[tuple[str, str], set[str]], is_approved: bool
) -> Iterator[Record]:
    installation, target = scorecard.installation, each.target
    asked_for = range(each.progress.goal.first_year, target.year + 1) if target.yearly else [target.year]
    is_deed = target.operator == "done"
    clause = target.clause
    for of in sorted({*(y for y in scorecard.years if y <= year), *asked_for}):
        planned = each.progress.goal.value if of in asked_for else None
        made, required = each.progress.actuals.get(of), each.progress.path.get(of)
        period = period_of(of, is_half=of == each.rests_on_half)
        yield {
            "ma_chi_tieu": each.key,
            "ten_chi_tieu": target.title.vi,
            "loai_so_lieu": _kind(each.measure, scorecard),
            "don_vi_tinh": unit_of(each.measure, installation, "vi").name.vi,
            "nam": of,
            "ke_hoach": _number(planned),
            "thuc_hien": _number(made.value if made else None),
            "ty_le_pct": _number(100 * made.value / planned if made and planned else None),
            "danh_gia": _assessed(made.value if made else None, planned, of, target.year, scorecard.run.as_of),
            "can_cu": ", ".join(part for part in (document_said(installation.plan), clause) if part),
            "nguon_so_lieu": measure_words(each.measure, installation, "vi", is_deed=is_deed),
            "trang_thai_duyet": APPROVED if is_approved else NOT_APPROVED,
            "duong_can_dat": _number(required),
            "ky_so_lieu": period if made else None,
            "so_don_vi_bao_cao": made.reported if made else None,
            "so_don_vi_phai_bao_cao": made.asked if made else None,
            "tinh_trang_so_lieu": "co_so_lieu" if made else _absent(each, of, year, states.get((each.key, str(of)))),
        }


def _kind(measure: Measure, scorecard: Scorecard) -> str:
    """Of the period where every figure it reads is counted in the period; as it stands at the time otherwise."""
    match measure:
        case ShareOfAgencies(fields=fields) | Total(fields=fields):
            read = list(fields)
        case SumRatio():
            read = [measure.numerator]
        case SurveyShare():
            read = [measure.favourable]
        case SharedFact():
            read = [measure.field]
        case _:
            read = []
    fields = scorecard.criteria_set.fields
    return IN_THE_PERIOD if read and all(fields[name].measure == "flow" for name in read) else AT_THE_TIME


def _assessed(made: Fraction | None, planned: Fraction | None, of: int, due: int, as_of: date) -> str | None:
    """Whether a year's target is reached; None where nothing was reported of a year that is over, and after ``due``.

    What was due before ``of`` is judged in the row of its own year, and is never called not due yet.
    """
    if planned is None:
        return "Chưa đến hạn" if of < due else None
    if made is not None and made >= planned:
        return "Đạt"
    if as_of < date(of, 12, 31):
        return "Chưa đến hạn"
    return None if made is None else "Không đạt"


def _absent(each: TargetProgress, of: int, year: int, states: set[str] | None) -> str:
    """Why there is no actual, by what the cells behind it say."""
    if isinstance(each.measure, NotMeasured):
        return "khong_do_duoc"
    if of > year:
        return "chua_den_han"
    if states is None and of < year:
        return "ngoai_so_lieu"
    states = states or set()
    if states & {"unreadable", "part_unreadable", "doubtful"}:
        return "khong_doc_duoc"
    return "khong_ap_dung" if states == {"not_applicable"} else "chua_bao_cao"


def _states(scorecard: Scorecard, year: int) -> dict[tuple[str, str], set[str]]:
    """The states of the figures behind every target, by target and period."""
    table = inputs_table(scorecard, year, "vi").group_by("target", "period").agg(pl.col("state").unique())
    return {(target, period): set(states) for target, period, states in table.iter_rows()}


def _number(value: Fraction | None) -> float | None:
    return None if value is None else float(round_half_up(value, 2))
