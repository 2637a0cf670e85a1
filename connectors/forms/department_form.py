"""The department's own book: surveys, panel, assignments, receipts, reminders, tasks, decisions, shared facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from connectors.forms import headings
from connectors.forms.agency_form import criteria_set_line
from connectors.forms.contents import NO, YES, Content
from connectors.forms.periods import period_of
from connectors.forms.sheets import SAMPLE_MARK, Column, FormBook, FormTab
from connectors.layouts.department_book import NOT_APPLICABLE, RECEIVED, REMINDED, SHARED, TASKS
from connectors.layouts.receipts import NOT_SENT, receipt_field
from connectors.layouts.tasks import FIELDS as TASK_FIELDS
from connectors.localities import Installation
from rubric.criteria.field import Field

_HEADER_ROW = 1
_WIDTHS = {"Cơ quan": 42, "Nhiệm vụ": 70, "Lý do": 60, "Chỉ tiêu": 60, "Mã tiêu chí hoặc chỉ tiêu": 26}
_OWN_SOURCES = ("department", "survey", "panel")


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
    line = criteria_set_line(installation)
    with FormBook(file, f"{installation.locality.name.vi}, {installation.criteria_set.id}", created) as form:
        tabs = _Tabs(form, installation, f"{SAMPLE_MARK} · {line}" if sample else line)
        for name, fields in tabs_of_figures(installation).items():
            tabs.figures(name, fields, book.figures, years)
        tabs.register(RECEIVED, headings.RECEIPT_COLUMNS, book.received)
        tabs.register(REMINDED, headings.REMINDER_COLUMNS, book.reminders)
        tabs.register(TASKS, headings.TASK_COLUMNS, book.tasks, agency_column=1)
        tabs.register(NOT_APPLICABLE, headings.APPROVAL_COLUMNS, book.approvals)
        tabs.shared(book.shared)
    return file


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
        tab = self._tab(name, [*headings.YEARLY_COLUMNS, *fields])
        tab.labels(_HEADER_ROW + 1, first, fields)
        rows = [(year, code) for year in years for code in self.installation.agencies]
        for row, (year, code) in enumerate(rows, start=_HEADER_ROW + 2):
            self._agency(tab, row, 0, code)
            tab.plain(row, first - 1, year, "0")
            annex = self.installation.agencies[code].annex
            owed = self.installation.criteria_set.fields_of(annex, _OWN_SOURCES)
            for column, (key, spec) in enumerate(fields.items(), start=first):
                tab.figure(row, column, values.get((code, year, key)) if key in owed else None, spec)

    def register(
        self, name: str, columns: Sequence[str], rows: Sequence[Sequence[Content]], agency_column: int = 0
    ) -> None:
        """A tab of rows; the agency's name is added after its code, which stands in ``agency_column``."""
        tab = self._tab(name, columns)
        for row, entry in enumerate(rows, start=_HEADER_ROW + 1):
            for place, content in enumerate(entry):
                if place == agency_column:
                    self._agency(tab, row, place, str(content))
                else:
                    look = "0" if isinstance(content, int) else ""
                    tab.plain(row, place + (place > agency_column), content, look)

    def shared(self, rows: Sequence[tuple[str, int, Content]]) -> None:
        tab = self._tab(SHARED, headings.SHARED_COLUMNS)
        for row, (key, year, content) in enumerate(rows, start=_HEADER_ROW + 1):
            spec = self.installation.criteria_set.fields[key]
            tab.words(row, 0, key, grey=True)
            tab.words(row, 1, spec.label.vi)
            tab.plain(row, 2, year, "0")
            tab.figure(row, 3, content, spec)
            if spec.kind == "yes_no":
                tab.offer(row, 3, 1, [YES, NO])

    def _tab(self, name: str, columns: Sequence[str]) -> FormTab:
        tab = self.form.tab(name, [Column(title, _WIDTHS.get(title, 20)) for title in columns], header_row=_HEADER_ROW)
        tab.note(0, self.note)
        return tab

    def _agency(self, tab: FormTab, row: int, column: int, code: str) -> None:
        tab.words(row, column, code)
        tab.words(row, column + 1, self.installation.agencies[code].name.vi)
