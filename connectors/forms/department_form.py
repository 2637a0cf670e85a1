"""The department's own book: surveys, panel, assignments, receipts, reminders, tasks, decisions, shared facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from connectors.forms import headings
from connectors.forms.agency_form import criteria_set_line
from connectors.forms.answers import Answer, hint_of
from connectors.forms.contents import Content
from connectors.forms.department_answers import register_answers
from connectors.forms.periods import period_of
from connectors.forms.sheets import SAMPLE_MARK, TEXT_PATTERN, Column, FormBook, FormTab, field_width
from connectors.forms.workbook_writing import write_workbook
from connectors.layouts.department_book import NOT_APPLICABLE, RECEIVED, REMINDED, SHARED, TASKS
from connectors.layouts.headers import Heading
from connectors.layouts.receipts import NOT_SENT, receipt_field
from connectors.layouts.tasks import FIELDS as TASK_FIELDS
from connectors.localities import Installation
from rubric.criteria.field import Field

_HEADER_ROW = 1
_WIDTHS = {"Cơ quan": 42, "Nhiệm vụ": 70, "Lý do": 60, "Chỉ tiêu": 60, "Mã tiêu chí hoặc chỉ tiêu": 26}
_OWN_SOURCES = ("department", "survey", "panel")
# Rows that a template leaves free under the rows it knows already.
_FREE_ROWS = {REMINDED: 100, TASKS: 300, NOT_APPLICABLE: 100}


@dataclass(frozen=True)
class DepartmentBook:
    """Everything typed into the department's book; the default is the blank form.

    ``figures`` are keyed by agency, year and field, of any source but the agencies themselves; ``shared`` are
    (field, year, value) of the whole locality. The registers are rows: ``received`` (agency, period, day),
    ``reminders`` (agency, period, first day, second day), ``tasks`` (code, agency, title, due, done, state),
    ``approvals`` (agency, year, criterion or field, decision, reason).
    """

    figures: Mapping[tuple[str, int, str], Content] = field(default_factory=dict)
    received: Sequence[tuple[str, str, Content]] = ()
    reminders: Sequence[tuple[str, str, Content, Content]] = ()
    tasks: Sequence[tuple[str, str, str, Content, Content, str]] = ()
    approvals: Sequence[tuple[str, int, str, str, str]] = ()
    shared: Sequence[tuple[str, int, Content]] = ()


def write_department_form(
    file: Path,
    installation: Installation,
    book: DepartmentBook,
    years: Sequence[int],
    *,
    created: date,
    sample: bool = False,
) -> Path:
    """Write the department's book to ``file``: a row for each agency and year in the tabs of figures."""
    form = FormBook(department_title(installation))
    draw_department_form(form, installation, book, years, sample=sample)
    return write_workbook(form, file, created)


def department_title(installation: Installation) -> str:
    """What the department's book is called."""
    return f"{installation.locality.name.vi}, {installation.criteria_set.id}"


def draw_department_form(
    form: FormBook, installation: Installation, book: DepartmentBook, years: Sequence[int], *, sample: bool = False
) -> None:
    """Draw the tabs of figures, the registers and the shared facts; a template has free rows in its registers."""
    line = f"{installation.locality.name.vi} · {criteria_set_line(installation)}"
    tabs = _Tabs(form, installation, f"{SAMPLE_MARK} · {line}" if sample else line)
    for name, fields in tabs_of_figures(installation).items():
        tabs.figures(name, fields, book.figures, years)
    tabs.register(RECEIVED, headings.RECEIPT_COLUMNS, book.received)
    tabs.register(REMINDED, headings.REMINDER_COLUMNS, book.reminders)
    tabs.register(TASKS, headings.TASK_COLUMNS, book.tasks, agency_column=1)
    tabs.register(NOT_APPLICABLE, headings.APPROVAL_COLUMNS, book.approvals)
    tabs.shared(book.shared)


def tabs_of_figures(installation: Installation) -> dict[str, dict[str, Field]]:
    """The tabs with a column for each field, and their fields: surveys, panel, what the department assigns."""
    criteria_set = installation.criteria_set
    elsewhere = fields_of_registers(installation)
    found: dict[str, dict[str, Field]] = {}
    for tab, source in headings.FIGURE_TABS.items():
        owed = {key for annex in criteria_set.annexes for key in criteria_set.fields_of(annex, (source,))}
        found[tab] = {
            key: spec
            for key, spec in criteria_set.fields.items()
            if key in owed and spec.scope == "agency" and key not in elsewhere
        }
    return found


