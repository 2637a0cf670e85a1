"""What leaders should decide: one matter a kind, in a stated order, with who acts and until when; nothing twice."""

from datetime import date

import pytest

from connectors.briefing.facts import BriefingFacts, Seen
from connectors.briefing.proposals import Proposal, proposals, working_days_later
from connectors.briefing.settings import PRIORITY
from connectors.ledger import CheckIn
from connectors.settings import settings
from connectors.verification.working_days import Calendar, load_calendar
from tests.unit.connectors.briefing.made_facts import (
    FINANCE,
    HEALTH,
    INTERIOR,
    LEAD,
    WARD,
    all_on_time,
    check_in,
    facts,
    release,
    scorecard,
)

FELL = [(HEALTH, 2025, 8500, 1, "tot"), (HEALTH, 2026, 7100, 1, "kha")]
PLAIN = Calendar(frozenset({2026, 2027}))


def proposed(found: BriefingFacts, *check_ins: CheckIn) -> dict[str, Proposal]:
    return {each.kind: each for each in proposals(found, check_ins, PLAIN)}


def test_every_report_overdue_is_one_matter_for_who_leads_within_five_working_days() -> None:
    made = scorecard(values=all_on_time(but=[HEALTH, WARD]))
    found = proposed(facts(made))["reports"]
    # The half-year was due on 19 June, the year on 19 December: both agencies owe both, the older first.
    assert found == Proposal(
        "reports",
        (f"{HEALTH} 2026-H1", f"{WARD} 2026-H1", f"{HEALTH} 2026", f"{WARD} 2026"),
        LEAD,
        date(2027, 1, 11),
    )


def test_nothing_is_proposed_when_there_is_nothing_to_say() -> None:
    made = scorecard([(HEALTH, 2026, 9000, 1, "xuat-sac")], values=all_on_time())
    seen = Seen(releases=[release()], released=made, appeals={7: True})
    assert set(proposed(facts(made, seen))) == set()


def test_an_agency_that_fell_has_to_explain_itself_several_through_who_leads() -> None:
    one = proposed(facts(scorecard(FELL, values=all_on_time())))["bands"]
    assert (one.subject, one.owner) == ((f"{HEALTH} tot",), HEALTH)
    two = [*FELL, (FINANCE, 2025, 9100, 1, "xuat-sac"), (FINANCE, 2026, 7900, 1, "kha")]
    both = proposed(facts(scorecard(two)))["bands"]
    assert (both.subject, both.owner) == ((f"{FINANCE} xuat-sac", f"{HEALTH} tot"), LEAD)


def test_a_fall_against_the_release_counts_once_and_names_the_band_that_was_public() -> None:
    public = scorecard([(HEALTH, 2026, 9100, 1, "xuat-sac")])
    seen = Seen(releases=[release()], released=public)
    found = proposed(facts(scorecard(FELL, values=all_on_time()), seen))
    assert found["bands"].subject == (f"{HEALTH} xuat-sac",)
    assert found["correction"].subject == ("hue-2026-1",)


def test_a_release_that_waits_is_to_be_signed_off_and_no_other_is_asked_for() -> None:
    waiting = release("hue-2026-2", number=2, is_public=False, supersedes=1)
    seen = Seen(releases=[release(), waiting], released=scorecard([(HEALTH, 2026, 9100, 1, "xuat-sac")]))
    found = proposed(facts(scorecard(FELL, values=all_on_time()), seen))
    assert found["release"].subject == ("hue-2026-2",)
    assert not {"publish", "correction"} & set(found)


@pytest.mark.parametrize(("as_of", "is_asked"), [(date(2026, 12, 19), False), (date(2026, 12, 31), True)])
def test_publishing_is_asked_for_once_every_report_is_due(as_of: date, is_asked: bool) -> None:
    assert ("publish" in proposed(facts(scorecard(as_of=as_of)))) is is_asked


def test_appeals_without_an_outcome_are_one_matter() -> None:
    found = proposed(facts(scorecard(), Seen(appeals={3: False, 4: True, 9: False})))
    assert found["appeals"].subject == ("3", "9")


def test_nobody_is_rewarded_before_a_result_is_public() -> None:
    rows = [(code, 2026, 9500 - 10 * place, place + 1, "xuat-sac") for place, code in
            enumerate((HEALTH, FINANCE, INTERIOR))]  # fmt: skip
    made = scorecard(rows, values=all_on_time())
    assert "rewards" not in proposed(facts(made))
    assert proposed(facts(made, Seen(releases=[release()], released=made)))["rewards"].subject == (HEALTH,)


def test_what_was_taken_up_is_not_proposed_again_done_or_not() -> None:
    made = scorecard(values=all_on_time(but=[HEALTH, WARD]))
    half = check_in("reports", f"{HEALTH} 2026-H1", f"{WARD} 2026-H1")
    found = proposed(facts(made), half)["reports"]
    assert found.subject == (f"{HEALTH} 2026", f"{WARD} 2026")
    rest = check_in("reports", *found.subject, number=2)
    assert "reports" not in proposed(facts(made), half, rest)
    of_last_year = check_in("reports", *found.subject, number=3, year=2025)
    assert proposed(facts(made), half, of_last_year)["reports"] == found


def test_matters_come_in_the_stated_order() -> None:
    made = scorecard(FELL)
    seen = Seen(releases=[release()], released=scorecard([(HEALTH, 2026, 9100, 1, "xuat-sac")]), appeals={3: False})
    kinds = [each.kind for each in proposals(facts(made, seen), [], PLAIN)]
    assert kinds == [kind for kind in PRIORITY if kind in kinds]
    assert kinds == ["reports", "appeals", "bands", "correction"]


def test_a_year_that_is_only_computed_again_asks_for_no_decision() -> None:
    assert proposals(facts(scorecard(FELL), Seen(appeals={3: False}), year=2025), [], PLAIN) == ()


def test_days_are_working_days_also_where_the_holidays_are_not_known_yet() -> None:
    known = load_calendar(settings().data)
    assert working_days_later(date(2026, 12, 28), 3, known) == date(2026, 12, 31)
    # Five working days from a Monday of an unknown year: the Monday after.
    assert working_days_later(date(2031, 1, 6), 5, PLAIN) == date(2031, 1, 13)
