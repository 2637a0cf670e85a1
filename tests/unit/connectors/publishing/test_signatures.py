"""The department's signature: only its key, only over this release; and who signs off how often."""

from dataclasses import replace
from pathlib import Path

import pytest

from connectors.access import Visitor
from connectors.ledger import Ledger, LedgerRefusal, RefusalKind, Release
from connectors.localities import Installation
from connectors.publishing.faults import PublishingRefusal
from connectors.publishing.making import make_release
from connectors.publishing.settings import PublicationSettings
from connectors.publishing.signatures import KEY, attach_signature, bundle_of, department_key, opened
from connectors.publishing.signing_off import sign_off
from connectors.release.keys import PRIVATE_FILE, PUBLIC_FILE, PublicKey, new_keys, read_private_key
from connectors.release.signing import sign
from connectors.release.verifying import verify
from tests.golden.making import golden
from tests.unit.connectors.publishing.conftest import LOCALITY, NOW, OCCASION, state_of

REQUIRED = PublicationSettings(proposed_set="warns")
TWO = PublicationSettings(proposed_set="warns", release_signoffs=2, signature="optional")
CHIEF = Visitor("Quan-Tri@lang-son.example", "administrator")
DIRECTOR = Visitor("giam-doc@lang-son.example", "leadership")


def made(ledger: Ledger, commune: Installation, chosen: PublicationSettings) -> Release:
    state, seen = state_of(ledger, commune), ledger.releases.seen(LOCALITY)
    return make_release(ledger, state, seen, OCCASION, by=CHIEF.email, now=NOW, chosen=chosen)


@pytest.fixture
def key(tmp_path: Path) -> PublicKey:
    return new_keys(tmp_path / "khoa")


def test_real_data_is_public_only_with_the_departments_signature(
    ledger: Ledger, commune: Installation, key: PublicKey, tmp_path: Path
) -> None:
    release = made(ledger, commune, REQUIRED)
    with pytest.raises(PublishingRefusal, match="lacks the department's signature"):
        sign_off(ledger, release, REQUIRED, key, by=CHIEF, now=NOW)
    content = sign(opened(ledger, release), read_private_key(tmp_path / "khoa" / PRIVATE_FILE))
    release = attach_signature(ledger, release, content, key, by=CHIEF.email, now=NOW)
    assert sign_off(ledger, release, REQUIRED, key, by=CHIEF, now=NOW).published_at == NOW
    result = verify(bundle_of(ledger, release), key=key)
    assert (result.exit_code, result.signed.standing) == (0, "known_key")


def test_another_key_another_release_and_no_signature_are_refused(
    ledger: Ledger, commune: Installation, key: PublicKey, tmp_path: Path
) -> None:
    release, own = made(ledger, commune, REQUIRED), read_private_key(tmp_path / "khoa" / PRIVATE_FILE)
    new_keys(tmp_path / "la")
    strange = sign(opened(ledger, release), read_private_key(tmp_path / "la" / PRIVATE_FILE))
    of_another = sign(golden(), own)
    for content, said in (
        (strange, "Another key made this signature"),
        (of_another, "This is no signature of"),
        (b"{}", "This is no signature of"),
        (b"\xff" * 20_000, "This is no signature of"),
    ):
        with pytest.raises(PublishingRefusal, match=said):
            attach_signature(ledger, release, content, key, by=CHIEF.email, now=NOW)
    with pytest.raises(PublishingRefusal, match="set THUOCDO_RELEASE_KEY"):
        attach_signature(ledger, release, sign(opened(ledger, release), own), None, by=CHIEF.email, now=NOW)
    assert opened(ledger, ledger.releases.all(LOCALITY)[0]).signature is None


def test_a_key_that_was_changed_since_stops_the_sign_off(
    ledger: Ledger, commune: Installation, key: PublicKey, tmp_path: Path
) -> None:
    release = made(ledger, commune, REQUIRED)
    content = sign(opened(ledger, release), read_private_key(tmp_path / "khoa" / PRIVATE_FILE))
    release = attach_signature(ledger, release, content, key, by=CHIEF.email, now=NOW)
    with pytest.raises(PublishingRefusal, match="not made by the key that is set"):
        sign_off(ledger, release, REQUIRED, new_keys(tmp_path / "moi"), by=CHIEF, now=NOW)


def test_two_sign_offs_are_of_two_people_however_they_write_their_address(
    ledger: Ledger, commune: Installation
) -> None:
    release = sign_off(ledger, made(ledger, commune, TWO), TWO, None, by=CHIEF, now=NOW)
    assert release.published_at is None
    twin = replace(CHIEF, email=" quan-tri@LANG-SON.example")
    with pytest.raises(LedgerRefusal) as refused:
        sign_off(ledger, release, TWO, None, by=twin, now=NOW)
    assert refused.value.kind == RefusalKind.SIGNED_ALREADY
    assert sign_off(ledger, release, TWO, None, by=DIRECTOR, now=NOW).published_at == NOW


def test_one_changed_byte_of_a_public_bundle_is_found(ledger: Ledger, commune: Installation) -> None:
    bundle = bytearray(bundle_of(ledger, made(ledger, commune, TWO)))
    place = bundle.index(b'"document", "day", "page"') + 60
    bundle[place] ^= 1
    result = verify(bytes(bundle))
    assert (result.exit_code, result.differences[0].file) == (2, "sources.json")


def test_the_key_is_read_from_the_file_that_is_set(key: PublicKey, tmp_path: Path) -> None:
    assert department_key({KEY: str(tmp_path / "khoa" / PUBLIC_FILE)}) == key
    assert department_key({}) is None
    with pytest.raises(PublishingRefusal, match="is a private key"):
        department_key({KEY: str(tmp_path / "khoa" / PRIVATE_FILE)})