def fields_of_registers(installation: Installation) -> set[str]:
    """The fields that the department's registers of reports, reminders and tasks fill by themselves."""
    reports = {report for owed in installation.regime.reports.values() for report in owed}
    received = {receipt_field(period_of(report, installation.criteria_set.year)) for report in reports}
    return received | {NOT_SENT, *TASK_FIELDS}


@dataclass(frozen=True)
class _Tabs:
    """The tabs of one department's book."""

    form: FormBook
    installation: Installation
    note: str

    def figures(
        self,
        name: str,
        fields: Mapping[str, Field],
        values: Mapping[tuple[str, int, str], Content],
        years: Sequence[int],
    ) -> None:
        first = len(headings.YEARLY_COLUMNS)
        tab = self._tab(
            name, [*_columns(headings.YEARLY_COLUMNS), *(Column(key, field_width(key), key) for key in fields)]
        )
        tab.labels(_HEADER_ROW + 1, first, fields)
        rows = [(year, code) for year in years for code in self.installation.agencies]
        for row, (year, code) in enumerate(rows, start=_HEADER_ROW + 2):
            self._agency(tab, row, 0, code)
            tab.fixed(row, first - 1, year, "0")
            annex = self.installation.agencies[code].annex
            owed = self.installation.criteria_set.fields_of(annex, _OWN_SOURCES)
            for column, (key, spec) in enumerate(fields.items(), start=first):
                if key in owed:
                    tab.figure(row, column, values.get((code, year, key)), spec)
                else:
                    tab.closed(row, column)

    def register(
        self, name: str, table: Sequence[Heading], rows: Sequence[Sequence[Content]], agency_column: int = 0
    ) -> None:
        """A tab of rows; the agency's name is added after its code, which stands in ``agency_column``."""
        tab = self._tab(name, _columns(table))
        answers = register_answers(self.form, self.installation) if self.form.is_template else {}
        places = [place for place in range(len(table)) if place != agency_column + 1]
        for row, entry in enumerate(rows, start=_HEADER_ROW + 1):
            for place, content in zip(places, entry, strict=True):
                if place == agency_column:
                    self._agency(tab, row, place, str(content))
                elif content is None:
                    self._free(tab, row, place, answers.get(table[place].key))
                else:
                    tab.fixed(row, place, content, "0" if isinstance(content, int) else "")
        first_free = _HEADER_ROW + 1 + len(rows)
        for row in range(first_free, first_free + _FREE_ROWS.get(name, 0) if self.form.is_template else first_free):
            for place, heading in enumerate(table):
                self._free(tab, row, place, answers.get(heading.key))

    def shared(self, rows: Sequence[tuple[str, int, Content]]) -> None:
        tab = self._tab(SHARED, _columns(headings.SHARED_COLUMNS))
        for row, (key, year, content) in enumerate(rows, start=_HEADER_ROW + 1):
            spec = self.installation.criteria_set.fields[key]
            tab.words(row, 0, key, grey=True)
            tab.words(row, 1, spec.label.vi, note=hint_of(spec) if self.form.is_template else "")
            tab.fixed(row, 2, year, "0")
            tab.figure(row, 3, content, spec)

    def _free(self, tab: FormTab, row: int, column: int, answer: Answer | None) -> None:
        """A cell to type in; what is chosen from a list (a code of digits, a year as a period) stays text."""
        tab.plain(row, column, None, TEXT_PATTERN if answer and answer.place else "", answer=answer)

    def _tab(self, name: str, columns: Sequence[Column]) -> FormTab:
        tab = self.form.tab(name, columns, header_row=_HEADER_ROW)
        tab.mark(0, self.note)
        return tab

    def _agency(self, tab: FormTab, row: int, column: int, code: str) -> None:
        tab.fixed(row, column, code)
        tab.words(row, column + 1, self.installation.agencies[code].name.vi)


def _columns(table: Sequence[Heading]) -> list[Column]:
    return [Column(heading.title, _WIDTHS.get(heading.title, 20), heading.key) for heading in table]
