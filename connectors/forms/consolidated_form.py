"""A commune's report in the province's form: figures with their sources, and yellow cells for what it types itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from connectors.consolidation.consolidating import Consolidated, FormFigure, Part, UnitReport
from connectors.consolidation.loading import Consolidation
from connectors.forms import headings
from connectors.forms.agency_form import AgencyBook, EvidenceCells, agency_title, draw_agency_form
from connectors.forms.consolidated_words import (
    STATES,
    counts_of,
    group_of,
    note_of,
    standing_of,
    units_deadline,
    without_other_side,
    write_day,
)
from connectors.forms.contents import NOT_APPLICABLE, Content, as_typed, content_of, number_format
from connectors.forms.looks import PLAIN, SECTION, TITLE, TYPED
from connectors.forms.sheets import Column, FormBook, FormTab
from connectors.forms.workbook_writing import write_workbook
from connectors.layouts.headings import VALUE
from connectors.layouts.periods import write_period
from connectors.localities import Installation

SOURCES = "Nguồn số liệu"
_UNIT_COLUMNS = ("Mã đơn vị", "Đơn vị", "Khối", "Số liệu", "Hạn gửi", "Tình trạng", "Ngày nhận")
_CELL_COLUMNS = ("Mã", "Chỉ tiêu", "Đơn vị", "Tình trạng", "Số liệu", "Sổ", "Trang", "Ô", "Ghi chú")
_WIDTHS = (26, 46, 52, 18, 14, 36, 12, 8, 54)
# Evidence is the commune's to add; what the units lack needs room.
_FIELD_WIDTHS = (26, 50, 13, 16, 16, 14, 13, 8, 64)
_VALUE_COLUMN = [heading.key for heading in headings.FIELD_COLUMNS].index(VALUE.key)


def write_consolidated(
    file: Path,
    consolidation: Consolidation,
    installation: Installation,
    made: Consolidated,
    *,
    as_of: date,
    sample: bool = False,
) -> Path:
    """Write the commune's report to ``file``: a book that the province reads like every commune's.

    ``sample`` marks it as made of made-up data; ``as_of`` is the only day the file carries.
    """
    form = FormBook(agency_title(consolidation.form, consolidation.commune))
    book = AgencyBook(
        periods=[made.period],
        values={(made.period, key): _content(figure) for key, figure in made.figures.items()},
        evidence={(made.period, key): EvidenceCells(note=note_of(f, installation)) for key, f in made.figures.items()},
    )
    draw_agency_form(form, consolidation.form, consolidation.commune, book, sample=sample)
    about = next(tab for tab in form.tabs if tab.title == headings.ABOUT_TAB)
    _cover(about, _cover_lines(consolidation, installation, made, as_of))
    _open(next(tab for tab in form.tabs if tab.title == made.period), made)
    _Sources(form, installation).draw(made)
    return write_workbook(form, file, as_of)


def _content(figure: FormFigure) -> Content:
    if figure.value is None:
        return None if figure.is_to_type else NOT_APPLICABLE
    return content_of(figure.value, figure.spec, figure.text)


def own_deadline(consolidation: Consolidation, period: str) -> tuple[date | None, bool]:
    """The last day on which the commune's own report of a period is on time, and whether that day is only proposed."""
    year, _, part = period.partition("-")
    report = consolidation.rules.reports.get("H1" if part == "H1" else "year")
    return (report.last_day(int(year)), report.basis == "proposed") if report else (None, False)


def own_deadline_words(consolidation: Consolidation, period: str) -> str:
    """The commune's own deadline in words."""
    last, is_proposed = own_deadline(consolidation, period)
    if last is None:
        return "không có hạn"
    return f"chậm nhất {write_day(last)}" + (" (đề xuất: kế hoạch không nêu ngày)" if is_proposed else "")


def _cover_lines(
    consolidation: Consolidation, installation: Installation, made: Consolidated, as_of: date
) -> list[tuple[str, str]]:
    silent = [each.unit.name.vi for each in made.awaited if not each.has_figures]
    unreadable = len(made.unreadable)
    return [
        ("Gửi", consolidation.rules.form.recipient.vi),
        ("Kỳ", write_period(made.period)),
        ("Số liệu đến ngày", write_day(as_of)),
        ("Hạn đơn vị gửi xã", units_deadline(made, installation)),
        ("Hạn xã gửi tỉnh", own_deadline_words(consolidation, made.period)),
        ("Đơn vị có số liệu", counts_of(made.awaited, installation)),
        ("Chưa có số liệu", "; ".join(silent) or "Không có đơn vị nào"),
        ("Ô không đọc được", f"{unreadable} ô, không đưa vào báo cáo" if unreadable else "Không có ô nào"),
        ("Xã ghi tiếp", f"{len(made.to_type)} ô nền vàng ở trang {made.period}, chưa có số liệu của đơn vị"),
        ("Cách tổng hợp", f"Cột Ghi chú ở trang {made.period}; số của từng đơn vị ở trang {SOURCES}"),
    ]


