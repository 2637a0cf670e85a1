"""The targets of a plan against what was reported: the actual of every year, and where that leads.

A locality's share is a sum over a sum, never a mean of percentages, and says how many units stand behind it. The
half-year reports tell of progress: beside the year's figures, and in their place until the newest year tells more.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

import polars as pl

from connectors.figures import Figures
from connectors.localities import Agency, Installation
from connectors.plans import PlanTarget
from connectors.progress.deeds import registered, rows_about
from connectors.reported import AssignedTask
from connectors.target_measures import (
    Measure,
    NotMeasured,
    Registered,
    SharedFact,
    ShareOfAgencies,
    SumRatio,
    SurveyShare,
    Total,
)
from rubric.criteria.regime import YEAR as WHOLE_YEAR
from rubric.part import YEAR
from rubric.progress import Actual, Goal, Progress, progress
from rubric.reasons import Reason

PERCENT = Fraction(100)
Values = Mapping[tuple[str, str], int]  # by agency and field, of one year, what was reported


@dataclass(frozen=True)
class TargetProgress:
    """One target of the plan: its measure and how it stands. ``is_estimate`` where a survey speaks for everybody.

    ``halves`` are the actuals of the half-year reports by year; ``rests_on_half`` is the year that has no other.
    """

    key: str
    target: PlanTarget
    measure: Measure
    progress: Progress
    halves: Mapping[int, Actual] = field(default_factory=dict[int, Actual])
    rests_on_half: int | None = None

    @property
    def is_estimate(self) -> bool:
        """Whether the actual is estimated from samples."""
        return isinstance(self.measure, SurveyShare)


def target_progress(
    installation: Installation, figures: Figures, tasks: Iterable[AssignedTask], years: Sequence[int]
) -> list[TargetProgress]:
    """Every target of the plan, in its order, by the actuals of ``years``."""
    tasks = list(tasks)
    by_year = {year: _told(installation, figures, year) for year in years}
    by_half = {year: _told_by_half(figures, year, by_year[year].excused) for year in years}
    newest = max(years, default=None)
    found: list[TargetProgress] = []
    for key, target in installation.plan.targets.items():
        measure = installation.measures[key]
        actuals = {
            year: actual
            for year in years
            if (actual := _actual(installation, key, by_year[year], tasks, year)) is not None
        }
        halves = {
            year: actual
            for year in years
            if (actual := _actual(installation, key, by_half[year], (), year)) is not None
        }
        rests_on_half = (
            newest if newest is not None and _is_ahead(installation, figures, halves, actuals, newest) else None
        )
        if rests_on_half is not None:
            actuals[rests_on_half] = halves[rests_on_half]
        made = progress(goal_of(target), actuals, newest)
        found.append(TargetProgress(key, target, measure, made, halves, rests_on_half))
    return found


def _is_ahead(
    installation: Installation, figures: Figures, halves: Mapping[int, Actual], actuals: Mapping[int, Actual], year: int
) -> bool:
    """Whether the half-year reports tell more of ``year``: until its last annual report is due, while more came."""
    half, actual = halves.get(year), actuals.get(year)
    if half is None or actual is None:
        return half is not None
    reports = (installation.regime.of(annex).get(WHOLE_YEAR) for annex in installation.criteria_set.annexes)
    last_days = [last for report in reports if report and (last := report.last_day(year))]
    is_over = figures.inputs.as_of > max(last_days, default=date(year, 12, 31))
    return not is_over and actual.reported < half.reported


def goal_of(target: PlanTarget) -> Goal:
    """A target of the plan as a number to reach: 1 for what is to be done."""
    value = Fraction(target.value) if target.value is not None else Fraction(1)
    ceiling = PERCENT if target.unit == "percent" else None
    return Goal(value, target.year, target.since, target.yearly, ceiling, is_deed=target.operator == "done")


@dataclass(frozen=True)
class _Told:
    """What was reported of one year: the figures, who reported anything, and who shows what at all.

    A year's figure may be missing because one month is; a period that has something still shows that it is there.
    ``excused`` are the figures that the department agreed do not apply.
    """

    values: Values
    reporting: Set[str]
    shown: Set[tuple[str, str]]
    excused: Set[tuple[str, str]]


def _told(installation: Installation, figures: Figures, year: int) -> _Told:
    frame = figures.inputs.figures.filter((pl.col(YEAR) == year) & (pl.col("state") == int(Reason.SCORED)))
    agencies, fields = frame["agency"].cast(pl.String), frame["field"].cast(pl.String)
    values = {(a, f): v for a, f, v in zip(agencies, fields, frame["value"], strict=True)}
    own = {name for name, spec in installation.criteria_set.fields.items() if spec.source == "agency"}
    reporting = {agency for agency, name in values if name in own}
    shown = {key for key, value in values.items() if value > 0}
    for (agency, of_year, name), periods in figures.sources.items():
        reported = [each for each in periods if each.state == "reported"]
        if of_year != year or not reported:
            continue
        if name in own:
            reporting.add(agency)
        if (agency, name) not in values and any((each.value or 0) > 0 for each in reported):
            shown.add((agency, name))
    return _Told(values, reporting, shown, _excused(installation, figures, year))


def _excused(installation: Installation, figures: Figures, year: int) -> set[tuple[str, str]]:
    """By agency, the fields of which “not applicable” was approved: themselves, or all that a criterion reads."""
    found: set[tuple[str, str]] = set()
    approved = figures.inputs.approvals.filter(pl.col(YEAR) == year).select(pl.col("agency", "item").cast(pl.String))
    for code, item in approved.iter_rows():
        criterion, agency = installation.criteria_set.criteria.get(item), installation.agencies.get(code)
        rule = criterion.rule_of(agency.annex) if criterion and agency else None
        found |= {(code, name) for name in ([item] if rule is None else rule.reads())}
    return found


def _told_by_half(figures: Figures, year: int, excused: Set[tuple[str, str]]) -> _Told:
    told = {
        (agency, name): value.value
        for (agency, of_year, name), value in figures.halves.items()
        if of_year == year and value.state == "reported" and value.value is not None
    }
    return _Told(told, {agency for agency, _ in told}, {key for key, value in told.items() if value > 0}, excused)


def _actual(
    installation: Installation, key: str, told: _Told, tasks: Sequence[AssignedTask], year: int
) -> Actual | None:
    values = told.values
    measure, found = installation.measures[key], None
    asked = [agency.code for agency in asked_agencies(installation, measure, year)]
    match measure:
        case ShareOfAgencies():
            found = _share_of_agencies(measure, told, asked)
        case SumRatio():
            found = _sum_ratio(measure, values, asked)
        case SurveyShare():
            found = _survey_share(measure, values, asked)
        case Total():
            found = _total(measure, values, asked)
        case Registered():
            found = registered(rows_about(installation.plan, measure, tasks), year, installation.plan.targets[key])
        case SharedFact():
            said = [value for (_, name), value in values.items() if name == measure.field]
            found = Actual(Fraction(min(1, max(said))), reported=1, asked=1) if said else None
        case NotMeasured():
            pass
    return found


def asked_agencies(installation: Installation, measure: Measure, year: int) -> list[Agency]:
    """The agencies whose figures a measure adds up in a year; a fact of the locality is the lead agency's to record."""
    match measure:
        case SharedFact():
            return [installation.agencies[installation.locality.lead_agency]]
        case Total(agencies=codes) if codes:
            return [installation.agencies[code] for code in codes]
        case _:
            annexes = getattr(measure, "annexes", ())
            there = installation.agencies.values()
            return [each for each in there if each.annex in annexes and each.valid_from.year <= year]


