"""``thuocdo sign``: the department signs a bundle on its own machine, where the key stays."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from connectors.commands.common import fail, fail_with, say
from connectors.commands.keys import PassphraseOption, passphrase_for
from connectors.commands.verify import DIFFERS, BundleArgument, read_bundle, signature_beside, tell


def sign(
    bundle: BundleArgument,
    key: Annotated[Path, typer.Option("--key", help="Khóa bí mật / private key")],
    passphrase_file: PassphraseOption = None,
    inside: Annotated[bool, typer.Option("--inside", help="Ghi chữ ký vào trong gói / into the bundle")] = False,
) -> None:
    """Ký một gói công bố, không cần mạng / sign a bundle, offline; its figures are recomputed first."""
    from connectors.release.faults import ReleaseError
    from connectors.release.keys import read_private_key
    from connectors.release.release import open_release
    from connectors.release.signing import sign as signed
    from connectors.release.verifying import verify

    try:
        content = read_bundle(bundle)
        result = verify(content)
        if not result.is_intact:
            tell(result)
            fail("gói có sai khác nên không ký", "the bundle differs, so it is not signed", code=DIFFERS)
        release = open_release(content)
        if release.signature is not None or (not inside and signature_beside(bundle).exists()):
            fail("gói đã có chữ ký", "the bundle is signed already", code=DIFFERS)
        signature = signed(release, read_private_key(key, passphrase_for(key, passphrase_file)))
    except ReleaseError as fault:
        fail_with(fault.message, code=DIFFERS)
    target = bundle if inside else signature_beside(bundle)
    draft = target.with_name(f"{target.name}.{os.getpid()}.draft")
    draft.write_bytes(release.signed(signature).bundle if inside else signature)
    draft.replace(target)
    say(f"Đã ký {release.id}: {target.name} / signed: {target.name}")
