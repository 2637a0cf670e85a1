"""Reading a folder of books into the ledger: raw bytes first, under their hash; then what they say, and problems."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from connectors.layouts.books import read_raw_books
from connectors.ledger import Ledger
from connectors.localities import Installation
from connectors.reported import BookReading
from connectors.workbooks.packed import is_book, open_packed, pack, stored_name

Progress = Callable[[int, int, str], None]

SAMPLES = "samples"
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
    """Read every book of ``folder`` (and one level of folders of CSV files); the number of the sync.

    Every book's bytes are in the ledger before any is parsed, so that a better parser can read the past again.
    """
    books = list(_books(folder))
    sync = ledger.begin_sync(installation.locality.id, source, as_of)
    for done, (name, content) in enumerate(books, 1):
        ledger.store_book(sync, name, content)
        if on_progress:
            on_progress(done, len(books), name)
    readings = read_sync(ledger, installation, sync, as_of)
    ledger.end_sync(sync, (problem for reading in readings for problem in reading.problems))
    return sync


def read_sync(
    ledger: Ledger, installation: Installation, sync: int, as_of: date, on_progress: Progress | None = None
) -> list[BookReading]:
    """What the books of a sync say, parsed from their stored bytes."""
    raw = (open_packed(row.book, row.content) for row in ledger.books_of(sync))
    return read_raw_books(raw, installation.criteria_set, installation.agencies, latest=as_of, on_progress=on_progress)


def _books(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.iterdir()):
        if is_book(path):
            yield stored_name(path), pack(path)
