"""One agency's own page, ready to draw: where it stands, its way up, and what it changed too late."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from connectors.clock import day_in_vietnam
from connectors.cycle import YearState
from connectors.presentation.own.cohort_place import CohortPlace, cohort_place
from connectors.presentation.own.own_problems import OwnProblems
from connectors.presentation.own.self_assessment_words import own_word
from connectors.presentation.own.way_up_list import WayUpList, standing_in_words, way_up_list
from connectors.presentation.passport import clipped
from connectors.presentation.standing_words import gate_note, why_not_ranked
from connectors.reported import ReportedValue
from connectors.scorecard import Standing
from connectors.way_up.cohort import CohortPosition, cohort_position
from connectors.way_up.steps import WayUp, way_up
from rubric.language import points

FIRST_STEPS = 3


@dataclass(frozen=True)
class Found:
    """What the engine finds about one agency at one moment; it takes longer than the words, so it can be kept."""

    way_up: WayUp
    position: CohortPosition


@dataclass(frozen=True)
class LaterLine:
    """One cell that reads otherwise now than when inputs locked."""

    label: str
    period: str
    scored: str
    now: str
    note: str
    address: str
    link: str


@dataclass(frozen=True)
class OwnPage:
    """The page of one agency: the question, its answer in one sentence, the way up, its place, and late changes."""

    question: str
    sentence: str
    way_up: WayUpList
    place: CohortPlace
    later: tuple[LaterLine, ...]


def find(state: YearState, agency: str, now: datetime) -> Found:
    """The way up and the place of ``agency`` by what it claims."""
    year, today = state.year, day_in_vietnam(now)
    found = way_up(state.computed, agency, year, today=today, locks_on=last_day_to_type(state, agency))
    return Found(found, cohort_position(state.computed, agency, year))


def last_day_to_type(state: YearState, agency: str) -> date | None:
    """The last day whose figures of ``agency`` are scored; None where nothing locks."""
    place = state.installation
    return state.settings.lock_day(place.regime, place.agencies[agency].annex, state.year)


def own_page(state: YearState, agency: str, found: Found, problems: OwnProblems, language: str) -> OwnPage:
    """The page of ``agency`` in one language."""
    name = state.installation.agencies[agency].name.in_(language)
    return OwnPage(
        question=own_word("question", language, name=name),
        sentence=_sentence(state, found, problems, language),
        way_up=way_up_list(state.computed, found.way_up, language),
        place=cohort_place(state.computed, found.position, language),
        later=_later(state, agency, language),
    )


def _sentence(state: YearState, found: Found, problems: OwnProblems, language: str) -> str:
    """Where it stands; what is to mend and what that brings; where the first actions lead."""
    start, steps = found.way_up.start, found.way_up.steps
    note = gate_note(state.computed, start, language)
    said = [_standing(state, found, language) + (f" ({note})." if note else ".")]
    mended, count = sum(step.gain for step in steps if step.kind == "mend"), len(problems.stopping)
    if not count:
        said.append(own_word("mend.none", language))
    elif mended:
        said.append(own_word("mend.gain", language, count=str(count), gain=points(mended, language)))
    else:
        said.append(own_word("mend", language, count=str(count)))
    if not steps:
        return " ".join([*said, own_word("first.none", language)])
    first = steps[:FIRST_STEPS]
    key = "first.at_most" if any(step.assumed for step in first) else "first"
    after = standing_in_words(state.computed, first[-1].after, language)
    return " ".join([*said, own_word(key, language, count=str(len(first)), after=after)])


def _standing(state: YearState, found: Found, language: str) -> str:
    start: Standing = found.way_up.start
    index = points(start.index, language)
    if start.not_ranked:
        return own_word("score.unranked", language, index=index, why=why_not_ranked(state.computed, start, language))
    if start.rank is None or start.band is None:
        return own_word("score", language, index=index)
    band = state.computed.criteria_set.bands[start.band].label.in_(language)
    ranked = str(found.position.ranked)
    return own_word("score.ranked", language, index=index, band=band, rank=str(start.rank), ranked=ranked)


def _later(state: YearState, agency: str, language: str) -> tuple[LaterLine, ...]:
    lines = []
    for edit in state.later:
        value = edit.now or edit.scored
        if value is None or value.agency != agency:
            continue
        field = state.installation.criteria_set.fields[value.field]
        scored, now = _text(edit.scored, language), _text(edit.now, language)
        place = value.address
        lines.append(
            LaterLine(
                label=field.label.in_(language),
                period=value.period,
                scored=scored,
                now=now,
                note=own_word("later.evidence", language) if scored == now else "",
                address=" › ".join(part for part in (place.book, place.tab, place.cell) if part),
                link=place.link,
            )
        )
    return tuple(lines)


def _text(value: ReportedValue | None, language: str) -> str:
    return clipped(value.text, 80) if value and value.text else own_word("later.nothing", language)
