"""``thuocdo keys``: the department's key pair, made and kept on its own machine."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from connectors.commands.common import fail, fail_with, say

keys = typer.Typer(help="Khóa ký của cơ quan công bố / the department's signing key.", no_args_is_help=True)

PassphraseOption = Annotated[
    Path | None, typer.Option("--passphrase-file", help="Tệp chứa mật khẩu của khóa / file with the passphrase")
]


@keys.command()
def new(
    folder: Annotated[Path, typer.Option("--to", help="Thư mục / folder")],
    passphrase_file: PassphraseOption = None,
    ask: Annotated[bool, typer.Option("--passphrase", help="Hỏi mật khẩu để khóa tệp / ask for a passphrase")] = False,
) -> None:
    """Tạo một cặp khóa mới / make a new key pair; never over an existing one."""
    from connectors.release.faults import ReleaseError
    from connectors.release.keys import PRIVATE_FILE, PUBLIC_FILE, new_keys

    phrase = _read(passphrase_file) if passphrase_file else ""
    if ask and not phrase:
        phrase = typer.prompt("Mật khẩu / passphrase", hide_input=True, confirmation_prompt=True)
    try:
        public = new_keys(folder, phrase)
    except ReleaseError as fault:
        fail_with(fault.message)
    except OSError as error:
        fail(f"không ghi được vào {folder}: {error.strerror}", f"cannot write to {folder}: {error.strerror}")
    say(f"{PRIVATE_FILE}: giữ bí mật, không đưa lên máy chủ / keep it secret, never on a server")
    say(f"{PUBLIC_FILE}: công bố cho mọi người / publish it")
    say(public.fingerprint)


@keys.command()
def show(file: Annotated[Path, typer.Argument(help="Khóa công khai / public key")]) -> None:
    """In dấu vân tay của khóa công khai / print the fingerprint of a public key."""
    from connectors.release.faults import ReleaseError
    from connectors.release.keys import read_public_key

    try:
        say(read_public_key(file).fingerprint)
    except ReleaseError as fault:
        fail_with(fault.message)


def passphrase_for(key: Path, file: Path | None) -> str:
    """The passphrase of a private key: from a file, or asked for where the key needs one."""
    from connectors.release.keys import needs_passphrase

    if file:
        return _read(file)
    return typer.prompt("Mật khẩu / passphrase", hide_input=True) if needs_passphrase(key) else ""


def _read(file: Path) -> str:
    try:
        phrase = file.read_text(encoding="utf-8").strip("\r\n")
    except (OSError, UnicodeDecodeError):
        fail(f"không đọc được {file.name}", f"{file.name} cannot be read")
    if not phrase:
        fail(f"{file.name} trống", f"{file.name} is empty")
    return phrase
