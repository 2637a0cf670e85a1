"""The one ``batchUpdate`` that makes a book's results tab what it is to be, whole, whatever stood in it before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from connectors.folding import fold
from connectors.google.addresses import RESULT_TAB, RESULT_TAB_ID
from connectors.results_tab.content import Line, Look, TabContent
from connectors.results_tab.standing import StandingTab

SECOND_TITLE = f"{RESULT_TAB} (Thước đo 57)"
_Json = dict[str, Any]
_BLUE = {"red": 0.11, "green": 0.36, "blue": 0.64}
_PALE = {"red": 0.91, "green": 0.94, "blue": 0.98}
_ALARM = {"red": 1.0, "green": 0.89, "blue": 0.87}
_GREY = {"red": 0.35, "green": 0.35, "blue": 0.35}
_BOLD = frozenset({Look.TITLE, Look.SECTION, Look.TOTAL, Look.HEADINGS, Look.GROUP})
_SIZES = {Look.TITLE: 14, Look.SECTION: 12, Look.TOTAL: 11}
_WRAPPED = frozenset({Look.HEADINGS, Look.GROUP, Look.ROW})


def requests(content: TabContent, standing: StandingTab, account: str = "") -> list[_Json]:
    """The requests of one atomic write; sent again they do no harm.

    Only text is written (``stringValue``), so that nothing typed by anybody becomes a formula. A tab of another id
    is never touched, whatever its title. ``account`` keeps its right to write when the tab is protected.
    """
    grid = {"rowCount": max(len(content.lines), 1), "columnCount": len(content.widths)}
    made = [_resized(grid)] if standing.is_there else [_added(grid, standing)]
    made.append(
        {
            "updateCells": {
                "range": {"sheetId": RESULT_TAB_ID},
                "rows": [{"values": [*_cells(line)]} for line in content.lines],
                "fields": "userEnteredValue,userEnteredFormat",
            }
        }
    )
    made += _widths(content.widths)
    if not standing.is_there:
        made.append(_protected(account))
    return made


def _added(grid: _Json, standing: StandingTab) -> _Json:
    titles = (RESULT_TAB, SECOND_TITLE, *(f"{SECOND_TITLE} {number}" for number in range(2, 1000)))
    title = next(each for each in titles if fold(each) not in standing.titles)
    properties = {
        "sheetId": RESULT_TAB_ID,
        "title": title,
        "gridProperties": {**grid, "hideGridlines": True},
        "tabColorStyle": {"rgbColor": _BLUE},
    }
    return {"addSheet": {"properties": properties}}


def _resized(grid: _Json) -> _Json:
    properties = {"sheetId": RESULT_TAB_ID, "gridProperties": grid}
    return {"updateSheetProperties": {"properties": properties, "fields": "gridProperties(rowCount,columnCount)"}}


def _protected(account: str) -> _Json:
    editors: _Json = {"domainUsersCanEdit": False, **({"users": [account]} if account else {})}
    protection = {
        "range": {"sheetId": RESULT_TAB_ID},
        "description": "Trang do hệ thống Thước đo 57 ghi",
        "warningOnly": False,
        "editors": editors,
    }
    return {"addProtectedRange": {"protectedRange": protection}}


def _widths(widths: tuple[int, ...]) -> Iterator[_Json]:
    for place, pixels in enumerate(widths):
        reach = {"sheetId": RESULT_TAB_ID, "dimension": "COLUMNS", "startIndex": place, "endIndex": place + 1}
        yield {
            "updateDimensionProperties": {
                "range": reach,
                "properties": {"pixelSize": pixels},
                "fields": "pixelSize",
            }
        }


def _cells(line: Line) -> Iterator[_Json]:
    for place, said in enumerate(line.cells):
        look = _format(line, place)
        yield (
            {"userEnteredValue": {"stringValue": said}, "userEnteredFormat": look}
            if said
            else {"userEnteredFormat": look}
        )


def _format(line: Line, place: int) -> _Json:
    letters: _Json = {"bold": line.look in _BOLD, "fontSize": _SIZES.get(line.look, 10)}
    if line.look is Look.NOTE:
        letters["foregroundColorStyle"] = {"rgbColor": _GREY}
    if place in line.links:
        letters["link"] = {"uri": line.links[place]}
    look: _Json = {
        "textFormat": letters,
        "verticalAlignment": "TOP",
        "wrapStrategy": "WRAP" if line.look in _WRAPPED else "OVERFLOW_CELL",
    }
    shade = _PALE if line.look in {Look.HEADINGS, Look.GROUP} else _ALARM if line.is_urgent and place == 0 else None
    if shade:
        look["backgroundColorStyle"] = {"rgbColor": shade}
    return look
