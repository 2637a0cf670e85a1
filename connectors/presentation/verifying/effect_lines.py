"""What a decision changes, in words: the agency's points, band and rank, and every other agency that moves."""

from __future__ import annotations

from dataclasses import dataclass

from connectors.presentation.standing_words import signed
from connectors.presentation.verifying.verification_words import say
from connectors.scorecard import Scorecard, Standing
from connectors.verification.appeals import Effect
from rubric.language import points


@dataclass(frozen=True)
class MovedLine:
    """Another agency that moves."""

    agency: str
    cohort: str
    rank: str
    band: str


@dataclass(frozen=True)
class EffectLines:
    """``own`` is a sentence on the agency itself; ``others`` are in protocol order."""

    own: str
    others_title: str
    others: tuple[MovedLine, ...]


def effect_lines(effect: Effect, scorecard: Scorecard, language: str) -> EffectLines:
    """An effect ready to draw; ``scorecard`` is either of the two it lies between."""
    before, after = effect.own.before, effect.own.after
    own = say(
        "effect.own",
        language,
        agency=scorecard.agencies[effect.own.agency].name.in_(language),
        before=points(before.index, language),
        after=points(after.index, language),
        change=signed(effect.index, language),
    )
    said = [own, _bands(before, after, scorecard, language), _ranks(before, after, language)]
    if not effect.others:
        said.append(say("effect.none", language))
    others = tuple(
        MovedLine(
            scorecard.agencies[each.agency].name.in_(language),
            scorecard.criteria_set.cohorts[each.after.cohort].title.in_(language),
            _arrow(_rank(each.before, language), _rank(each.after, language)),
            _arrow(_band(each.before, scorecard, language), _band(each.after, scorecard, language)),
        )
        for each in effect.others
    )
    title = say("effect.others", language, count=str(len(others))) if others else ""
    return EffectLines("; ".join(said) + ".", title, others)


def _bands(before: Standing, after: Standing, scorecard: Scorecard, language: str) -> str:
    names = {"before": _band(before, scorecard, language), "after": _band(after, scorecard, language)}
    return say("effect.band", language, **names)


def _ranks(before: Standing, after: Standing, language: str) -> str:
    return say("effect.rank", language, before=_rank(before, language), after=_rank(after, language))


def _rank(standing: Standing, language: str) -> str:
    return say("effect.unranked", language) if standing.rank is None else str(standing.rank)


def _band(standing: Standing, scorecard: Scorecard, language: str) -> str:
    return "–" if standing.band is None else scorecard.criteria_set.bands[standing.band].label.in_(language)


def _arrow(before: str, after: str) -> str:
    return before if before == after else f"{before} → {after}"
