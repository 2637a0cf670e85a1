"""The register of a cohort: a tab for each period, a row for each agency, a column for each field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from connectors.forms import headings
from connectors.forms.agency_form import criteria_set_line
from connectors.forms.contents import Content
from connectors.forms.sheets import SAMPLE_MARK, Column, FormBook, FormTab
from connectors.forms.workbook_writing import write_workbook
from connectors.localities import Agency, Installation
from rubric.criteria.field import Field

_FIRST_FIELD = 2
_CODES, _LABELS, _FIRST_AGENCY = 1, 2, 3


@dataclass(frozen=True)
class RegisterRow:
    """One agency's row: what stands in the code and name columns, and its values by period and field."""

    code: str
    name: str
    values: Mapping[tuple[str, str], Content] = field(default_factory=dict)


def row_of(agency: Agency, values: Mapping[tuple[str, str], Content] | None = None) -> RegisterRow:
    """The row of an agency under its own code and name."""
    return RegisterRow(agency.code, agency.name.vi, values or {})


def write_register(
    file: Path,
    installation: Installation,
    cohort: str,
    rows: Sequence[RegisterRow],
    periods: Sequence[str],
    *,
    created: date,
    sample: bool = False,
) -> Path:
    """Write the register of ``cohort`` to ``file``, with ``rows`` in their order in every period's tab."""
    form = FormBook(register_title(installation, cohort))
    draw_register(form, installation, cohort, rows, periods, sample=sample)
    return write_workbook(form, file, created)


def register_title(installation: Installation, cohort: str) -> str:
    """What the register of a cohort is called."""
    criteria_set = installation.criteria_set
    return f"{criteria_set.cohorts[cohort].title.vi}, {criteria_set.id}"


def draw_register(
    form: FormBook,
    installation: Installation,
    cohort: str,
    rows: Sequence[RegisterRow],
    periods: Sequence[str],
    *,
    sample: bool = False,
) -> None:
    """Draw a tab for each period with ``rows`` in their order and the fields of the cohort's annex."""
    criteria_set = installation.criteria_set
    fields = criteria_set.fields_of(criteria_set.annex_of(cohort))
    title = criteria_set.cohorts[cohort].title.vi
    line = f"{installation.locality.name.vi} · {title} · {criteria_set_line(installation)}"
    agency = [Column(h.title, width, h.key) for h, width in zip(headings.AGENCY_COLUMNS, (20, 42), strict=True)]
    for period in periods:
        tab = form.tab(period, [*agency, *(Column(key, 18, key) for key in fields)], header_row=_CODES)
        tab.mark(0, f"{SAMPLE_MARK} · {line}" if sample else line)
        tab.labels(_LABELS, _FIRST_FIELD, fields)
        for place, row in enumerate(rows):
            _agency_row(tab, _FIRST_AGENCY + place, row, period, fields)


def _agency_row(tab: FormTab, row: int, entry: RegisterRow, period: str, fields: Mapping[str, Field]) -> None:
    tab.fixed(row, 0, entry.code or None)
    tab.words(row, 1, entry.name)
    for column, (key, field_) in enumerate(fields.items(), start=_FIRST_FIELD):
        tab.figure(row, column, entry.values.get((period, key)), field_)
