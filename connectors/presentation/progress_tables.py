"""What the progress of targets can be taken away as: the results by year, every figure behind them, and metadata."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import polars as pl

from connectors.plan_tasks import tracked_tasks
from connectors.presentation.downloads import csv, machine_value, metadata
from connectors.presentation.plan_words import target_words
from connectors.presentation.progress_list import targets_until
from connectors.presentation.progress_status import status_label, thresholds
from connectors.presentation.progress_words import measure_words, unit_of
from connectors.presentation.scorecard import Scorecard
from connectors.presentation.words import word
from connectors.reported import AssignedTask
from connectors.target_measures import (
    Measure,
    NotMeasured,
    Registered,
    SharedFact,
    ShareOfAgencies,
    SumRatio,
    SurveyShare,
    Total,
)
from connectors.target_progress import TargetProgress, asked_agencies
from rubric.part import YEAR
from rubric.reasons import FIRST_NOT_APPLICABLE, Reason

_RESULTS = {
    "target": pl.String,
    "title": pl.String,
    "clause": pl.String,
    "level": pl.String,
    "year": pl.Int32,
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
_INPUTS = {
    "target": pl.String,
    "clause": pl.String,
    "agency": pl.String,
    "agency_name": pl.String,
    "year": pl.Int32,
    "role": pl.String,
    "field": pl.String,
    "label": pl.String,
    "value": pl.String,
    "unit": pl.String,
    "state": pl.String,
    "book": pl.String,
    "tab": pl.String,
    "cell": pl.String,
    "link": pl.String,
}
_STATES: Mapping[Reason, str] = {
    Reason.SCORED: "reported",
    Reason.PART_NOT_REPORTED: "part_missing",
    Reason.PART_UNREADABLE: "part_unreadable",
    Reason.NOT_REPORTED: "missing",
    Reason.UNREADABLE: "unreadable",
    Reason.REQUESTED: "not_applicable",
    Reason.PART_REQUESTED: "not_applicable",
}


def results_table(scorecard: Scorecard, year: int, language: str) -> pl.DataFrame:
    """A row for each target and each of its years; paces, projection and status stand beside every year."""
    rows = [row for each in targets_until(scorecard, year) for row in _results(each, scorecard, year, language)]
    return pl.DataFrame(rows, schema=_RESULTS, orient="row")


def inputs_table(scorecard: Scorecard, year: int, language: str) -> pl.DataFrame:
    """Every figure behind every target, of every agency asked: a missing one, an unreadable one and a zero differ."""
    years = [each for each in sorted(scorecard.years) if each <= year]
    known = _known(scorecard)
    rows: list[tuple[Any, ...]] = []
    for key, measure in scorecard.installation.measures.items():
        clause = scorecard.installation.plan.targets[key].clause
        for each in years:
            rows += [(key, clause, *row) for row in _figures(measure, scorecard, known, each, language)]
        rows += [(key, clause, *row) for row in _tasks(measure, scorecard, language)]
    return pl.DataFrame(rows, schema=_INPUTS, orient="row")


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
    for one in sorted({*(y for y in scorecard.years if y <= year), *made.path}):
        actual = made.actuals.get(one)
        counted = (
            (None,) * 4 if actual is None else (actual.numerator, actual.denominator, actual.reported, actual.asked)
        )
        value = None if actual is None else _number(actual.value)
        yield (*start, one, value, name, *counted, _number(made.path.get(one)), *ends)


def _number(value: Any) -> float | None:
    return None if value is None else round(float(value), 6)


def _roles(measure: Measure) -> list[tuple[str, str]]:
    """The fields a measure reads, each with its part in it."""
    match measure:
        case SumRatio():
            return [("numerator", measure.numerator), ("denominator", measure.denominator)]
        case SurveyShare():
            return [("favourable", measure.favourable), ("sample", measure.sample), ("weight", measure.weight)]
        case ShareOfAgencies(fields=fields) | Total(fields=fields):
            return [("counted", field) for field in fields]
        case SharedFact(field=field):
            return [("counted", field)]
        case Registered() | NotMeasured():
            return []


def _known(scorecard: Scorecard) -> dict[tuple[str, int, str], tuple[int, Reason]]:
    rows = scorecard.figures.inputs.figures.select("agency", YEAR, "field", "value", "state").iter_rows()
    return {(agency, year, field): (value, Reason(state)) for agency, year, field, value, state in rows}


def _figures(
    measure: Measure,
    scorecard: Scorecard,
    known: Mapping[tuple[str, int, str], tuple[int, Reason]],
    year: int,
    language: str,
) -> Iterator[tuple[Any, ...]]:
    fields = scorecard.criteria_set.fields
    for agency in asked_agencies(scorecard.installation, measure, year):
        for role, key in _roles(measure):
            field, found = fields[key], known.get((agency.code, year, key))
            value, reason = found or (0, Reason.NOT_REPORTED)
            state = _STATES.get(reason, "not_applicable")
            if state == "reported" and value == 0 and field.kind not in {"date", "text", "url"}:
                state = "zero"
            said = machine_value(field, value) if reason < FIRST_NOT_APPLICABLE else None
            start = (agency.code, agency.name.in_(language), year, role, key, field.label.in_(language))
            yield (*start, said, field.unit.in_(language), state, *_place(scorecard, agency.code, year, key))


def _place(scorecard: Scorecard, agency: str, year: int, field: str) -> tuple[str, str, str, str]:
    """The cells a figure came from, several for months; empty for one that nobody reported."""
    found = [value.address for value in scorecard.sources(agency, year, field)]
    columns = [(each.book, each.tab, each.cell, each.link) for each in found]
    book, tab, cell, link = (_listed(each) for each in zip(*columns, strict=True)) if columns else ("", "", "", "")
    return book, tab, cell, link


def _listed(parts: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(part for part in parts if part))


def _tasks(measure: Measure, scorecard: Scorecard, language: str) -> Iterator[tuple[Any, ...]]:
    """The rows of the register of tasks behind a deed."""
    if not isinstance(measure, Registered):
        return
    for task in tracked_tasks(scorecard.installation.plan, scorecard.tasks):
        if task.key in measure.tasks:
            yield from (_task(row, scorecard, language) for row in task.rows)


def _task(row: AssignedTask, scorecard: Scorecard, language: str) -> tuple[Any, ...]:
    agency, place = scorecard.agencies.get(row.agency), row.address
    name, year = agency.name.in_(language) if agency else "", row.due.year if row.due else None
    state = "unreadable" if row.outcome == "doubtful" else "reported"
    start = (row.agency, name, year, "task", row.code, row.title, row.outcome, "", state)
    return (*start, place.book, place.tab, place.cell, place.link)
