"""Writing a blank book into Google Sheets: into a spreadsheet that holds nothing, or into one made for it.

Each is one write that Google carries out as a whole or not at all. A spreadsheet that holds anything is left alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from gspread.http_client import HTTPClient
from gspread.urls import SPREADSHEET_URL, SPREADSHEETS_API_V4_BASE_URL

from connectors.cells.raw_cell import Address
from connectors.google.addresses import book_link
from connectors.google.cells import mapping, sequence, text
from connectors.google.faults import FaultKind, GoogleFault, OutcomeUnknown
from connectors.problem import Problem
from connectors.problem_catalogue import problem
from connectors.workbooks.raw_book import cell_name
from rubric.text import Text

Request = Mapping[str, Any]
CONTENTS = (
    "spreadsheetId,properties(title),sheets(properties(sheetId,title,sheetType),charts/chartId,"
    "data(startRow,startColumn,rowData/values(userEnteredValue,note,pivotTable)))"
)
TITLES = "spreadsheetId,sheets(properties(sheetId,title))"
_NEW = {"locale": "vi_VN", "timeZone": "Asia/Ho_Chi_Minh"}
_SHEETS_ALONE = {FaultKind.WRITE_REFUSED, FaultKind.NOT_SHARED}
_PROBLEMS = {
    FaultKind.WRITE_REFUSED: "template_not_written",
    FaultKind.NOT_SHARED: "template_not_written",
    FaultKind.WRITE_UNKNOWN: "template_write_unknown",
}
_NOBODY = Text(vi="tài khoản đang dùng", en="the account in use")


class BookNotBlank(Exception):  # noqa: N818
    """The spreadsheet holds something, so nothing was written. ``problem`` says what and where."""

    def __init__(self, title: str, book_id: str, found: str) -> None:
        super().__init__(found)
        self.problem = problem("template_book_not_blank", Address(title, link=book_link(book_id)), found=found)


def fill_blank_book(http: HTTPClient, book_id: str, requests: Sequence[Request]) -> None:
    """Let the tabs that ``requests`` make take the place of the blank ones of a spreadsheet: one read, one write.

    BookNotBlank when it holds anything. GoogleFault when it cannot be read or written; OutcomeUnknown among them
    only when Google broke off and the tabs were not there afterwards: trying again then does no harm.
    """
    outline = _outline(http, book_id, CONTENTS)
    found = _first_content(outline)
    if found:
        raise BookNotBlank(text(mapping(outline.get("properties")).get("title")) or book_id, book_id, found)
    _replace_tabs(http, book_id, requests, outline)


def create_book(http: HTTPClient, title: str, requests: Sequence[Request]) -> str:
    """Make a spreadsheet of the tabs that ``requests`` make, and return its id: two writes.

    Only an account that can own files can: to a service account Google answers that it may not, which is the fault
    ``STORAGE_FULL``. When only the second write fails, ``found`` of its fault is the link of the blank spreadsheet.
    """
    body = {"properties": {"title": title, **_NEW}}
    try:
        answer = http.request("post", SPREADSHEETS_API_V4_BASE_URL, params={"fields": TITLES}, json=body).json()
    except GoogleFault as fault:
        if fault.kind in _SHEETS_ALONE and fault.status == 403:
            raise GoogleFault(FaultKind.STORAGE_FULL, status=403, reason=fault.reason) from fault
        raise
    book_id = text(mapping(answer).get("spreadsheetId"))
    if not book_id:
        raise GoogleFault(FaultKind.GARBLED, reason="spreadsheetId", may_be_done=True)
    try:
        _replace_tabs(http, book_id, requests, mapping(answer))
    except GoogleFault as fault:
        fault.found = fault.found or book_link(book_id)
        raise
    return book_id


def template_problem(fault: GoogleFault, address: Address, *, account: str = "") -> Problem:
    """The problem to show for a book that could not be made; it asks for an editor's right where that is missing."""
    if fault.kind in _PROBLEMS:
        return problem(_PROBLEMS[fault.kind], address, account=account or _NOBODY)
    return fault.problem(address, account=account)


def _replace_tabs(http: HTTPClient, book_id: str, requests: Sequence[Request], outline: Mapping[str, Any]) -> None:
    ours = _made_by(requests)
    titles = {title.casefold() for _, title in ours}
    there = [mapping(sheet.get("properties")) for sheet in _sheets(outline)]
    aside = [_renamed(tab) for tab in there if text(tab.get("title")).casefold() in titles]
    gone = [{"deleteSheet": {"sheetId": tab.get("sheetId", 0)}} for tab in there]
    try:
        http.batch_update(book_id, {"requests": [*aside, *requests, *gone]})
    except OutcomeUnknown as unknown:
        if not _is_done(http, book_id, ours):
            raise unknown from unknown.__cause__


def _is_done(http: HTTPClient, book_id: str, ours: set[tuple[object, str]]) -> bool:
    """Whether the tabs are there after a write that was interrupted; all of them are, or none."""
    try:
        outline = _outline(http, book_id, TITLES)
    except GoogleFault:
        return False
    tabs = [mapping(sheet.get("properties")) for sheet in _sheets(outline)]
    return ours <= {(tab.get("sheetId", 0), text(tab.get("title"))) for tab in tabs}


def _made_by(requests: Sequence[Request]) -> set[tuple[object, str]]:
    made = [
        mapping(mapping(request.get("addSheet")).get("properties")) for request in requests if "addSheet" in request
    ]
    return {(tab.get("sheetId"), text(tab.get("title"))) for tab in made}


def _renamed(tab: Mapping[str, Any]) -> Request:
    """A blank tab with a title that one of ours will have; it is deleted in the same breath."""
    identifier = tab.get("sheetId", 0)
    properties = {"sheetId": identifier, "title": f"{identifier} · {text(tab.get('title'))}"[:100]}
    return {"updateSheetProperties": {"properties": properties, "fields": "title"}}


def _outline(http: HTTPClient, book_id: str, mask: str) -> Mapping[str, Any]:
    params: dict[str, Any] = {"fields": mask, "prettyPrint": "false"}
    response = http.request("get", SPREADSHEET_URL % book_id, params=params)
    answer = response.json()
    if not isinstance(answer, Mapping) or not sequence(answer.get("sheets")):
        raise GoogleFault(FaultKind.GARBLED, status=response.status_code, reason="sheets", response=response)
    return answer


def _sheets(outline: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [mapping(sheet) for sheet in sequence(outline.get("sheets"))]


def _first_content(outline: Mapping[str, Any]) -> str:
    """The first thing that somebody put into the spreadsheet: a cell, a chart, a tab that is no grid."""
    for sheet in _sheets(outline):
        properties = mapping(sheet.get("properties"))
        title = text(properties.get("title"))
        if properties.get("sheetType", "GRID") != "GRID" or sheet.get("charts"):
            return title
        for block in map(mapping, sequence(sheet.get("data"))):
            if cell := _first_cell(block):
                return f"{title}!{cell}"
    return ""


def _first_cell(block: Mapping[str, Any]) -> str:
    top, left = block.get("startRow", 0) + 1, block.get("startColumn", 0) + 1
    for row, data in enumerate(map(mapping, sequence(block.get("rowData"))), start=top):
        for column, cell in enumerate(sequence(data.get("values")), start=left):
            if cell:
                return cell_name(row, column)
    return ""
