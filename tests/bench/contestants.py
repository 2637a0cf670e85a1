"""Three ways to score the same figures, each ready to run, and their findings in one form to compare."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

import polars as pl

from rubric.inputs import Inputs
from rubric.part import YEAR
from rubric.reasons import FIRST_NOT_APPLICABLE, FIRST_NOT_DETERMINABLE, Reason
from rubric.scoring import score
from tests.bench.in_pandas import PandasInputs, score_in_pandas
from tests.bench.made_inputs import YEARS, installation, made_inputs
from tests.reference.engine import AgencyYear, Standing, standings

KEYS = ("agency", YEAR, "item")


@dataclass(frozen=True)
class Contestant:
    """What is timed, and how its result becomes a table: agency, year, item, points, applies."""

    run: Callable[[], Any]
    findings: Callable[[Any], pl.DataFrame]


@cache
def contestant(name: str, count: int) -> Contestant:
    """``engine``, ``pandas`` or ``python`` with the figures of ``count`` agencies; what can be prepared, is."""
    return {"engine": _engine, "pandas": _pandas, "python": _python}[name](made_inputs(count))


@cache
def expected(count: int) -> pl.DataFrame:
    """The engine's findings."""
    engine = contestant("engine", count)
    return engine.findings(engine.run())


def _engine(inputs: Inputs) -> Contestant:
    place = installation()
    return Contestant(
        run=lambda: score(place.criteria_set, place.regime, inputs),
        findings=lambda scored: _sorted(scored.findings.with_columns(_applies(pl.col("reason")).alias("applies"))),
    )


def _pandas(inputs: Inputs) -> Contestant:
    place = installation()
    made = PandasInputs(inputs.agencies.to_pandas(), inputs.figures.to_pandas(), list(inputs.years), inputs.as_of)
    return Contestant(
        run=lambda: score_in_pandas(place.criteria_set, place.regime, made),
        findings=lambda found: _sorted(pl.from_pandas(found[0])),
    )


def _python(inputs: Inputs) -> Contestant:
    place, rows = installation(), _rows(inputs)
    return Contestant(
        run=lambda: {key: standings(place.criteria_set, place.regime, own, inputs.as_of) for key, own in rows.items()},
        findings=_of_reference,
    )


def _rows(inputs: Inputs) -> dict[tuple[str, int], list[AgencyYear]]:
    values: dict[tuple[str, int], dict[str, int]] = {}
    states: dict[tuple[str, int], dict[str, Reason]] = {}
    for agency, year, field, value, state in inputs.figures.iter_rows():
        values.setdefault((agency, year), {})[field] = value
        states.setdefault((agency, year), {})[field] = Reason(state)
    rows: dict[tuple[str, int], list[AgencyYear]] = {}
    for agency, cohort in inputs.agencies.iter_rows():
        for year in YEARS:
            key = agency, year
            row = AgencyYear(agency, cohort, year, values.get(key, {}), states.get(key, {}))
            rows.setdefault((cohort, year), []).append(row)
    return rows


def _of_reference(found: dict[tuple[str, int], dict[str, Standing]]) -> pl.DataFrame:
    rows = [
        (agency, year, item, points, not reason.is_not_applicable)
        for (_, year), cohort in found.items()
        for agency, standing in cohort.items()
        for item, (points, _, reason) in standing.findings.items()
    ]
    return _sorted(pl.DataFrame(rows, schema=[*KEYS, "points", "applies"], orient="row"))


def _applies(reason: pl.Expr) -> pl.Expr:
    return ~reason.is_between(FIRST_NOT_APPLICABLE, FIRST_NOT_DETERMINABLE - 1)


def _sorted(findings: pl.DataFrame) -> pl.DataFrame:
    plain = findings.select(
        pl.col("agency").cast(pl.String), pl.col(YEAR).cast(pl.Int32), pl.col("item").cast(pl.String),
        pl.col("points").cast(pl.Int64), "applies",
    )  # fmt: skip
    return plain.sort(KEYS)
