"""The books of a complete sync, read again as the sync took them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from connectors.ledger import Ledger
from connectors.localities import Installation
from connectors.reported import BookReading
from connectors.sync.readings import Readings

Progress = Callable[[int, int, str], None]


def read_sync(
    ledger: Ledger,
    installation: Installation,
    sync: int,
    as_of: date,
    *,
    cache: Path | None = None,
    on_progress: Progress | None = None,
) -> list[BookReading]:
    """What the books of a sync say on ``as_of``, from their stored bytes, by the names of the books."""
    readings = Readings(installation, as_of, ledger.visits.content, cache=cache)
    taken = ledger.visits.taken(installation.locality.id, sync)
    whose = ledger.visits.registrations(sync)
    found: list[BookReading] = []
    for done, book in enumerate(sorted(taken), start=1):
        found.append(readings.of(taken[book], whose.get(book)))
        if on_progress:
            on_progress(done, len(taken), found[-1].book)
    return readings.together(found)
