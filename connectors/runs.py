"""From the ledger to a scorecard: the newest complete sync, read again from its raw books and scored."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter

from connectors.figures import Figures, assemble
from connectors.ledger import Ledger
from connectors.localities import Installation
from connectors.presentation.scorecard import Scorecard, build
from connectors.reported import BookReading
from connectors.settings import ROOT, settings
from rubric.scoring import Basis

SAMPLES = "samples"
_READINGS = TypeAdapter(list[BookReading])
_READERS = ("cells", "layouts", "workbooks", "names.py", "folding.py", "reported.py", "problem_sentences")


@dataclass(frozen=True)
class LatestRun:
    """The newest complete sync of a locality, and the day its figures speak of."""

    sync: int
    as_of: date
    is_illustration: bool


def latest_run(locality: str) -> LatestRun | None:
    """The newest complete sync; None before the first."""
    chosen = settings()
    if not chosen.ledger.exists():
        return None
    ledger = Ledger(chosen.ledger)
    try:
        row = ledger.latest_sync(locality)
    finally:
        ledger.close()
    return LatestRun(row.id, row.as_of, row.source == SAMPLES) if row else None


def open_scorecard(installation: Installation, sync: int, as_of: date, *, basis: Basis = "computed") -> Scorecard:
    """The scorecard of a sync: the set's year, and the year before it recomputed by the same set."""
    chosen = settings()
    ledger = Ledger(chosen.ledger)
    try:
        row = ledger.sync_row(sync)
        figures = figures_of(ledger, installation, sync, as_of)
    finally:
        ledger.close()
    return build(
        installation,
        figures,
        basis=basis,
        synced_at=row.ended_at if row else None,
        is_illustration=bool(row and row.source == SAMPLES),
    )


def figures_of(ledger: Ledger, installation: Installation, sync: int, as_of: date) -> Figures:
    """The figures of a sync for the set's year, and for the year before when the set reaches it."""
    year = installation.criteria_set.year
    years = [year - 1, year] if year - 1 in installation.criteria_set.years else [year]
    return assemble(installation, readings_of(ledger, installation, sync, as_of), as_of=as_of, years=years)


def readings_of(ledger: Ledger, installation: Installation, sync: int, as_of: date) -> list[BookReading]:
    """What the books say; kept beside the ledger under the hash of everything it depends on."""
    chosen = settings()
    file = chosen.cache / f"{_key(ledger, installation, sync, as_of)}.json"
    if file.exists():
        try:
            return _READINGS.validate_json(file.read_bytes())
        except ValueError:
            file.unlink(missing_ok=True)
    from connectors.sync import read_sync  # the readers are loaded only when there is something new to read

    readings = read_sync(ledger, installation, sync, as_of)
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_suffix(".draft")
    draft.write_bytes(_READINGS.dump_json(readings))
    draft.replace(file)
    return readings


def _key(ledger: Ledger, installation: Installation, sync: int, as_of: date) -> str:
    """What a reading depends on: the books, the criteria set, the agencies, the day, and the code that reads."""
    digest = hashlib.sha256(f"{installation.criteria_set.hash} {as_of.isoformat()}".encode())
    for agency in installation.agencies.values():
        digest.update(agency.model_dump_json().encode())
    for book, content in sorted(ledger.hashes_of(sync).items()):
        digest.update(f"{book}\0{content}\0".encode())
    for file in _reader_files():
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _reader_files() -> list[Path]:
    found: list[Path] = []
    for name in _READERS:
        path = ROOT / "connectors" / name
        found += sorted(path.glob("*.py")) if path.is_dir() else [path]
    return found
