"""Which decisions an agency is told of, and against which it may appeal."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from connectors.cycle.appealing import (
    LONGEST_APPEAL,
    decisions_told,
    mistake_in_appeal,
    why_not_appeal,
    why_not_withdraw,
)
from connectors.cycle.ledger_decisions import told_at
from connectors.ledger import Appeal, Decision
from connectors.verification.working_days import load_calendar
from tests.unit.connectors.cycle.made_state import NOW, OTHER, OURS, Who, decision, state

DAY = timedelta(days=1)
OFFICER = Who("can-bo@example.vn", "agency", OURS)


def why_not(*decisions: Decision, number: int = 1, who: Who = OFFICER, at: datetime = NOW, appeals: int = 0) -> str:
    made = [appeal(each) for each in range(1, appeals + 1)]
    found = why_not_appeal(state(decisions, made), who, number, at, load_calendar())
    return found.en if found else ""


def appeal(number: int, *, agency: str = OURS) -> Appeal:
    return Appeal(number, number, "hue", agency, "Có danh sách", "can-bo@example.vn", NOW)


def test_a_decision_that_waits_for_a_second_person_is_not_told() -> None:
    waiting = decision(1, needs_second=True)
    assert decisions_told(state([waiting]), OURS) == []
    assert why_not(waiting) == "There is no such decision on the agency's figures."
    returned = replace(waiting, agrees=False, confirmed_at=NOW)
    assert decisions_told(state([returned]), OURS) == []


def test_the_window_opens_when_the_second_person_has_agreed() -> None:
    agreed = replace(decision(1, needs_second=True), agrees=True, confirmed_at=NOW + 10 * DAY)
    assert told_at(agreed) == NOW + 10 * DAY
    assert why_not(agreed, at=NOW + 11 * DAY) == ""
    assert told_at(decision(1)) == NOW
    assert why_not(decision(1), at=NOW + 11 * DAY).startswith("The window closed on 2026-11-30")


def test_newest_first_and_of_no_other_agency() -> None:
    told = decisions_told(state([decision(1), decision(2, agency=OTHER), decision(3, field="so_tin")]), OURS)
    assert [each.number for each in told] == [3, 1]


def test_nobody_appeals_for_another_agency() -> None:
    assert why_not(decision(1, agency=OTHER)) == "There is no such decision on the agency's figures."
    assert why_not(decision(1), who=Who("x@example.vn", "agency", "")) != ""
    assert why_not(decision(1), who=Who("x@example.vn", "verifier", OURS)).startswith("Only the agency")
    assert why_not(decision(1)) == ""


def test_only_the_newest_decision_on_a_figure_once() -> None:
    assert why_not(decision(1), decision(2)).startswith("A newer decision")
    assert why_not(decision(1), decision(2, field="so_tin")) == ""
    assert why_not(decision(1), appeals=1).startswith("There is an appeal")


@pytest.mark.parametrize("text", ["", " \n\t "])
def test_an_appeal_says_something(text: str) -> None:
    found = mistake_in_appeal(text)
    assert found
    assert found.en == "Not sent: write what you have to say."


def test_an_appeal_has_at_most_two_thousand_characters() -> None:
    assert LONGEST_APPEAL == 2000
    assert mistake_in_appeal(" " + "ế" * 2000 + " ") is None
    found = mistake_in_appeal("ế" * 2001)
    assert found
    assert "2001" in found.vi


def test_one_takes_back_ones_own_open_appeal() -> None:
    def why(kept: Appeal) -> str:
        found = why_not_withdraw(state([decision(1)], [kept]), OFFICER, 1)
        return found.en if found else ""

    assert why(appeal(1)) == ""
    assert why(replace(appeal(1), reply="Đã nhận", replied_by="t@example.vn", replied_at=NOW)) == ""
    assert why(replace(appeal(1), outcome="stands")) == "This appeal is closed already."
    assert why(appeal(1, agency=OTHER)) == "The agency has made no such appeal."
    assert why(appeal(2)) == "The agency has made no such appeal."


def test_a_year_without_known_holidays_is_said() -> None:
    late = replace(decision(1), at=datetime(2031, 3, 3, tzinfo=UTC))
    assert "2031" in why_not(late, at=datetime(2031, 3, 4, tzinfo=UTC))
