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
    problems: dict[int, list[Problem]] = defaultdict(list)
    between: dict[tuple[str, int, int], list[Repetition[Any]]] = defaultdict(list)
    for settled in (values, own_scores, approvals):
        for each in settled.repetitions:
            between[each.other.what.agency, each.first.book, each.other.book].append(each)
            if not each.agrees:
                problems[each.other.book].append(values_differ(each, ground))
    for (agency, first, other), met in between.items():
        problems[other].append(_two_books(ground, agency, [readings[first].book, readings[other].book], met))
    return [
        replace(
            reading,
            values=values.of_book(place),
            own_scores=own_scores.of_book(place),
            approvals=approvals.of_book(place),
            problems=[*reading.problems, *problems[place]],
        )
        for place, reading in enumerate(readings)
    ]


def _settled(
    readings: Iterable[BookReading],
    said: Callable[[BookReading], Sequence[What]],
    settle: Callable[[Iterable[Taken[What]]], Settled[What]],
) -> Settled[What]:
    return settle(Taken(what, book=place) for place, reading in enumerate(readings) for what in said(reading))


def _two_books(ground: Ground, agency: str, books: Sequence[str], met: Sequence[Repetition[Any]]) -> Problem:
    """One problem for an agency that two books report on: a warning when they agree throughout."""
    code = "books_agree" if all(each.agrees for each in met) else "agency_two_books"
    address = Address(books[-1], link=met[0].other.what.address.link.partition("#")[0])
    return problem(code, address, agency=agency, name=ground.agencies[agency].name, books=books, found=books[-1])
