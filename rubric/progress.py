"""Progress of a target over the years: the path it requires, the pace so far against the pace still needed.

Everything is a difference in points a year, never a rate of growth: a base of zero is as good as any other. Status by
these thresholds, in this order:

    achieved   the newest actual has reached the target (a yearly target: in the newest year)
    no data    no actual at all, or only that of one year and the target year still to come: no pace can be told
    at risk    the target year has passed unreached (a yearly target: its newest year did, from its first year on), or
               the pace is below half of what is needed
    slow       the pace is at least half of what is needed, yet not all of it
    on track   the pace carries to the target by its year
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Status = Literal["achieved", "on_track", "slow", "at_risk", "no_data"]
HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Actual:
    """What was reached in a year: a share in percent points from a numerator and a denominator, or a plain count.

    ``reported`` of ``asked`` units stand behind it, so that a reader sees how much of the locality it speaks for.
    """

    value: Fraction
    numerator: int | None = None
    denominator: int | None = None
    reported: int = 0
    asked: int = 0


@dataclass(frozen=True, slots=True)
class Goal:
    """What must be reached: ``value`` by ``year``; ``since`` is the first year of a span or of a yearly target.

    ``ceiling`` bounds what can be projected: 100 for percentages, None for counts.
    """

    value: Fraction
    year: int
    since: int | None = None
    yearly: bool = False
    ceiling: Fraction | None = None

    @property
    def first_year(self) -> int:
        """The first year a yearly target is owed: a plan that says “by 2027, yearly” owes nothing in 2026."""
        return self.since or self.year


@dataclass(frozen=True)
class Progress:
    """How a target stands after the newest year with an actual.

    Paces are in points a year; None where two years with an actual are missing or no year is left. ``path`` is what
    each year from the base to the target year requires. ``projection`` is the value in the target year if every year
    from now on adds what the years since the base added on average.
    """

    goal: Goal
    actuals: Mapping[int, Actual]
    status: Status
    base_year: int | None
    latest_year: int | None
    path: Mapping[int, Fraction]
    pace: Fraction | None
    pace_needed: Fraction | None
    projection: Fraction | None


def progress(goal: Goal, actuals: Mapping[int, Actual]) -> Progress:
    """The progress of a target by its actuals; years without one are simply absent.

    >>> made = progress(Goal(Fraction(80), 2030), {2025: Actual(Fraction(20)), 2026: Actual(Fraction(30))})
    >>> made.status, made.pace, made.pace_needed, made.projection
    ('slow', Fraction(10, 1), Fraction(25, 2), Fraction(70, 1))
    """
    known = dict(sorted(actuals.items()))
    base_year, latest_year = min(known, default=None), max(known, default=None)
    if base_year is None or latest_year is None:
        return Progress(goal, known, "no_data", None, None, {}, None, None, None)
    base, latest = known[base_year].value, known[latest_year].value
    pace = (latest - base) / (latest_year - base_year) if latest_year > base_year else None
    left = goal.year - latest_year
    needed = max(Fraction(0), goal.value - latest) / left if left > 0 else None
    projection = _bounded(latest + pace * left, goal.ceiling) if pace is not None and left > 0 else None
    return Progress(
        goal=goal,
        actuals=known,
        status=_status(goal, latest, latest_year, pace, needed),
        base_year=base_year,
        latest_year=latest_year,
        path=_path(goal, base_year, base),
        pace=pace,
        pace_needed=needed,
        projection=projection,
    )


def _status(goal: Goal, latest: Fraction, latest_year: int, pace: Fraction | None, needed: Fraction | None) -> Status:
    if latest >= goal.value:
        return "achieved"
    if needed is None or (goal.yearly and latest_year >= goal.first_year):
        return "at_risk"
    if pace is None:
        return "no_data"
    if pace >= needed:
        return "on_track"
    return "slow" if pace >= HALF * needed else "at_risk"


def _path(goal: Goal, base_year: int, base: Fraction) -> dict[int, Fraction]:
    """A straight line from the base to the target; the target itself from its first year on for a yearly one."""
    if goal.yearly:
        first = max(base_year, goal.first_year)
        return dict.fromkeys(range(first, goal.year + 1), goal.value)
    if goal.year <= base_year:
        return {base_year: goal.value}
    step = max(Fraction(0), goal.value - base) / (goal.year - base_year)
    return {year: base + step * (year - base_year) for year in range(base_year, goal.year + 1)}


def _bounded(value: Fraction, ceiling: Fraction | None) -> Fraction:
    value = max(Fraction(0), value)
    return value if ceiling is None else min(value, ceiling)
