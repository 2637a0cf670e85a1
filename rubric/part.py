"""Exact shares in columns: a part of a criterion as numerator over denominator, with its state."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import polars as pl

from rubric.criteria.field import Field
from rubric.criteria.regime import Regime
from rubric.reasons import FIRST_NOT_APPLICABLE, FIRST_NOT_DETERMINABLE, Reason

AS_OF = "@as_of"
YEAR = "year"
COHORT = "cohort"
STATE = pl.UInt8


@dataclass(frozen=True, slots=True)
class Part:
    """A share of 0 to 1 for every row: ``numerator / denominator`` (Int64) and its ``state`` (a Reason).

    Where the state is not scored the share is 0 / 1. ``bound`` is never exceeded by the denominator, ``peak``
    by nothing that was computed on the way: the proof that no product overflows.
    """

    numerator: pl.Expr
    denominator: pl.Expr
    state: pl.Expr
    bound: int
    peak: int

    @property
    def is_scored(self) -> pl.Expr:
        """Whether a row has a share."""
        return self.state < FIRST_NOT_APPLICABLE

    @property
    def is_not_applicable(self) -> pl.Expr:
        """Whether a row leaves both sides of the division."""
        return self.state.is_between(FIRST_NOT_APPLICABLE, FIRST_NOT_DETERMINABLE - 1)


def state(reason: Reason) -> pl.Expr:
    """A reason as a constant column."""
    return pl.lit(int(reason), dtype=STATE)


def whole(value: int) -> pl.Expr:
    """An integer as a constant column."""
    return pl.lit(value, dtype=pl.Int64)


@dataclass(frozen=True, slots=True)
class Stage:
    """The expressions of one part as they were written, before they became columns."""

    numerator: pl.Expr
    denominator: pl.Expr
    state: pl.Expr


@dataclass(slots=True)
class Scope:
    """What a rule may ask while it turns into columns: its fields, the years, the reporting regime.

    ``year_columns`` collects the numbers that differ by year, ``stages`` every part by its path. Parts become
    columns of their own, deepest first, so that nothing is computed twice and the explanation reads the very
    shares that made the points.
    """

    fields: Mapping[str, Field]
    annex: str
    years: range
    regime: Regime
    path: str
    outside: pl.Expr | None = None
    approved: pl.Expr | None = None
    year_columns: dict[str, dict[int, int]] = field(default_factory=dict)
    stages: dict[str, Stage] = field(default_factory=dict)

    def value(self, name: str) -> pl.Expr:
        """The stored integers of a field; 0 where nothing is reported."""
        return pl.col(name)

    def state(self, name: str) -> pl.Expr:
        """The Reason of a field: SCORED when reported."""
        return pl.col(state_column(name))

    def worst(self, names: Iterable[str]) -> pl.Expr:
        """The largest Reason of several fields."""
        states = [self.state(name) for name in dict.fromkeys(names)]
        return states[0] if len(states) == 1 else pl.max_horizontal(states)

    def largest(self, name: str) -> int:
        """The largest stored integer of a field."""
        return self.fields[name].largest

    def by_year(self, name: str, values: Mapping[int, int]) -> tuple[pl.Expr, int]:
        """A number by year as a column (a constant when all years agree) and its largest value."""
        largest = max(abs(value) for value in values.values())
        if len(set(values.values())) == 1:
            return whole(next(iter(values.values()))), largest
        column = f"@{self.path}/{name}"
        self.year_columns[column] = dict(values)
        return pl.col(column), largest

    def inside(self, step: str, outside: pl.Expr | None = None) -> Scope:
        """The scope of a part, one step deeper; where ``outside`` holds the part does not apply by structure."""
        return Scope(
            self.fields,
            self.annex,
            self.years,
            self.regime,
            f"{self.path}/{step}",
            outside,
            None,
            self.year_columns,
            self.stages,
        )

    def keep(self, numerator: pl.Expr, denominator: pl.Expr, of: pl.Expr, *, bound: int, peak: int) -> Part:
        """Make the part at the present path; its share is 0 / 1 wherever the state ``of`` is not scored."""
        if self.approved is not None:
            of = pl.when(self.approved).then(state(Reason.NA_APPROVED)).otherwise(of)
        if self.outside is not None:
            of = pl.when(self.outside).then(state(Reason.NA_STRUCTURAL)).otherwise(of)
        scored = pl.col(reason_column(self.path)) < FIRST_NOT_APPLICABLE
        self.stages[self.path] = Stage(
            numerator=pl.when(scored).then(numerator).otherwise(whole(0)),
            denominator=pl.when(scored).then(denominator).otherwise(whole(1)),
            state=of,
        )
        return Part(
            pl.col(numerator_column(self.path)),
            pl.col(denominator_column(self.path)),
            pl.col(reason_column(self.path)),
            bound,
            max(peak, bound),
        )


def numerator_column(path: str) -> str:
    """The column of a part's numerator."""
    return f"{path}#n"


def denominator_column(path: str) -> str:
    """The column of a part's denominator."""
    return f"{path}#d"


def reason_column(path: str) -> str:
    """The column of a part's Reason."""
    return f"{path}#s"


def state_column(name: str) -> str:
    """The name of the column that holds a field's Reason."""
    return f"{name}:state"
