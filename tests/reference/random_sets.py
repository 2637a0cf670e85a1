"""Random agency-years over a criteria set, from a seed: figures at the edges, every state, approvals, deadlines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from random import Random
from typing import Any

from rubric.criteria.criteria_set import CriteriaSet
from rubric.criteria.field import NUMERIC_KINDS, Field
from rubric.criteria.regime import Regime
from rubric.language import to_days
from rubric.reasons import Reason
from tests.reference.engine import AgencyYear
from tests.reference.surveys import all_rules, samples_of

SILENCE = (Reason.NOT_REPORTED,)
MOODS = (1.0, 1.0, 0.97, 0.9, 0.5, 0.1, 0.0)
PARTLY = (Reason.PART_NOT_REPORTED, Reason.PART_REQUESTED, Reason.PART_UNREADABLE)
ABSENCES = (Reason.NOT_REPORTED, Reason.NOT_REPORTED, Reason.REQUESTED, Reason.UNREADABLE)
SKILLS = (0.0, 0.0, 0.5, 0.9, 0.97)
NEAR_DAYS = (-30, -1, 0, 0, 1, 5, 6, 10, 11, 15, 16, 40)


@dataclass(frozen=True)
class Draw:
    """What random figures are drawn from: the numbers that a set compares with, and its deadlines by year."""

    criteria_set: CriteriaSet
    regime: Regime
    marks: tuple[Fraction, ...]
    deadlines: dict[int, tuple[date, ...]]
    annexes: dict[str, frozenset[str]]
    samples: frozenset[str]


def draw_of(criteria_set: CriteriaSet, regime: Regime) -> Draw:
    """The edges of a criteria set."""
    marks = {Fraction(0), Fraction(1)}
    for rule in all_rules(criteria_set):
        marks |= set(_numbers(rule.model_dump()))
    known = {name for name in criteria_set.fields if criteria_set.fields[name].scope == "locality"}
    sources = ("agency", "department", "survey", "panel")
    annexes = {key: frozenset(known | set(criteria_set.fields_of(key, sources))) for key in criteria_set.annexes}
    deadlines = {year: tuple(_deadlines(criteria_set, regime, year)) for year in criteria_set.years}
    samples = frozenset(samples_of(criteria_set))
    return Draw(criteria_set, regime, tuple(sorted(marks)), deadlines, annexes, samples)


def _numbers(data: Any) -> Iterator[Fraction]:
    if isinstance(data, dict):
        if "basis" in data and not isinstance(data["value"], date):
            yield Fraction(data["value"])
        for inner in data.values():
            yield from _numbers(inner)
    elif isinstance(data, list):
        for inner in data:
            yield from _numbers(inner)


def _deadlines(criteria_set: CriteriaSet, regime: Regime, year: int) -> Iterator[date]:
    yield date(year, 12, 31)
    for reports in regime.reports.values():
        yield from filter(None, (report.last_day(year) for report in reports.values()))
    for rule in all_rules(criteria_set):
        for due in getattr(rule, "documents", {}).values():
            if due.last_day is not None and year in due.last_day.years:
                yield due.last_day.at(year)


def random_day(draw: Draw, random: Random, year: int) -> date:
    """A day near a deadline of ``year``."""
    return random.choice(draw.deadlines[year]) + timedelta(days=random.choice(NEAR_DAYS))


def random_value(draw: Draw, random: Random, field: Field, year: int, before: Sequence[Fraction]) -> int:
    """A stored integer within the field's bounds, more often than not at an edge."""
    match field.kind:
        case "yes_no" | "text" | "url":
            return random.randint(0, 1) if field.kind == "yes_no" else 1
        case "choices":
            return random.choice([0, field.largest, random.randint(0, field.largest), 1])
        case "date":
            return to_days(random_day(draw, random, year))
        case _:
            return _bounded(field, _figure(draw, random, field, before))


def best_value(field: Field, year: int) -> int:
    """The stored integer that a field's better direction leads to."""
    if field.kind == "date":
        return to_days(date(year, 1, 1))
    return field.largest if field.better == "higher" else int(field.min * field.scale)


def _figure(draw: Draw, random: Random, field: Field, before: Sequence[Fraction]) -> Fraction:
    chance = random.random()
    if chance < 0.45 and before:
        other = random.choice(before[-4:])
        mark = random.choice(draw.marks) if chance < 0.3 else Fraction(100)
        return other * mark / 100 + random.choice((0, 0, -1, 1)) * Fraction(1, field.scale)
    if chance < 0.65:
        return random.choice(draw.marks) + random.choice((0, 0, -1, 1)) * Fraction(1, field.scale)
    if chance < 0.75:
        return Fraction(random.choice((field.min, field.max)))
    small = min(field.max, random.choice((12, 100, field.max)))
    return Fraction(random.randint(0, int(small * field.scale)), field.scale)


def _bounded(field: Field, exact: Fraction) -> int:
    stored = int(exact * field.scale)
    return max(int(field.min * field.scale), min(field.largest, stored))


def random_row(draw: Draw, random: Random, agency: str, cohort: str, year: int) -> AgencyYear:
    """One agency's year: its mood says how much of it is reported, its skill how much of that is as good as can be."""
    annex = draw.criteria_set.annex_of(cohort)
    mood, skill = random.choice(MOODS), random.choice(SKILLS)
    values: dict[str, int] = {}
    states: dict[str, Reason] = {}
    before: list[Fraction] = []
    for name, field in draw.criteria_set.fields.items():
        if name not in draw.annexes[annex]:
            continue
        state = Reason.SCORED if random.random() < mood else random.choice(ABSENCES if mood else SILENCE)
        if state is Reason.SCORED:
            is_best = random.random() < skill and field.better != "none"
            values[name] = best_value(field, year) if is_best else random_value(draw, random, field, year, before)
            if field.kind in NUMERIC_KINDS:
                before.append(Fraction(values[name], field.scale))
            state = random.choice(PARTLY) if random.random() < 0.04 else state
        if state is not Reason.NOT_REPORTED:
            states[name] = state
    return AgencyYear(agency, cohort, year, values, states, _approvals(draw, random, annex))


def _approvals(draw: Draw, random: Random, annex: str) -> frozenset[str]:
    items = [*draw.criteria_set.scored_items(annex), *sorted(draw.annexes[annex])]
    share = random.choice((0, 0, 0.02, 0.1, 0.4))
    return frozenset(item for item in items if random.random() < share)


def random_cohort(draw: Draw, random: Random, cohort: str, year: int, codes: Sequence[str]) -> list[AgencyYear]:
    """The rows of one cohort and year; now and then a survey was not held, now and then for a few only."""
    rows = [random_row(draw, random, code, cohort, year) for code in codes]
    for sample in sorted(draw.samples):
        if random.random() < 0.25:
            rows = [_without(row, sample, Reason.NOT_REPORTED) for row in rows]
        if random.random() < 0.1:
            rows[0] = _without(rows[0], sample, random.choice(ABSENCES))
    return rows


def _without(row: AgencyYear, name: str, state: Reason) -> AgencyYear:
    values = {key: value for key, value in row.values.items() if key != name}
    states = {key: each for key, each in row.states.items() if key != name}
    if state is not Reason.NOT_REPORTED:
        states[name] = state
    return AgencyYear(row.agency, row.cohort, row.year, values, states, row.approvals)
