"""A form as the requests of one ``spreadsheets.batchUpdate``: tabs, cells, looks, checks, protection and marks.

Each tab has an id made of its title, so that a repeated request is refused instead of making a second tab.
"""

from __future__ import annotations

import zlib
from collections.abc import Hashable, Iterator, Mapping
from datetime import date
from typing import Any, TypeVar

from connectors.forms.blocks import Block, blocks
from connectors.forms.contents import CellError, Formula
from connectors.forms.google_checks import validation_rule
from connectors.forms.looks import Look
from connectors.forms.sheets import Drawn, FormBook, FormTab

Request = dict[str, Any]
LOCALE, TIME_ZONE = "vi_VN", "Asia/Ho_Chi_Minh"
TAB_MARK, COLUMN_MARK = "tab", "col"
_FONT = "Times New Roman"
_ROOM_BELOW, _ROOM_BESIDE = 5, 1
_EPOCH = date(1899, 12, 30)
_BORDER = {"style": "SOLID", "colorStyle": {"rgbColor": {"red": 0.75, "green": 0.75, "blue": 0.75}}}
_PARTS = ("red", "green", "blue")
_SIDES = ("top", "bottom", "left", "right")
Alike = TypeVar("Alike", bound=Hashable)


def google_requests(form: FormBook) -> list[Request]:
    """Everything that makes ``form`` in a blank spreadsheet, in the order in which Google is to carry it out.

    The locale comes first, because Google reads what follows by it. Tabs that the spreadsheet has already are not
    touched.
    """
    properties = {"locale": LOCALE, "timeZone": TIME_ZONE}
    requests: list[Request] = [
        {"updateSpreadsheetProperties": {"properties": properties, "fields": "locale,timeZone"}},
    ]
    # Checks may refer to the list of another tab: every tab must be there first.
    requests += [_new_tab(tab) for tab in form.tabs]
    for tab in form.tabs:
        requests += _content(tab)
        requests += _looks(tab)
        requests += _checks(tab)
        requests += _protection(tab)
        requests += _marks(tab)
    return requests


def tab_id(title: str) -> int:
    """The id of the tab of that title, the same in every book.

    >>> tab_id("2026") == tab_id("2026") != tab_id("2026-H1")
    True
    """
    return zlib.crc32(title.encode()) & 0x7FFFFFFF


def _new_tab(tab: FormTab) -> Request:
    rows, columns = tab.size
    frozen_rows, frozen_columns = tab.frozen
    grid: dict[str, Any] = {"rowCount": rows + _ROOM_BELOW, "columnCount": columns + _ROOM_BESIDE}
    grid |= {"hideGridlines": True} if tab.is_prose else {}
    grid |= {"frozenRowCount": frozen_rows} if frozen_rows else {}
    grid |= {"frozenColumnCount": frozen_columns} if frozen_columns else {}
    return {"addSheet": {"properties": {"sheetId": tab_id(tab.title), "title": tab.title, "gridProperties": grid}}}


def _content(tab: FormTab) -> Iterator[Request]:
    rows, columns = tab.size
    cells = [{"values": [_held(tab.cells.get((row, column))) for column in range(columns)]} for row in range(rows)]
    start = {"sheetId": tab_id(tab.title), "rowIndex": 0, "columnIndex": 0}
    yield {"updateCells": {"start": start, "rows": cells, "fields": "userEnteredValue,note"}}


def _held(cell: Drawn | None) -> dict[str, Any]:
    if cell is None:
        return {}
    value = _value(cell)
    return {**({"userEnteredValue": value} if value else {}), **({"note": cell.note} if cell.note else {})}


def _value(cell: Drawn) -> dict[str, Any]:
    match cell.content:
        case None:
            return {}
        case str() as text:
            return {"stringValue": text}
        case date() as day:
            return {"numberValue": (day - _EPOCH).days}
        case Formula() | CellError() as made:
            return {"formulaValue": made.text if isinstance(made, Formula) else "=#REF!"}
        case number:
            return {"numberValue": float(number)}


