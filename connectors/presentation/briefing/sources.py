"""Where the numbers of a briefing come from: the links of one locality and year, to the figures not yet released."""

from __future__ import annotations

from dataclasses import dataclass

from connectors.briefing.facts import BriefingFacts
from connectors.presentation import links
from connectors.presentation.briefing.phrases import LONGEST_NAME, Part
from connectors.presentation.passport import clipped
from connectors.presentation.progress.progress_list import PARAMS
from rubric.progress import Status


@dataclass(frozen=True)
class Sources:
    """The links of a briefing, and the names that open an agency's card."""

    facts: BriefingFacts
    language: str

    @property
    def _locality(self) -> str:
        return self.facts.scorecard.installation.locality.id

    @property
    def ranking(self) -> str:
        """The ranking by the newest figures."""
        return links.ranking(self._locality, self.facts.year, "", self.language, edition=links.PROVISIONAL)

    def cohort(self, cohort: str) -> str:
        """The ranking of one cohort."""
        return links.ranking(self._locality, self.facts.year, cohort, self.language, edition=links.PROVISIONAL)

    def release(self, name: str) -> str:
        """A release as the public sees it."""
        return links.release(self._locality, name, self.language)

    @property
    def publication(self) -> str:
        """What a release would change, and what stands against it."""
        return links.publication(self._locality, self.facts.year, self.language)

    @property
    def data_health(self) -> str:
        """The reports received, late and missing."""
        return links.data_health(self._locality, self.facts.year, self.language)

    @property
    def verification(self) -> str:
        """The queue of the verification."""
        return links.verification(self._locality, self.facts.year, self.language)

    @property
    def appeals(self) -> str:
        """The appeals."""
        return links.verification(self._locality, self.facts.year, self.language, work="giai-trinh")

    @property
    def tasks(self) -> str:
        """The tasks of the plan."""
        return links.tasks(self._locality, self.facts.year, self.language)

    def targets(self, status: Status | None = None, target: str = "") -> str:
        """The targets of one status, or one of them."""
        named = PARAMS[status] if status else ""
        return links.progress(
            self._locality, self.facts.year, self.language, status=named, target=target, edition=links.PROVISIONAL
        )

    def card(self, agency: str, item: str = "", year: int = 0) -> str:
        """An agency's card, opened at a criterion when one is named."""
        year = year or self.facts.year
        return links.agency(self._locality, agency, year, self.language, item, edition=links.PROVISIONAL)

    def agency(self, code: str) -> Part:
        """The name of an agency, which opens its card; the code of one that is not there any more."""
        known = self.facts.scorecard.agencies.get(code)
        return Part(clipped(known.name.in_(self.language), LONGEST_NAME), self.card(code)) if known else Part(code)

    def band(self, key: str | None) -> str:
        """The name of a band."""
        found = self.facts.scorecard.criteria_set.bands.get(key or "")
        return found.label.in_(self.language) if found else "–"

    def cohort_title(self, key: str) -> str:
        """The name of a cohort, as within a sentence."""
        return self.facts.scorecard.criteria_set.cohorts[key].title.in_(self.language)
