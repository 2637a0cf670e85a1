"""How well a made-up agency works: a few kinds of agencies, and one stream of chance for each thing they do."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Profile:
    """A kind of agency.

    ``quality`` is the share of what is asked that it usually does, ``spread`` how unevenly, ``optimism`` how many
    of the points it lacks it gives itself all the same, ``diligence`` how often it backs a figure with evidence.
    """

    name: str
    frequency: int
    quality: float
    spread: float
    optimism: float
    diligence: float


PROFILES = (
    Profile("strong", 16, quality=0.95, spread=0.06, optimism=0.15, diligence=0.97),
    Profile("good", 30, quality=0.84, spread=0.10, optimism=0.2, diligence=0.9),
    Profile("middling", 30, quality=0.70, spread=0.14, optimism=0.3, diligence=0.75),
    Profile("weak", 15, quality=0.50, spread=0.18, optimism=0.3, diligence=0.5),
    Profile("inflating", 9, quality=0.97, spread=0.03, optimism=0.95, diligence=0.3),
)
YEARLY_GAIN = 0.07
_FULL_YEAR = 2026


@dataclass(frozen=True, slots=True)
class Chance:
    """Chance that does not depend on what is drawn elsewhere: the same seed and words give the same numbers."""

    seed: int

    def of(self, *words: object) -> Random:
        """The stream of those words: an agency, a year, a criterion."""
        return Random("/".join(map(str, (self.seed, *words))))  # noqa: S311


def profile_of(chance: Chance, agency: str) -> Profile:
    """The kind of an agency, the same in every year."""
    draw = chance.of("profile", agency)
    return draw.choices(PROFILES, [profile.frequency for profile in PROFILES])[0]


def quality_of(chance: Chance, agency: str, year: int) -> float:
    """How much of what is asked an agency does in ``year``: better by a little every year."""
    profile = profile_of(chance, agency)
    own = profile.quality + chance.of("quality", agency).gauss(0, 0.03)
    gain = YEARLY_GAIN * chance.of("gain", agency).uniform(0.2, 1.8)
    return max(0.1, min(1.0, own - gain * (_FULL_YEAR - year)))
