"""What the ledger knows of the links of evidence: every time one was tried, and whether it opened."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import Engine, func, insert, select

from connectors.ledger.acting import kept
from connectors.ledger.tables import link_checks

LinkOutcome = Literal["opens", "dead", "unclear", "not_public"]


@dataclass(frozen=True, slots=True)
class LinkCheck:
    """One time a link was tried. ``reason`` says why it is dead or unclear, ``status`` what the server answered.

    ``dead`` is a link that nobody can open; ``unclear`` one that may open for others or at another time;
    ``not_public`` one that leads into a private network, where it is never followed.
    """

    link: str
    at: datetime
    outcome: LinkOutcome
    reason: str = ""
    status: int = 0


class LinkChecks:
    """The checks of links in one ledger. Every method is one transaction."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def note(self, checks: Iterable[LinkCheck]) -> None:
        """Keep what came of some checks."""
        rows = [asdict(each) for each in checks]
        if rows:
            with self._engine.begin() as connection:
                connection.execute(insert(link_checks), rows)

    def latest(self) -> dict[str, LinkCheck]:
        """The newest check of each link; none in a ledger from before links were checked that may only be read."""
        newest = select(func.max(link_checks.c.id)).group_by(link_checks.c.link)
        rows = kept(self._engine, link_checks, select(link_checks).where(link_checks.c.id.in_(newest)))
        return {r["link"]: LinkCheck(r["link"], r["at"], r["outcome"], r["reason"], r["status"]) for r in rows}

    def newest_id(self) -> int:
        """A number that grows with every check; 0 before the first."""
        (row,) = kept(self._engine, link_checks, select(func.max(link_checks.c.id).label("id"))) or [{"id": 0}]
        return row["id"] or 0
