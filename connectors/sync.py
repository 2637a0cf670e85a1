"""Reading a folder of books into the ledger: raw bytes first, under their hash; then what they say, and problems."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from connectors.layouts.books import books_in, read_raw_books
from connectors.layouts.owed import owed_tabs
from connectors.ledger import Ledger
from connectors.localities import Installation
from connectors.reported import BookReading
from connectors.workbooks.packed import open_packed, pack, stored_name

Progress = Callable[[int, int, str], None]

FOLDER = "folder"


def sync_folder(
    ledger: Ledger,
    installation: Installation,
    folder: Path,
    *,
    as_of: date,
    source: str = FOLDER,
    on_progress: Progress | None = None,
) -> int:
    """Read every book of ``folder`` and the folders in it; the number of the sync.

    Every book's bytes are in the ledger before any is parsed, so that a better parser can read the past again.
    """
    paths = list(books_in(folder))
    sync = ledger.begin_sync(installation.locality.id, source, as_of)
    for path in paths:
        ledger.store_book(sync, stored_name(path, folder), pack(path))
    told = (lambda done, _, name: on_progress(done, len(paths), name)) if on_progress else None
    readings = read_sync(ledger, installation, sync, as_of, told)
    ledger.end_sync(sync, (problem for reading in readings for problem in reading.problems))
    return sync


def read_sync(
    ledger: Ledger, installation: Installation, sync: int, as_of: date, on_progress: Progress | None = None
) -> list[BookReading]:
    """What the books of a sync say, parsed from their stored bytes."""
    raw = (open_packed(row.book, row.content) for row in ledger.books_of(sync))
    criteria_set = installation.criteria_set
    return read_raw_books(
        raw,
        criteria_set,
        installation.agencies,
        latest=as_of,
        expected=owed_tabs(installation.regime, criteria_set, as_of),
        locality=installation.locality.name.vi,
        on_progress=on_progress,
    )
