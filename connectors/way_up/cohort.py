"""Where an agency stands in its cohort, without naming anybody else: quartiles, median and best, whole and by group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from connectors.scorecard import Scorecard

# In fewer than so many ranked agencies, the median and the best would tell who the others are.
LEAST_RANKED = 5


@dataclass(frozen=True)
class Spread:
    """The quartiles and the best of a cohort, exact: the index in points, or shares of a group in percent."""

    low_quartile: Fraction
    median: Fraction
    high_quartile: Fraction
    best: Fraction

    @classmethod
    def of(cls, values: Sequence[Fraction]) -> Spread:
        """The spread of at least one value; quartiles lie between neighbours in proportion (both ends included)."""
        ordered = sorted(values)
        low, middle, high = (_quantile(ordered, Fraction(each, 4)) for each in (1, 2, 3))
        return cls(low, middle, high, ordered[-1])


@dataclass(frozen=True)
class GroupPosition:
    """One group of criteria: the agency's share in percent, and its cohort's; None where it does not apply."""

    group: str
    own: Fraction | None
    spread: Spread | None


@dataclass(frozen=True)
class CohortPosition:
    """An agency among its cohort. Every ``spread`` is None where ``ranked`` is too few to hide in."""

    cohort: str
    size: int
    ranked: int
    rank: int | None
    index: Fraction
    spread: Spread | None
    groups: tuple[GroupPosition, ...]


def cohort_position(scorecard: Scorecard, agency: str, year: int, *, least: int = LEAST_RANKED) -> CohortPosition:
    """Where ``agency`` stands among the ranked agencies of its cohort, itself among them; KeyError when not scored."""
    own = scorecard.standing(agency, year)
    cohort = scorecard.cohort(own.cohort, year)
    ranked = [standing for standing in cohort if standing.rank is not None]
    shares: dict[str, list[Fraction]] = {}
    for standing in ranked:
        for group, share in _shares(scorecard, standing.agency, year).items():
            shares.setdefault(group, []).append(share)
    mine = _shares(scorecard, agency, year)
    groups = scorecard.criteria_set.groups_of(own.annex)
    return CohortPosition(
        cohort=own.cohort,
        size=len(cohort),
        ranked=len(ranked),
        rank=own.rank,
        index=Fraction(own.index, 100),
        spread=_spread([Fraction(standing.index, 100) for standing in ranked], least),
        groups=tuple(GroupPosition(g, mine.get(g), _spread(shares.get(g, []), least)) for g in groups),
    )


def _shares(scorecard: Scorecard, agency: str, year: int) -> dict[str, Fraction]:
    """The share of each group that applies, in percent."""
    groups = scorecard.groups(agency, year)
    return {each.group: Fraction(100 * each.points, each.maximum) for each in groups if each.maximum}


def _spread(values: Sequence[Fraction], least: int) -> Spread | None:
    return Spread.of(values) if len(values) >= max(least, 1) else None


def _quantile(ordered: Sequence[Fraction], at: Fraction) -> Fraction:
    place = at * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)
