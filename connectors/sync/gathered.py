"""A sync being put together: every visit kept at once, every book judged, and at the end all of it in one step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path

from connectors.cells.raw_cell import Address
from connectors.ledger import Ledger, Registration, TakenBook, Visit
from connectors.ledger.visits import Outcome
from connectors.localities import Installation
from connectors.problem import Problem
from connectors.reported import BookReading, OwnScore, ReportedValue
from connectors.sync.judging import Judge, Judged
from connectors.sync.readings import Readings


@dataclass(frozen=True)
class Summary:
    """What a sync did: its number, books by how they were taken, tabs held back, problems."""

    sync: int
    read: int
    unchanged: int
    kept: int
    lost: int
    held: int
    problems: int


@dataclass
class GatheredSync:
    """One sync from its beginning to its end; nothing of it counts before ``finish``."""

    ledger: Ledger
    installation: Installation
    source: str
    as_of: date
    cache: Path | None = None
    whose: Mapping[str, Registration] = field(default_factory=dict[str, Registration])

    def __post_init__(self) -> None:
        self.started_at = datetime.now(UTC)
        self.number = self.ledger.begin_sync(self.installation.locality.id, self.source, self.as_of)
        self.before = self.ledger.visits.taken(self.installation.locality.id, source=self.source)
        self._judged: dict[str, Judged] = {}
        self._outcomes: dict[str, Outcome] = {}
        self._further: dict[Problem, None] = {}
        visits = self.ledger.visits
        readings = Readings(self.installation, self.as_of, visits.content, cache=self.cache)
        self.judge = Judge(readings, visits.content, visits.confirmed())

    def read(self, book: str, content: bytes, version: int = 0, at: datetime | None = None) -> Visit:
        """Keep the bytes a book was found with; it is judged later, by ``take``."""
        return self._note(book, "read", version, content=content, at=at)

    def take(self, visit: Visit) -> Judged:
        """Judge a book by the bytes that the ledger holds of it; ``at`` is when that was its content."""
        self._outcomes.setdefault(visit.book, visit.outcome)
        before, whose = self.before.get(visit.book), self.whose.get(visit.book)
        judged = self.judge.current(visit.book, visit.hash, visit.at, before, whose)
        self._hold(visit.book, judged)
        return judged

    def unchanged(self, proven: Iterable[Visit], just_read: Iterable[Visit] = ()) -> list[Visit]:
        """Note the books to be taken as on their last visits; each is judged later, by ``take``.

        ``proven`` are known not to have changed since, ``just_read`` were read a short while ago.
        """
        now = datetime.now(UTC)
        visits = [replace(each, sync=self.number, at=now, outcome="unchanged") for each in proven]
        visits += [replace(each, sync=self.number, outcome="unchanged") for each in just_read]
        self.ledger.visits.note_unread(visits)
        return visits

    def without_news(
        self, book: str, name: str, found: Iterable[Problem], *, outcome: Outcome = "failed", fault: str = ""
    ) -> Judged:
        """Take the last good copy of a book that was not read, and say why."""
        self._note(book, outcome, 0, fault=fault)
        judged = self.judge.without_news(self.before.get(book), self.whose.get(book), found, name)
        self._hold(book, judged)
        return judged

    def books_of_last(self) -> set[str]:
        """The books that the newest complete sync of this source had."""
        locality = self.installation.locality.id
        last = self.ledger.latest_sync(locality, self.source)
        return set(self.ledger.visits.taken(locality, last.id)) if last else set()

    def say(self, problems: Iterable[Problem]) -> None:
        """Add problems beside those that the reading of a book brings; each is told once."""
        self._further.update(dict.fromkeys(problems))

    def finish(self) -> Summary:
        """Settle what the books repeat, and write everything as one complete sync."""
        order = sorted(self._judged)
        judged = [self._judged[book] for book in order]
        readings = self.judge.readings.together(each.reading for each in judged)
        problems = [*self._further]
        for each, reading in zip(judged, readings, strict=True):
            problems += [*each.problems, *(found for found in reading.problems if found not in each.problems)]
        taken = [each.taken for each in judged if each.taken]
        self.ledger.end_sync(self.number, problems, taken, self.whose)
        return self._summary(taken, len(problems))

    def _hold(self, book: str, judged: Judged) -> None:
        """Hold what the end of the sync needs; the rest of thousands of readings would fill the memory."""
        self._judged[book] = replace(judged, reading=_to_be_settled(judged.reading))

    def _summary(self, taken: Sequence[TakenBook], problems: int) -> Summary:
        outcomes = list(self._outcomes.values())
        kept = sum(each.state == "kept" for each in taken)
        return Summary(
            sync=self.number,
            read=outcomes.count("read"),
            unchanged=outcomes.count("unchanged"),
            kept=kept,
            lost=len(self._judged) - len(taken),
            held=sum(bool(tab.hash) for each in taken for tab in each.tabs),
            problems=problems,
        )

    def _note(
        self,
        book: str,
        outcome: Outcome,
        version: int,
        *,
        content: bytes | None = None,
        fault: str = "",
        at: datetime | None = None,
    ) -> Visit:
        self._outcomes[book] = outcome
        visit = Visit(self.number, book, at or datetime.now(UTC), outcome, version, fault=fault)
        return self.ledger.visits.note(visit, content)


def _to_be_settled(reading: BookReading) -> BookReading:
    """The reading without evidence, explanations and links, which no settling and no row of the ledger asks for."""
    values = [
        ReportedValue(each.agency, each.period, each.field, each.state, each.value, each.text, _place(each.address))
        for each in reading.values
    ]
    own_scores = [
        OwnScore(each.agency, each.year, each.criterion, each.points, "", _place(each.address))
        for each in reading.own_scores
    ]
    return replace(reading, values=values, own_scores=own_scores)


def _place(address: Address) -> Address:
    return Address(address.book, address.tab, address.cell)
