"""What the ledger knows of the tabs this system writes into the books: every attempt, and what came of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import Engine, func, insert, select

from connectors.ledger.tables import results_written

ResultOutcome = Literal["written", "refused", "unknown", "failed"]


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One attempt. ``fingerprint`` is of the content that was to be written, ``fault`` the code of what failed.

    ``unknown`` means that it may stand there or not; nothing was changed by what was ``refused`` or ``failed``.
    """

    sync: int
    book: str
    at: datetime
    outcome: ResultOutcome
    fingerprint: str
    fault: str = ""


class Results:
    """The results tabs of one ledger's books. Every method is one transaction."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def note(self, row: ResultRow) -> None:
        """Keep an attempt."""
        values = asdict(row)
        with self._engine.begin() as connection:
            connection.execute(insert(results_written).values({"sync_id": values.pop("sync"), **values}))

    def newest(self, outcomes: Collection[ResultOutcome] = ()) -> dict[str, ResultRow]:
        """The newest attempt on each book, or the newest with one of ``outcomes``."""
        newest = select(func.max(results_written.c.id)).group_by(results_written.c.book)
        if outcomes:
            newest = newest.where(results_written.c.outcome.in_(outcomes))
        query = select(results_written).where(results_written.c.id.in_(newest))
        with self._engine.connect() as connection:
            rows = connection.execute(query).mappings().all()
        return {
            r["book"]: ResultRow(r["sync_id"], r["book"], r["at"], r["outcome"], r["fingerprint"], r["fault"])
            for r in rows
        }
