"""The list of books made online: a row for each, in the columns by which books are registered for reading."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from connectors.forms.periods import periods_of
from connectors.forms.templates import Kind, Template
from connectors.localities import Installation

HEADER = ("Đường dẫn", "Loại sổ", "Mã cơ quan", "Cơ quan", "Khối", "Kỳ báo cáo")
_KINDS = {Kind.AGENCY: "Cơ quan", Kind.COHORT: "Khối", Kind.DEPARTMENT: "Cơ quan chủ trì"}


def book_row(installation: Installation, made: Template, link: str) -> tuple[str, ...]:
    """The row of one book: its periods are the tabs it has; the department's book has none."""
    criteria_set = installation.criteria_set
    agency = installation.agencies.get(made.of) if made.kind is Kind.AGENCY else None
    cohort = made.of if made.kind is Kind.COHORT else agency.cohort if agency else ""
    annex = criteria_set.annex_of(cohort) if cohort else ""
    return (
        link,
        _KINDS[made.kind],
        agency.code if agency else "",
        agency.name.vi if agency else "",
        criteria_set.cohorts[cohort].title.vi if cohort else "",
        "; ".join(periods_of(installation.regime, annex, criteria_set.year)),
    )


def csv_line(cells: Sequence[str]) -> str:
    """One line of CSV, without its end. The cells are links, names and codes of ours: none begins a formula."""
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(cells)
    return line.getvalue()
