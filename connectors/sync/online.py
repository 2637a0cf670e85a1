"""Reading the registered books of Google Sheets into the ledger, within the quota and without losing anything."""

from __future__ import annotations

import contextlib
import re
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Literal

from gspread.http_client import HTTPClient

from connectors.cells.raw_cell import Address
from connectors.clock import VIETNAM
from connectors.google.addresses import book_link
from connectors.google.drive import Listing, list_files
from connectors.google.faults import FaultKind, GoogleFault, Remedy
from connectors.google.fetching import fetch_book
from connectors.ledger import Ledger
from connectors.localities import Installation
from connectors.problem import Problem, Severity
from connectors.problem_catalogue import problem
from connectors.sync.choosing import Errand, choose, night_of
from connectors.sync.gathered import GatheredSync, Summary
from connectors.sync.register import SERVICE, registered_books
from connectors.sync.taken import Progress
from connectors.sync.untouched import untouched

GOOGLE = "google"
IN_FLIGHT = 8
AHEAD = 32  # books on their way or waiting to be judged
MOST_IN_A_ROW = 2 * IN_FLIGHT  # books that fail without one that succeeds, before the fault is held to be Google's
RESUMED_FOR = timedelta(hours=6)
_STILL_CALCULATING = re.compile(rb'"type":\s*"LOADING"')
_OF_DRIVE_ALONE = frozenset({FaultKind.API_DISABLED, FaultKind.SCOPES, FaultKind.BLOCKED, FaultKind.STORAGE_FULL})
Fetched = tuple[Errand, bytes | GoogleFault]
FullRead = Literal["nightly", "always", "never"]


@dataclass(frozen=True)
class OnlineSource:
    """Where the books are: the register (a link, or a .csv or .xlsx file), and the connection of an account to Google.

    ``account`` is the e-mail that books are shared with; ``lists_files`` whether Drive may be asked what changed;
    ``full_read`` when books are read that seem unchanged; ``accepts_fewer`` whether the register may have lost books.
    """

    register: str
    http: HTTPClient
    account: str = ""
    lists_files: bool = True
    source: str = GOOGLE
    full_read: FullRead = "nightly"
    accepts_fewer: bool = False


