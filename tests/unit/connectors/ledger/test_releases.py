"""A release is public once enough people signed it off, and is corrected only by one that names it."""

from dataclasses import replace
from datetime import date

import pytest

from connectors.ledger import Ledger, LedgerRefusal, NewDecision, NewRelease, RefusalKind, Signature
from rubric.text import Text
from tests.unit.connectors.ledger.full_ledger import BUNDLE, after, one_sync

CHIEF, SECOND = "chief@hue.vn", "binh@hue.vn"


@pytest.fixture
def new(ledger: Ledger) -> NewRelease:
    return NewRelease(
        "hue", 2026, "hue-2026-1", "e0" * 32, "0.1.0", one_sync(ledger), date(2026, 12, 1), "57/QĐ-SKHCN",
        date(2026, 12, 2), signoffs_needed=2,
    )  # fmt: skip


def test_a_release_waits_for_every_sign_off_that_it_needs(ledger: Ledger, new: NewRelease) -> None:
    made = ledger.releases.make(new, BUNDLE, CHIEF, after(0))
    assert ledger.visits.content(made.bundle) == BUNDLE
    assert (made.decision_number, made.decision_date, made.as_of) == (
        "57/QĐ-SKHCN", date(2026, 12, 2), date(2026, 12, 1),
    )  # fmt: skip
    ledger.releases.sign_off(made.number, CHIEF, after(1))
    with pytest.raises(LedgerRefusal) as caught:
        ledger.releases.sign_off(made.number, CHIEF, after(2))
    assert caught.value.kind is RefusalKind.SIGNED_ALREADY
    assert ledger.releases.published("hue", 2026) is None
    signed = ledger.releases.sign_off(made.number, SECOND, after(3))
    assert signed.published_at == after(3)
    assert [each.by for each in signed.signoffs] == [CHIEF, SECOND]
    assert ledger.releases.published("hue", 2026) == signed
    assert ledger.releases.named("hue-2026-1") == signed
    assert ledger.releases.published("hue", 2027) is None
    assert ledger.releases.named("hue-2026-9") is None


def test_a_correction_takes_the_place_of_the_public_release_only_when_it_is_public(
    ledger: Ledger, new: NewRelease
) -> None:
    new = replace(new, signoffs_needed=1)
    first = ledger.releases.sign_off(ledger.releases.make(new, BUNDLE, CHIEF, after(0)).number, CHIEF, after(1))
    correction = replace(new, name="hue-2026-2", supersedes=first.number, reason="sửa điểm Sở Y tế")
    made = ledger.releases.make(correction, b"corrected", CHIEF, after(2))
    holding = ledger.releases.published("hue", 2026)
    assert holding is not None
    assert (holding.number, holding.superseded_by) == (first.number, None)
    ledger.releases.sign_off(made.number, SECOND, after(3))
    holding = ledger.releases.published("hue", 2026)
    assert holding is not None
    assert (holding.name, holding.reason) == ("hue-2026-2", "sửa điểm Sở Y tế")
    old = ledger.releases.named("hue-2026-1")
    assert old is not None
    assert old.superseded_by == made.number


def test_only_the_public_release_of_the_year_is_corrected(ledger: Ledger, new: NewRelease) -> None:
    new = replace(new, signoffs_needed=1)
    first = ledger.releases.sign_off(ledger.releases.make(new, BUNDLE, CHIEF, after(0)).number, CHIEF, after(1))
    for wrong in (None, first.number + 1):
        with pytest.raises(LedgerRefusal) as caught:
            ledger.releases.make(replace(new, name="x", supersedes=wrong), BUNDLE, CHIEF, after(2))
        assert caught.value.kind is RefusalKind.NOT_THE_PUBLIC_ONE
        assert "hue-2026-1" in caught.value.message.vi
    two, three = (
        ledger.releases.make(replace(new, name=name, supersedes=first.number), BUNDLE, CHIEF, after(3))
        for name in ("hue-2026-2", "hue-2026-3")
    )
    ledger.releases.sign_off(two.number, CHIEF, after(4))
    with pytest.raises(LedgerRefusal) as caught:
        ledger.releases.sign_off(three.number, CHIEF, after(5))
    assert caught.value.kind is RefusalKind.NOT_THE_PUBLIC_ONE
    with pytest.raises(LedgerRefusal) as caught:
        ledger.releases.make(replace(new, supersedes=two.number), BUNDLE, CHIEF, after(6))
    assert caught.value.kind is RefusalKind.NAME_TAKEN


