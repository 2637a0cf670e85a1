"""The department's signature over a release: made offline, brought back here, checked before it is kept."""

from __future__ import annotations

import os
import zlib
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from connectors import ledger as kept
from connectors.ledger import Ledger
from connectors.publishing.faults import PublishingRefusal
from connectors.release import Release, open_release
from connectors.release.container import MANIFEST
from connectors.release.faults import ReleaseError
from connectors.release.keys import PublicKey, read_public_key
from connectors.release.signing import Signed, examined

KEY = "THUOCDO_RELEASE_KEY"
LARGEST = 10_000


def department_key(environment: Mapping[str, str] = os.environ) -> PublicKey | None:
    """The public key of the department, from the file that ``THUOCDO_RELEASE_KEY`` names; None where none is set."""
    named = environment.get(KEY, "").strip()
    if not named:
        return None
    try:
        return read_public_key(Path(named))
    except ReleaseError as fault:
        vi, en = fault.message.vi, fault.message.en
        raise PublishingRefusal(f"{KEY}: {vi}.", f"{KEY}: {en}.") from None


def attach_signature(
    ledger: Ledger, release: kept.Release, content: bytes, key: PublicKey | None, *, by: str, now: datetime
) -> kept.Release:
    """Keep a signature that the department's key made over this very release.

    PublishingRefusal for anything else, and where no key is set to check it with.
    """
    if key is None:
        raise PublishingRefusal(
            f"Chưa kiểm tra được chữ ký: hãy đặt {KEY} là đường dẫn tới khóa công khai của cơ quan.",
            f"The signature cannot be checked: set {KEY} to the file of the department's public key.",
        )
    signed = examined(_manifest(opened(ledger, release)), content[: LARGEST + 1], key)
    if signed.standing == "other_key":
        raise PublishingRefusal(
            f"Chữ ký do một khóa khác ký (dấu vân tay {signed.fingerprint}), không phải khóa của cơ quan.",
            f"Another key made this signature (fingerprint {signed.fingerprint}), not the department's.",
        )
    if signed.standing != "known_key":
        raise PublishingRefusal(
            f"Tệp này không phải chữ ký của {release.name}. Hãy tải gói, ký bằng thuocdo sign, nộp .signature.json.",
            f"This is no signature of {release.name}. Download it, run thuocdo sign, bring its .signature.json.",
        )
    return ledger.releases.sign(release.number, content.decode("ascii"), signed.fingerprint, by, now)


def signature_of(ledger: Ledger, release: kept.Release, key: PublicKey | None) -> Signed:
    """How a release is signed, by the key that is set."""
    content = release.signature.content.encode() if release.signature else None
    return examined(_manifest(opened(ledger, release)), content, key)


def opened(ledger: Ledger, release: kept.Release) -> Release:
    """A kept release from its bundle, with its signature where there is one; ReleaseError where it was damaged."""
    try:
        content = ledger.visits.content(release.bundle)
    except (KeyError, zlib.error):
        raise ReleaseError(
            f"sổ cái không còn giữ nguyên gói của {release.name}; hãy phục hồi từ bản sao lưu",
            f"the ledger no longer holds the bundle of {release.name} whole; restore it from a backup",
        ) from None
    found = open_release(content)
    return found.signed(release.signature.content.encode()) if release.signature else found


def bundle_of(ledger: Ledger, release: kept.Release) -> bytes:
    """The bundle as the public gets it: with the signature in it."""
    return opened(ledger, release).bundle


def _manifest(release: Release) -> bytes:
    return release.files[MANIFEST]
