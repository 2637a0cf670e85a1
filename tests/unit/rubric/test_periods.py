"""How periods make the year: the annual figure, a sum, the last one, months that reach."""

import pytest

from rubric.criteria.field import MonthsAtLeast
from rubric.periods import PeriodFigure, YearFigure, year_figure
from rubric.reasons import Reason

OK, BLANK, BROKEN = Reason.SCORED, Reason.NOT_REPORTED, Reason.UNREADABLE
EIGHT = MonthsAtLeast(months_at_least=8, basis="proposed")


def months(*figures: tuple[int, Reason]) -> list[PeriodFigure]:
    return [PeriodFigure(f"2026-M{place:02}", value, state) for place, (value, state) in enumerate(figures, 1)]


def test_the_annual_figure_alone_counts_not_the_half_year() -> None:
    figures = [PeriodFigure("2026-H1", 5, OK), PeriodFigure("2026", 12, OK)]
    assert year_figure("annual", 1, 2026, figures) == YearFigure(12, OK, ("2026",))
    assert year_figure("annual", 1, 2026, figures[:1]) == YearFigure(0, BLANK, ())


def test_a_sum_takes_the_months_that_can_be_read() -> None:
    found = year_figure("sum", 1, 2026, months((3, OK), (0, BROKEN), (4, OK), (0, BLANK)))
    assert found == YearFigure(7, Reason.PART_UNREADABLE, ("2026-M01", "2026-M02", "2026-M03", "2026-M04"))


def test_a_blank_or_owed_month_that_is_not_there_leaves_its_mark() -> None:
    blank = year_figure("sum", 1, 2026, months((3, OK), (0, BLANK)))
    assert (blank.value, blank.state) == (3, Reason.PART_NOT_REPORTED)
    owed = year_figure("sum", 1, 2026, months((3, OK)), ["2026-M01", "2026-M02"])
    assert (owed.value, owed.state) == (3, Reason.PART_NOT_REPORTED)
    assert year_figure("sum", 1, 2026, months((3, OK)), ["2026-M01"]).state is OK


def test_months_are_never_counted_from_an_annual_figure() -> None:
    assert year_figure(EIGHT, 1, 2026, [PeriodFigure("2026", 150, OK)]) == YearFigure(0, BLANK, ())


def test_a_sum_without_months_takes_the_annual_figure_before_the_halves() -> None:
    halves = [PeriodFigure("2026-H1", 50, OK), PeriodFigure("2026-H2", 60, OK)]
    assert year_figure("sum", 1, 2026, halves).value == 110
    assert year_figure("sum", 1, 2026, [*halves, PeriodFigure("2026", 120, OK)]).value == 120


def test_a_real_zero_is_a_figure() -> None:
    assert year_figure("sum", 1, 2026, months((0, OK))) == YearFigure(0, OK, ("2026-M01",))


@pytest.mark.parametrize(("states", "expected"), [([BLANK, BROKEN], BROKEN), ([BLANK], BLANK), ([], BLANK)])
def test_without_a_readable_month_the_worst_state_stands(states: list[Reason], expected: Reason) -> None:
    assert year_figure("sum", 1, 2026, months(*[(0, state) for state in states])).state is expected


def test_the_last_month_that_says_anything_counts() -> None:
    assert year_figure("last", 1, 2026, months((3, OK), (5, OK), (0, BLANK))) == YearFigure(5, OK, ("2026-M02",))
    assert year_figure("last", 1, 2026, months((3, OK), (0, BROKEN))) == YearFigure(0, BROKEN, ("2026-M02",))


def test_months_that_reach_are_counted_at_the_bound() -> None:
    found = year_figure(EIGHT, 1, 2026, months((7, OK), (8, OK), (9, OK), (0, BROKEN)))
    assert (found.value, found.state) == (2, Reason.PART_UNREADABLE)
    assert year_figure(EIGHT, 1, 2026, months((0, OK), (7, OK))) == YearFigure(0, OK, ("2026-M01", "2026-M02"))
