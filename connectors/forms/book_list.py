"""The list of books made online: a row for each, in the columns by which books are registered for reading."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from connectors.exports.text import disarmed, plain
from connectors.forms.templates import Kind, Template
from connectors.layouts.headings import AGENCY_CODE, AGENCY_NAME, PERIOD
from connectors.localities import Installation
from connectors.registry import COHORT, KIND, KINDS, LINK

HEADER = tuple(heading.title for heading in (LINK, KIND, AGENCY_CODE, AGENCY_NAME, COHORT, PERIOD))


def book_row(installation: Installation, made: Template, link: str) -> tuple[str, ...]:
    """The row of one book; its period is the year, which stands for all its parts."""
    criteria_set = installation.criteria_set
    agency = installation.agencies.get(made.of) if made.kind is Kind.AGENCY else None
    cohort = made.of if made.kind is Kind.COHORT else agency.cohort if agency else ""
    return (
        link,
        KINDS[made.kind],
        agency.code if agency else "",
        agency.name.vi if agency else "",
        criteria_set.cohorts[cohort].title.vi if cohort else "",
        str(criteria_set.year),
    )


def csv_line(cells: Sequence[str]) -> str:
    """One line of CSV, without its end, that runs nowhere."""
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(disarmed(plain(cell)) for cell in cells)
    return line.getvalue().removesuffix("\n")
