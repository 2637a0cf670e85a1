"""What a release rests on, to files and back: enough to make the whole scorecard again without anything else."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

import polars as pl
from pydantic import BaseModel, ValidationError

from connectors.cells.raw_cell import Address
from connectors.cells.secrets import masked
from connectors.figures import FigureKey, Figures
from connectors.localities import Agency, Installation, Locality
from connectors.plans import Plan
from connectors.release.decisions import SCHEMA as DECISIONS
from connectors.release.decisions import ReleasedDecision, decisions_frame, decisions_in
from connectors.release.faults import ReleaseError
from connectors.release.sources import SCHEMA as PLACES
from connectors.release.sources import SOURCES, Place, PublishedEvidence, places_in, sources_frame
from connectors.release.tables import Schema, as_table, from_table
from connectors.reported import AssignedTask, Evidence, ReportedValue
from connectors.target_measures import Measures
from rubric.criteria.criteria_set import CriteriaSet
from rubric.frames import AGENCIES, APPROVALS, CLAIMS, FIGURES
from rubric.inputs import Inputs

Model = TypeVar("Model", bound=BaseModel)

PERIODS: Schema = {
    "agency": pl.String,
    "year": pl.Int32,
    "field": pl.String,
    "use": pl.String,
    "period": pl.String,
    "state": pl.String,
    "value": pl.Int64,
}
TASKS: Schema = {
    "agency": pl.String,
    "code": pl.String,
    "title": pl.String,
    "due": pl.String,
    "done": pl.String,
    "outcome": pl.String,
}
_FOR_YEAR, _FOR_HALF = "year", "half"
_KEPT_INSIDE = Address("")
_UNKNOWN: Place = (_KEPT_INSIDE, Evidence())


class _Agencies(BaseModel):
    agencies: dict[str, Agency]


@dataclass(frozen=True)
class Contents:
    """The locality with its plan, agencies and criteria set; the accepted figures; tasks and decisions."""

    installation: Installation
    figures: Figures
    tasks: tuple[AssignedTask, ...]
    decisions: tuple[ReleasedDecision, ...]


def written(contents: Contents, evidence: PublishedEvidence = "document") -> dict[str, bytes]:
    """The files of ``contents``, by name; ``evidence`` is how much of it the public gets."""
    installation, inputs = contents.installation, contents.figures.inputs
    return {
        "criteria-set.json": _model(installation.criteria_set),
        "locality.json": _model(installation.locality),
        "agencies.json": _model(_Agencies(agencies=dict(installation.agencies))),
        "plan.json": _model(installation.plan),
        "measures.json": _model(Measures(measures=dict(installation.measures))),
        "figures.json": as_table(inputs.figures, FIGURES, ["agency", "year", "field"]),
        "approvals.json": as_table(inputs.approvals, APPROVALS, list(APPROVALS)),
        "claims.json": as_table(inputs.claims, CLAIMS, list(CLAIMS)),
        "periods.json": as_table(_periods(contents.figures), PERIODS, list(PERIODS)),
        "tasks.json": as_table(_tasks(contents.tasks), TASKS, list(TASKS)),
        "decisions.json": as_table(decisions_frame(contents.decisions), DECISIONS, list(DECISIONS)),
        SOURCES: as_table(sources_frame(contents.figures, evidence), PLACES, list(PLACES)),
    }


def read(files: Mapping[str, bytes], as_of: date, years: list[int]) -> Contents:
    """The contents in ``files``; ReleaseError names the file that cannot be read."""
    agencies = _read_model(files, "agencies.json", _Agencies).agencies
    installation = Installation(
        _read_model(files, "locality.json", Locality),
        _read_model(files, "plan.json", Plan),
        agencies,
        _read_model(files, "criteria-set.json", CriteriaSet),
        _read_model(files, "measures.json", Measures).measures,
    )
    first, last = installation.criteria_set.first_year, installation.criteria_set.last_year
    if not 2000 <= first <= last <= 2199 or not set(years) <= set(installation.criteria_set.years):
        raise ReleaseError("các năm không hợp lệ", "the years are out of range", "criteria-set.json")
    inputs = Inputs(
        agencies=pl.DataFrame([(a.code, a.cohort) for a in agencies.values()], schema=dict(AGENCIES), orient="row"),
        figures=_table(files, "figures.json", FIGURES),
        as_of=as_of,
        years=years,
        approvals=_table(files, "approvals.json", APPROVALS),
        claims=_table(files, "claims.json", CLAIMS),
    )
    places = places_in(_table(files, SOURCES, PLACES)) if SOURCES in files else {}  # bundles of format 1 have none
    sources, halves = _from_periods(_table(files, "periods.json", PERIODS), places)
    tasks = _from_tasks(_table(files, "tasks.json", TASKS))
    decisions = decisions_in(_table(files, "decisions.json", DECISIONS))
    return Contents(installation, Figures(inputs, sources, {}, halves=halves), tasks, tuple(decisions))


def criteria_hash(content: bytes) -> str:
    """The hash of a criteria set as ``CriteriaSet.hash`` makes it, from the file itself.

    Of the file, not of the model read from it: a model that learns another key later must not change old hashes.
    """
    from connectors.release.manifest import sha256

    plain = json.dumps(json.loads(content), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(plain.encode())


def _model(model: BaseModel) -> bytes:
    """A model as JSON in the order of its keys, which for criteria and bands is the order that counts."""
    return (json.dumps(model.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n").encode()


def _read_model(files: Mapping[str, bytes], name: str, model: type[Model]) -> Model:
    try:
        return model.model_validate_json(_file(files, name))
    except (ValidationError, RecursionError) as error:
        where = ".".join(str(s) for s in error.errors()[0]["loc"]) if isinstance(error, ValidationError) else "JSON"
        vi, en = f"{name} không đọc được ở “{where}”", f"{name} cannot be read at “{where}”"
        raise ReleaseError(vi, en, name) from None


def _table(files: Mapping[str, bytes], name: str, schema: Schema) -> pl.DataFrame:
    return from_table(_file(files, name), schema, name)


def _file(files: Mapping[str, bytes], name: str) -> bytes:
    if name not in files:
        raise ReleaseError(f"thiếu {name}", f"{name} is missing", name)
    return files[name]


def _periods(figures: Figures) -> pl.DataFrame:
    """What each period said, without its text: the progress of targets reads it."""
    rows = [
        (*key, _FOR_YEAR, each.period, each.state, each.value)
        for key, periods in figures.sources.items()
        for each in periods
    ]
    rows += [(*key, _FOR_HALF, each.period, each.state, each.value) for key, each in figures.halves.items()]
    return pl.DataFrame(rows, schema=dict(PERIODS), orient="row")


def _from_periods(
    frame: pl.DataFrame, places: Mapping[tuple[str, str, str], Place]
) -> tuple[dict[FigureKey, tuple[ReportedValue, ...]], dict[FigureKey, ReportedValue]]:
    sources: dict[FigureKey, list[ReportedValue]] = defaultdict(list)
    halves: dict[FigureKey, ReportedValue] = {}
    for agency, year, field, use, period, state, value in frame.iter_rows():
        address, evidence = places.get((agency, period, field), _UNKNOWN)
        said = ReportedValue(agency, period, field, state, value, "", address, evidence)
        if use == _FOR_HALF:
            halves[agency, year, field] = said
        else:
            sources[agency, year, field].append(said)
    return {key: tuple(values) for key, values in sources.items()}, halves


def _tasks(tasks: tuple[AssignedTask, ...]) -> pl.DataFrame:
    rows = [(t.agency, t.code, masked(t.title), _day(t.due), _day(t.done), t.outcome) for t in tasks]
    return pl.DataFrame(rows, schema=dict(TASKS), orient="row")


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _from_tasks(frame: pl.DataFrame) -> tuple[AssignedTask, ...]:
    return tuple(_made_tasks(frame.iter_rows(named=True)))


def _made_tasks(rows: Iterator[dict[str, Any]]) -> Iterator[AssignedTask]:
    for row in rows:
        due, done = (date.fromisoformat(row[name]) if row[name] else None for name in ("due", "done"))
        yield replace(AssignedTask(**row, address=_KEPT_INSIDE), due=due, done=done)
