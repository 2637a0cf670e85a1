"""Reading a folder of books into the ledger."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from connectors.cells.raw_cell import Address
from connectors.layouts.books import books_in
from connectors.ledger import Ledger, Visit
from connectors.localities import Installation
from connectors.problem_catalogue import problem
from connectors.sync.gathered import GatheredSync, Summary
from connectors.sync.opening import open_stored
from connectors.sync.taken import Progress
from connectors.workbooks.packed import pack, stored_name
from connectors.workbooks.xlsx import LOCK_PREFIX

FOLDER = "folder"
SAVING_TAKES = 30.0


def sync_folder(
    ledger: Ledger,
    installation: Installation,
    folder: Path,
    *,
    as_of: date,
    source: str = FOLDER,
    on_progress: Progress | None = None,
    cache: Path | None = None,
    sleep: Callable[[float], None] = time.sleep,
) -> Summary:
    """Read every book of ``folder`` and the folders in it.

    Every book's bytes are in the ledger before any is parsed, so that a better parser can read the past again. A
    file that cannot be read while Office has it open is tried again after 30 seconds.
    """
    sync = GatheredSync(ledger, installation, source, as_of, cache)
    visits: list[Visit] = []
    being_saved: list[Path] = []
    for path in books_in(folder):
        content = pack(path)
        name = stored_name(path, folder)
        if (path.parent / f"{LOCK_PREFIX}{path.name}").exists() and open_stored(name, content).problems:
            being_saved.append(path)
        else:
            visits.append(sync.read(name, content))
    if being_saved:
        sleep(SAVING_TAKES)
        visits += [sync.read(stored_name(path, folder), pack(path)) for path in being_saved]
    for done, visit in enumerate(visits, start=1):
        judged = sync.take(visit)
        if on_progress:
            on_progress(done, len(visits), judged.reading.book)
    gone = sync.books_of_last() - {visit.book for visit in visits}
    sync.say(problem("book_gone", Address(book)) for book in sorted(gone) if LOCK_PREFIX not in book)
    return sync.finish()
