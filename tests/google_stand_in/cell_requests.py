"""Requests of ``batchUpdate`` about cells: what they hold, their look, what may be typed, and merging."""

from __future__ import annotations

import copy
from collections.abc import Iterator

from tests.google_stand_in.accounts import Caller
from tests.google_stand_in.book import Book
from tests.google_stand_in.cells import BLANK
from tests.google_stand_in.entering import LONGEST_TEXT, TOO_LONG, refuse_protected
from tests.google_stand_in.masks import Mask, takes
from tests.google_stand_in.partial import fields_of, updated
from tests.google_stand_in.ranges import Block, as_answered, block_of_grid, grid_range
from tests.google_stand_in.refusals import Json, invalid
from tests.google_stand_in.sheet_requests import sheet_of

_DERIVED = ("effectiveValue", "effectiveFormat", "formattedValue", "hyperlink")


def update_cells(book: Book, asked: Json, caller: Caller) -> None:
    """Set the named parts of cells from rows of cells; in a ``range`` the cells that get no new ones lose them."""
    mask = fields_of(asked, "CellData")
    rows = [row.get("values", []) for row in asked.get("rows", [])]
    block = block_of_grid(book, asked["range"]) if "range" in asked else _block_at(book, asked.get("start", {}), rows)
    if len(rows) > block.end_row - block.first_row:
        raise invalid(
            f"Attempting to write row: {block.end_row}, beyond the last requested row of: {block.end_row - 1}"
        )
    width = max((len(row) for row in rows), default=0)
    if width > block.end_column - block.first_column:
        last = block.end_column - 1
        raise invalid(f"Attempting to write column: {last + 1}, beyond the last requested column of: {last}")
    refuse_protected(block, caller)
    for row, column in _places(block):
        down, across = row - block.first_row, column - block.first_column
        given = down < len(rows) and across < len(rows[down])
        if given or "range" in asked:
            _set(block, row, column, rows[down][across] if given else BLANK, mask)


def repeat_cell(book: Book, asked: Json, caller: Caller) -> None:
    """Set the named parts of every cell of a range from one cell."""
    mask, block = fields_of(asked, "CellData"), block_of_grid(book, asked.get("range", {}))
    refuse_protected(block, caller)
    for row, column in _places(block):
        _set(block, row, column, asked.get("cell", BLANK), mask)


def set_data_validation(book: Book, asked: Json, caller: Caller) -> None:
    """Say what may be typed into a range; without a rule anything may."""
    rule = asked.get("rule", {})
    repeat_cell(
        book, {"range": asked.get("range", {}), "cell": {"dataValidation": rule}, "fields": "dataValidation"}, caller
    )


def update_borders(book: Book, asked: Json, caller: Caller) -> None:
    """Accepted; the stand-in draws no borders."""
    refuse_protected(block_of_grid(book, asked.get("range", {})), caller)


def add_conditional_format_rule(book: Book, asked: Json, _caller: Caller) -> None:
    """Keep a rule with the sheet its first range lies on."""
    rule = asked.get("rule", {})
    block = block_of_grid(book, (rule.get("ranges") or [{}])[0])
    kept = {**copy.deepcopy(rule), "ranges": [as_answered(one) for one in rule.get("ranges", [])]}
    block.sheet.conditional_formats.insert(asked.get("index", 0), kept)


def merge_cells(book: Book, asked: Json, caller: Caller) -> None:
    """Merge a range as a whole, by column or by row; only the top-left cell keeps its value."""
    block = block_of_grid(book, asked.get("range", {}))
    refuse_protected(block, caller)
    parts = [block]
    if asked.get("mergeType") == "MERGE_ROWS":
        numbers = range(block.first_row, block.end_row)
        parts = [Block(block.sheet, row, row + 1, block.first_column, block.end_column) for row in numbers]
    elif asked.get("mergeType") == "MERGE_COLUMNS":
        numbers = range(block.first_column, block.end_column)
        parts = [Block(block.sheet, block.first_row, block.end_row, column, column + 1) for column in numbers]
    for part in parts:
        block.sheet.merges.append(grid_range(part))
        for row, column in _places(part):
            if (row, column) != (part.first_row, part.first_column):
                _set(part, row, column, BLANK, {"userEnteredValue": {}})


def unmerge_cells(book: Book, asked: Json, _caller: Caller) -> None:
    """Undo the merges inside a range."""
    block = block_of_grid(book, asked.get("range", {}))
    block.sheet.merges = [
        merge
        for merge in block.sheet.merges
        if merge["endRowIndex"] <= block.first_row
        or merge["startRowIndex"] >= block.end_row
        or merge["endColumnIndex"] <= block.first_column
        or merge["startColumnIndex"] >= block.end_column
    ]


def _block_at(book: Book, start: Json, rows: list[list[Json]]) -> Block:
    """The block that rows of cells fill from a cell on."""
    sheet = sheet_of(book, start.get("sheetId", 0))
    row, column = start.get("rowIndex", 0), start.get("columnIndex", 0)
    end_row, end_column = row + len(rows), column + max((len(one) for one in rows), default=0)
    if row >= sheet.row_count:
        raise invalid(f"GridCoordinate.rowIndex[{row}] is after last row in grid[{sheet.row_count}]")
    if column >= sheet.column_count:
        raise invalid(f"GridCoordinate.columnIndex[{column}] is after last column in grid[{sheet.column_count}]")
    return Block(sheet, row, min(end_row, sheet.row_count), column, min(end_column, sheet.column_count))


def _places(block: Block) -> Iterator[tuple[int, int]]:
    for row in range(block.first_row, block.end_row):
        for column in range(block.first_column, block.end_column):
            yield row, column


def _set(block: Block, row: int, column: int, given: Json, mask: Mask) -> None:
    held = block.sheet.at(row, column)
    made = updated(held, {name: value for name, value in given.items() if name not in _DERIVED}, mask)
    entered = made.get("userEnteredValue", {})
    if len(entered.get("stringValue", "")) > LONGEST_TEXT:
        raise invalid(TOO_LONG)
    if entered == {"stringValue": ""}:
        made.pop("userEnteredValue")
    if takes(mask, "userEnteredValue"):
        made = {name: value for name, value in made.items() if name not in _DERIVED}
    if made or held:
        block.sheet.put_at(row, column, made)
