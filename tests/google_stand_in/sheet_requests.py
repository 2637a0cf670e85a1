"""Requests of ``batchUpdate`` about whole sheets and the book."""

from __future__ import annotations

import secrets

from tests.google_stand_in.accounts import Caller
from tests.google_stand_in.book import COLUMNS, ROWS, Book, Sheet
from tests.google_stand_in.entering import refuse_protected
from tests.google_stand_in.grids import sheet_properties
from tests.google_stand_in.partial import fields_of, updated
from tests.google_stand_in.ranges import whole
from tests.google_stand_in.refusals import Json, invalid

MOST_CELLS = 10_000_000
NO_SHEET = "No sheet with id: {}"
_TOO_MANY_CELLS = "This action would increase the number of cells in the workbook above the limit of 10000000 cells."


def add_sheet(book: Book, asked: Json, _caller: Caller) -> Json:
    """Add an empty sheet; the id is the one asked for, or a new one."""
    given = dict(asked.get("properties", {}))
    index = given.pop("index", len(book.sheets))
    title = given.pop("title", f"Sheet{len(book.sheets) + 1}")
    sheet_id = given.pop("sheetId", None)
    _refuse_taken(book, title, sheet_id)
    grid = {"rowCount": ROWS, "columnCount": COLUMNS, **given.pop("gridProperties", {})}
    first = {"sheetId": secrets.randbelow(2**31) if sheet_id is None else sheet_id, "title": title}
    sheet = Sheet({**first, "sheetType": "GRID", "gridProperties": grid, **given})
    book.sheets.insert(index, sheet)
    refuse_too_many_cells(book)
    return {"properties": sheet_properties(sheet, book.sheets.index(sheet))}


def duplicate_sheet(book: Book, asked: Json, _caller: Caller) -> Json:
    """Copy a sheet within the book."""
    source = sheet_of(book, asked.get("sourceSheetId", 0))
    title = asked.get("newSheetName", f"Copy of {source.title}")
    _refuse_taken(book, title, asked.get("newSheetId"))
    sheet = source.copied()
    sheet.properties |= {"title": title, "sheetId": asked.get("newSheetId") or secrets.randbelow(2**31)}
    book.sheets.insert(asked.get("insertSheetIndex", len(book.sheets)), sheet)
    refuse_too_many_cells(book)
    return {"properties": sheet_properties(sheet, book.sheets.index(sheet))}


def delete_sheet(book: Book, asked: Json, caller: Caller) -> None:
    """Delete a sheet with what is attached to it."""
    sheet = sheet_of(book, asked.get("sheetId", 0))
    if sum(not one.hidden for one in book.sheets if one is not sheet) == 0:
        raise invalid("You can't remove all the visible sheets in a document.")
    if sheet.sheet_type == "GRID":
        refuse_protected(whole(sheet), caller)
    book.sheets.remove(sheet)
    book.metadata = [one for one in book.metadata if _place_of(one) != sheet.sheet_id]


def update_sheet_properties(book: Book, asked: Json, _caller: Caller) -> None:
    """Rename, move, hide, freeze, colour or resize a sheet."""
    given = asked.get("properties", {})
    sheet = sheet_of(book, given.get("sheetId", 0))
    mask = fields_of(asked, "SheetProperties")
    mask = {name: {} for name in given} if "*" in mask else mask
    if "title" in mask and given.get("title", "").casefold() != sheet.title.casefold():
        _refuse_taken(book, given["title"], None)
    if "index" in mask:
        book.sheets.remove(sheet)
        book.sheets.insert(given["index"], sheet)
    kept = {name: inner for name, inner in mask.items() if name not in {"index", "sheetId", "sheetType"}}
    if kept:
        sheet.properties = updated(sheet.properties, given, kept)
        if sheet.sheet_type == "GRID":
            sheet.rows = [row[: sheet.column_count] for row in sheet.rows[: sheet.row_count]]
    if not sheet.hidden:
        sheet.properties.pop("hidden", None)
    if all(one.hidden for one in book.sheets):
        raise invalid("You can't hide all the sheets in a document.")
    refuse_too_many_cells(book)


def update_spreadsheet_properties(book: Book, asked: Json, _caller: Caller) -> None:
    """Change the title, the locale or the time zone."""
    given, mask = asked.get("properties", {}), fields_of(asked, "SpreadsheetProperties")
    names = set(given) if "*" in mask else set(mask) & set(given)
    book.title = given["title"] if "title" in names else book.title
    book.locale = given["locale"] if "locale" in names else book.locale
    book.time_zone = given["timeZone"] if "timeZone" in names else book.time_zone


def sheet_of(book: Book, sheet_id: int) -> Sheet:
    """The sheet of that id; raises Google's refusal."""
    sheet = book.sheet_with_id(sheet_id)
    if sheet is None:
        raise invalid(NO_SHEET.format(sheet_id))
    return sheet


def refuse_too_many_cells(book: Book) -> None:
    """A book holds ten million cells, blank ones included."""
    if sum(sheet.row_count * sheet.column_count for sheet in book.sheets) > MOST_CELLS:
        raise invalid(_TOO_MANY_CELLS)


def _refuse_taken(book: Book, title: str, sheet_id: int | None) -> None:
    if book.sheet_titled(title):
        raise invalid(f'A sheet with the name "{title}" already exists. Please enter another name.')
    if sheet_id is not None and book.sheet_with_id(sheet_id):
        raise invalid(f"Sheet with id {sheet_id} already exists.")


def _place_of(metadata: Json) -> int | None:
    location = metadata["location"]
    return location.get("sheetId", location.get("dimensionRange", {}).get("sheetId"))
