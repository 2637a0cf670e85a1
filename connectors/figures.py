"""From what the books say to what a run scores: periods make the year, and every figure keeps its cells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

import polars as pl

from connectors.cells.raw_cell import Address
from connectors.localities import Agency, Installation
from connectors.problem import Mending, mending
from connectors.reported import Approval, BookReading, OwnScore, ReportedValue, year_of
from rubric.frames import AGENCIES, APPROVALS, CLAIMS, FIGURES
from rubric.inputs import Inputs
from rubric.periods import PeriodFigure, YearFigure, year_figure
from rubric.reasons import Reason
from rubric.text import Text

STATES = {
    "reported": Reason.SCORED,
    "missing": Reason.NOT_REPORTED,
    "unreadable": Reason.UNREADABLE,
    "not_applicable": Reason.REQUESTED,
}
HALF = "H1"
FigureKey = tuple[str, int, str]


@dataclass(frozen=True)
class Figures:
    """The year's figures with the cells they came from, own scores, and approvals.

    ``sources`` maps (agency, year, field) to the reported values of the periods that made the figure; ``problems``
    what cannot be read, by cell and by figure, to what must be mended. ``halves`` are the half-year figures, which
    tell of progress and score nothing.
    """

    inputs: Inputs
    sources: Mapping[FigureKey, tuple[ReportedValue, ...]]
    own_scores: Mapping[tuple[str, int, str], OwnScore]
    problems: Mending = field(default_factory=dict[Address | tuple[str, str, str], Text])
    halves: Mapping[FigureKey, ReportedValue] = field(default_factory=dict)


def assemble(
    installation: Installation, readings: Iterable[BookReading], *, as_of: date, years: Iterable[int]
) -> Figures:
    """Everything ``readings`` say about ``years``, as the inputs of a run on ``as_of``.

    A value read twice for one agency, period and field was settled by the reader; here the last one stands.
    """
    wanted = sorted(set(years))
    readings = list(readings)
    grouped: dict[FigureKey, dict[str, ReportedValue]] = defaultdict(dict)
    for value in (value for reading in readings for value in reading.values):
        if value.agency in installation.agencies and year_of(value.period) in wanted:
            grouped[value.agency, year_of(value.period), value.field][value.period] = value
    figures, sources, halves = {}, {}, {}
    for key, by_period in grouped.items():
        if half := by_period.get(f"{key[1]}-{HALF}"):
            halves[key] = half
        figure = _figure(installation, key, by_period, as_of)
        figures[key] = figure
        used = figure.periods or tuple(by_period)
        sources[key] = tuple(by_period[period] for period in used if period in by_period)
    own = {(s.agency, s.year, s.criterion): s for reading in readings for s in reading.own_scores}
    approvals = [a for reading in readings for a in reading.approvals if a.approved and a.year in wanted]
    inputs = Inputs(
        agencies=agencies_frame(installation.agencies),
        figures=_figures_frame(figures),
        as_of=as_of,
        years=wanted,
        approvals=_approvals_frame(approvals),
        claims=_claims_frame(own.values(), wanted),
    )
    return Figures(
        inputs, sources, own, mending(problem for reading in readings for problem in reading.problems), halves
    )


def _figure(
    installation: Installation, key: FigureKey, by_period: Mapping[str, ReportedValue], as_of: date
) -> YearFigure:
    agency, year, name = key
    spec, annex = installation.criteria_set.fields[name], installation.agencies[agency].annex
    owed = [
        f"{year}-{report}"
        for report, due in installation.regime.of(annex).items()
        if report.startswith("M") and (last := due.last_day(year)) is not None and last < as_of
    ]
    figures = [PeriodFigure(p, v.value or 0, STATES[v.state]) for p, v in by_period.items()]
    return year_figure(spec.year_rule(annex), spec.scale, year, figures, owed)


def agencies_frame(agencies: Mapping[str, Agency]) -> pl.DataFrame:
    """The agencies as a run wants them, in protocol order."""
    rows = [(agency.code, agency.cohort) for agency in agencies.values()]
    return pl.DataFrame(rows, schema=dict(AGENCIES), orient="row")


def _figures_frame(figures: Mapping[FigureKey, YearFigure]) -> pl.DataFrame:
    rows = [(*key, figure.value, int(figure.state)) for key, figure in figures.items()]
    order = ["agency", "year", "field", "value", "state"]
    return pl.DataFrame(rows, schema={name: FIGURES[name] for name in order}, orient="row")


def _approvals_frame(approvals: Iterable[Approval]) -> pl.DataFrame:
    rows = [(each.agency, each.year, each.item) for each in approvals]
    return pl.DataFrame(rows, schema=dict(APPROVALS), orient="row")


def _claims_frame(scores: Iterable[OwnScore], years: list[int]) -> pl.DataFrame:
    rows = [(s.agency, s.year, s.criterion, s.points) for s in scores if s.points is not None and s.year in years]
    return pl.DataFrame(rows, schema=dict(CLAIMS), orient="row")
