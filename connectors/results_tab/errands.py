"""What is to be written into each book of a sync, beside what is known to stand there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from connectors.ledger import Ledger, Registration, ResultRow, SyncRow, Visit
from connectors.localities import Installation
from connectors.registry import ONLINE
from connectors.results_tab.composing import results_tab
from connectors.results_tab.content import TabContent
from connectors.results_tab.problems_told import problems_told
from connectors.results_tab.standing import StandingTab, standing_in
from connectors.runs import scorecard_of
from connectors.sync.taken import read_sync


@dataclass(frozen=True)
class Errand:
    """A book, what is to stand in it, what is known to stand there, and the newest attempt since it was last read."""

    whose: Registration
    name: str
    content: TabContent
    known: StandingTab | None
    attempt: ResultRow | None

    @property
    def file_id(self) -> str:
        """The book's id at Google."""
        return self.whose.book.removeprefix(ONLINE)

    @property
    def stands(self) -> bool:
        """Whether what is to be written stands there already."""
        return self.known is not None and self.known.fingerprint == self.content.fingerprint

    @property
    def was_refused(self) -> bool:
        """Whether Google refused the same, and nothing in the book has moved since."""
        last = self.attempt
        return bool(last and last.outcome == "refused" and last.fingerprint == self.content.fingerprint)


def errands(
    ledger: Ledger, installation: Installation, row: SyncRow, *, cache: Path | None = None
) -> tuple[int, Iterator[Errand]]:
    """How many registered online books a sync reached, and what is to stand in each, made one by one."""
    locality = installation.locality.id
    found = read_sync(ledger, installation, row.id, row.as_of, cache=cache)
    readings = dict(zip(sorted(ledger.visits.taken(locality, row.id)), found, strict=True))
    registered = ledger.visits.registrations(row.id)
    scorecard = scorecard_of(installation, found, row, row.as_of)
    told = problems_told(readings, registered, ledger.problems_of(row.id))
    came = {visit.book for visit in ledger.visits.of_sync(row.id) if visit.outcome in {"read", "unchanged"}}
    reads = ledger.visits.last_reads(locality)
    attempts, certain = ledger.results.newest(), ledger.results.newest(["written", "unknown"])
    reached = [
        (registered[book], reads[book])
        for book in readings
        if book.startswith(ONLINE) and book in came and book in reads and book in registered and registered[book].kind
    ]

    def errand(whose: Registration, read: Visit) -> Errand:
        content = results_tab(scorecard, whose, told[whose.book], checked_at=row.ended_at)
        known = _known(ledger, read, _since(read, certain))
        return Errand(whose, readings[whose.book].book, content, known, _since(read, attempts))

    return len(reached), (errand(whose, read) for whose, read in reached)


def _since(read: Visit, rows: Mapping[str, ResultRow]) -> ResultRow | None:
    """The attempt on a book, when it is newer than what was read of it."""
    found = rows.get(read.book)
    return found if found and found.at >= read.at else None


def _known(ledger: Ledger, read: Visit, written: ResultRow | None) -> StandingTab | None:
    """What stands in a book by the newest that is known of it; None when Google must be asked."""
    if written is None:
        return standing_in(ledger.visits.content(read.hash))
    return StandingTab(is_there=True, fingerprint=written.fingerprint) if written.outcome == "written" else None
