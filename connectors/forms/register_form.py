"""The register of a cohort: a tab for each period, a row for each agency, a column for each field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from connectors.forms import headings
from connectors.forms.agency_form import criteria_set_line
from connectors.forms.contents import NO, NOT_APPLICABLE, YES, Content
from connectors.forms.sheets import SAMPLE_MARK, Column, FormBook, FormTab
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
    criteria_set = installation.criteria_set
    fields = criteria_set.fields_of(criteria_set.annex_of(cohort))
    title = criteria_set.cohorts[cohort].title.vi
    note = f"{installation.locality.name.vi} · {title} · {criteria_set_line(installation)}"
    with FormBook(file, f"{title}, {criteria_set.id}", created) as form:
        for period in periods:
            agency = [Column(title, width) for title, width in zip(headings.AGENCY_COLUMNS, (20, 42), strict=True)]
            columns = [*agency, *(Column(key, 18) for key in fields)]
            tab = form.tab(period, columns, header_row=_CODES)
            tab.note(0, f"{SAMPLE_MARK} · {note}" if sample else note)
            tab.labels(_LABELS, _FIRST_FIELD, fields)
            for place, row in enumerate(rows):
                _agency_row(tab, _FIRST_AGENCY + place, row, period, fields)
            _answers(tab, fields, len(rows))
    return file


def _agency_row(tab: FormTab, row: int, entry: RegisterRow, period: str, fields: Mapping[str, Field]) -> None:
    tab.plain(row, 0, entry.code or None)
    tab.words(row, 1, entry.name)
    for column, (key, field_) in enumerate(fields.items(), start=_FIRST_FIELD):
        tab.figure(row, column, entry.values.get((period, key)), field_)


def _answers(tab: FormTab, fields: Mapping[str, Field], rows: int) -> None:
    for column, field_ in enumerate(fields.values(), start=_FIRST_FIELD):
        if field_.kind == "yes_no" and rows:
            choices = [YES, NO, NOT_APPLICABLE] if field_.allows_not_applicable else [YES, NO]
            tab.offer(_FIRST_AGENCY, column, rows, choices)
