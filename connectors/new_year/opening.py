"""The next year as it would be: looked at in a copy first, then written, and never over anything that is there."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from connectors.data_trees import DataFileError
from connectors.forms.book_list import HEADER, book_row, csv_line
from connectors.forms.templates import Progress, templates_of, write_templates
from connectors.localities import Installation, load
from connectors.new_year.draft import draft_of


@dataclass(frozen=True)
class Opening:
    """The draft of the year after an installation's, where it belongs, and what it comes to.

    ``was_there``: the file is there already and is what counts; ``draft`` is what it holds. ``installation`` is None
    while ``fault`` names what the loader refuses, say a target that nobody wrote for the year.
    """

    file: Path
    draft: str
    was_there: bool
    installation: Installation | None
    fault: DataFileError | None = None


def look_ahead(this: Installation, data: Path) -> Opening:
    """The next year of an installation loaded from ``data``; nothing is written there."""
    locality, year = this.locality.id, this.criteria_set.year + 1
    part = Path("localities", locality, "criteria", f"{year}.yaml")
    file = data / part
    was_there = file.exists()
    draft = file.read_text(encoding="utf-8") if was_there else draft_of(this.criteria_set)
    with tempfile.TemporaryDirectory() as folder:
        copied = Path(folder) / "data"
        shutil.copytree(data, copied)
        (copied / part).write_text(draft, encoding="utf-8")
        try:
            return Opening(file, draft, was_there, load(locality, year, copied))
        except DataFileError as fault:
            return Opening(file, draft, was_there, None, fault)


def write_draft(opening: Opening) -> bool:
    """Write the draft; False where a file is there, which stays as it is. OSError where it cannot be written."""
    if opening.was_there:
        return False
    try:
        with opening.file.open("x", encoding="utf-8") as file:
            file.write(opening.draft)
    except FileExistsError:
        return False
    return True


def write_books(installation: Installation, folder: Path, on_progress: Progress | None = None) -> tuple[int, int]:
    """Write the blank books of the year that are not in ``folder`` yet: how many were written, how many stayed.

    They are written beside it first, so that a book that is there is a whole one.
    """
    wanted = templates_of(installation)
    lacking = [each for each in wanted if not (folder / each.file).exists()]
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as made:
        written = write_templates(
            installation,
            Path(made),
            lacking,
            created=date(installation.criteria_set.year, 1, 1),
            on_progress=on_progress,
        )
        for file in written:
            place = folder / file.relative_to(made)
            place.parent.mkdir(parents=True, exist_ok=True)
            file.rename(place)
    return len(written), len(wanted) - len(lacking)


def write_register(installation: Installation, file: Path) -> bool:
    """Write the register of the year's books, whose links are still to be filled in; False where it is there."""
    rows = [HEADER, *(book_row(installation, each, "") for each in templates_of(installation))]
    try:
        with file.open("x", encoding="utf-8-sig", newline="") as opened:
            opened.write("".join(f"{csv_line(row)}\r\n" for row in rows))
    except FileExistsError:
        return False
    return True
