"""Whom the public may ask is what an administrator said last, and every word of it is in the audit log."""

from connectors.ledger import Contact, Ledger
from tests.unit.connectors.ledger.full_ledger import after

CHIEF = "chief@hue.vn"
OFFICE = Contact("Sở Khoa học và Công nghệ", "26 Hà Nội, Huế", "skhcn@hue.gov.vn", "0234 3000 000")


def test_nobody_is_named_before_somebody_said(ledger: Ledger) -> None:
    assert ledger.contacts.of("hue") is None


def test_the_newest_contact_of_a_locality_holds_there_only(ledger: Ledger) -> None:
    ledger.contacts.set("hue", OFFICE, CHIEF, after(0))
    ledger.contacts.set("ha-tinh", Contact("Sở KH&CN Hà Tĩnh"), CHIEF, after(1))
    moved = Contact("Sở Khoa học và Công nghệ", "1 Lê Lợi, Huế")
    ledger.contacts.set("hue", moved, CHIEF, after(2))
    assert ledger.contacts.of("hue") == moved
    assert ledger.contacts.of("ha-tinh") == Contact("Sở KH&CN Hà Tĩnh", "", "", "")


def test_what_it_was_and_what_it_is_are_in_the_audit_log(ledger: Ledger) -> None:
    ledger.contacts.set("hue", OFFICE, CHIEF, after(0))
    ledger.contacts.set("hue", Contact("Văn phòng", telephone="0234 1"), CHIEF, after(1))
    newest, oldest = ledger.audit.rows("hue")
    said = "Sở Khoa học và Công nghệ; 26 Hà Nội, Huế; skhcn@hue.gov.vn; 0234 3000 000"
    assert (oldest.by, oldest.act, oldest.before, oldest.after) == (CHIEF, "contact.set", "", said)
    assert (newest.before, newest.after, newest.at) == (said, "Văn phòng; 0234 1", after(1))
    assert ledger.audit.check() is None


def test_what_the_demonstration_said_can_be_left_out(ledger: Ledger) -> None:
    ledger.contacts.set("hue", OFFICE, CHIEF, after(0))
    ledger.contacts.set("hue", Contact("Tôi"), "administrator@minh-hoa.example", after(1))
    assert ledger.contacts.of("hue", except_by="@minh-hoa.example") == OFFICE
    assert ledger.contacts.of("hue") == Contact("Tôi")
