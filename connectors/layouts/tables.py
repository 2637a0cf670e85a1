"""A table of a tab: its header judged against the template, and its rows, cell by cell under their headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from connectors.cells.raw_cell import RawCell
from connectors.layouts.gathering import Gathering
from connectors.layouts.headers import Binder, Header, Heading, binder, find_header
from connectors.problem import Severity
from connectors.workbooks.raw_book import RawTab, column_name
from rubric.text import Text

_NUMBERING = re.compile(r"\(?(?:\d{1,3}|[A-Za-zĐđ])\)?(?: ?=.*)?")
_FEWEST_NUMBERS = 3


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table."""

    tab: RawTab
    header: Header
    number: int

    def cell(self, heading: Heading) -> RawCell:
        """The cell under ``heading``; blank, with the address of the row's first cell, without such a column."""
        column = self.header.column(heading.key)
        return self.tab.cell(self.number, column) if column else RawCell(self.tab.address(self.number, 1), "blank")

    def seen(self, heading: Heading) -> RawCell:
        """The cell a reader sees under ``heading``: a name merged over several rows speaks for each of them."""
        column = self.header.column(heading.key)
        return self.tab.seen(self.number, column) if column else self.cell(heading)

    def has(self, heading: Heading) -> bool:
        """Whether the table has the column at all."""
        return heading.key in self.header.columns

    def says_anything(self, headings: Sequence[Heading]) -> bool:
        """Whether any of the cells under ``headings`` is not blank."""
        return any(self.cell(heading).shown.strip() for heading in headings)


@dataclass(frozen=True, slots=True)
class Table:
    """A tab and its header."""

    tab: RawTab
    header: Header

    def rows(self) -> Iterator[Row]:
        """The rows under the header that hold anything; a line that only numbers the columns is no row."""
        for number, cells in self.tab.by_row.items():
            if number <= self.header.last_row:
                continue
            if number == self.header.last_row + 1 and _only_numbers_columns(list(cells.values())):
                continue
            yield Row(self.tab, self.header, number)


def open_table(
    gathering: Gathering,
    tab: RawTab,
    headings: Sequence[Heading],
    *,
    needed: Sequence[Sequence[Heading]],
    wanted: Sequence[Heading] = (),
) -> Table | None:
    """The table of a tab with fixed columns, None when it cannot be read; its problems go to ``gathering``.

    Of each group of ``needed`` one column must be there, and once only; a ``wanted`` one is asked for.
    """
    header = find_header(tab, binder(tuple(headings)))
    if header is None:
        titles = [heading.title for heading in (*(group[0] for group in needed), *wanted)]
        gathering.report("header_missing", tab.address(), columns=titles)
        return None
    if not report_marked_columns(gathering, tab, header, {heading.key: heading.title for heading in headings}):
        return None
    report_unknown_columns(gathering, tab, header)
    for heading in wanted:
        if heading.key not in header.columns:
            where = tab.address(header.last_row, 1)
            gathering.report("column_missing", where, Severity.WARNING, column=heading.title)
    stopped = [group for group in needed if not any(heading.key in header.columns for heading in group)]
    for group in stopped:
        gathering.report("column_missing", tab.address(header.last_row, 1), column=group[0].title)
    essential = {heading.key for group in needed for heading in group}
    repeated = [h for h in headings if len(header.columns.get(h.key, ())) > 1]
    for heading in repeated:
        severity = None if heading.key in essential else Severity.WARNING
        report_repeated_column(gathering, tab, header, heading.key, heading.title, severity)
    if stopped or any(heading.key in essential for heading in repeated):
        return None
    return Table(tab, header)


def open_free_table(gathering: Gathering, tab: RawTab, bind: Binder, columns: Sequence[str]) -> Table | None:
    """The table of a tab whose columns depend on the criteria set; ``columns`` are named when there is no header."""
    header = find_header(tab, bind)
    if header is None:
        gathering.report("header_missing", tab.address(), columns=list(columns))
        return None
    if not report_marked_columns(gathering, tab, header, {}):
        return None
    report_unknown_columns(gathering, tab, header)
    return Table(tab, header)


def report_repeated_column(
    gathering: Gathering, tab: RawTab, header: Header, key: str, title: str, severity: Severity | None
) -> None:
    """Say that several columns have one heading."""
    cells = [tab.address(header.last_row, column).cell for column in header.columns[key]]
    where = tab.address(header.last_row, header.columns[key][1])
    gathering.report("header_duplicate", where, severity, column=title, cells=", ".join(cells))


def report_marked_columns(gathering: Gathering, tab: RawTab, header: Header, titles: Mapping[str, str]) -> bool:
    """Whether the template's marks on the columns can be followed; says where the words of the header differ.

    One column with the words of another was renamed; several are a table pasted over the template, and then
    nobody can say which figure is which. Words that are codes are a row of figures whose header was deleted.
    """
    if any(gathering.ground.is_code(cell.shown) for cell in header.renamed.values()):
        gathering.report("header_missing", tab.address(), columns=list(titles.values()) or [*header.columns])
        return False
    keys = {column: key for key, columns in header.columns.items() for column in columns}
    if len(header.contradicted) > 1:
        cells = [cell.address.cell for cell in header.contradicted.values()]
        words = [cell.shown for cell in header.contradicted.values()]
        gathering.report(
            "columns_pasted_over", next(iter(header.contradicted.values())).address, cells=cells, columns=words
        )
        return False
    for column, cell in sorted([*header.renamed.items(), *header.contradicted.items()]):
        title = titles.get(keys[column], keys[column])
        gathering.report("column_renamed", cell.address, found=cell.shown, column=title)
    return True


def report_unknown_columns(gathering: Gathering, tab: RawTab, header: Header) -> None:
    """Name every column that is not read: those with a heading nobody knows, and those with figures but no heading."""
    for cell in header.unknown.values():
        gathering.report("column_unknown", cell.address, found=cell.shown, column=cell.shown)
    known = {column for columns in header.columns.values() for column in columns} | header.unknown.keys()
    untitled: dict[int, RawCell] = {}
    for row, cells in tab.by_row.items():
        if row > header.last_row:
            for column, cell in cells.items():
                if column not in known and cell.shown.strip():
                    untitled.setdefault(column, cell)
    for column, cell in sorted(untitled.items()):
        name = column_name(column)
        title = Text(vi=f"(không có tên, cột {name})", en=f"(untitled, column {name})")
        gathering.report("column_unknown", cell.address, found=cell.shown, column=title)


def _only_numbers_columns(cells: Sequence[RawCell]) -> bool:
    return len(cells) >= _FEWEST_NUMBERS and all(_NUMBERING.fullmatch(cell.shown.strip()) for cell in cells)
