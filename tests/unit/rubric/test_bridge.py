"""The bridge between two years of different rules: worked by hand, and parts that always add up."""

from collections.abc import Mapping
from datetime import date

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from rubric.bridge import STEPS, Side, bridges
from rubric.criteria.criteria_set import CriteriaSet
from rubric.frames import AGENCIES, FIGURES
from rubric.inputs import Inputs
from rubric.language import to_days
from rubric.reasons import Reason
from tests.reference.raw import Entry, count, days, every, field_of, late, text, to_target
from tests.reference.small_set import set_of, small_regime

LAST = set_of(
    (
        Entry("a", so=60, xa=60, fields={"done": count(1000)}, rule=to_target(every(10), done=1)),
        Entry("b", so=40, xa=40, fields={"held": count(1000)}, rule=to_target(every(10), held=1)),
    ),
    {},
)


def a_set(*entries: Entry) -> CriteriaSet:
    return set_of(entries, {})


def side(criteria_set: CriteriaSet, year: int, figures: Mapping[str, Mapping[str, int]]) -> Side:
    rows = [(a, year, f, v, int(Reason.SCORED)) for a, typed in figures.items() for f, v in typed.items()]
    inputs = Inputs(
        agencies=pl.DataFrame([(agency, "so") for agency in figures], schema=dict(AGENCIES), orient="row"),
        figures=pl.DataFrame(rows, schema=dict(FIGURES), orient="row"),
        as_of=date(year, 12, 31),
        years=[year],
    )
    return Side(criteria_set, small_regime(), inputs, year)


def test_each_part_of_a_change_is_worked_by_hand() -> None:
    new = a_set(
        Entry("a", so=50, xa=50, fields={"done": count(1000)}, rule=to_target(every(8), done=1)),
        Entry("b", so=40, xa=40, fields={"held": count(1000)}, rule=to_target(every(10), held=1)),
        Entry("c", so=10, xa=10, fields={}, rule=to_target(every(20), held=1)),
    )
    # Published 69.00; today last year's figures give 60 x 5/10 + 40 = 70. New rules under old maxima: 60 x 5/8 + 40 +
    # 10 x 10/20 = 82.5 of 110 = 75. New maxima: 31.25 + 40 + 5 = 76.25. This year: 50 + 32 + 4 = 86.
    last = side(LAST, 2026, {"y-te": {"done": 5, "held": 10}})
    this = side(new, 2027, {"y-te": {"done": 8, "held": 8}})
    made = bridges({"y-te": 6900}, last, this)["y-te"]
    assert made.parts == {"revised": 100, "rules": 500, "maxima": 125, "this_year": 975, "not_comparable": 0}
    assert (made.published, made.index, made.not_comparable) == (6900, 8600, ())


def test_a_criterion_that_last_year_could_not_answer_leaves_both_sides_and_is_listed() -> None:
    new = a_set(
        Entry("a", so=60, xa=60, fields={"done": count(1000)}, rule=to_target(every(10), done=1)),
        Entry("c", so=40, xa=40, fields={"fresh": count(1000)}, rule=to_target(every(10), fresh=1)),
    )
    # Last year 70. Without b (removed) and c (not comparable): 30 of 60 = 50. This year 36 of 60 = 60; with c 76.
    last = side(LAST, 2026, {"y-te": {"done": 5, "held": 10}})
    this = side(new, 2027, {"y-te": {"done": 6, "fresh": 10}})
    made = bridges({"y-te": 7000}, last, this)["y-te"]
    assert made.parts == {"revised": 0, "rules": -2000, "maxima": 0, "this_year": 1000, "not_comparable": 1600}
    assert made.not_comparable == ("c",)


def test_applicability_changes_with_the_maxima() -> None:
    never = [{"reason": text("không yêu cầu"), "annexes": ["so"]}]
    old = a_set(
        Entry("a", so=60, xa=60, fields={"done": count(1000)}, rule=to_target(every(10), done=1)),
        Entry("b", so=40, xa=40, fields={"held": count(1000)}, rule=to_target(every(10), held=1), outside=never),
    )
    # Last year only a counts: 30 of 60 = 50. The rules are the same; then b applies: 30 + 40 = 70.
    last, this = (side(each, y, {"y-te": {"done": 5, "held": 10}}) for each, y in ((old, 2026), (LAST, 2027)))
    made = bridges({"y-te": 5000}, last, this)["y-te"]
    assert made.not_comparable == ("b",)  # last year's forms did not ask an agency what did not apply to it
    assert sum(made.parts.values()) == made.index - 5000


def test_days_keep_their_place_in_the_year() -> None:
    day = field_of("date", "20/06/2026", "lower")
    rule = late({"plan": {"field": "plan_day", "last_day": days("01-31")}}, when_absent="not_reported")
    both = a_set(Entry("plan", so=100, xa=100, fields={"plan_day": day}, rule=rule))
    on_time, late_by_months = to_days(date(2026, 1, 15)), to_days(date(2027, 6, 30))
    made = bridges(
        {"y-te": 10_000},
        side(both, 2026, {"y-te": {"plan_day": on_time}}),
        side(both, 2027, {"y-te": {"plan_day": late_by_months}}),
    )["y-te"]
    assert made.parts["rules"] == made.parts["maxima"] == 0  # 15 January stays 15 January, not a year early
    assert made.parts["this_year"] == made.index - 10_000 < 0


def test_an_agency_without_a_last_year_has_no_bridge() -> None:
    last = side(LAST, 2026, {"y-te": {"done": 5, "held": 10}})
    this = side(LAST, 2027, {"y-te": {"done": 5, "held": 10}, "moi": {"done": 1}})
    assert set(bridges({"y-te": 7000}, last, this)) == {"y-te"}


AMOUNT = st.integers(0, 20)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), AMOUNT, AMOUNT, AMOUNT, AMOUNT, st.integers(1, 19), st.integers(1, 30))
def test_the_parts_add_up_to_the_last_hundredth(
    published: int, done: int, held: int, done_now: int, held_now: int, worth: int, goal: int
) -> None:
    new = a_set(
        Entry("a", so=100 - worth, xa=100 - worth, fields={"done": count(1000)}, rule=to_target(every(goal), done=1)),
        Entry("c", so=worth, xa=worth, fields={"held": count(1000)}, rule=to_target(every(7), held=1)),
    )
    last = side(LAST, 2026, {"y-te": {"done": done, "held": held}})
    this = side(new, 2027, {"y-te": {"done": done_now, "held": held_now}})
    made = bridges({"y-te": published}, last, this)["y-te"]
    assert tuple(made.parts) == STEPS
    assert published + sum(made.parts.values()) == made.index


def test_nothing_changed_gives_empty_parts() -> None:
    last, this = (side(LAST, year, {"y-te": {"done": 5, "held": 10}}) for year in (2026, 2027))
    assert set(bridges({"y-te": 7000}, last, this)["y-te"].parts.values()) == {0}
