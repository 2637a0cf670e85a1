"""A workbook as Google would hold it after "Save as Google Sheets": the same cells in the shape of the Sheets API."""

from __future__ import annotations

import json
from typing import Any

from connectors.cells.doubles import is_date_format, is_percent_format
from connectors.cells.raw_cell import RawCell
from connectors.workbooks.raw_book import RawBook, RawTab

_ERRORS = {"#REF!": "REF", "#DIV/0!": "DIVIDE_BY_ZERO", "#N/A": "N_A", "#VALUE!": "VALUE", "#NAME?": "NAME"}


def as_google(book: RawBook, locale: str = "vi_VN") -> bytes:
    """The answer of a masked ``spreadsheets.get`` for the book."""
    sheets = [_sheet(tab, number) for number, tab in enumerate(book.tabs)]
    return json.dumps(
        {"spreadsheetId": "BOOK", "properties": {"title": book.name, "locale": locale}, "sheets": sheets}
    ).encode()


def _sheet(tab: RawTab, number: int) -> dict[str, Any]:
    rows = [
        {"values": [_cell(tab.cell(row, column)) for column in range(1, max(tab.by_row.get(row, {0: None})) + 1)]}
        for row in range(1, tab.rows + 1)
    ]
    merges = [
        {
            "startRowIndex": merge.first_row - 1,
            "endRowIndex": merge.last_row,
            "startColumnIndex": merge.first_column - 1,
            "endColumnIndex": merge.last_column,
        }
        for merge in tab.merges
    ]
    hidden = [{"hiddenByUser": True} if row in tab.hidden_rows else {} for row in range(1, tab.rows + 1)]
    properties = {
        "sheetId": number,
        "title": tab.title,
        "sheetType": "GRID",
        **({"hidden": True} if tab.hidden else {}),
    }
    return {"properties": properties, "merges": merges, "data": [{"rowData": rows, "rowMetadata": hidden}]}


def _cell(cell: RawCell) -> dict[str, Any]:
    made: dict[str, Any] = {}
    match cell.held:
        case "number":
            made["effectiveValue"] = {"numberValue": cell.number}
        case "text":
            made["effectiveValue"] = {"stringValue": cell.text}
        case "boolean":
            made["effectiveValue"] = {"boolValue": cell.boolean}
        case "error":
            made["effectiveValue"] = {"errorValue": {"type": _ERRORS[cell.text]}}
        case "blank":
            return made
    if cell.formula:
        made["userEnteredValue"] = {"formulaValue": cell.formula}
    if cell.number_format not in {"", "General"}:
        pattern = cell.number_format
        kind = "PERCENT" if is_percent_format(pattern) else "DATE" if is_date_format(pattern) else "NUMBER"
        made["effectiveFormat"] = {"numberFormat": {"type": kind, "pattern": pattern}}
    if cell.hyperlink:
        made["hyperlink"] = cell.hyperlink
    return made
