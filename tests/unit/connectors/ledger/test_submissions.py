"""The newest row of an agency says whether its self-assessment is signed off."""

from connectors.ledger import Ledger
from tests.unit.connectors.ledger.full_ledger import after, one_sync


def test_a_self_assessment_is_signed_off_opened_again_and_signed_off_anew(ledger: Ledger) -> None:
    sync = one_sync(ledger)
    signed = ledger.submissions.submit(
        "hue", "so-y-te", 2026, claims_hash="a1" * 32, sync=sync, by="gd@hue.vn", told=after(0)
    )
    assert (signed.act, signed.by, signed.at, signed.sync) == ("submitted", "gd@hue.vn", after(0), sync)
    ledger.submissions.reopen(signed, by="chief@hue.vn", told=after(1), reason="sai kỳ báo cáo")
    assert ledger.submissions.newest("hue", 2026)["so-y-te"].act == "reopened"
    ledger.submissions.submit("hue", "so-y-te", 2026, claims_hash="b2" * 32, sync=sync, by="gd@hue.vn", told=after(2))
    newest = ledger.submissions.newest("hue", 2026)
    assert {code: (each.act, each.claims_hash) for code, each in newest.items()} == {
        "so-y-te": ("submitted", "b2" * 32)
    }
    history = [(each.act, each.reason) for each in ledger.submissions.history("hue", 2026, "so-y-te")]
    assert history == [("submitted", ""), ("reopened", "sai kỳ báo cáo"), ("submitted", "")]


def test_agencies_years_and_localities_are_apart(ledger: Ledger) -> None:
    sync = one_sync(ledger)
    for locality, agency, year in (("hue", "so-y-te", 2026), ("hue", "so-gddt", 2026), ("hue", "so-y-te", 2027)):
        ledger.submissions.submit(
            locality, agency, year, claims_hash="a1" * 32, sync=sync, by="gd@hue.vn", told=after(0)
        )
    assert set(ledger.submissions.newest("hue", 2026)) == {"so-y-te", "so-gddt"}
    assert ledger.submissions.newest("ha-tinh", 2026) == {}
