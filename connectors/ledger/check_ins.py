"""What the ledger knows of what leaders decided: what is to be done, by whom, until when, and how it stood since.

A check-in is never changed: following it up, postponing or dropping it is another row, and the newest one holds.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import Connection, Engine, RowMapping, func, select

from connectors.ledger.act_tables import check_in_follow_ups, check_ins
from connectors.ledger.acting import Act, alone, keep, kept
from connectors.ledger.refusals import LedgerRefusal, RefusalKind
from rubric.text import Text

CheckInState = Literal["open", "done", "dropped"]
_ACTS: Mapping[CheckInState, str] = {"open": "noted", "done": "done", "dropped": "dropped"}


@dataclass(frozen=True, slots=True)
class NewCheckIn:
    """A check-in to be kept. ``subject`` names what a proposed one is about, item by item; a typed one has none.

    ``owner`` is the code of the agency or body that has to do it.
    """

    locality: str
    year: int
    kind: str
    subject: tuple[str, ...]
    text: Text
    owner: str
    due: date


@dataclass(frozen=True, slots=True)
class FollowUp:
    """How a check-in stood when somebody looked after it; ``due`` is its day from then on."""

    sequence: int
    state: CheckInState
    due: date
    note: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CheckIn:
    """A check-in that was kept, with all that was written to it since."""

    number: int
    locality: str
    year: int
    kind: str
    subject: tuple[str, ...]
    text: Text
    owner: str
    first_due: date
    by: str
    at: datetime
    follow_ups: tuple[FollowUp, ...] = ()

    @property
    def newest(self) -> FollowUp | None:
        """The newest word on it; None before the first."""
        return self.follow_ups[-1] if self.follow_ups else None

    @property
    def state(self) -> CheckInState:
        """What was said of it last."""
        return self.newest.state if self.newest else "open"

    @property
    def due(self) -> date:
        """The day until which it is to be done now."""
        return self.newest.due if self.newest else self.first_due


class CheckIns:
    """The check-ins of one ledger. Every method is one transaction."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def open(self, new: NewCheckIn, by: str, told: datetime) -> CheckIn:
        """Keep a decision; LedgerRefusal where an item of its subject was taken up before, by one of the same kind."""
        key = {"locality": new.locality, "year": new.year, "kind": new.kind}
        with alone(self._engine) as connection:
            taken = {item for subject in _subjects(connection, key) for item in subject}
            if taken & set(new.subject):
                raise LedgerRefusal(RefusalKind.TAKEN_UP_ALREADY, new.text)
            act = Act(
                by, "check_in.made", new.locality, new.owner, str(new.year),
                before=new.text.vi, after=new.due.isoformat(),
            )  # fmt: skip
            values = {
                **key, "subject": json.dumps(new.subject, ensure_ascii=False), "text_vi": new.text.vi,
                "text_en": new.text.en, "owner": new.owner, "due": new.due,
            }  # fmt: skip
            number = keep(connection, act, told, check_ins, values)
        return self._one(number)

    def follow_up(
        self, seen: CheckIn, state: CheckInState, by: str, told: datetime, *, note: str = "", due: date | None = None
    ) -> CheckIn:
        """Keep how a check-in stands, as it was ``seen``; LedgerRefusal where somebody wrote to it meanwhile.

        ``due`` is its new day; it stays as it was without one.
        """
        until = due or seen.due
        with alone(self._engine) as connection:
            rows = select(func.count()).select_from(check_in_follow_ups).filter_by(check_in_id=seen.number)
            sequence = connection.execute(rows).scalar_one() + 1
            if sequence != len(seen.follow_ups) + 1:
                raise LedgerRefusal(RefusalKind.FOLLOWED_MEANWHILE, seen.text)
            act = Act(
                by, f"check_in.{_ACTS[state]}", seen.locality, seen.owner, str(seen.year),
                before=seen.text.vi, after=until.isoformat(), reason=note,
            )  # fmt: skip
            values = {"check_in_id": seen.number, "sequence": sequence, "state": state, "due": until, "note": note}
            keep(connection, act, told, check_in_follow_ups, values)
        return self._one(seen.number)

    def all(self, locality: str) -> list[CheckIn]:
        """All check-ins of a locality, of all years, in the order they were made."""
        query = select(check_ins).where(check_ins.c.locality == locality).order_by(check_ins.c.id)
        return self._found(kept(self._engine, check_ins, query))

    def _one(self, number: int) -> CheckIn:
        return self._found(kept(self._engine, check_ins, select(check_ins).where(check_ins.c.id == number)))[0]

    def _found(self, rows: Iterable[RowMapping]) -> list[CheckIn]:
        rows = list(rows)
        of = check_in_follow_ups.c
        query = select(check_in_follow_ups).where(of.check_in_id.in_([row["id"] for row in rows]))
        later: dict[int, list[FollowUp]] = {}
        for row in kept(self._engine, check_in_follow_ups, query.order_by(of.sequence)) if rows else ():
            said = FollowUp(row["sequence"], row["state"], row["due"], row["note"], row["by"], row["at"])
            later.setdefault(row["check_in_id"], []).append(said)
        return [_check_in(row, later.get(row["id"], [])) for row in rows]


def _subjects(connection: Connection, key: dict[str, Any]) -> list[tuple[str, ...]]:
    found = connection.execute(select(check_ins.c.subject).filter_by(**key)).scalars()
    return [tuple(json.loads(subject)) for subject in found]


def _check_in(row: RowMapping, follow_ups: list[FollowUp]) -> CheckIn:
    return CheckIn(
        number=row["id"], locality=row["locality"], year=row["year"], kind=row["kind"],
        subject=tuple(json.loads(row["subject"])), text=Text(vi=row["text_vi"], en=row["text_en"]),
        owner=row["owner"], first_due=row["due"], by=row["by"], at=row["at"], follow_ups=tuple(follow_ups),
    )  # fmt: skip
