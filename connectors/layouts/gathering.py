"""What a book says, while it is being read: every figure with the cell that names its row, and the problems."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

from connectors.cells.raw_cell import Address, RawCell
from connectors.cells.reading import read_cell
from connectors.layouts.ground import Ground
from connectors.problem import Problem, Severity
from connectors.problem_catalogue import problem
from connectors.reported import Approval, BookReading, Evidence, OwnScore, ReportedValue
from connectors.workbooks.raw_book import RawBook, RawTab

MOST_OF_ONE_KIND = 100


@dataclass(frozen=True, slots=True)
class Taken[What]:
    """Something a row says, and the cell by which the row says whom or what it speaks of."""

    what: What
    named: RawCell


class Gathering:
    """Collects what one book says. ``finish`` settles repetitions and hands it over."""

    def __init__(self, book: RawBook, ground: Ground) -> None:
        self.book = book
        self.ground = ground
        self.values: list[Taken[ReportedValue]] = []
        self.own_scores: list[Taken[OwnScore]] = []
        self.approvals: list[Taken[Approval]] = []
        self.problems: list[Problem] = list(book.problems)
        self._of_one_kind: Counter[tuple[str, str]] = Counter()
