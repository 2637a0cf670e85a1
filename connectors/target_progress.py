"""The targets of a plan against what was reported: the actual of every year, and where that leads.

A locality's share is a sum over a sum, never a mean of percentages, and says how many units stand behind it.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import polars as pl

from connectors.figures import Figures
from connectors.folding import fold
from connectors.localities import Agency, Installation
from connectors.plans import Plan, PlanTarget
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
from rubric.part import YEAR
from rubric.progress import Actual, Goal, Progress, progress
from rubric.reasons import Reason

PERCENT = Fraction(100)
_DONE = frozenset({"done_on_time", "done_late"})
Values = Mapping[tuple[str, str], int]  # by agency and field, of one year, what was reported


@dataclass(frozen=True)
class TargetProgress:
    """One target of the plan: its measure and how it stands. ``is_estimate`` where a survey speaks for everybody."""

    key: str
    target: PlanTarget
    measure: Measure
    progress: Progress

    @property
    def is_estimate(self) -> bool:
        """Whether the actual is estimated from samples."""
        return isinstance(self.measure, SurveyShare)


def target_progress(
    installation: Installation, figures: Figures, tasks: Iterable[AssignedTask], years: Sequence[int]
) -> list[TargetProgress]:
    """Every target of the plan, in its order, by the actuals of ``years``."""
    tasks = list(tasks)
    by_year = {year: _values(figures, year) for year in years}
    newest = max(years, default=None)
    found: list[TargetProgress] = []
    for key, target in installation.plan.targets.items():
        measure = installation.measures[key]
        actuals = {
            year: actual
            for year in years
            if (actual := _actual(installation, key, by_year[year], tasks, year)) is not None
        }
        found.append(TargetProgress(key, target, measure, progress(goal_of(target), actuals, newest)))
    return found


def goal_of(target: PlanTarget) -> Goal:
    """A target of the plan as a number to reach: 1 for what is to be done."""
    value = Fraction(target.value) if target.value is not None else Fraction(1)
    ceiling = PERCENT if target.unit == "percent" else None
    return Goal(value, target.year, target.since, target.yearly, ceiling, is_deed=target.operator == "done")


def _values(figures: Figures, year: int) -> dict[tuple[str, str], int]:
    frame = figures.inputs.figures.filter((pl.col(YEAR) == year) & (pl.col("state") == int(Reason.SCORED)))
    agencies, fields = frame["agency"].cast(pl.String), frame["field"].cast(pl.String)
    return {(a, f): v for a, f, v in zip(agencies, fields, frame["value"], strict=True)}


def _actual(
    installation: Installation, key: str, values: Values, tasks: Sequence[AssignedTask], year: int
) -> Actual | None:
    there = [agency for agency in installation.agencies.values() if agency.valid_from.year <= year]
    measure, found = installation.measures[key], None
    match measure:
        case ShareOfAgencies():
            own = {name for name, field in installation.criteria_set.fields.items() if field.source == "agency"}
            spoke = {agency for agency, field in values if field in own}
            found = _share_of_agencies(measure, values, _of(there, measure.annexes), spoke)
        case SumRatio():
            found = _sum_ratio(measure, values, _of(there, measure.annexes))
        case SurveyShare():
            found = _survey_share(measure, values, _of(there, measure.annexes))
        case Total():
            found = _total(measure, values, measure.agencies or _of(there, measure.annexes))
        case Registered():
            found = registered(_rows(installation.plan, measure, tasks), year, installation.plan.targets[key])
        case SharedFact():
            said = [value for (_, field), value in values.items() if field == measure.field]
            found = Actual(Fraction(min(1, max(said))), reported=1, asked=1) if said else None
        case NotMeasured():
            pass
    return found


def _of(agencies: Iterable[Agency], annexes: Sequence[str]) -> list[str]:
    return [agency.code for agency in agencies if agency.annex in annexes]


def _share_of_agencies(
    measure: ShareOfAgencies, values: Values, asked: Sequence[str], spoke: Container[str]
) -> Actual | None:
    """``spoke`` are the agencies that reported anything themselves: what the department records of one is no report."""
    reported = [code for code in asked if code in spoke]
    if not reported:
        return None
    there = sum(all(values.get((code, field), 0) > 0 for field in measure.fields) for code in asked)
    return Actual(PERCENT * there / len(asked), there, len(asked), len(reported), len(asked))


def _sum_ratio(measure: SumRatio, values: Values, asked: Sequence[str]) -> Actual | None:
    both = [code for code in asked if (code, measure.numerator) in values and (code, measure.denominator) in values]
    numerator = sum(values[code, measure.numerator] for code in both)
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
        Fraction(values[code, measure.favourable], values[code, measure.sample]) * values[code, measure.weight]
        for code in there
    )
    return Actual(PERCENT * sum(shares) / weight, reported=len(there), asked=len(asked))


def _total(measure: Total, values: Values, asked: Sequence[str]) -> Actual | None:
    there = [code for code in asked if any((code, field) in values for field in measure.fields)]
    if not there:
        return None
    total = sum(values.get((code, field), 0) for code in there for field in measure.fields)
    return Actual(Fraction(total), total, None, len(there), len(asked))


def _rows(plan: Plan, measure: Registered, tasks: Iterable[AssignedTask]) -> list[AssignedTask]:
    """The rows of the register that name one of the tasks, by its key or by its clause."""
    names = {fold(name) for code in measure.tasks for name in (code, plan.tasks[code].clause)}
    return [task for task in tasks if fold(task.code) in names]


def registered(rows: Sequence[AssignedTask], year: int, target: PlanTarget) -> Actual | None:
    """1 when all ``rows`` due by the end of ``year`` are done by then, 0 when one is surely not, None otherwise.

    None: no row is due yet and some are open, or one that is in doubt decides. For a yearly target the rows due in
    the very year decide; a row whose due day cannot be read belongs to every year.
    """
    if target.yearly:
        asked = [row for row in rows if row.due is None or row.due.year == year]
    elif all(_is_done(row, year) for row in rows):
        asked = list(rows)
    else:
        asked = [row for row in rows if row.due is None or row.due.year <= year]
    done = sum(_is_done(row, year) for row in asked)
    in_doubt = sum(row.outcome == "doubtful" for row in asked)
    if not asked or (in_doubt and done + in_doubt == len(asked)):
        return None
    return Actual(Fraction(int(done == len(asked))), done, len(asked), len(asked) - in_doubt, len(asked))


def _is_done(row: AssignedTask, year: int) -> bool:
    return row.outcome in _DONE and (row.done is None or row.done.year <= year)
