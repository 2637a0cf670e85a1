"""Batches of random agency-years, and the same rows as the inputs of the first engine."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from random import Random

import polars as pl

from rubric.frames import AGENCIES, APPROVALS, FIGURES
from rubric.inputs import Inputs
from tests.reference.engine import AgencyYear, Standing, standings
from tests.reference.random_sets import Draw, random_cohort, random_day


@dataclass(frozen=True)
class Batch:
    """The rows of a run by cohort and year, and the day it speaks of."""

    cohorts: dict[tuple[str, int], list[AgencyYear]]
    as_of: date

    @property
    def rows(self) -> list[AgencyYear]:
        """All rows, cohort by cohort."""
        return [row for rows in self.cohorts.values() for row in rows]


def random_batch(draw: Draw, seed: int, agencies: int) -> Batch:
    """About ``agencies`` agencies over all cohorts, in every year of the set."""
    random = Random(seed)
    cohorts, years = list(draw.criteria_set.cohorts), list(draw.criteria_set.years)
    each = max(1, agencies // len(cohorts))
    lead = draw.criteria_set.settings.lead_agency
    codes = {cohort: [f"{cohort}-{place}" for place in range(each)] for cohort in cohorts}
    if lead:
        codes[cohorts[0]][0] = lead
    rows = {(c, y): random_cohort(draw, random, c, y, codes[c]) for c in cohorts for y in years}
    late = date(years[-1] + 1, 2, 28)
    as_of = random.choice([random_day(draw, random, random.choice(years)), random_day(draw, random, years[-1]), late])
    return Batch(rows, as_of)


def inputs_of(rows: Iterable[AgencyYear], as_of: date) -> Inputs:
    """The rows as the first engine takes them."""
    rows = list(rows)
    cohorts = {row.agency: row.cohort for row in rows}
    figures = [
        (row.agency, row.year, name, row.values[name] if state.is_scored else None, int(state))
        for row in rows
        for name, state in row.states.items()
    ]
    approvals = [(row.agency, row.year, item) for row in rows for item in sorted(row.approvals)]
    return Inputs(
        agencies=pl.DataFrame(list(cohorts.items()), schema=AGENCIES, orient="row"),
        figures=pl.DataFrame(figures, schema=FIGURES, orient="row"),
        approvals=pl.DataFrame(approvals, schema=APPROVALS, orient="row"),
        as_of=as_of,
        years=sorted({row.year for row in rows}),
    )


def reference_of(draw: Draw, batch: Batch) -> dict[tuple[str, int], Standing]:
    """What the second engine says of every row, by agency and year."""
    found = {}
    for (_, year), rows in batch.cohorts.items():
        for agency, standing in standings(draw.criteria_set, draw.regime, rows, batch.as_of).items():
            found[agency, year] = standing
    return found