def _cover(tab: FormTab, lines: Iterable[tuple[str, str]]) -> None:
    first = tab.size[0]
    for row, (label, words) in enumerate(lines, start=first):
        tab.words(row, 0, label, bold=True)
        tab.words(row, 1, words)


def _open(tab: FormTab, made: Consolidated) -> None:
    """Make room for the notes, and colour the cells that are left for the commune to type."""
    tab.columns = [replace(column, width=width) for column, width in zip(tab.columns, _FIELD_WIDTHS, strict=True)]
    for row, figure in enumerate(made.figures.values(), start=1):
        if figure.is_to_type:
            cell = tab.cells[row, _VALUE_COLUMN]
            tab.cells[row, _VALUE_COLUMN] = replace(cell, look=cell.look.but(fill=TYPED.fill))


class _Sources:
    """The tab that names the unit, book and cell of every figure."""

    def __init__(self, form: FormBook, installation: Installation) -> None:
        self._tab = form.tab(SOURCES, [Column("", width) for width in _WIDTHS], header_row=None)
        self._installation = installation
        self._row = 0

    def draw(self, made: Consolidated) -> None:
        """The units, the cells that cannot be read, then every figure."""
        self._line("Nguồn số liệu của báo cáo tổng hợp", TITLE)
        self._row += 1
        self._header("1. Đơn vị báo cáo", _UNIT_COLUMNS)
        for report in made.units:
            self._unit(report)
        self._row += 1
        self._header("2. Ô không đọc được, không đưa vào báo cáo", _CELL_COLUMNS)
        for figure, part in made.unreadable:
            self._part(figure, part)
        if not made.unreadable:
            self._words(["Không có ô nào."])
        self._row += 1
        self._header("3. Từng chỉ tiêu", _CELL_COLUMNS)
        silent = {each.unit.code for each in made.units if not each.has_figures}
        for figure in made.figures.values():
            self._figure(figure, silent)

    def _line(self, text: str, look: object) -> None:
        self._tab.words(self._row, 0, text, look=look)  # type: ignore[arg-type]
        self._row += 1

    def _header(self, title: str, columns: Sequence[str]) -> None:
        self._line(title, SECTION)
        for column, text in enumerate(columns):
            self._tab.header(self._row, column, text)
        self._row += 1

    def _words(self, texts: Sequence[str]) -> None:
        for column, text in enumerate(texts):
            self._tab.words(self._row, column, text, look=PLAIN)
        self._row += 1

    def _unit(self, report: UnitReport) -> None:
        said = "Có" if report.has_figures else "Chưa có" if report.is_awaited else ""
        group = group_of(report.unit, self._installation)
        days = (write_day(report.last_day), standing_of(report), write_day(report.received))
        self._words([report.unit.code, report.unit.name.vi, group, said, *days])

    def _figure(self, figure: FormFigure, silent: Collection[str]) -> None:
        """A row for each unit that says something, and one for all that lack the figure."""
        for part in figure.of("reported", "unreadable", "not_applicable"):
            self._part(figure, part)
        absent = figure.of("missing")
        if absent or not figure.parts:
            lacking = [part.unit.name.vi for part in absent if part.unit.code not in silent]
            others = len(absent) - len(lacking)
            lacking += [f"{others} đơn vị chưa có số liệu nào (mục 1)"] if others else []
            state = STATES["missing"] if figure.parts else "Để trống"
            note = "" if figure.parts else note_of(figure, self._installation)
            self._words([figure.key, figure.spec.label.vi, "; ".join(lacking), state, "", "", "", "", note])

    def _part(self, figure: FormFigure, part: Part) -> None:
        said = part.said
        place = (said.address.book, said.address.tab, said.address.cell) if said else ("", "", "")
        mend = part.mend.vi if part.mend else ""
        if part.lacks:
            mend = f"{without_other_side(part, self._installation)}."
        row = self._row
        self._words(
            [figure.key, figure.spec.label.vi, part.unit.name.vi, STATES[part.state], "", *place, mend],
        )
        if said and said.value is not None and part.state == "reported":
            spec = self._installation.criteria_set.fields[said.field]
            content = as_typed(content_of(said.value, spec, said.text), spec)
            self._tab.cells[row, 4] = replace(
                self._tab.cells[row, 4], content=content, look=PLAIN.but(pattern=number_format(spec))
            )
        elif said and said.text:
            self._tab.words(row, 4, said.text, look=PLAIN)
