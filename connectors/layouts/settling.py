"""What is said twice: kept once when both say the same, kept out with both places named when they do not."""

from __future__ import annotations

from collections.abc import Callable, Container, Hashable, Iterable
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from connectors.cells.raw_cell import RawCell
from connectors.folding import fold
from connectors.reported import Approval, OwnScore, ReportedValue

What = TypeVar("What", ReportedValue, OwnScore, Approval)
_COMPARED = 2_000


@dataclass(frozen=True, slots=True)
class Taken(Generic[What]):
    """Something a row says, the cell by which the row says whom or what it speaks of, and where that stands.

    ``book`` is the number of its book, ``row`` its place among all that the book says; both count from 0.
    """

    what: What
    named: RawCell | None = None
    book: int = 0
    row: int = 0


@dataclass(frozen=True, slots=True)
class Repetition(Generic[What]):
    """Two places that speak of the same thing, and whether they agree."""

    first: Taken[What]
    other: Taken[What]
    agrees: bool


@dataclass(frozen=True, slots=True)
class Settled(Generic[What]):
    """What is left after settling, in the order of first mention, and every repetition met."""

    taken: list[Taken[What]]
    repetitions: list[Repetition[What]]

    @property
    def whats(self) -> list[What]:
        """What is left, without where it stands."""
        return [each.what for each in self.taken]


def settle_values(taken: Iterable[Taken[ReportedValue]], given: Container[str]) -> Settled[ReportedValue]:
    """One value for each agency, period and field; a blank repeats nothing; a contradiction is unreadable.

    ``given`` are the fields whose words count (texts and links), not only that something was given.
    """

    def content(value: ReportedValue) -> Hashable:
        if value.state == "missing":
            return None
        compares_words = value.field in given or value.state == "unreadable"
        return value.state, value.value, fold(value.text[:_COMPARED]) if compares_words else ""

    return _settle(
        taken,
        lambda value: (value.agency, value.period, value.field),
        content,
        lambda value: replace(value, state="unreadable", value=None),
    )


def settle_own_scores(taken: Iterable[Taken[OwnScore]]) -> Settled[OwnScore]:
    """One own score for each agency, year and criterion; a contradiction has no points."""
    return _settle(
        taken,
        lambda score: (score.agency, score.year, score.criterion),
        lambda score: score.points,
        lambda score: replace(score, points=None),
    )


def settle_approvals(taken: Iterable[Taken[Approval]]) -> Settled[Approval]:
    """One decision for each agency, year and item; a contradiction approves nothing."""
    return _settle(
        taken,
        lambda approval: (approval.agency, approval.year, approval.item),
        lambda approval: approval.approved,
        lambda approval: replace(approval, approved=False),
    )


def _settle(
    taken: Iterable[Taken[What]],
    identity: Callable[[What], Hashable],
    content: Callable[[What], Hashable],
    spoiled: Callable[[What], What],
) -> Settled[What]:
    groups: dict[Hashable, list[Taken[What]]] = {}
    for each in taken:
        groups.setdefault(identity(each.what), []).append(each)
    kept: list[Taken[What]] = []
    repetitions: list[Repetition[What]] = []
    for group in groups.values():
        said = [each for each in group if content(each.what) is not None] or group[:1]
        first, others = said[0], said[1:]
        found = [Repetition(first, o, content(o.what) == content(first.what)) for o in others]
        kept.append(first if all(each.agrees for each in found) else replace(first, what=spoiled(first.what)))
        repetitions += found
    return Settled(kept, repetitions)
