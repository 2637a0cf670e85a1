"""What several books say about one agency: the same once, a contradiction by none, and both told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

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
    """The readings of several books without repetitions.

    What two books say alike stays in the first. What they say differently is unreadable there, with the address
    of both. A figure typed in one book only is kept. Problems go to the later book, once for each agency.
    """
    given = ground.given_fields
    values = _settled(readings, lambda reading: reading.values, lambda taken: settle_values(taken, given))
    own_scores = _settled(readings, lambda reading: reading.own_scores, settle_own_scores)
    approvals = _settled(readings, lambda reading: reading.approvals, settle_approvals)
    problems: dict[str, list[Problem]] = defaultdict(list)
    between: dict[tuple[str, str, str], list[Repetition[Any]]] = defaultdict(list)
    for settled in (values, own_scores, approvals):
        for each in settled.repetitions:
            first, other = each.first.what, each.other.what
            between[other.agency, first.address.book, other.address.book].append(each)
            if not each.agrees:
                problems[other.address.book].append(values_differ(each, ground))
    for (agency, first, other), met in between.items():
        problems[other].append(_two_books(ground, agency, first, other, met))
    return [
        replace(
            reading,
            values=_of_book(values.kept, reading.book),
            own_scores=_of_book(own_scores.kept, reading.book),
            approvals=_of_book(approvals.kept, reading.book),
            problems=[*reading.problems, *problems[reading.book]],
        )
        for reading in readings
    ]


def _settled(
    readings: Iterable[BookReading],
    said: Callable[[BookReading], Sequence[What]],
    settle: Callable[[Iterable[Taken[What]]], Settled[What]],
) -> Settled[What]:
    return settle(Taken(what) for reading in readings for what in said(reading))


def _of_book(kept: Iterable[What], book: str) -> list[What]:
    return [what for what in kept if what.address.book == book]


def _two_books(ground: Ground, agency: str, first: str, other: str, met: Sequence[Repetition[Any]]) -> Problem:
    """One problem for an agency that two books report on: a warning when they agree throughout."""
    code = "books_agree" if all(each.agrees for each in met) else "agency_two_books"
    address = Address(other, link=met[0].other.what.address.link.partition("#")[0])
    books = [first, other]
    return problem(code, address, agency=agency, name=ground.agencies[agency].name, books=books, found=other)
