"""Bringing one book in one read, as bytes to keep."""

from __future__ import annotations

import re
from typing import Any

from gspread.http_client import HTTPClient
from gspread.urls import SPREADSHEET_URL

from connectors.google.faults import FaultKind, GoogleFault
from connectors.google.reading import MASK, OnlineBook, online_book

_IN_A_PATH = re.compile(r"[A-Za-z0-9_-]+")


def fetch_book(http: HTTPClient, book_id: str) -> bytes:
    """The answer of Google for a book, to be kept as it is and read by ``online_book``: one read of the quota.

    Tabs, merges, values, formats and formulas come in one answer, so that they are of one moment. GoogleFault
    when the book cannot be had.
    """
    if not _IN_A_PATH.fullmatch(book_id):
        raise GoogleFault(FaultKind.NOT_FOUND, reason="id")
    params: dict[str, Any] = {"fields": MASK, "prettyPrint": "false"}
    response = http.request("get", SPREADSHEET_URL % book_id, params=params)
    answer = response.json()
    if not isinstance(answer, dict) or "sheets" not in answer:
        raise GoogleFault(FaultKind.GARBLED, status=response.status_code, reason="sheets", response=response)
    return response.content


def read_book(http: HTTPClient, book_id: str, name: str = "") -> OnlineBook:
    """Fetch a book and read it. GoogleFault when it cannot be had."""
    return online_book(fetch_book(http, book_id), book_id, name)
