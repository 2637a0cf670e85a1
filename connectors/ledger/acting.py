"""How an act is kept: alone, with its time, and with its row in the audit log, in one transaction.

The order of acts is the order of their numbers, never of their times. A clock can go back: ``told`` is what it said,
``at`` is never before the time of the newest act, so that nobody comes in before a deadline by turning it back, and
nothing is ever answered before it was asked. Where a clock once ran ahead, ``at`` stays there until the others have
caught up; ``told`` still says when it was.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, Engine, RowMapping, Select, Table, bindparam, func, insert, inspect, select

from connectors.ledger.act_tables import audit_log
from connectors.ledger.columns import storable

AS_IT_IS = {"ledger_as_it_is": True}  # marks an engine whose ledger may lack tables and may not be given them
NOTHING_BEFORE = "0" * 64
_LOCK = 5757  # any number that all writers of one database agree on
_NEWEST_ACT = select(audit_log).order_by(audit_log.c.number.desc()).limit(1)


@dataclass(frozen=True, slots=True)
class Act:
    """Who did what on which value, and why; ``before`` and ``after`` are the value in words."""

    by: str
    act: str
    locality: str = ""
    agency: str = ""
    period: str = ""
    field: str = ""
    before: str = ""
    after: str = ""
    reason: str = ""


@contextmanager
def alone(engine: Engine) -> Generator[Connection]:
    """One transaction, while nobody else has one of this kind: what it reads still holds when it writes."""
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        else:
            connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
        yield connection


def keep(
    connection: Connection,
    act: Act,
    told: datetime,
    table: Table | None = None,
    values: Mapping[str, Any] | None = None,
) -> int:
    """Add a row to a table of acts and to the audit log; the row's number. Only inside ``alone``.

    Without a table the act is in the audit log only.
    """
    newest = connection.execute(_NEWEST_ACT).mappings().first()
    told = told.astimezone(UTC)
    at = max(told, newest["at"]) if newest else told
    number, digest = 0, ""
    if table is not None:
        times = {"at": at, "told": told} if "told" in table.c else {"at": at}
        row = {**(values or {}), "by": act.by, **times}
        number = int(connection.execute(insert(table), row).inserted_primary_key[0])  # type: ignore[index]
        digest = digest_of_row(connection, table, number)
    entry = {
        "number": newest["number"] + 1 if newest else 1,
        "at": at,
        "told": told,
        **{name: storable(value) for name, value in asdict(act).items()},
        "about": table.name if table is not None else "",
        "about_id": number,
        "about_hash": digest,
        "previous": newest["hash"] if newest else NOTHING_BEFORE,
    }
    connection.execute(insert(audit_log), {**entry, "hash": digest_of(entry)})
    return number


def kept(engine: Engine, table: Table, query: Select[Any]) -> Sequence[RowMapping]:
    """The rows that a query on ``table`` finds; none in an older ledger without it that may only be read."""
    with engine.connect() as connection:
        if AS_IT_IS.items() <= engine.get_execution_options().items() and not inspect(connection).has_table(table.name):
            return []
        return connection.execute(query).mappings().all()


def digest_of_row(connection: Connection, table: Table, number: int) -> str:
    """The SHA-256 over a row as the database gives it back; empty when it is not there."""
    row = connection.execute(_row_of(table), {"number": number}).mappings().first()
    return digest_of(dict(row)) if row else ""


@cache
def _row_of(table: Table) -> Select[Any]:
    """The query for one row, made once: thousands of decisions can be kept together."""
    return select(table).where(table.c.id == bindparam("number"))


def digest_of(row: Mapping[str, Any]) -> str:
    """The SHA-256 over the names and values of a row, by name; moments in UTC."""
    plain = {name: _plain(value) for name, value in row.items()}
    return hashlib.sha256(json.dumps(plain, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
