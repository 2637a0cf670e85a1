"""The register of books (so-bang-tinh) of the illustration books, as the department would type it."""

from __future__ import annotations

import csv
from pathlib import Path

from connectors.layouts.headings import AGENCY_CODE, AGENCY_NAME
from connectors.localities import Installation
from connectors.registry import COHORT, KIND, KINDS, LINK
from connectors.samples.making import DEPARTMENT_FILE, PREFIX, layout_plan

COLUMNS = (LINK, KIND, AGENCY_CODE, AGENCY_NAME, COHORT)


def sample_register(installation: Installation) -> list[list[str]]:
    """The heading row and a row for each book that ``make_samples`` writes; the file's name stands for its link."""
    plan = layout_plan(installation)
    rows = [[column.title for column in COLUMNS]]
    for code in plan.own_books:
        name = installation.agencies[code].name.vi
        rows.append([f"{PREFIX}{code}.xlsx", KINDS["agency"], code, name, ""])
    for cohort in plan.registers:
        title = installation.criteria_set.cohorts[cohort].title.vi
        rows.append([f"{PREFIX}so-theo-doi-{cohort}.xlsx", KINDS["cohort"], "", "", title])
    return [*rows, [DEPARTMENT_FILE, KINDS["department"], "", "", ""]]


def write_sample_register(installation: Installation, file: Path) -> None:
    """Write the register as CSV."""
    with file.open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened).writerows(sample_register(installation))
