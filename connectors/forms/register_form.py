"""The register of a cohort: a tab for each period, a row for each agency, a column for each field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

from connectors.forms import headings
from connectors.forms.agency_form import criteria_set_line
from connectors.forms.contents import Content
from connectors.forms.sheets import SAMPLE_MARK, Column, FormBook, field_width
from connectors.forms.spans import span_of
from connectors.forms.workbook_writing import write_workbook
from connectors.localities import Agency, Installation

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
    annex = criteria_set.annex_of(cohort)
    fields = criteria_set.fields_of(annex)
    title = criteria_set.cohorts[cohort].title.vi
    line = f"{installation.locality.name.vi} · {title} · {criteria_set_line(installation)}"
    agency = [Column(h.title, width, h.key) for h, width in zip(headings.AGENCY_COLUMNS, (20, 42), strict=True)]
    columns = [*agency, *(Column(key, field_width(key), key) for key in fields)]
    for period in periods:
        tab = form.tab(period, columns, header_row=_CODES)
        tab.mark(0, f"{SAMPLE_MARK} · {line}" if sample else line)
        tab.labels(_LABELS, _FIRST_FIELD, fields, partial(span_of, annex=annex, period=period))
        for place, row in enumerate(rows):
            tab.fixed(_FIRST_AGENCY + place, 0, row.code or None)
            tab.words(_FIRST_AGENCY + place, 1, row.name)
            for column, (key, spec) in enumerate(fields.items(), start=_FIRST_FIELD):
                content = row.values.get((period, key))
                tab.figure(_FIRST_AGENCY + place, column, content, spec, span_of(spec, annex, period))
