"""A spreadsheet as Google holds it: its properties, its sheets with their cells, and its developer metadata."""

from __future__ import annotations

import copy
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tests.google_stand_in.cell_names import cell_place
from tests.google_stand_in.cells import BLANK, Plain, cell, is_blank
from tests.google_stand_in.refusals import Json

Row = tuple[Json, ...]
ROWS, COLUMNS = 1000, 26


@dataclass(slots=True)
class Sheet:
    """One tab. ``properties`` is Google's ``SheetProperties`` without the index.

    Rows and cells are never changed in place, so that books copied from one another share them.
    """

    properties: Json
    rows: list[Row] = field(default_factory=list[Row])
    merges: list[Json] = field(default_factory=list[Json])
    protected: list[Json] = field(default_factory=list[Json])
    conditional_formats: list[Json] = field(default_factory=list[Json])
    row_properties: dict[int, Json] = field(default_factory=dict[int, Json])
    column_properties: dict[int, Json] = field(default_factory=dict[int, Json])

    @classmethod
    def of(
        cls,
        title: str,
        rows: Iterable[Iterable[Plain]] = (),
        *,
        sheet_id: int | None = None,
        row_count: int = ROWS,
        column_count: int = COLUMNS,
        hidden: bool = False,
    ) -> Sheet:
        """A sheet of plain values or cells, in a grid of the usual size or the size that holds them."""
        held = [tuple(cell(value) for value in row) for row in rows]
        grid = {
            "rowCount": max(row_count, len(held)),
            "columnCount": max(column_count, *(len(row) for row in held), 1),
        }
        number = zlib.crc32(title.encode()) >> 1 if sheet_id is None else sheet_id
        properties: Json = {"sheetId": number, "title": title, "sheetType": "GRID", "gridProperties": grid}
        return cls({**properties, **({"hidden": True} if hidden else {})}, held)

    @classmethod
    def chart(cls, title: str, sheet_id: int = 5) -> Sheet:
        """A tab that holds a chart and no grid."""
        return cls({"sheetId": sheet_id, "title": title, "sheetType": "OBJECT"})

    @property
    def sheet_id(self) -> int:
        return self.properties["sheetId"]

    @property
    def title(self) -> str:
        return self.properties["title"]

    @property
    def sheet_type(self) -> str:
        return self.properties["sheetType"]

    @property
    def hidden(self) -> bool:
        return bool(self.properties.get("hidden"))

    @property
    def row_count(self) -> int:
        return self.properties.get("gridProperties", {}).get("rowCount", 0)

    @property
    def column_count(self) -> int:
        return self.properties.get("gridProperties", {}).get("columnCount", 0)

    def at(self, row: int, column: int) -> Json:
        """The cell there, counted from 0; empty when nothing stands there."""
        held = self.rows[row] if row < len(self.rows) else ()
        return held[column] if column < len(held) else BLANK

    def put_at(self, row: int, column: int, made: Json) -> None:
        """Let that cell stand there."""
        while len(self.rows) <= row:
            self.rows.append(())
        held = self.rows[row]
        held = held + (BLANK,) * (column + 1 - len(held))
        self.rows[row] = (*held[:column], made, *held[column + 1 :])

    def put(self, name: str, value: Plain) -> None:
        """Let a value stand in a cell such as B3."""
        self.put_at(*cell_place(name), cell(value))

    def get(self, name: str) -> Json:
        """The cell of a name such as B3."""
        return self.at(*cell_place(name))

    def append(self, values: Iterable[Plain]) -> None:
        """Add a row below the last one."""
        self.rows.append(tuple(cell(value) for value in values))

    def empty(self) -> None:
        """Take every value out, as somebody does who selects all and presses delete."""
        self.rows = [tuple(_without_value(held) for held in row) for row in self.rows]

    def hide_row(self, row: int, *, by: str = "hiddenByUser") -> None:
        """Hide a row, counted from 1 as people count, by hand or ``by="hiddenByFilter"``."""
        self.row_properties[row - 1] = {**self.row_properties.get(row - 1, {}), by: True}

    def rename(self, title: str) -> None:
        """Give the tab another title; its id stays."""
        self.properties["title"] = title

    def filled(self) -> int:
        """How many cells hold a value."""
        return sum(not is_blank(held) for row in self.rows for held in row)

    def copied(self) -> Sheet:
        """A copy that may be changed on its own."""
        return Sheet(
            copy.deepcopy(self.properties),
            list(self.rows),
            copy.deepcopy(self.merges),
            copy.deepcopy(self.protected),
            copy.deepcopy(self.conditional_formats),
            copy.deepcopy(self.row_properties),
            copy.deepcopy(self.column_properties),
        )


