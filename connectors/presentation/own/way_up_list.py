"""The cheapest way up, ready to draw: each action in a sentence, what it brings, and what stays out of reach."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from connectors.presentation import links
from connectors.presentation.own.way_up_words import causes_in_words, say
from connectors.reported import ReportedValue
from connectors.scorecard import Scorecard, Standing
from connectors.way_up.steps import Step, WayUp
from rubric.criteria.criterion import EFFORT_LABELS
from rubric.criteria.field import NUMERIC_KINDS
from rubric.language import day, field_value, points, to_days
from rubric.reasons import Reason
from rubric.rules.base import Speech


@dataclass(frozen=True)
class CellToMend:
    """A cell that an action asks to mend: where it is, what it holds, what is expected."""

    address: str
    link: str
    text: str
    problem: str


@dataclass(frozen=True)
class WayUpRow:
    """One action. ``sentence`` says all of it; the other texts are its parts, for a table.

    ``after`` is the most there can be from the first action on whose figure only stands in for what will be reported.
    """

    number: int
    item: str
    title: str
    action: str
    gain: str
    effort: str
    evidence: str
    clauses: tuple[tuple[str, str, str], ...]
    until: str
    after: str
    note: str
    other_ways: tuple[str, ...]
    stops: tuple[str, ...]
    cells: tuple[CellToMend, ...]
    sentence: str
    link: str


@dataclass(frozen=True)
class LeftRow:
    """Points of one criterion that no action reaches, and why. ``is_closed``: their time is over."""

    item: str
    title: str
    points: str
    why: str
    is_closed: bool
    link: str


@dataclass(frozen=True)
class WayUpList:
    """The way up of one agency: a summary, the actions, what is out of reach, and the caution that belongs to it."""

    summary: str
    rows: tuple[WayUpRow, ...]
    left: tuple[LeftRow, ...]
    caution: str


def way_up_list(scorecard: Scorecard, found: WayUp, language: str) -> WayUpList:
    """The way up in one language; the actions follow one another, so each speaks of the figures before it."""
    code, year = found.start.agency, found.start.year
    annex, row = scorecard.row(code, year)
    place = scorecard.installation
    speech = Speech(place.criteria_set.fields, place.regime, annex, year, language)
    values, rows = dict(row), []
    at_most = False
    for number, step in enumerate(found.steps, 1):
        at_most = at_most or bool(step.assumed)
        rows.append(_row(scorecard, _Words(speech, values), number, step, found, at_most))
        values |= dict(step.changes)
    return WayUpList(
        _summary(scorecard, found, language), tuple(rows), _left(scorecard, found, language), say("caution", language)
    )


@dataclass(frozen=True)
class _Words:
    """An agency's figures at one point of the way, and how changes of them are said."""

    speech: Speech
    values: Mapping[str, int]

    def changed(self, step: Step, changes: tuple[tuple[str, int], ...]) -> str:
        """Several changed figures in words."""
        return "; ".join(self._one(step, name, value) for name, value in changes)

    def _one(self, step: Step, name: str, value: int) -> str:
        language, label, unit = self.speech.language, self.speech.label(name), self.speech.unit(name)
        field, now = self.speech.fields[name], self.values.get(name, 0)
        parts = {"label": label, "unit": unit, "wanted": field_value(field, value, language)}
        state = Reason(self.values[f"{name}:state"])
        if field.kind in NUMERIC_KINDS and name not in step.assumed and (state.is_scored or now):
            more, before = field_value(field, value - now, language), field_value(field, now, language)
            return say("more", language, more=more, now=before, **parts)
        if field.kind == "choices":
            return say("add", language, label=label, added=field_value(field, value & ~now, language))
        return say(self._key(step, name, state), language, **parts)

    def _key(self, step: Step, name: str, state: Reason) -> str:
        """How a figure is asked for that is not a count which grows."""
        kind, is_unreadable = self.speech.fields[name].kind, state is Reason.UNREADABLE
        if is_unreadable and (name in step.assumed or kind not in NUMERIC_KINDS):
            return "retype"
        if name in step.assumed:
            return "type"
        if kind in NUMERIC_KINDS:
            return "mend" if is_unreadable else "fill"
        return {"yes_no": "do", "date": "by"}.get(kind, "give")


