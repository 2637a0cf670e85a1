"""What several commands share: their options, the installation, the ledger, and how they speak."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from connectors.settings import settings

if TYPE_CHECKING:
    from connectors.ledger import Ledger
    from connectors.localities import Installation
    from rubric.text import Text

LocalityOption = Annotated[
    str, typer.Option("--locality", envvar="THUOCDO_LOCALITY", help="Mã địa phương / locality, e.g. hue")
]
YearOption = Annotated[int, typer.Option("--year", help="Năm chấm điểm / year")]
AsOfOption = Annotated[datetime | None, typer.Option("--as-of", formats=["%Y-%m-%d"], help="Số liệu đến ngày / as of")]


def installation_of(locality: str, year: int) -> Installation:
    """The installation of a locality and year; ends the command with file and line of every mistake in its data."""
    from connectors.data_files import DataFileError
    from connectors.localities import load

    try:
        return load(locality, year, settings().data)
    except DataFileError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None


def open_ledger() -> closing[Ledger]:
    """The ledger of this installation, to be closed at the end; ends the command when it cannot be used."""
    from connectors.ledger import Ledger, LedgerFault

    try:
        return closing(Ledger.at(settings()))
    except LedgerFault as fault:
        fail_with(fault.message)


def agency_code(installation: Installation, typed: str) -> str:
    """The code of the agency that somebody typed by code or name; ends the command when none is meant."""
    from connectors.localities import name_index

    if typed in installation.agencies:
        return typed
    match = name_index(installation.agencies, installation.locality.name.vi).match(typed)
    if match.code is None:
        near = ", ".join(match.candidates)
        fail(f"không rõ cơ quan “{typed}” {near}", f"unknown agency “{typed}” {near}")
    return match.code


def somebody_at_the_server(by: str = "") -> str:
    """Who acts: always marked as somebody at the server, whose word no login stands behind."""
    try:
        user = getpass.getuser()
    except (KeyError, OSError):  # a container whose user has no name
        user = str(os.getuid())
    return f"máy chủ: {' '.join(by.split()) or user}"


def progress_line(what: str) -> Callable[[int, int, str], None] | None:
    """A progress line that rewrites itself at a terminal; None elsewhere."""
    if not sys.stderr.isatty():
        return None

    def show(done: int, total: int, name: str) -> None:
        end = "\n" if done == total else ""
        typer.echo(f"\r\x1b[K{what} {done}/{total} {name}{end}", nl=False, err=True)

    return show


def say(text: str) -> None:
    """Print a line."""
    typer.echo(text)


def fail(vi: str, en: str, *, code: int = 1) -> NoReturn:
    """End the command with a sentence."""
    typer.echo(f"{vi} / {en}", err=True)
    raise typer.Exit(code)


def fail_with(message: Text, *, code: int = 1) -> NoReturn:
    """End the command with a sentence in both languages, a line each."""
    typer.echo(f"{message.vi}\n{message.en}", err=True)
    raise typer.Exit(code)
