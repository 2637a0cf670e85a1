"""Appeals: the window in working days, the states, and whom a changed decision moves."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from connectors.verification.appeals import (
    STATE_LABELS,
    days_left,
    effect,
    last_day,
    may_answer,
    may_appeal,
    moved,
    state_of,
)
from connectors.verification.decisions import apply
from connectors.verification.records import Appeal, Outcome
from connectors.verification.settings import VerificationSettings
from connectors.verification.working_days import load_calendar
from tests.unit.connectors.verification.made import (
    FINANCE,
    HOME_AFFAIRS,
    HUE,
    JUSTICE,
    TRAINED,
    Who,
    book,
    decision,
    scorecard_of,
    trained,
    value,
)

CALENDAR = load_calendar()
SETTINGS = VerificationSettings()
TOLD = datetime(2027, 1, 11, 3, 0, tzinfo=UTC)  # a Monday morning; the window ends on Monday 18 January
SAID = decision(1, value(TRAINED, 2), "adjust", 1)
APPEAL = Appeal(1, 1, "a@hue.example", datetime(2027, 1, 15, 3, 0, tzinfo=UTC), "có danh sách kèm theo")


def test_the_window_ends_five_working_days_after_the_day_it_was_told() -> None:
    assert last_day(TOLD, CALENDAR, SETTINGS) == date(2027, 1, 18)
    assert last_day(TOLD, CALENDAR, VerificationSettings(appeal_working_days=1)) == date(2027, 1, 12)


def test_the_clock_counts_working_days_down_to_none() -> None:
    on = [datetime(2027, 1, day, 3, 0, tzinfo=UTC) for day in (11, 15, 17, 18, 19)]
    assert [days_left(TOLD, now, CALENDAR, SETTINGS) for now in on] == [5, 1, 1, 0, 0]


def test_the_last_day_lasts_until_midnight_in_vietnam() -> None:
    before, after = datetime(2027, 1, 18, 16, 59, tzinfo=UTC), datetime(2027, 1, 18, 17, 0, tzinfo=UTC)
    assert state_of(replace(APPEAL, at=before), TOLD, CALENDAR, SETTINGS) == "open"
    assert state_of(replace(APPEAL, at=after), TOLD, CALENDAR, SETTINGS) == "late"


@pytest.mark.parametrize("outcome", ["upheld", "changed", "withdrawn"])
def test_an_outcome_is_the_state_whatever_came_before(outcome: Outcome) -> None:
    late = replace(APPEAL, at=datetime(2027, 2, 1, tzinfo=UTC), outcome=outcome)
    assert state_of(late, TOLD, CALENDAR, SETTINGS) == outcome
    assert outcome in STATE_LABELS


def test_a_reply_without_an_outcome_is_a_state_of_its_own() -> None:
    replied = replace(APPEAL, reply="đang xem", replied_by="b@hue.example", replied_at=TOLD)
    assert state_of(replied, TOLD, CALENDAR, SETTINGS) == "replied"


def refusal(who: Who, verdict: str = "adjust", day: int = 15) -> str:
    now = datetime(2027, 1, day, 3, 0, tzinfo=UTC)
    said = may_appeal(who, replace(SAID, verdict=verdict), TOLD, now, CALENDAR, SETTINGS)
    return said.en if said else ""


def test_the_agency_itself_may_appeal_in_time_against_what_changes_its_figure() -> None:
    for role in ("agency", "agency_leader"):
        assert refusal(Who("a", role, HOME_AFFAIRS)) == ""
    assert refusal(Who("a", "agency", HOME_AFFAIRS), day=18) == ""
    assert "closed on 2027-01-18" in refusal(Who("a", "agency", HOME_AFFAIRS), day=19)
    assert "nothing to appeal" in refusal(Who("a", "agency", HOME_AFFAIRS), "accept")
    assert "Only the agency" in refusal(Who("a", "agency", JUSTICE))
    assert "Only the agency" in refusal(Who("a", "verifier", HOME_AFFAIRS))


# Three departments report A4 alone: 4 points, 3 points (15 of 100), 2 points (1 of 10). 90 points apply to each.
FIRST, SECOND = trained(HOME_AFFAIRS, 2), trained(JUSTICE, 15, 100)
THIRD = trained(FINANCE, 2)
READINGS = [book(*FIRST), book(*SECOND), book(*THIRD)]
LOWERED = apply(READINGS, [decision(1, THIRD[0], "adjust", 1)], HUE, 2026).readings


def test_a_changed_decision_moves_the_agency_and_everybody_it_passes() -> None:
    before, after = scorecard_of(LOWERED), scorecard_of(READINGS)
    assert [before.standing(code, 2026).rank for code in (HOME_AFFAIRS, JUSTICE, FINANCE)] == [1, 2, 3]
    found = effect(before, after, FINANCE, 2026)
    assert (found.points, found.index) == (200, 222)  # 2,22 becomes 4,44
    assert (found.own.before.rank, found.own.after.rank) == (3, 1)
    assert [(each.agency, each.before.rank, each.after.rank) for each in found.others] == [(JUSTICE, 2, 3)]


def test_the_other_way_round_it_moves_the_same_agencies_back() -> None:
    before, after = scorecard_of(LOWERED), scorecard_of(READINGS)
    there, back = effect(before, after, FINANCE, 2026), effect(after, before, FINANCE, 2026)
    assert (back.points, back.index) == (-there.points, -there.index)
    assert [each.agency for each in back.others] == [each.agency for each in there.others]


def test_nobody_is_moved_by_nothing() -> None:
    assert moved(scorecard_of(READINGS), scorecard_of(READINGS), 2026) == []
    assert effect(scorecard_of(READINGS), scorecard_of(READINGS), FINANCE, 2026).others == ()


def test_who_changes_band_alone_is_told_too() -> None:
    before = scorecard_of(READINGS)
    band = list(HUE.criteria_set.bands)
    raised = replace(before.standing(JUSTICE, 2026), band=band[0])
    after = scorecard_of(READINGS)
    after.__dict__["_standings"] = {**before._standings, (JUSTICE, 2026): raised}
    assert [each.agency for each in moved(before, after, 2026)] == [JUSTICE]
    assert moved(before, after, 2026, leaving_out=[JUSTICE]) == []


def test_an_appeal_is_answered_by_another_member_who_may_decide_on_the_claim() -> None:
    made = decision(1, value(TRAINED, 2), "reject", by="a@hue.example")
    assert may_answer(Who("b@hue.example"), made, HUE, SETTINGS) is None
    same = may_answer(Who("A@hue.example "), made, HUE, SETTINGS)
    assert same is not None
    assert "người khác" in same.vi
    assert may_answer(Who("a@hue.example"), made, HUE, VerificationSettings(appeal_by_another=False)) is None
    assert may_answer(Who("b@hue.example", agency=HOME_AFFAIRS), made, HUE, SETTINGS) is not None
    assert may_answer(Who("b@hue.example", role="administrator"), made, HUE, SETTINGS) is not None
