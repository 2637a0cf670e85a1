"""Figures for any number of agencies, made at random from a seed: the long table that every contestant starts from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

import numpy as np
import polars as pl

from connectors.localities import Installation, load
from rubric.criteria.criteria_set import CriteriaSet
from rubric.criteria.field import Field
from rubric.inputs import Inputs
from rubric.language import to_days
from rubric.reasons import Reason

YEARS = range(2025, 2031)
SHARES = {"so": 0.27, "phuong": 0.36, "xa": 0.32, "bao": 0.05}
SOURCES = ("agency", "department", "survey", "panel")
SCALES = (12, 100, 1000)


def installation() -> Installation:
    """Huế in 2026, whose criteria the benchmark scales up."""
    return load("hue", 2026)


@cache
def made_inputs(count: int) -> Inputs:
    """So many agencies of all cohorts of Huế."""
    return inputs_of(installation().criteria_set, [f"a{number:04d}" for number in range(count)], _cohorts(count))


def inputs_of(criteria_set: CriteriaSet, codes: Sequence[str], cohorts: Sequence[str]) -> Inputs:
    """About 95 % of the figures are there, 1 % cannot be read, 1 % are asked to be left out."""
    random = np.random.default_rng(57)
    names = list(criteria_set.fields)
    columns: dict[str, list[np.ndarray]] = {"agency": [], "year": [], "field": [], "value": [], "state": []}
    for annex in criteria_set.annexes:
        own = np.flatnonzero([criteria_set.annex_of(cohort) == annex for cohort in cohorts])
        agency, year = np.repeat(own, len(YEARS)), np.tile(np.array(YEARS), len(own))
        for name, field in criteria_set.fields_of(annex, SOURCES).items():
            there = random.random(len(agency)) < 0.95
            columns["agency"].append(agency[there].astype(np.uint32))
            columns["year"].append(year[there].astype(np.int32))
            columns["field"].append(np.full(there.sum(), names.index(name), dtype=np.uint32))
            columns["value"].append(_values(field, year, random)[there])
            columns["state"].append(_states(random, len(agency))[there])
    plain = pl.DataFrame({key: np.concatenate(parts) for key, parts in columns.items()})
    agencies, fields, kinds = pl.Enum(codes), pl.Enum(names), pl.Enum(list(criteria_set.cohorts))
    figures = plain.sort("agency", "year", "field").with_columns(
        pl.col("agency").cat.to(agencies), pl.col("field").cat.to(fields)
    )
    return Inputs(
        agencies=pl.DataFrame({"agency": codes, "cohort": cohorts}, schema={"agency": agencies, "cohort": kinds}),
        figures=figures,
        as_of=date(2030, 12, 31),
        years=YEARS,
    )


def _cohorts(count: int) -> list[str]:
    sizes = {cohort: max(1, round(share * count)) for cohort, share in SHARES.items()}
    sizes["xa"] += count - sum(sizes.values())
    return [cohort for cohort, size in sizes.items() for _ in range(size)]


def _values(field: Field, year: np.ndarray, random: np.random.Generator) -> np.ndarray:
    rows = len(year)
    match field.kind:
        case "yes_no":
            return (random.random(rows) < 0.7).astype(np.int64)
        case "text" | "url":
            return np.ones(rows, dtype=np.int64)
        case "choices":
            return random.integers(0, field.largest + 1, rows)
        case "date":
            first = np.array([to_days(date(each, 1, 1)) for each in YEARS])[year - YEARS[0]]
            return first + random.integers(0, 365, rows)
        case _:
            return random.integers(0, min(field.largest, int(random.choice(SCALES)) * field.scale) + 1, rows)


def _states(random: np.random.Generator, rows: int) -> np.ndarray:
    absences = [int(Reason.UNREADABLE), int(Reason.REQUESTED)]
    return np.where(random.random(rows) < 0.98, int(Reason.SCORED), random.choice(absences, rows)).astype(np.uint8)