def test_notices_stand_over_a_release_in_the_order_given(ledger: Ledger, new: NewRelease) -> None:
    made = ledger.releases.make(new, BUNDLE, CHIEF, after(0))
    ledger.releases.notice(made.number, Text(vi="một", en="one"), CHIEF, after(1))
    noticed = ledger.releases.notice(made.number, Text(vi="hai", en="two"), SECOND, after(2))
    assert [(each.text.en, each.by) for each in noticed.notices] == [("one", CHIEF), ("two", SECOND)]
    with pytest.raises(LedgerRefusal) as caught:
        ledger.releases.notice(57, Text(vi="ba", en="three"), CHIEF, after(3))
    assert caught.value.kind is RefusalKind.UNKNOWN


def test_a_release_is_signed_once_and_the_signature_says_by_whom(ledger: Ledger, new: NewRelease) -> None:
    first = ledger.releases.make(new, BUNDLE, CHIEF, after(0))
    other = ledger.releases.make(replace(new, name="hue-2026-b"), BUNDLE, CHIEF, after(1))
    signed = ledger.releases.sign(first.number, '{"by": "key"}', "57:57", SECOND, after(2))
    assert signed.signature == Signature('{"by": "key"}', "57:57", SECOND, after(2))
    assert ledger.releases.named("hue-2026-1") == signed
    with pytest.raises(LedgerRefusal) as caught:
        ledger.releases.sign(first.number, "{}", "58:58", CHIEF, after(3))
    assert caught.value.kind is RefusalKind.HAS_SIGNATURE
    assert "hue-2026-1" in caught.value.message.vi
    assert ledger.releases.named("hue-2026-1") == signed
    assert [each.signature for each in ledger.releases.all("hue")] == [signed.signature, None]
    (act,) = ledger.audit.rows(most=1)
    assert (act.by, act.act, act.before, act.after) == (SECOND, "release.signature", "hue-2026-1", "57:57")
    assert ledger.releases.sign(other.number, "{}", "57:57", SECOND, after(4)).signature is not None


def test_what_was_never_released_is_not_signed(ledger: Ledger) -> None:
    with pytest.raises(LedgerRefusal) as caught:
        ledger.releases.sign(57, "{}", "57:57", CHIEF, after(0))
    assert caught.value.kind is RefusalKind.UNKNOWN
    assert ledger.audit.rows() == []


def test_what_was_decided_after_a_release_was_made_keeps_it_from_becoming_public(
    ledger: Ledger, new: NewRelease
) -> None:
    made = ledger.releases.make(replace(new, signoffs_needed=1), BUNDLE, CHIEF, after(0))
    elsewhere = NewDecision("ha-tinh", "ht-so-yte", "2026", "so_vb", "57" * 32, "accept")
    ledger.decisions.decide([elsewhere], SECOND, after(1))
    ledger.decisions.decide([replace(elsewhere, locality="hue", agency="hue-so-yte")], SECOND, after(2))
    with pytest.raises(LedgerRefusal) as caught:
        ledger.releases.sign_off(made.number, CHIEF, after(3))
    assert caught.value.kind is RefusalKind.OUTDATED
    assert ledger.releases.published("hue", 2026) is None
    again = ledger.releases.make(replace(new, name="hue-2026-2", signoffs_needed=1), BUNDLE, CHIEF, after(4))
    ledger.decisions.decide([replace(elsewhere, period="2027")], SECOND, after(5))  # in another locality
    assert ledger.releases.sign_off(again.number, CHIEF, after(6)).published_at == after(6)
