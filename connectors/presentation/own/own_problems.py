"""What one agency has to mend in its own sheets, by cell; nothing of anybody else's book."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from connectors.health_facts import book_of
from connectors.ledger import Registration
from connectors.presentation.health.problem_list import WORST_FIRST
from connectors.problem import Severity
from rubric.criteria.criteria_set import CriteriaSet

Row = Mapping[str, Any]


@dataclass(frozen=True)
class OwnProblem:
    """One place to mend. ``stops``: what is there earns nothing until it is mended."""

    address: str
    link: str
    message: str
    stops: bool


@dataclass(frozen=True)
class OwnProblems:
    """The places that stop something first, then those worth a look."""

    stopping: tuple[OwnProblem, ...] = ()
    others: tuple[OwnProblem, ...] = ()


def problems_by_agency(
    rows: Iterable[Row], registered: Mapping[str, Registration], criteria_set: CriteriaSet
) -> dict[str, list[Row]]:
    """The problems of a sync by the agency that can mend them.

    A problem is an agency's when its book is registered to the agency, or when it names the agency in a book that is
    nobody else's. What the department records is the department's to mend.
    """
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        whose = registered.get(book_of(row))
        field = criteria_set.fields.get(row["field"])
        if (whose and whose.kind == "department") or (field and field.source != "agency"):
            continue
        owner = (whose.agency if whose else "") or row["agency"]
        if owner:
            found[owner].append(row)
    return dict(found)


def own_problems(rows: Iterable[Row], year: int, language: str) -> OwnProblems:
    """The problems of one agency that concern ``year``, or no year at all, worst first."""
    of_year = [row for row in rows if not row["period"] or row["period"].startswith(str(year))]
    ordered = sorted(of_year, key=lambda row: WORST_FIRST.index(Severity(row["severity"])))
    lines = [_line(row, language) for row in ordered]
    return OwnProblems(
        tuple(line for line in lines if line.stops),
        tuple(line for line in lines if not line.stops),
    )


def _line(row: Row, language: str) -> OwnProblem:
    return OwnProblem(
        address=" › ".join(part for part in (row["book"], row["tab"], row["cell"]) if part),
        link=row["link"],
        message=row["message_en" if language == "en" else "message_vi"],
        stops=Severity(row["severity"]) is not Severity.WARNING,
    )
