"""Writing the results of a sync into all its books: only where they changed, some at a time, each attempt noted."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from gspread.http_client import HTTPClient

from connectors.cells.raw_cell import Address
from connectors.google.addresses import book_link
from connectors.google.faults import FaultKind, GoogleFault, OutcomeUnknown
from connectors.ledger import Ledger, ResultOutcome, ResultRow, SyncRow
from connectors.localities import Installation
from connectors.problem import Problem
from connectors.problem_catalogue import problem
from connectors.results_tab.errands import Errand, errands
from connectors.results_tab.writing import write_tab
from connectors.sync.online import IN_FLIGHT
from connectors.sync.register import SERVICE
from connectors.sync.taken import Progress

Outcome = ResultOutcome | Literal["unchanged", "skipped"]
_Answer = GoogleFault | bool | None
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
    total, found = errands(ledger, installation, row, cache=cache)
    course = _Course(ledger, row, http, account, Tally(), total, on_progress)
    course.write(each for each in found if not course.is_settled(each, asks_again=asks_again))
    return course.tally


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

    def is_settled(self, errand: Errand, *, asks_again: bool) -> bool:
        """Whether a book needs no request, and count it then."""
        if errand.stands:
            self._done(errand, "unchanged")
            return True
        if errand.was_refused and not asks_again:
            self.tally.problems.append(self._problem(errand, GoogleFault(FaultKind.WRITE_REFUSED)))
            self._done(errand, "refused")
            return True
        return False

    def write(self, asked: Iterable[Errand]) -> None:
        """Write into books, some at a time, and note each as soon as it is known what came of it.

        The next contents are made while Google is waited for.
        """
        with ThreadPoolExecutor(IN_FLIGHT, thread_name_prefix="results") as pool:
            flying: dict[Future[_Answer], Errand] = {}
            try:
                for errand in asked:
                    flying[pool.submit(self._attempt, errand)] = errand
                    self._take_finished(flying, most=IN_FLIGHT - 1)
                self._take_finished(flying, most=0)
            finally:
                pool.shutdown(wait=False, cancel_futures=True)

    def _take_finished(self, flying: dict[Future[_Answer], Errand], *, most: int) -> None:
        """Take the answers that are there, and wait for more until at most so many are under way."""
        while done := wait(flying, timeout=None if len(flying) > most else 0, return_when=FIRST_COMPLETED).done:
            for future in done:
                self._take(flying.pop(future), future.result())

    def _attempt(self, errand: Errand) -> _Answer:
        """Whether the tab was written now, or why not; None when it makes no sense to ask."""
        if self.ended_by:
            return None
        try:
            return write_tab(self.http, errand.file_id, errand.content, errand.known, self.account)
        except GoogleFault as fault:
            if fault.concerns_every_book:
                self.ended_by = self.ended_by or fault
            return fault

    def _take(self, errand: Errand, answer: _Answer) -> None:
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

    def _problem(self, errand: Errand, fault: GoogleFault) -> Problem:
        if fault.concerns_every_book:
            return fault.problem(SERVICE, account=self.account)
        address = Address(errand.name, link=book_link(errand.file_id))
        agency = errand.whose.agency
        if fault.kind in _PASSING:
            reason = fault.reason or str(fault.status or fault.kind.value)
            return problem("google_write_failed", address, agency=agency, reason=reason)
        return fault.problem(address, account=self.account, agency=agency)

    def _note(self, errand: Errand, outcome: ResultOutcome, fault: str = "") -> None:
        book, fingerprint = errand.whose.book, errand.content.fingerprint
        self.ledger.results.note(ResultRow(self.row.id, book, datetime.now(UTC), outcome, fingerprint, fault))

    def _done(self, errand: Errand, outcome: Outcome) -> None:
        self.tally.count(outcome)
        self.finished += 1
        if self.on_progress:
            self.on_progress(self.finished, self.total, errand.name)


def _outcome(fault: GoogleFault) -> ResultOutcome:
    if isinstance(fault, OutcomeUnknown):
        return "unknown"
    refusals = {FaultKind.WRITE_REFUSED, FaultKind.OFFICE_FILE, FaultKind.NOT_SHARED, FaultKind.NOT_FOUND}
    return "refused" if fault.kind in refusals else "failed"
