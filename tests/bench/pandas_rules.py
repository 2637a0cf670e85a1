"""The kinds of rules in pandas: whole columns of floats, one function a kind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import reduce
from typing import Any

import numpy as np
import pandas as pd

from rubric.criteria.figures import YearTable
from rubric.criteria.regime import Regime
from rubric.language import to_days
from rubric.reasons import FIRST_NOT_APPLICABLE, FIRST_NOT_DETERMINABLE, Reason

Share = tuple[pd.Series, pd.Series]


@dataclass(frozen=True)
class Sheet:
    """The agency-years of one annex: a column a field, in its own unit, and its state."""

    regime: Regime
    annex: str
    values: Any  # a DataFrame; its own types do not tell a column from a frame
    states: Any
    year: pd.Series
    cohort: pd.Series
    as_of: int

    def by_year(self, table: YearTable) -> pd.Series:
        """The numbers of a table for every row."""
        return self.year.map({year: float(table.at(year)) for year in self.year.unique()})

    def filled(self, value: int) -> pd.Series:
        """The same number in every row."""
        return pd.Series(value, index=self.year.index)

    def worst(self, names: Any) -> pd.Series:
        """The largest state of several fields."""
        return self.states[list(names)].max(axis=1)


def is_not_applicable(state: pd.Series) -> pd.Series:
    """Whether a row leaves both sides of the division."""
    return state.between(FIRST_NOT_APPLICABLE, FIRST_NOT_DETERMINABLE - 1)


def share_of(rule: Any, sheet: Sheet) -> Share:
    """The share of a rule in every row, and its state; the share means nothing where the state is not scored."""
    return KINDS[rule.kind](rule, sheet)


def _side_by_side(states: list[pd.Series]) -> pd.Series:
    every = pd.concat(states, axis=1)
    scored = (every < FIRST_NOT_APPLICABLE).any(axis=1)
    return every.max(axis=1).mask(scored, int(Reason.SCORED))


def _added(weights: Any, sheet: Sheet) -> pd.Series:
    return sheet.values[list(weights)].mul([float(weight.fraction) for weight in weights.values()]).sum(axis=1)


def _ratio(rule: Any, sheet: Sheet) -> Share:
    top, bottom, state = _added(rule.numerator, sheet), sheet.values[rule.denominator], sheet.worst(rule.reads())
    share = (100 * top / bottom.where(bottom != 0) / sheet.by_year(rule.target)).clip(upper=1)
    if rule.floor is not None:
        share = share.where(100 * top >= bottom * float(rule.floor.fraction), 0)
    if rule.when_denominator_zero == "zero":
        return share.mask(bottom == 0, 0), state
    return share, state.mask((state == 0) & (bottom == 0), int(Reason.NA_DENOMINATOR_ZERO))


def _count_to_target(rule: Any, sheet: Sheet) -> Share:
    share = (_added(rule.counts, sheet) / sheet.by_year(rule.target)).clip(upper=1)
    return share, _side_by_side([sheet.states[name] for name in rule.counts])


def _variety(rule: Any, sheet: Sheet) -> Share:
    used = (sheet.values[rule.forms] > 0).sum(axis=1)
    return (used / sheet.by_year(rule.target)).clip(upper=1), _side_by_side([sheet.states[n] for n in rule.forms])


def _yes_no(rule: Any, sheet: Sheet) -> Share:
    total = sheet.values[rule.fields].sum(axis=1)
    if rule.more_than is not None:
        holds = total > float(rule.more_than.fraction)
    else:
        holds = total >= (float(rule.at_least.fraction) if rule.at_least is not None else 1)
    return holds.astype(float), _side_by_side([sheet.states[name] for name in rule.fields])


def _bands(rule: Any, sheet: Sheet) -> Share:
    now, state = sheet.values[rule.field], sheet.states[rule.field]
    before = sheet.values[rule.growth_from] if rule.growth_from else None
    shares = [float(rung.share.fraction / 100) for rung in rule.rungs]
    share = pd.Series(shares[0], index=now.index)
    for rung, worth in zip(rule.rungs[1:], shares[1:], strict=True):
        lower = float(rung.lower.fraction)
        share = share.mask(now >= lower if before is None else 100 * (now - before) >= before * lower, worth)
    if before is None:
        return share, state
    known = sheet.states[rule.growth_from]
    blank = (known == int(Reason.NOT_REPORTED)) & (sheet.year == rule.base_year)
    is_zero = (known == int(Reason.SCORED)) & (before == 0)
    is_base = (blank | (is_zero & (now > 0))) & (state == int(Reason.SCORED))
    share = share.mask(is_zero & (now == 0), shares[0])
    worst = sheet.worst([rule.field, rule.growth_from])
    return share.mask(is_base, float(rule.base_share.fraction / 100)), worst.mask(is_base, int(Reason.SCORED))


def _survey(rule: Any, sheet: Sheet) -> Share:
    sample, favourable = sheet.values[rule.sample], sheet.values[rule.favourable]
    state = sheet.worst([rule.favourable, rule.sample])
    in_use = sheet.states[rule.sample].isin([int(Reason.SCORED), int(Reason.UNREADABLE)])
    held = in_use.groupby([sheet.year, sheet.cohort]).transform("any")
    small = (state == 0) & (sample < float(rule.minimum_sample.fraction))
    state = state.mask(small, int(Reason.NA_SAMPLE_TOO_SMALL)).mask(~held, int(Reason.NA_NOT_HELD))
    return (100 * favourable / sample.where(sample != 0) / sheet.by_year(rule.target)).clip(upper=1), state


def _panel(rule: Any, sheet: Sheet) -> Share:
    states = sheet.states[rule.levels]
    scorers = (states == int(Reason.SCORED)).sum(axis=1)
    enough = scorers >= float(rule.minimum_scorers.fraction)
    state = sheet.filled(int(Reason.TOO_FEW_SCORERS)).mask(enough, int(Reason.SCORED))
    return sheet.values[rule.levels].sum(axis=1) / scorers.where(scorers > 0) / 100, state


def _coverage(rule: Any, sheet: Sheet) -> Share:
    assigned, reached = sheet.values[rule.assigned].astype("int64"), sheet.values[rule.reached].astype("int64")
    wanted = pd.Series(np.bitwise_count(assigned), index=assigned.index)
    done = pd.Series(np.bitwise_count(assigned & reached), index=assigned.index)
    nothing = (sheet.states[rule.assigned] == int(Reason.SCORED)) & (wanted == 0)
    state = sheet.worst([rule.assigned, rule.reached]).mask(nothing, int(Reason.NA_DENOMINATOR_ZERO))
    return done / wanted.where(wanted > 0), state


def _days_late(rule: Any, sheet: Sheet) -> Share:
    shares, states = [], []
    for due in rule.documents.values():
        share, state = _document(rule, due, sheet)
        shares.append(share)
        states.append(state)
    share, state = pd.concat(shares, axis=1), pd.concat(states, axis=1)
    counted = ~((state >= FIRST_NOT_APPLICABLE) & (state <= int(Reason.NOT_DUE)))
    mean = share.where(counted.to_numpy(), 0).sum(axis=1) / counted.sum(axis=1)
    return mean, _side_by_side(states)


def _document(rule: Any, due: Any, sheet: Sheet) -> Share:
    days = {year: _last_day(due, sheet, year) for year in sheet.year.unique()}
    last = sheet.year.map({year: to_days(day) if day else np.nan for year, day in days.items()})
    late, state = sheet.values[due.field] - last, sheet.states[due.field]
    share = sheet.filled(0).astype(float)
    for step in reversed(rule.steps):
        share = share.mask(late <= step.up_to_days, float(step.share.fraction / 100))
    absent = state == int(Reason.NOT_REPORTED)
    meaning = Reason.SCORED if rule.when_absent == "zero" else Reason.NOT_REPORTED
    state = state.mask(absent & (sheet.as_of > last), int(meaning)).mask(
        absent & (sheet.as_of <= last), int(Reason.NOT_DUE)
    )
    state = state.mask(last.isna(), int(Reason.NA_STRUCTURAL))
    return share.where(~absent & (state == int(Reason.SCORED)), 0), state


def _last_day(due: Any, sheet: Sheet, year: int) -> date | None:
    if due.last_day is None:
        return sheet.regime.of(sheet.annex)[due.report].last_day(year)
    found = due.last_day.years.get(year)
    return found.value if found else None


def _weighted(rule: Any, sheet: Sheet) -> Share:
    earned, weight, states = sheet.filled(0).astype(float), sheet.filled(0).astype(float), []
    for part in rule.parts.values():
        share, state = share_of(part.rule, sheet)
        if part.not_applicable is not None:
            outside = sheet.year.isin(part.not_in_years) if part.not_in_years else sheet.year.notna()
            state = state.mask(outside, int(Reason.NA_STRUCTURAL))
        own = float(part.weight.fraction)
        earned += own * share.where(state < FIRST_NOT_APPLICABLE, 0)
        weight += own * ~is_not_applicable(state)
        states.append(state)
    return earned / weight.where(weight > 0), _side_by_side(states)


def _first_of(rule: Any, sheet: Sheet) -> Share:
    made = [share_of(part.rule, sheet) for part in rule.parts.values()]

    def preferred(later: Share, earlier: Share) -> Share:
        (share, state), (own, own_state) = later, earlier
        scored = own_state < FIRST_NOT_APPLICABLE
        small = (own_state == int(Reason.NA_SAMPLE_TOO_SMALL)) & (state == int(Reason.NOT_REPORTED))
        return share.mask(scored, own), state.mask(scored | small, own_state)

    return reduce(preferred, reversed(made[:-1]), made[-1])


KINDS = {
    "ratio": _ratio,
    "count_to_target": _count_to_target,
    "variety": _variety,
    "yes_no": _yes_no,
    "bands": _bands,
    "survey": _survey,
    "panel": _panel,
    "coverage": _coverage,
    "days_late": _days_late,
    "weighted": _weighted,
    "first_of": _first_of,
}
