"""Who may do what is the newest event of an address in a locality; every change says who made it."""

import threading
from contextlib import closing
from pathlib import Path

import pytest

from connectors.ledger import Account, Ledger, LedgerRefusal, RefusalKind
from tests.unit.connectors.ledger.full_ledger import after

CHIEF = "chief@hue.vn"


def test_an_account_is_granted_changed_and_revoked_at_once(ledger: Ledger) -> None:
    assert ledger.accounts.of("an@hue.vn", "hue") is None
    ledger.accounts.grant(Account(" An@Hue.vn ", "agency", "so-y-te", "hue"), CHIEF, after(0))
    assert ledger.accounts.of("AN@hue.vn", "hue") == Account("an@hue.vn", "agency", "so-y-te", "hue")
    changed = ledger.accounts.grant(Account("an@hue.vn", "agency_leader", "so-y-te", "hue"), CHIEF, after(1), "QĐ 3")
    assert (changed.act, changed.by, changed.reason, changed.at) == ("changed", CHIEF, "QĐ 3", after(1))
    ledger.accounts.revoke("an@HUE.vn", "hue", CHIEF, after(2), "chuyển công tác")
    assert ledger.accounts.of("an@hue.vn", "hue") is None
    assert ledger.accounts.all("hue") == []
    acts = [(each.act, each.account.role) for each in ledger.accounts.history("hue", "an@hue.vn")]
    assert acts == [("revoked", "agency_leader"), ("changed", "agency_leader"), ("granted", "agency")]
    again = ledger.accounts.grant(Account("an@hue.vn", "viewer", "", "hue"), CHIEF, after(3))
    assert again.act == "granted"


def test_an_account_holds_in_its_own_locality_only(ledger: Ledger) -> None:
    ledger.accounts.grant(Account("an@hue.vn", "administrator", locality="hue"), CHIEF, after(0))
    ledger.accounts.grant(Account("binh@hue.vn", "viewer", locality="hue"), CHIEF, after(1))
    assert ledger.accounts.of("an@hue.vn", "ha-tinh") is None
    assert [each.email for each in ledger.accounts.all("hue")] == ["an@hue.vn", "binh@hue.vn"]
    assert ledger.accounts.all("ha-tinh") == []


def test_granting_what_somebody_has_already_is_no_event(ledger: Ledger) -> None:
    account = Account("an@hue.vn", "verifier", "so-khcn", "hue")
    first = ledger.accounts.grant(account, CHIEF, after(0))
    assert ledger.accounts.grant(account, CHIEF, after(1)) == first
    assert len(ledger.audit.rows()) == 1


def test_an_account_that_is_not_there_cannot_be_revoked(ledger: Ledger) -> None:
    with pytest.raises(LedgerRefusal) as caught:
        ledger.accounts.revoke("ai-do@hue.vn", "hue", CHIEF, after(0))
    assert caught.value.kind is RefusalKind.UNKNOWN
    assert "ai-do@hue.vn" in caught.value.message.vi
    assert ledger.audit.rows() == []


def test_an_address_in_look_alike_letters_is_somebody_else(ledger: Ledger) -> None:
    ledger.accounts.grant(Account("kien@hue.vn", "administrator", locality="hue"), CHIEF, after(0))
    kelvin = "\N{KELVIN SIGN}ien@hue.vn"
    assert kelvin.lower() == "kien@hue.vn"
    assert ledger.accounts.of(kelvin, "hue") is None


