"""Progress of targets: paths, paces and statuses, worked by hand, and what holds for any figures."""

import itertools
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubric.progress import Actual, Goal, progress

PERCENT = Fraction(100)


def reached(**years: float) -> dict[int, Actual]:
    return {int(year[1:]): Actual(Fraction(value).limit_denominator(1000)) for year, value in years.items()}


def test_without_any_actual_there_is_no_data_and_no_path() -> None:
    made = progress(Goal(Fraction(80), 2030, ceiling=PERCENT), {})
    assert (made.status, made.path, made.pace, made.projection) == ("no_data", {}, None, None)


def test_one_year_gives_a_path_but_no_pace() -> None:
    made = progress(Goal(Fraction(80), 2030), reached(y2026=40))
    assert made.status == "no_data"
    assert made.path == {2026: 40, 2027: 50, 2028: 60, 2029: 70, 2030: 80}
    assert made.pace is None
    assert made.pace_needed == 10


@pytest.mark.parametrize(
    ("latest", "status"),
    [
        (80, "achieved"),
        (95, "achieved"),
        (32, "on_track"),
        (31, "slow"),
        (27, "slow"),
        (26, "at_risk"),
        (10, "at_risk"),
    ],
)
def test_status_by_pace_against_what_is_needed(latest: int, status: str) -> None:
    # From 20 in 2025 to 80 in 2030: at 32 the pace is 12 and (80 - 32) / 4 = 12 is needed; at 31 it is 11 of 12.25;
    # at 27 it is 7 of 13.25, at 26 it is 6 of 13.5, less than half.
    assert progress(Goal(Fraction(80), 2030), reached(y2025=20, y2026=latest)).status == status


def test_the_border_of_slow() -> None:
    # 80/3 = 26.67: pace 20/3, needed 40/3: exactly half is still slow.
    actuals = {2025: Actual(Fraction(20)), 2026: Actual(Fraction(80, 3))}
    assert progress(Goal(Fraction(80), 2030), actuals).status == "slow"
    assert (
        progress(Goal(Fraction(80), 2030), {**actuals, 2026: Actual(Fraction(80, 3) - Fraction(1, 1000))}).status
        == "at_risk"
    )


def test_no_more_than_the_target_is_required_of_a_base_above_it() -> None:
    made = progress(Goal(Fraction(80), 2028, ceiling=PERCENT), reached(y2026=92))
    assert made.path == {2026: 80, 2027: 80, 2028: 80}


def test_a_base_of_zero_is_as_good_as_any() -> None:
    made = progress(Goal(Fraction(70), 2030, ceiling=PERCENT), reached(y2025=0, y2026=14))
    assert (made.status, made.pace, made.pace_needed, made.projection) == ("on_track", 14, 14, 70)


def test_falling_back_is_at_risk_and_projected_no_lower_than_nothing() -> None:
    made = progress(Goal(Fraction(80), 2030), reached(y2025=30, y2026=20))
    assert (made.status, made.pace, made.projection) == ("at_risk", -10, 0)


def test_a_projection_of_percents_stops_at_a_hundred() -> None:
    made = progress(Goal(Fraction(100), 2030, ceiling=PERCENT), reached(y2025=10, y2026=60))
    assert (made.status, made.projection) == ("on_track", 100)


def test_a_gap_between_years_stays_a_gap_and_pace_is_by_year() -> None:
    made = progress(Goal(Fraction(80), 2030), reached(y2025=20, y2028=50))
    assert set(made.actuals) == {2025, 2028}
    assert (made.pace, made.pace_needed, made.status) == (10, 15, "slow")


def test_after_its_year_an_unreached_target_is_at_risk_without_a_pace_to_need() -> None:
    made = progress(Goal(Fraction(100), 2025), reached(y2025=90, y2026=95))
    assert (made.status, made.pace_needed, made.projection) == ("at_risk", None, None)


def test_a_yearly_target_is_judged_in_its_newest_year() -> None:
    goal = Goal(Fraction(100), 2030, since=2026, yearly=True, ceiling=PERCENT)
    assert progress(goal, reached(y2025=100, y2026=98)).status == "at_risk"
    made = progress(goal, reached(y2025=60, y2026=100))
    assert made.status == "achieved"
    assert made.path == dict.fromkeys(range(2026, 2031), 100)


