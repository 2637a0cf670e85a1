"""A criteria set turned into columns: compiled once for each annex, run on any number of agencies and years."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
import polars as pl

from rubric.criteria.criteria_set import CriteriaSet
from rubric.criteria.criterion import Adjustment, Criterion
from rubric.criteria.regime import Regime
from rubric.part import (
    AS_OF,
    YEAR,
    Scope,
    Stage,
    denominator_column,
    numerator_column,
    reason_column,
    state_column,
)
from rubric.reasons import FIRST_NOT_APPLICABLE, FIRST_NOT_DETERMINABLE

LARGEST_INTEGER = 2**63 - 1


class OverflowPossibleError(ValueError):
    """A product of a rule could leave the 64-bit integers within the bounds that its fields declare."""


@dataclass(frozen=True, eq=False)
class CompiledAnnex:
    """What one annex computes: the stages of its parts, deepest first, and then the points of its items."""

    items: dict[str, int]
    stages: tuple[tuple[tuple[str, Stage], ...], ...]
    year_columns: dict[str, dict[int, int]]
    years: range

    @cached_property
    def steps(self) -> list[list[pl.Expr]]:
        """The columns to add, step by step: the states of a stage, then its shares; at last the points."""
        steps = []
        for stage in self.stages:
            steps.append([part.state.cast(pl.UInt8).alias(reason_column(path)) for path, part in stage])
            steps.append([column for path, part in stage for column in _share(path, part)])
        return [*steps, [self._points(item, maximum) for item, maximum in self.items.items()]]

    def paths(self, item: str) -> list[str]:
        """The paths of an item's parts, the item itself among them."""
        return [path for stage in self.stages for path, _ in stage if path == item or path.startswith(f"{item}/")]

    def only(self, *items: str) -> CompiledAnnex:
        """The same computation for some items alone."""
        return _only(self, items)

    def needs(self, row: Mapping[str, object]) -> list[str]:
        """The columns of a wide row that are inputs, not results."""
        results = ("#n", "#d", "#s", ":points")
        return [AS_OF] + [key for key in row if not key.startswith("@") and not key.endswith(results)]

    def run(self, frame: pl.DataFrame) -> pl.DataFrame:
        """Add to a wide frame (one row an agency-year) every part's share and every item's points.

        Needs ``agency``, ``year``, ``cohort``, ``@as_of``, each field and its state, and ``approved:<item>``.
        """
        if self.year_columns:
            frame = frame.join(self._by_year(), on=YEAR, how="left", maintain_order="left")
        for columns in self.steps:
            frame = frame.with_columns(columns)
        return frame

    def _by_year(self) -> pl.DataFrame:
        columns: dict[str, Any] = {YEAR: pl.Series(list(self.years), dtype=pl.Int32)}
        for name, values in self.year_columns.items():
            columns[name] = pl.Series([values[year] for year in self.years], dtype=pl.Int64)
        return pl.DataFrame(columns)

    @staticmethod
    def _points(item: str, maximum: int) -> pl.Expr:
        """``maximum × share`` in hundredths, rounded half up once."""
        numerator, denominator = pl.col(numerator_column(item)), pl.col(denominator_column(item))
        return ((numerator * (2 * maximum) + denominator) // (denominator * 2)).alias(points_column(item))


def _share(path: str, part: Stage) -> tuple[pl.Expr, pl.Expr]:
    return part.numerator.alias(numerator_column(path)), part.denominator.alias(denominator_column(path))


@lru_cache(maxsize=256)
def _only(compiled: CompiledAnnex, items: tuple[str, ...]) -> CompiledAnnex:
    keep = {path for item in items for path in compiled.paths(item)}
    stages = tuple(tuple((p, s) for p, s in stage if p in keep) for stage in compiled.stages)
    by_year = {n: v for n, v in compiled.year_columns.items() if n[1:].split("/")[0] in items}
    maxima = {item: compiled.items[item] for item in items}
    return CompiledAnnex(maxima, tuple(stage for stage in stages if stage), by_year, compiled.years)


@dataclass(frozen=True, eq=False)
class Earned:
    """What a wide frame earned: points (hundredths) and reasons, one line an item, one column a row of the frame."""

    maxima: Mapping[str, int]
    points: np.ndarray
    reasons: np.ndarray

    @classmethod
    def of(cls, frame: pl.DataFrame, maxima: Mapping[str, int]) -> Earned:
        """The items of ``maxima``, in that order, out of a frame that ran."""
        shape = (len(maxima), frame.height)
        points = [frame[points_column(item)].to_numpy() for item in maxima]
        reasons = [frame[reason_column(item)].to_numpy() for item in maxima]
        return cls(maxima, np.concatenate(points).reshape(shape), np.concatenate(reasons).reshape(shape))

    def total(self, items: Iterable[str]) -> np.ndarray:
        """The points of ``items`` added up, for every row; items the annex does not have add nothing."""
        total = np.zeros(self.points.shape[1], dtype=np.int64)
        for line in self._lines(items):
            total += self.points[line]
        return total

    def applicable(self, items: Iterable[str]) -> np.ndarray:
        """The maxima of those of ``items`` that apply, added up, for every row."""
        total, maxima = np.zeros(self.points.shape[1], dtype=np.int64), list(self.maxima.values())
        applies = (self.reasons < FIRST_NOT_APPLICABLE) | (self.reasons >= FIRST_NOT_DETERMINABLE)
        for line in self._lines(items):
            total += applies[line] * maxima[line]
        return total

    def _lines(self, items: Iterable[str]) -> list[int]:
        wanted = set(items)
        return [line for line, item in enumerate(self.maxima) if item in wanted]


def points_column(item: str) -> str:
    """The column of an item's points, in hundredths."""
    return f"{item}:points"


def approved_column(item: str) -> str:
    """The column that says a whole criterion was approved as not applicable."""
    return f"approved:{item}"


def compile_annex(criteria_set: CriteriaSet, regime: Regime, annex: str) -> CompiledAnnex:
    """The columns of ``annex``; raises OverflowPossibleError when a product may not fit 64 bits."""
    return _compile(_ById(criteria_set, criteria_set.hash), _ById(regime, regime.model_dump_json()), annex)


@dataclass(frozen=True, eq=False)
class _ById:
    """A model with the key by which it is remembered."""

    model: Any
    key: str

    def __hash__(self) -> int:
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ById) and other.key == self.key


