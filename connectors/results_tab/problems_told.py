"""The problems of one book as its department is told them: from its reading, and what else the sync found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from connectors.ledger import Registration
from connectors.problem import Problem, Severity
from connectors.problem_catalogue import CATALOGUE
from connectors.reported import BookReading

_ORDER = (Severity.BOOK, Severity.TAB, Severity.CELL, Severity.WARNING)
# Nobody opens a book that nobody has touched: this one is for the department that keeps the register.
_NOT_FOR_THE_BOOK = frozenset({"book_untouched"})
_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


@dataclass(frozen=True, slots=True)
class Told:
    """One thing to mend. ``agency`` is a code, empty when it concerns no single one; ``link`` opens the cell."""

    severity: Severity
    tab: str
    cell: str
    found: str
    message: str
    example: str
    agency: str = ""
    link: str = ""


def problems_told(
    readings: Mapping[str, BookReading], registered: Mapping[str, Registration], rows: Iterable[Mapping[str, Any]]
) -> dict[str, list[Told]]:
    """The problems of each book, the gravest first, then by tab and cell.

    ``rows`` are all problems of the sync as the ledger keeps them, by the names of the books. Those that no reading
    brings (a tab held back, a file open to everybody) go to the book of that name; where several have it, to the
    book of the agency they are about.
    """
    told = {book: [_of_problem(each) for each in reading.problems] for book, reading in readings.items()}
    said = {(book.book, each.code, each.message.vi) for book in readings.values() for each in book.problems}
    by_name: dict[str, list[str]] = {}
    for book, reading in readings.items():
        for name in dict.fromkeys([reading.book, registered[book].name if book in registered else ""]):
            by_name.setdefault(name, []).append(book)
    for row in rows:
        if (row["book"], row["code"], row["message_vi"]) not in said and row["code"] not in _NOT_FOR_THE_BOOK:
            for book in _meant(by_name.get(row["book"], []), row["agency"], registered):
                told[book].append(_of_row(row))
    return {book: _ordered(found) for book, found in told.items()}


def _meant(books: Sequence[str], agency: str, registered: Mapping[str, Registration]) -> Iterable[str]:
    if len(books) < 2:
        return books
    return [book for book in books if book in registered and registered[book].agency == agency != ""]


def _of_problem(problem: Problem) -> Told:
    place = problem.address
    return Told(
        problem.severity, place.tab, place.cell, problem.found, problem.message.vi, problem.example, problem.agency,
        place.link,
    )  # fmt: skip


def _of_row(row: Mapping[str, Any]) -> Told:
    entry = CATALOGUE.get(row["code"])
    example = entry.example if entry else ""
    severity = Severity(row["severity"])
    return Told(severity, row["tab"], row["cell"], row["found"], row["message_vi"], example, row["agency"])


def _ordered(found: Iterable[Told]) -> list[Told]:
    told = list(dict.fromkeys(found))
    tabs = {tab: place for place, tab in enumerate(dict.fromkeys(["", *(each.tab for each in told)]))}
    return sorted(told, key=lambda each: (_ORDER.index(each.severity), tabs[each.tab], _place(each.cell)))


def _place(cell: str) -> tuple[int, int, str]:
    """Row, then column: C7 before A10, and A10 before AA10."""
    found = _CELL.match(cell)
    return (int(found[2]), len(found[1]), found[1]) if found else (0, 0, "")
