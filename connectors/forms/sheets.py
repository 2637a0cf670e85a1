"""The drawing surface of the forms: tabs of cells with their look, what they take, and notes.

A form is drawn here once and then written as a workbook (``workbook_writing``) or as requests to Google Sheets
(``google_requests``), so that the two cannot differ. Rows and columns count from 0.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from connectors.forms.answers import Answer, ListPlace, answer_of, hint_of, offer_of
from connectors.forms.contents import CellError, Content, Formula, as_typed, number_format
from connectors.forms.looks import CLOSED, CODE, HEADER, MARK, PLAIN, QUIET, TYPED, WORDS, Look
from rubric.criteria.field import Field

SAMPLE_MARK = "DỮ LIỆU MINH HOẠ – không phải số liệu thật"
GUIDE, LISTS = "Hướng dẫn", "Danh mục"
TEXT_PATTERN = "@"
_DAY = "dd/mm/yyyy"
_FIRST_ITEM = 1


def field_width(code: str) -> float:
    """The width of a column headed by a field's code, which has no spaces to break at."""
    return max(18.0, len(code) * 1.15 + 3)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a tab: its header, its width in characters, and the key by which the readers know it."""

    header: str
    width: float
    key: str = ""


Held = int | float | Decimal | date | str | Formula | CellError | None


@dataclass(frozen=True, slots=True)
class Drawn:
    """One cell: what it holds, how it looks, whether people type into it and what it takes, and its note."""

    content: Held
    look: Look
    is_open: bool = False
    answer: Answer | None = None
    note: str = ""


@dataclass
class FormBook:
    """A form being drawn: a blank template for people to fill in (``is_template``), or a book with its content.

    Only a template is protected, coloured, and says at each cell what it takes.
    """

    title: str
    is_template: bool = False
    tabs: list[FormTab] = field(default_factory=list["FormTab"])
    lists: dict[str, Mapping[str, str]] = field(default_factory=dict[str, Mapping[str, str]])

    def tab(
        self, name: str, columns: Sequence[Column], *, header_row: int | None = 0, frozen_columns: int = 0
    ) -> FormTab:
        """A new tab with its header row, frozen there; without one nothing is frozen."""
        tab = FormTab(self, name, columns, header_row, frozen_columns)
        self.tabs.append(tab)
        if header_row is not None:
            for place, column in enumerate(columns):
                tab.header(header_row, place, column.header)
        return tab

    def listed(self, title: str, items: Mapping[str, str]) -> ListPlace:
        """Where the tab of lists will hold ``items`` (what is typed, and what it means) under ``title``.

        Another list under the same title gets a title of its own.
        """
        while self.lists.setdefault(title, items) != items:
            title += " *"
        before = list(self.lists).index(title)
        column = sum(_columns_of(each) for each in list(self.lists.values())[:before])
        return ListPlace(LISTS, column, _FIRST_ITEM, len(items))

    def draw_lists(self) -> None:
        """The tab of the lists that cells of this book refer to; none when there are no lists."""
        if not self.lists:
            return
        columns: list[Column] = []
        for title, items in self.lists.items():
            columns += [Column(title, 36), Column("Nghĩa là", 60)][: _columns_of(items)]
        tab = self.tab(LISTS, columns)
        for title, items in self.lists.items():
            place = self.listed(title, items)
            for row, (item, meaning) in enumerate(items.items(), start=place.row):
                tab.words(row, place.column, item)
                if _columns_of(items) > 1:
                    tab.words(row, place.column + 1, meaning)


def _columns_of(items: Mapping[str, str]) -> int:
    """A list has a second column when its items need to be explained."""
    return 2 if any(items.values()) else 1


def _none(_spec: Field) -> str:
    return ""


class FormTab:
    """One tab of a form, cell by cell."""

    def __init__(
        self, book: FormBook, title: str, columns: Sequence[Column], header_row: int | None, frozen_columns: int
    ) -> None:
        self.book = book
        self.title = title
        self.columns = columns
        self.cells: dict[tuple[int, int], Drawn] = {}
        self.frozen = (0 if header_row is None else header_row + 1, frozen_columns)
        self.is_prose = header_row is None
        self.repeated_rows = None if header_row is None else (header_row, header_row)

    @property
    def size(self) -> tuple[int, int]:
        """How many rows and columns are drawn."""
        rows = max((row for row, _ in self.cells), default=0) + 1
        return rows, max(len(self.columns), *(column + 1 for _, column in self.cells), 1)

    def words(
        self,
        row: int,
        column: int,
        text: str,
        *,
        bold: bool = False,
        grey: bool = False,
        look: Look | None = None,
        note: str = "",
    ) -> None:
        """A text that belongs to the form."""
        self._put(row, column, text or None, look or (CODE if grey else WORDS).but(bold=bold), note=note)

    def fixed(self, row: int, column: int, content: Content, pattern: str = "") -> None:
        """A value that belongs to the form: a code, a year, a day."""
        pattern = _DAY if isinstance(content, date) else pattern
        self._put(row, column, content, CODE.but(color="", pattern=pattern))

    def closed(self, row: int, column: int) -> None:
        """A cell that nobody fills in."""
        self._put(row, column, None, CLOSED)

    def header(self, row: int, column: int, text: str, *, note: str = "") -> None:
        """A header cell."""
        self.cells[row, column] = Drawn(text or None, HEADER, note=note)

    def labels(self, row: int, first: int, fields: Mapping[str, Field], span: Callable[[Field], str] = _none) -> None:
        """The second header row of a table with a column for each field: labels and units, frozen and repeated."""
        for column in range(first):
            self.header(row, column, "")
        for column, spec in enumerate(fields.values(), start=first):
            note = hint_of(spec, span(spec)) if self.book.is_template else ""
            self.header(row, column, f"{spec.label.vi} ({spec.unit.vi})", note=note)
        self.frozen = (row + 1, first)
        self.repeated_rows = (row - 1, row)

    def mark(self, row: int, text: str) -> None:
        """A line above the table."""
        self.cells[row, 0] = Drawn(text, QUIET if self.book.is_template else MARK)

    def figure(self, row: int, column: int, content: Content, spec: Field, span: str = "") -> None:
        """The cell of a field, in the field's own number format; in a template it takes what the field takes."""
        pattern, typed = number_format(spec), as_typed(content, spec)
        if not self.book.is_template:
            self._put(row, column, typed, PLAIN.but(pattern=pattern), is_open=True, answer=offer_of(spec))
            return
        pattern = TEXT_PATTERN if spec.kind == "text" else pattern
        answer = answer_of(spec, span)
        if answer.items:
            answer = answer.listed_at(self.book.listed(spec.label.vi, answer.items))
        self._put(row, column, typed, TYPED.but(pattern=pattern), is_open=True, answer=answer)

    def plain(
        self, row: int, column: int, content: Content, pattern: str = "", *, answer: Answer | None = None
    ) -> None:
        """A cell to type in that is no field: words, a day, or a number in ``pattern``."""
        checked = answer if self.book.is_template else None
        is_day = isinstance(content, date) or (checked and checked.kind == "date")
        look = (TYPED if self.book.is_template else PLAIN).but(pattern=_DAY if is_day else pattern)
        self._put(row, column, content, look, is_open=True, answer=checked)

    def _put(
        self,
        row: int,
        column: int,
        content: Content | float,
        look: Look,
        *,
        is_open: bool = False,
        answer: Answer | None = None,
        note: str = "",
    ) -> None:
        shown = look if self.book.is_template else look.but(fill="")
        held = "; ".join(content) if isinstance(content, tuple) else content
        self.cells[row, column] = Drawn(held, shown, is_open and self.book.is_template, answer, note)
