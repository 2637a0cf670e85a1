"""The header of a table: which column is which, by synonyms, across merged cells and up to two rows."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from connectors.cells.raw_cell import RawCell
from connectors.folding import fold, strip_marks
from connectors.workbooks.raw_book import RawTab

SEARCHED_ROWS = 15
_LONGEST_HEADER = 300
_BRACKETS = re.compile(r"\([^()]*\)$")


@dataclass(frozen=True, slots=True)
class Bound:
    """What a header cell names. Where two header rows disagree about a column, the stronger one holds."""

    key: str
    strength: int = 1


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of a template: its key, its title as printed there, and other titles people give it."""

    key: str
    title: str
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True)
class Header:
    """The header that was found. ``columns`` maps a key to its columns, left to right, usually one.

    ``unknown`` are header cells that name nothing known, by column; ``last_row`` is the last row of the header.
    ``renamed`` are header cells, by column, whose words were changed: the template's mark on the column says its key.
    ``contradicted`` are those whose words name one key and whose column is marked as another.
    """

    first_row: int
    last_row: int
    columns: Mapping[str, tuple[int, ...]]
    unknown: Mapping[int, RawCell]
    renamed: Mapping[int, RawCell] = field(default_factory=dict[int, RawCell])
    contradicted: Mapping[int, RawCell] = field(default_factory=dict[int, RawCell])

    def column(self, key: str) -> int | None:
        """The first column of ``key``."""
        columns = self.columns.get(key, ())
        return columns[0] if columns else None


@dataclass(frozen=True)
class Binder:
    """What the columns of a table can be: ``names`` by the words of a header, ``knows`` whether a key is one."""

    names: Callable[[str], Bound | None]
    knows: Callable[[str], bool]


@lru_cache(maxsize=4096)
def header_key(text: str) -> str:
    """The matching key of a header cell: folded, without marks, without closing signs.

    >>> header_key("Số liệu (*):")
    'so lieu'
    """
    key = strip_marks(fold(text)).strip(" .:*-")
    return _BRACKETS.sub("", key).strip(" .:*-") or key


def binder(headings: tuple[Heading, ...]) -> Binder:
    """A binder that knows the titles and synonyms of ``headings``."""
    by_words = {header_key(title): Bound(h.key) for h in headings for title in (h.title, *h.synonyms)}
    keys = frozenset(heading.key for heading in headings)
    return Binder(lambda text: by_words.get(header_key(text)), keys.__contains__)


def find_header(tab: RawTab, bind: Binder, enough: int = 2) -> Header | None:
    """The header within the first 15 rows: the row that names most columns, with the row above or below it.

    A neighbouring row belongs to the header when most of what it says names columns too. Where no row names
    ``enough`` different columns, the first that has words in so many named or marked columns is it; else None. A mark
    on a column that holds nothing counts for nothing: its content was moved elsewhere.
    """
    rows = {row: _bound_row(tab, row, bind) for row in range(1, min(SEARCHED_ROWS, tab.rows) + 1)}
    filled = {column for _, column in tab.cells}
    marked = {column: key for column, key in tab.column_keys.items() if column in filled and bind.knows(key)}
    best = max(rows, key=lambda row: (_names(rows[row]), -row), default=0)
    if not best or _names(rows[best]) < enough:
        best = next((row for row in rows if len({*_marked_words(tab, row, marked), *rows[row]}) >= enough), 0)
    if not best:
        return None
    span = [best]
    for step in (-1, 1):
        neighbour = best + step
        if neighbour in rows and _is_mostly_header(tab, neighbour, rows[neighbour]):
            span.append(neighbour)
    return _joined(tab, {row: rows[row] for row in sorted(span)}, marked)


def _marked_words(tab: RawTab, row: int, marked: Mapping[int, str]) -> set[int]:
    """The marked columns that have words in a row."""
    return {column for column in marked if tab.seen(row, column).held == "text"}


def _bound_row(tab: RawTab, row: int, bind: Binder) -> dict[int, Bound]:
    bound: dict[int, Bound] = {}
    for column in range(1, tab.columns + 1):
        cell = tab.seen(row, column)
        if cell.held != "text" or len(cell.text) > _LONGEST_HEADER or _stands_left(tab, cell, row, column):
            continue
        if found := bind.names(cell.shown):
            bound[column] = found
    return bound


def _stands_left(tab: RawTab, cell: RawCell, row: int, column: int) -> bool:
    """Whether the cell seen here is that of another column: a title merged over several names the first only."""
    return all(tab.cells.get((above, column)) is not cell for above in range(1, row + 1))


def _names(bound: Mapping[int, Bound]) -> int:
    return len({found.key for found in bound.values()})


def _is_mostly_header(tab: RawTab, row: int, bound: Mapping[int, Bound]) -> bool:
    filled = sum(tab.seen(row, column).held != "blank" for column in range(1, tab.columns + 1))
    return 2 * len(bound) > filled


def _joined(tab: RawTab, rows: Mapping[int, Mapping[int, Bound]], marked: dict[int, str]) -> Header:
    strongest: dict[int, Bound] = {}
    for bound in rows.values():
        for column, found in bound.items():
            if column not in strongest or found.strength >= strongest[column].strength:
                strongest[column] = found
    words = {column: cell for row in rows for column, cell in tab.by_row.get(row, {}).items() if cell.shown.strip()}
    keys = {column: found.key for column, found in strongest.items()}
    told = {column: cell for column, cell in words.items() if keys.get(column) != marked.get(column)}
    contradicted = {column: cell for column, cell in told.items() if column in marked and column in keys}
    renamed = {column: cell for column, cell in told.items() if column in marked and column not in keys}
    columns: dict[str, list[int]] = defaultdict(list)
    for column, key in sorted((keys | marked).items()):
        columns[key].append(column)
    unknown = {column: cell for column, cell in words.items() if column not in keys and column not in marked}
    found_columns = {key: tuple(found) for key, found in columns.items()}
    return Header(min(rows), max(rows), found_columns, unknown, renamed, contradicted)
