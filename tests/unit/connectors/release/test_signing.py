"""Signatures: unsigned, by an unknown key, by another key, by the right key, and not valid are five things."""

import os
import stat
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from connectors.release import Publication, freeze
from connectors.release.faults import ReleaseError
from connectors.release.keys import (
    PRIVATE_FILE,
    PUBLIC_FILE,
    PublicKey,
    needs_passphrase,
    new_keys,
    read_private_key,
    read_public_key,
)
from connectors.release.signing import Signature, sign
from connectors.release.verifying import verify
from tests.golden.making import ACCEPTED, MADE_AT, golden, scorecard_of
from tests.unit.connectors.release.rebuilding import unsigned


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    new_keys(tmp_path / "khoa")
    return tmp_path / "khoa"


def signature(folder: Path) -> bytes:
    return sign(golden(), read_private_key(folder / PRIVATE_FILE))


def outcome(bundle: bytes, key: PublicKey | None = None, beside: bytes | None = None) -> tuple[str, int]:
    result = verify(bundle, key=key, signature=beside)
    return result.signed.standing, result.exit_code


def test_inside_or_beside_the_bundle_the_signature_is_the_same(folder: Path) -> None:
    key, made = read_public_key(folder / PUBLIC_FILE), signature(folder)
    assert outcome(golden().signed(made).bundle, key) == ("known_key", 0)
    assert outcome(golden().bundle, key, made) == ("known_key", 0)
    assert unsigned(golden().signed(made).bundle) == golden().bundle


def test_unsigned_unknown_and_other_are_different_outcomes(folder: Path, tmp_path: Path) -> None:
    other = new_keys(tmp_path / "khac")
    signed = golden().signed(signature(folder)).bundle
    assert outcome(golden().bundle) == ("unsigned", 1)
    assert outcome(golden().bundle, other) == ("unsigned", 1)
    assert outcome(signed) == ("unknown_key", 1)
    assert outcome(signed, other) == ("other_key", 1)
    assert verify(signed).signed.fingerprint == read_public_key(folder / PUBLIC_FILE).fingerprint


@pytest.mark.parametrize("field", ["public_key", "signature"])
def test_a_signature_with_one_other_digit_is_invalid(folder: Path, field: str) -> None:
    made = Signature.model_validate_json(signature(folder))
    digits = getattr(made, field)
    forged = made.model_copy(update={field: ("1" if digits[0] == "0" else "0") + digits[1:]}).written()
    assert outcome(golden().bundle, read_public_key(folder / PUBLIC_FILE), forged) == ("invalid", 2)


@pytest.mark.parametrize("content", [b"", b"{}", b"x" * 100, b'{"algorithm": "none"}'])
def test_what_is_no_signature_is_invalid(content: bytes) -> None:
    assert outcome(golden().signed(content).bundle) == ("invalid", 2)


def test_the_signature_of_another_release_is_invalid(folder: Path) -> None:
    other = freeze(scorecard_of(ACCEPTED), Publication(2, MADE_AT), code_version="x")
    made = sign(other, read_private_key(folder / PRIVATE_FILE))
    assert outcome(golden().bundle, None, made) == ("invalid", 2)


def test_a_signature_of_the_plain_manifest_made_elsewhere_does_not_count(folder: Path) -> None:
    private = read_private_key(folder / PRIVATE_FILE)
    bare = private.sign(golden().files["manifest.json"]).hex()
    forged = Signature.model_validate_json(signature(folder)).model_copy(update={"signature": bare}).written()
    assert outcome(golden().bundle, None, forged) == ("invalid", 2)


def test_a_draft_is_never_signed(folder: Path) -> None:
    draft = freeze(scorecard_of(ACCEPTED), Publication(0, MADE_AT, is_draft=True), code_version="x")
    with pytest.raises(ReleaseError, match="a draft is never signed"):
        sign(draft, read_private_key(folder / PRIVATE_FILE))


def test_only_the_owner_may_read_the_private_key(folder: Path) -> None:
    if os.name == "posix":
        assert stat.S_IMODE((folder / PRIVATE_FILE).stat().st_mode) == 0o600
    assert b"PRIVATE" not in (folder / PUBLIC_FILE).read_bytes()


@pytest.mark.parametrize("lost", [PRIVATE_FILE, PUBLIC_FILE])
def test_no_key_is_ever_overwritten(folder: Path, lost: str) -> None:
    (folder / lost).unlink()
    kept = {file.name: file.read_bytes() for file in folder.iterdir()}
    with pytest.raises(ReleaseError, match="never overwritten"):
        new_keys(folder)
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == kept


def test_a_key_with_a_passphrase_opens_with_it_only(tmp_path: Path) -> None:
    new_keys(tmp_path, "một câu dài")
    file = tmp_path / PRIVATE_FILE
    assert needs_passphrase(file)
    assert outcome(golden().bundle, None, sign(golden(), read_private_key(file, "một câu dài")))[0] == "unknown_key"
    for wrong in ("", "câu khác"):
        with pytest.raises(ReleaseError, match="passphrase"):
            read_private_key(file, wrong)


def test_keys_of_other_kinds_and_files_that_are_no_keys_are_refused(folder: Path, tmp_path: Path) -> None:
    elliptic = generate_private_key(SECP256R1()).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (tmp_path / "ec.pem").write_bytes(elliptic)
    with pytest.raises(ReleaseError, match="Ed25519"):
        read_private_key(tmp_path / "ec.pem")
    with pytest.raises(ReleaseError, match="is a private key"):
        read_public_key(folder / PRIVATE_FILE)
    (tmp_path / "x.pem").write_bytes(b"hello")
    with pytest.raises(ReleaseError, match="is no public key"):
        read_public_key(tmp_path / "x.pem")
    with pytest.raises(ReleaseError, match="cannot be read"):
        read_public_key(tmp_path / "nowhere.pem")
