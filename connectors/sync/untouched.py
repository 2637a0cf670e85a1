"""The registered books that nobody has touched for weeks: perhaps the agency works in a copy of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from connectors.cells.raw_cell import Address
from connectors.clock import VIETNAM
from connectors.google.addresses import book_link
from connectors.google.drive import Listing
from connectors.ledger import Registration
from connectors.problem import Problem, Severity
from connectors.problem_catalogue import problem
from connectors.sync.gathered import GatheredSync
from connectors.sync.moments import day_said

UNTOUCHED_DAYS = 45


def untouched(sync: GatheredSync, listing: Listing | None, now: datetime) -> Iterator[Problem]:
    """A problem for each book that has not changed for 45 days: a warning, until a report fell due meanwhile."""
    for book, whose in sync.whose.items():
        file = listing.files.get(book.partition(":")[2]) if listing else None
        if file and file.modified and file.is_sheet and (now - file.modified).days > UNTOUCHED_DAYS:
            address = Address(file.name, link=book_link(file.file_id))
            found = problem("book_untouched", address, day=day_said(file.modified), agency=whose.agency)
            is_late = _fell_due(sync, whose, file.modified, now)
            yield replace(found, severity=Severity.BOOK) if is_late else found


def _fell_due(sync: GatheredSync, whose: Registration, since: datetime, now: datetime) -> bool:
    """Whether a report that the book is for fell due after ``since``: then it cannot be the one in use."""
    installation, first, last = sync.installation, since.astimezone(VIETNAM).date(), now.astimezone(VIETNAM).date()
    known = installation.agencies.get(whose.agency)
    annex = known.annex if known else installation.criteria_set.annex_of(whose.cohort) if whose.cohort else ""
    reports = installation.regime.of(annex).values() if annex else ()
    due = (report.last_day(year) for report in reports for year in range(first.year, last.year + 1))
    return any(day is not None and first < day < last for day in due)
