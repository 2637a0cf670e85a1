"""Keys, addresses and answers for the tests of Google Sheets."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from gspread.urls import SPREADSHEET_BATCH_UPDATE_URL, SPREADSHEET_URL

from connectors.google.client import SheetsHTTPClient
from connectors.google.faults import GoogleFault

ACCOUNT = "doc-so-lieu@thuoc-do.iam.gserviceaccount.com"
BOOK_ADDRESS = SPREADSHEET_URL % "BOOK"
WRITE_ADDRESS = SPREADSHEET_BATCH_UPDATE_URL % "BOOK"
Connect = Callable[..., SheetsHTTPClient]


def key_json(private_key: str, token_uri: str = "https://oauth2.googleapis.com/token", **more: object) -> str:
    facts = {
        "type": "service_account",
        "project_id": "thuoc-do",
        "private_key_id": "1",
        "private_key": private_key,
        "client_email": ACCOUNT,
        "client_id": "1",
        "token_uri": token_uri,
        **more,
    }
    return json.dumps(facts)


def read(http: SheetsHTTPClient) -> object:
    return http.fetch_sheet_metadata("BOOK")


def write(http: SheetsHTTPClient) -> object:
    return http.batch_update("BOOK", {"requests": []})


def fault_of(call: Callable[[SheetsHTTPClient], object], http: SheetsHTTPClient) -> GoogleFault:
    with pytest.raises(GoogleFault) as caught:
        call(http)
    return caught.value


def together(count: int, work: Callable[[], object]) -> list[object]:
    """What ``count`` threads get that start at once: results, or the exceptions instead."""

    def guarded() -> object:
        try:
            return work()
        except Exception as failure:  # noqa: BLE001
            return failure

    with ThreadPoolExecutor(count) as pool:
        return [future.result() for future in [pool.submit(guarded) for _ in range(count)]]


def value(effective: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    """A cell of grid data."""
    return {"effectiveValue": dict(effective), **more}


def formatted(number: float, kind: str, pattern: str = "", **more: Any) -> dict[str, Any]:
    number_format = {"type": kind, **({"pattern": pattern} if pattern else {})}
    return value({"numberValue": number}, effectiveFormat={"numberFormat": number_format}, **more)


def written(text: str, **more: Any) -> dict[str, Any]:
    return value({"stringValue": text}, formattedValue=text, **more)


def sheet(title: str, *rows: list[dict[str, Any]], sheet_id: int = 0, **properties: Any) -> dict[str, Any]:
    return {
        "properties": {"sheetId": sheet_id, "title": title, "index": 0, "sheetType": "GRID", **properties},
        "data": [{"rowData": [{"values": row} if row else {} for row in rows]}],
    }


def book(*sheets: dict[str, Any], locale: str = "vi_VN", title: str = "Báo cáo phường") -> bytes:
    properties = {"title": title, "locale": locale, "timeZone": "Asia/Ho_Chi_Minh"}
    return json.dumps({"spreadsheetId": "BOOK", "properties": properties, "sheets": list(sheets)}).encode()
