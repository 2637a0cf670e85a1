"""The point passport: every point explained from the very shares that made it, in words and with numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import polars as pl

from rubric.compiled import CompiledAnnex, compile_annex, points_column
from rubric.criteria.criteria_set import CriteriaSet
from rubric.criteria.criterion import Adjustment, Criterion
from rubric.criteria.regime import Regime
from rubric.language import field_value, is_exact, number, points
from rubric.part import AS_OF, denominator_column, numerator_column, reason_column, state_column
from rubric.reasons import REASON_LABELS, Outcome, Reason
from rubric.rules.base import Change, Speech, View


@dataclass(frozen=True)
class InputLine:
    """One figure that was used: as printed, or the reason it is absent."""

    field: str
    label: str
    value: str
    unit: str
    state: Reason
    source: str


@dataclass(frozen=True)
class Improvement:
    """What would earn more: changed figures in words, and the gain in hundredths of a point."""

    words: str
    gain: int
    change: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Explanation:
    """One finding, explained in one language. ``arithmetic`` ends in the printed points."""

    item: str
    title: str
    points: int
    maximum: int
    outcome: Outcome
    reason: Reason
    because: str
    rule: str
    arithmetic: str
    inputs: tuple[InputLine, ...]
    clauses: tuple[tuple[str, str], ...]
    evidence: str
    improvements: tuple[Improvement, ...]


def explain(
    criteria_set: CriteriaSet, regime: Regime, annex: str, row: Mapping[str, Any], item: str, language: str
) -> Explanation:
    """Explain one item of one agency-year.

    ``row`` is the agency's row of ``Scored.wide[annex]``. Raises KeyError for an item the annex does not have.
    """
    spec = criteria_set.scored_items(annex)[item]
    rule = spec.rule_of(annex)
    if rule is None:
        raise KeyError(item)
    compiled = compile_annex(criteria_set, regime, annex)
    view = view_of(criteria_set, regime, annex, row, item, language)
    is_penalty = item in criteria_set.penalty.items
    reason, earned, maximum = Reason(row[reason_column(item)]), int(row[points_column(item)]), compiled.items[item]
    return Explanation(
        item=item,
        title=spec.title.in_(language),
        points=earned,
        maximum=maximum,
        outcome=outcome_of(reason, earned, maximum),
        reason=reason,
        because=_because(spec, annex, view, reason),
        rule=rule.words(view),
        arithmetic=_arithmetic(rule.working(view, item), view, item, reason, earned, maximum),
        inputs=tuple(_input(view, name) for name in rule.reads()),
        clauses=tuple((clause.ref, clause.support) for clause in spec.clauses_of(annex)),
        evidence=spec.evidence.in_(language),
        improvements=_improvements([] if is_penalty else rule.changes(view, item), compiled, row, item, view, earned),
    )


def rule_in_words(criteria_set: CriteriaSet, regime: Regime, annex: str, item: str, year: int, language: str) -> str:
    """The rule of an item for an annex and year, in one sentence."""
    rule = criteria_set.scored_items(annex)[item].rule_of(annex)
    speech = Speech(criteria_set.fields, regime, annex, year, language, deducts=item in criteria_set.penalty.items)
    return rule.words(speech) if rule else ""


def outcome_of(reason: Reason, earned: int, maximum: int) -> Outcome:
    """The outcome of a finding from its reason and points in hundredths."""
    if reason.is_not_determinable:
        return Outcome.NOT_DETERMINABLE
    if reason.is_not_applicable:
        return Outcome.NOT_APPLICABLE
    if earned >= maximum:
        return Outcome.MET
    return Outcome.PARTLY_MET if earned > 0 else Outcome.NOT_MET


def view_of(
    criteria_set: CriteriaSet,
    regime: Regime,
    annex: str,
    row: Mapping[str, Any],
    item: str,
    language: str = "vi",
    *,
    today: int | None = None,
) -> View:
    """One agency's year as the rule of ``item`` reads it back; ``today`` (days) where it is not the as-of date."""
    shares = {
        path: (
            Fraction(row[numerator_column(path)], row[denominator_column(path)]),
            Reason(row[reason_column(path)]),
        )
        for path in compile_annex(criteria_set, regime, annex).paths(item)
    }
    return View(
        fields=criteria_set.fields,
        regime=regime,
        annex=annex,
        year=row["year"],
        language=language,
        values={name: row[name] for name in criteria_set.fields},
        states={name: Reason(row[state_column(name)]) for name in criteria_set.fields},
        shares=shares,
        as_of=row[AS_OF] if today is None else today,
        deducts=item in criteria_set.penalty.items,
    )


