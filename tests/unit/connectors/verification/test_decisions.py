"""Decisions take the place of inputs; points follow, and nothing else does."""

from copy import deepcopy
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.figures import assemble
from connectors.reported import Approval, BookReading
from connectors.scorecard import Scorecard
from connectors.verification.claims import claim_of
from connectors.verification.decisions import apply
from connectors.verification.records import Decision, Verdict
from rubric.reasons import Reason
from rubric.scoring import score
from tests.unit.connectors.verification.made import (
    ALL_STAFF,
    AS_OF,
    HOME_AFFAIRS,
    HUE,
    JUSTICE,
    TRAINED,
    book,
    decision,
    scorecard_of,
    trained,
    value,
)

ALL_OF_PRESS = "hue-bao-ptth"


def finding(scorecard: Scorecard, item: str, agency: str = HOME_AFFAIRS) -> tuple[int, int]:
    """Points and reason of one criterion."""
    found = next(each for each in scorecard.findings(agency, 2026) if each.item == item)
    return found.points, found.reason


def after(readings: list[BookReading], *decisions: Decision) -> Scorecard:
    return scorecard_of(apply(readings, decisions, HUE, 2026).readings)


def test_an_adjustment_sets_the_value_and_the_points_follow_the_rule() -> None:
    some, staff = trained(HOME_AFFAIRS, 2)
    readings = [book(some, staff)]
    assert finding(scorecard_of(readings), "A4") == (400, Reason.SCORED)  # 2 of 10 is the target of 20 %
    # 1 of 10 is half of the target: 2 points of 4.
    assert finding(after(readings, decision(1, some, "adjust", 1)), "A4") == (200, Reason.SCORED)


def test_an_adjustment_makes_an_unreadable_cell_count() -> None:
    some, staff = value(TRAINED, None, state="unreadable", text="hai"), value(ALL_STAFF, 10)
    readings = [book(some, staff)]
    assert finding(scorecard_of(readings), "A4") == (0, Reason.UNREADABLE)
    assert finding(after(readings, decision(1, some, "adjust", 2)), "A4") == (400, Reason.SCORED)


def test_a_rejected_figure_is_not_reported_and_the_reason_is_kept() -> None:
    some, staff = trained(HOME_AFFAIRS, 2)
    said = decision(1, some, "reject", reason="không có danh sách lớp")
    verified = apply([book(some, staff)], [said], HUE, 2026)
    assert finding(scorecard_of(verified.readings), "A4") == (0, Reason.NOT_REPORTED)
    assert verified.applied[HOME_AFFAIRS, "2026", TRAINED].reason == "không có danh sách lớp"


def test_an_approved_request_leaves_both_sides_of_the_division() -> None:
    some, staff = value(TRAINED, None, state="not_applicable", text="KAD"), value(ALL_STAFF, 10)
    readings = [book(some, staff)]
    assert finding(scorecard_of(readings), "A4") == (0, Reason.REQUESTED)
    scorecard = after(readings, decision(1, some, "not_applicable", reason="không có cán bộ chuyên trách"))
    assert finding(scorecard, "A4") == (0, Reason.NA_APPROVED)
    # Nobody was surveyed, so E1 and E2 (5 points each) do not apply either.
    assert scorecard.standing(HOME_AFFAIRS, 2026).maximum == 10_000 - 1000 - 400


def test_rejecting_a_request_takes_back_what_the_department_had_approved_for_the_field() -> None:
    some, staff = value(TRAINED, None, state="not_applicable", text="KAD"), value(ALL_STAFF, 10)
    allowed = Approval(HOME_AFFAIRS, 2026, TRAINED, True, "", some.address)
    other = Approval(HOME_AFFAIRS, 2026, "co_kiem_tra", True, "", some.address)
    readings = [book(some, staff), BookReading("sổ chủ trì", approvals=[allowed, other])]
    assert finding(scorecard_of(readings), "A4") == (0, Reason.NA_APPROVED)
    verified = apply(readings, [decision(1, some, "reject")], HUE, 2026)
    assert finding(scorecard_of(verified.readings), "A4") == (0, Reason.NOT_REPORTED)
    assert [each for reading in verified.readings for each in reading.approvals] == [other]


def test_asking_for_evidence_decides_nothing_and_opens_a_decided_claim_again() -> None:
    some, staff = trained(HOME_AFFAIRS, 2)
    decisions = [decision(1, some, "adjust", 1), decision(2, some, "ask_evidence", reason="cần danh sách")]
    verified = apply([book(some, staff)], decisions, HUE, 2026)
    assert verified.applied == {}
    assert verified.asked == {(HOME_AFFAIRS, "2026", TRAINED): decisions[1]}
    assert finding(scorecard_of(verified.readings), "A4") == (400, Reason.SCORED)


def test_the_higher_number_stands_whatever_the_clock_said_and_whatever_the_order() -> None:
    some, staff = trained(HOME_AFFAIRS, 2)
    first, second = decision(7, some, "adjust", 1), decision(8, some, "adjust", 0)
    assert first.at > second.at
    for order in ([first, second], [second, first]):
        assert apply([book(some, staff)], order, HUE, 2026).applied[HOME_AFFAIRS, "2026", TRAINED] == second


