"""The eleven kinds of rules as exact fractions, one function a kind, each a page shorter than its sentence."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from rubric.criteria.criteria_set import CriteriaSet
from rubric.criteria.regime import Regime
from rubric.language import to_days
from rubric.reasons import TO_PART, Reason

ZERO, ONE = Fraction(0), Fraction(1)
Share = tuple[Fraction, Reason]


@dataclass(frozen=True)
class Row:
    """One agency's year as the rules see it; ``parts`` collects the share of every part by its path."""

    criteria_set: CriteriaSet
    regime: Regime
    annex: str
    year: int
    values: Mapping[str, int]
    states: Mapping[str, Reason]
    approvals: Collection[str]
    as_of: date
    cohort_survey_held: Collection[str]
    parts: dict[str, Share] = field(default_factory=dict)

    def state(self, name: str) -> Reason:
        """A field's state; a person's approval stands where no figure was typed."""
        typed = self.states.get(name, Reason.NOT_REPORTED)
        may_leave = typed in {Reason.NOT_REPORTED, Reason.REQUESTED}
        return Reason.NA_APPROVED if may_leave and name in self.approvals else typed

    def value(self, name: str) -> Fraction:
        """A reported figure in its own unit; 0 where nothing is reported."""
        stored = self.values[name] if self.state(name).is_scored else 0
        return Fraction(stored, self.criteria_set.fields[name].scale)


def share_of(rule: Any, row: Row, path: str) -> Share:
    """The exact share of a rule, 0 wherever it is not scored; remembered in ``row.parts``."""
    share, reason = KINDS[rule.kind](rule, row, path)
    row.parts[path] = (share if reason.is_scored else ZERO), reason
    return row.parts[path]


def worst(row: Row, names: Iterable[str]) -> Reason:
    """The largest of the fields' states."""
    return max(row.state(name) for name in names)


def side_by_side(states: Collection[Reason]) -> Reason:
    """The state of parts that count beside each other: one that is missing does not hide the rest."""
    asked = [state for state in states if not state.is_not_applicable]
    if not asked:
        return max(states)
    if not any(state.is_scored for state in asked):
        return max(asked)
    return max(state if state.is_scored else Reason(state - TO_PART) for state in asked)


def _ratio(rule: Any, row: Row, _: str) -> Share:
    reason = worst(row, [*rule.numerator, rule.denominator])
    if not reason.is_scored:
        return ZERO, reason
    top = sum((weight.fraction * row.value(name) for name, weight in rule.numerator.items()), ZERO)
    bottom = row.value(rule.denominator)
    if bottom == 0:
        is_zero = rule.when_denominator_zero == "zero"
        return ZERO, reason if is_zero else Reason.NA_DENOMINATOR_ZERO
    percent = 100 * top / bottom
    if rule.floor is not None and percent < rule.floor.fraction:
        return ZERO, reason
    return min(ONE, percent / rule.target.at(row.year)), reason


def _count_to_target(rule: Any, row: Row, _: str) -> Share:
    total = sum((weight.fraction * row.value(name) for name, weight in rule.counts.items()), ZERO)
    return min(ONE, total / rule.target.at(row.year)), side_by_side([row.state(name) for name in rule.counts])


def _variety(rule: Any, row: Row, _: str) -> Share:
    used = sum(row.value(name) > 0 for name in rule.forms)
    return min(ONE, used / rule.target.at(row.year)), side_by_side([row.state(name) for name in rule.forms])


def _yes_no(rule: Any, row: Row, _: str) -> Share:
    total = sum((row.value(name) for name in rule.fields), ZERO)
    if rule.more_than is not None:
        holds = total > rule.more_than.fraction
    else:
        holds = total >= (rule.at_least.fraction if rule.at_least is not None else 1)
    return Fraction(holds), side_by_side([row.state(name) for name in rule.fields])


def _bands(rule: Any, row: Row, _: str) -> Share:
    measured = row.value(rule.field)
    reason = row.state(rule.field)
    if rule.growth_from:
        before = row.state(rule.growth_from)
        is_base_year = before is Reason.NOT_REPORTED and row.year == rule.base_year
        if not is_base_year:
            reason = max(reason, before)
        base = row.value(rule.growth_from)
        if is_base_year or (base == 0 and measured > 0):
            return rule.base_share.fraction / 100, reason
        if base == 0:
            return rule.rungs[0].share.fraction / 100, reason
        measured = 100 * (measured - base) / base
    reached = [rung for rung in rule.rungs if rung.lower is None or measured >= rung.lower.fraction]
    best = max(reached, key=lambda rung: (rung.lower is not None, rung.lower.fraction if rung.lower else ZERO))
    return best.share.fraction / 100, reason


