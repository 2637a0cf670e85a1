"""Reading and adding to the ledger. SQLite by default (WAL, synchronous=FULL); any SQLAlchemy address works."""

from __future__ import annotations

import errno
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Self
from urllib.parse import quote

from sqlalchemy import Engine, Select, create_engine, event, func, insert, select

from connectors.ledger.faults import LedgerFault, LedgerFaultKind, told_as_fault
from connectors.ledger.link_checks import LinkChecks
from connectors.ledger.results import Results
from connectors.ledger.tables import metadata, problem_links, problems, sync_ends, syncs
from connectors.ledger.visits import Registration, TakenBook, Visits, keep_taken
from connectors.problem import Problem


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
        if isinstance(address, Path):
            _make_folder(address.parent)
            address = f"sqlite:///{address}"
        engine = create_engine(address)
        if engine.dialect.name == "sqlite":
            event.listen(engine, "connect", _durable)
        self._keep_at(engine)
        metadata.create_all(engine)

    def _keep_at(self, engine: Engine) -> None:
        if engine.dialect.name == "sqlite":
            event.listen(engine, "handle_error", told_as_fault)
        self._engine = engine
        self.visits = Visits(engine)
        self.results = Results(engine)
        self.links = LinkChecks(engine)

    @classmethod
    def to_read(cls, file: Path) -> Self:
        """The ledger for a reader, also where nothing may be written: its newest complete state is then as it lies."""
        try:
            return cls(file)
        except LedgerFault as fault:
            if fault.kind is not LedgerFaultKind.READ_ONLY:
                raise
        ledger = cls.__new__(cls)
        unwritten = Path(f"{file}-wal")
        is_whole = not unwritten.exists() or unwritten.stat().st_size == 0
        mode = "mode=ro&immutable=1" if is_whole else "mode=ro"
        ledger._keep_at(create_engine(f"sqlite:///file:{quote(str(file))}?{mode}&uri=true"))
        return ledger

    def begin_sync(self, locality: str, source: str, as_of: date) -> int:
        """Note that a sync begins, and the day its figures speak of; its number."""
        with self._engine.begin() as connection:
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


def _complete_syncs() -> Select[Any]:
    ended = sync_ends.c.sync_id == syncs.c.id
    return select(syncs, sync_ends.c.ended_at, sync_ends.c.books, sync_ends.c.problems).join(sync_ends, ended)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as failure:
        full = failure.errno == errno.ENOSPC
        kind = LedgerFaultKind.FULL if full else LedgerFaultKind.READ_ONLY
        raise LedgerFault(kind, str(folder)) from failure


def _durable(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA busy_timeout=10000")
    cursor.close()


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
