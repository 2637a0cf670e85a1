"""What reading a book yields: reported values with their evidence, own scores, approvals, and problems."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from connectors.cells.raw_cell import Address
from connectors.problem import Problem

ValueState = Literal["reported", "missing", "unreadable", "not_applicable"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What backs a figure: links (http or https only), document, its day as typed, page, note."""

    links: tuple[str, ...] = ()
    document: str = ""
    document_day: str = ""
    page: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ReportedValue:
    """One figure of one agency and period. ``value`` is the stored integer of the field when reported.

    ``period`` is ``2026`` (the year), ``2026-H1``, ``2026-H2`` or ``2026-M01`` to ``2026-M12``.
    """

    agency: str
    period: str
    field: str
    state: ValueState
    value: int | None
    text: str
    address: Address
    evidence: Evidence = Evidence()


@dataclass(frozen=True, slots=True)
class OwnScore:
    """The points an agency gives itself for a criterion, in hundredths, with its explanation."""

    agency: str
    year: int
    criterion: str
    points: int | None
    explanation: str
    address: Address


@dataclass(frozen=True, slots=True)
class Approval:
    """The department's decision on a request “not applicable” for a criterion or a field."""

    agency: str
    year: int
    item: str
    approved: bool
    reason: str
    address: Address


TaskOutcome = Literal["done_on_time", "done_late", "overdue", "under_way", "doubtful"]


@dataclass(frozen=True, slots=True)
class AssignedTask:
    """One row of the department's register of tasks, with its outcome on the last possible day.

    ``doubtful`` where a day cannot be read or two rows of one task differ; ``code`` may be a clause of the plan.
    """

    agency: str
    code: str
    title: str
    due: date | None
    done: date | None
    outcome: TaskOutcome
    address: Address


@dataclass(slots=True)
class BookReading:
    """Everything one book says. A book that cannot be read yields its problem and nothing else."""

    book: str
    values: list[ReportedValue] = field(default_factory=list)
    own_scores: list[OwnScore] = field(default_factory=list)
    approvals: list[Approval] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    tasks: list[AssignedTask] = field(default_factory=list)


def year_of(period: str) -> int:
    """The year of a period: ``2026-H1`` belongs to 2026."""
    return int(period[:4])
