"""A table as a file for people: CSV and XLSX that open safely in a spreadsheet."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import polars as pl
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from connectors.exports.text import disarmed, plain, sheet_title
from connectors.exports.workbook import new_book, write_text

_MARK = b"\xef\xbb\xbf"  # by which a spreadsheet knows that it reads UTF-8
_WIDEST = 60


def csv(table: pl.DataFrame) -> bytes:
    """UTF-8 with BOM; text that a spreadsheet would run as a formula is disarmed, numbers are untouched."""
    table = _with_text(table)
    text = [name for name, kind in table.schema.items() if kind == pl.String]
    safe = table.with_columns(pl.col(name).map_elements(_in_csv, return_dtype=pl.String) for name in text)
    return _MARK + safe.rename({name: _in_csv(name) for name in safe.columns}).write_csv().encode()


def xlsx(table: pl.DataFrame, title: str, notes: Sequence[str]) -> bytes:
    """One sheet: the notes, then the table; text is written as text, never as a formula or a link."""
    table, target = _with_text(table), io.BytesIO()
    with new_book(target) as book:
        sheet = book.add_worksheet(sheet_title(title))
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        two, day = book.add_format({"num_format": "#,##0.00"}), book.add_format({"num_format": "dd/mm/yyyy"})
        for row, note in enumerate(notes):
            write_text(sheet, row, 0, note)
        start = len(notes) + 1
        for column, (name, kind) in enumerate(table.schema.items()):
            write_text(sheet, start, column, name, head)
            values = table[name].to_list()
            sheet.set_column(column, column, min(_WIDEST, max([len(name), *(len(str(v)) for v in values)]) + 2))
            look = two if kind.is_float() else day if kind == pl.Date else None
            for row, value in enumerate(values, start + 1):
                _write(sheet, row, column, value, look)
        sheet.freeze_panes(start + 1, 0)
    return target.getvalue()


def _write(sheet: Worksheet, row: int, column: int, value: Any, look: Format | None) -> None:
    match value:
        case None:
            sheet.write_blank(row, column, None)
        case str():
            write_text(sheet, row, column, value)
        case bool():
            sheet.write_boolean(row, column, value)
        case float() if not math.isfinite(value):
            write_text(sheet, row, column, str(value))
        case date():
            sheet.write_datetime(row, column, datetime(value.year, value.month, value.day), look)  # noqa: DTZ001
        case _:
            sheet.write_number(row, column, value, look)


def _in_csv(text: str) -> str:
    return disarmed(plain(text))


def _with_text(table: pl.DataFrame) -> pl.DataFrame:
    """The table with every column of words as text."""
    words = [name for name, kind in table.schema.items() if isinstance(kind, pl.Categorical | pl.Enum)]
    return table.with_columns(pl.col(words).cast(pl.String)) if words else table