def test_a_yearly_target_without_a_first_year_owes_nothing_before_its_target_year() -> None:
    goal = Goal(Fraction(1), 2027, yearly=True, is_deed=True)
    made = progress(goal, reached(y2025=0, y2026=0))
    assert (made.status, made.undecided, made.path) == ("no_data", "not_due", {2027: 1})
    assert progress(goal, reached(y2025=0, y2027=0)).status == "at_risk"


def test_what_was_reached_by_its_year_is_not_taken_back() -> None:
    goal = Goal(Fraction(100), 2025, ceiling=PERCENT)
    assert progress(goal, reached(y2025=100, y2026=95)).status == "achieved"
    assert progress(goal, reached(y2025=95, y2026=100)).status == "achieved"  # late, but there
    # Reached before its year only: by its year it was lost again.
    assert progress(goal, reached(y2024=100, y2025=95)).status == "at_risk"


def test_one_year_that_has_reached_the_target_is_enough() -> None:
    made = progress(Goal(Fraction(80), 2030), reached(y2026=80))
    assert (made.status, made.undecided, made.pace_needed) == ("achieved", "", 0)


def test_a_yearly_target_missed_is_at_risk_also_with_years_left_and_has_no_pace_to_need() -> None:
    goal = Goal(Fraction(100), 2030, since=2026, yearly=True, ceiling=PERCENT)
    made = progress(goal, reached(y2026=100, y2027=60))
    assert (made.status, made.pace_needed, made.projection) == ("at_risk", None, None)


def test_a_yearly_target_without_a_last_year_is_asked_of_every_year_with_an_actual() -> None:
    goal = Goal(Fraction(1), 2026, since=2026, yearly=True, is_deed=True)
    made = progress(goal, reached(y2026=1, y2027=1, y2028=0))
    assert made.path == {2026: 1, 2027: 1, 2028: 1}
    assert made.status == "at_risk"
    assert progress(goal, reached(y2026=0, y2027=1)).status == "achieved"


def test_a_yearly_target_that_has_not_begun_is_a_target_of_its_first_year() -> None:
    goal = Goal(Fraction(100), 2030, since=2028, yearly=True, ceiling=PERCENT)
    # 100 − 60 = 40 in two years: 20 a year are needed.
    assert progress(goal, reached(y2025=40, y2026=60)).status == "on_track"
    assert progress(goal, reached(y2026=100)).status == "on_track"  # there, but nothing was asked yet
    made = progress(goal, reached(y2025=41, y2026=60))
    assert (made.status, made.undecided, made.pace_needed) == ("no_data", "not_due", 20)
    assert made.path == {2028: 100, 2029: 100, 2030: 100}


def test_a_span_that_has_not_begun_is_not_late() -> None:
    goal = Goal(Fraction(80), 2030, since=2028, ceiling=PERCENT)
    assert progress(goal, reached(y2026=0, y2027=0)).undecided == "not_due"
    assert progress(goal, reached(y2026=20, y2027=40)).status == "on_track"
    assert progress(goal, reached(y2027=80)).status == "achieved"
    # From its first year on it is judged like any other: 0 of the 40 a year that are needed.
    assert progress(goal, reached(y2027=0, y2028=0)).status == "at_risk"


def test_something_to_be_done_later_is_neither_on_track_nor_late() -> None:
    goal = Goal(Fraction(1), 2027, is_deed=True)
    made = progress(goal, reached(y2025=0, y2026=0))
    assert (made.status, made.undecided) == ("no_data", "not_due")
    assert (made.pace, made.pace_needed, made.projection, made.path) == (None, None, None, {2027: 1})
    assert progress(goal, reached(y2026=1)).status == "achieved"
    assert progress(goal, reached(y2026=0, y2027=0)).status == "at_risk"
    assert progress(goal, reached(y2027=0, y2028=1)).status == "achieved"


def test_a_target_year_that_passed_without_an_actual_claims_nothing() -> None:
    goal = Goal(Fraction(80), 2027, ceiling=PERCENT)
    actuals = reached(y2025=20, y2026=50)
    assert progress(goal, actuals, newest_year=2027).status == "on_track"
    made = progress(goal, actuals, newest_year=2028)
    assert (made.status, made.undecided) == ("no_data", "gap")
    assert progress(goal, reached(y2025=20, y2028=50), newest_year=2028).status == "at_risk"