def sync_online(
    ledger: Ledger,
    installation: Installation,
    where: OnlineSource,
    *,
    as_of: date,
    cache: Path | None = None,
    on_progress: Progress | None = None,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Summary:
    """Read every registered book that may have changed; the rest is taken as it was.

    A failure of one book costs that book its news. A failure that every book would share (the key, the network's
    proxy, Google itself) ends the reading: all other books keep their last good copies, and the failure is told once.
    What was read is kept at once, so that a sync that was killed is continued by the next.
    """
    broke_off = ledger.visits.broken_off(installation.locality.id, where.source, since=now() - RESUMED_FOR)
    last = ledger.visits.last_reads(installation.locality.id)
    sync = GatheredSync(ledger, installation, where.source, as_of, cache)
    trip = _Trip(sync, where, on_progress)
    registered = registered_books(sync, where.http, where.register, where.account, accepts_fewer=where.accepts_fewer)
    sync.whose = {each.book: each for each in registered}
    listing = trip.listing() if registered else None
    since = {"nightly": night_of(now().astimezone(VIETNAM)), "always": broke_off or now(), "never": None}[
        where.full_read
    ]
    choice = choose(registered, listing, last, read_since=since, known_since=broke_off)
    trip.total = len(registered)
    trip.tell("")
    for errand in choice.refused:
        trip.refuse(errand)
    trip.read(choice.read)  # first, for the quota's minutes run from the first read
    proven = [visit for errand, visit in choice.unchanged if errand.version]
    just_read = [visit for errand, visit in choice.unchanged if not errand.version]
    for visit in sync.unchanged(proven, just_read):
        trip.done(sync.take(visit).reading.book)
    sync.say(found for errand, _ in choice.unchanged for found in errand.problems)
    sync.say(untouched(sync, listing, now()))
    return sync.finish()


@dataclass
class _Trip:
    """The way to Google and back: what is asked, how far it is, and whether going on makes sense."""

    sync: GatheredSync
    where: OnlineSource
    on_progress: Progress | None = None
    total: int = 0
    finished: int = 0
    ended_by: GoogleFault | None = None
    succeeded: int = 0
    failed_in_a_row: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)
    suspects: list[tuple[Errand, GoogleFault]] = field(default_factory=list[tuple[Errand, GoogleFault]])

    def listing(self) -> Listing | None:
        """What Drive says about the files; None when it cannot be asked, and then every book is read.

        Drive may be switched off or out of order while Sheets answers; a fault of the account ends the reading.
        """
        if not self.where.lists_files:
            return None
        try:
            return list_files(self.where.http)
        except GoogleFault as fault:
            if fault.concerns_every_book and fault.kind not in _OF_DRIVE_ALONE:
                self.ended_by = fault
                return None
            self.sync.say([problem("files_not_listed", SERVICE)])
            if fault.concerns_every_book:
                self.sync.say([replace(fault.problem(SERVICE, account=self.where.account), severity=Severity.WARNING)])
            return None

    def refuse(self, errand: Errand) -> None:
        """Tell why a book cannot be read, without asking for it."""
        name = errand.name or errand.registration.name
        self.sync.without_news(errand.book, name, errand.problems, outcome="refused")
        self.done(name)

    def read(self, errands: Sequence[Errand]) -> None:
        """Read books, some at a time; each is judged while the others are on their way."""
        with contextlib.closing(self._fetched(errands)) as fetched:
            for errand, answer in fetched:
                self._take(errand, answer)
        # Whether a book fails alone is known only when the others have been asked for.
        alone = self.succeeded > 0 or len(self.suspects) == 1
        for errand, fault in self.suspects:
            self._without_news(errand, fault, keeps_failing=alone and self.ended_by is None)
        if self.ended_by:
            self.sync.say([self.ended_by.problem(SERVICE, account=self.where.account)])

    def done(self, name: str) -> None:
        """Count a book."""
        self.finished += 1
        self.tell(name)

    def tell(self, name: str) -> None:
        """Say how far it is; ``name`` is the last book, empty before the first."""
        if self.on_progress:
            self.on_progress(self.finished, self.total, name)

    def _fetched(self, errands: Sequence[Errand]) -> Generator[Fetched]:
        waiting: Iterator[Errand] = iter(errands)
        with ThreadPoolExecutor(IN_FLIGHT, thread_name_prefix="google") as pool:
            ahead: dict[Future[bytes | GoogleFault], Errand] = {}
            try:
                while True:
                    while len(ahead) < AHEAD and not self.ended_by and (errand := next(waiting, None)):
                        ahead[pool.submit(self._fetch, errand)] = errand
                    if not ahead:
                        break
                    # One at a time: judging a book takes a while, in which the others must not stand still.
                    future = next(iter(wait(ahead, return_when=FIRST_COMPLETED).done))
                    yield ahead.pop(future), future.result()
            finally:
                pool.shutdown(wait=False, cancel_futures=True)
        yield from ((errand, self.ended_by) for errand in waiting if self.ended_by)

    def _fetch(self, errand: Errand) -> bytes | GoogleFault:
        """What Google answers for a book. Once the reading has ended nothing is asked: ``ended_by`` is the answer."""
        if self.ended_by:
            return self.ended_by
        try:
            content = fetch_book(self.where.http, errand.file_id)
        except GoogleFault as fault:
            self._notice(fault)
            return self.ended_by or fault
        self._notice(None)
        return content

    def _take(self, errand: Errand, answer: bytes | GoogleFault) -> None:
        if isinstance(answer, bytes):
            self.succeeded += 1
            # A formula that Google has not worked out yet is there the next time, though nobody changes the file.
            version = 0 if _STILL_CALCULATING.search(answer) else errand.version
            judged = self.sync.take(self.sync.read(errand.book, answer, version))
            self.sync.say(errand.problems)
            self.done(judged.reading.book)
            return
        is_skipped = answer is self.ended_by
        if not is_skipped and self._failed_before(errand.book, answer):
            self.suspects.append((errand, answer))
        else:
            self._without_news(errand, answer, is_skipped=is_skipped)

    def _without_news(
        self, errand: Errand, fault: GoogleFault, *, is_skipped: bool = False, keeps_failing: bool = False
    ) -> None:
        """Take the last good copy of a book, and say why; nothing of one that was left out for a fault of all."""
        name = errand.name or errand.registration.name
        found = [] if is_skipped else [self._problem(errand, fault, name, keeps_failing), *errand.problems]
        status = f":{fault.status}" if fault.status else ""
        self.sync.without_news(
            errand.book,
            name,
            found,
            outcome="skipped" if is_skipped else "failed",
            fault=f"{found[0].code if found else 'skipped'}{status}",
        )
        self.done(name)

    def _notice(self, fault: GoogleFault | None) -> None:
        """End the reading when the next book would fail in the same way: at once, not when the answer is judged."""
        with self.lock:
            self.failed_in_a_row = self.failed_in_a_row + 1 if fault and fault.remedy is not Remedy.NONE else 0
            if fault and (fault.concerns_every_book or self.failed_in_a_row >= MOST_IN_A_ROW):
                self.ended_by = self.ended_by or fault

    def _problem(self, errand: Errand, fault: GoogleFault, name: str, keeps_failing: bool) -> Problem:
        """The problem of a book that was not read; one that fails alone, sync after sync, is at fault itself."""
        address = Address(name, link=book_link(errand.file_id))
        agency = errand.registration.agency
        if keeps_failing:
            return problem("book_keeps_failing", address, agency=agency)
        return fault.problem(address, account=self.where.account, agency=agency)

    def _failed_before(self, book: str, fault: GoogleFault) -> bool:
        """Whether Google failed over the book now and in the two syncs before."""
        if fault.kind is not FaultKind.SERVER or fault.status != 500:
            return False
        locality = self.sync.installation.locality.id
        earlier = self.sync.ledger.visits.last_visits(locality, book, 2)
        return len(earlier) == 2 and all(each.outcome == "failed" and each.fault.endswith(":500") for each in earlier)
