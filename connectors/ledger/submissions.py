"""What the ledger knows of self-assessments: who signed which off, and which were opened again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import Engine, RowMapping, func, select

from connectors.ledger.act_tables import submissions
from connectors.ledger.acting import Act, alone, keep, kept

SubmissionAct = Literal["submitted", "reopened"]


@dataclass(frozen=True, slots=True)
class Submission:
    """A self-assessment that an agency's leader signed off, or that was opened again after it.

    ``claims_hash`` is of all that was claimed, as sync ``sync`` read it; both name what was opened again.
    """

    number: int
    locality: str
    agency: str
    year: int
    act: SubmissionAct
    claims_hash: str
    sync: int
    by: str
    at: datetime
    reason: str = ""


class Submissions:
    """The submissions of one ledger; the newest of an agency and year holds. Every method is one transaction."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def submit(
        self, locality: str, agency: str, year: int, *, claims_hash: str, sync: int, by: str, told: datetime
    ) -> Submission:
        """Keep that an agency signed off what it claims."""
        return self._keep(Submission(0, locality, agency, year, "submitted", claims_hash, sync, by, told), told)

    def reopen(self, submission: Submission, *, by: str, told: datetime, reason: str) -> Submission:
        """Keep that a submission is a draft again, and why."""
        s = submission
        row = Submission(0, s.locality, s.agency, s.year, "reopened", s.claims_hash, s.sync, by, told, reason)
        return self._keep(row, told)

    def newest(self, locality: str, year: int) -> dict[str, Submission]:
        """The newest row of each agency, by its code; one that is ``reopened`` is no submission any more."""
        return {each.agency: each for each in reversed(self.history(locality, year))}

    def history(self, locality: str, year: int, agency: str = "") -> list[Submission]:
        """All rows of a year, or of one agency in it, newest first."""
        query = select(submissions).where(submissions.c.locality == locality, submissions.c.year == year)
        if agency:
            query = query.where(submissions.c.agency == agency)
        rows = kept(self._engine, submissions, query.order_by(submissions.c.id.desc()))
        return [_submission(row) for row in rows]

    def _keep(self, row: Submission, told: datetime) -> Submission:
        act = Act(
            row.by, f"submission.{row.act}", row.locality, row.agency, str(row.year), after=row.claims_hash,
            reason=row.reason,
        )  # fmt: skip
        key = {"locality": row.locality, "agency": row.agency, "year": row.year}
        with alone(self._engine) as connection:
            count = select(func.count()).select_from(submissions).filter_by(**key)
            rest = {"act": row.act, "claims_hash": row.claims_hash, "sync_id": row.sync, "reason": row.reason}
            sequence = connection.execute(count).scalar_one() + 1
            number = keep(connection, act, told, submissions, {**key, **rest, "sequence": sequence})
        return next(each for each in self.history(row.locality, row.year, row.agency) if each.number == number)


def _submission(row: RowMapping) -> Submission:
    values = {name: value for name, value in row.items() if name not in {"id", "told", "sync_id", "sequence"}}
    return Submission(number=row["id"], sync=row["sync_id"], **values)
