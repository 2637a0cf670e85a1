"""What the ledger knows of appeals: what an agency answered to a decision, the replies, and the outcome."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, Engine, RowMapping, Select, select

from connectors.ledger.act_tables import appeal_answers, appeals, decisions
from connectors.ledger.acting import Act, alone, keep, kept
from connectors.ledger.decisions import Decision, NewDecision, decide_in
from connectors.ledger.refusals import LedgerRefusal, RefusalKind
from rubric.text import Text

AppealOutcome = Literal["", "stands", "changed", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Appeal:
    """An appeal against decision number ``decision``; ``outcome`` is empty while it is open."""

    number: int
    decision: int
    locality: str
    agency: str
    text: str
    by: str
    at: datetime
    reply: str = ""
    replied_by: str = ""
    replied_at: datetime | None = None
    outcome: AppealOutcome = ""


class Appeals:
    """The appeals of one ledger. Every method is one transaction."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def appeal(self, decision: int, text: str, by: str, told: datetime) -> Appeal:
        """Keep an appeal; LedgerRefusal for the second against one decision, or against one that is not there."""
        named = Text(vi=f"quyết định số {decision}", en=f"decision {decision}")
        with alone(self._engine) as connection:
            known = connection.execute(select(decisions).where(decisions.c.id == decision)).mappings().first()
            if known is None:
                raise LedgerRefusal(RefusalKind.UNKNOWN, named)
            if connection.execute(select(appeals.c.id).where(appeals.c.decision_id == decision)).first():
                raise LedgerRefusal(RefusalKind.APPEALED_ALREADY, named)
            act = _act(known, by, "appeal.made", after=text)
            return _one(connection, keep(connection, act, told, appeals, {"decision_id": decision, "text": text}))

    def answer(self, appeal: int, reply: str, by: str, told: datetime, *, outcome: AppealOutcome = "") -> Appeal:
        """Keep a reply, and with an outcome close the appeal; LedgerRefusal when it is closed already."""
        with alone(self._engine) as connection:
            return _answer(connection, appeal, reply, by, told, outcome)

    def change(self, appeal: int, new: NewDecision, reply: str, by: str, told: datetime) -> tuple[Appeal, Decision]:
        """Close an appeal by another decision on the same cell, both or neither; LedgerRefusal as for each of them."""
        with alone(self._engine) as connection:
            appealed = _decision_of(connection, _one(connection, appeal))
            if any(appealed[name] != getattr(new, name) for name in ("locality", "agency", "period", "field")):
                raise ValueError(f"decision on another cell than appeal {appeal} is about")
            decided = decide_in(connection, new, by, told)
            return _answer(connection, appeal, reply, by, told, "changed"), decided

    def of(self, number: int) -> Appeal | None:
        """One appeal by its number, with the newest answer to it."""
        rows = kept(self._engine, appeals, _query().where(appeals.c.id == number))
        return _appeal(rows[-1]) if rows else None

    def all(self, locality: str, agency: str = "") -> list[Appeal]:
        """The appeals of a locality, or of one agency in it, in the order made, each with the newest answer to it."""
        query = _query().where(decisions.c.locality == locality)
        if agency:
            query = query.where(decisions.c.agency == agency)
        newest = {row["number"]: _appeal(row) for row in kept(self._engine, appeals, query)}
        return list(newest.values())


def _answer(connection: Connection, appeal: int, reply: str, by: str, told: datetime, outcome: AppealOutcome) -> Appeal:
    known = _one(connection, appeal)
    if known.outcome:
        named = Text(vi=f"giải trình số {appeal}", en=f"appeal {appeal}")
        raise LedgerRefusal(RefusalKind.APPEAL_CLOSED, named)
    decision = _decision_of(connection, known)
    act = _act(decision, by, "appeal.closed" if outcome else "appeal.answered", after=outcome, reason=reply)
    given = connection.execute(select(appeal_answers.c.id).where(appeal_answers.c.appeal_id == appeal)).all()
    values = {"appeal_id": appeal, "sequence": len(given) + 1, "reply": reply, "outcome": outcome}
    keep(connection, act, told, appeal_answers, values)
    return _one(connection, appeal)


def _decision_of(connection: Connection, appeal: Appeal) -> RowMapping:
    return connection.execute(select(decisions).where(decisions.c.id == appeal.decision)).mappings().one()


def _act(decision: RowMapping, by: str, act: str, *, after: str, reason: str = "") -> Act:
    where = {name: decision[name] for name in ("locality", "agency", "period", "field")}
    return Act(by, act, **where, before=decision["verdict"], after=after, reason=reason)


def _query() -> Select[Any]:
    """An appeal as often as it was answered, the newest answer last; once when it was not."""
    answer = appeal_answers.c
    columns: list[Any] = [
        appeals.c.id.label("number"), appeals.c.decision_id.label("decision"), decisions.c.locality,
        decisions.c.agency, appeals.c.text, appeals.c.by, appeals.c.at, answer.reply, answer.outcome,
        answer.by.label("replied_by"), answer.at.label("replied_at"),
    ]  # fmt: skip
    query: Any = select(*columns).join(decisions, decisions.c.id == appeals.c.decision_id)
    query = query.outerjoin(appeal_answers, answer.appeal_id == appeals.c.id)
    return query.order_by(appeals.c.id, answer.sequence)


def _one(connection: Connection, number: int) -> Appeal:
    rows = connection.execute(_query().where(appeals.c.id == number)).mappings().all()
    if not rows:
        raise LedgerRefusal(RefusalKind.UNKNOWN, Text(vi=f"giải trình số {number}", en=f"appeal {number}"))
    return _appeal(rows[-1])


def _appeal(row: RowMapping) -> Appeal:
    values = dict(row)
    values |= {name: row[name] or "" for name in ("reply", "replied_by", "outcome")}
    return Appeal(**values)
