"""The method bridge: why an agency's index changed from last year to this year when the rules changed too.

The change is split along a fixed chain of printed indices, each of last year's doings until the last step:

    published      last year, as it was published under last year's set
    revised        last year's set on what is known of last year now
    rules          this year's rules and targets; last year's maxima and applicability for the criteria both sets have
    maxima         this year's maxima and applicability
    this_year      this year's doings

Parts are differences of neighbours, so they add up to the last hundredth. Criteria that were added or removed belong
to the step of the rules. A criterion whose rule reads what last year's forms did not ask leaves both sides from that
step on; it is listed, and what it makes of this year's index is the part ``not_comparable`` at the end.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

import polars as pl

from rubric.criteria.criteria_set import Annex, CriteriaSet
from rubric.criteria.criterion import Adjustment, Criterion, NotApplicable
from rubric.criteria.figures import Figure
from rubric.criteria.regime import Regime
from rubric.inputs import Inputs
from rubric.language import from_days, to_days
from rubric.part import YEAR
from rubric.scoring import score

_ZERO = Decimal(0)
STEPS = ("revised", "rules", "maxima", "this_year", "not_comparable")


@dataclass(frozen=True)
class Side:
    """One year: its criteria set and regime, and what is known of the year now."""

    criteria_set: CriteriaSet
    regime: Regime
    inputs: Inputs
    year: int


@dataclass(frozen=True)
class Bridge:
    """The change of one agency in hundredths of the index: from ``published`` to ``index`` by the ``parts`` in order.

    ``not_comparable`` are the criteria that last year's forms could not answer.
    """

    agency: str
    published: int
    index: int
    parts: Mapping[str, int]
    not_comparable: tuple[str, ...]


def bridges(published: Mapping[str, int], last: Side, this: Side) -> dict[str, Bridge]:
    """The bridge of every agency that ``published`` (its index of last year, in hundredths) and both sides have."""
    outside = {annex: _not_comparable(last, this, annex) for annex in this.criteria_set.annexes}
    shared = _without(this.criteria_set, outside)
    doings = _as_if_in(last.inputs, last.criteria_set, last.year, this.year)
    chain = [
        dict(published),
        _indices(last.criteria_set, last.regime, last.inputs, last.year),
        _indices(_with_old_maxima(shared, last, this.year), this.regime, doings, this.year),
        _indices(shared, this.regime, doings, this.year),
        _indices(shared, this.regime, this.inputs, this.year),
        _indices(this.criteria_set, this.regime, this.inputs, this.year),
    ]
    annexes = _annexes(this)
    return {
        agency: Bridge(
            agency=agency,
            published=chain[0][agency],
            index=chain[-1][agency],
            parts={step: chain[n + 1][agency] - chain[n][agency] for n, step in enumerate(STEPS)},
            not_comparable=outside[annexes[agency]],
        )
        for agency in published
        if all(agency in step for step in chain)
    }


def _not_comparable(last: Side, this: Side, annex: str) -> tuple[str, ...]:
    """The criteria and adjustments of an annex that read what last year's set did not ask of it."""
    asked = set(last.criteria_set.fields_of(annex, ("agency", "department", "survey", "panel")))
    items = this.criteria_set.scored_items(annex)
    return tuple(
        key for key, item in items.items() if (rule := item.rule_of(annex)) and not asked.issuperset(rule.reads())
    )


def _without(criteria_set: CriteriaSet, outside: Mapping[str, tuple[str, ...]]) -> CriteriaSet:
    """The set without those items, annex by annex; a gate goes with the criterion it looks at."""
    criteria = {
        key: criterion.model_copy(
            update={"points": {a: points for a, points in criterion.points.items() if key not in outside[a]}}
        )
        for key, criterion in criteria_set.criteria.items()
    }
    blocks = {
        name: block.model_copy(
            update={"items": {key: _adjustment_without(each, key, outside) for key, each in block.items.items()}}
        )
        for name, block in (("bonus", criteria_set.bonus), ("penalty", criteria_set.penalty))
    }
    annexes: dict[str, Annex] = {}
    for key, annex in criteria_set.annexes.items():
        kept = {name: gate for name, gate in annex.gates.items() if gate.criterion not in outside[key]}
        annexes[key] = annex.model_copy(update={"gates": kept})
    return criteria_set.changed(criteria=criteria, annexes=annexes, **blocks)


