"""The department's own book: surveys, panel, assignments, receipts, reminders, tasks, decisions, general facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from connectors.forms import headings
from connectors.forms.agency_form import criteria_set_line
from connectors.forms.contents import NO, YES, Content
from connectors.forms.sheets import SAMPLE_MARK, Column, FormBook, FormTab
from connectors.localities import Installation
from rubric.criteria.field import Field

_HEADER_ROW = 1
_WIDTHS = {headings.AGENCY: 40, headings.TASK: 70, headings.REASON: 70, headings.ITEM: 30}


@dataclass(frozen=True)
class DepartmentBook:
    """Everything typed into the department's book; the default is the blank form.

    ``figures`` are keyed by agency, year and field, of any source but the agencies themselves. The registers are
    rows as they stand in their tabs after the agency's code and name: ``received`` (agency, period, day),
    ``reminders`` (agency, period, first day, second day), ``tasks`` (code, agency, title, due, done, state),
    ``decisions`` (agency, year, item, decision, reason). ``general`` are (field, year, value).
    """

    figures: Mapping[tuple[str, int, str], Content] = field(default_factory=dict)
    received: Sequence[tuple[str, str, Content]] = ()
    reminders: Sequence[tuple[str, str, Content, Content]] = ()
    tasks: Sequence[tuple[str, str, str, Content, Content, str]] = ()
    decisions: Sequence[tuple[str, int, str, str, str]] = ()
    general: Sequence[tuple[str, int, Content]] = ()


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
    with FormBook(file, f"{installation.locality.name.vi}, {installation.criteria_set.id}", created) as form:
        note = f"{SAMPLE_MARK} · {criteria_set_line(installation)}" if sample else criteria_set_line(installation)
        pages = _Pages(form, installation, note)
        for name, fields in tabs_of_figures(installation).items():
            pages.figures(name, fields, book.figures, years)
        pages.register(headings.RECEIVED_TAB, headings.RECEIVED_COLUMNS, book.received)
        pages.register(headings.REMINDERS_TAB, headings.REMINDER_COLUMNS, book.reminders)
        pages.register(headings.TASKS_TAB, headings.TASK_COLUMNS, book.tasks)
        pages.register(headings.DECISIONS_TAB, headings.DECISION_COLUMNS, book.decisions)
        pages.general(book.general)
    return file


def tabs_of_figures(installation: Installation) -> dict[str, dict[str, Field]]:
    """The tabs with a column for each field, and their fields: surveys, panel, what the department assigns."""
    criteria_set = installation.criteria_set
    found: dict[str, dict[str, Field]] = {}
    for tab, source in headings.FIGURE_TABS.items():
        fields = {key: spec for annex in criteria_set.annexes for key, spec in criteria_set.fields_of(annex, (source,)).items()}
        elsewhere = headings.kept_elsewhere(criteria_set)
        found[tab] = {
            key: spec
            for key, spec in criteria_set.fields.items()
            if key in fields and spec.scope == "agency" and key not in elsewhere
        }
    return found


@dataclass(frozen=True)
class _Pages:
    """The tabs of one department's book."""

    form: FormBook
    installation: Installation
    note: str

    def figures(
        self, name: str, fields: Mapping[str, Field], values: Mapping[tuple[str, int, str], Content], years: Sequence[int]
    ) -> None:
        tab = self._tab(name, [headings.AGENCY_CODE, headings.AGENCY, headings.YEAR, *fields])
        first = 3
        for column in range(first):
            tab.header(_HEADER_ROW + 1, column, "")
        for column, spec in enumerate(fields.values(), start=first):
            tab.header(_HEADER_ROW + 1, column, f"{spec.label.vi} ({spec.unit.vi})")
        tab.sheet.freeze_panes(_HEADER_ROW + 2, first)
        rows = [(year, code) for year in years for code in self.installation.agencies]
        for row, (year, code) in enumerate(rows, start=_HEADER_ROW + 2):
            annex = self.installation.agencies[code].annex
            self._agency(tab, row, code)
            tab.plain(row, 2, year, "0")
            owed = self.installation.criteria_set.fields_of(annex, ("department", "survey", "panel"))
            for column, (key, spec) in enumerate(fields.items(), start=first):
                tab.figure(row, column, values.get((code, year, key)) if key in owed else None, spec)

    def register(self, name: str, columns: Sequence[str], rows: Iterable[Sequence[Content]]) -> None:
        tab = self._tab(name, columns)
        agency = columns.index(headings.AGENCY_CODE)
        for row, entry in enumerate(rows, start=_HEADER_ROW + 1):
            cells = list(entry)
            for column, content in enumerate(cells[:agency]):
                tab.plain(row, column, content)
            self._agency(tab, row, str(cells[agency]))
            for column, content in enumerate(cells[agency + 1 :], start=agency + 2):
                tab.plain(row, column, content, "0" if isinstance(content, int) else "")

    def general(self, rows: Sequence[tuple[str, int, Content]]) -> None:
        tab = self._tab(headings.GENERAL_TAB, headings.GENERAL_COLUMNS)
        for row, (key, year, content) in enumerate(rows, start=_HEADER_ROW + 1):
            spec = self.installation.criteria_set.fields[key]
            tab.words(row, 0, key, grey=True)
            tab.plain(row, 1, year, "0")
            tab.figure(row, 2, content, spec)
            if spec.kind == "yes_no":
                tab.offer(row, 2, 1, [YES, NO])

    def _tab(self, name: str, columns: Sequence[str]) -> FormTab:
        widths = [Column(column, _WIDTHS.get(column, 18)) for column in columns]
        tab = self.form.tab(name, widths, header_row=_HEADER_ROW)
        tab.note(0, self.note)
        return tab

    def _agency(self, tab: FormTab, row: int, code: str) -> None:
        column = 0 if tab.sheet.get_name() != headings.TASKS_TAB else 1
        tab.words(row, column, code)
        tab.words(row, column + 1, self.installation.agencies[code].name.vi)
