"""What the ledger knows of logins: when each was first seen, and whether it has ended.

A cookie of a login cannot be taken back from a browser; that it has ended is known here, whoever holds a copy.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, RowMapping, Select, func, select

from connectors.ledger.accounts import email_key
from connectors.ledger.act_tables import logins
from connectors.ledger.acting import Act, alone, keep, kept


@dataclass(frozen=True, slots=True)
class Login:
    """One login of an address: ``session`` is what tells it from others of the same address."""

    email: str
    session: str
    at: datetime
    ended_at: datetime | None = None


class Logins:
    """The logins of one ledger. Every method is one transaction."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def begin(self, email: str, session: str, told: datetime) -> Login:
        """Keep that a login was seen, the first time; also later, the login as it is known."""
        return self.of(email, session) or self._keep(email_key(email), session, "in", told)

    def end(self, email: str, session: str, told: datetime) -> Login:
        """Keep that a login has ended: from now on every copy of its cookie is worth nothing."""
        self.begin(email, session, told)
        return self._keep(email_key(email), session, "out", told)

    def of(self, email: str, session: str) -> Login | None:
        """One login; None when it was never seen."""
        return _login(kept(self._engine, logins, _of(email_key(email), session)))

    def last(self, email: str) -> Login | None:
        """The newest login of an address; None before the first."""
        newest = select(logins).where(logins.c.by == email_key(email), logins.c.act == "in")
        rows = kept(self._engine, logins, newest.order_by(logins.c.id.desc()).limit(1))
        return self.of(email, rows[0]["session"]) if rows else None

    def newest(self) -> dict[str, datetime]:
        """When each address that ever logged in did so last."""
        newest = select(func.max(logins.c.id)).where(logins.c.act == "in").group_by(logins.c.by)
        return {
            row["by"]: row["at"] for row in kept(self._engine, logins, select(logins).where(logins.c.id.in_(newest)))
        }

    def _keep(self, email: str, session: str, act: str, told: datetime) -> Login:
        with alone(self._engine) as connection:
            known = connection.execute(_of(email, session)).mappings().all()
            if act not in {row["act"] for row in known}:
                values = {"session": session, "act": act}
                keep(connection, Act(email, f"login.{act}", field=session), told, logins, values)
            login = _login(connection.execute(_of(email, session)).mappings().all())
        assert login is not None
        return login


def _of(email: str, session: str) -> Select[Any]:
    return select(logins).where(logins.c.by == email, logins.c.session == session).order_by(logins.c.id)


def _login(rows: Sequence[RowMapping]) -> Login | None:
    times = {row["act"]: row for row in rows}
    if "in" not in times:
        return None
    began, ended = times["in"], times.get("out")
    return Login(began["by"], began["session"], began["at"], ended["at"] if ended else None)
