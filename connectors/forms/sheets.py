"""The look of the forms: one workbook with its formats, and cells that never become formulas or links by accident."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from types import TracebackType

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from connectors.forms.contents import CellError, Content, Formula, as_typed, number_format
from rubric.criteria.field import Field

SAMPLE_MARK = "DỮ LIỆU MINH HOẠ – không phải số liệu thật"
_FONT = {"font_name": "Times New Roman", "font_size": 12, "valign": "top"}
_BOXED = {**_FONT, "border": 1, "border_color": "#BFBFBF"}
_HEADER = {**_BOXED, "bold": True, "bg_color": "#DCE6F1", "text_wrap": True, "align": "center", "valign": "vcenter"}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a tab: its header and its width in characters."""

    header: str
    width: float


class FormBook:
    """A workbook being written. The same content gives the same bytes: it carries no time but ``created``."""

    def __init__(self, file: Path, title: str, created: date) -> None:
        self._book = xlsxwriter.Workbook(str(file), {"in_memory": True, "strings_to_urls": False})
        self._book.set_properties({"title": title, "created": datetime(created.year, created.month, created.day)})  # noqa: DTZ001
        self._formats: dict[tuple[tuple[str, object], ...], Format] = {}

    def __enter__(self) -> FormBook:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            self._book.close()

    def tab(self, name: str, columns: Sequence[Column], *, header_row: int = 0, frozen_columns: int = 0) -> FormTab:
        """A new tab with its header row, frozen there, and its print set-up."""
        sheet = self._book.add_worksheet(name)
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width)
        sheet.freeze_panes(header_row + 1, frozen_columns)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(header_row)
        tab = FormTab(self, sheet)
        for place, column in enumerate(columns):
            tab.header(header_row, place, column.header)
        return tab

    def format(self, **look: object) -> Format:
        """The format of that look, made once."""
        key = tuple(sorted(look.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(dict(look))
        return self._formats[key]


class FormTab:
    """One tab of a form, cell by cell."""

    def __init__(self, book: FormBook, sheet: Worksheet) -> None:
        self.book = book
        self.sheet = sheet

    def words(self, row: int, column: int, text: str, *, bold: bool = False, grey: bool = False) -> None:
        """A text that belongs to the form."""
        look = {**_BOXED, "text_wrap": True, "bold": bold, **({"font_color": "#595959"} if grey else {})}
        self._words(row, column, text, self.book.format(**look))

    def header(self, row: int, column: int, text: str) -> None:
        """A header cell outside the tab's first header row."""
        self._words(row, column, text, self.book.format(**_HEADER))

    def labels(self, row: int, first: int, fields: Mapping[str, Field]) -> None:
        """The second header row of a table with a column for each field: labels and units, frozen and repeated."""
        for column in range(first):
            self.header(row, column, "")
        for column, field in enumerate(fields.values(), start=first):
            self.header(row, column, f"{field.label.vi} ({field.unit.vi})")
        self.sheet.freeze_panes(row + 1, first)
        self.sheet.repeat_rows(row - 1, row)

    def note(self, row: int, text: str) -> None:
        """A line above the table."""
        self.sheet.write_string(row, 0, text, self.book.format(**_FONT, bold=True, font_color="#C00000"))

    def figure(self, row: int, column: int, content: Content, field: Field, *, percent_cells: bool = True) -> None:
        """The cell of a field, in the field's own number format."""
        look = number_format(field, percent_cells=percent_cells)
        self._write(row, column, as_typed(content, field, percent_cells=percent_cells), look)

    def plain(self, row: int, column: int, content: Content, look: str = "") -> None:
        """A cell that is no field: words, a day, or a number in the pattern ``look``."""
        self._write(row, column, content, "dd/mm/yyyy" if isinstance(content, date) else look)

    def offer(self, row: int, column: int, rows: int, choices: Sequence[str]) -> None:
        """A drop-down list for ``rows`` cells below; other answers are let in, and judged when the book is read."""
        rule = {"validate": "list", "source": list(choices), "error_type": "information"}
        self.sheet.data_validation(row, column, row + rows - 1, column, rule)

    def _words(self, row: int, column: int, text: str, look: Format) -> None:
        if text:
            self.sheet.write_string(row, column, text, look)
        else:
            self.sheet.write_blank(row, column, None, look)

    def _write(self, row: int, column: int, content: Content | float, look: str) -> None:
        shown = self.book.format(**_BOXED, text_wrap=True, **({"num_format": look} if look else {}))
        match content:
            case None:
                self.sheet.write_blank(row, column, None, shown)
            case str():
                self.sheet.write_string(row, column, content, shown)
            case date():
                self.sheet.write_datetime(row, column, datetime(content.year, content.month, content.day), shown)  # noqa: DTZ001
            case CellError():
                self._formula(row, column, "=#REF!", shown, content.name)
            case Formula():
                self._formula(row, column, content.text, shown, content.result)
            case tuple():
                self.sheet.write_string(row, column, "; ".join(content), shown)
            case _:
                self.sheet.write_number(row, column, float(content), shown)

    def _formula(self, row: int, column: int, text: str, look: Format, result: float | str) -> None:
        self.sheet.write_formula(row, column, text, look, result)  # pyright: ignore[reportArgumentType]
