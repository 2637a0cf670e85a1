"""How the score is made, rendered from the criteria set: every criterion with its rule, example and clause."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache

import polars as pl

from connectors.cells.raw_cell import Address, RawCell
from connectors.cells.reading import read_cell
from connectors.presentation.words import word
from connectors.scorecard import Scorecard
from rubric.compiled import compile_annex
from rubric.criteria.criteria_set import CriteriaSet
from rubric.criteria.criterion import EFFORT_LABELS, STAGE_LABELS, Adjustment, Criterion, WorkedExample
from rubric.explanation import explain, rule_in_words
from rubric.frames import AGENCIES, FIGURES
from rubric.inputs import Inputs, wide
from rubric.language import number
from rubric.reasons import Reason


@dataclass(frozen=True)
class CriterionCard:
    """One criterion, bonus or penalty as the guide shows it."""

    item: str
    title: str
    question: str
    maximum: str
    is_proposed: bool
    rule: str
    not_applicable: str
    example: str
    evidence: str
    effort: str
    stage: str
    clauses: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class GuideGroup:
    """A group with its points in the annex and its criteria."""

    key: str
    title: str
    maximum: str
    criteria: tuple[CriterionCard, ...]


@dataclass(frozen=True)
class Guide:
    """The criteria of one annex and year."""

    title: str
    groups: tuple[GuideGroup, ...]
    bonus: GuideGroup
    penalty: GuideGroup
    bands: tuple[tuple[str, str], ...]
    gates: tuple[str, ...]
    stages: tuple[tuple[str, int], ...]
    not_measured: tuple[str, ...]
    appeal: str


@lru_cache(maxsize=64)
def guide(scorecard: Scorecard, annex: str, year: int, language: str) -> Guide:
    """The guide of ``annex`` with the targets of ``year``; made once for each scorecard, which never changes."""
    cs = scorecard.criteria_set
    criteria = cs.criteria_of(annex)
    groups = [
        _group(scorecard, annex, year, language, key, {k: c for k, c in criteria.items() if c.group == key})
        for key in cs.groups_of(annex)
    ]
    return Guide(
        title=cs.annexes[annex].title.in_(language),
        groups=tuple(groups),
        bonus=_adjustments(scorecard, annex, year, language, "bonus"),
        penalty=_adjustments(scorecard, annex, year, language, "penalty"),
        bands=_bands(scorecard, language),
        gates=_gates(scorecard, annex, language),
        stages=_stages(scorecard, annex, language),
        not_measured=tuple(text.in_(language) for text in cs.not_measured),
        appeal=cs.appeal.in_(language),
    )


def _group(
    scorecard: Scorecard, annex: str, year: int, language: str, key: str, criteria: dict[str, Criterion]
) -> GuideGroup:
    total = sum(criterion.hundredths(annex) for criterion in criteria.values())
    title = scorecard.criteria_set.groups[key].title.in_(language)
    cards = tuple(_card(scorecard, annex, year, language, item, c) for item, c in criteria.items())
    return GuideGroup(key, title, number(Fraction(total, 100), None, language), cards)


def _adjustments(scorecard: Scorecard, annex: str, year: int, language: str, block: str) -> GuideGroup:
    adjustments = scorecard.criteria_set.bonus if block == "bonus" else scorecard.criteria_set.penalty
    items = {k: a for k, a in adjustments.items.items() if a.hundredths(annex)}
    cards = tuple(_card(scorecard, annex, year, language, item, spec) for item, spec in items.items())
    return GuideGroup(block, word(block, language), number(adjustments.cap.fraction, None, language), cards)


def _card(
    scorecard: Scorecard, annex: str, year: int, language: str, item: str, spec: Criterion | Adjustment
) -> CriterionCard:
    figure = spec.points.get(annex) if isinstance(spec, Criterion) else spec.points
    clauses = scorecard.installation.plan.clauses
    regime = scorecard.installation.regime
    outside = spec.is_outside(annex, year) if isinstance(spec, Criterion) else None
    conditional = (
        [e.reason.in_(language) for e in spec.not_applicable if e.when_no] if isinstance(spec, Criterion) else []
    )
    return CriterionCard(
        item=item,
        title=spec.title.in_(language),
        question=spec.question.in_(language) if isinstance(spec, Criterion) else "",
        maximum=number(Fraction(spec.hundredths(annex), 100), None, language),
        is_proposed=figure is not None and figure.basis == "proposed",
        rule=rule_in_words(scorecard.criteria_set, regime, annex, item, year, language),
        not_applicable=outside.reason.in_(language) if outside else " ".join(conditional),
        example=_example(scorecard, annex, item, spec, language),
        evidence=spec.evidence.in_(language),
        effort=EFFORT_LABELS[spec.effort].in_(language),
        stage=STAGE_LABELS[spec.stage].in_(language) if isinstance(spec, Criterion) else "",
        clauses=tuple((c.ref, clauses[c.ref].in_(language), c.support) for c in spec.clauses_of(annex)),
    )


def _example(scorecard: Scorecard, annex: str, item: str, spec: Criterion | Adjustment, language: str) -> str:
    examples = spec.examples if isinstance(spec, Criterion) else []
    example = next((each for each in examples if each.annex == annex), None)
    if example is None:
        return ""
    row = example_row(scorecard, example)
    said = explain(scorecard.criteria_set, scorecard.installation.regime, annex, row, item, language)
    used = [line for line in said.inputs if line.state.is_scored]
    given = "; ".join(f"{line.label}: {line.value} {line.unit}".strip() for line in used)
    return f"{given}. {said.arithmetic}"


def cohorts_of(criteria_set: CriteriaSet, annex: str, language: str) -> str:
    """Whom an annex is for, short enough for a tab: ``Phường, xã``."""
    said = ", ".join(each.title.in_(language) for each in criteria_set.cohorts.values() if each.annex == annex)
    return said[:1] + said[1:].lower()


def example_row(scorecard: Scorecard, example: WorkedExample) -> dict[str, object]:
    """The wide row of an agency that typed exactly the example's figures, scored on the year's last day."""
    cs = scorecard.criteria_set
    cohort = next(key for key, each in cs.cohorts.items() if each.annex == example.annex)
    rows = [("example", example.year, name, *_typed(scorecard, name, value)) for name, value in example.values.items()]
    inputs = Inputs(
        agencies=pl.DataFrame([("example", cohort)], schema=dict(AGENCIES), orient="row"),
        figures=pl.DataFrame(rows, schema=dict(FIGURES), orient="row"),
        as_of=date(example.year, 12, 31),
        years=[example.year],
    )
    compiled = compile_annex(cs, scorecard.installation.regime, example.annex)
    return compiled.run(wide(cs, inputs)[example.annex]).row(0, named=True)


def _typed(scorecard: Scorecard, name: str, value: object) -> tuple[int, int]:
    """An example's value as a person types it, read by the very reader of cells; ValueError if it cannot be."""
    field = scorecard.criteria_set.fields[name]
    address = Address("example", "", name)
    if isinstance(value, bool):
        cell = RawCell(address, "boolean", boolean=value)
    elif isinstance(value, str):
        cell = RawCell(address, "text", text=value)
    else:
        pattern = "0.00%" if field.kind == "percent" else ""
        scale = 100 if field.kind == "percent" else 1
        cell = RawCell(address, "number", number=float(str(value)) / scale, number_format=pattern)
    reading = read_cell(cell, field)
    if reading.value is None:
        raise ValueError(f"{name}: {[problem.message.en for problem in reading.problems]}")
    return reading.value, int(Reason.SCORED)


def _gates(scorecard: Scorecard, annex: str, language: str) -> tuple[str, ...]:
    bands = scorecard.criteria_set.bands
    capped = "không quá mức" if language == "vi" else "at most"
    gates = scorecard.criteria_set.annexes[annex].gates.values()
    return tuple(f"{g.label.in_(language)}: {capped} {bands[g.caps_at].label.in_(language)}" for g in gates)


def _bands(scorecard: Scorecard, language: str) -> tuple[tuple[str, str], ...]:
    rows, above = [], ""
    for band in scorecard.criteria_set.bands.values():
        low = number(band.from_index.fraction, None, language)
        said = word("from_to_below", language, low=low, above=above) if above else word("from", language, low=low)
        rows.append((band.label.in_(language), said))
        above = low
    return tuple(rows)


def _stages(scorecard: Scorecard, annex: str, language: str) -> tuple[tuple[str, int], ...]:
    """The points of each stage, in hundredths."""
    totals: dict[str, int] = {}
    for criterion in scorecard.criteria_set.criteria_of(annex).values():
        totals[criterion.stage] = totals.get(criterion.stage, 0) + criterion.hundredths(annex)
    return tuple((label.in_(language), totals[key]) for key, label in STAGE_LABELS.items() if key in totals)
