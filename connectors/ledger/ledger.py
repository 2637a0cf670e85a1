"""Reading and adding to the ledger, in a file of SQLite by default, or in PostgreSQL at an address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Engine, Select, func, insert, select

from connectors.ledger.accounts import Accounts
from connectors.ledger.act_tables import audit_log
from connectors.ledger.appeals import Appeals
from connectors.ledger.audit import Audit
from connectors.ledger.check_ins import CheckIns
from connectors.ledger.contacts import Contacts
from connectors.ledger.decisions import Decisions
from connectors.ledger.faults import MADE_UP_PEOPLE, LedgerFault, LedgerFaultKind, place_of
from connectors.ledger.link_checks import LinkChecks
from connectors.ledger.logins import Logins
from connectors.ledger.opening import opened, opened_to_read
from connectors.ledger.releases import Releases
from connectors.ledger.results import Results
from connectors.ledger.submissions import Submissions
from connectors.ledger.tables import problem_links, problems, sync_ends, syncs
from connectors.ledger.visits import Registration, TakenBook, Visits, keep_taken
from connectors.problem import Problem
from connectors.settings import Settings

ILLUSTRATION = "samples"  # the source of a sync of made-up books


@dataclass(frozen=True, slots=True)
class SyncRow:
    """One complete sync."""

    id: int
    locality: str
    source: str
    as_of: date
    started_at: datetime
    ended_at: datetime
    books: int
    problems: int


class Ledger:
    """The ledger at one address. Every method is one transaction."""

    def __init__(self, address: str | Path) -> None:
        self._keep_at(opened(address))

    def _keep_at(self, engine: Engine) -> None:
        self._engine = engine
        self.visits = Visits(engine)
        self.results = Results(engine)
        self.links = LinkChecks(engine)
        self.accounts = Accounts(engine)
        self.logins = Logins(engine)
        self.submissions = Submissions(engine)
        self.decisions = Decisions(engine)
        self.appeals = Appeals(engine)
        self.releases = Releases(engine)
        self.contacts = Contacts(engine)
        self.check_ins = CheckIns(engine)
        self.audit = Audit(engine)

    @classmethod
    def to_read(cls, address: str | Path) -> Self:
        """The ledger for a reader, also where nothing may be written: its newest complete state is then as it lies."""
        ledger = cls.__new__(cls)
        ledger._keep_at(opened_to_read(address))
        return ledger

    @classmethod
    def at(cls, chosen: Settings) -> Self:
        """The ledger of an installation, made where there is none."""
        return cls(chosen.ledger_place)

    @classmethod
    def at_to_read(cls, chosen: Settings) -> Self:
        """The ledger of an installation for a reader (see ``to_read``)."""
        return cls.to_read(chosen.ledger_place)

    @property
    def place(self) -> str:
        """Where it is, as it may be shown: a file, or an address without its password."""
        return place_of(self._engine)

    def begin_sync(self, locality: str, source: str, as_of: date) -> int:
        """Note that a sync begins, and the day its figures speak of; its number.

        LedgerFault for real figures where people of the demonstration have acted on the locality's illustration.
        """
        with self._engine.begin() as connection:
            if source != ILLUSTRATION and connection.execute(_made_up_acts(locality)).first():
                raise LedgerFault(LedgerFaultKind.MADE_UP, self.place)
            row = {"locality": locality, "source": source, "as_of": as_of, "started_at": _now()}
            return int(connection.execute(insert(syncs).values(row)).inserted_primary_key[0])  # type: ignore[index]

    def end_sync(
        self,
        sync: int,
        found: Iterable[Problem],
        taken: Iterable[TakenBook] = (),
        registered: Mapping[str, Registration] | None = None,
    ) -> None:
        """Write how a sync took its books and their problems, and mark it complete, in one transaction."""
        found, taken = list(found), list(taken)
        rows = [_problem_row(sync, problem) for problem in found]
        with self._engine.begin() as connection:
            keep_taken(connection, sync, taken, registered or {})
            if rows:
                numbers = insert(problems).returning(problems.c.id, sort_by_parameter_order=True)
                written = zip(connection.execute(numbers, rows).scalars(), found, strict=True)
                opened = [{"problem_id": n, "link": each.address.link} for n, each in written if each.address.link]
                if opened:
                    connection.execute(insert(problem_links), opened)
            end = {"sync_id": sync, "ended_at": _now(), "books": len(taken), "problems": len(rows)}
            connection.execute(insert(sync_ends).values(end))

    def latest_sync(self, locality: str, source: str = "") -> SyncRow | None:
        """The newest complete sync of a locality, of one source when it is named.

        One that could take no book at all never stands in place of one that had some.
        """
        of_locality = _complete_syncs().where(syncs.c.locality == locality)
        of_source = of_locality.where(syncs.c.source == source) if source else of_locality
        return self._first(of_source.order_by((sync_ends.c.books > 0).desc(), syncs.c.id.desc()))

    def localities(self) -> set[str]:
        """The localities that have a complete sync."""
        with self._engine.connect() as connection:
            return set(connection.execute(_complete_syncs().with_only_columns(syncs.c.locality).distinct()).scalars())

    def complete_syncs(self, locality: str) -> list[SyncRow]:
        """The complete syncs of a locality, in the order they began."""
        query = _complete_syncs().where(syncs.c.locality == locality).order_by(syncs.c.id)
        with self._engine.connect() as connection:
            return [SyncRow(**row._mapping) for row in connection.execute(query)]

    def sync_row(self, sync: int) -> SyncRow | None:
        """One sync by its number; None when it is not there or not complete."""
        return self._first(_complete_syncs().where(syncs.c.id == sync))

    def _first(self, query: Select[Any]) -> SyncRow | None:
        with self._engine.connect() as connection:
            row = connection.execute(query.limit(1)).first()
        return SyncRow(**row._mapping) if row else None

    def problems_of(self, sync: int) -> list[dict[str, Any]]:
        """The problems of a sync, in the order found; ``link`` opens the cell, empty for a book that has none."""
        link = func.coalesce(problem_links.c.link, "").label("link")
        query = select(problems, link).outerjoin(problem_links, problem_links.c.problem_id == problems.c.id)
        query = query.where(problems.c.sync_id == sync).order_by(problems.c.id)
        with self._engine.connect() as connection:
            return [dict(row._mapping) for row in connection.execute(query)]

    def close(self) -> None:
        """Give back the connections."""
        self._engine.dispose()


def _made_up_acts(locality: str) -> Select[Any]:
    made_up = audit_log.c.by.endswith(f"@{MADE_UP_PEOPLE}", autoescape=True)
    return select(audit_log.c.number).where(audit_log.c.locality == locality, made_up).limit(1)


def _complete_syncs() -> Select[Any]:
    ended = sync_ends.c.sync_id == syncs.c.id
    return select(syncs, sync_ends.c.ended_at, sync_ends.c.books, sync_ends.c.problems).join(sync_ends, ended)


def _now() -> datetime:
    return datetime.now(UTC)


def _problem_row(sync: int, problem: Problem) -> dict[str, Any]:
    return {
        "sync_id": sync,
        "code": problem.code,
        "severity": problem.severity.value,
        "agency": problem.agency,
        "period": problem.period,
        "field": problem.field,
        "book": problem.address.book,
        "tab": problem.address.tab,
        "cell": problem.address.cell,
        "found": problem.found,
        "message_vi": problem.message.vi,
        "message_en": problem.message.en,
    }
