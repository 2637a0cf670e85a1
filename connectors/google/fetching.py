"""Bringing one book in one read, as bytes to keep; tab by tab when it is too much for one."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from gspread.http_client import HTTPClient
from gspread.urls import SPREADSHEET_URL
from requests import Response

from connectors.google.cells import mapping, sequence, text
from connectors.google.faults import FaultKind, GoogleFault
from connectors.google.reading import MASK, OUTLINE, OnlineBook, is_report, online_book

_IN_A_PATH = re.compile(r"[A-Za-z0-9_-]+")
_TOO_MUCH_AT_ONCE = frozenset({FaultKind.SLOW, FaultKind.TOO_LARGE})


def fetch_book(http: HTTPClient, book_id: str) -> bytes:
    """The answer of Google for a book, to be kept as it is and read by ``online_book``: one read of the quota.

    Tabs, merges, values, formats and formulas come in one answer, so that they are of one moment. A book too heavy
    for that is fetched tab by tab. GoogleFault when the book cannot be had.
    """
    if not _IN_A_PATH.fullmatch(book_id):
        raise GoogleFault(FaultKind.NOT_FOUND, reason="id")
    try:
        return _get(http, book_id, MASK).content
    except GoogleFault as fault:
        if fault.kind not in _TOO_MUCH_AT_ONCE:
            raise
        return _by_tab(http, book_id, fault)


def read_book(http: HTTPClient, book_id: str, name: str = "") -> OnlineBook:
    """Fetch a book and read it. GoogleFault when it cannot be had."""
    return online_book(fetch_book(http, book_id), book_id, name)


def _get(http: HTTPClient, book_id: str, mask: str, **more: str) -> Response:
    params: dict[str, Any] = {"fields": mask, "prettyPrint": "false", **more}
    response = http.request("get", SPREADSHEET_URL % book_id, params=params)
    answer = response.json()
    if not isinstance(answer, dict) or "sheets" not in answer:
        raise GoogleFault(FaultKind.GARBLED, status=response.status_code, reason="sheets", response=response)
    return response


def _by_tab(http: HTTPClient, book_id: str, fault: GoogleFault) -> bytes:
    """The same answer put together from one for each tab; ``fault`` when there is but one tab to read.

    By title, for a title is all that reading rights let one choose by; a tab renamed meanwhile is refused.
    """
    outline: dict[str, Any] = _get(http, book_id, OUTLINE).json()
    tabs = [mapping(sheet.get("properties")) for sheet in map(mapping, sequence(outline["sheets"])) if is_report(sheet)]
    if len(tabs) < 2:
        raise fault
    sheets: list[Mapping[str, Any]] = []
    for tab in tabs:
        title = text(tab.get("title")).replace("'", "''")
        answer = _get(http, book_id, MASK, ranges=f"'{title}'").json()
        found = [sheet for sheet in map(mapping, sequence(answer["sheets"])) if _id(sheet) == tab.get("sheetId")]
        if not found:
            raise GoogleFault(FaultKind.GARBLED, reason="ranges")
        outline = {**answer, "sheets": outline["sheets"]}
        sheets += found
    return json.dumps({**outline, "sheets": sheets}, ensure_ascii=False).encode(errors="replace")


def _id(sheet: Mapping[str, Any]) -> object:
    return mapping(sheet.get("properties")).get("sheetId")
