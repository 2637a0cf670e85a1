"""What the ledger knows of verification: every decision on a claim, and what the second person said to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, Engine, RowMapping, Select, bindparam, select

from connectors.ledger.act_tables import decision_confirmations, decisions
from connectors.ledger.acting import Act, alone, keep, kept
from connectors.ledger.refusals import LedgerRefusal, RefusalKind
from rubric.text import Text

Verdict = Literal["accept", "adjust", "reject", "not_applicable", "ask_evidence"]


@dataclass(frozen=True, slots=True)
class NewDecision:
    """A decision to be kept on the claim in a cell: an agency's value of a field in a period.

    ``claim_hash`` is of the claim that was seen, ``accepted_value`` the exact value in words (None where the verdict
    sets none), ``expected_previous`` the number of the newest decision on the cell that was seen, 0 for none.
    """

    locality: str
    agency: str
    period: str
    field: str
    claim_hash: str
    verdict: Verdict
    accepted_value: str | None = None
    reason: str = ""
    needs_second: bool = False
    expected_previous: int = 0


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision that was kept: ``sequence`` counts those on its cell from 1, ``agrees`` is what a second person said.

    ``agrees`` is None while nobody else has answered.
    """

    number: int
    locality: str
    agency: str
    period: str
    field: str
    sequence: int
    claim_hash: str
    verdict: Verdict
    accepted_value: str | None
    reason: str
    needs_second: bool
    by: str
    at: datetime
    agrees: bool | None = None
    confirmed_by: str = ""
    confirmed_at: datetime | None = None
    confirmation_reason: str = ""

    @property
    def cell(self) -> tuple[str, str, str]:
        """Agency, period and field: what is decided on in a locality."""
        return (self.agency, self.period, self.field)

    @property
    def holds(self) -> bool:
        """Whether it counts: one that needs a second person does once that person agrees."""
        return self.agrees is True or (self.agrees is None and not self.needs_second)


class Decisions:
    """The decisions of one ledger. Every method is one transaction."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def decide(self, new: Sequence[NewDecision], by: str, told: datetime) -> list[Decision]:
        """Keep decisions, all or none; LedgerRefusal where somebody decided on one of the cells meanwhile."""
        with alone(self._engine) as connection:
            return [decide_in(connection, each, by, told) for each in new]

    def confirm(self, decision: int, by: str, told: datetime, *, agrees: bool, reason: str = "") -> Decision:
        """Keep what a second person says to a decision; LedgerRefusal for the same person, or the second answer."""
        with alone(self._engine) as connection:
            known = _one(connection, decision)
            if known.agrees is not None:
                raise LedgerRefusal(RefusalKind.CONFIRMED_ALREADY, _named(known))
            if known.by == by:
                raise LedgerRefusal(RefusalKind.SAME_PERSON, _named(known))
            act = Act(
                by, "decision.confirmed" if agrees else "decision.returned", known.locality, *known.cell,
                before=_in_words(known.verdict, known.accepted_value), reason=reason,
            )  # fmt: skip
            values = {"decision_id": decision, "agrees": agrees, "reason": reason}
            keep(connection, act, told, decision_confirmations, values)
            return _one(connection, decision)

    def of(self, number: int) -> Decision | None:
        """One decision by its number."""
        rows = kept(self._engine, decisions, _query().where(decisions.c.id == number))
        return _decision(rows[0]) if rows else None

    def newest(self, locality: str) -> dict[tuple[str, str, str], Decision]:
        """The newest decision on each cell of a locality, by agency, period and field."""
        found = {each.cell: each for each in self.history(locality)}
        return dict(reversed(found.items()))

    def history(self, locality: str, agency: str = "", period: str = "", field: str = "") -> list[Decision]:
        """All decisions of a locality, or of an agency, a period, a field in it; in the order they were made."""
        query = _query().where(decisions.c.locality == locality)
        for column, value in ((decisions.c.agency, agency), (decisions.c.period, period), (decisions.c.field, field)):
            query = query.where(column == value) if value else query
        return [_decision(row) for row in kept(self._engine, decisions, query.order_by(decisions.c.id))]


_CELL = ("locality", "agency", "period", "field")
_LAST_ON_CELL = (
    select(decisions)
    .where(*(decisions.c[name] == bindparam(name) for name in _CELL))
    .order_by(decisions.c.sequence.desc())
    .limit(1)
)


def decide_in(connection: Connection, new: NewDecision, by: str, told: datetime) -> Decision:
    """Keep a decision inside a transaction of ``alone``, where more is kept with it."""
    key = {"locality": new.locality, "agency": new.agency, "period": new.period, "field": new.field}
    last = connection.execute(_LAST_ON_CELL, key).mappings().first()
    if (last["id"] if last else 0) != new.expected_previous:
        raise LedgerRefusal(RefusalKind.DECIDED_MEANWHILE, _cell_named(new))
    act = Act(
        by, f"decision.{new.verdict}", **key, reason=new.reason,
        before=_in_words(last["verdict"], last["accepted_value"]) if last else "",
        after=_in_words(new.verdict, new.accepted_value),
    )  # fmt: skip
    values = {name: value for name, value in asdict(new).items() if name != "expected_previous"}
    number = keep(connection, act, told, decisions, {**values, "sequence": last["sequence"] + 1 if last else 1})
    return _one(connection, number)


def _query() -> Select[Any]:
    answer = decision_confirmations.c
    said = (answer.agrees, answer.by.label("confirmed_by"), answer.at.label("confirmed_at"))
    query = select(decisions, *said, answer.reason.label("confirmation_reason"))
    return query.outerjoin(decision_confirmations, answer.decision_id == decisions.c.id)


def _one(connection: Connection, number: int) -> Decision:
    row = connection.execute(_query().where(decisions.c.id == number)).mappings().first()
    if row is None:
        raise LedgerRefusal(RefusalKind.UNKNOWN, Text(vi=f"quyết định số {number}", en=f"decision {number}"))
    return _decision(row)


def _decision(row: RowMapping) -> Decision:
    values = {name: value for name, value in row.items() if name not in {"id", "told"}}
    values |= {name: row[name] or "" for name in ("confirmed_by", "confirmation_reason")}
    return Decision(number=row["id"], **values)


def _in_words(verdict: str, value: str | None) -> str:
    return verdict if value is None else f"{verdict} {value}"


def _cell_named(cell: NewDecision | Decision) -> Text:
    at = f"{cell.agency} · {cell.period} · {cell.field}"
    return Text(vi=f"số liệu {at}", en=f"the value {at}")


def _named(decision: Decision) -> Text:
    at = f"{decision.agency} · {decision.period} · {decision.field}"
    return Text(vi=f"quyết định số {decision.number} ({at})", en=f"decision {decision.number} ({at})")
