"""What the ledger knows about the state of the data behind one sync: visits, copies in use, problems, links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from connectors.google.addresses import book_id
from connectors.ledger import Ledger, LinkCheck, Registration, SyncRow, TakenBook, Visit
from connectors.localities import Installation
from connectors.registry import ONLINE, REGISTER
from connectors.reported import BookReading, ReportedValue, year_of
from connectors.runs import readings_of
from connectors.settings import settings
from rubric.criteria.criteria_set import CriteriaSet


@dataclass(frozen=True)
class FigureCounts:
    """What agencies typed: ``typed`` by agency and period, ``reported`` and ``backed`` (with evidence) by year."""

    typed: Mapping[tuple[str, str], int] = field(default_factory=dict[tuple[str, str], int])
    reported: Mapping[int, int] = field(default_factory=dict[int, int])
    backed: Mapping[int, int] = field(default_factory=dict[int, int])
    linked: Sequence[ReportedValue] = ()


@dataclass(frozen=True, eq=False)
class HealthFacts:
    """One complete sync and what is known of its books. ``problems`` are rows of the ledger, in the order found."""

    sync: SyncRow
    problems: Sequence[Mapping[str, Any]]
    visits: Mapping[str, Visit]
    taken: Mapping[str, TakenBook]
    registered: Mapping[str, Registration]
    checks: Mapping[str, LinkCheck]
    figures: FigureCounts

    def problems_of_book(self, book: str) -> list[Mapping[str, Any]]:
        """The problems of one book of the ledger."""
        return [row for row in self.problems if book_of(row) == book]


def book_of(problem: Mapping[str, Any]) -> str:
    """The ledger's name of the book a problem is in: by its link when it is online, else the file's name."""
    identifier = book_id(problem["link"]) if problem["link"] else ""
    return f"{ONLINE}{identifier}" if identifier else str(problem["book"])


def health_facts(installation: Installation, sync: int) -> HealthFacts:
    """The facts of one complete sync; KeyError when it is not there."""
    ledger = Ledger.at_to_read(settings())
    try:
        row = ledger.sync_row(sync)
        if row is None:
            raise KeyError(sync)
        visits = reversed(ledger.visits.of_sync(sync))
        return HealthFacts(
            sync=row,
            problems=ledger.problems_of(sync),
            visits={visit.book: visit for visit in visits if not visit.book.startswith(f"{REGISTER}/")},
            taken=ledger.visits.taken(installation.locality.id, sync),
            registered=ledger.visits.registrations(sync),
            checks=ledger.links.latest(),
            figures=figure_counts(installation.criteria_set, readings_of(ledger, installation, sync, row.as_of)),
        )
    finally:
        ledger.close()


def figure_counts(criteria_set: CriteriaSet, readings: Iterable[BookReading]) -> FigureCounts:
    """The counts of what the agencies themselves report; what the department records is not theirs to prove."""
    own = {key for key, each in criteria_set.fields.items() if each.source == "agency"}
    values = [value for reading in readings for value in reading.values if value.field in own]
    reported = [value for value in values if value.state == "reported"]
    return FigureCounts(
        typed=Counter((value.agency, value.period) for value in values if value.state != "missing"),
        reported=Counter(year_of(value.period) for value in reported),
        backed=Counter(year_of(v.period) for v in reported if v.evidence.links or v.evidence.document),
        linked=[value for value in values if value.evidence.links],
    )
