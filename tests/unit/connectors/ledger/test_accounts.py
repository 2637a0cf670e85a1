"""Who may do what is the newest event of an address in a locality; every change says who made it."""

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