def test_a_decision_on_another_content_is_stale_ignored_and_listed() -> None:
    some, staff = trained(HOME_AFFAIRS, 2)
    said = decision(1, some, "adjust", 0)
    verified = apply([book(replace(some, value=3), staff)], [said], HUE, 2026)
    assert (verified.stale, verified.applied) == ((said,), {})
    assert {claim.field for claim in verified.undecided} == {TRAINED, ALL_STAFF}
    assert finding(scorecard_of(verified.readings), "A4") == (400, Reason.SCORED)


def test_a_decision_on_a_cell_that_is_blank_now_is_stale() -> None:
    some, staff = trained(HOME_AFFAIRS, 2)
    said = decision(1, some)
    blank = replace(some, state="missing", value=None)
    assert apply([book(blank, staff)], [said], HUE, 2026).stale == (said,)


def test_a_cell_that_reads_again_as_it_was_decided_is_decided_again() -> None:
    some, staff = trained(HOME_AFFAIRS, 2)
    first, on_other = decision(1, some, "adjust", 1), decision(2, replace(some, value=5), "adjust", 0)
    verified = apply([book(some, staff)], [first, on_other], HUE, 2026)
    assert (verified.applied[HOME_AFFAIRS, "2026", TRAINED], verified.stale) == (first, ())


def test_decisions_of_another_year_are_no_concern_of_this_one() -> None:
    some, staff = trained(HOME_AFFAIRS, 2)
    verified = apply([book(some, staff)], [decision(1, replace(some, period="2025"))], HUE, 2026)
    assert (verified.applied, verified.stale) == ({}, ())


def test_a_decision_that_waits_for_a_second_person_decides_nothing_yet() -> None:
    some, staff = trained(HOME_AFFAIRS, 2)
    said = decision(1, some, "adjust", 0)
    verified = apply([book(some, staff)], [said], HUE, 2026, waiting={1})
    assert (verified.waiting, verified.applied) == ((said,), {})
    assert finding(scorecard_of(verified.readings), "A4") == (400, Reason.SCORED)


def test_a_decision_the_set_does_not_take_is_listed_with_the_reason() -> None:
    some, staff = trained(HOME_AFFAIRS, 2)
    wrong = decision(1, some, "adjust", -1)
    verified = apply([book(some, staff)], [wrong], HUE, 2026)
    assert [each for each, _ in verified.invalid] == [wrong]
    assert verified.applied == {}


def test_the_decision_holds_in_every_book_that_repeats_the_figure() -> None:
    some, staff = trained(HOME_AFFAIRS, 2)
    again = value(TRAINED, 2, book="sổ chung")
    verified = apply([book(some, staff), book(again)], [decision(1, again, "adjust", 1)], HUE, 2026)
    assert [v.value for reading in verified.readings for v in reading.values if v.field == TRAINED] == [1, 1]


def test_rejecting_the_last_month_of_the_press_lets_the_month_before_stand() -> None:
    months = [value("kp_du_toan", 1000 * month, ALL_OF_PRESS, f"2026-M{month:02}") for month in (1, 2)]
    verified = apply([book(*months)], [decision(1, months[1], "reject")], HUE, 2026)
    figures = assemble(HUE, verified.readings, as_of=AS_OF, years=[2026]).inputs.figures
    assert figures.select("field", "value").rows() == [("kp_du_toan", 1000)]


def test_one_month_of_a_sum_cannot_free_the_whole_year() -> None:
    month = value("so_bai", 5, ALL_OF_PRESS, "2026-M01")
    verified = apply([book(month)], [decision(1, month, "not_applicable")], HUE, 2026)
    assert [each.id for each, _ in verified.invalid] == [1]
    assert verified.readings[0].approvals == []


def test_the_share_verified_counts_claims_one_by_one() -> None:
    some, staff = trained(HOME_AFFAIRS, 2)
    bai, tin = value("so_bai", 3), value("so_tin", 4)
    decisions = [decision(1, some), decision(2, staff, "reject"), decision(3, bai, "ask_evidence")]
    verified = apply([book(some, staff, bai, tin), book(*trained(JUSTICE, 1))], decisions, HUE, 2026)
    assert verified.share(HOME_AFFAIRS) == Fraction(2, 4)
    assert verified.share(JUSTICE) == 0
    assert verified.share("hue-so-xay-dung") == 1  # it claims nothing


def test_the_readings_that_were_given_stay_as_they_are() -> None:
    some, staff = value(TRAINED, None, state="not_applicable", text="KAD"), value(ALL_STAFF, 10)
    readings = [book(some, staff)]
    before = deepcopy(readings)
    apply(readings, [decision(1, some, "not_applicable"), decision(2, staff, "adjust", 1)], HUE, 2026)
    assert readings == before


