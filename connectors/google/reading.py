"""From the answer of one masked ``spreadsheets.get`` to the cells of a book, as workbooks give them.

Parsing is apart from fetching, so that the bytes kept from any day can be read again by a better parser. It never
raises: what cannot be read is a problem of the book.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from connectors.cells.raw_cell import Address, RawCell
from connectors.google.addresses import book_link, is_own_tab
from connectors.google.cells import mapping, raw_cell, sequence, text
from connectors.problem import Problem
from connectors.problem_catalogue import problem
from connectors.workbooks.contents import content_hash
from connectors.workbooks.limits import MOST_CELLS, MOST_TABS, Allowance, BookRefused
from connectors.workbooks.raw_book import Merge, RawBook, RawTab, cell_link, cell_name

LOCALES = frozenset({"vi_vn", "vi"})
COLUMN_KEY = "col"
TAB_KEY = "tab"
OUTLINE = "spreadsheetId,properties(title,locale),sheets(properties(sheetId,title,sheetType))"
MASK = (
    "spreadsheetId,properties(title,locale,timeZone,defaultFormat/numberFormat),sheets(properties(sheetId,title,index,"
    "sheetType,hidden),developerMetadata(metadataKey,metadataValue),merges,data(startRow,startColumn,rowData(values("
    "userEnteredValue/formulaValue,effectiveValue,formattedValue,effectiveFormat/numberFormat,hyperlink,note,"
    "textFormatRuns/format/link/uri,chipRuns/chip/richLinkProperties/uri)),rowMetadata(hiddenByUser,hiddenByFilter),"
    "columnMetadata(developerMetadata(metadataKey,metadataValue))))"
)


@dataclass(frozen=True, slots=True)
class OnlineBook:
    """A book of Google Sheets.

    ``raw`` is what the layouts read: without tabs when the book is blocked. ``tabs`` are the department's tabs in
    any case, our own left out, so that a tab that was emptied is noticed even then. Developer metadata of the
    template says what a tab ``stands_for`` and which column is which.
    """

    raw: RawBook
    tabs: tuple[RawTab, ...] = ()
    locale: str = ""
    time_zone: str = ""

    @property
    def filled(self) -> Mapping[str, int]:
        """How many cells hold something, by tab id."""
        return {tab.tab_id: len(tab.cells) for tab in self.tabs}

    @property
    def content_hash(self) -> str:
        """The hash of what the department typed; worked out when asked for, for many only read."""
        return content_hash(self.locale, self.tabs)


def online_book(content: bytes, book_id: str, name: str = "") -> OnlineBook:
    """The book in the bytes of an answer. ``name`` is what people call it, by default its title."""
    try:
        answer: Any = json.loads(content)
    except (ValueError, RecursionError):
        answer = None
    if not isinstance(answer, Mapping):
        return _closed(name or book_id, book_id, "google_interrupted")
    properties = mapping(answer.get("properties"))
    name = name or text(properties.get("title")) or book_id
    locale = text(properties.get("locale"))
    default_format = mapping(mapping(properties.get("defaultFormat")).get("numberFormat"))
    allowed = Allowance(MOST_CELLS)
    try:
        sheets = [mapping(sheet) for sheet in sequence(answer.get("sheets"))]
        if len(sheets) > MOST_TABS:
            raise BookRefused("book_too_large")
        kept = [sheet for sheet in sheets if is_report(sheet)]
        tabs = tuple(_Grid(sheet, name, book_id, default_format, allowed).tab() for sheet in kept)
    except BookRefused as refusal:
        return _closed(name, book_id, refusal.code)
    problems = tuple(_problems(name, book_id, locale, tabs))
    raw = RawBook(name, () if problems else tabs, problems=problems, link=book_link(book_id))
    return OnlineBook(raw, tabs, locale, text(properties.get("timeZone")))


def _problems(name: str, book_id: str, locale: str, tabs: tuple[RawTab, ...]) -> list[Problem]:
    """What keeps the whole book from being read."""
    address = Address(name, link=book_link(book_id))
    if not any(tab.cells for tab in tabs):
        return [problem("book_empty", address)]
    if locale.replace("-", "_").lower() not in LOCALES:
        return [problem("google_locale", address, found=locale or "?")]
    return []


def _closed(name: str, book_id: str, code: str) -> OnlineBook:
    link = book_link(book_id)
    return OnlineBook(RawBook(name, problems=(problem(code, Address(name, link=link)),), link=link))


def is_report(sheet: Mapping[str, Any]) -> bool:
    """Whether a sheet has cells of the department's: no chart, no connected data, not our own findings."""
    properties = mapping(sheet.get("properties"))
    if properties.get("sheetType", "GRID") != "GRID":
        return False
    return not is_own_tab(text(properties.get("title")), properties.get("sheetId"))