def _because(spec: Criterion | Adjustment, annex: str, view: View, reason: Reason) -> str:
    if reason is Reason.NA_STRUCTURAL and isinstance(spec, Criterion):
        entry = spec.is_outside(annex, view.year)
        conditional = next((e for e in spec.not_applicable if e.when_no), None)
        found = entry or conditional
        if found is not None:
            return found.reason.in_(view.language)
    return REASON_LABELS[reason].in_(view.language)


def _arithmetic(working: str, view: View, item: str, reason: Reason, earned: int, maximum: int) -> str:
    shown = points(earned, view.language)
    if reason.is_not_applicable:
        return view.say(
            "Không tính: cả điểm và điểm tối đa của tiêu chí này đều không cộng vào tổng.",
            "Not counted: neither its points nor its maximum enter the totals.",
        )
    if reason.is_not_determinable:
        return view.say(
            f"Chưa đủ số liệu để tính nên chưa có điểm: {shown}",
            f"Too few figures to compute, so no points yet: {shown}",
        )
    share, top = view.share(item), number(Fraction(maximum, 100), None, view.language)
    product, times = share * Fraction(maximum, 100), f"{top} × {view.percent(share)}"
    if product == Fraction(earned, 100) and is_exact(share):
        return f"{working}; {times} = {shown}"
    sign = "=" if is_exact(share) and is_exact(product / 100) else "≈"
    return f"{working}; {times} {sign} {number(product, 4, view.language)} → {shown}"


def _input(view: View, name: str) -> InputLine:
    field, state = view.fields[name], view.states[name]
    shown = REASON_LABELS[state].in_(view.language)
    if state.is_scored:
        shown = field_value(field, view.values[name], view.language)
    unit = view.unit(name) if field.kind in {"count", "number", "money"} else ""
    return InputLine(name, view.label(name), shown, unit, state, field.source)


def _improvements(
    changes: list[Change], compiled: CompiledAnnex, row: Mapping[str, Any], item: str, view: View, earned: int
) -> tuple[Improvement, ...]:
    """The changes that gain, best first; each tried on the engine itself, within the field's bounds."""
    possible = [c for c in changes if all(v <= view.fields[name].largest for name, v in c.items())]
    if not possible or Reason(row[reason_column(item)]).is_not_applicable:
        return ()
    after = points_after(possible, compiled, row, item)
    found = [
        Improvement(change_in_words(change, view), gained - earned, tuple(change.items()))
        for change, gained in zip(possible, after, strict=True)
        if gained > earned
    ]
    return tuple(sorted(found, key=lambda each: -each.gain))


def points_after(changes: list[Change], compiled: CompiledAnnex, row: Mapping[str, Any], item: str) -> list[int]:
    """The item's points in hundredths after each change of the agency's figures, by the engine itself."""
    alone = compiled.only(item)
    keys = alone.needs(row)
    rows = [{key: row[key] for key in keys} for _ in changes]
    for target, change in zip(rows, changes, strict=True):
        for name, value in change.items():
            target[name], target[state_column(name)] = value, int(Reason.SCORED)
    schema = {key: _dtype(key, row[key]) for key in keys}
    return alone.run(pl.DataFrame(rows, schema=schema))[points_column(item)].to_list()


def _dtype(key: str, value: Any) -> Any:
    if key.endswith(":state"):
        return pl.UInt8
    if key == "year":
        return pl.Int32
    return {bool: pl.Boolean, str: pl.String}.get(type(value), pl.Int64)


def change_in_words(change: Change, view: View) -> str:
    """Changed figures in words: from what is reported to what is wanted."""
    return "; ".join(_one_in_words(name, value, view) for name, value in change.items())


def _one_in_words(name: str, value: int, view: View) -> str:
    field, label = view.fields[name], view.label(name)
    wanted = field_value(field, value, view.language)
    if field.kind in {"yes_no", "text", "url"}:
        return f"{label}: {wanted}"
    if field.kind == "choices":
        added = field_value(field, value & ~view.values.get(name, 0), view.language)
        return view.say(f"{label}: thêm {added}", f"{label}: add {added}")
    if field.kind == "date":
        return view.say(f"{label}: chậm nhất {wanted}", f"{label}: by {wanted}")
    unit = f" {view.unit(name)}" if field.kind in {"count", "number", "money"} else ""
    if not view.is_reported(name):
        return view.say(f"{label}: đạt {wanted}{unit}", f"{label}: reach {wanted}{unit}")
    now = view.shown(name)
    return view.say(f"{label}: từ {now} lên {wanted}{unit}", f"{label}: from {now} to {wanted}{unit}")