VALUES = [
    *trained(HOME_AFFAIRS, 2),
    value("so_cuoc", 1),
    value("so_mo_hinh", None, state="not_applicable", text="KAD"),
    value("so_bai", None, state="unreadable", text="khoảng 40"),
    *trained(JUSTICE, 1),
]
READINGS = [book(*VALUES[:4]), book(*VALUES[4:], name="sổ chung")]
CALM: tuple[Verdict, ...] = ("accept", "ask_evidence")


@st.composite
def some_decisions(
    draw: st.DrawFn, verdicts: tuple[Verdict, ...] = (*CALM, "adjust", "reject", "not_applicable")
) -> list[Decision]:
    """Decisions on today's claims and on other contents of the same cells, numbered in any order."""
    made = []
    for number in draw(st.permutations(range(draw(st.integers(0, 8))))):
        of = draw(st.sampled_from(VALUES))
        if draw(st.booleans()) and of.state == "reported":
            of = replace(of, value=draw(st.integers(0, 12)))
        verdict = draw(st.sampled_from(verdicts))
        made.append(decision(number, of, verdict, draw(st.integers(-1, 12)) if verdict == "adjust" else None))
    return made


@given(decisions=some_decisions())
def test_applying_twice_is_applying_once(decisions: list[Decision]) -> None:
    once = apply(READINGS, decisions, HUE, 2026).readings
    on_today = [each for each in decisions if each.claim in {claim_of(v, HUE) for v in VALUES}]
    assert apply(apply(READINGS, on_today, HUE, 2026).readings, on_today, HUE, 2026).readings == once


@given(decisions=some_decisions(CALM))
def test_accepting_and_asking_never_change_a_reading(decisions: list[Decision]) -> None:
    assert apply(READINGS, decisions, HUE, 2026).readings == READINGS


@given(decisions=some_decisions(), data=st.data())
def test_the_order_in_which_decisions_are_told_does_not_matter(decisions: list[Decision], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(decisions))
    first, second = apply(READINGS, decisions, HUE, 2026), apply(READINGS, shuffled, HUE, 2026)
    assert first.readings == second.readings
    assert first.applied == second.applied
    assert set(first.stale) == set(second.stale)


@given(decisions=some_decisions())
def test_every_claim_is_either_decided_or_not_and_no_decision_is_in_two_places(decisions: list[Decision]) -> None:
    verified = apply(READINGS, decisions, HUE, 2026)
    assert {claim.key for claim in verified.claims} == {c.key for c in verified.undecided} | set(verified.applied)
    assert not {claim.key for claim in verified.undecided} & set(verified.applied)
    told = [*verified.applied.values(), *verified.asked.values(), *verified.stale, *(d for d, _ in verified.invalid)]
    assert len({each.id for each in told}) == len(told)
    assert sum(share.made for share in verified.shares.values()) == len(verified.claims)


@given(decisions=some_decisions())
def test_a_later_acceptance_takes_every_earlier_decision_back(decisions: list[Decision]) -> None:
    reported = [each for each in VALUES if each.state == "reported"]
    undone = [decision(100 + place, each) for place, each in enumerate(reported)]
    kept = [
        each
        for each in decisions
        if any(each.claim.field == v.field and each.claim.agency == v.agency for v in reported)
    ]
    assert apply(READINGS, [*kept, *undone], HUE, 2026).readings == READINGS


@pytest.mark.parametrize("basis", ["verified", "computed"])
def test_accepted_claims_score_as_they_were_claimed(basis: str) -> None:
    accepted = [decision(place, each) for place, each in enumerate(VALUES) if each.state == "reported"]
    figures = assemble(HUE, apply(READINGS, accepted, HUE, 2026).readings, as_of=AS_OF, years=[2026])
    plain = assemble(HUE, READINGS, as_of=AS_OF, years=[2026])
    found = score(HUE.criteria_set, HUE.regime, figures.inputs, basis)  # type: ignore[arg-type]
    assert found.findings.equals(score(HUE.criteria_set, HUE.regime, plain.inputs).findings)


def test_what_was_decided_before_stands_until_its_replacement_is_confirmed() -> None:
    claimed = value(TRAINED, 10)
    readings = [book(claimed)]
    confirmed, waiting = decision(1, claimed, "adjust", 2), decision(2, claimed, "accept")
    found = apply(readings, [confirmed, waiting], HUE, 2026, waiting=[2])
    assert found.readings[0].values[0].value == 2
    assert (dict(found.applied), found.waiting) == ({confirmed.claim.key: confirmed}, (waiting,))
    assert apply(readings, [confirmed, waiting], HUE, 2026).readings[0].values[0].value == 10


def test_what_waits_for_a_second_person_lets_nothing_stand_that_did_not_stand_before() -> None:
    claimed, other = value(TRAINED, 10), value(TRAINED, 11)
    waiting = decision(3, claimed, "reject")
    for before in (decision(1, claimed, "ask_evidence"), decision(1, other, "adjust", 2)):
        found = apply([book(claimed)], [before, waiting], HUE, 2026, waiting=[3])
        assert (dict(found.applied), found.waiting, found.stale) == ({}, (waiting,), ())
