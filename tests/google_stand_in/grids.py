"""What ``spreadsheets.get`` answers: the book, its sheets, and the cells of a block with their rows and columns."""

from __future__ import annotations

from collections.abc import Iterable

from tests.google_stand_in.accounts import Caller
from tests.google_stand_in.book import Book, Sheet
from tests.google_stand_in.cells import complete
from tests.google_stand_in.look import DEFAULT_FORMAT, THEME
from tests.google_stand_in.masks import EVERYTHING, Mask, takes
from tests.google_stand_in.ranges import Block, whole
from tests.google_stand_in.refusals import Json

_ROW: Json = {"pixelSize": 21}
_COLUMN: Json = {"pixelSize": 100}


def spreadsheet(
    book: Book, caller: Caller, blocks: Iterable[Block] = (), *, with_grid: bool = False, mask: Mask = EVERYTHING
) -> Json:
    """The whole resource. With ``blocks`` only the sheets they lie on, each with those blocks as its data."""
    asked: dict[int, list[Block]] = {}
    for block in blocks:
        asked.setdefault(block.sheet.sheet_id, []).append(block)
    sheets = [
        _sheet(book, index, caller, (asked.get(sheet.sheet_id) or [whole(sheet)]) if with_grid else [], mask)
        for index, sheet in enumerate(book.sheets)
        if not asked or sheet.sheet_id in asked
    ]
    answer: Json = {"spreadsheetId": book.book_id, "properties": _properties(book), "sheets": sheets}
    if book.named_ranges:
        answer["namedRanges"] = book.named_ranges
    answer["spreadsheetUrl"] = book.link
    if metadata := [one for one in book.metadata if one["location"]["locationType"] == "SPREADSHEET"]:
        answer["developerMetadata"] = metadata
    return answer


def sheet_properties(sheet: Sheet, index: int) -> Json:
    """The properties of a sheet in the order in which Google lists them."""
    first = {"sheetId": sheet.sheet_id, "title": sheet.title, "index": index}
    return {**first, **sheet.properties}


def _properties(book: Book) -> Json:
    return {
        "title": book.title,
        "locale": book.locale,
        "autoRecalc": "ON_CHANGE",
        "timeZone": book.time_zone,
        "defaultFormat": DEFAULT_FORMAT,
        "spreadsheetTheme": THEME,
    }


def _sheet(book: Book, index: int, caller: Caller, blocks: list[Block], mask: Mask) -> Json:
    sheet = book.sheets[index]
    answer: Json = {"properties": sheet_properties(sheet, index)}
    if blocks and sheet.sheet_type == "GRID":
        answer["data"] = [_grid_data(book, block, mask) for block in blocks]
    if sheet.merges:
        answer["merges"] = sheet.merges
    if sheet.conditional_formats:
        answer["conditionalFormats"] = sheet.conditional_formats
    if sheet.protected:
        answer["protectedRanges"] = [_protected(one, caller) for one in sheet.protected]
    here = [one for one in book.metadata if one["location"].get("sheetId") == sheet.sheet_id]
    if here:
        answer["developerMetadata"] = here
    return answer


def _grid_data(book: Book, block: Block, mask: Mask) -> Json:
    sheet, data = block.sheet, Json()
    if block.first_row:
        data["startRow"] = block.first_row
    if block.first_column:
        data["startColumn"] = block.first_column
    if takes(mask, "sheets", "data", "rowData"):
        rows = [
            _row(book, row[block.first_column : block.end_column])
            for row in sheet.rows[block.first_row : block.end_row]
        ]
        while rows and not rows[-1]:
            rows.pop()
        if rows:
            data["rowData"] = rows
    if takes(mask, "sheets", "data", "rowMetadata"):
        numbers = range(block.first_row, block.end_row)
        data["rowMetadata"] = [
            {**_ROW, **sheet.row_properties[n]} if n in sheet.row_properties else _ROW for n in numbers
        ]
    if takes(mask, "sheets", "data", "columnMetadata"):
        marks = _marks(book, sheet)
        numbers = range(block.first_column, block.end_column)
        data["columnMetadata"] = [
            {**_COLUMN, **sheet.column_properties.get(n, {}), **marks.get(n, {})} for n in numbers
        ]
    return data


def _row(book: Book, cells: Iterable[Json]) -> Json:
    values = [complete(held, book.locale) for held in cells]
    while values and not values[-1]:
        values.pop()
    return {"values": values} if values else {}


def _marks(book: Book, sheet: Sheet) -> dict[int, Json]:
    """The developer metadata of the sheet's columns."""
    marks: dict[int, Json] = {}
    for one in book.metadata:
        reach = one["location"].get("dimensionRange", {})
        if reach.get("dimension") == "COLUMNS" and reach.get("sheetId", 0) == sheet.sheet_id:
            marks.setdefault(reach["startIndex"], {"developerMetadata": []})["developerMetadata"].append(one)
    return marks


def _protected(one: Json, caller: Caller) -> Json:
    """A protected range as the caller sees it: who may edit is told only to those who may."""
    if may_edit_protected(one, caller):
        return {**one, "requestingUserCanEdit": True}
    return {name: value for name, value in one.items() if name != "editors"}


def may_edit_protected(one: Json, caller: Caller) -> bool:
    """Whether the caller may change the cells of a protected range."""
    return bool(one.get("warningOnly")) or caller.identity in one.get("editors", {}).get("users", [])
