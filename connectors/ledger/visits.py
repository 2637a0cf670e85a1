"""What the ledger knows of each book: every visit, how the book was taken, and what people confirmed."""

from __future__ import annotations

import hashlib
import itertools
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import Any, Literal

from sqlalchemy import Connection, Engine, func, insert, select

from connectors.ledger.acting import Act, alone, keep
from connectors.ledger.tables import (
    book_visits,
    confirmations,
    raw_books,
    registrations,
    sync_books,
    sync_ends,
    syncs,
    taken_books,
    taken_tabs,
)

Outcome = Literal["read", "unchanged", "failed", "refused", "skipped"]
State = Literal["current", "kept"]


@dataclass(frozen=True, slots=True)
class Visit:
    """One time a sync went for a book. ``hash`` is of the bytes it brought (for ``read`` only)."""

    sync: int
    book: str
    at: datetime
    outcome: Outcome
    version: int = 0
    hash: str = ""
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Registration:
    """Whose a book is: an agency's, the register of a cohort, the department's own, or (kind ``""``) what it says.

    ``name`` is what people call the book, ``period`` the years and periods it is for, with commas between them
    (empty: all it holds), and ``place`` the cell of the register of books that says so.
    """

    book: str
    name: str
    kind: Literal["", "agency", "cohort", "department"] = ""
    agency: str = ""
    cohort: str = ""
    period: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class TakenTab:
    """A tab that is not simply read as it stands.

    ``tab`` is its id, ``stands_for`` the title it is read under. A tab held back is taken from the earlier version
    ``hash``, where its id is ``from_tab``; ``reason`` is the code of the problem, ``refused`` the hash of what it
    holds now, ``since`` when the copy in use was last known to be the tab.
    """

    tab: str
    title: str
    stands_for: str = ""
    hash: str = ""
    from_tab: str = ""
    reason: str = ""
    refused: str = ""
    since: datetime | None = None


@dataclass(frozen=True)
class TakenBook:
    """How a sync took a book: the version it used, whether that is the book as it is now, and its odd tabs."""

    book: str
    hash: str
    state: State
    confirmed_at: datetime
    tabs: tuple[TakenTab, ...] = ()


