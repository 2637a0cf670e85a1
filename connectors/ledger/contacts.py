"""What the ledger knows of contacts: whom the public of a locality may ask."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Engine, select

from connectors.ledger.act_tables import contacts
from connectors.ledger.acting import Act, alone, keep, kept


@dataclass(frozen=True, slots=True)
class Contact:
    """An office, never a person: its name, where it is, its e-mail and telephone; what is not known is empty."""

    name: str
    address: str = ""
    email: str = ""
    telephone: str = ""


class Contacts:
    """The contacts of one ledger; the newest of a locality holds. Every method is one transaction."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def set(self, locality: str, contact: Contact, by: str, told: datetime) -> None:
        """Keep whom the public may ask from now on."""
        before = self.of(locality)
        act = Act(by, "contact.set", locality, before=_in_words(before), after=_in_words(contact))
        with alone(self._engine) as connection:
            keep(connection, act, told, contacts, {"locality": locality, **asdict(contact)})

    def of(self, locality: str, *, except_by: str = "") -> Contact | None:
        """Whom the public may ask; None while nobody said.

        What was said by an address that ends in ``except_by`` counts for nothing.
        """
        query = select(contacts).where(contacts.c.locality == locality).order_by(contacts.c.id.desc()).limit(1)
        if except_by:
            query = query.where(contacts.c.by.not_like(f"%{except_by}"))
        rows = kept(self._engine, contacts, query)
        return Contact(*(rows[0][name] for name in ("name", "address", "email", "telephone"))) if rows else None


def _in_words(contact: Contact | None) -> str:
    return "; ".join(part for part in asdict(contact).values() if part) if contact else ""
