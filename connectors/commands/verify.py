"""``thuocdo verify``: whether a published bundle is what was signed, and every figure in it computed again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from connectors.commands.common import fail_with, say

if TYPE_CHECKING:
    from connectors.release.signing import Signed
    from connectors.release.verifying import Verification

DIFFERS = 2

BundleArgument = Annotated[Path, typer.Argument(help="Gói công bố / bundle, e.g. hue-2026-1.zip")]


def verify(
    bundle: BundleArgument,
    key: Annotated[Path | None, typer.Option("--key", help="Khóa công khai của cơ quan công bố / public key")] = None,
    signature: Annotated[Path | None, typer.Option("--signature", help="Chữ ký rời / detached signature")] = None,
) -> None:
    """Kiểm tra một gói công bố, không cần mạng / verify a bundle, offline.

    0: nguyên vẹn, đúng khóa đã cho / intact, signed by the given key. 1: nguyên vẹn nhưng chưa ai bảo đảm / intact,
    but unsigned or signed by a key that was not given. 2: có sai khác / it differs.
    """
    from connectors.release.faults import ReleaseError
    from connectors.release.keys import read_public_key
    from connectors.release.verifying import verify as verified

    try:
        known = read_public_key(key) if key else None
        beside = read_bundle(signature) if signature else _beside(bundle)
        result = verified(read_bundle(bundle), key=known, signature=beside)
    except ReleaseError as fault:
        fail_with(fault.message, code=DIFFERS)
    tell(result)
    raise typer.Exit(result.exit_code)


def read_bundle(file: Path) -> bytes:
    """The bytes of a file that may be far too large for a bundle."""
    from connectors.release.container import LARGEST_BUNDLE
    from connectors.release.faults import ReleaseError

    try:
        with file.open("rb") as stream:
            return stream.read(LARGEST_BUNDLE + 1)
    except OSError:
        raise ReleaseError(f"không đọc được {file.name}", f"{file.name} cannot be read") from None


def signature_beside(bundle: Path) -> Path:
    """Where the detached signature of a bundle is put."""
    return bundle.with_name(f"{bundle.stem}.signature.json")


def tell(result: Verification) -> None:
    """Print what came of verifying a bundle."""
    for each in result.differences:
        say(f"✗ {each.message.vi}\n  {each.message.en}")
    if result.more:
        say(f"✗ và {result.more} sai khác nữa / and {result.more} more")
    if manifest := result.manifest:
        provisional = " · BẢN NHÁP / DRAFT" if manifest.status == "provisional" else ""
        made_up = " · MINH HOẠ / ILLUSTRATION" if manifest.is_illustration else ""
        name = f"{manifest.name.vi} / {manifest.name.en}"
        say(f"{manifest.id} · {name} · {manifest.year}{provisional}{made_up}")
        say(f"manifest SHA-256 {manifest.hash}")
    if result.is_intact:
        vi, en = f"nguyên vẹn, đã tính lại {result.figures} con số", f"intact, recomputed {result.figures} figures"
        say(f"✓ {vi} / {en}")
    say(_signed(result.signed))


def _signed(signed: Signed) -> str:
    match signed.standing:
        case "unsigned":
            return "! chưa có chữ ký / unsigned"
        case "invalid":
            return "✗ chữ ký không đúng với gói này / the signature is not of this bundle"
        case "known_key":
            return f"✓ do đúng khóa đã cho ký / signed by the given key\n  {signed.fingerprint}"
        case "other_key":
            return f"! do khóa KHÁC khóa đã cho ký / signed by ANOTHER key than the given one\n  {signed.fingerprint}"
        case "unknown_key":
            vi = "do một khóa chưa rõ của ai ký; hãy so dấu vân tay hoặc dùng --key"
            en = "signed by a key nobody vouched for; compare its fingerprint or use --key"
            return f"! {vi} / {en}\n  {signed.fingerprint}"


def _beside(bundle: Path) -> bytes | None:
    file = signature_beside(bundle)
    return read_bundle(file) if file.is_file() else None