class Visits:
    """The books of one ledger, through all syncs. Every method is one transaction."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def note(self, visit: Visit, content: bytes | None = None) -> Visit:
        """Keep a visit, with the bytes it brought; the visit with their hash."""
        with self._engine.begin() as connection:
            digest = keep_bytes(connection, content) if content is not None else visit.hash
            row = {**asdict(visit), "hash": digest or None}
            connection.execute(insert(book_visits).values({"sync_id": row.pop("sync"), **row}))
        return replace(visit, hash=digest)

    def note_unread(self, visits: Iterable[Visit]) -> None:
        """Keep many visits that brought no bytes: nothing is lost with them, so that one transaction serves all."""
        rows = [{**asdict(each), "hash": each.hash or None} for each in visits]
        if rows:
            with self._engine.begin() as connection:
                connection.execute(insert(book_visits), [{"sync_id": row.pop("sync"), **row} for row in rows])

    def last_reads(self, locality: str) -> dict[str, Visit]:
        """The newest visit of each book that brought its bytes, be the sync complete or broken off."""
        newest = (
            select(func.max(book_visits.c.id))
            .join(syncs, syncs.c.id == book_visits.c.sync_id)
            .where(syncs.c.locality == locality, book_visits.c.outcome == "read")
            .group_by(book_visits.c.book)
        )
        return {visit.book: visit for visit in self._visits(book_visits.c.id.in_(newest))}

    def last_visits(self, locality: str, book: str, most: int) -> list[Visit]:
        """The newest visits of a book, newest first."""
        of_locality = select(syncs.c.id).where(syncs.c.locality == locality)
        return self._visits(book_visits.c.book == book, book_visits.c.sync_id.in_(of_locality), most=most)

    def broken_off(self, locality: str, source: str, since: datetime | None = None) -> datetime | None:
        """When the first of the newest syncs of a source began that never came to their end, but not before ``since``.

        None after a complete one.
        """
        query = select(syncs.c.started_at, sync_ends.c.ended_at).outerjoin(sync_ends)
        query = query.where(syncs.c.locality == locality, syncs.c.source == source).order_by(syncs.c.id.desc())
        with self._engine.connect() as connection:
            newest = [(row.started_at, row.ended_at) for row in connection.execute(query)]
        unended = itertools.takewhile(lambda row: row[1] is None, newest)
        return min((began for began, _ in unended if since is None or began >= since), default=None)

    def of_sync(self, sync: int) -> list[Visit]:
        """The visits of one sync, newest first."""
        return self._visits(book_visits.c.sync_id == sync)

    def _visits(self, *conditions: Any, most: int | None = None) -> list[Visit]:
        query = select(book_visits).where(*conditions).order_by(book_visits.c.id.desc()).limit(most)
        with self._engine.connect() as connection:
            rows = connection.execute(query).mappings().all()
        return [
            Visit(r["sync_id"], r["book"], r["at"], r["outcome"], r["version"], r["hash"] or "", r["fault"])
            for r in rows
        ]

    def taken(self, locality: str, sync: int | None = None, *, source: str = "") -> dict[str, TakenBook]:
        """How each book was taken by the newest complete sync (of ``source``) that had it, or by one ``sync``."""
        complete = select(syncs.c.id).join(sync_ends, sync_ends.c.sync_id == syncs.c.id)
        complete = complete.where(syncs.c.locality == locality)
        if source:
            complete = complete.where(syncs.c.source == source)
        newest = select(sync_books.c.book, func.max(sync_books.c.sync_id).label("sync_id"))
        newest = newest.where(sync_books.c.sync_id == sync if sync else sync_books.c.sync_id.in_(complete))
        last = newest.group_by(sync_books.c.book).subquery()
        here = (sync_books.c.book == last.c.book) & (sync_books.c.sync_id == last.c.sync_id)
        state = (taken_books.c.book == sync_books.c.book) & (taken_books.c.sync_id == sync_books.c.sync_id)
        books = (
            select(sync_books, taken_books.c.state, taken_books.c.confirmed_at, sync_ends.c.ended_at)
            .join(last, here)
            .outerjoin(taken_books, state)
            .outerjoin(sync_ends, sync_ends.c.sync_id == sync_books.c.sync_id)
        )
        odd = select(taken_tabs).join(
            last, (taken_tabs.c.book == last.c.book) & (taken_tabs.c.sync_id == last.c.sync_id)
        )
        with self._engine.connect() as connection:
            tabs: dict[str, list[TakenTab]] = {}
            for row in connection.execute(odd).mappings():
                kept = {name: value for name, value in row.items() if name not in {"sync_id", "book"}}
                tabs.setdefault(row["book"], []).append(TakenTab(**kept))
            return {
                row["book"]: TakenBook(
                    row["book"],
                    row["hash"],
                    row["state"] or "current",
                    row["confirmed_at"] or row["ended_at"],
                    tuple(tabs.get(row["book"], ())),
                )
                for row in connection.execute(books).mappings()
            }

    def registrations(self, sync: int) -> dict[str, Registration]:
        """Whose each book was in a sync; empty for books that nobody registered."""
        query = select(registrations).where(registrations.c.sync_id == sync)
        with self._engine.connect() as connection:
            rows = connection.execute(query).mappings().all()
        return {r["book"]: Registration(**{k: v for k, v in r.items() if k != "sync_id"}) for r in rows}

    def content(self, digest: str) -> bytes:
        """The bytes under a hash; KeyError when there are none."""
        with self._engine.connect() as connection:
            found = connection.execute(select(raw_books.c.content).where(raw_books.c.hash == digest)).scalar()
        if found is None:
            raise KeyError(digest)
        return zlib.decompress(found)

    def confirm(self, book: str, tab: str, refused: str, by: str) -> None:
        """Keep somebody's word that a tab was emptied on purpose."""
        act = Act(by, "tab.confirmed", field=f"{book} {tab}", after=refused)
        with alone(self._engine) as connection:
            keep(connection, act, datetime.now(UTC), confirmations, {"book": book, "tab": tab, "refused": refused})

    def confirmed(self) -> dict[tuple[str, str, str], datetime]:
        """Book, tab and what it held of every confirmation, and when the last of them was given."""
        query = select(confirmations).order_by(confirmations.c.id)
        with self._engine.connect() as connection:
            return {(r.book, r.tab, r.refused): r.at for r in connection.execute(query)}


def keep_bytes(connection: Connection, content: bytes) -> str:
    """Keep bytes under their hash, once."""
    digest = hashlib.sha256(content).hexdigest()
    known = connection.execute(select(raw_books.c.hash).where(raw_books.c.hash == digest)).first()
    if known is None:
        row = {"hash": digest, "size": len(content), "content": zlib.compress(content), "stored_at": datetime.now(UTC)}
        connection.execute(insert(raw_books).values(row))
    return digest


def keep_taken(
    connection: Connection, sync: int, books: Iterable[TakenBook], whose: Mapping[str, Registration]
) -> None:
    """Write how a sync took its books, and whose they were."""
    books = list(books)
    rows = [{"sync_id": sync, "book": each.book, "hash": each.hash} for each in books]
    states = [
        {"sync_id": sync, "book": each.book, "state": each.state, "confirmed_at": each.confirmed_at} for each in books
    ]
    tabs = [{"sync_id": sync, "book": each.book, **asdict(tab)} for each in books for tab in each.tabs]
    registered = [{"sync_id": sync, **asdict(each)} for each in whose.values()]
    for table, found in ((sync_books, rows), (taken_books, states), (taken_tabs, tabs), (registrations, registered)):
        if found:
            connection.execute(insert(table), found)
