"""How much a decision moves, by scoring the agency again."""

from decimal import Decimal

from connectors.verification.settings import VerificationSettings
from connectors.verification.stakes import awaiting_second, needs_second, points_at_stake, stakes, stakes_together
from tests.unit.connectors.verification.made import (
    ALL_STAFF,
    AS_OF,
    HOME_AFFAIRS,
    HUE,
    JUSTICE,
    TRAINED,
    book,
    decision,
    trained,
    value,
)

# Nobody was surveyed, so 90 points apply and one point of a criterion is 100/90 of the index.
SOME, STAFF = trained(HOME_AFFAIRS, 2)
READINGS = [book(SOME, STAFF), book(*trained(JUSTICE, 2))]


def test_the_larger_of_points_and_index_is_at_stake() -> None:
    # 4 points become 2; the index falls from 4,44 to 2,22.
    assert points_at_stake(HUE, READINGS, decision(1, SOME, "adjust", 1), 2026, AS_OF) == 222
    # All 4 points go; the index falls from 4,44 to 0.
    assert points_at_stake(HUE, READINGS, decision(1, SOME, "reject"), 2026, AS_OF) == 444


def test_accepting_asking_and_adjusting_to_the_same_value_move_nothing() -> None:
    for said in (decision(1, SOME), decision(1, SOME, "ask_evidence"), decision(1, SOME, "adjust", 2)):
        assert points_at_stake(HUE, READINGS, said, 2026, AS_OF) == 0


def test_a_criterion_that_no_longer_applies_moves_the_index() -> None:
    asked = value("so_mo_hinh", None, state="not_applicable", text="KAD")
    # 4 of 90 points: 4,44. C6 (3 points) leaves: 4 of 87: 4,60.
    readings = [book(SOME, STAFF, asked)]
    assert points_at_stake(HUE, readings, decision(1, asked, "not_applicable"), 2026, AS_OF) == 16


def test_each_decision_is_measured_alone() -> None:
    theirs = READINGS[1].values[0]
    decisions = [decision(1, SOME, "adjust", 1), decision(2, STAFF, "adjust", 40), decision(3, theirs, "adjust", 0)]
    # 2 of 40 is a quarter of the target: 1 point; the index falls from 4,44 to 1,11.
    assert stakes(HUE, READINGS, decisions, 2026, AS_OF) == {1: 222, 2: 333, 3: 444}


def test_a_decision_on_another_content_or_an_unknown_agency_moves_nothing() -> None:
    from dataclasses import replace

    stale = decision(1, replace(SOME, value=9), "adjust", 0)
    unknown = decision(2, SOME)
    unknown = replace(unknown, claim=replace(unknown.claim, agency="nobody"))
    assert stakes(HUE, READINGS, [stale, unknown], 2026, AS_OF) == {1: 0, 2: 0}
    assert stakes(HUE, READINGS, [], 2026, AS_OF) == {}


def test_a_second_person_is_needed_above_the_threshold_and_not_at_it() -> None:
    settings = VerificationSettings(second_person_above=Decimal("2.22"))
    assert not needs_second(222, settings)
    assert needs_second(223, settings)


def test_unconfirmed_decisions_that_move_too_much_wait() -> None:
    settings = VerificationSettings(second_person_above=Decimal(3))
    decisions = [
        decision(1, SOME, "adjust", 1),
        decision(2, SOME, "reject"),
        decision(3, SOME, "reject", confirmed_by="b@hue.example"),
        decision(4, SOME, "reject", confirmed_by="A@hue.example"),  # the same person
        decision(5, SOME),
    ]
    assert awaiting_second(HUE, READINGS, decisions, settings, 2026, AS_OF) == {2, 4}


def test_small_adjustments_of_one_person_on_one_agency_add_up() -> None:
    some, models = value(TRAINED, 10), value("so_mo_hinh", 5)
    readings = [book(some, value(ALL_STAFF, 40), models)]
    first = decision(1, models, "reject")
    second = decision(2, some, "adjust", 2, by="A@hue.example ")
    apart = stakes(HUE, readings, [first, second], 2026, AS_OF)
    assert min(apart.values()) > 0
    alone, together = stakes_together(HUE, readings, second, [first], 2026, AS_OF)
    assert (alone, together) == (apart[2], apart[1] + apart[2])
    others = [
        decision(1, models, "reject", by="b@hue.example"),
        decision(1, models, "reject", confirmed_by="b@hue.example"),
        decision(1, value("so_mo_hinh", 5, JUSTICE), "reject"),
        decision(1, models, "accept"),
    ]
    for other in others:
        assert stakes_together(HUE, readings, second, [other], 2026, AS_OF) == (alone, alone)


def test_taking_back_what_two_people_decided_moves_as_much_as_they_did() -> None:
    models = value("so_mo_hinh", 5)
    readings = [book(models)]
    rejected = decision(1, models, "reject", confirmed_by="b@hue.example")
    moved = stakes(HUE, readings, [rejected], 2026, AS_OF)[1]
    assert moved > 0
    assert stakes_together(HUE, readings, decision(2, models), [rejected], 2026, AS_OF) == (moved, moved)
    assert stakes_together(HUE, readings, decision(2, models), [], 2026, AS_OF) == (0, 0)
