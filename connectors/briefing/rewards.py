"""Whom the stated rules propose for a reward, and why the first of a cohort is not proposed where it is not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from connectors.briefing.settings import RewardRules
from connectors.scorecard import Scorecard, Standing
from connectors.verification.decisions import Share

Ground = Literal["first", "improved"]
Obstacle = Literal["small_cohort", "band", "not_verified", "penalty", "little_gain", "not_compared"]
_HUNDRED = 100


@dataclass(frozen=True)
class Reward:
    """An agency that the rules propose: the first of its cohort, or the most improved one by ``gain`` hundredths."""

    ground: Ground
    agency: str
    cohort: str
    index: int
    band: str
    gain: int = 0


@dataclass(frozen=True)
class NoReward:
    """Why nobody, or not the ``agency`` that came closest, is proposed in a cohort."""

    ground: Ground
    cohort: str
    obstacles: tuple[Obstacle, ...]
    agency: str = ""
    gain: int = 0


def rewards(
    scorecard: Scorecard, year: int, shares: Mapping[str, Share], rules: RewardRules
) -> tuple[tuple[Reward, ...], tuple[NoReward, ...]]:
    """Those the rules propose of ``year``, cohort by cohort, and those they do not.

    ``shares`` are the claims of each agency and how many are verified. Of a cohort in which nobody is ranked it says
    nothing.
    """
    found = [
        each
        for cohort in scorecard.criteria_set.cohorts
        if (ranked := [one for one in scorecard.cohort(cohort, year) if one.rank is not None])
        for each in _of_cohort(scorecard, cohort, ranked, shares, rules)
    ]
    proposed = tuple(each for each in found if isinstance(each, Reward))
    return proposed, tuple(each for each in found if isinstance(each, NoReward))


def _of_cohort(
    scorecard: Scorecard, cohort: str, ranked: list[Standing], shares: Mapping[str, Share], rules: RewardRules
) -> Iterator[Reward | NoReward]:
    if len(ranked) < rules.least_ranked:
        yield NoReward("first", cohort, ("small_cohort",))
        return
    bands = list(scorecard.criteria_set.bands)
    for each in (one for one in ranked if one.rank == 1):
        found = _obstacles(each, bands[: rules.first_bands], shares, rules)
        yield _told("first", each, 0, found)
    gains = _gains(scorecard, ranked)
    if len(gains) < rules.least_ranked:
        yield NoReward("improved", cohort, ("not_compared",))
        return
    most = max(gains.values())
    if most < rules.least_gain * _HUNDRED:
        yield NoReward("improved", cohort, ("little_gain",), gain=most)
        return
    for each in ranked:
        if gains.get(each.agency) == most:
            found = _obstacles(each, bands[: rules.improved_bands], shares, rules)
            yield _told("improved", each, most, found)


def _gains(scorecard: Scorecard, ranked: list[Standing]) -> dict[str, int]:
    """The change of each that was ranked the year before too, by the same criteria set."""
    before = ranked[0].year - 1
    if before not in scorecard.years:
        return {}
    was = {each.agency: each for each in scorecard.cohort(ranked[0].cohort, before) if each.rank is not None}
    return {each.agency: each.index - was[each.agency].index for each in ranked if each.agency in was}


def _obstacles(
    standing: Standing, bands: list[str], shares: Mapping[str, Share], rules: RewardRules
) -> tuple[Obstacle, ...]:
    share = shares.get(standing.agency, Share(0, 0))
    found: list[tuple[Obstacle, bool]] = [
        ("band", standing.band not in bands),
        ("not_verified", share.decided * _HUNDRED < share.made * rules.verified_percent),
        ("penalty", rules.without_penalty and standing.penalty_given > 0),
    ]
    return tuple(obstacle for obstacle, holds in found if holds)


def _told(ground: Ground, standing: Standing, gain: int, obstacles: tuple[Obstacle, ...]) -> Reward | NoReward:
    if obstacles:
        return NoReward(ground, standing.cohort, obstacles, standing.agency, gain)
    return Reward(ground, standing.agency, standing.cohort, standing.index, standing.band or "", gain)
