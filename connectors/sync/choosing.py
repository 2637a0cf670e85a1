"""Which online books a sync reads: those that may have changed, and at night all of them.

A file's version moves on every change, so an equal one proves that the book is as it was last read. Drive does not
promise that a recalculation moves it; that is why each book is read once a night whatever Drive says, and by day when
no sync ran in the night before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from connectors.google.drive import DriveFile, Listing
from connectors.ledger import Registration, Visit
from connectors.problem import Problem
from connectors.registry import ONLINE

NIGHT_ENDS = 5


@dataclass(frozen=True)
class Errand:
    """A book to be read, with the version Drive gives it (0: unknown) and what Drive says is wrong with it."""

    registration: Registration
    version: int = 0
    name: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def book(self) -> str:
        """The book's name in the ledger."""
        return self.registration.book

    @property
    def file_id(self) -> str:
        """The book's id at Google."""
        return self.book.removeprefix(ONLINE)


@dataclass(frozen=True)
class Choice:
    """What to do about each book: read it, take it as it was, or tell why it cannot be read at all."""

    read: Sequence[Errand] = ()
    unchanged: Sequence[tuple[Errand, Visit]] = ()
    refused: Sequence[Errand] = field(default_factory=list[Errand])


def choose(
    registered: Sequence[Registration],
    listing: Listing | None,
    last: Mapping[str, Visit],
    *,
    read_since: datetime | None = None,
    known_since: datetime | None = None,
) -> Choice:
    """Which of the ``registered`` books to read.

    ``last`` are the newest visits that brought bytes. A book that was not read since ``read_since`` is read whatever
    Drive says. A book that Drive does not list is read each time, for Drive says nothing about files that are open
    by link only; unless it was read since ``known_since``, by a sync that broke off. Never read ones come first,
    then those changed last.
    """
    read: list[tuple[bool, float, Errand]] = []
    unchanged: list[tuple[Errand, Visit]] = []
    refused: list[Errand] = []
    for each in registered:
        file = listing.files.get(each.book.removeprefix(ONLINE)) if listing else None
        visit = last.get(each.book)
        errand = _errand(each, file)
        if file and (file.is_trashed or not file.is_sheet):
            refused.append(errand)
        elif visit and (read_since is None or visit.at >= read_since) and _is_as_it_was(visit, file, known_since):
            unchanged.append((errand, visit))
        else:
            modified = file.modified.timestamp() if file and file.modified else 0.0
            read.append((visit is not None, -modified, errand))
    read.sort(key=lambda entry: entry[:2])
    return Choice([errand for *_, errand in read], unchanged, refused)


def night_of(now: datetime) -> datetime:
    """Since when every book must have been read: midnight while the night lasts, until five; by day the one before.

    ``now`` is in the time of the place. So a service that syncs around the clock reads everything at night, and an
    installation that only runs by day reads everything every other day.
    """
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight if now.hour < NIGHT_ENDS else midnight - timedelta(days=1)


def _errand(registration: Registration, file: DriveFile | None) -> Errand:
    if file is None:
        return Errand(registration)
    return Errand(registration, file.version, file.name, tuple(file.problems()))


def _is_as_it_was(visit: Visit, file: DriveFile | None, known_since: datetime | None) -> bool:
    if file is not None and file.version:
        return file.version == visit.version
    return known_since is not None and visit.at >= known_since
