"""Opening the database of a ledger: a file of SQLite (WAL, synchronous=FULL), or PostgreSQL at an address."""

from __future__ import annotations

import errno
import sqlite3
import time
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from connectors.ledger.acting import AS_IT_IS
from connectors.ledger.faults import LedgerFault, LedgerFaultKind, told_as_fault
from connectors.ledger.migrations import is_current, migrate
from connectors.settings import SettingsError
from rubric.text import Text

_PATIENCE = 10  # seconds to wait for another writer, or for a server to answer


class UnknownDatabase(SettingsError):  # noqa: N818
    """An address of a database that is neither PostgreSQL's nor SQLite's."""

    def __init__(self) -> None:  # what was typed may hold a password, so it is not shown
        self.message = Text(
            vi="Biến THUOCDO_DATABASE_URL phải là địa chỉ PostgreSQL, ví dụ"
            " postgresql://thuocdo:mat-khau@may-chu:5432/thuocdo; để trống thì sổ cái là một tệp SQLite.",
            en="The variable THUOCDO_DATABASE_URL must be an address of PostgreSQL, for example"
            " postgresql://thuocdo:password@server:5432/thuocdo; leave it empty for a ledger in an SQLite file.",
        )
        ValueError.__init__(self, f"{self.message.vi}\n{self.message.en}")


def engine_of(address: str | Path) -> Engine:
    """What speaks to the database at an address; the folder of a file is made."""
    if isinstance(address, Path):
        _make_folder(address.parent)
        return _sqlite(f"sqlite:///{address}")
    url = _known(address)
    return _sqlite(url) if url.get_backend_name() == "sqlite" else _postgresql(url)


def opened(address: str | Path) -> Engine:
    """The database at an address with all the tables of this version: made, or brought up to it, where needed."""
    engine = engine_of(address)
    try:
        migrate(engine)
    except BaseException:
        engine.dispose()
        raise
    return engine


def opened_to_read(address: str | Path) -> Engine:
    """As ``opened``, but a file that may not be written is read as it lies, with the tables it has."""
    try:
        return opened(address)
    except LedgerFault as fault:
        if fault.kind is not LedgerFaultKind.READ_ONLY:
            raise
        if not isinstance(address, Path):
            return _as_it_is(engine_of(address))
    unwritten = Path(f"{address}-wal")
    is_whole = not unwritten.exists() or unwritten.stat().st_size == 0
    mode = "mode=ro&immutable=1" if is_whole else "mode=ro"
    engine = create_engine(f"sqlite:///file:{quote(str(address))}?{mode}&uri=true")
    event.listen(engine, "handle_error", told_as_fault)
    return _as_it_is(engine)


def _as_it_is(engine: Engine) -> Engine:
    try:
        with engine.connect() as connection:
            is_current(connection)  # refuses a newer one
    except BaseException:
        engine.dispose()
        raise
    return engine.execution_options(**AS_IT_IS)


def _known(address: str) -> URL:
    try:
        url = make_url(address)
    except ArgumentError:
        raise UnknownDatabase from None
    name = url.drivername.partition("+")[0]
    if name in {"postgresql", "postgres"}:
        return url.set(drivername="postgresql+psycopg")
    if name == "sqlite":
        return url
    raise UnknownDatabase


def _sqlite(url: str | URL) -> Engine:
    engine = create_engine(url)
    event.listen(engine, "connect", _durable)
    event.listen(engine, "handle_error", told_as_fault)
    return engine


def _postgresql(url: URL) -> Engine:
    engine = create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": _PATIENCE})
    event.listen(engine, "handle_error", told_as_fault)
    return engine


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as failure:
        full = failure.errno == errno.ENOSPC
        kind = LedgerFaultKind.FULL if full else LedgerFaultKind.READ_ONLY
        raise LedgerFault(kind, str(folder)) from failure


def _write_ahead(cursor: sqlite3.Cursor) -> None:
    """Turn write-ahead logging on; where two turn it on at once, SQLite refuses one without waiting."""
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as failure:
            is_held = failure.sqlite_errorcode & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
            if not is_held or time.monotonic() > deadline:
                raise
            time.sleep(0.02)
        else:
            return


def _durable(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={_PATIENCE * 1000}")
    _write_ahead(cursor)
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()
