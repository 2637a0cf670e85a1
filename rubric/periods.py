"""How the periods of a year make the year's figure: the annual figure, a sum, the last one, or months that reach."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from rubric.criteria.field import MonthsAtLeast
from rubric.reasons import TO_PART, Reason

YearRule = Literal["annual", "sum", "last"] | MonthsAtLeast


@dataclass(frozen=True, slots=True)
class PeriodFigure:
    """A figure of one period: ``value`` is the stored integer when ``state`` is SCORED."""

    period: str
    value: int
    state: Reason


@dataclass(frozen=True, slots=True)
class YearFigure:
    """The year's figure, its state, and the periods that made it."""

    value: int
    state: Reason
    periods: tuple[str, ...]


def year_figure(
    rule: YearRule, scale: int, year: int, figures: Sequence[PeriodFigure], owed: Collection[str] = ()
) -> YearFigure:
    """The year's figure from those of its periods.

    A sum or a count of months takes the months that can be read; a blank, unreadable or ``owed`` month that is not
    there adds nothing, and the state says that a part is missing. When no month can be read, the worst state of the
    months stands. Months cannot be counted from an annual figure.
    """
    own = [figure for figure in figures if figure.period == str(year)]
    parts = sorted((f for f in figures if f.period != str(year)), key=lambda figure: figure.period)
    if rule == "annual":
        return _single(own[-1:])
    if rule == "last":
        given = [figure for figure in parts + own if figure.state is not Reason.NOT_REPORTED]
        return _single(given[-1:])
    months = [figure for figure in parts if "-M" in figure.period]
    if not isinstance(rule, MonthsAtLeast):
        months = months or own or parts
    if months:
        given = {figure.period for figure in months}
        months += [PeriodFigure(period, 0, Reason.NOT_REPORTED) for period in owed if period not in given]
    readable = [figure for figure in months if figure.state is Reason.SCORED]
    if not readable:
        return YearFigure(0, max((figure.state for figure in months), default=Reason.NOT_REPORTED), ())
    lacking = max((figure.state for figure in months if not figure.state.is_scored), default=None)
    state = Reason.SCORED if lacking is None else Reason(lacking - TO_PART)
    used = tuple(figure.period for figure in months)
    if isinstance(rule, MonthsAtLeast):
        reached = sum(figure.value >= rule.months_at_least * scale for figure in readable)
        return YearFigure(reached * scale, state, used)
    return YearFigure(sum(figure.value for figure in readable), state, used)


def _single(figures: Sequence[PeriodFigure]) -> YearFigure:
    if not figures:
        return YearFigure(0, Reason.NOT_REPORTED, ())
    figure = figures[0]
    value = figure.value if figure.state is Reason.SCORED else 0
    return YearFigure(value, figure.state, (figure.period,))
