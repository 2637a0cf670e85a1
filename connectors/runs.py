"""From the ledger to a scorecard: the newest complete sync, read again from its raw books and scored."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from connectors.figures import Figures, assemble
from connectors.ledger import Ledger, SyncRow
from connectors.ledger.ledger import ILLUSTRATION
from connectors.localities import Installation
from connectors.reported import BookReading
from connectors.scorecard import Scorecard, build
from connectors.settings import settings
from rubric.scoring import Basis

SAMPLES = ILLUSTRATION


@dataclass(frozen=True)
class LatestRun:
    """The newest complete sync of a locality, and the day its figures speak of."""

    sync: int
    as_of: date
    is_illustration: bool


def latest_run(locality: str) -> LatestRun | None:
    """The newest complete sync; None before the first."""
    chosen = settings()
    if not chosen.has_ledger:
        return None
    ledger = Ledger.at_to_read(chosen)
    try:
        return latest_run_in(ledger, locality)
    finally:
        ledger.close()


def latest_run_in(ledger: Ledger, locality: str) -> LatestRun | None:
    """The newest complete sync in a ledger that is open already; None before the first."""
    row = ledger.latest_sync(locality)
    return LatestRun(row.id, row.as_of, row.source == SAMPLES) if row else None


def synced_localities() -> set[str]:
    """The ids of the localities with a complete sync."""
    chosen = settings()
    if not chosen.has_ledger:
        return set()
    ledger = Ledger.at_to_read(chosen)
    try:
        return ledger.localities()
    finally:
        ledger.close()


def open_scorecard(installation: Installation, sync: int, as_of: date, *, basis: Basis = "computed") -> Scorecard:
    """The scorecard of a sync: the set's year, and the year before it recomputed by the same set."""
    chosen = settings()
    ledger = Ledger.at_to_read(chosen)
    try:
        row = ledger.sync_row(sync)
        readings = readings_of(ledger, installation, sync, as_of)
    finally:
        ledger.close()
    return scorecard_of(installation, readings, row, as_of, basis=basis)


def scorecard_of(
    installation: Installation,
    readings: Iterable[BookReading],
    row: SyncRow | None,
    as_of: date,
    *,
    basis: Basis = "computed",
) -> Scorecard:
    """The scorecard of what the books of a sync, ``row`` of the ledger, say."""
    readings = list(readings)
    return build(
        installation,
        _figures_in(installation, readings, as_of),
        basis=basis,
        synced_at=row.ended_at if row else None,
        is_illustration=bool(row and row.source == SAMPLES),
        tasks=(task for reading in readings for task in reading.tasks),
    )


def _figures_in(installation: Installation, readings: Iterable[BookReading], as_of: date) -> Figures:
    """What ``readings`` say of the set's year, and of the year before when the set reaches it."""
    year = installation.criteria_set.year
    years = [year - 1, year] if year - 1 in installation.criteria_set.years else [year]
    return assemble(installation, readings, as_of=as_of, years=years)


def readings_of(ledger: Ledger, installation: Installation, sync: int, as_of: date) -> list[BookReading]:
    """What the books say; each book's reading is kept beside the ledger under the hash of all it depends on."""
    from connectors.sync import read_sync  # the readers are loaded only when there is something to read

    return read_sync(ledger, installation, sync, as_of, cache=settings().readings)
