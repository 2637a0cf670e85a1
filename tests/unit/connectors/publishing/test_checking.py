"""What stands against a release of real data, and what only warns."""

from dataclasses import replace

from connectors.cycle import YearState
from connectors.health_facts import health_facts
from connectors.ledger import Ledger, NewDecision
from connectors.localities import Installation
from connectors.publishing.checking import PublishCheck, publish_check
from connectors.publishing.settings import PublicationSettings
from connectors.runs import SAMPLES
from tests.unit.connectors.publishing.conftest import LOCALITY, NOW, OPTIONAL, state_of


def check(
    ledger: Ledger, commune: Installation, chosen: PublicationSettings = OPTIONAL, *, is_under_way: bool = False
) -> PublishCheck:
    return check_of(ledger, state_of(ledger, commune), chosen, is_under_way=is_under_way)


def check_of(
    ledger: Ledger, state: YearState, chosen: PublicationSettings = OPTIONAL, *, is_under_way: bool = False
) -> PublishCheck:
    facts = health_facts(state.installation, state.sync.id)
    mended = [row for row in facts.problems if row["agency"]]  # the row of a village that nobody knows was taken out
    facts = replace(facts, problems=mended)
    return publish_check(state, facts, ledger.releases.seen(LOCALITY), chosen, NOW, is_under_way=is_under_way)


def english(check: PublishCheck) -> str:
    return "; ".join(each.en for each in check.blocks)


def ask_for_evidence(ledger: Ledger, count: int) -> None:
    asked = [
        NewDecision(LOCALITY, *each.cell, each.claim_hash, "ask_evidence", None, "thiếu", expected_previous=each.number)
        for each in ledger.decisions.history(LOCALITY)[:count]
    ]
    ledger.decisions.decide(asked, "a@lang-son.example", NOW)


def test_when_every_claim_is_decided_nothing_blocks(ledger: Ledger, commune: Installation) -> None:
    found = check(ledger, commune)
    assert (english(found), found.is_open, found.verified) == ("", True, 1)


def test_a_set_that_nobody_issued_blocks_unless_it_may_pass(ledger: Ledger, commune: Installation) -> None:
    assert "nobody has issued it yet" in english(check(ledger, commune, PublicationSettings()))
    assert any("nobody has issued it" in each.en for each in check(ledger, commune).warns)


def test_undecided_claims_block_below_the_share_that_is_set(ledger: Ledger, commune: Installation) -> None:
    ask_for_evidence(ledger, 3)
    found = check(ledger, commune)
    assert "3 figures without a decision" in english(found)
    assert any(each.en == "evidence was asked for 3 figures" for each in found.warns)
    assert check(ledger, commune, OPTIONAL.model_copy(update={"least_verified_percent": 95})).is_open


def test_an_open_appeal_and_a_decision_that_waits_for_a_second_person_block(
    ledger: Ledger, commune: Installation
) -> None:
    decisions = ledger.decisions.history(LOCALITY)
    appeal = ledger.appeals.appeal(decisions[0].number, "không đồng ý", "x@y.example", NOW)
    last = decisions[-1]
    cut = NewDecision(LOCALITY, *last.cell, last.claim_hash, "reject", None, "sai", True, last.number)
    ledger.decisions.decide([cut], "a@lang-son.example", NOW)
    found = english(check(ledger, commune))
    assert "1 appeals without an outcome" in found
    assert "1 decisions wait for a second person" in found
    ledger.appeals.answer(appeal.number, "giữ nguyên", "a@lang-son.example", NOW, outcome="stands")
    assert "appeals" not in english(check(ledger, commune))


def test_a_sync_that_runs_blocks_even_illustration_data(ledger: Ledger, commune: Installation) -> None:
    state = state_of(ledger, commune)
    made_up = replace(state, sync=replace(state.sync, source=SAMPLES))
    ask_for_evidence(ledger, 3)
    found = check_of(ledger, made_up, is_under_way=True)
    assert english(found) == "books are being read; wait until that is done"


def test_of_illustration_data_the_rest_is_only_said(ledger: Ledger, commune: Installation) -> None:
    ask_for_evidence(ledger, 3)
    state = state_of(ledger, commune)
    found = check_of(ledger, replace(state, sync=replace(state.sync, source=SAMPLES)))
    assert (found.is_open, len(found.reminders)) == (True, 1)


def test_a_cell_that_cannot_be_read_blocks_until_somebody_decides_on_it(ledger: Ledger, commune: Installation) -> None:
    state = state_of(ledger, commune)
    key = ("hvt-thon-09", "2026", "so_luot_phat")  # it holds #REF!
    undecided = {each: decision for each, decision in state.verified.applied.items() if each != key}
    open_again = replace(state, verified=replace(state.verified, applied=undecided))
    assert "1 cells that cannot be read" in english(check_of(ledger, open_again))
