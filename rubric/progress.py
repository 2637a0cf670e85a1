"""Progress of a target over the years: the path it requires, the pace so far against the pace still needed.

Everything is a difference in points a year, never a rate of growth: a base of zero is as good as any other. Status by
these thresholds, in this order:

    achieved   the newest actual has reached the target, or that of the target year itself had: what was reached by
               its year is not taken back. A yearly target asks it of every year: its newest actual must reach it
    at risk    the target year (of a yearly target: its first year) is there or past, and the target is unreached
    no data    nothing can be claimed, and ``undecided`` says why: no actual at all; that of one year only, so no pace;
               the target year has passed without one; something to be done (yes or no has no pace) whose year is to
               come; a span or a yearly target that has not begun and whose pace would not do: nothing is late yet
    on track   the pace carries to the target by its year; of a yearly target that has not begun, also: already there
    slow       the pace is at least half of what is needed, yet not all of it
    at risk    the pace is below half of what is needed
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Status = Literal["achieved", "on_track", "slow", "at_risk", "no_data"]
Undecided = Literal["", "no_actual", "one_year", "gap", "not_due"]
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

    ``ceiling`` bounds what can be projected: 100 for percentages, None for counts. ``is_deed``: it is done or not.
    """

    value: Fraction
    year: int
    since: int | None = None
    yearly: bool = False
    ceiling: Fraction | None = None
    is_deed: bool = False

    @property
    def first_year(self) -> int:
        """The first year that asks for it: of a yearly target that of ``since``, otherwise the target year."""
        return self.since if self.yearly and self.since is not None else self.year


@dataclass(frozen=True)
class Progress:
    """How a target stands after the newest year with an actual.

    Paces are in points a year; None where two years with an actual are missing, no year is left, or there is nothing
    to pace (a deed; a yearly target once it has begun). ``path`` is what each year from the base on requires.
    ``projection`` is the value in the target year if every year from now on adds what the years since the base added
    on average. ``undecided`` says why the status is “no data”; empty otherwise.
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
    undecided: Undecided = ""


def progress(goal: Goal, actuals: Mapping[int, Actual], newest_year: int | None = None) -> Progress:
    """The progress of a target by its actuals; years without one are simply absent.

    ``newest_year`` is the newest year asked about, with or without an actual.

    >>> made = progress(Goal(Fraction(80), 2030), {2025: Actual(Fraction(20)), 2026: Actual(Fraction(30))})
    >>> made.status, made.pace, made.pace_needed, made.projection
    ('slow', Fraction(10, 1), Fraction(25, 2), Fraction(70, 1))
    """
    known = dict(sorted(actuals.items()))
    base_year, latest_year = min(known, default=None), max(known, default=None)
    if base_year is None or latest_year is None:
        return Progress(goal, known, "no_data", None, None, {}, None, None, None, "no_actual")
    base, latest = known[base_year].value, known[latest_year].value
    left = goal.first_year - latest_year
    pace = needed = projection = None
    if latest_year > base_year and not goal.is_deed:
        pace = (latest - base) / (latest_year - base_year)
    if left > 0 and not goal.is_deed:
        needed = max(Fraction(0), goal.value - latest) / left
        projection = _bounded(latest + pace * left, goal.ceiling) if pace is not None else None
    status, undecided = _status(goal, known, latest_year, pace, needed, newest_year or latest_year)
    path = _path(goal, base_year, base, latest_year)
    return Progress(goal, known, status, base_year, latest_year, path, pace, needed, projection, undecided)


def _status(
    goal: Goal,
    known: Mapping[int, Actual],
    latest_year: int,
    pace: Fraction | None,
    needed: Fraction | None,
    newest_year: int,
) -> tuple[Status, Undecided]:
    is_reached = known[latest_year].value >= goal.value
    was_reached = not goal.yearly and goal.year in known and known[goal.year].value >= goal.value
    if latest_year >= goal.first_year or (is_reached and not goal.yearly):
        return ("achieved", "") if is_reached or was_reached else ("at_risk", "")
    if newest_year > goal.first_year:
        return "no_data", "gap"
    if is_reached:
        return "on_track", ""
    if needed is None:
        return "no_data", "not_due"
    if pace is None:
        return "no_data", "one_year"
    return _by_pace(pace, needed, has_begun=latest_year >= (goal.since or latest_year))


def _by_pace(pace: Fraction, needed: Fraction, *, has_begun: bool) -> tuple[Status, Undecided]:
    if pace >= needed:
        return "on_track", ""
    if not has_begun:
        return "no_data", "not_due"
    return ("slow" if pace >= HALF * needed else "at_risk"), ""


def _path(goal: Goal, base_year: int, base: Fraction, latest_year: int) -> dict[int, Fraction]:
    """A straight line from the base to the target; the target itself in every year that a yearly one asks for.

    It never asks for more than the target, also where the base is above that. A deed has no way there: only its year
    asks for it.
    """
    if goal.yearly:
        return dict.fromkeys(range(max(base_year, goal.first_year), max(latest_year, goal.year) + 1), goal.value)
    if goal.year <= base_year:
        return {base_year: goal.value}
    if goal.is_deed:
        return {goal.year: goal.value}
    start = min(base, goal.value)
    step = (goal.value - start) / (goal.year - base_year)
    return {year: start + step * (year - base_year) for year in range(base_year, goal.year + 1)}


def _bounded(value: Fraction, ceiling: Fraction | None) -> Fraction:
    value = max(Fraction(0), value)
    return value if ceiling is None else min(value, ceiling)