def test_only_no_data_has_a_reason() -> None:
    goal = Goal(Fraction(80), 2030)
    assert progress(goal, {}).undecided == "no_actual"
    assert progress(goal, reached(y2026=10)).undecided == "one_year"
    assert progress(goal, reached(y2025=0, y2026=30)).undecided == ""


VALUES = st.fractions(min_value=0, max_value=100, max_denominator=50)


@given(VALUES, VALUES, VALUES, st.integers(1, 5), st.integers(1, 5))
def test_the_path_joins_base_and_target_in_equal_steps(
    base: Fraction, latest: Fraction, goal: Fraction, first: int, left: int
) -> None:
    year = 2020 + first + left
    made = progress(Goal(goal, year), {2020: Actual(base), 2020 + first: Actual(latest)})
    path = [made.path[each] for each in sorted(made.path)]
    assert path[0] == min(base, goal)
    assert path[-1] == goal
    assert len({later - earlier for earlier, later in itertools.pairwise(path)}) == 1


@given(VALUES, VALUES, VALUES, st.integers(1, 5), st.integers(1, 5))
def test_on_track_is_exactly_a_projection_that_reaches_the_target(
    base: Fraction, latest: Fraction, goal: Fraction, first: int, left: int
) -> None:
    made = progress(Goal(goal, 2020 + first + left), {2020: Actual(base), 2020 + first: Actual(latest)})
    assert made.projection is not None
    if made.status == "on_track":
        assert made.projection >= goal
    elif made.status in {"slow", "at_risk"}:
        assert made.projection < goal


@given(VALUES, VALUES, st.integers(1, 5))
def test_more_reached_is_never_a_worse_status(base: Fraction, goal: Fraction, left: int) -> None:
    order = ["no_data", "at_risk", "slow", "on_track", "achieved"]
    statuses = [
        progress(Goal(goal, 2021 + left), {2020: Actual(base), 2021: Actual(Fraction(value))}).status
        for value in range(101)
    ]
    places = [order.index(status) for status in statuses]
    assert places == sorted(places)


GOALS = st.builds(
    Goal,
    value=VALUES,
    year=st.integers(2024, 2032),
    since=st.none() | st.integers(2024, 2032),
    yearly=st.booleans(),
    ceiling=st.sampled_from([None, PERCENT]),
    is_deed=st.booleans(),
)
ACTUALS = st.dictionaries(st.integers(2022, 2034), st.builds(Actual, VALUES), max_size=6)


@given(GOALS, ACTUALS, st.none() | st.integers(2022, 2036))
def test_any_figures_give_a_progress_that_claims_no_more_than_they_hold(
    goal: Goal, actuals: dict[int, Actual], newest: int | None
) -> None:
    made = progress(goal, actuals, newest)
    assert made.actuals == actuals  # nothing is filled in
    assert (made.status == "no_data") == bool(made.undecided)
    if made.projection is not None:
        assert made.projection >= 0
        assert goal.ceiling is None or made.projection <= goal.ceiling
    assert made.pace is None or abs(made.pace) <= 100  # points a year, never a ratio to a base that may be zero
    assert made.pace_needed is None or made.pace_needed >= 0
    if made.status == "achieved":
        assert any(each.value >= goal.value for each in actuals.values())
    if goal.is_deed:
        assert made.status not in {"slow", "on_track"} or (goal.yearly and made.status == "on_track")
    if made.path and made.base_year is not None:
        assert min(made.path) >= made.base_year
        assert list(made.path) == list(range(min(made.path), max(made.path) + 1))


@given(GOALS, ACTUALS, VALUES, VALUES)
def test_more_in_the_newest_year_is_never_a_worse_status(
    goal: Goal, actuals: dict[int, Actual], one: Fraction, other: Fraction
) -> None:
    order = ["no_data", "at_risk", "slow", "on_track", "achieved"]
    newest = max(actuals, default=2026)
    less, more = sorted([one, other])
    low, high = (progress(goal, {**actuals, newest: Actual(value)}).status for value in (less, more))
    assert order.index(low) <= order.index(high)