def _row(scorecard: Scorecard, words: _Words, number: int, step: Step, found: WayUp, at_most: bool) -> WayUpRow:
    language = words.speech.language
    spec = scorecard.criteria_set.scored_items(found.start.annex)[step.item]
    plan = scorecard.installation.plan.clauses
    gain = say("gain.at_most" if step.is_upper_bound else "gain", language, gain=points(step.gain, language))
    effort = EFFORT_LABELS[step.effort].in_(language).lower()
    action, after = words.changed(step, step.changes), standing_in_words(scorecard, step.after, language)
    after = say("at_most", language, after=after) if at_most else after
    evidence = spec.evidence.in_(language)
    small = evidence[:1].lower() + evidence[1:]
    return WayUpRow(
        number=number,
        item=step.item,
        title=spec.title.in_(language),
        action=action,
        gain=gain,
        effort=effort,
        evidence=evidence,
        clauses=tuple((c.ref, plan[c.ref].in_(language), c.support) for c in spec.clauses_of(found.start.annex)),
        until=day(to_days(step.until), language),
        after=after,
        note=_note(scorecard, step, found, language),
        other_ways=tuple(words.changed(step, way) for way in step.other_ways),
        stops=tuple(f"{words.changed(step, way)}: +{points(less, language)}" for way, less in step.stops),
        cells=_cells(scorecard, step, found, language),
        sentence=say("sentence", language, action=action, gain=gain, effort=effort, evidence=small, after=after),
        link=links.agency(
            scorecard.installation.locality.id, found.start.agency, found.start.year, language, step.item
        ),
    )


def standing_in_words(scorecard: Scorecard, standing: Standing, language: str) -> str:
    """“86,99 – Tốt, hạng 5”."""
    index = points(standing.index, language)
    if standing.rank is None or standing.band is None:
        return say("after.unranked", language, index=index)
    band = scorecard.criteria_set.bands[standing.band].label.in_(language)
    return say("after", language, index=index, band=band, rank=str(standing.rank))


def _note(scorecard: Scorecard, step: Step, found: WayUp, language: str) -> str:
    notes = []
    if step.lifts:
        gate = scorecard.criteria_set.annexes[found.start.annex].gates[step.lifts].label.in_(language)
        notes.append(say("lifts", language, why=gate[:1].lower() + gate[1:]))
    if step.is_upper_bound:
        notes.append(say("report", language))
    return " ".join(notes)


def _cells(scorecard: Scorecard, step: Step, found: WayUp, language: str) -> tuple[CellToMend, ...]:
    values = [v for name, _ in step.changes for v in scorecard.sources(found.start.agency, found.start.year, name)]
    return tuple(_cell(scorecard, value, language) for value in values if value.state == "unreadable")


def _cell(scorecard: Scorecard, value: ReportedValue, language: str) -> CellToMend:
    place = value.address
    address = " › ".join(part for part in (place.book, place.tab, place.cell) if part)
    return CellToMend(address, place.link, value.text, scorecard.problem(value, language))


def _summary(scorecard: Scorecard, found: WayUp, language: str) -> str:
    now = standing_in_words(scorecard, found.start, language)
    left = points(sum(each.points for each in found.left), language)
    if not found.steps:
        return say("summary.none", language, now=now, left=left)
    after = standing_in_words(scorecard, found.steps[-1].after, language)
    if any(step.assumed for step in found.steps):
        after = say("at_most", language, after=after)
    return say("summary", language, now=now, count=str(len(found.steps)), after=after, left=left)


def _left(scorecard: Scorecard, found: WayUp, language: str) -> tuple[LeftRow, ...]:
    start, criteria = found.start, scorecard.criteria_set.criteria
    return tuple(
        LeftRow(
            item=each.item,
            title=criteria[each.item].title.in_(language),
            points=points(each.points, language),
            why=causes_in_words(each.causes, language),
            is_closed=any(cause.why == "closed" for cause in each.causes),
            link=links.agency(scorecard.installation.locality.id, start.agency, start.year, language, each.item),
        )
        for each in found.left
    )
