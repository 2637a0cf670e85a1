"""What the progress of targets can be taken away as: the results by year, and all in one bundle with metadata."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from typing import Any

import polars as pl

from connectors.presentation.downloads import csv, metadata
from connectors.presentation.plan_words import target_words
from connectors.presentation.progress.progress_inputs import inputs_table, period_of
from connectors.presentation.progress.progress_list import targets_until
from connectors.presentation.progress.progress_status import status_label, thresholds
from connectors.presentation.progress.progress_words import measure_words, unit_of
from connectors.presentation.words import word
from connectors.progress.targets import TargetProgress
from connectors.scorecard import Scorecard

_RESULTS = {
    "target": pl.String,
    "title": pl.String,
    "clause": pl.String,
    "level": pl.String,
    "year": pl.Int32,
    "period": pl.String,
    "actual": pl.Float64,
    "unit": pl.String,
    "numerator": pl.Int64,
    "denominator": pl.Int64,
    "reported": pl.Int64,
    "asked": pl.Int64,
    "required": pl.Float64,
    "pace": pl.Float64,
    "needed": pl.Float64,
    "projected": pl.Float64,
    "status": pl.String,
}


def results_table(scorecard: Scorecard, year: int, language: str) -> pl.DataFrame:
    """A row for each target and each of its years and half-years; paces, projection and status stand beside each."""
    rows = [row for each in targets_until(scorecard, year) for row in _results(each, scorecard, year, language)]
    return pl.DataFrame(rows, schema=_RESULTS, orient="row")


def with_words(table: pl.DataFrame, language: str) -> pl.DataFrame:
    """The table with its columns, roles and states named for readers instead of programs."""
    for column in {"role", "state"} & set(table.columns):
        said = {key: word(f"{column}.{key}", language) for key in table[column].unique()}
        table = table.with_columns(pl.col(column).replace_strict(said))
    return table.rename({name: word(f"column.{name}", language) for name in table.columns})


def bundle(scorecard: Scorecard, year: int, language: str) -> bytes:
    """Results, inputs and metadata in one ZIP, under names that programs read."""
    tables = {"results": results_table(scorecard, year, language), "inputs": inputs_table(scorecard, year, language)}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, table in tables.items():
            packed.writestr(f"{name}.csv", csv(table))
        said = metadata(scorecard, tables) | _about(scorecard, year, language)
        packed.writestr("metadata.json", json.dumps(said, ensure_ascii=False, indent=2))
    return target.getvalue()


def _about(scorecard: Scorecard, year: int, language: str) -> dict[str, Any]:
    installation = scorecard.installation
    document = installation.plan.document
    return {
        "plan": {"number": document.number, "date": str(document.date or ""), "title": document.title.model_dump()},
        "locality": installation.locality.id,
        "years": [each for each in sorted(scorecard.years) if each <= year],
        "provisional": max(scorecard.years),
        "thresholds": {status: said for status, _, said in thresholds(language)},
        "measures": {key: measure_words(each, installation, language) for key, each in installation.measures.items()},
    }


def _results(each: TargetProgress, scorecard: Scorecard, year: int, language: str) -> Iterator[tuple[Any, ...]]:
    made, unit = each.progress, unit_of(each.measure, scorecard.installation, language)
    name = unit.name.in_(language)
    ends = (_number(made.pace), _number(made.pace_needed), _number(made.projection), status_label(each, language))
    level = target_words(each.target, language)
    start = (each.key, each.target.title.in_(language), each.target.clause, level)
    years = sorted({*(y for y in scorecard.years if y <= year), *made.path})
    told = [(one, one == each.rests_on_half, made.actuals.get(one), made.path.get(one)) for one in years]
    told += [(one, True, half, None) for one, half in each.halves.items() if one != each.rests_on_half]
    for one, is_half, actual, required in sorted(told, key=lambda row: row[:2]):
        counted = (
            (None,) * 4 if actual is None else (actual.numerator, actual.denominator, actual.reported, actual.asked)
        )
        value = None if actual is None else _number(actual.value)
        yield (*start, one, period_of(one, is_half=is_half), value, name, *counted, _number(required), *ends)


def _number(value: Any) -> float | None:
    return None if value is None else round(float(value), 6)
