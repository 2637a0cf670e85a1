"""The kinds of columns that the ledger has, so that both databases keep and give back the very same values."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Column, DateTime, Dialect, Integer, Text, TypeDecorator


class Moment(TypeDecorator[datetime]):
    """A moment, in UTC: SQLite forgets the zone of what it keeps, PostgreSQL gives it back in the server's."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a moment without its zone: {value}")
        return value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


class Words(TypeDecorator[str]):
    """Text of any length. A NUL, which PostgreSQL cannot hold, is kept as ␀, half a surrogate pair as a question mark.

    No length is set: SQLite would not hold to it, and PostgreSQL would break off a sync for a long name.
    """

    impl = Text()
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else storable(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:
        return value


def storable(words: str) -> str:
    """A text as both databases can hold it (see ``Words``)."""
    return words.replace("\x00", "␀").encode("utf-8", "replace").decode("utf-8")


def columns_of_an_act() -> list[Column[Any]]:
    """The columns that every table of acts begins with: its number, who acted, and when (see ``acting``)."""
    return [
        Column("id", Integer, primary_key=True, autoincrement=True),
        Column("by", Words, nullable=False),
        Column("at", Moment, nullable=False),
        Column("told", Moment, nullable=False),
    ]
