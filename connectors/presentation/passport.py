"""The point passport, ready to draw: rule, figures with their cells, arithmetic, clauses, evidence, what earns more."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from connectors.presentation import links
from connectors.presentation.marks import mark
from connectors.presentation.words import word
from connectors.reported import Evidence, ReportedValue
from connectors.scorecard import Finding, Scorecard
from rubric.explanation import InputLine
from rubric.language import number, points
from rubric.reasons import OUTCOME_LABELS, Outcome, Reason


@dataclass(frozen=True)
class Cell:
    """One cell a figure came from: what it held, where it stands, the link that opens it, its evidence, the verdict."""

    period: str
    text: str
    address: str
    link: str
    evidence: str
    evidence_links: tuple[str, ...]
    problem: str
    verdict: str = ""


@dataclass(frozen=True)
class PassportInput:
    """One figure: its field, label, value or the words of its absence with its mark, who gave it, and its cells."""

    field: str
    label: str
    value: str
    mark: str
    source: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Passport:
    """One finding explained. ``share`` is None where the item does not apply."""

    item: str
    title: str
    points: int
    maximum: int
    points_text: str
    share: Fraction | None
    outcome: str
    outcome_label: str
    mark: str
    because: str
    rule: str
    arithmetic: str
    inputs: tuple[PassportInput, ...]
    clauses: tuple[tuple[str, str, str], ...]
    evidence_wanted: str
    own_score: str
    improvements: tuple[str, ...]
    link: str


def passport(scorecard: Scorecard, agency: str, year: int, finding: Finding, language: str) -> Passport:
    """The passport of one finding in one language."""
    said = scorecard.explanation(agency, year, finding.item, language)
    applies = finding.outcome != Outcome.NOT_APPLICABLE
    top = number(Fraction(finding.maximum, 100), None, language)
    earned = points(finding.points, language) if applies else mark(Reason(finding.reason))
    plan = scorecard.installation.plan.clauses
    return Passport(
        item=finding.item,
        title=said.title,
        points=finding.points,
        maximum=finding.maximum,
        points_text=f"{earned} / {top}",
        share=Fraction(finding.points, finding.maximum) if applies else None,
        outcome=finding.outcome,
        outcome_label=_outcome_label(scorecard, finding, language),
        mark=mark(Reason(finding.reason)),
        because=said.because if finding.reason != Reason.SCORED else "",
        rule=said.rule,
        arithmetic=said.arithmetic,
        inputs=tuple(_input(scorecard, agency, year, line, language) for line in said.inputs),
        clauses=tuple((ref, plan[ref].in_(language), support) for ref, support in said.clauses),
        evidence_wanted=said.evidence,
        own_score=_own_score(scorecard, agency, year, finding.item, language),
        improvements=tuple(
            word("more.gain", language, gain=points(each.gain, language), words=each.words)
            for each in said.improvements[:3]
        ),
        link=links.agency(scorecard.installation.locality.id, agency, year, language, finding.item),
    )


def _outcome_label(scorecard: Scorecard, finding: Finding, language: str) -> str:
    """The outcome in words; a penalty is not “met” but deducted."""
    if finding.item in scorecard.criteria_set.penalty.items and finding.outcome != Outcome.NOT_DETERMINABLE:
        return word("penalty.some" if finding.points else "penalty.none", language)
    return OUTCOME_LABELS[Outcome(finding.outcome)].in_(language)


def _input(scorecard: Scorecard, agency: str, year: int, line: InputLine, language: str) -> PassportInput:
    cells = tuple(
        _cell(value, scorecard.problem(value, language), _verdict(scorecard, value, language), language)
        for value in scorecard.sources(agency, year, line.field)
    )
    value = f"{line.value} {line.unit}".strip() if line.state.is_scored else line.value
    source = word(f"source.{line.source}", language)
    return PassportInput(line.field, line.label, value, mark(line.state), source, cells)


def _verdict(scorecard: Scorecard, value: ReportedValue, language: str) -> str:
    """What the verifiers decided on a cell, with their reason; empty where nothing is known of it."""
    found = scorecard.verdicts.get((value.agency, value.period, value.field))
    if found is None:
        return ""
    said = word(f"passport.verdict.{found.verdict}", language)
    return f"{said}: {clipped(found.reason, 300)}" if found.reason else said


def _cell(value: ReportedValue, problem: str, verdict: str, language: str) -> Cell:
    address = " › ".join(part for part in (value.address.book, value.address.tab, value.address.cell) if part)
    evidence = value.evidence
    said = _evidence(evidence, language)
    return Cell(
        value.period, clipped(value.text, 60), address, value.address.link, said, evidence.links, problem, verdict
    )


def _evidence(evidence: Evidence, language: str) -> str:
    """The document, its day and page; an agency's own note to the department is not for the public page."""
    parts = [evidence.document, evidence.document_day]
    if evidence.page:
        parts.append(f"{word('page', language)} {evidence.page}")
    return clipped(", ".join(part for part in parts if part))


def clipped(text: str, length: int = 160) -> str:
    """Text of a cell, short enough for a page."""
    return text if len(text) <= length else text[: length - 1] + "…"


def _own_score(scorecard: Scorecard, agency: str, year: int, item: str, language: str) -> str:
    own = scorecard.own_score(agency, year, item)
    if own is None or own.points is None:
        return ""
    return points(own.points, language) + (f" ({clipped(own.explanation)})" if own.explanation else "")
