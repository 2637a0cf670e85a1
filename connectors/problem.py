"""A problem: the address, what was found, what is expected and one example to copy, in two languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from connectors.cells.raw_cell import Address
from rubric.text import Text


class Severity(StrEnum):
    """What a problem stops. A warning stops nothing; a blocked cell is not readable; and so on outwards."""

    WARNING = "warning"
    CELL = "cell"
    TAB = "tab"
    BOOK = "book"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend, with a stable ``code`` (see ``connectors.problem_catalogue``)."""

    code: str
    severity: Severity
    address: Address
    message: Text
    found: str = ""
    expected: Text | None = None
    example: str = ""
    agency: str = ""
    period: str = ""
    field: str = ""


Mending = Mapping[Address | tuple[str, str, str], Text]  # by cell; by agency, period and field


def mending(problems: Iterable[Problem]) -> Mending:
    """How to mend what cannot be read: the first sentence that blocks each cell, and each figure.

    A row that stands twice is blocked where it stands again, not at the cell that was read.
    """
    found: dict[Address | tuple[str, str, str], Text] = {}
    for problem in problems:
        if problem.severity is Severity.CELL:
            found.setdefault(problem.address, problem.message)
            found.setdefault((problem.agency, problem.period, problem.field), problem.message)
    return found
