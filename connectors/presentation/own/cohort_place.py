"""An agency's place in its cohort, ready to draw, without naming anybody else."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from connectors.presentation.own.way_up_words import say
from connectors.scorecard import Scorecard
from connectors.way_up.cohort import CohortPosition
from rubric.language import number


@dataclass(frozen=True)
class PlaceRow:
    """One group in percent: this agency, the quartiles, median and best of its cohort; empty where there is none."""

    group: str
    title: str
    own: str
    low: str
    median: str
    high: str
    best: str


@dataclass(frozen=True)
class CohortPlace:
    """The sentence on top and a row a group."""

    sentence: str
    rows: tuple[PlaceRow, ...]


def cohort_place(scorecard: Scorecard, position: CohortPosition, language: str) -> CohortPlace:
    """The place of an agency in one language."""
    groups = scorecard.criteria_set.groups
    rows = []
    for each in position.groups:
        spread = each.spread
        shown = [spread.low_quartile, spread.median, spread.high_quartile, spread.best] if spread else [None] * 4
        texts = [_percent(value, language) for value in (each.own, *shown)]
        rows.append(PlaceRow(each.group, groups[each.group].title.in_(language), *texts))
    return CohortPlace(_sentence(position, language), tuple(rows))


def _sentence(position: CohortPosition, language: str) -> str:
    ranked, spread = str(position.ranked), position.spread
    if spread is None:
        return say("position.few", language, ranked=ranked)
    bounds = {
        "median": number(spread.median, 2, language),
        "low": number(spread.low_quartile, 2, language),
        "high": number(spread.high_quartile, 2, language),
        "best": number(spread.best, 2, language),
    }
    if position.rank is None:
        return say("position.unranked", language, **bounds)
    return say("position", language, rank=str(position.rank), ranked=ranked, **bounds)


def _percent(value: Fraction | None, language: str) -> str:
    return "" if value is None else f"{number(value, 2, language)}%"
