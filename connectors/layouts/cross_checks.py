"""Figures that do not fit together: a part above its whole, a last year's figure other than the one reported then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from connectors.layouts.ground import Ground
from connectors.problem import Problem
from connectors.problem_catalogue import clip, problem
from connectors.reported import BookReading, ReportedValue
from rubric.criteria.criteria_set import CriteriaSet
from rubric.criteria.rule_checks import walk
from rubric.rules import Rule
from rubric.rules.bands import Bands
from rubric.rules.ratio import Ratio
from rubric.rules.survey import Survey

Pairs = Mapping[tuple[str, str], None]  # pairs of fields in the order of the set


def cross_checked(readings: Sequence[BookReading], ground: Ground) -> list[BookReading]:
    """The readings with a warning for every figure that does not fit another, in the book of the first of the two."""
    wholes = {annex: parts_and_wholes(ground.criteria_set, annex) for annex in ground.criteria_set.annexes}
    growths = {annex: _growths(ground.criteria_set, annex) for annex in ground.criteria_set.annexes}
    problems: dict[int, list[Problem]] = defaultdict(list)
    for agency, said in _by_agency(readings).items():
        values = {(value.period, value.field): (value, place) for place, of_book in said for value in of_book}
        annex = ground.agencies[agency].annex
        for period in dict.fromkeys(period for period, _ in values):
            pairs = [("part_above_whole", part, whole, period) for part, whole in wholes[annex]]
            if period.isdecimal():
                pairs += [("last_year_differs", typed, field, f"{int(period) - 1}") for field, typed in growths[annex]]
            for code, first, other, then in pairs:
                found, beside = values.get((period, first)), values.get((then, other))
                if found and beside and _is_wrong(code, _scaled(found[0], ground), _scaled(beside[0], ground)):
                    problems[found[1]].append(_told(code, found[0], beside[0], ground))
    return [
        replace(reading, problems=[*reading.problems, *problems[place]]) if place in problems else reading
        for place, reading in enumerate(readings)
    ]


def _by_agency(readings: Sequence[BookReading]) -> Mapping[str, Sequence[tuple[int, Sequence[ReportedValue]]]]:
    """The figures reported of each agency, by the number of their book."""
    said: dict[str, dict[int, list[ReportedValue]]] = defaultdict(lambda: defaultdict(list))
    for place, reading in enumerate(readings):
        for value in reading.values:
            if value.state == "reported":
                said[value.agency][place].append(value)
    return {agency: list(of_books.items()) for agency, of_books in said.items()}


def _is_wrong(code: str, first: int, other: int) -> bool:
    return first > other if code == "part_above_whole" else first != other


def _scaled(value: ReportedValue, ground: Ground) -> int:
    """The figure in millionths, the finest unit a field can have, so that two fields compare."""
    return (value.value or 0) * (1_000_000 // ground.fields[value.field].scale)


def _told(code: str, value: ReportedValue, beside: ReportedValue, ground: Ground) -> Problem:
    return problem(
        code,
        value.address,
        found=value.text,
        example=ground.fields[value.field].example,
        agency=value.agency,
        period=value.period,
        field=value.field,
        label=ground.fields[value.field].label,
        other=clip(beside.text),
        other_label=ground.fields[beside.field].label,
        place=str(beside.address),
    )


def parts_and_wholes(criteria_set: CriteriaSet, annex: str) -> Pairs:
    """Numerators that are one plain field with their denominators, and favourable answers with their samples."""
    pairs: dict[tuple[str, str], None] = {}
    for rule in _rules(criteria_set, annex):
        if isinstance(rule, Survey):
            pairs[rule.favourable, rule.sample] = None
        elif (
            isinstance(rule, Ratio)
            and not rule.is_quota
            and [weight.value for weight in rule.numerator.values()] == [1]
        ):
            pairs[next(iter(rule.numerator)), rule.denominator] = None
    return pairs


def _growths(criteria_set: CriteriaSet, annex: str) -> Pairs:
    """Figures with those of the year before that they are compared with."""
    rules = _rules(criteria_set, annex)
    return {(rule.field, rule.growth_from): None for rule in rules if isinstance(rule, Bands) and rule.growth_from}


def _rules(criteria_set: CriteriaSet, annex: str) -> Iterator[Rule]:
    for item in criteria_set.scored_items(annex).values():
        rule = item.rule_of(annex)
        if rule is not None:
            yield from (each for _, each in walk(rule, ""))
