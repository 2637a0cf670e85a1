"""What the commands share: their options, the installation they speak of, and how they say things."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

if TYPE_CHECKING:
    from connectors.localities import Installation

LocalityOption = Annotated[str, typer.Option("--locality", help="Mã địa phương / locality, e.g. hue")]
YearOption = Annotated[int, typer.Option("--year", help="Năm chấm điểm / year")]


def open_installation(locality: str, year: int) -> Installation:
    """The installation of a locality and year; mistakes in its data end the command."""
    from connectors.data_files import DataFileError
    from connectors.localities import load

    try:
        return load(locality, year)
    except DataFileError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None


def agency_code(installation: Installation, typed: str) -> str:
    """The code of an agency by its code or name; a name that nobody has ends the command."""
    from connectors.localities import name_index

    if typed in installation.agencies:
        return typed
    match = name_index(installation.agencies, installation.locality.name.vi).match(typed)
    if match.code is None:
        near = ", ".join(match.candidates)
        fail(f"không rõ cơ quan “{typed}” {near}", f"unknown agency “{typed}” {near}")
    return match.code


def progress(what: str) -> Any:
    """A progress line that rewrites itself at a terminal and is quiet elsewhere."""
    if not sys.stderr.isatty():
        return None

    def show(done: int, total: int, name: str) -> None:
        end = "\n" if done == total else ""
        typer.echo(f"\r\x1b[K{what} {done}/{total} {name}{end}", nl=False, err=True)

    return show


def say(text: str) -> None:
    """Print what was asked for."""
    typer.echo(text)


def fail(vi: str, en: str) -> NoReturn:
    """End the command with a sentence in both languages."""
    typer.echo(f"{vi} / {en}", err=True)
    raise typer.Exit(1)