@lru_cache(maxsize=64)
def _compile(criteria: _ById, regime: _ById, annex: str) -> CompiledAnnex:
    criteria_set: CriteriaSet = criteria.model
    year_columns: dict[str, dict[int, int]] = {}
    stages: dict[str, Stage] = {}
    items: dict[str, int] = {}
    for key, item in criteria_set.scored_items(annex).items():
        rule = item.rule_of(annex)
        if rule is None:
            continue
        scope = Scope(
            criteria_set.fields,
            annex,
            criteria_set.years,
            regime.model,
            key,
            _outside(item, annex, criteria_set.years),
            pl.col(approved_column(key)),
            year_columns,
            stages,
        )
        part = rule.part(scope)
        items[key] = item.hundredths(annex)
        worst = max(part.peak, (2 * items[key] + 1) * part.bound)
        if worst > LARGEST_INTEGER:
            raise OverflowPossibleError(f"{key}: a product may reach {worst:.2e}; lower the bounds of its fields")
    return CompiledAnnex(items, _by_depth(stages), year_columns, criteria_set.years)


def _outside(item: Criterion | Adjustment, annex: str, years: range) -> pl.Expr | None:
    if not isinstance(item, Criterion):
        return None
    outside = [year for year in years if item.is_outside(annex, year)]
    conditions = [pl.col(YEAR).is_in(outside)] if outside else []
    for entry in item.not_applicable:
        if entry.when_no and (not entry.annexes or annex in entry.annexes):
            stated = pl.col(state_column(entry.when_no)) < FIRST_NOT_APPLICABLE
            conditions.append(stated & (pl.col(entry.when_no) == 0))
    return pl.any_horizontal(conditions) if conditions else None


def _by_depth(stages: dict[str, Stage]) -> tuple[tuple[tuple[str, Stage], ...], ...]:
    depths = sorted({path.count("/") for path in stages}, reverse=True)
    return tuple(tuple((p, s) for p, s in stages.items() if p.count("/") == depth) for depth in depths)
