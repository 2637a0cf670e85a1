"""Every figure behind the targets, with its cell: what is missing, unreadable, zero or not applicable differs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import polars as pl

from connectors.figures import HALF
from connectors.localities import Agency
from connectors.presentation.downloads import machine_value
from connectors.progress.plan_tasks import tracked_tasks
from connectors.progress.targets import asked_agencies
from connectors.reported import AssignedTask, ReportedValue
from connectors.scorecard import Scorecard
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
from rubric.part import YEAR
from rubric.reasons import FIRST_NOT_APPLICABLE, Reason

_INPUTS = {
    "target": pl.String,
    "clause": pl.String,
    "agency": pl.String,
    "agency_name": pl.String,
    "year": pl.Int32,
    "period": pl.String,
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


def inputs_table(scorecard: Scorecard, year: int, language: str) -> pl.DataFrame:
    """Every figure behind every target, of every agency asked: a missing one, an unreadable one and a zero differ."""
    years = [each for each in sorted(scorecard.years) if each <= year]
    known = _known(scorecard)
    rows: list[tuple[Any, ...]] = []
    for key, measure in scorecard.installation.measures.items():
        clause = scorecard.installation.plan.targets[key].clause
        for each in years:
            rows += [(key, clause, *row) for row in _figures(measure, scorecard, known, each, language)]
            rows += [(key, clause, *row) for row in _half_figures(measure, scorecard, each, language)]
        rows += [(key, clause, *row) for row in _tasks(measure, scorecard, language)]
    return pl.DataFrame(rows, schema=_INPUTS, orient="row")


def period_of(year: int, *, is_half: bool) -> str:
    """The period of a row: ``2026``, or ``2026-H1`` for the half-year."""
    return f"{year}-{HALF}" if is_half else str(year)


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
    for agency in asked_agencies(scorecard.installation, measure, year):
        for role, key in _roles(measure):
            value, reason = known.get((agency.code, year, key)) or (0, Reason.NOT_REPORTED)
            said = value if reason < FIRST_NOT_APPLICABLE else None
            state = _STATES.get(reason, "not_applicable")
            place = _place(scorecard.sources(agency.code, year, key))
            yield _input(scorecard, agency, (year, False), (role, key), (said, state), place, language)


def _half_figures(measure: Measure, scorecard: Scorecard, year: int, language: str) -> Iterator[tuple[Any, ...]]:
    """The same of the half-year, where anybody has reported one."""
    asked, halves = asked_agencies(scorecard.installation, measure, year), scorecard.figures.halves
    if not any((agency.code, year, key) in halves for agency in asked for _, key in _roles(measure)):
        return
    for agency in asked:
        for role, key in _roles(measure):
            half = halves.get((agency.code, year, key))
            said, place = ((half.value, half.state), _place([half])) if half else ((None, "missing"), _place([]))
            yield _input(scorecard, agency, (year, True), (role, key), said, place, language)


def _input(
    scorecard: Scorecard,
    agency: Agency,
    period: tuple[int, bool],
    of: tuple[str, str],
    said: tuple[int | None, str],
    place: tuple[str, str, str, str],
    language: str,
) -> tuple[Any, ...]:
    """One row of the inputs: ``period`` is a year and whether its half, ``of`` a role and a field."""
    (year, is_half), (role, key), (value, state) = period, of, said
    field = scorecard.criteria_set.fields[key]
    if state == "reported" and value == 0 and field.kind not in {"date", "text", "url"}:
        state = "zero"
    start = (agency.code, agency.name.in_(language), year, period_of(year, is_half=is_half), role, key)
    shown = None if value is None else machine_value(field, value)
    return (*start, field.label.in_(language), shown, field.unit.in_(language), state, *place)


def _place(found: Iterable[ReportedValue]) -> tuple[str, str, str, str]:
    """The cells a figure came from, several for months; empty for one that nobody reported."""
    columns = [(at.book, at.tab, at.cell, at.link) for at in (value.address for value in found)]
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
    start = (row.agency, name, year, str(year or ""), "task", row.code, row.title, row.outcome, "", state)
    return (*start, place.book, place.tab, place.cell, place.link)
