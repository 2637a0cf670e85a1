"""Decisions of the verification as a release shows them: what was decided and why, without anybody's name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Protocol

import polars as pl

from connectors.cells.secrets import masked
from connectors.release.faults import ReleaseError
from connectors.release.tables import Schema

SCHEMA: Schema = {
    "agency": pl.String,
    "period": pl.String,
    "field": pl.String,
    "verdict": pl.String,
    "accepted_value": pl.Int64,
    "reason": pl.String,
    "day": pl.String,
    "confirmed": pl.Boolean,
    "claim": pl.String,
}
MASK = "***"
_MAIL = re.compile(r"[\w.+-]{1,80}@[\w-]{1,80}(\.[\w-]{1,80}){1,5}")
_NUMBER = re.compile(r"(?<![\d/.,-])(?:\+84|0)(?:[ .-]?\d){9,11}(?!\d)")  # a telephone, or a citizen's number


class Claimed(Protocol):
    """The claim a decision is about."""

    @property
    def agency(self) -> str: ...
    @property
    def period(self) -> str: ...
    @property
    def field(self) -> str: ...
    @property
    def hash(self) -> str: ...


class Decided(Protocol):
    """A decision of the verification, whoever keeps it."""

    @property
    def claim(self) -> Claimed: ...
    @property
    def verdict(self) -> str: ...
    @property
    def accepted_value(self) -> Any: ...
    @property
    def reason(self) -> str: ...
    @property
    def at(self) -> datetime: ...
    @property
    def confirmed_by(self) -> Any: ...


@dataclass(frozen=True, slots=True)
class ReleasedDecision:
    """One decision in public. ``accepted_value`` is the stored integer of the field; ``claim`` the hash of the claim.

    Who decided stays inside the department; ``confirmed`` says that a second person did confirm.
    """

    agency: str
    period: str
    field: str
    verdict: str
    accepted_value: int | None
    reason: str
    day: date
    confirmed: bool
    claim: str


def released(decisions: Iterable[Decided]) -> list[ReleasedDecision]:
    """The decisions without names, addresses and telephone numbers, ordered by what they are about."""
    found = [
        ReleasedDecision(
            agency=each.claim.agency,
            period=each.claim.period,
            field=each.claim.field,
            verdict=each.verdict,
            accepted_value=_stored(each.accepted_value),
            reason=without_private_data(each.reason),
            day=each.at.date(),
            confirmed=bool(each.confirmed_by),
            claim=each.claim.hash,
        )
        for each in decisions
    ]
    return sorted(found, key=lambda each: (each.agency, each.period, each.field, each.day, each.claim))


def _stored(value: Any) -> int | None:
    if value is None:
        return None
    if int(value) != value:
        raise ReleaseError(f"giá trị {value} không phải số nguyên lưu trữ", f"{value} is no stored integer")
    return int(value)


def without_private_data(text: str) -> str:
    """``text`` with passwords, mail addresses, telephone and citizens' numbers masked.

    >>> without_private_data("Chị Lan (0912 345 678, lan@hue.gov.vn) báo nhầm cột")
    'Chị Lan (***, ***) báo nhầm cột'
    """
    return _NUMBER.sub(MASK, _MAIL.sub(MASK, masked(text)))


def decisions_frame(decisions: Iterable[ReleasedDecision]) -> pl.DataFrame:
    """The decisions as a frame of ``SCHEMA``."""
    rows = [
        (d.agency, d.period, d.field, d.verdict, d.accepted_value, d.reason, d.day.isoformat(), d.confirmed, d.claim)
        for d in decisions
    ]
    return pl.DataFrame(rows, schema=dict(SCHEMA), orient="row")


def decisions_in(frame: pl.DataFrame) -> list[ReleasedDecision]:
    """The decisions of a frame of ``SCHEMA``."""
    rows: Iterator[dict[str, Any]] = frame.iter_rows(named=True)
    return [replace(ReleasedDecision(**row), day=date.fromisoformat(row["day"])) for row in rows]
