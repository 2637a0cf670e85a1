"""Requests of ``batchUpdate`` about rows and columns: their number, order and properties."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from tests.google_stand_in.accounts import Caller
from tests.google_stand_in.book import Book, Sheet
from tests.google_stand_in.cells import BLANK
from tests.google_stand_in.entering import refuse_protected
from tests.google_stand_in.partial import fields_of, updated
from tests.google_stand_in.ranges import block_of_dimension
from tests.google_stand_in.refusals import Json, invalid
from tests.google_stand_in.sheet_requests import refuse_too_many_cells, sheet_of

_T = TypeVar("_T")
Move = Callable[[int], int | None]
"""Where a row or column goes, by its old number; None when it is deleted."""


def insert_dimension(book: Book, asked: Json, _caller: Caller) -> None:
    """Insert empty rows or columns."""
    sheet, by_rows, first, end = _reach(book, asked)
    _rearrange(book, sheet, lambda n: n if n < first else n + end - first, by_rows=by_rows, grown=end - first)
    refuse_too_many_cells(book)


def append_dimension(book: Book, asked: Json, _caller: Caller) -> None:
    """Add rows or columns at the end."""
    sheet = sheet_of(book, asked.get("sheetId", 0))
    name = "rowCount" if asked.get("dimension") == "ROWS" else "columnCount"
    sheet.properties["gridProperties"][name] += asked.get("length", 0)
    refuse_too_many_cells(book)


def delete_dimension(book: Book, asked: Json, caller: Caller) -> None:
    """Delete rows or columns with what is attached to them."""
    sheet, by_rows, first, end = _reach(book, asked)
    refuse_protected(block_of_dimension(book, asked["range"]), caller)
    if end - first >= (sheet.row_count if by_rows else sheet.column_count):
        raise invalid(f"You can't delete all the {'rows' if by_rows else 'columns'} on the sheet.")

    def moved(number: int) -> int | None:
        if number < first:
            return number
        return None if number < end else number - (end - first)

    _rearrange(book, sheet, moved, by_rows=by_rows, grown=first - end)


def move_dimension(book: Book, asked: Json, _caller: Caller) -> None:
    """Move rows or columns to another place, counted before the move."""
    asked = {"range": asked["source"], **asked}
    sheet, by_rows, first, end = _reach(book, asked)
    to, length = asked["destinationIndex"], end - first

    def moved(number: int) -> int:
        if first <= number < end:
            return number + (to - end if to >= end else to - first)
        if to <= number < first:
            return number + length
        return number - length if end <= number < to else number

    _rearrange(book, sheet, moved, by_rows=by_rows, grown=0)


def update_dimension_properties(book: Book, asked: Json, _caller: Caller) -> None:
    """Set the width, the height or the hiding of rows or columns."""
    sheet, by_rows, first, end = _reach(book, asked)
    held = sheet.row_properties if by_rows else sheet.column_properties
    mask = fields_of(asked, "DimensionProperties")
    for number in range(first, end):
        held[number] = updated(held.get(number, {}), asked.get("properties", {}), mask)


def auto_resize_dimensions(book: Book, asked: Json, _caller: Caller) -> None:
    """Accepted; the stand-in measures no text."""
    block_of_dimension(book, asked.get("dimensions", {}))


def _reach(book: Book, asked: Json) -> tuple[Sheet, bool, int, int]:
    """The sheet, whether rows are meant, and the first and the end of them."""
    reach = asked.get("range", {})
    sheet = sheet_of(book, reach.get("sheetId", 0))
    by_rows = reach.get("dimension") == "ROWS"
    return (
        sheet,
        by_rows,
        reach.get("startIndex", 0),
        reach.get("endIndex", sheet.row_count if by_rows else sheet.column_count),
    )


def _rearrange(book: Book, sheet: Sheet, move: Move, *, by_rows: bool, grown: int) -> None:
    """Move cells, hiding, merges, protection and developer metadata along with their rows or columns."""
    sheet.properties["gridProperties"]["rowCount" if by_rows else "columnCount"] += grown
    if by_rows:
        sheet.rows = _moved(sheet.rows, move, ())
        sheet.row_properties = _moved_keys(sheet.row_properties, move)
    else:
        sheet.rows = [tuple(_moved(list(row), move, BLANK)) for row in sheet.rows]
        sheet.column_properties = _moved_keys(sheet.column_properties, move)
    names = ("startRowIndex", "endRowIndex") if by_rows else ("startColumnIndex", "endColumnIndex")
    sheet.merges = [one for one in sheet.merges if _shift(one, names, move)]
    sheet.protected = [one for one in sheet.protected if _shift(one.get("range", {}), names, move)]
    dimension = "ROWS" if by_rows else "COLUMNS"
    book.metadata = [one for one in book.metadata if _stays(one, sheet, dimension, move)]


def _stays(metadata: Json, sheet: Sheet, dimension: str, move: Move) -> bool:
    reach = metadata["location"].get("dimensionRange")
    if not reach or reach.get("sheetId", 0) != sheet.sheet_id or reach["dimension"] != dimension:
        return True
    return _shift(reach, ("startIndex", "endIndex"), move)


def _moved(items: list[_T], move: Move, blank: _T) -> list[_T]:
    places = {to: item for number, item in enumerate(items) if (to := move(number)) is not None}
    return [places.get(number, blank) for number in range(max(places, default=-1) + 1)]


def _moved_keys(held: dict[int, Json], move: Move) -> dict[int, Json]:
    return {to: value for number, value in held.items() if (to := move(number)) is not None}


def _shift(reach: Json, names: tuple[str, str], move: Move) -> bool:
    """Move both ends of a range; False when nothing is left of it."""
    first, last = names
    if first not in reach or last not in reach:
        return True
    kept = [to for number in range(reach[first], reach[last]) if (to := move(number)) is not None]
    if kept:
        reach[first], reach[last] = min(kept), max(kept) + 1
    return bool(kept)
