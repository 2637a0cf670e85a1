"""Whether a ledger is whole: its audit log, the rows that speaks of, and the bytes of every book."""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine, func, select

from connectors.ledger.act_tables import metadata
from connectors.ledger.audit import Audit
from connectors.ledger.opening import opened_to_read
from connectors.ledger.tables import raw_books
from rubric.text import Text


@dataclass(frozen=True)
class Checked:
    """What was looked at: rows of all tables, acts in the audit log and its newest hash, books; and what is wrong."""

    rows: int
    acts: int
    head: str
    books: int
    wrong: tuple[Text, ...]


def check(place: str | Path) -> Checked:
    """Look at all of the ledger at a place; it may be in use meanwhile."""
    engine = opened_to_read(place)
    try:
        audit = Audit(engine)
        acts, head = audit.head()
        broken = audit.check()
        books, bad = _bad_books(engine)
        wrong = [broken.message] if broken else []
        return Checked(_rows(engine), acts, head, books, (*wrong, *bad, *_damages(engine)))
    finally:
        engine.dispose()


def _bad_books(engine: Engine) -> tuple[int, list[Text]]:
    """How many versions of books there are, and those whose bytes are not what their hash says."""
    looked, bad = 0, []
    with engine.connect() as connection:
        digests = connection.execute(select(raw_books.c.hash).order_by(raw_books.c.hash)).scalars().all()
        for digest in digests:
            content = connection.execute(select(raw_books.c.content).where(raw_books.c.hash == digest)).scalar_one()
            looked += 1
            if not _is_of(content, digest):
                vi = f"nội dung sổ {digest} không còn như lúc đọc"
                bad.append(Text(vi=vi, en=f"the bytes of book {digest} are not what was read"))
    return looked, bad


def _is_of(content: bytes, digest: str) -> bool:
    try:
        return hashlib.sha256(zlib.decompress(content)).hexdigest() == digest
    except zlib.error:
        return False


def _rows(engine: Engine) -> int:
    with engine.connect() as connection:
        tables = metadata.sorted_tables
        return sum(connection.execute(select(func.count()).select_from(table)).scalar_one() for table in tables)


def _damages(engine: Engine) -> list[Text]:
    """What SQLite itself finds wrong in its file."""
    if engine.dialect.name != "sqlite":
        return []
    with engine.connect() as connection:
        said = [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check(5)")]
        orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    found = [] if said == ["ok"] else said
    found += [f"{row[0]} {row[1]} -> {row[2]}" for row in orphans[:5]]
    return [Text(vi=f"tệp SQLite hỏng: {each}", en=f"the SQLite file is damaged: {each}") for each in found]
