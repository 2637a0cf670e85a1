"""How well a made-up agency works: a few kinds of agencies, and one stream of chance for each thing they do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from random import Random

from connectors.localities import Agency


@dataclass(frozen=True, slots=True)
class Profile:
    """A kind of agency.

    ``frequency`` is how many of a hundred agencies are of the kind, ``quality`` the share of what is asked that it
    usually does, ``inflation`` what it adds when it reports on itself, ``spread`` how unevenly it works,
    ``optimism`` how many of the points it lacks it gives itself all the same, ``diligence`` how often it backs a
    figure with evidence.
    """

    name: str
    frequency: int
    quality: float
    inflation: float
    spread: float
    optimism: float
    diligence: float


PROFILES = (
    Profile("strong", 16, 0.87, 0.0, spread=0.07, optimism=0.15, diligence=0.97),
    Profile("good", 30, 0.72, 0.0, spread=0.11, optimism=0.2, diligence=0.9),
    Profile("middling", 32, 0.59, 0.0, spread=0.14, optimism=0.3, diligence=0.75),
    Profile("weak", 14, 0.40, 0.0, spread=0.17, optimism=0.3, diligence=0.5),
    Profile("inflating", 8, 0.50, 0.38, spread=0.04, optimism=0.95, diligence=0.3),
)
OF_THE_LEAD = PROFILES[1]
YEARLY_GAIN = 0.07


@dataclass(frozen=True, slots=True)
class Chance:
    """Chance that does not depend on what is drawn elsewhere: the same seed and words give the same numbers."""

    seed: int

    def of(self, *words: object) -> Random:
        """The stream of those words: an agency, a year, a criterion."""
        return Random("/".join(map(str, (self.seed, *words))))


def profiles(chance: Chance, agencies: Iterable[Agency]) -> dict[str, Profile]:
    """The kind of each agency, the same in every year; every cohort has its share of each kind."""
    agencies = list(agencies)
    found: dict[str, Profile] = {}
    for cohort in dict.fromkeys(agency.cohort for agency in agencies):
        codes = [agency.code for agency in agencies if agency.cohort == cohort]
        chance.of("profiles", cohort).shuffle(codes)
        found |= {code: _at((place + 0.5) / len(codes)) for place, code in enumerate(codes)}
    return found | {agency.code: OF_THE_LEAD for agency in agencies if agency.role == "lead"}


def _at(share: float) -> Profile:
    bounds = accumulate(profile.frequency for profile in PROFILES)
    return next((p for p, bound in zip(PROFILES, bounds, strict=True) if share * 100 < bound), PROFILES[-1])


def quality_of(chance: Chance, agency: str, profile: Profile, years_before: int) -> float:
    """How much of what is asked an agency does, ``years_before`` the year of the set: a little less every year."""
    own = profile.quality + chance.of("quality", agency).gauss(0, 0.03)
    return own - years_before * YEARLY_GAIN * chance.of("gain", agency).uniform(0.2, 1.8)
