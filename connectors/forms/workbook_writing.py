"""A form as an .xlsx file: cells never become formulas or links by accident, and what is not to be typed is locked."""

from __future__ import annotations

from datetime import date, datetime
from math import ceil
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from connectors.exports.text import plain
from connectors.exports.workbook import write_text
from connectors.forms.blocks import blocks
from connectors.forms.contents import CellError, Formula
from connectors.forms.looks import Look
from connectors.forms.sheets import Drawn, FormBook, FormTab
from connectors.forms.workbook_checks import data_validation

_FONT = "Times New Roman"
_A4 = 9
_LINE = 16.5  # points of a line of 12-point letters
_WIDE = 0.95  # of a column that a letter takes, words that are carried over whole included
_ALLOWED = {"format_columns": True, "format_rows": True, "select_locked_cells": True, "select_unlocked_cells": True}


def write_workbook(form: FormBook, file: Path, created: date) -> Path:
    """Write ``form`` to ``file``. The same form gives the same bytes: the file carries no time but ``created``."""
    with xlsxwriter.Workbook(str(file), {"in_memory": True, "strings_to_urls": False}) as book:
        book.set_properties({"title": plain(form.title), "created": datetime(created.year, created.month, created.day)})  # noqa: DTZ001
        pen = _Pen(book)
        for tab in form.tabs:
            pen.draw(tab)
    return file


class _Pen:
    """Draws tabs into one workbook."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._formats: dict[tuple[Look, bool], Format] = {}

    def draw(self, tab: FormTab) -> None:
        sheet = self._book.add_worksheet(tab.title)
        _set_up(sheet, tab)
        for row, lines in _lines(tab).items():
            sheet.set_row(row, _LINE * lines)
        for (row, column), cell in tab.cells.items():
            _write(sheet, row, column, cell, self._format(cell.look, cell.is_open))
        answers = {place: cell.answer for place, cell in tab.cells.items() if cell.answer}
        for block in blocks(answers):
            rule = data_validation(block.of, block.row, block.column)
            sheet.data_validation(block.row, block.column, block.end_row - 1, block.end_column - 1, rule)
        if tab.book.is_template:
            sheet.protect("", _ALLOWED)
            # Codes of communes are texts of digits, on purpose.
            sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})

    def _format(self, look: Look, is_open: bool) -> Format:
        if (look, is_open) not in self._formats:
            self._formats[look, is_open] = self._book.add_format({**_properties(look), "locked": not is_open})
        return self._formats[look, is_open]


def _set_up(sheet: Worksheet, tab: FormTab) -> None:
    for place, column in enumerate(tab.columns):
        sheet.set_column(place, place, column.width)
    if any(tab.frozen):
        sheet.freeze_panes(*tab.frozen)
    if tab.is_prose:
        sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    if tab.repeated_rows:
        sheet.repeat_rows(*tab.repeated_rows)


def _lines(tab: FormTab) -> dict[int, int]:
    """The rows whose words need more than one line: spreadsheets do not all make room for them by themselves."""
    found: dict[int, int] = {}
    for (row, column), cell in tab.cells.items():
        if isinstance(cell.content, str) and cell.look.wraps and column < len(tab.columns):
            lines = ceil(len(cell.content) * _WIDE / tab.columns[column].width)
            if lines > found.get(row, 1):
                found[row] = lines
    return found


def _properties(look: Look) -> dict[str, Any]:
    said: dict[str, Any] = {"font_name": _FONT, "font_size": look.size, "valign": "top"}
    if look.is_boxed:
        said |= {"border": 1, "border_color": "#BFBFBF"}
    if look.is_centred:
        said |= {"align": "center", "valign": "vcenter"}
    chosen = {"bold": look.bold, "text_wrap": look.wraps, "font_color": look.color, "bg_color": look.fill}
    return said | {name: value for name, value in {**chosen, "num_format": look.pattern}.items() if value}


def _write(sheet: Worksheet, row: int, column: int, cell: Drawn, look: Format) -> None:
    match cell.content:
        case None:
            sheet.write_blank(row, column, None, look)
        case str() as text:
            write_text(sheet, row, column, text, look)
        case date() as day:
            sheet.write_datetime(row, column, datetime(day.year, day.month, day.day), look)  # noqa: DTZ001
        case CellError(name=name):
            _formula(sheet, row, column, "=#REF!", look, name)
        case Formula(text=text, result=result):
            _formula(sheet, row, column, text, look, result)
        case number:
            sheet.write_number(row, column, float(number), look)


def _formula(sheet: Worksheet, row: int, column: int, text: str, look: Format, result: float | str) -> None:
    sheet.write_formula(row, column, text, look, result)  # pyright: ignore[reportArgumentType]