@dataclass(slots=True)
class Book:
    """One spreadsheet. ``metadata`` is its developer metadata, of whatever it is attached to."""

    title: str
    sheets: list[Sheet] = field(default_factory=list[Sheet])
    book_id: str = ""
    locale: str = "vi_VN"
    time_zone: str = "Asia/Ho_Chi_Minh"
    metadata: list[Json] = field(default_factory=list[Json])
    named_ranges: list[Json] = field(default_factory=list[Json])

    @classmethod
    def of(cls, title: str, tabs: Mapping[str, Iterable[Iterable[Plain]]], locale: str = "vi_VN") -> Book:
        """A book of tabs of plain rows; the first tab has the id 0, as in a book that was just made."""
        sheets = [
            Sheet.of(name, rows, sheet_id=None if number else 0) for number, (name, rows) in enumerate(tabs.items())
        ]
        return cls(title, sheets, locale=locale)

    def __getitem__(self, title: str) -> Sheet:
        sheet = self.sheet_titled(title)
        if sheet is None:
            raise KeyError(title)
        return sheet

    @property
    def link(self) -> str:
        """The address people open."""
        return f"https://docs.google.com/spreadsheets/d/{self.book_id}/edit"

    def sheet_titled(self, title: str) -> Sheet | None:
        """The tab of that title; titles differ by more than capital letters."""
        return next((sheet for sheet in self.sheets if sheet.title.casefold() == title.casefold()), None)

    def sheet_with_id(self, sheet_id: int) -> Sheet | None:
        """The tab of that id."""
        return next((sheet for sheet in self.sheets if sheet.sheet_id == sheet_id), None)

    def mark(self, key: str, value: str = "", *, sheet: Sheet | None = None, column: int | None = None) -> None:
        """Attach developer metadata to the book, to a sheet or to a column of it, counted from 0."""
        location: Json = {"locationType": "SPREADSHEET", "spreadsheet": True}
        if sheet and column is not None:
            reach = {"dimension": "COLUMNS", "startIndex": column, "endIndex": column + 1}
            location = {"locationType": "COLUMN", "dimensionRange": {"sheetId": sheet.sheet_id, **reach}}
        elif sheet:
            location = {"locationType": "SHEET", "sheetId": sheet.sheet_id}
        self.metadata.append(
            {
                "metadataId": zlib.crc32(f"{key}{location}".encode()) >> 1,
                "metadataKey": key,
                **({"metadataValue": value} if value else {}),
                "location": location,
                "visibility": "DOCUMENT",
            }
        )

    def copied(self, title: str = "", book_id: str = "") -> Book:
        """A copy that may be changed on its own and shares the cells until then."""
        return Book(
            title or self.title,
            [sheet.copied() for sheet in self.sheets],
            book_id or self.book_id,
            self.locale,
            self.time_zone,
            copy.deepcopy(self.metadata),
            copy.deepcopy(self.named_ranges),
        )


def _without_value(held: Json) -> Json:
    derived = {"userEnteredValue", "effectiveValue", "formattedValue", "hyperlink"}
    return {name: value for name, value in held.items() if name not in derived}
