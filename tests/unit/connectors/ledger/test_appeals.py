"""A decision is appealed against once; replies follow, and the one with an outcome closes it."""

from dataclasses import replace

import pytest

from connectors.ledger import Ledger, LedgerRefusal, RefusalKind
from tests.unit.connectors.ledger.full_ledger import accept, after


@pytest.fixture
def decision(ledger: Ledger) -> int:
    return ledger.decisions.decide([accept()], "an@hue.vn", after(0))[0].number


def test_an_appeal_is_answered_and_then_closed(ledger: Ledger, decision: int) -> None:
    made = ledger.appeals.appeal(decision, "Hai bài khác nhau", "gd@hue.vn", after(1))
    assert (made.agency, made.by, made.at, made.outcome, made.reply) == ("so-y-te", "gd@hue.vn", after(1), "", "")
    ledger.appeals.answer(made.number, "Xin gửi ảnh chụp", "an@hue.vn", after(2))
    closed = ledger.appeals.answer(made.number, "Đã xem, nhận 12", "an@hue.vn", after(3), outcome="changed")
    assert (closed.reply, closed.replied_at, closed.outcome) == ("Đã xem, nhận 12", after(3), "changed")
    assert ledger.appeals.all("hue") == [closed]
    assert ledger.appeals.all("hue", "so-gddt") == []
    assert ledger.appeals.of(made.number) == closed
    with pytest.raises(LedgerRefusal) as caught:
        ledger.appeals.answer(made.number, "Thêm", "an@hue.vn", after(4))
    assert caught.value.kind is RefusalKind.APPEAL_CLOSED


def test_a_second_appeal_against_one_decision_is_refused(ledger: Ledger, decision: int) -> None:
    ledger.appeals.appeal(decision, "một", "gd@hue.vn", after(1))
    with pytest.raises(LedgerRefusal) as caught:
        ledger.appeals.appeal(decision, "hai", "gd@hue.vn", after(2))
    assert caught.value.kind is RefusalKind.APPEALED_ALREADY
    assert f"quyết định số {decision}" in caught.value.message.vi
    assert [each.text for each in ledger.appeals.all("hue")] == ["một"]


def test_what_is_not_there_is_neither_appealed_against_nor_answered(ledger: Ledger) -> None:
    with pytest.raises(LedgerRefusal) as caught:
        ledger.appeals.appeal(57, "một", "gd@hue.vn", after(1))
    assert caught.value.kind is RefusalKind.UNKNOWN
    with pytest.raises(LedgerRefusal) as caught:
        ledger.appeals.answer(57, "một", "gd@hue.vn", after(1))
    assert caught.value.kind is RefusalKind.UNKNOWN
    assert ledger.appeals.of(57) is None


def test_a_changed_outcome_and_its_decision_are_kept_together_or_not_at_all(ledger: Ledger, decision: int) -> None:
    made = ledger.appeals.appeal(decision, "một", "gd@hue.vn", after(1))
    stale = replace(accept(), verdict="reject", reason="xem lại", expected_previous=0)
    with pytest.raises(LedgerRefusal) as caught:
        ledger.appeals.change(made.number, stale, "Đã xem", "binh@hue.vn", after(2))
    assert caught.value.kind is RefusalKind.DECIDED_MEANWHILE
    assert ledger.appeals.of(made.number) == made
    fresh = replace(stale, expected_previous=decision)
    closed, decided = ledger.appeals.change(made.number, fresh, "Đã xem", "binh@hue.vn", after(3))
    assert (closed.outcome, closed.reply, decided.verdict, decided.sequence) == ("changed", "Đã xem", "reject", 2)
    with pytest.raises(LedgerRefusal) as again:
        ledger.appeals.change(
            made.number, replace(fresh, expected_previous=decided.number), "Thêm", "an@hue.vn", after(4)
        )
    assert again.value.kind is RefusalKind.APPEAL_CLOSED
    assert [each.number for each in ledger.decisions.history("hue")] == [decision, decided.number]
    with pytest.raises(ValueError, match="another cell"):
        ledger.appeals.change(made.number, replace(fresh, agency="so-gddt"), "Thêm", "an@hue.vn", after(5))
    assert ledger.audit.check() is None
