"""What the queue looks at: the claims of the year with their values, those of last year, and the run of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from connectors.localities import Installation
from connectors.reported import BookReading, ReportedValue, year_of
from connectors.scorecard import Scorecard
from connectors.verification.claims import ClaimKey, claimed_values
from rubric.criteria.criteria_set import CriteriaSet
from rubric.criteria.field import Field


@dataclass(frozen=True)
class Ground:
    """The claims of ``year`` and of the year before by agency, period and field, and the scorecard of the claims.

    ``facts`` are the figures of ``year`` that others typed: the department, surveys, the panel.
    """

    scorecard: Scorecard
    year: int
    values: Mapping[ClaimKey, ReportedValue]
    before: Mapping[ClaimKey, ReportedValue]
    facts: Mapping[ClaimKey, ReportedValue]

    @classmethod
    def of(cls, scorecard: Scorecard, readings: Iterable[BookReading], year: int) -> Ground:
        """The ground on what the books say."""
        readings, installation = list(readings), scorecard.installation
        claims, last = (claimed_values(readings, installation, each) for each in (year, year - 1))
        of_year = (value for reading in readings for value in reading.values if year_of(value.period) == year)
        facts = {key: value for value in of_year if (key := (value.agency, value.period, value.field)) not in claims}
        return cls(scorecard, year, claims, last, facts)

    @property
    def installation(self) -> Installation:
        """The locality."""
        return self.scorecard.installation

    @cached_property
    def criteria_set(self) -> CriteriaSet:
        """The criteria set of the run."""
        return self.installation.criteria_set

    @cached_property
    def fields(self) -> Mapping[str, Field]:
        """The fields of the criteria set."""
        return self.criteria_set.fields

    @cached_property
    def reads(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        """By annex, the fields that each criterion, bonus and penalty reads."""
        found: dict[str, dict[str, tuple[str, ...]]] = {}
        for annex in self.criteria_set.annexes:
            rules = {key: item.rule_of(annex) for key, item in self.criteria_set.scored_items(annex).items()}
            found[annex] = {key: tuple(dict.fromkeys(rule.reads())) if rule else () for key, rule in rules.items()}
        return found

    def annex(self, agency: str) -> str:
        """The annex an agency is measured by."""
        return self.installation.agencies[agency].annex

    def cohort(self, agency: str) -> str:
        """The cohort an agency is ranked in."""
        return self.installation.agencies[agency].cohort

    def last_year(self, key: ClaimKey) -> ReportedValue | None:
        """What the agency reported for the same field in the same period of the year before."""
        agency, period, field = key
        return self.before.get((agency, f"{int(period[:4]) - 1}{period[4:]}", field))