def _looks(tab: FormTab) -> Iterator[Request]:
    for block in blocks({place: cell.look for place, cell in tab.cells.items()}):
        cell = {"userEnteredFormat": _format(block.of)}
        yield {"repeatCell": {"range": _reach(tab, block), "cell": cell, "fields": "userEnteredFormat"}}
    for place, column in enumerate(tab.columns):
        reach = {"sheetId": tab_id(tab.title), "dimension": "COLUMNS", "startIndex": place, "endIndex": place + 1}
        width = {"pixelSize": round(column.width * 7) + 5}
        yield {"updateDimensionProperties": {"range": reach, "properties": width, "fields": "pixelSize"}}


def _format(look: Look) -> dict[str, Any]:
    text: dict[str, Any] = {"fontFamily": _FONT, "fontSize": look.size, "bold": look.bold}
    text |= {"foregroundColorStyle": _color(look.color)} if look.color else {}
    found: dict[str, Any] = {
        "textFormat": text,
        "wrapStrategy": "WRAP" if look.wraps else "OVERFLOW_CELL",
        "verticalAlignment": "MIDDLE" if look.is_centred else "TOP",
    }
    if look.is_centred:
        found["horizontalAlignment"] = "CENTER"
    if look.is_boxed:
        found["borders"] = dict.fromkeys(_SIDES, _BORDER)
    if look.fill:
        found["backgroundColorStyle"] = _color(look.fill)
    if look.pattern:
        found["numberFormat"] = {"type": _type_of(look.pattern), "pattern": look.pattern}
    return found


def _color(name: str) -> dict[str, Any]:
    parts = {part: int(name[1 + 2 * place : 3 + 2 * place], 16) / 255 for place, part in enumerate(_PARTS)}
    return {"rgbColor": parts}


def _type_of(pattern: str) -> str:
    if pattern == "@":
        return "TEXT"
    if "%" in pattern:
        return "PERCENT"
    return "DATE" if "yyyy" in pattern else "NUMBER"


def _checks(tab: FormTab) -> Iterator[Request]:
    answers = {place: cell.answer for place, cell in tab.cells.items() if cell.answer}
    for block in blocks(answers):
        rule = validation_rule(block.of, block.row, block.column)
        if rule:
            yield {"setDataValidation": {"range": _reach(tab, block), "rule": rule}}


def _protection(tab: FormTab) -> Iterator[Request]:
    """The whole tab, but for the cells to type in: codes, headers and labels stay as they are."""
    if not tab.book.is_template:
        return
    opened = blocks({place: True for place, cell in tab.cells.items() if cell.is_open})
    protected: dict[str, Any] = {
        "range": {"sheetId": tab_id(tab.title)},
        "description": "Mã, tiêu đề và tên chỉ tiêu của mẫu",
        "warningOnly": False,
    }
    protected |= {"unprotectedRanges": [_reach(tab, block) for block in opened]} if opened else {}
    yield {"addProtectedRange": {"protectedRange": protected}}


def _marks(tab: FormTab) -> Iterator[Request]:
    identifier = tab_id(tab.title)
    yield _mark(TAB_MARK, tab.title, {"sheetId": identifier})
    for place, column in enumerate(tab.columns):
        if column.key:
            reach = {"sheetId": identifier, "dimension": "COLUMNS", "startIndex": place, "endIndex": place + 1}
            yield _mark(COLUMN_MARK, column.key, {"dimensionRange": reach})


def _mark(key: str, value: str, location: Mapping[str, Any]) -> Request:
    made = {"metadataKey": key, "metadataValue": value, "location": location, "visibility": "DOCUMENT"}
    return {"createDeveloperMetadata": {"developerMetadata": made}}


def _reach(tab: FormTab, block: Block[Alike]) -> dict[str, int]:
    return {
        "sheetId": tab_id(tab.title),
        "startRowIndex": block.row,
        "endRowIndex": block.end_row,
        "startColumnIndex": block.column,
        "endColumnIndex": block.end_column,
    }
