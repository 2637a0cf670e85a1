"""The export as a workbook: each sheet with its stamps, its titles, the keys that programs read, then the rows."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from math import ceil
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from connectors.exports.workbook import new_book, write_text
from connectors.nq57.columns import ABOUT, SHEETS, STATES, Column, Record, Value

HEAD = 3  # rows above the titles: what the sheet is, its stamps, an empty one
KEYS = HEAD + 1  # the row of the keys; the first row of data is the next
_A3, _WIDEST, _NARROWEST = 8, 36, 9
_LINE, _TALLEST = 15, 400  # points: spreadsheets do not all make room for wrapped text by themselves
_TITLES = {
    "NhiemVu": "Nhiệm vụ",
    "ChiTieu": "Chỉ tiêu của kế hoạch theo năm",
    "ChiSoTruyenThong": "Chỉ số truyền thông của từng đơn vị",
    "MinhChung": "Minh chứng của số liệu (phần được công bố)",
    ABOUT: "Thông tin về tệp",
}
_LOOKS: Mapping[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14},
    "stamp": {"bold": True, "font_size": 14, "font_color": "#B00020"},
    "state": {"italic": True},
    "head": {"bold": True, "text_wrap": True, "valign": "top", "border": 1, "bg_color": "#EDF4FB"},
    "key": {"italic": True, "font_size": 9, "border": 1, "font_color": "#5B6B7C"},
    "text": {"text_wrap": True, "valign": "top"},
    "number": {"num_format": "#,##0.00", "valign": "top"},
    "whole": {"num_format": "0", "valign": "top"},
    "told": {"num_format": "0", "valign": "top", "align": "left"},
    "date": {"num_format": "dd/mm/yyyy", "valign": "top"},
}


def write_book(
    about: Mapping[str, Any], records: Mapping[str, Sequence[Record]], stamps: Sequence[str], made_at: datetime
) -> bytes:
    """The workbook; ``made_at`` is the only time in it."""
    target = io.BytesIO()
    with new_book(target, created=made_at) as book:
        looks = {name: book.add_format({"font_name": "Times New Roman", **said}) for name, said in _LOOKS.items()}
        for name, (key, columns) in SHEETS.items():
            sheet = _opened(book, name, about, stamps, looks)
            _table(sheet, columns, records[key], looks)
        _about(_opened(book, ABOUT, about, stamps, looks), about, looks)
    return target.getvalue()


def _opened(
    book: xlsxwriter.Workbook, name: str, about: Mapping[str, Any], stamps: Sequence[str], looks: Mapping[str, Format]
) -> Worksheet:
    sheet = book.add_worksheet(name)
    write_text(sheet, 0, 0, f"{_TITLES[name]} – {about['dia_phuong']}, năm {about['nam']}", looks["title"])
    release = about["ban_cong_bo"]
    said = (
        " · ".join(stamps) or f"Chính thức: {release['ten']}, Quyết định {release['so_quyet_dinh'] or 'không ghi số'}"
    )
    write_text(sheet, 1, 0, said, looks["stamp" if stamps else "state"])
    sheet.set_landscape()
    sheet.set_paper(_A3)
    sheet.fit_to_pages(1, 0)
    sheet.set_header(f"&C{' · '.join(stamps)}" if stamps else "")
    sheet.set_footer("&C&P/&N")
    return sheet


def _table(sheet: Worksheet, columns: Sequence[Column], rows: Sequence[Record], looks: Mapping[str, Format]) -> None:
    widths = [_width(column, rows) for column in columns]
    for number, row in enumerate(rows, KEYS + 1):
        lines = max(ceil(len(str(row[column.key])) / width) for column, width in zip(columns, widths, strict=True))
        sheet.set_row(number, min(_TALLEST, _LINE * lines))
    sheet.set_row(HEAD, 3 * _LINE)
    for place, column in enumerate(columns):
        write_text(sheet, HEAD, place, column.title, looks["head"])
        write_text(sheet, KEYS, place, column.key, looks["key"])
        sheet.set_column(place, place, widths[place])
        for number, row in enumerate(rows, KEYS + 1):
            _write(sheet, number, place, row[column.key], column, looks)
        if column.choices == STATES and column.kind == "text" and rows:
            last = KEYS + len(rows)
            sheet.data_validation(KEYS + 1, place, last, place, {"validate": "list", "source": list(STATES)})
    sheet.freeze_panes(KEYS + 1, 2)
    sheet.autofilter(KEYS, 0, KEYS + max(len(rows), 1), len(columns) - 1)
    sheet.repeat_rows(HEAD, KEYS)
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})  # codes are texts of digits, on purpose


def _write(sheet: Worksheet, row: int, place: int, value: Value, column: Column, looks: Mapping[str, Format]) -> None:
    match value:
        case None | []:
            return
        case date():
            sheet.write_datetime(row, place, datetime(value.year, value.month, value.day), looks["date"])  # noqa: DTZ001
        case list():
            write_text(sheet, row, place, "; ".join(value), looks["text"])
        case str():
            write_text(sheet, row, place, value, looks["text"], linked=column.kind == "link")
        case _:
            sheet.write_number(row, place, value, looks[column.kind])


def _width(column: Column, rows: Sequence[Record]) -> float:
    longest = max((len(str(row[column.key])) for row in rows if row[column.key] is not None), default=0)
    return min(_WIDEST, max(_NARROWEST, len(column.key) + 1, longest + 1))


def _about(sheet: Worksheet, about: Mapping[str, Any], looks: Mapping[str, Format]) -> None:
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 130)
    for row, (key, value) in enumerate(_flat(about), HEAD):
        write_text(sheet, row, 0, key, looks["key"])
        if isinstance(value, int):
            sheet.write_number(row, 1, value, looks["told"])
        elif value:
            write_text(sheet, row, 1, value, looks["text"])


def _flat(about: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, str | int | None]]:
    """Keys and values, those inside others under both keys: ``bo_tieu_chi.id``."""
    for key, value in about.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{above}{key}.")
        elif isinstance(value, list):
            yield from _flat({str(place): each for place, each in enumerate(value, 1)}, f"{above}{key}.")
        else:
            yield f"{above}{key}", value
