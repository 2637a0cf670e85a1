"""Backups: one SQLite file with all rows of a ledger, wherever that is, which goes back into either database.

A move from SQLite to PostgreSQL is a backup of the one restored into the other.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import tempfile
from pathlib import Path

from sqlalchemy import Connection, Engine, insert, select, text

from connectors.ledger.act_tables import metadata
from connectors.ledger.acting import alone
from connectors.ledger.faults import place_of
from connectors.ledger.migrations import migrate
from connectors.ledger.opening import engine_of, opened
from connectors.ledger.refusals import LedgerRefusal, RefusalKind

_AT_A_TIME = 200


def back_up(place: str | Path, file: Path) -> int:
    """Write all rows of the ledger at a place into a new file, as they are at one moment; how many there are.

    A sync may run meanwhile. FileExistsError where the file is there already: no backup is written over another.
    """
    if file.exists():
        raise FileExistsError(file)
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=file.parent, prefix=".backup-") as folder:
        made, source = Path(folder) / "ledger.sqlite", opened(place)
        try:
            if source.dialect.name == "sqlite":
                _copy_file(source.url.database or "", made)
                rows = _count(made)
            else:
                rows = _copy_out(source, made)
        finally:
            source.dispose()
        _as_one_file(made)
        file.touch(exist_ok=False)  # never over a file that came meanwhile
        made.replace(file)
    return rows


def restore(file: Path, place: str | Path) -> int:
    """Put the rows of a backup, also of an earlier version, into the empty ledger at a place; how many there are.

    LedgerRefusal where the ledger holds anything; then, and after any failure, it is as it was.
    """
    with tempfile.TemporaryDirectory(prefix="thuocdo-restore-") as folder:
        unpacked = Path(folder) / "ledger.sqlite"
        shutil.copyfile(file, unpacked)
        source = opened(unpacked)
        try:
            target = opened(place)
            try:
                return _copy_in(source, target)
            finally:
                target.dispose()
        finally:
            source.dispose()


def _copy_file(database: str, made: Path) -> None:
    with contextlib.closing(sqlite3.connect(database)) as source, contextlib.closing(sqlite3.connect(made)) as target:
        source.backup(target)


def _copy_out(source: Engine, made: Path) -> int:
    target = engine_of(made)
    migrate(target)
    try:
        one_moment = source.connect().execution_options(isolation_level="REPEATABLE READ")
        with one_moment as connection, target.begin() as filled:
            return _copy_rows(connection, filled)
    finally:
        target.dispose()


def _copy_in(source: Engine, target: Engine) -> int:
    with source.connect() as connection, alone(target) as filled:
        for table in metadata.sorted_tables:
            if filled.execute(select(*table.primary_key.columns).limit(1)).first():
                raise LedgerRefusal(RefusalKind.NOT_EMPTY, place_of(target))
        return _copy_rows(connection, filled)


def _copy_rows(source: Connection, target: Connection) -> int:
    """Copy every table, those first that others name; rows that name earlier ones of their table come in order."""
    copied = 0
    for table in metadata.sorted_tables:
        found = source.execution_options(yield_per=_AT_A_TIME).execute(select(table).order_by(*table.primary_key))
        for some in found.mappings().partitions():
            target.execute(insert(table), [dict(row) for row in some])
            copied += len(some)
        if target.dialect.name == "postgresql":
            _count_on(
                target, table.name, [each.name for each in table.primary_key if each is table.autoincrement_column]
            )
    return copied


def _count_on(connection: Connection, table: str, keys: list[str]) -> None:
    """Let PostgreSQL number new rows after those that came with their numbers."""
    for key in keys:
        newest = (
            f"SELECT setval(pg_get_serial_sequence('{table}', '{key}'), max({key})) FROM {table} HAVING max({key}) > 0"
        )
        connection.execute(text(newest))


def _count(made: Path) -> int:
    with contextlib.closing(sqlite3.connect(made)) as connection:
        names = [table.name for table in metadata.sorted_tables]
        return sum(connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in names)


def _as_one_file(made: Path) -> None:
    """Leave nothing beside the file, let only its owner read it, and have it on the disk."""
    with contextlib.closing(sqlite3.connect(made)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
    made.chmod(0o600)
    with made.open("rb") as written:
        os.fsync(written.fileno())