def _share_of_agencies(measure: ShareOfAgencies, told: _Told, asked: Sequence[str]) -> Actual | None:
    asked = [code for code in asked if not any((code, field) in told.excused for field in measure.fields)]
    reported = [code for code in asked if code in told.reporting]
    if not reported:
        return None
    there = sum(all((code, field) in told.shown for field in measure.fields) for code in asked)
    return Actual(PERCENT * there / len(asked), there, len(asked), len(reported), len(asked))


def _sum_ratio(measure: SumRatio, values: Values, asked: Sequence[str]) -> Actual | None:
    both = [code for code in asked if (code, measure.numerator) in values and (code, measure.denominator) in values]
    numerator = sum(min(values[code, measure.numerator], values[code, measure.denominator]) for code in both)
    denominator = sum(values[code, measure.denominator] for code in both)
    if not denominator:
        return None
    return Actual(PERCENT * numerator / denominator, numerator, denominator, len(both), len(asked))


def _survey_share(measure: SurveyShare, values: Values, asked: Sequence[str]) -> Actual | None:
    needed = (measure.favourable, measure.sample, measure.weight)
    there = [
        code for code in asked if all((code, field) in values for field in needed) and values[code, measure.sample] > 0
    ]
    weight = sum(values[code, measure.weight] for code in there)
    if not weight:
        return None
    shares = (
        min(Fraction(values[code, measure.favourable], values[code, measure.sample]), 1) * values[code, measure.weight]
        for code in there
    )
    return Actual(PERCENT * sum(shares) / weight, reported=len(there), asked=len(asked))


def _total(measure: Total, values: Values, asked: Sequence[str]) -> Actual | None:
    there = [code for code in asked if any((code, field) in values for field in measure.fields)]
    if not there:
        return None
    total = sum(values.get((code, field), 0) for code in there for field in measure.fields)
    return Actual(Fraction(total), total, None, len(there), len(asked))
