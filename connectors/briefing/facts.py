"""Everything a briefing speaks of, found once from the year's state: plain facts by code, in no language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from connectors.briefing.band_moves import BandMove, Edition, band_moves, changed
from connectors.briefing.rewards import NoReward, Reward, rewards
from connectors.briefing.settings import BriefingSettings
from connectors.ledger import Release
from connectors.owed_reports import OwedReport, owed_reports
from connectors.presentation.progress.progress_list import targets_until
from connectors.progress.targets import TargetProgress
from connectors.publishing.checking import PublishCheck
from connectors.scorecard import Scorecard
from connectors.verification.decisions import Share


@dataclass(frozen=True)
class Seen:
    """What a briefing is made from besides the scorecard. ``released`` is the scorecard of the release that holds.

    ``releases`` are all of the locality, ``appeals`` those of the year, by number, and whether they are concluded.
    ``check`` is what stands against publishing; None where that is not known.
    """

    releases: Sequence[Release] = ()
    released: Scorecard | None = None
    shares: Mapping[str, Share] = field(default_factory=dict[str, Share])
    appeals: Mapping[int, bool] = field(default_factory=dict[int, bool])
    check: PublishCheck | None = None


@dataclass(frozen=True, eq=False)
class BriefingFacts:
    """The facts of one year on one day. ``today`` is the day by which dates are set and found late.

    The figures themselves speak of their own day, ``scorecard.run.as_of``.
    """

    scorecard: Scorecard
    year: int
    today: date
    seen: Seen
    settings: BriefingSettings

    @property
    def is_current(self) -> bool:
        """Whether it is the year of the criteria set, which is the one that is decided on and published."""
        return self.year == self.scorecard.criteria_set.year

    @property
    def edition(self) -> Edition:
        """The figures it speaks of."""
        return self.scorecard, self.year

    @cached_property
    def release(self) -> Release | None:
        """The release of the year that holds; None before the first, and for a year that is only computed again."""
        public = [each for each in self._of_year if each.published_at and each.superseded_by is None]
        return public[-1] if public else None

    @cached_property
    def waiting(self) -> tuple[Release, ...]:
        """The releases that wait for a sign-off and can still become public."""
        base = self.release.number if self.release else None
        return tuple(each for each in self._of_year if not each.published_at and each.supersedes == base)

    @property
    def _of_year(self) -> list[Release]:
        return [each for each in self.seen.releases if each.year == self.year] if self.is_current else []

    @cached_property
    def since_release(self) -> tuple[BandMove, ...]:
        """Who is in another band than in the release that holds."""
        return band_moves(self._released, self.edition) if self._released else ()

    @cached_property
    def changed_since_release(self) -> tuple[str, ...]:
        """Whose index, rank or band is another than in the release that holds."""
        return changed(self._released, self.edition) if self._released else ()

    @property
    def _released(self) -> Edition | None:
        released = self.seen.released
        return (released, self.year) if self.release and released and self.year in released.years else None

    @property
    def last_year(self) -> int | None:
        """The year before, where the same criteria set was put on it."""
        return self.year - 1 if self.year - 1 in self.scorecard.years else None

    @cached_property
    def since_last_year(self) -> tuple[BandMove, ...]:
        """Who is in another band than last year by the same criteria set."""
        return band_moves((self.scorecard, self.last_year), self.edition) if self.last_year else ()

    @cached_property
    def owed(self) -> tuple[OwedReport, ...]:
        """The reports of the year."""
        return tuple(owed_reports(self.scorecard, self.year))

    @property
    def overdue(self) -> tuple[OwedReport, ...]:
        """The reports that never came, the longest overdue first."""
        missing = [each for each in self.owed if each.state == "missing"]
        return tuple(sorted(missing, key=lambda each: -each.days))

    @property
    def late(self) -> tuple[OwedReport, ...]:
        """The reports that came late, the latest first."""
        late = [each for each in self.owed if each.state == "late"]
        return tuple(sorted(late, key=lambda each: -each.days))

    @cached_property
    def targets(self) -> tuple[TargetProgress, ...]:
        """The targets of the plan, in its order."""
        return tuple(targets_until(self.scorecard, self.year))

    @property
    def at_risk(self) -> tuple[TargetProgress, ...]:
        """The targets that will be missed as things stand."""
        return tuple(each for each in self.targets if each.progress.status == "at_risk")

    @property
    def slow(self) -> tuple[TargetProgress, ...]:
        """The targets whose pace does not quite do."""
        return tuple(each for each in self.targets if each.progress.status == "slow")

    @cached_property
    def _rewards(self) -> tuple[tuple[Reward, ...], tuple[NoReward, ...]]:
        if not self.is_current:
            return (), ()
        return rewards(self.scorecard, self.year, self.seen.shares, self.settings.rewards)

    @property
    def rewards(self) -> tuple[Reward, ...]:
        """Whom the rules propose for a reward."""
        return self._rewards[0]

    @property
    def no_rewards(self) -> tuple[NoReward, ...]:
        """Where they propose nobody, and why."""
        return self._rewards[1]

    @property
    def open_appeals(self) -> tuple[int, ...]:
        """The appeals of the year without an outcome."""
        return tuple(number for number, is_concluded in self.seen.appeals.items() if not is_concluded)

    @cached_property
    def unranked(self) -> tuple[str, ...]:
        """The agencies that have no rank."""
        return tuple(
            each.agency
            for cohort in self.scorecard.criteria_set.cohorts
            for each in self.scorecard.cohort(cohort, self.year)
            if each.rank is None
        )
