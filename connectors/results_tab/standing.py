"""What stands in the results tab of a book now: in the bytes of its last visit, or asked of Google by itself."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from gspread.http_client import HTTPClient

from connectors.folding import fold
from connectors.google.addresses import RESULT_TAB_ID
from connectors.google.cells import mapping, sequence, text
from connectors.google.faults import FaultKind, GoogleFault
from connectors.google.reading import whole
from connectors.results_tab.content import fingerprint

_LOOK = (
    "sheets(properties(sheetId,title),data(startRow,startColumn,rowData(values(effectiveValue/stringValue,"
    "formattedValue))))"
)


@dataclass(frozen=True, slots=True)
class StandingTab:
    """Whether our tab is there, the fingerprint of what it says (empty when not), and the titles of the others."""

    is_there: bool
    fingerprint: str = ""
    titles: frozenset[str] = frozenset()


def standing_in(content: bytes) -> StandingTab | None:
    """What the bytes of a visit show of our tab; None when they show nothing at all."""
    try:
        answer: Any = json.loads(content)
    except (ValueError, RecursionError):
        return None
    return _standing(answer) if isinstance(answer, Mapping) and "sheets" in answer else None


def look(http: HTTPClient, book_id: str) -> StandingTab:
    """What Google says of our tab: one read. GoogleFault when it does not say."""
    answer = http.fetch_sheet_metadata(book_id, params={"fields": _LOOK, "prettyPrint": "false"})
    if "sheets" not in answer:
        raise GoogleFault(FaultKind.GARBLED, reason="sheets")
    return _standing(answer)


def _standing(answer: Mapping[str, Any]) -> StandingTab:
    sheets = [mapping(sheet) for sheet in sequence(answer.get("sheets"))]
    ours = next((sheet for sheet in sheets if _properties(sheet).get("sheetId") == RESULT_TAB_ID), None)
    others = frozenset(fold(text(_properties(sheet).get("title"))) for sheet in sheets if sheet is not ours)
    return StandingTab(ours is not None, fingerprint(_rows(ours)) if ours else "", others)


def _properties(sheet: Mapping[str, Any]) -> Mapping[str, Any]:
    return mapping(sheet.get("properties"))


def _rows(sheet: Mapping[str, Any]) -> Iterable[list[str]]:
    """The texts of a sheet from its first cell on, wherever its blocks begin."""
    texts: dict[tuple[int, int], str] = {}
    for block in map(mapping, sequence(sheet.get("data"))):
        top, left = whole(block.get("startRow")), whole(block.get("startColumn"))
        for row, row_data in enumerate(sequence(block.get("rowData")), start=top):
            for column, cell in enumerate(sequence(mapping(row_data).get("values")), start=left):
                held = mapping(cell)
                said = text(mapping(held.get("effectiveValue")).get("stringValue")) or text(held.get("formattedValue"))
                if said:
                    texts[row, column] = said
    rows: list[list[str]] = []
    for row, column in sorted(texts):
        rows += [[] for _ in range(row + 1 - len(rows))]
        rows[row] += [""] * (column - len(rows[row])) + [texts[row, column]]
    return rows
