"""The audit log: who did what, when, on which value; and whether it, and what it speaks of, is still as it was kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Literal

from sqlalchemy import Connection, Engine, func, not_, or_, select

from connectors.ledger.act_tables import audit_log, metadata
from connectors.ledger.acting import NOTHING_BEFORE, Act, alone, digest_of, digest_of_row, keep, kept
from rubric.text import Text


@dataclass(frozen=True, slots=True)
class AuditRow(Act):
    """An act as it was kept: ``about`` and ``about_id`` name the row it made in another table, if any.

    ``at`` is never before the act before it; ``told`` is what the clock said.
    """

    number: int = 0
    at: datetime = datetime.min  # noqa: DTZ901
    told: datetime = datetime.min  # noqa: DTZ901
    about: str = ""
    about_id: int = 0
    hash: str = ""

    @property
    def clock_went_back(self) -> bool:
        """Whether the clock said an earlier time than it, or another's, had said for the act before."""
        return self.told < self.at


@dataclass(frozen=True, slots=True)
class Break:
    """The first place where the ledger is no longer what was kept; ``number`` is of the row in ``table``."""

    table: str
    number: int
    why: Literal["changed", "missing", "unnoted", "cut"]

    @property
    def message(self) -> Text:
        """The place in words."""
        return Text(
            vi=_WHY[self.why].vi.format(table=self.table, number=self.number),
            en=_WHY[self.why].en.format(table=self.table, number=self.number),
        )


_WHY = {
    "changed": Text(vi="dòng {number} của bảng {table} đã bị sửa", en="row {number} of the table {table} was changed"),
    "missing": Text(vi="bảng {table} thiếu dòng {number}", en="the table {table} lacks row {number}"),
    "unnoted": Text(
        vi="dòng {number} của bảng {table} không có trong nhật ký",
        en="row {number} of the table {table} is not in the audit log",
    ),
    "cut": Text(
        vi="bảng {table} không còn dòng {number} như đã ghi nhận trước đây",
        en="the table {table} no longer has row {number} as it was noted earlier",
    ),
}


class Audit:
    """The audit log of one ledger. Every method is one transaction."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def note(self, act: Act, told: datetime) -> None:
        """Keep an act that makes no row elsewhere, say that somebody fetched an internal file."""
        with alone(self._engine) as connection:
            keep(connection, act, told)

    def rows(self, locality: str = "", agency: str = "", *, most: int | None = None, before: int = 0) -> list[AuditRow]:
        """The newest acts, newest first: of a locality, of an agency in it; those older than row ``before``."""
        query = select(audit_log).order_by(audit_log.c.number.desc()).limit(most)
        for column, value in ((audit_log.c.locality, locality), (audit_log.c.agency, agency)):
            query = query.where(column == value) if value else query
        query = query.where(audit_log.c.number < before) if before else query
        names = [each.name for each in fields(AuditRow)]
        return [AuditRow(**{name: row[name] for name in names}) for row in kept(self._engine, audit_log, query)]

    def newest_of(self, locality: str, kinds: Sequence[str]) -> int:
        """The number of the newest act of these kinds (``decision`` for all of decision.…) in a locality; 0: none."""
        of_kind = or_(*(audit_log.c.act.startswith(f"{kind}.") for kind in kinds))
        newest = select(func.max(audit_log.c.number).label("number"))
        rows = kept(self._engine, audit_log, newest.where(audit_log.c.locality == locality, of_kind))
        return (rows[0]["number"] or 0) if rows else 0

    def latest_told(self, *, but: str, until: datetime) -> datetime | None:
        """The latest time up to ``until`` that the clock said for an act of any kind but one; None: for none."""
        latest = select(func.max(audit_log.c.told).label("told")).where(not_(audit_log.c.act.startswith(f"{but}.")))
        latest = latest.where(audit_log.c.told <= until)
        rows = kept(self._engine, audit_log, latest)
        return rows[0]["told"] if rows else None

    def newest_told(self, act: str) -> datetime | None:
        """What the clock said for the newest act of this name; None before the first."""
        newest = select(audit_log.c.told).where(audit_log.c.act == act)
        rows = kept(self._engine, audit_log, newest.order_by(audit_log.c.number.desc()).limit(1))
        return rows[0]["told"] if rows else None

    def head(self) -> tuple[int, str]:
        """Number and hash of the newest row; noted elsewhere, they prove later that nothing was cut off."""
        newest = self.rows(most=1)
        return (newest[0].number, newest[0].hash) if newest else (0, NOTHING_BEFORE)

    def check(self, head: tuple[int, str] | None = None) -> Break | None:
        """The first row that is not as it was kept, in the log or in a table it speaks of; None when all are.

        ``head`` is an earlier word of ``head()``, which must still be true.
        """
        with self._engine.connect() as connection:
            hashes: dict[int, str] = {0: NOTHING_BEFORE}
            noted: dict[str, set[int]] = {}
            query = select(audit_log).order_by(audit_log.c.number)
            for expected, row in enumerate(connection.execute(query).mappings(), start=1):
                values = dict(row)
                kept_hash = values.pop("hash")
                if row["number"] != expected:
                    return Break(audit_log.name, expected, "missing")
                if row["previous"] != hashes[expected - 1] or digest_of(values) != kept_hash:
                    return Break(audit_log.name, expected, "changed")
                hashes[expected] = kept_hash
                if row["about"]:
                    noted.setdefault(row["about"], set()).add(row["about_id"])
                    found = digest_of_row(connection, metadata.tables[row["about"]], row["about_id"])
                    if found != row["about_hash"]:
                        return Break(row["about"], row["about_id"], "changed" if found else "missing")
            if head and hashes.get(head[0]) != head[1]:
                return Break(audit_log.name, head[0], "cut")
            return _unnoted(connection, noted)


def _unnoted(connection: Connection, noted: dict[str, set[int]]) -> Break | None:
    """A row of an act that came past the audit log."""
    for table in metadata.sorted_tables:
        if "told" in table.c and table is not audit_log:
            for number in connection.execute(select(table.c.id).order_by(table.c.id)).scalars():
                if number not in noted.get(table.name, set()):
                    return Break(table.name, number, "unnoted")
    return None
