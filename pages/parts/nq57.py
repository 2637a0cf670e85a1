"""The export for the national monitoring system, as files of the download box."""

from __future__ import annotations

from connectors.nq57.export import Nq57Export, nq57_export, nq57_stem
from pages.parts.access import now
from pages.parts.downloads import SHEET, File
from pages.parts.shell import Shell


def nq57_files(shell: Shell) -> list[File]:
    """The export of the figures shown, as workbook and JSON; made only when somebody asks for it."""
    stem = nq57_stem(shell.scorecard, shell.release, shell.year)

    def made() -> Nq57Export:
        return nq57_export(shell.scorecard, record=shell.release, year=shell.year, now=now())

    return [
        ("download.nq57", f"{stem}.xlsx", SHEET, lambda: made().workbook()),
        ("download.nq57_json", f"{stem}.json", "application/json", lambda: made().json()),
    ]
