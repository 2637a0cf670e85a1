"""Reading and adding to the ledger. SQLite by default (WAL, synchronous=FULL); any SQLAlchemy address works."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, Select, create_engine, event, func, insert, select

from connectors.ledger.tables import metadata, problems, raw_books, sync_books, sync_ends, syncs
from connectors.problem import Problem


@dataclass(frozen=True, slots=True)
class RawBookRow:
    """One book as a sync saw it."""

    book: str
    hash: str
    content: bytes


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
            address.parent.mkdir(parents=True, exist_ok=True)
            address = f"sqlite:///{address}"
        self._engine: Engine = create_engine(address)
        if self._engine.dialect.name == "sqlite":
            event.listen(self._engine, "connect", _durable)
        metadata.create_all(self._engine)

    def begin_sync(self, locality: str, source: str, as_of: date) -> int:
        """Note that a sync begins, and the day its figures speak of; its number."""
        with self._engine.begin() as connection:
            row = {"locality": locality, "source": source, "as_of": as_of, "started_at": _now()}
            return int(connection.execute(insert(syncs).values(row)).inserted_primary_key[0])  # type: ignore[index]

    def store_book(self, sync: int, book: str, content: bytes) -> str:
        """Keep the bytes of a book under their hash (once) and note that the sync saw it; the hash."""
        digest = hashlib.sha256(content).hexdigest()
        with self._engine.begin() as connection:
            known = connection.execute(select(raw_books.c.hash).where(raw_books.c.hash == digest)).first()
            if known is None:
                row = {"hash": digest, "size": len(content), "content": zlib.compress(content), "stored_at": _now()}
                connection.execute(insert(raw_books).values(row))
            connection.execute(insert(sync_books).values(sync_id=sync, book=book, hash=digest))
        return digest

    def end_sync(self, sync: int, found: Iterable[Problem]) -> None:
        """Write the problems of a sync and mark it complete, in one transaction."""
        rows = [_problem_row(sync, problem) for problem in found]
        with self._engine.begin() as connection:
            if rows:
                connection.execute(insert(problems), rows)
            count = select(func.count()).select_from(sync_books).where(sync_books.c.sync_id == sync)
            books = connection.execute(count).scalar_one()
            end = {"sync_id": sync, "ended_at": _now(), "books": books, "problems": len(rows)}
            connection.execute(insert(sync_ends).values(end))

    def latest_sync(self, locality: str) -> SyncRow | None:
        """The newest complete sync of a locality."""
        return self._first(_complete_syncs().where(syncs.c.locality == locality).order_by(syncs.c.id.desc()))

    def sync_row(self, sync: int) -> SyncRow | None:
        """One sync by its number; None when it is not there or not complete."""
        return self._first(_complete_syncs().where(syncs.c.id == sync))

    def _first(self, query: Select[Any]) -> SyncRow | None:
        with self._engine.connect() as connection:
            row = connection.execute(query.limit(1)).first()
        return SyncRow(**row._mapping) if row else None

    def books_of(self, sync: int) -> list[RawBookRow]:
        """The books a sync saw, with their bytes, by name."""
        query = (
            select(sync_books.c.book, raw_books.c.hash, raw_books.c.content)
            .join(raw_books, raw_books.c.hash == sync_books.c.hash)
            .where(sync_books.c.sync_id == sync)
            .order_by(sync_books.c.book)
        )
        with self._engine.connect() as connection:
            return [RawBookRow(b, h, zlib.decompress(c)) for b, h, c in connection.execute(query)]

    def hashes_of(self, sync: int) -> dict[str, str]:
        """The hash of each book a sync saw."""
        query = select(sync_books.c.book, sync_books.c.hash).where(sync_books.c.sync_id == sync)
        with self._engine.connect() as connection:
            return {row.book: row.hash for row in connection.execute(query)}

    def problems_of(self, sync: int) -> list[dict[str, Any]]:
        """The problems of a sync, in the order found."""
        query = select(problems).where(problems.c.sync_id == sync).order_by(problems.c.id)
        with self._engine.connect() as connection:
            return [dict(row._mapping) for row in connection.execute(query)]

    def close(self) -> None:
        """Give back the connections."""
        self._engine.dispose()


def _complete_syncs() -> Select[Any]:
    ended = sync_ends.c.sync_id == syncs.c.id
    return select(syncs, sync_ends.c.ended_at, sync_ends.c.books, sync_ends.c.problems).join(sync_ends, ended)


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
