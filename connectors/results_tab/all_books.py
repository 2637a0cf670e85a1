"""Writing the results of a sync into all its books: only where they changed, some at a time, each attempt noted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from gspread.http_client import HTTPClient

from connectors.cells.raw_cell import Address
from connectors.google.addresses import book_link
from connectors.google.faults import FaultKind, GoogleFault, OutcomeUnknown
from connectors.ledger import Ledger, Registration, ResultOutcome, ResultRow, SyncRow, Visit
from connectors.localities import Installation
from connectors.problem import Problem
from connectors.problem_catalogue import problem
from connectors.registry import ONLINE
from connectors.results_tab.composing import results_tab
from connectors.results_tab.content import TabContent
from connectors.results_tab.problems_told import problems_told
from connectors.results_tab.standing import StandingTab, standing_in
from connectors.results_tab.writing import write_tab
from connectors.runs import scorecard_of
from connectors.sync.online import IN_FLIGHT
from connectors.sync.register import SERVICE
from connectors.sync.taken import Progress, read_sync

Outcome = ResultOutcome | Literal["unchanged", "skipped"]
_PASSING = frozenset(
    {FaultKind.RATE_LIMIT, FaultKind.SERVER, FaultKind.GARBLED, FaultKind.NETWORK, FaultKind.SLOW, FaultKind.TOO_LARGE}
)


@dataclass
class Tally:
    """What came of writing into the books of a sync: books by outcome, and what to tell about those not written."""

    written: int = 0
    unchanged: int = 0
    refused: int = 0
    unknown: int = 0
    failed: int = 0
    skipped: int = 0
    problems: list[Problem] = field(default_factory=list[Problem])

    def count(self, outcome: Outcome) -> None:
        """Count a book."""
        setattr(self, outcome, getattr(self, outcome) + 1)


@dataclass(frozen=True)
class _Errand:
    """A book, what is to stand in it, what is known to stand there, and the newest attempt since it was last read."""

    whose: Registration
    name: str
    content: TabContent
    known: StandingTab | None
    attempt: ResultRow | None

    @property
    def file_id(self) -> str:
        return self.whose.book.removeprefix(ONLINE)

    @property
    def stands(self) -> bool:
        return self.known is not None and self.known.fingerprint == self.content.fingerprint

    @property
    def was_refused(self) -> bool:
        last = self.attempt
        return bool(last and last.outcome == "refused" and last.fingerprint == self.content.fingerprint)


def write_results(
    ledger: Ledger,
    installation: Installation,
    sync: int,
    http: HTTPClient,
    *,
    account: str = "",
    cache: Path | None = None,
    asks_again: bool = False,
    on_progress: Progress | None = None,
) -> Tally:
    """Write what a complete sync found into the online books it reached, one request for each that changed.

    A book is left alone where the same already stands, and where Google refused the same before and nothing in the
    book has moved since (unless ``asks_again``). Nothing here raises for a book: what could not be written is told.
    KeyError for a sync that is not complete.
    """
    row = ledger.sync_row(sync)
    if row is None:
        raise KeyError(sync)
    errands = list(_errands(ledger, installation, row, cache))
    course = _Course(ledger, row, http, account, Tally(), len(errands), on_progress)
    asked = [each for each in errands if not course.is_settled(each, asks_again=asks_again)]
    course.write(asked)
    return course.tally


def _errands(ledger: Ledger, installation: Installation, row: SyncRow, cache: Path | None) -> Iterator[_Errand]:
    """The registered books that the sync reached, with what is to stand in each."""
    locality = installation.locality.id
    found = read_sync(ledger, installation, row.id, row.as_of, cache=cache)
    readings = dict(zip(sorted(ledger.visits.taken(locality, row.id)), found, strict=True))
    registered = ledger.visits.registrations(row.id)
    scorecard = scorecard_of(installation, found, row, row.as_of)
    told = problems_told(readings, registered, ledger.problems_of(row.id))
    reached = {visit.book for visit in ledger.visits.of_sync(row.id) if visit.outcome in {"read", "unchanged"}}
    reads = ledger.visits.last_reads(locality)
    attempts, certain = ledger.results.newest(), ledger.results.newest(["written", "unknown"])
    for book, reading in readings.items():
        whose, read = registered.get(book), reads.get(book)
        if whose and whose.kind and book.startswith(ONLINE) and book in reached and read:
            content = results_tab(scorecard, whose, told[book], checked_at=row.ended_at)
            known = _known(ledger, read, _since(read, certain))
            yield _Errand(whose, reading.book, content, known, _since(read, attempts))


def _since(read: Visit, rows: Mapping[str, ResultRow]) -> ResultRow | None:
    """The attempt on a book, when it is newer than what was read of it."""
    found = rows.get(read.book)
    return found if found and found.at >= read.at else None


def _known(ledger: Ledger, read: Visit, written: ResultRow | None) -> StandingTab | None:
    """What stands in a book by the newest that is known of it; None when Google must be asked."""
    if written is None:
        return standing_in(ledger.visits.content(read.hash))
    return StandingTab(is_there=True, fingerprint=written.fingerprint) if written.outcome == "written" else None


@dataclass
class _Course:
    """The writing under way. Once a failure concerns every book, no further one is asked for."""

    ledger: Ledger
    row: SyncRow
    http: HTTPClient
    account: str
    tally: Tally
    total: int
    on_progress: Progress | None
    finished: int = 0
    ended_by: GoogleFault | None = None

    def is_settled(self, errand: _Errand, *, asks_again: bool) -> bool:
        """Whether a book needs no request, and count it then."""
        if errand.stands:
            self._done(errand, "unchanged")
            return True
        if errand.was_refused and not asks_again:
            self.tally.problems.append(self._problem(errand, GoogleFault(FaultKind.WRITE_REFUSED)))
            self._done(errand, "refused")
            return True
        return False

    def write(self, errands: Sequence[_Errand]) -> None:
        """Write into books, some at a time, and note each as soon as it is known what came of it."""
        with ThreadPoolExecutor(IN_FLIGHT, thread_name_prefix="results") as pool:
            flying = {pool.submit(self._attempt, errand): errand for errand in errands}
            try:
                for future in as_completed(flying):
                    self._take(flying[future], future.result())
            finally:
                pool.shutdown(wait=False, cancel_futures=True)

    def _attempt(self, errand: _Errand) -> GoogleFault | bool | None:
        """Whether the tab was written now, or why not; None when it makes no sense to ask."""
        if self.ended_by:
            return None
        try:
            return write_tab(self.http, errand.file_id, errand.content, errand.known, self.account)
        except GoogleFault as fault:
            if fault.concerns_every_book:
                self.ended_by = self.ended_by or fault
            return fault

    def _take(self, errand: _Errand, answer: GoogleFault | bool | None) -> None:
        match answer:
            case None:
                self._done(errand, "skipped")
            case bool():
                self._note(errand, "written")
                self._done(errand, "written" if answer else "unchanged")
            case GoogleFault():
                found = self._problem(errand, answer)
                if found not in self.tally.problems:
                    self.tally.problems.append(found)
                outcome = _outcome(answer)
                status = f":{answer.status}" if answer.status else ""
                self._note(errand, outcome, f"{found.code}{status}")
                self._done(errand, outcome)

    def _problem(self, errand: _Errand, fault: GoogleFault) -> Problem:
        if fault.concerns_every_book:
            return fault.problem(SERVICE, account=self.account)
        address = Address(errand.name, link=book_link(errand.file_id))
        agency = errand.whose.agency
        if fault.kind in _PASSING:
            reason = fault.reason or str(fault.status or fault.kind.value)
            return problem("google_write_failed", address, agency=agency, reason=reason)
        return fault.problem(address, account=self.account, agency=agency)

    def _note(self, errand: _Errand, outcome: ResultOutcome, fault: str = "") -> None:
        book, fingerprint = errand.whose.book, errand.content.fingerprint
        self.ledger.results.note(ResultRow(self.row.id, book, datetime.now(UTC), outcome, fingerprint, fault))

    def _done(self, errand: _Errand, outcome: Outcome) -> None:
        self.tally.count(outcome)
        self.finished += 1
        if self.on_progress:
            self.on_progress(self.finished, self.total, errand.name)


def _outcome(fault: GoogleFault) -> ResultOutcome:
    if isinstance(fault, OutcomeUnknown):
        return "unknown"
    refusals = {FaultKind.WRITE_REFUSED, FaultKind.OFFICE_FILE, FaultKind.NOT_SHARED, FaultKind.NOT_FOUND}
    return "refused" if fault.kind in refusals else "failed"
