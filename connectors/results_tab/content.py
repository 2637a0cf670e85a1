"""What stands in a results tab: lines of plain text with their look, and the fingerprint of what they say."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

TIME_LINE = 1
"""The line that says when, which changes with every sync and is no news."""
LONGEST_TEXT = 20_000
"""Characters of a cell; Google takes 50,000, and counts some characters twice."""


class Look(Enum):
    """How a line is drawn."""

    TITLE = auto()
    NOTE = auto()
    SECTION = auto()
    TOTAL = auto()
    HEADINGS = auto()
    GROUP = auto()
    ROW = auto()
    BLANK = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the tab. ``links`` are addresses that cells open, by their column counted from 0."""

    cells: tuple[str, ...] = ()
    look: Look = Look.BLANK
    links: dict[int, str] = field(default_factory=dict[int, str])
    is_urgent: bool = False


@dataclass(frozen=True, slots=True)
class TabContent:
    """The whole tab; ``widths`` are those of its columns in pixels."""

    lines: tuple[Line, ...]
    widths: tuple[int, ...]

    @property
    def fingerprint(self) -> str:
        """The hash of what it says, the time left out."""
        return fingerprint([line.cells for line in self.lines])


def line(look: Look, *cells: str, links: dict[int, str] | None = None, is_urgent: bool = False) -> Line:
    """A line of any texts, made fit for cells."""
    return Line(tuple(plain(each) for each in cells), look, links or {}, is_urgent)


def plain(text: str) -> str:
    """Text as a cell can hold it and gives it back: line ends kept, other control characters gone, not too long."""
    kept = "".join(each if each == "\n" or unicodedata.category(each) not in {"Cc", "Cs"} else " " for each in text)
    kept = kept.strip()
    return kept if len(kept) <= LONGEST_TEXT else kept[: LONGEST_TEXT - 1] + "…"


def fingerprint(rows: Iterable[Sequence[str]]) -> str:
    """The hash of the texts of a tab from its first row on, however they are spaced, without the line of the time.

    The same for texts that Google gives back with other spaces or without an apostrophe at their beginning: a
    difference that does not go away by writing would be written again at every sync.
    """
    kept = [_without_blanks([" ".join(cell.split()).lstrip("'") for cell in row]) for row in rows]
    while kept and not kept[-1]:
        kept.pop()
    said = [row for number, row in enumerate(kept) if number != TIME_LINE]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()


def _without_blanks(row: list[str]) -> list[str]:
    while row and not row[-1]:
        row.pop()
    return row
