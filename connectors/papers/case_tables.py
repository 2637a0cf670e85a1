"""The tables of a case file: the criteria of a group, and each figure with its cell, evidence, decision and appeal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from connectors.layouts.periods import write_period
from connectors.papers.paper import Column, Table
from connectors.papers.wording import evidence_words, lines
from connectors.presentation.agency_card import GroupCard
from connectors.presentation.passport import Cell, Passport, PassportInput
from connectors.presentation.plan_words import plan_name
from connectors.presentation.scorecard import Scorecard
from connectors.presentation.words import word
from connectors.reported import ReportedValue
from rubric.criteria.field import GIVEN_KINDS

CRITERIA = (
    Column("Mã", 10, "center"),
    Column("Tiêu chí", 32),
    Column("Quy tắc", 60),
    Column("Cách tính", 56),
    Column("Căn cứ", 48),
    Column("Kết quả", 24),
    Column("Điểm", 18, "center"),
)
FIGURES = (
    Column("Mã", 10, "center"),
    Column("Số liệu", 44),
    Column("Giá trị", 30),
    Column("Kỳ, ô trong sổ", 46),
    Column("Bên cung cấp", 22),
    Column("Minh chứng (văn bản, ngày, trang)", 46),
    Column("Thẩm định", 34),
    Column("Giải trình", 20),
)


def criteria_table(scorecard: Scorecard, group: GroupCard) -> Table:
    """A row for each criterion of a group."""
    plan = plan_name(scorecard.installation.plan, "vi")
    return Table(CRITERIA, tuple(_criterion(each, plan) for each in group.passports))


def _criterion(said: Passport, plan: str) -> tuple[str, ...]:
    indirect = f" ({word('indirect', 'vi')})"
    clauses = lines(
        f"{plan}, {ref}: {label}{indirect if support == 'indirect' else ''}" for ref, label, support in said.clauses
    )
    outcome = lines([said.outcome_label, f"{said.mark} {said.because}".strip()])
    own = f"Tự chấm: {said.own_score}" if said.own_score else ""
    more = [f"Để thêm điểm: {each}" for each in said.improvements[:1]]
    return (
        said.item,
        said.title,
        said.rule,
        lines([said.arithmetic, own, *more]),
        clauses or word("no_clause", "vi"),
        outcome,
        said.points_text,
    )


def figures_table(
    scorecard: Scorecard,
    agency: str,
    year: int,
    group: GroupCard,
    appeals: Mapping[tuple[str, str], str] | None,
) -> Table:
    """A row for each figure that a criterion of the group reads; one of several cells has a row for each of them too."""
    rows: list[tuple[str, ...]] = []
    for said in group.passports:
        for line in said.inputs:
            values = scorecard.sources(agency, year, line.field)
            is_given = scorecard.criteria_set.fields[line.field].kind in GIVEN_KINDS
            rows += _figure(said.item, line, values, appeals or {}, is_given=is_given)
    return Table(FIGURES, tuple(rows))


def _figure(
    item: str,
    line: PassportInput,
    values: tuple[ReportedValue, ...],
    appeals: Mapping[tuple[str, str], str],
    *,
    is_given: bool,
) -> Iterator[tuple[str, ...]]:
    shown = f"{line.mark} {line.value}".strip()
    if len(values) == 1:
        value, cell = values[0], line.cells[0]
        said = _with_typed(shown, line, value, cell, is_given=is_given)
        yield (item, line.label, said, *_cell(line, value, cell, appeals))
        return
    several = f"Tổng hợp từ {len(values)} ô dưới đây" if values else "Không có ô nào"
    yield item, line.label, shown, several, line.source, "", "", ""
    for value, cell in zip(values, line.cells, strict=True):
        said = lines([f"“{value.text}”" if value.text else "", cell.problem])
        yield (item, f"– {write_period(cell.period)}", said, *_cell(line, value, cell, appeals))


def _with_typed(shown: str, line: PassportInput, value: ReportedValue, cell: Cell, *, is_given: bool) -> str:
    """The value, with what was typed where only that tells, and how to mend it where it cannot be read."""
    typed = f"“{value.text}”" if value.text and (line.mark or is_given) else ""
    return lines([f"{shown} {typed}".strip(), cell.problem])


def _cell(
    line: PassportInput, value: ReportedValue, cell: Cell, appeals: Mapping[tuple[str, str], str]
) -> tuple[str, ...]:
    return (
        lines([write_period(cell.period), cell.address]),
        line.source,
        evidence_words(value.evidence),
        cell.verdict,
        appeals.get((cell.period, line.field), ""),
    )
