"""From the long table of figures to one wide row for each agency and year, ready for the rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
import polars as pl

from rubric.compiled import approved_column
from rubric.criteria.criteria_set import CriteriaSet
from rubric.frames import AGENCIES, APPROVALS, CLAIMS, FIGURES, checked, empty
from rubric.language import to_days
from rubric.part import AS_OF, COHORT, YEAR, state_column
from rubric.reasons import FIRST_NOT_APPLICABLE, Reason

# Where an approval of a field as not applicable takes effect; a figure that was typed stands.
OPEN_TO_APPROVAL = (int(Reason.REQUESTED), int(Reason.NOT_REPORTED))


@dataclass(frozen=True)
class Inputs:
    """What a run scores.

    ``agencies``: agency, cohort. ``figures``: agency, year, field, value (stored integer), state (a Reason: SCORED
    when reported, or a PART_ code when a month of it is missing; REQUESTED for “not applicable” typed in the cell;
    UNREADABLE). A figure that is not in the table is not reported. ``approvals``: agency, year, item, where item is a
    criterion or a field that was approved as not applicable. ``claims``: the agencies' own points by criterion.
    ``as_of``: the day the run speaks of, never the clock.
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


def wide(criteria_set: CriteriaSet, inputs: Inputs) -> dict[str, pl.DataFrame]:
    """By annex, one row for each agency and each year, in the order of ``agencies``; then year.

    Columns: agency, cohort, year, @as_of, every field of the set and its state, ``approved:<item>``.
    """
    agencies = _agencies_by_annex(criteria_set, inputs.agencies)
    codes = [code for frame in agencies.values() for code in frame["agency"].cast(pl.String).to_list()]
    grid = Grid(codes, sorted(inputs.years), list(criteria_set.fields))
    values, states = _filled(grid, inputs)
    approved = _approved_items(grid, inputs.approvals)
    frames, start = {}, 0
    for annex, frame in agencies.items():
        rows = frame.height * len(grid.years)
        repeat = np.repeat(np.arange(frame.height), len(grid.years))
        frames[annex] = pl.DataFrame(
            [
                frame["agency"].gather(repeat),
                frame[COHORT].gather(repeat),
                pl.Series(YEAR, np.tile(np.array(grid.years, dtype=np.int32), frame.height)),
                pl.repeat(to_days(inputs.as_of), rows, dtype=pl.Int64, eager=True).alias(AS_OF),
                *_field_columns(grid, values, states, start, rows),
                *_approval_columns(approved, criteria_set.scored_items(annex), start, rows),
            ]
        )
        start += rows
    return frames


@dataclass(frozen=True)
class Grid:
    """All figures of a run as one column: field after field, and in each field agency after agency, then year.

    Adding the places of an agency, a year and a field gives the place of the figure; what is not scored lies
    at ``size`` or beyond, where one spare cell takes it.
    """

    agencies: list[str]
    years: list[int]
    fields: list[str]

    @property
    def rows(self) -> int:
        """The wide rows: one for each agency and year."""
        return len(self.agencies) * len(self.years)

    @property
    def size(self) -> int:
        """The figures in all; also the spare cell behind them."""
        return self.rows * len(self.fields)

    def places(self, frame: pl.DataFrame, item: str) -> np.ndarray:
        """The place of every row of a long table whose column ``item`` names fields."""
        place = self.row_places(frame)
        place += _places(frame[item], self.fields, self.rows, self.size)
        return np.minimum(place, self.size, out=place)

    def row_places(self, frame: pl.DataFrame) -> np.ndarray:
        """The wide row of every row of a long table; ``size`` or more where agency or year is not scored."""
        agency = _places(frame["agency"], self.agencies, len(self.years), self.size)
        low, high = (self.years[0], self.years[-1]) if self.years else (0, 0)
        table = np.full(high - low + 3, self.size)
        table[np.array(self.years, dtype=np.int64) - low + 1] = np.arange(len(self.years))
        agency += np.take(table, frame[YEAR].to_numpy() - (low - 1), mode="clip")
        return agency


def _places(column: pl.Series, names: list[str], step: int, nowhere: int) -> np.ndarray:
    """``step`` times the position of each entry in ``names``; ``nowhere`` for other entries and nulls."""
    kind = column.dtype
    if not isinstance(kind, pl.Enum):
        kind = pl.Enum(names)
        column = column.cast(pl.String).cast(kind, strict=False)
    place = {name: index * step for index, name in enumerate(names)}
    known = [place.get(name, nowhere) for name in kind.categories.to_list()]
    physical = column.to_physical()
    if physical.null_count():
        physical = physical.cast(pl.Int64).fill_null(len(known))
    return np.take(np.array([*known, nowhere]), physical.to_numpy(), mode="clip")


def _agencies_by_annex(criteria_set: CriteriaSet, agencies: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """The agencies of each annex, their codes as an Enum of all agencies."""
    codes = agencies["agency"].cast(pl.String)
    known = agencies.with_columns(codes.cast(pl.Enum(codes)))
    cohorts = known[COHORT].cast(pl.String)
    own = {
        annex: [k for k, each in criteria_set.cohorts.items() if each.annex == annex] for annex in criteria_set.annexes
    }
    return {annex: known.filter(cohorts.is_in(keys)) for annex, keys in own.items()}


def _filled(grid: Grid, inputs: Inputs) -> tuple[pl.Series, pl.Series]:
    """The values and states of the grid; approvals of fields stand where no figure was typed."""
    figures = inputs.figures
    values = np.zeros(grid.size + 1, dtype=np.int64)
    states = np.full(grid.size + 1, int(Reason.NOT_REPORTED), dtype=np.uint8)
    place, state = grid.places(figures, "field"), figures["state"].to_numpy()
    values[place] = figures["value"].fill_null(0).to_numpy() * (state < FIRST_NOT_APPLICABLE)
    states[place] = state
    approved = grid.places(inputs.approvals, "item")
    open_ = np.isin(states[approved], OPEN_TO_APPROVAL)
    states[approved[open_]] = int(Reason.NA_APPROVED)
    return pl.Series(values), pl.Series(states)


def _field_columns(grid: Grid, values: pl.Series, states: pl.Series, start: int, rows: int) -> Iterator[pl.Series]:
    for index, name in enumerate(grid.fields):
        place = index * grid.rows + start
        yield values.slice(place, rows).alias(name)
        yield states.slice(place, rows).alias(state_column(name))


def _approved_items(grid: Grid, approvals: pl.DataFrame) -> dict[str, np.ndarray]:
    """The wide rows by what was approved in them."""
    items, rows = approvals["item"].cast(pl.String).to_numpy(), grid.row_places(approvals)
    return {item: rows[(items == item) & (rows < grid.rows)] for item in set(items.tolist())}


def _approval_columns(
    approved: Mapping[str, np.ndarray], items: Iterable[str], start: int, rows: int
) -> Iterator[pl.Series]:
    never = pl.repeat(value=False, n=rows, dtype=pl.Boolean, eager=True)
    for item in items:
        marks = never
        if item in approved:
            own = approved[item] - start
            given = np.zeros(rows, dtype=bool)
            given[own[(own >= 0) & (own < rows)]] = True
            marks = pl.Series(given)
        yield marks.alias(approved_column(item))
