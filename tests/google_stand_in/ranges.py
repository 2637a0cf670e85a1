"""Ranges of a spreadsheet: A1 notation and grid ranges into one block of rows and columns, and back."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tests.google_stand_in.book import Book, Sheet
from tests.google_stand_in.cell_names import column_number, letters, quoted
from tests.google_stand_in.refusals import Json, invalid

_CELLS = re.compile(r"\$?([A-Za-z]{0,3})\$?(\d*)(?::\$?([A-Za-z]{0,3})\$?(\d*))?")


@dataclass(frozen=True, slots=True)
class Block:
    """A block of cells of a sheet, counted from 0, ends excluded."""

    sheet: Sheet
    first_row: int
    end_row: int
    first_column: int
    end_column: int

    @property
    def name(self) -> str:
        """The block as answers name it: quoted title and corner cells."""
        first = f"{letters(self.first_column)}{self.first_row + 1}"
        last = f"{letters(self.end_column - 1)}{self.end_row}"
        return f"{quoted(self.sheet.title)}!{first}" + ("" if first == last else f":{last}")


def block_of(book: Book, text: str) -> Block:
    """The block that A1 notation means; raises Google's refusal when it means none or starts outside the grid."""
    sheet, cells = _sheet_and_cells(book, text)
    if not cells:
        return whole(sheet)
    found = _CELLS.fullmatch(cells)
    if found is None or not cells.strip("$:"):
        raise invalid(f"Unable to parse range: {text}")
    column, row, last_column, last_row = found.groups()
    alone = ":" not in cells
    if alone and not (column and row):
        raise invalid(f"Unable to parse range: {text}")
    first_row, first_column = int(row or 1) - 1, column_number(column) if column else 0
    if alone:
        last_column, last_row = column, row
    end_row = int(last_row) if last_row else sheet.row_count
    end_column = column_number(last_column) + 1 if last_column else sheet.column_count
    first_row, end_row = min(first_row, end_row - 1), max(first_row + 1, end_row)
    first_column, end_column = min(first_column, end_column - 1), max(first_column + 1, end_column)
    if first_row < 0:
        raise invalid(f"Unable to parse range: {text}")
    return _within(sheet, first_row, end_row, first_column, end_column)


def block_of_grid(book: Book, grid: Json, *, missing: str = "No grid with id: {}") -> Block:
    """The block a ``GridRange`` means; an end that is not given reaches the end of the sheet."""
    sheet = book.sheet_with_id(int(grid.get("sheetId", 0)))
    if sheet is None:
        raise invalid(missing.format(grid.get("sheetId", 0)))
    return _within(
        sheet,
        grid.get("startRowIndex", 0),
        grid.get("endRowIndex", sheet.row_count),
        grid.get("startColumnIndex", 0),
        grid.get("endColumnIndex", sheet.column_count),
    )


def block_of_dimension(book: Book, dimension: Json) -> Block:
    """The rows or columns a ``DimensionRange`` means."""
    names = ("startColumnIndex", "endColumnIndex")
    if dimension.get("dimension") == "ROWS":
        names = ("startRowIndex", "endRowIndex")
    given = {
        name: dimension[key] for name, key in zip(names, ("startIndex", "endIndex"), strict=True) if key in dimension
    }
    return block_of_grid(book, {"sheetId": dimension.get("sheetId", 0), **given})


def whole(sheet: Sheet) -> Block:
    """The whole sheet."""
    return Block(sheet, 0, sheet.row_count, 0, sheet.column_count)


def as_answered(grid: Json) -> Json:
    """A ``GridRange`` as Google answers it: without the id of sheet 0."""
    return {name: value for name, value in grid.items() if name != "sheetId" or value}


def grid_range(block: Block) -> Json:
    """The block as a ``GridRange``; like Google's, it leaves out the id of sheet 0."""
    return {
        **({"sheetId": block.sheet.sheet_id} if block.sheet.sheet_id else {}),
        "startRowIndex": block.first_row,
        "endRowIndex": block.end_row,
        "startColumnIndex": block.first_column,
        "endColumnIndex": block.end_column,
    }


def _within(sheet: Sheet, first_row: int, end_row: int, first_column: int, end_column: int) -> Block:
    """The block cut to the grid; only a start outside the grid is refused."""
    if first_row >= sheet.row_count or first_column >= sheet.column_count:
        asked = Block(sheet, first_row, end_row, first_column, end_column).name
        title, _, cells = asked.rpartition("!")
        title = title if title.startswith("'") else f"'{title}'"
        size = f"Max rows: {sheet.row_count}, max columns: {sheet.column_count}"
        raise invalid(f"Range ({title}!{cells}) exceeds grid limits. {size}")
    return Block(sheet, first_row, min(end_row, sheet.row_count), first_column, min(end_column, sheet.column_count))


def _sheet_and_cells(book: Book, text: str) -> tuple[Sheet, str]:
    title, bang, cells = text.rpartition("!")
    if not bang:
        title, cells = text, ""
    if title.startswith("'") and title.endswith("'") and len(title) > 1:
        title = title[1:-1].replace("''", "'")
    if sheet := book.sheet_titled(title):
        if sheet.sheet_type == "GRID":
            return sheet, cells
    elif not bang and _CELLS.fullmatch(text):
        return next(one for one in book.sheets if one.sheet_type == "GRID"), text
    raise invalid(f"Unable to parse range: {text}")
