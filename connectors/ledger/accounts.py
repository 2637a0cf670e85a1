"""What the ledger knows of accounts: who may do what, since when, and who said so."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from sqlalchemy import Connection, Engine, RowMapping, func, select

from connectors.ledger.act_tables import account_events
from connectors.ledger.acting import Act, alone, keep, kept
from connectors.ledger.refusals import LedgerRefusal, RefusalKind

Role = Literal["viewer", "agency", "agency_leader", "verifier", "second_verifier", "administrator", "leadership"]
AccountAct = Literal["granted", "changed", "revoked"]


@dataclass(frozen=True, slots=True)
class Account:
    """One address of e-mail and what it may do in a locality; ``agency`` is the one that it belongs to, if any."""

    email: str
    role: Role
    agency: str = ""
    locality: str = ""


@dataclass(frozen=True, slots=True)
class AccountEvent:
    """One change of an account: ``account`` is as it was after it (for ``revoked``, as it was before)."""

    number: int
    account: Account
    act: AccountAct
    by: str
    at: datetime
    told: datetime
    reason: str


def email_key(typed: str) -> str:
    """An address as accounts are looked up by: without spaces around it, and A to Z small.

    Other letters stay: lower() and the normal forms turn the Kelvin sign into a k, and so one address into another's.
    """
    return "".join(letter.lower() if letter.isascii() else letter for letter in typed.strip())


class Accounts:
    """The accounts of one ledger: the newest event of an address in a locality holds. A method is one transaction."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def grant(self, account: Account, by: str, told: datetime, reason: str = "") -> AccountEvent:
        """Give an address this role; what it had before in the locality is changed. Nothing is kept where it has it.

        LedgerRefusal where the locality would lose its last administrator.
        """
        return self.grant_all([account], by, told, reason)[0]

    def grant_all(self, accounts: Sequence[Account], by: str, told: datetime, reason: str = "") -> list[AccountEvent]:
        """The same for many addresses: all of them, or none."""
        localities = [account.locality for account in accounts]
        with alone(self._engine) as connection, _keeping_an_administrator(connection, localities):
            return [_granted(connection, account, (by, told, reason)) for account in accounts]

    def revoke(self, email: str, locality: str, by: str, told: datetime, reason: str = "") -> AccountEvent:
        """Take an account away; LedgerRefusal where there is none, and for the last administrator of a locality."""
        with alone(self._engine) as connection, _keeping_an_administrator(connection, [locality]):
            return _revoked(connection, email, locality, (by, told, reason))

    def end_logins(self, email: str, locality: str, by: str, told: datetime, reason: str = "") -> AccountEvent:
        """Take an account away and give it back in one act: whoever is logged in with it must log in again.

        LedgerRefusal where there is none.
        """
        with alone(self._engine) as connection:
            had = _revoked(connection, email, locality, (by, told, reason)).account
            return _granted(connection, had, (by, told, reason))

    def of(self, email: str, locality: str) -> Account | None:
        """The account of an address in a locality; None where it has none or no longer."""
        events = self.history(locality, email)
        return events[0].account if events and events[0].act != "revoked" else None

    def all(self, locality: str) -> list[Account]:
        """The accounts that hold in a locality, by address."""
        newest: dict[str, AccountEvent] = {}
        for event in self.history(locality):
            newest.setdefault(event.account.email, event)
        return [newest[email].account for email in sorted(newest) if newest[email].act != "revoked"]

    def history(self, locality: str, email: str = "") -> list[AccountEvent]:
        """Everything that happened to the accounts of a locality, or to one of them; newest first."""
        query = select(account_events).where(account_events.c.locality == locality)
        if email:
            query = query.where(account_events.c.email == email_key(email))
        return [_event(row) for row in kept(self._engine, account_events, query.order_by(account_events.c.id.desc()))]


def _granted(connection: Connection, account: Account, said: tuple[str, datetime, str]) -> AccountEvent:
    account = replace(account, email=email_key(account.email))
    newest = _newest(connection, account.email, account.locality)
    if newest and newest.act != "revoked" and newest.account == account:
        return newest
    had = newest.account if newest and newest.act != "revoked" else None
    return _keep(connection, account, "changed" if had else "granted", had, said)


def _revoked(connection: Connection, email: str, locality: str, said: tuple[str, datetime, str]) -> AccountEvent:
    newest = _newest(connection, email_key(email), locality)
    if newest is None or newest.act == "revoked":
        raise LedgerRefusal(RefusalKind.UNKNOWN, email)
    return _keep(connection, newest.account, "revoked", newest.account, said)


def _administrators(connection: Connection, locality: str) -> list[str]:
    newest = select(func.max(account_events.c.id)).where(account_events.c.locality == locality)
    held = select(account_events.c.email).where(
        account_events.c.id.in_(newest.group_by(account_events.c.email)),
        account_events.c.role == "administrator",
        account_events.c.act != "revoked",
    )
    return list(connection.execute(held).scalars())


@contextmanager
def _keeping_an_administrator(connection: Connection, localities: Iterable[str]) -> Generator[None]:
    """Refuse what leaves a locality without its last administrator.

    Inside the transaction: of two administrators who revoke each other at once, one is refused.
    """
    before = {locality: _administrators(connection, locality) for locality in set(localities)}
    yield
    for locality, had in before.items():
        if had and not _administrators(connection, locality):
            raise LedgerRefusal(RefusalKind.LAST_ADMINISTRATOR, had[0])


def _newest(connection: Connection, email: str, locality: str) -> AccountEvent | None:
    here = (account_events.c.email == email) & (account_events.c.locality == locality)
    query = select(account_events).where(here).order_by(account_events.c.id.desc()).limit(1)
    row = connection.execute(query).mappings().first()
    return _event(row) if row else None


def _keep(
    connection: Connection, account: Account, act: AccountAct, had: Account | None, said: tuple[str, datetime, str]
) -> AccountEvent:
    by, told, reason = said
    values = {"role": account.role, "agency": account.agency, "locality": account.locality, "email": account.email}
    noted = Act(
        by, f"account.{act}", account.locality, account.agency, field=account.email, reason=reason,
        before=_in_words(had), after="" if act == "revoked" else _in_words(account),
    )  # fmt: skip
    keep(connection, noted, told, account_events, {**values, "act": act, "reason": reason})
    event = _newest(connection, account.email, account.locality)
    assert event is not None
    return event


def _in_words(account: Account | None) -> str:
    return " ".join(part for part in (account.role, account.agency) if part) if account else ""


def _event(row: RowMapping) -> AccountEvent:
    account = Account(row["email"], row["role"], row["agency"], row["locality"])
    return AccountEvent(row["id"], account, row["act"], row["by"], row["at"], row["told"], row["reason"])
