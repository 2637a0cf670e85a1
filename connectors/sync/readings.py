"""What the books of a sync say: each read once by this code for this day, and kept beside the ledger."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from pydantic import TypeAdapter

from connectors.layouts.between_books import settle_books
from connectors.layouts.books import reading_of
from connectors.layouts.cross_checks import cross_checked
from connectors.layouts.ground import Ground
from connectors.layouts.owed import owed_tabs
from connectors.ledger import Registration, TakenBook
from connectors.localities import Installation
from connectors.problem_catalogue import problem
from connectors.registry import speaks_of
from connectors.reported import BookReading
from connectors.settings import ROOT
from connectors.sync.opening import ContentOf, open_taken
from connectors.workbooks.raw_book import RawBook

_READING = TypeAdapter(BookReading)
_READERS = ("cells", "google", "layouts", "workbooks", "sync", "names.py", "folding.py", "reported.py", "registry.py")
_NOBODY = Registration("", "")


class Readings:
    """Reads books for one installation and day. ``cache`` is the folder of what was read before."""

    def __init__(
        self, installation: Installation, as_of: date, content_of: ContentOf, *, cache: Path | None = None
    ) -> None:
        criteria_set = installation.criteria_set
        self.ground = Ground(criteria_set, installation.agencies, as_of, installation.locality.name.vi)
        self._expected = owed_tabs(installation.regime, criteria_set, as_of)
        self._content_of = content_of
        self._cache = cache
        self._on = _digest_of_ground(installation, as_of)

    def of(self, taken: TakenBook, whose: Registration | None = None, newest: RawBook | None = None) -> BookReading:
        """What one book says by itself. ``newest`` is the version it was taken from, when that is open already."""
        file = self._cache / f"{self._key(taken, whose)}.json" if self._cache else None
        if file and (kept := _kept(file)):
            return kept
        reading = self._read(open_taken(taken, self._content_of, newest), whose or _NOBODY)
        if file:
            _keep(file, reading)
        return reading

    def together(self, readings: Iterable[BookReading]) -> list[BookReading]:
        """The readings with what they repeat settled, and checked against each other."""
        return cross_checked(settle_books(list(readings), self.ground), self.ground)

    def _read(self, book: RawBook, whose: Registration) -> BookReading:
        expected = {
            annex: {period: severity for period, severity in owed.items() if speaks_of(whose.period, period)}
            for annex, owed in self._expected.items()
        }
        reading = reading_of(
            book, self.ground, expected, agency=whose.agency or None, cohort=whose.cohort or None, kind=whose.kind
        )
        return _of_period(reading, whose, book) if whose.period else reading

    def _key(self, taken: TakenBook, whose: Registration | None) -> str:
        tabs = [(tab.tab, tab.stands_for, tab.hash, tab.from_tab) for tab in taken.tabs]
        said = (whose.kind, whose.agency, whose.cohort, whose.period) if whose else ()
        return hashlib.sha256(repr((self._on, taken.book, taken.hash, tabs, said)).encode()).hexdigest()


def _of_period(reading: BookReading, whose: Registration, book: RawBook) -> BookReading:
    """The reading without figures of periods that the book is not registered for."""
    others = sorted({each.period for each in reading.values if not speaks_of(whose.period, each.period)})
    if not others:
        return reading
    words = {"registered": whose.period.split(","), "periods": others, "agency": whose.agency}
    return replace(
        reading,
        values=[each for each in reading.values if each.period not in others],
        problems=[*reading.problems, problem("other_period", book.address, **words)],  # type: ignore[arg-type]
    )


def _kept(file: Path) -> BookReading | None:
    try:
        return _READING.validate_json(file.read_bytes())
    except (OSError, ValueError):
        return None


def _keep(file: Path, reading: BookReading) -> None:
    """Keep a reading; a disk that is full or read-only only costs the time to read the book again."""
    draft = file.with_suffix(f".{os.getpid()}.draft")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(_READING.dump_json(reading))
        draft.replace(file)
    except OSError:
        return


def _digest_of_ground(installation: Installation, as_of: date) -> str:
    """What a reading depends on beside the book: criteria set, agencies, regime, day, and the code that reads."""
    digest = hashlib.sha256(f"{installation.criteria_set.hash} {as_of.isoformat()} {_digest_of_code()}".encode())
    digest.update(installation.regime.model_dump_json().encode())
    for agency in installation.agencies.values():
        digest.update(agency.model_dump_json().encode())
    return digest.hexdigest()


@lru_cache(maxsize=1)
def _digest_of_code() -> str:
    digest = hashlib.sha256()
    for name in (*_READERS, "problem_sentences"):
        path = ROOT / "connectors" / name
        for file in sorted(path.glob("*.py")) if path.is_dir() else [path]:
            digest.update(file.read_bytes())
    return digest.hexdigest()
