"""From the long table of figures to one wide row for each agency and year, ready for the rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
import polars as pl

from rubric.compiled import approved_column
from rubric.criteria.criteria_set import CriteriaSet
from rubric.frames import AGENCIES, APPROVALS, CLAIMS, FIGURES, checked, empty
from rubric.language import to_days
from rubric.part import AS_OF, COHORT, YEAR, state_column
from rubric.reasons import Reason


@dataclass(frozen=True)
class Inputs:
    """What a run scores.

    ``agencies``: agency, cohort. ``figures``: agency, year, field, value (stored integer), state (a Reason:
    SCORED when reported; REQUESTED for “not applicable” typed in the cell; UNREADABLE). A figure that is not in
    the table is not reported. ``approvals``: agency, year, item, where item is a criterion or a field that was
    approved as not applicable. ``claims``: the agencies' own points by criterion. ``as_of``: the day the run
    speaks of, never the clock.
    """

    agencies: pl.DataFrame
    figures: pl.DataFrame
    as_of: date
    years: Sequence[int]
    approvals: pl.DataFrame = field(default_factory=lambda: empty(APPROVALS))
    claims: pl.DataFrame = field(default_factory=lambda: empty(CLAIMS))

    def __post_init__(self) -> None:
        object.__setattr__(self, "agencies", checked(self.agencies, AGENCIES, "agencies"))
        object.__setattr__(self, "figures", checked(self.figures, FIGURES, "figures"))
        object.__setattr__(self, "approvals", checked(self.approvals, APPROVALS, "approvals"))
        object.__setattr__(self, "claims", checked(self.claims, CLAIMS, "claims"))


def wide(criteria_set: CriteriaSet, annex: str, inputs: Inputs) -> pl.DataFrame:
    """One row for each agency of ``annex`` and each year, in the order of ``agencies``; then year.

    Columns: agency, cohort, year, @as_of, every field of the set and its state, ``approved:<item>``.
    """
    cohorts = [key for key, cohort in criteria_set.cohorts.items() if cohort.annex == annex]
    agencies = inputs.agencies.filter(pl.col(COHORT).cast(pl.String).is_in(cohorts))
    codes, years = agencies["agency"].cast(pl.String), sorted(inputs.years)
    rows = len(codes) * len(years)
    figures = inputs.figures
    row = _row(figures, codes, years)
    names = list(criteria_set.fields)
    column = _positions(figures["field"], names)
    keep = (row >= 0) & (column >= 0)
    place = column[keep] * rows + row[keep]
    values = np.zeros(len(names) * rows, dtype=np.int64)
    states = np.full(len(names) * rows, int(Reason.NOT_REPORTED), dtype=np.uint8)
    state = figures["state"].to_numpy()[keep]
    values[place] = np.where(state == 0, figures["value"].fill_null(0).to_numpy()[keep], 0)
    states[place] = state
    columns: dict[str, pl.Series | pl.Expr] = {}
    for index, name in enumerate(names):
        span = slice(index * rows, (index + 1) * rows)
        columns[name] = pl.Series(name, values[span])
        columns[state_column(name)] = pl.Series(state_column(name), states[span])
    repeat = np.repeat(np.arange(len(codes)), len(years))
    frame = pl.DataFrame(
        {
            "agency": codes.cast(pl.Enum(inputs.agencies["agency"].cast(pl.String))).gather(repeat),
            COHORT: agencies[COHORT].gather(repeat),
            YEAR: pl.Series(np.tile(np.array(years, dtype=np.int32), len(codes)), dtype=pl.Int32),
            **columns,
        }
    )
    return _approved(frame, criteria_set, annex, inputs, codes, years)


def _approved(
    frame: pl.DataFrame, criteria_set: CriteriaSet, annex: str, inputs: Inputs, codes: pl.Series, years: list[int]
) -> pl.DataFrame:
    """Add the approvals: a criterion's as a column, a field's as its state, where no figure was typed."""
    row = _row(inputs.approvals, codes, years)
    items = inputs.approvals["item"].cast(pl.String).to_numpy()
    approved = {name: row[(items == name) & (row >= 0)] for name in set(items.tolist())}
    columns: list[pl.Series | pl.Expr] = [pl.lit(to_days(inputs.as_of), dtype=pl.Int64).alias(AS_OF)]
    for item in criteria_set.scored_items(annex):
        if len(approved.get(item, ())):
            marks = np.zeros(frame.height, dtype=bool)
            marks[approved[item]] = True
            columns.append(pl.Series(approved_column(item), marks))
        else:
            columns.append(pl.lit(False).alias(approved_column(item)))
    for name in criteria_set.fields:
        if len(approved.get(name, ())):
            states = frame[state_column(name)].to_numpy().copy()
            open_ = np.isin(states[approved[name]], [int(Reason.REQUESTED), int(Reason.NOT_REPORTED)])
            states[approved[name][open_]] = int(Reason.NA_APPROVED)
            columns.append(pl.Series(state_column(name), states))
    return frame.with_columns(columns)


def _row(frame: pl.DataFrame, codes: pl.Series, years: list[int]) -> np.ndarray:
    """The wide row of each long row; -1 where the agency or the year is not scored."""
    agency = _positions(frame["agency"], codes.to_list())
    order = {year: index for index, year in enumerate(years)}
    low, high = (min(years), max(years)) if years else (0, 0)
    lookup = np.array([order.get(year, -1) for year in range(low, high + 1)], dtype=np.int64)
    year = frame["year"].to_numpy()
    within = (year >= low) & (year <= high)
    place = np.where(within, lookup[np.clip(year - low, 0, high - low)], -1)
    return np.where((agency >= 0) & (place >= 0), agency * len(years) + place, -1)


def _positions(column: pl.Series, names: list[str]) -> np.ndarray:
    """The position of each entry of ``column`` in ``names``; -1 where it is not there. Nulls are nowhere."""
    if isinstance(column.dtype, pl.Enum):
        order = {name: index for index, name in enumerate(names)}
        lookup = np.array([*(order.get(name, -1) for name in column.dtype.categories), -1], dtype=np.int64)
        return lookup[column.to_physical().fill_null(len(lookup) - 1).to_numpy()]
    known = column.cast(pl.String).cast(pl.Enum(names), strict=False)
    return known.to_physical().cast(pl.Int64).fill_null(-1).to_numpy()