def _survey(rule: Any, row: Row, _: str) -> Share:
    if rule.sample not in row.cohort_survey_held:
        return ZERO, Reason.NA_NOT_HELD
    reason = worst(row, [rule.favourable, rule.sample])
    if not reason.is_scored:
        return ZERO, reason
    answers = row.value(rule.sample)
    if answers < rule.minimum_sample.fraction:
        return ZERO, Reason.NA_SAMPLE_TOO_SMALL
    return min(ONE, 100 * row.value(rule.favourable) / answers / rule.target.at(row.year)), reason


def _panel(rule: Any, row: Row, _: str) -> Share:
    states = [row.state(name) for name in rule.levels]
    levels = [row.value(name) for name, state in zip(rule.levels, states, strict=True) if state.is_scored]
    is_unreadable = Reason.UNREADABLE in states
    if len(levels) >= rule.minimum_scorers.fraction:
        mean = sum(levels, ZERO) / len(levels)
        return mean / 100, Reason.PART_UNREADABLE if is_unreadable else Reason.SCORED
    if is_unreadable:
        return ZERO, Reason.UNREADABLE
    return ZERO, Reason.TOO_FEW_SCORERS if levels else Reason.NOT_REPORTED


def _coverage(rule: Any, row: Row, _: str) -> Share:
    assigned, reached = int(row.value(rule.assigned)), int(row.value(rule.reached))
    if row.state(rule.assigned).is_scored and not assigned:
        return ZERO, Reason.NA_DENOMINATOR_ZERO
    reason = worst(row, [rule.assigned, rule.reached])
    if not reason.is_scored:
        return ZERO, reason
    return Fraction((assigned & reached).bit_count(), assigned.bit_count()), reason


def _days_late(rule: Any, row: Row, path: str) -> Share:
    made = [_document(rule, name, row, f"{path}/{name}") for name in rule.documents]
    due = [part for part in made if not part[1].is_not_applicable and part[1] is not Reason.NOT_DUE]
    if not due:
        return ZERO, max(reason for _, reason in made)
    return sum((share for share, _ in due), ZERO) / len(due), side_by_side([reason for _, reason in due])


def _document(rule: Any, name: str, row: Row, path: str) -> Share:
    document = rule.documents[name]
    if document.last_day is not None:
        found = document.last_day.years.get(row.year)
        last = found.value if found else None
    else:
        last = row.regime.of(row.annex)[document.report].last_day(row.year)
    state, share = row.state(document.field), ZERO
    if last is None:
        state = Reason.NA_STRUCTURAL
    elif state.is_scored:
        days = row.value(document.field) - to_days(last)
        share = next((step.share.fraction / 100 for step in rule.steps if days <= step.up_to_days), ZERO)
    elif row.as_of <= last and state.is_not_determinable:
        state = Reason.NOT_DUE
    elif state is Reason.NOT_REPORTED and rule.when_absent == "zero":
        state = Reason.SCORED
    row.parts[path] = share, state
    return share, state


def _weighted(rule: Any, row: Row, path: str) -> Share:
    made = {}
    for name, part in rule.parts.items():
        made[name] = share_of(part.rule, row, f"{path}/{name}")
        never = part.not_applicable is not None and not part.not_in_years
        if never or row.year in part.not_in_years:
            made[name] = row.parts[f"{path}/{name}"] = ZERO, Reason.NA_STRUCTURAL
    kept = {name: share for name, (share, reason) in made.items() if not reason.is_not_applicable}
    whole = sum((rule.parts[name].weight.fraction for name in kept), ZERO)
    earned = sum((rule.parts[name].weight.fraction * share for name, share in kept.items()), ZERO)
    return (earned / whole if whole else ZERO), side_by_side([reason for _, reason in made.values()])


def _first_of(rule: Any, row: Row, path: str) -> Share:
    made = [share_of(part.rule, row, f"{path}/{name}") for name, part in rule.parts.items()]
    for share, reason in made:
        if reason.is_scored:
            return share, reason
    reasons = [reason for _, reason in made]
    if set(reasons) == {Reason.NA_SAMPLE_TOO_SMALL, Reason.NOT_REPORTED}:
        return ZERO, Reason.NA_SAMPLE_TOO_SMALL
    return ZERO, reasons[-1]


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
