"""The same rules in pandas, as one would write them there: a wide frame and whole columns of floats.

It says what the engine's findings and standings say of points, index, band and rank; gates and the codes of what is
missing within a part are left out. Points are rounded with a hair's breadth of tolerance, for shares are floats.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from rubric.criteria.criteria_set import CriteriaSet
from rubric.criteria.criterion import Criterion
from rubric.criteria.regime import Regime
from rubric.language import to_days
from rubric.reasons import FIRST_NOT_APPLICABLE, Reason
from tests.bench.pandas_rules import Sheet, is_not_applicable, share_of

HAIR = 1e-9


@dataclass(frozen=True)
class PandasInputs:
    """What a run scores: agencies (agency, cohort) and figures (agency, year, field, value, state)."""

    agencies: pd.DataFrame
    figures: pd.DataFrame
    years: list[int]
    as_of: date


def score_in_pandas(
    criteria_set: CriteriaSet, regime: Regime, inputs: PandasInputs
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Findings (agency, year, item, points, applies) and standings (agency, year, sums, index, band, rank)."""
    values, states = _wide(criteria_set, inputs)
    cohort: Any = inputs.agencies.set_index("agency")["cohort"].astype(str)
    findings, standings = [], []
    for annex in criteria_set.annexes:
        own = cohort[cohort.map(criteria_set.annex_of) == annex]
        rows = pd.MultiIndex.from_product([own.index, inputs.years], names=["agency", "year"])
        year = pd.Series(rows.get_level_values("year"), index=rows)
        sheet = Sheet(
            regime,
            annex,
            values.reindex(rows, fill_value=0),
            states.reindex(rows, fill_value=int(Reason.NOT_REPORTED)),
            year,
            pd.Series(np.repeat(own.to_numpy(), len(inputs.years)), index=rows),
            to_days(inputs.as_of),
        )
        points, applies = _scored(criteria_set, sheet)
        found = pd.DataFrame({"points": points.stack(), "applies": applies.stack()})
        findings.append(found.rename_axis(["agency", "year", "item"]).reset_index())
        standings.append(_totals(criteria_set, sheet, points, applies))
    return pd.concat(findings, ignore_index=True), _ranked(criteria_set, pd.concat(standings))


def _wide(criteria_set: CriteriaSet, inputs: PandasInputs) -> tuple[pd.DataFrame, pd.DataFrame]:
    long: Any = inputs.figures.set_index(["agency", "year", "field"])
    names = list(criteria_set.fields)
    states = long["state"].unstack("field", fill_value=int(Reason.NOT_REPORTED))
    values = long["value"].unstack("field", fill_value=0).where(states == int(Reason.SCORED), 0)
    scales = pd.Series({name: field.scale for name, field in criteria_set.fields.items()})
    states = states.reindex(columns=names, fill_value=int(Reason.NOT_REPORTED))
    return values.reindex(columns=names, fill_value=0) / scales, states


def _scored(criteria_set: CriteriaSet, sheet: Sheet) -> tuple[pd.DataFrame, pd.DataFrame]:
    points, applies = {}, {}
    for key, item in criteria_set.scored_items(sheet.annex).items():
        share, state = share_of(item.rule_of(sheet.annex), sheet)
        if isinstance(item, Criterion):
            state = state.mask(_outside(item, sheet), int(Reason.NA_STRUCTURAL))
        share = share.where(state < FIRST_NOT_APPLICABLE, 0)
        points[key] = np.floor(share * item.hundredths(sheet.annex) + 0.5 + HAIR).astype("int64")
        applies[key] = ~is_not_applicable(state)
    return pd.DataFrame(points), pd.DataFrame(applies)


def _outside(criterion: Criterion, sheet: Sheet) -> pd.Series:
    outside = sheet.year.isin([year for year in sheet.year.unique() if criterion.is_outside(sheet.annex, year)])
    for entry in criterion.not_applicable:
        if entry.when_no and (not entry.annexes or sheet.annex in entry.annexes):
            outside |= (sheet.states[entry.when_no] == int(Reason.SCORED)) & (sheet.values[entry.when_no] == 0)
    return outside


def _totals(criteria_set: CriteriaSet, sheet: Sheet, points: pd.DataFrame, applies: pd.DataFrame) -> pd.DataFrame:
    maxima = pd.Series({k: c.hundredths(sheet.annex) for k, c in criteria_set.criteria_of(sheet.annex).items()})
    own = list(criteria_set.fields_of(sheet.annex))
    totals = pd.DataFrame(
        {
            "cohort": sheet.cohort,
            "points": points[maxima.index].sum(axis=1),
            "maximum": applies[maxima.index].mul(maxima).sum(axis=1),
            "bonus": points[[key for key in criteria_set.bonus.items if key in points]].sum(axis=1),
            "penalty": points[[key for key in criteria_set.penalty.items if key in points]].sum(axis=1),
            "has_reported": (sheet.states[own] != int(Reason.NOT_REPORTED)).any(axis=1),
        }
    )
    return totals.reset_index()


def _ranked(criteria_set: CriteriaSet, totals: pd.DataFrame) -> pd.DataFrame:
    maximum = totals["maximum"].clip(lower=1)
    base = (totals["points"] * 20_000 + maximum) // (maximum * 2)
    bonus = totals["bonus"].clip(upper=int(criteria_set.bonus.cap.fraction * 100))
    penalty = totals["penalty"].clip(upper=int(criteria_set.penalty.cap.fraction * 100))
    index = (base + bonus - penalty).clip(0, 10_000)
    bounds = {key: int(band.from_index.fraction * 100) for key, band in reversed(criteria_set.bands.items())}
    band = pd.cut(index, [*bounds.values(), np.inf], right=False, labels=list(bounds))
    least = int(criteria_set.settings.minimum_applicable_points.fraction * 100)
    is_ranked = (totals["maximum"] >= least) & totals["has_reported"]
    rank = index.where(is_ranked).groupby([totals["year"], totals["cohort"]]).rank(method="min", ascending=False)
    return totals.assign(index=index, band=band, rank=rank)
