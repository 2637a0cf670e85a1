"""What several books say about one agency: the same once, a contradiction by none, and both told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic

from connectors.cells.raw_cell import Address
from connectors.layouts.ground import Ground
from connectors.layouts.repetitions import values_differ
from connectors.layouts.settling import (
    Repetition,
    Settled,
    Taken,
    What,
    settle_approvals,
    settle_own_scores,
    settle_values,
)  # fmt: skip
from connectors.problem import Problem
from connectors.problem_catalogue import problem
from connectors.reported import BookReading


def settle_books(readings: Sequence[BookReading], ground: Ground) -> list[BookReading]:
    """The readings of several books without repetitions; each by itself is without them already.

    What two books say alike stays in the first. What they say differently is unreadable there, with the address
    of both. A figure typed in one book only is kept. Problems go to the later book, once for each agency.
    """
    given = ground.given_fields
    values = _left(readings, lambda reading: reading.values, lambda taken: settle_values(taken, given))
    own_scores = _left(readings, lambda reading: reading.own_scores, settle_own_scores)
    approvals = _left(readings, lambda reading: reading.approvals, settle_approvals)
    problems: dict[int, list[Problem]] = defaultdict(list)
    between: dict[tuple[str, int, int], list[Repetition[Any]]] = defaultdict(list)
    for each in (*values.repetitions, *own_scores.repetitions, *approvals.repetitions):
        between[each.other.what.agency, each.first.book, each.other.book].append(each)
        if not each.agrees:
            problems[each.other.book].append(values_differ(each, ground))
    for (agency, first, other), met in between.items():
        problems[other].append(_two_books(ground, agency, [readings[first].book, readings[other].book], met))
    return [
        replace(
            reading,
            values=values.of_book(place, reading.values),
            own_scores=own_scores.of_book(place, reading.own_scores),
            approvals=approvals.of_book(place, reading.approvals),
            problems=[*reading.problems, *problems[place]],
        )
        for place, reading in enumerate(readings)
    ]


@dataclass(frozen=True, slots=True)
class _Left(Generic[What]):
    """What settling changed: by book and place in it what stands there instead, None for nothing."""

    instead: dict[tuple[int, int], What | None]
    repetitions: list[Repetition[What]]

    def of_book(self, book: int, said: Sequence[What]) -> list[What]:
        """What is left of all that a book ``said``."""
        found = (self.instead.get((book, row), what) for row, what in enumerate(said))
        return [what for what in found if what is not None]


def _left(
    readings: Sequence[BookReading],
    said: Callable[[BookReading], Sequence[What]],
    settle: Callable[[Iterable[Taken[What]]], Settled[What]],
) -> _Left[What]:
    """Settle agency by agency, and only those that several books speak of: few do, and there may be thousands."""
    books: dict[str, list[int]] = defaultdict(list)
    for place, reading in enumerate(readings):
        for agency in dict.fromkeys(what.agency for what in said(reading)):
            books[agency].append(place)
    taken: dict[str, list[Taken[What]]] = {agency: [] for agency, places in books.items() if len(places) > 1}
    for place in sorted({place for agency in taken for place in books[agency]}):
        for row, what in enumerate(said(readings[place])):
            if what.agency in taken:
                taken[what.agency].append(Taken(what, book=place, row=row))
    left: _Left[What] = _Left({}, [])
    for of_agency in taken.values():
        settled = settle(of_agency)
        left.repetitions.extend(settled.repetitions)
        kept = {(each.book, each.row): each.what for each in settled.taken}
        for each in of_agency:
            if kept.get((each.book, each.row)) is not each.what:
                left.instead[each.book, each.row] = kept.get((each.book, each.row))
    return left


def _two_books(ground: Ground, agency: str, books: Sequence[str], met: Sequence[Repetition[Any]]) -> Problem:
    """One problem for an agency that two books report on: a warning when they agree throughout."""
    code = "books_agree" if all(each.agrees for each in met) else "agency_two_books"
    address = Address(books[-1], link=met[0].other.what.address.link.partition("#")[0])
    return problem(code, address, agency=agency, name=ground.agencies[agency].name, books=books, found=books[-1])