def _adjustment_without(item: Adjustment, key: str, outside: Mapping[str, tuple[str, ...]]) -> Adjustment:
    had = item.annexes or list(outside)
    left = [annex for annex in had if key not in outside[annex]]
    if left:
        return item.model_copy(update={"annexes": left})
    return item.model_copy(update={"points": Figure(value=_ZERO, basis="proposed")})


def _with_old_maxima(shared: CriteriaSet, last: Side, year: int) -> CriteriaSet:
    """This year's rules and targets with last year's points, caps and applicability where last year had them."""
    old = last.criteria_set
    criteria = {key: _old_worth(each, old.criteria.get(key), last.year, year) for key, each in shared.criteria.items()}
    blocks = {}
    for name in ("bonus", "penalty"):
        block, before = getattr(shared, name), getattr(old, name)
        items = {
            key: item.model_copy(update={"points": before.items[key].points})
            if key in before.items and item.points.value
            else item
            for key, item in block.items.items()
        }
        blocks[name] = block.model_copy(update={"items": items, "cap": before.cap})
    return shared.changed(criteria=criteria, **blocks)


def _old_worth(new: Criterion, old: Criterion | None, last_year: int, year: int) -> Criterion:
    if old is None:
        return new
    points = {annex: old.points.get(annex, worth) for annex, worth in new.points.items()}
    common = [annex for annex in new.points if annex in old.points]
    added = [annex for annex in new.points if annex not in old.points]
    outside = [
        NotApplicable(reason=found.reason, annexes=[annex], years=[year])
        for annex in common
        if (found := old.is_outside(annex, last_year))
    ]
    outside += [_only_of(each, common) for each in old.not_applicable if each.when_no and _touches(each, common)]
    outside += [_only_of(each, added) for each in new.not_applicable if _touches(each, added)]
    return new.model_copy(update={"points": points, "not_applicable": outside})


def _touches(entry: NotApplicable, annexes: list[str]) -> bool:
    return bool(annexes) and (not entry.annexes or any(annex in entry.annexes for annex in annexes))


def _only_of(entry: NotApplicable, annexes: list[str]) -> NotApplicable:
    kept = [annex for annex in annexes if not entry.annexes or annex in entry.annexes]
    return entry.model_copy(update={"annexes": kept})


def _as_if_in(inputs: Inputs, criteria_set: CriteriaSet, last_year: int, year: int) -> Inputs:
    """What was done in one year as if it had been done in another: the same figures, the same days of the calendar."""
    days = [name for name, field in criteria_set.fields.items() if field.kind == "date"]
    figures = inputs.figures.filter(pl.col(YEAR) == last_year)
    is_day = pl.col("field").cast(pl.String).is_in(days)
    known = figures.filter(is_day)["value"].unique().to_list()
    moved = {day: to_days(_on_same_day(day, year - last_year)) for day in known}
    shifted = pl.col("value").replace_strict(moved, default=pl.col("value"), return_dtype=pl.Int64)
    figures = figures.with_columns(
        pl.lit(year, dtype=pl.Int32).alias(YEAR),
        pl.when(is_day).then(shifted).otherwise(pl.col("value")).alias("value"),
    )
    approvals = inputs.approvals.filter(pl.col(YEAR) == last_year).with_columns(
        pl.lit(year, dtype=pl.Int32).alias(YEAR)
    )
    as_of = _on_same_day(to_days(inputs.as_of), year - last_year)
    return replace(inputs, figures=figures, approvals=approvals, as_of=as_of, years=[year])


def _on_same_day(day: int, years: int) -> date:
    found = from_days(day)
    is_leap_day = (found.month, found.day) == (2, 29)
    return found.replace(year=found.year + years, day=28 if is_leap_day else found.day)


def _indices(criteria_set: CriteriaSet, regime: Regime, inputs: Inputs, year: int) -> dict[str, int]:
    standings = score(criteria_set, regime, replace(inputs, years=[year])).standings
    return dict(zip(standings["agency"].to_list(), standings["index"].to_list(), strict=True))


def _annexes(this: Side) -> dict[str, str]:
    agencies = this.inputs.agencies
    codes, cohorts = agencies["agency"].cast(pl.String), agencies["cohort"].cast(pl.String)
    return {a: this.criteria_set.annex_of(c) for a, c in zip(codes, cohorts, strict=True)}
