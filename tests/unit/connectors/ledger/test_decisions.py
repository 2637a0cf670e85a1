"""Nobody decides over a decision that they did not see, and whoever decided does not confirm."""

import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from connectors.ledger import Decision, Ledger, LedgerRefusal, RefusalKind
from connectors.ledger.act_tables import decisions
from tests.unit.connectors.ledger.full_ledger import CLAIM, accept, after

AN, BINH = "an@hue.vn", "binh@hue.vn"


def test_decisions_on_a_cell_follow_one_another(ledger: Ledger) -> None:
    (first,) = ledger.decisions.decide([accept()], AN, after(0))
    assert (first.sequence, first.verdict, first.accepted_value, first.holds) == (1, "accept", "12", True)
    again = replace(accept(expected=first.number, claim="c2" * 32), verdict="reject", accepted_value=None, reason="x")
    (second,) = ledger.decisions.decide([again], BINH, after(1))
    assert (second.sequence, second.accepted_value, second.claim_hash) == (2, None, "c2" * 32)
    assert ledger.decisions.newest("hue") == {("so-y-te", "2026", "posts"): second}
    assert ledger.decisions.history("hue", "so-y-te", "2026", "posts") == [first, second]
    assert ledger.decisions.of(first.number) == first
    assert ledger.decisions.newest("ha-tinh") == {}


def test_a_decision_over_one_that_was_not_seen_is_refused(ledger: Ledger) -> None:
    ledger.decisions.decide([accept()], AN, after(0))
    with pytest.raises(LedgerRefusal) as caught:
        ledger.decisions.decide([accept("views"), accept(value="99")], BINH, after(1))
    assert caught.value.kind is RefusalKind.DECIDED_MEANWHILE
    assert "so-y-te · 2026 · posts" in caught.value.message.vi
    assert "somebody else has just decided" in caught.value.message.en
    assert [each.field for each in ledger.decisions.history("hue")] == ["posts"], "all of them or none"
    assert len(ledger.audit.rows()) == 1


def test_of_two_verifiers_who_decide_at_once_one_is_refused(place: Path | str) -> None:
    Ledger(place).close()
    ready, kept, refused = threading.Barrier(2), list[Decision](), list[RefusalKind]()

    def decide(who: str, value: str) -> None:
        with closing(Ledger(place)) as own:
            assert own.decisions.newest("hue") == {}
            ready.wait(30)
            try:
                kept.extend(own.decisions.decide([accept(value=value)], who, after(0)))
            except LedgerRefusal as refusal:
                refused.append(refusal.kind)

    threads = [threading.Thread(target=decide, args=each) for each in ((AN, "12"), (BINH, "10"))]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert (len(kept), refused) == (1, [RefusalKind.DECIDED_MEANWHILE])
    with closing(Ledger(place)) as ledger:
        assert list(ledger.decisions.newest("hue").values()) == kept
        assert ledger.audit.check() is None


def test_the_database_itself_has_room_for_one_decision_of_a_number_on_a_cell(ledger: Ledger) -> None:
    ledger.decisions.decide([accept()], AN, after(0))
    row = {
        "by": BINH, "at": after(1), "told": after(1), "locality": "hue", "agency": "so-y-te", "period": "2026",
        "field": "posts", "sequence": 1, "claim_hash": CLAIM, "verdict": "reject", "reason": "", "needs_second": False,
    }  # fmt: skip
    with pytest.raises(IntegrityError), ledger._engine.begin() as connection:
        connection.execute(insert(decisions).values(row))
    with ledger._engine.begin() as connection:
        connection.execute(insert(decisions).values({**row, "sequence": 2}))


def test_a_decision_that_needs_a_second_person_counts_once_they_agree(ledger: Ledger) -> None:
    new = replace(accept(), verdict="adjust", accepted_value="10", reason="2 bài trùng", needs_second=True)
    (made,) = ledger.decisions.decide([new], AN, after(0))
    assert not made.holds
    with pytest.raises(LedgerRefusal) as caught:
        ledger.decisions.confirm(made.number, AN, after(1), agrees=True)
    assert caught.value.kind is RefusalKind.SAME_PERSON
    confirmed = ledger.decisions.confirm(made.number, BINH, after(2), agrees=True)
    assert (confirmed.holds, confirmed.confirmed_by, confirmed.confirmed_at) == (True, BINH, after(2))
    assert ledger.decisions.newest("hue")[made.cell] == confirmed
    with pytest.raises(LedgerRefusal) as caught:
        ledger.decisions.confirm(made.number, "chi@hue.vn", after(3), agrees=False)
    assert caught.value.kind is RefusalKind.CONFIRMED_ALREADY


def test_a_decision_that_the_second_person_returns_does_not_count(ledger: Ledger) -> None:
    (made,) = ledger.decisions.decide([replace(accept(), needs_second=True)], AN, after(0))
    returned = ledger.decisions.confirm(made.number, BINH, after(1), agrees=False, reason="thiếu minh chứng")
    assert (returned.holds, returned.confirmation_reason) == (False, "thiếu minh chứng")


def test_a_decision_that_is_not_there_cannot_be_confirmed(ledger: Ledger) -> None:
    with pytest.raises(LedgerRefusal) as caught:
        ledger.decisions.confirm(57, BINH, after(1), agrees=True)
    assert caught.value.kind is RefusalKind.UNKNOWN
    assert ledger.decisions.of(57) is None