class _Grid:
    """Gathers the cells of one sheet from its blocks of grid data, wherever each begins and however ragged it is."""

    def __init__(
        self, sheet: Mapping[str, Any], book: str, book_id: str, default_format: Mapping[str, Any], allowed: Allowance
    ) -> None:
        properties = mapping(sheet.get("properties"))
        self._sheet = sheet
        self._book = book
        self._link = book_link(book_id)
        self._title = text(properties.get("title"))
        self._tab_id = str(whole(properties.get("sheetId")))
        self._is_hidden = properties.get("hidden") is True
        self._default_format = default_format
        self._allowed = allowed
        self._cells: dict[tuple[int, int], RawCell] = {}
        self._hidden_rows: set[int] = set()

    def tab(self) -> RawTab:
        """The sheet as a tab. BookRefused when the book holds more cells than are read."""
        for block in sequence(self._sheet.get("data")):
            self._take(mapping(block))
        return RawTab(
            title=self._title,
            cells=self._cells,
            rows=max((row for row, _ in self._cells), default=0),
            columns=max((column for _, column in self._cells), default=0),
            hidden=self._is_hidden,
            merges=tuple(_merge(mapping(each)) for each in sequence(self._sheet.get("merges"))),
            tab_id=self._tab_id,
            book=self._book,
            link=self._link,
            hidden_rows=frozenset(self._hidden_rows),
            stands_for=_marked(self._sheet.get("developerMetadata"), TAB_KEY),
            column_keys=_column_keys(self._sheet),
        )

    def _take(self, block: Mapping[str, Any]) -> None:
        top, left = whole(block.get("startRow")) + 1, whole(block.get("startColumn")) + 1
        for row, row_data in enumerate(sequence(block.get("rowData")), start=top):
            for column, data in enumerate(sequence(mapping(row_data).get("values")), start=left):
                if data:
                    self._keep(row, column, mapping(data))
        for row, facts in enumerate(sequence(block.get("rowMetadata")), start=top):
            if mapping(facts).get("hiddenByUser") is True or mapping(facts).get("hiddenByFilter") is True:
                self._hidden_rows.add(row)

    def _keep(self, row: int, column: int, data: Mapping[str, Any]) -> None:
        name = cell_name(row, column)
        address = Address(self._book, self._title, name, cell_link(self._link, self._tab_id, name))
        cell = raw_cell(data, address, self._default_format)
        if cell is not None:
            self._allowed.spend(1)
            self._cells[row, column] = cell


def whole(value: object) -> int:
    """``value`` when it is a whole number that is not negative, else 0."""
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else 0


def _merge(merge: Mapping[str, Any]) -> Merge:
    """Google counts from 0 and leaves out the end; here from 1 and with it."""
    return Merge(
        whole(merge.get("startRowIndex")) + 1,
        whole(merge.get("startColumnIndex")) + 1,
        whole(merge.get("endRowIndex")),
        whole(merge.get("endColumnIndex")),
    )


def _column_keys(sheet: Mapping[str, Any]) -> dict[int, str]:
    keys: dict[int, str] = {}
    for block in map(mapping, sequence(sheet.get("data"))):
        left = whole(block.get("startColumn")) + 1
        for column, facts in enumerate(sequence(block.get("columnMetadata")), start=left):
            if key := _marked(mapping(facts).get("developerMetadata"), COLUMN_KEY):
                keys[column] = key
    return keys


def _marked(metadata: object, kind: str) -> str:
    """What metadata of a kind names: ``col:a1``, or the key ``col`` with the value ``a1``."""
    for entry in map(mapping, sequence(metadata)):
        name, _, rest = text(entry.get("metadataKey")).partition(":")
        if name == kind:
            return rest or text(entry.get("metadataValue"))
    return ""