def test_a_locality_never_loses_its_last_administrator(ledger: Ledger) -> None:
    ledger.accounts.grant(Account("an@hue.vn", "administrator", locality="hue"), CHIEF, after(0))
    ledger.accounts.grant(Account("xa@hue.vn", "administrator", locality="ha-tinh"), CHIEF, after(0))
    head = ledger.audit.head()
    for attempt in (
        lambda: ledger.accounts.revoke("an@hue.vn", "hue", CHIEF, after(1)),
        lambda: ledger.accounts.grant(Account("An@hue.vn", "viewer", locality="hue"), CHIEF, after(1)),
    ):
        with pytest.raises(LedgerRefusal) as caught:
            attempt()
        assert caught.value.kind is RefusalKind.LAST_ADMINISTRATOR
        assert "an@hue.vn" in caught.value.message.vi
    assert ledger.audit.head() == head, "nothing of it was kept"
    ledger.accounts.grant(Account("binh@hue.vn", "administrator", locality="hue"), CHIEF, after(2))
    ledger.accounts.revoke("an@hue.vn", "hue", CHIEF, after(3))
    assert [each.email for each in ledger.accounts.all("hue")] == ["binh@hue.vn"]


def test_administrators_change_hands_in_one_list(ledger: Ledger) -> None:
    ledger.accounts.grant(Account("an@hue.vn", "administrator", locality="hue"), CHIEF, after(0))
    handed = [Account("an@hue.vn", "viewer", locality="hue"), Account("binh@hue.vn", "administrator", locality="hue")]
    events = ledger.accounts.grant_all(handed, CHIEF, after(1), "bàn giao")
    assert [(e.act, e.account.role, e.reason) for e in events] == [
        ("changed", "viewer", "bàn giao"), ("granted", "administrator", "bàn giao"),
    ]  # fmt: skip


def test_of_many_grants_all_are_kept_or_none(ledger: Ledger) -> None:
    ledger.accounts.grant(Account("an@hue.vn", "administrator", locality="hue"), CHIEF, after(0))
    with pytest.raises(LedgerRefusal):
        ledger.accounts.grant_all(
            [Account("binh@hue.vn", "viewer", locality="hue"), Account("an@hue.vn", "viewer", locality="hue")],
            CHIEF,
            after(1),
        )
    assert [each.email for each in ledger.accounts.all("hue")] == ["an@hue.vn"]


def test_of_two_administrators_who_revoke_each_other_at_once_one_stays(place: Path | str) -> None:
    names = ["an@hue.vn", "binh@hue.vn"]
    with closing(Ledger(place)) as ledger:
        for name in names:
            ledger.accounts.grant(Account(name, "administrator", locality="hue"), CHIEF, after(0))
    gate, refused = threading.Barrier(2), []

    def revoke(whom: str, by: str) -> None:
        with closing(Ledger(place)) as own:
            gate.wait(30)
            try:
                own.accounts.revoke(whom, "hue", by, after(1))
            except LedgerRefusal as refusal:
                refused.append(refusal.kind)

    threads = [threading.Thread(target=revoke, args=pair) for pair in (names, names[::-1])]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    with closing(Ledger(place)) as ledger:
        assert len(ledger.accounts.all("hue")) == 1
    assert refused == [RefusalKind.LAST_ADMINISTRATOR]


def test_logins_are_ended_by_one_act_that_leaves_the_account_as_it_was(ledger: Ledger) -> None:
    """Of the last administrator, too: nothing is lost."""
    account = Account("an@hue.vn", "administrator", "so-khcn", "hue")
    ledger.accounts.grant(account, CHIEF, after(0))
    ledger.accounts.end_logins("An@hue.vn", "hue", CHIEF, after(5), "mất điện thoại")
    assert ledger.accounts.of("an@hue.vn", "hue") == account
    newest, revoked, _ = ledger.accounts.history("hue", "an@hue.vn")
    assert (newest.act, newest.at, newest.reason) == ("granted", after(5), "mất điện thoại")
    assert (revoked.act, revoked.at, revoked.by) == ("revoked", after(5), CHIEF)
    with pytest.raises(LedgerRefusal) as caught:
        ledger.accounts.end_logins("binh@hue.vn", "hue", CHIEF, after(6))
    assert caught.value.kind is RefusalKind.UNKNOWN
