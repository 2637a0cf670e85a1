"""The download box: the table shown, all data, and the picture."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import polars as pl
import streamlit as st

from connectors.access import may_do
from connectors.exports.text import file_name
from connectors.ledger import Release
from connectors.presentation import charts, downloads
from connectors.presentation.status import state_line
from connectors.presentation.words import word
from connectors.publishing.signatures import bundle_of
from pages.parts.access import guarded_file
from pages.parts.ledgers import ledger_now
from pages.parts.shell import Shell

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ZIP = "application/zip"
File = tuple[str, str, str, Callable[[], bytes]]


def _bundle(release: Release, language: str) -> None:
    """The bundle from which anybody can compute the release again, and how it is signed."""
    label, name = word("download.bundle", language), f"{release.name}.zip"
    st.download_button(
        label, lambda: bundle_of(ledger_now(), release), name, ZIP, key="download:bundle", on_click="ignore"
    )
    if release.signature:
        st.caption(word("download.signed", language))
        st.text(release.signature.fingerprint)
    else:
        st.caption(word("download.unsigned", language))


def download_box(
    shell: Shell,
    stem: str,
    table: pl.DataFrame,
    chart: charts.Drawn | None,
    *,
    more: Sequence[File] = (),
    notes: Sequence[str] = (),
    is_public: bool = False,
) -> None:
    """A closed box with a button for each file; a file is made only when its button is pressed.

    Files of figures that are not released are made only for those who may see these, asked when the button is pressed;
    ``is_public`` says that what the page shows itself is nobody's figures.

    ``more`` are files of the page's own: the key of their label, name, media type, and what makes them; ``notes`` stand
    above the table of the workbook, under the state line.
    """
    language, stem = shell.language, file_name(stem)
    head = [*state_line(shell.scorecard, shell.year, language, shell.release), *notes]
    files: list[File] = [
        ("download.table_csv", f"{stem}.csv", "text/csv", lambda: downloads.csv(table)),
        ("download.table_xlsx", f"{stem}.xlsx", SHEET, lambda: downloads.xlsx(table, stem, head)),
        *more,
    ]
    if chart is not None:
        files += [
            ("download.svg", f"{stem}.svg", "image/svg+xml", lambda: charts.svg(chart).encode()),
            ("download.png", f"{stem}.png", "image/png", lambda: charts.png(chart)),
        ]
    all_data: File = (
        "download.all",
        f"{shell.locality}-{shell.year}.zip",
        ZIP,
        lambda: downloads.everything(shell.scorecard, language),
    )
    if shell.release is None:
        files = files if is_public else [_insiders(file) for file in files]
        files += [_insiders(all_data)] if may_do(shell.visitor, "see_provisional") else []
    else:
        files.append(all_data)
    with st.popover(word("download", language), width="content"):
        if shell.release is not None:
            _bundle(shell.release, language)
        for key, name, media_type, make in files:
            label = word(key, language)
            st.download_button(label, make, name, media_type, key=f"download:{name}", on_click="ignore")


def _insiders(file: File) -> File:
    key, name, media_type, make = file
    return key, name, media_type, guarded_file("see_provisional", make)
