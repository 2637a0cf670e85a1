"""An .xlsx workbook as the spreadsheet that Google would make of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path

import openpyxl
from openpyxl.cell import Cell
from openpyxl.utils.datetime import to_excel
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula
from openpyxl.worksheet.worksheet import Worksheet

from tests.google_stand_in.book import COLUMNS, ROWS, Book, Row, Sheet
from tests.google_stand_in.cells import BLANK, ERROR_NAMES, cell, error, formula, number, with_format
from tests.google_stand_in.ranges import Block, grid_range
from tests.google_stand_in.refusals import Json

_KIND_OF_ERROR = {shown: kind for kind, shown in ERROR_NAMES.items()}


def book_from_workbook(source: Path | bytes, title: str = "", *, rows: int = ROWS, columns: int = COLUMNS) -> Book:
    """The book of a workbook's tabs, cells, formats, formulas with their results, merges, notes, links and hiding.

    The grids have at least so many rows and columns; the title is the file's name unless one is given.
    """
    content = source if isinstance(source, bytes) else source.read_bytes()
    formulas = openpyxl.load_workbook(BytesIO(content))
    results = openpyxl.load_workbook(BytesIO(content), data_only=True)
    book = Book(title or (source.stem if isinstance(source, Path) else "Sổ"))
    for index, sheet in enumerate(formulas.worksheets):
        made = Sheet.of(
            sheet.title,
            _rows(sheet, results[sheet.title]),
            sheet_id=None if index else 0,
            row_count=max(rows, sheet.max_row),
            column_count=max(columns, sheet.max_column),
            hidden=sheet.sheet_state != "visible",
        )
        for merge in sheet.merged_cells.ranges:
            block = Block(made, merge.min_row - 1, merge.max_row, merge.min_col - 1, merge.max_col)
            made.merges.append(grid_range(block))
        for row, look in sheet.row_dimensions.items():
            if look.hidden:
                made.hide_row(row)
        if isinstance(sheet.freeze_panes, str):
            frozen = sheet[sheet.freeze_panes]
            made.properties["gridProperties"] |= {
                "frozenRowCount": frozen.row - 1,
                "frozenColumnCount": frozen.column - 1,
            }
        book.sheets.append(made)
    return book


def _rows(sheet: Worksheet, results: Worksheet) -> Iterator[Row]:
    for row in sheet.iter_rows():
        cells = [_cell(held, results) if isinstance(held, Cell) else BLANK for held in row]
        while cells and not cells[-1]:
            cells.pop()
        yield tuple(cells)


def _cell(held: Cell, results: Worksheet) -> Json:
    value = held.value
    if isinstance(value, ArrayFormula | DataTableFormula):
        value = getattr(value, "text", None) or "="
    if held.data_type == "f":
        made = _formula(str(value), results.cell(held.row, held.column))
    elif held.data_type == "e":
        made = error(_KIND_OF_ERROR.get(str(value), "ERROR"), str(value), "")
    else:
        made = _typed(value)
    if held.number_format != "General":
        made = with_format(made, held.number_format)
    if held.hyperlink and held.hyperlink.target and made:
        made = {**made, "hyperlink": held.hyperlink.target}
    return {**made, "note": held.comment.text} if held.comment else made


def _formula(text: str, result: object) -> Json:
    assert isinstance(result, Cell)
    if result.data_type == "e":
        return error(_KIND_OF_ERROR.get(str(result.value), "ERROR"), text, "")
    return formula(text, _typed(result.value) or None)


def _typed(value: object) -> Json:
    """The cell of what openpyxl read, dates as serial numbers."""
    match value:
        case datetime() | date() | time() | timedelta():
            serial = to_excel(value)
            return number(int(serial) if float(serial).is_integer() else serial)
        case bool() | int() | float() | str() | None:
            return cell(value)
        case _:
            return cell(str(value))
