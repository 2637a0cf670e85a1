"""What a workbook held: its tabs and their cells that are not blank, with the problems met in opening it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from connectors.cells.raw_cell import Address, RawCell
from connectors.problem import Problem

_MOST_MERGED_CELLS = 200_000


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range. Only its top-left cell holds anything."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True)
class RawTab:
    """One tab. ``cells`` holds what is not blank by (row, column) from 1; ``rows`` and ``columns`` reach the last.

    ``tab_id`` is the tab's identity that survives renaming, ``link`` the address of the book in a browser.
    ``stands_for`` is the title of the template's tab that this one is, where something surer than its title says
    so; ``column_keys`` are the headings or fields that its columns are, by column from 1.
    """

    title: str
    cells: Mapping[tuple[int, int], RawCell]
    rows: int
    columns: int
    hidden: bool = False
    merges: tuple[Merge, ...] = ()
    tab_id: str = ""
    book: str = ""
    link: str = ""
    hidden_rows: frozenset[int] = field(default_factory=frozenset[int])
    stands_for: str = ""
    column_keys: Mapping[int, str] = field(default_factory=dict[int, str])

    @property
    def known_as(self) -> str:
        """The title to read the tab by."""
        return self.stands_for or self.title

    @cached_property
    def by_row(self) -> Mapping[int, Mapping[int, RawCell]]:
        """The cells that are not blank, row by row in order, column by column in order."""
        rows: dict[int, dict[int, RawCell]] = {}
        for row, column in sorted(self.cells):
            rows.setdefault(row, {})[column] = self.cells[row, column]
        return rows

    def cell(self, row: int, column: int) -> RawCell:
        """The cell, blank when nothing stands there."""
        found = self.cells.get((row, column))
        return found if found is not None else RawCell(self.address(row, column), "blank")

    def seen(self, row: int, column: int) -> RawCell:
        """The cell a reader sees there: that of the top-left corner inside a merged range of the used area."""
        return self.cell(*self._corners.get((row, column), (row, column)))

    def covered_by(self, row: int, column: int) -> RawCell | None:
        """The cell above in the same column that a merge has drawn over this one; None for a cell of its own."""
        corner = self._corners.get((row, column), (row, column))
        return self.cells[corner] if corner[1] == column and corner[0] < row else None

    @cached_property
    def _corners(self) -> Mapping[tuple[int, int], tuple[int, int]]:
        corners: dict[tuple[int, int], tuple[int, int]] = {}
        for merge in self.merges:
            corner = (merge.first_row, merge.first_column)
            if corner not in self.cells or len(corners) > _MOST_MERGED_CELLS:
                continue
            for row in range(merge.first_row, min(merge.last_row, self.rows) + 1):
                for column in range(merge.first_column, min(merge.last_column, self.columns) + 1):
                    corners[row, column] = corner
        return corners

    def address(self, row: int = 0, column: int = 0) -> Address:
        """The address of a cell, or of the tab when no cell is named."""
        cell = cell_name(row, column) if row and column else ""
        return Address(self.book or self.title, self.title, cell, cell_link(self.link, self.tab_id, cell))


@dataclass(frozen=True)
class RawBook:
    """One workbook. A book that could not be opened has its problem and no tabs."""

    name: str
    tabs: tuple[RawTab, ...] = ()
    content_hash: str = ""
    problems: tuple[Problem, ...] = ()
    link: str = ""

    @property
    def address(self) -> Address:
        """The address of the book itself."""
        return Address(self.name, link=self.link)


@lru_cache(maxsize=16_384)
def cell_name(row: int, column: int) -> str:
    """The name of a cell as spreadsheets write it.

    >>> cell_name(12, 28)
    'AB12'
    """
    return f"{column_name(column)}{row}"


def column_name(column: int) -> str:
    """The letters of a column counted from 1."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_link(link: str, tab_id: str, cell: str) -> str:
    """The address that opens a cell of an online spreadsheet; empty for a book that has none."""
    if not link or not tab_id:
        return link
    return f"{link}#gid={tab_id}" + (f"&range={cell}" if cell else "")
