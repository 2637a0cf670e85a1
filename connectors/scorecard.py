"""The scorecard: the one object that screens, papers and exports read. Nothing downstream of it computes a point."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property, lru_cache
from typing import Any

import polars as pl

from connectors.figures import Figures
from connectors.localities import Agency, Installation
from connectors.progress.targets import TargetProgress, target_progress
from connectors.reported import AssignedTask, OwnScore, ReportedValue
from rubric.criteria.criteria_set import CriteriaSet
from rubric.explanation import Explanation, explain
from rubric.part import YEAR
from rubric.scoring import Basis, Run, Scored, score


@dataclass(frozen=True)
class Standing:
    """One agency's place in one year. Hundredths of a point; ``rank`` is None where ``not_ranked`` says why."""

    agency: str
    year: int
    cohort: str
    annex: str
    points: int
    maximum: int
    base_index: int
    bonus_given: int
    bonus: int
    penalty_given: int
    penalty: int
    index: int
    band_by_index: str
    band: str | None
    capped_by: str | None
    gates_undecided: str
    not_ranked: str | None
    rank: int | None


@dataclass(frozen=True)
class Finding:
    """One item of one agency and year. Hundredths of a point."""

    item: str
    points: int
    maximum: int
    outcome: str
    reason: int

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Finding:
        """The finding of one row of the table of findings."""
        return cls(row["item"], row["points"], row["maximum"], row["outcome"], row["reason"])


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the verification decided on a cell, and why, as it may be told."""

    verdict: str
    reason: str


@dataclass(frozen=True)
class GroupTotal:
    """Points and applicable maximum of one group of criteria, in hundredths; maximum 0 when none applies."""

    group: str
    points: int
    maximum: int


@dataclass(frozen=True, eq=False)
class Scorecard:
    """A run with everything needed to show and explain it. Immutable, shared by all visitors.

    ``tasks`` are the rows of the register of tasks, of all years; ``verdicts`` what was decided on a cell, by agency,
    period and field.
    """

    installation: Installation
    figures: Figures
    scored: Scored
    synced_at: datetime | None
    is_illustration: bool
    tasks: tuple[AssignedTask, ...] = ()
    verdicts: Mapping[tuple[str, str, str], Verdict] = field(default_factory=dict[tuple[str, str, str], Verdict])

    @property
    def criteria_set(self) -> CriteriaSet:
        """The criteria set of the run."""
        return self.installation.criteria_set

    @property
    def run(self) -> Run:
        """The run: criteria set and hash, basis, as-of date, inputs hash."""
        return self.scored.run

    @property
    def agencies(self) -> Mapping[str, Agency]:
        """The agencies in protocol order."""
        return self.installation.agencies

    @cached_property
    def years(self) -> list[int]:
        """The years that were scored, newest first."""
        return sorted(set(self.scored.standings[YEAR].to_list()), reverse=True)

    @cached_property
    def _standings(self) -> dict[tuple[str, int], Standing]:
        rows = self.scored.standings.iter_rows(named=True)
        return {(row["agency"], row["year"]): Standing(**row) for row in rows}

    @cached_property
    def _findings(self) -> dict[tuple[str, int], list[Finding]]:
        found: dict[tuple[str, int], list[Finding]] = {}
        for row in self.scored.findings.iter_rows(named=True):
            found.setdefault((row["agency"], row["year"]), []).append(Finding.of(row))
        return found

    def standing(self, agency: str, year: int) -> Standing:
        """The standing of an agency; KeyError when it was not scored."""
        return self._standings[agency, year]

    def cohort(self, cohort: str, year: int) -> list[Standing]:
        """The standings of a cohort: ranked ones by rank, then the unranked; ties in protocol order."""
        order = {code: place for place, code in enumerate(self.agencies)}
        found = [s for s in self._standings.values() if s.cohort == cohort and s.year == year]
        return sorted(found, key=lambda s: (s.rank is None, s.rank or 0, order[s.agency]))

    def findings(self, agency: str, year: int) -> list[Finding]:
        """The findings of an agency in the order of the set: criteria, bonuses, penalties."""
        return self._findings[agency, year]

    def groups(self, agency: str, year: int) -> list[GroupTotal]:
        """Points and applicable maximum of each group that the agency's annex has."""
        annex = self.agencies[agency].annex
        totals = {group: [0, 0] for group in self.criteria_set.groups_of(annex)}
        for finding in self.findings(agency, year):
            criterion = self.criteria_set.criteria.get(finding.item)
            if criterion is None:
                continue
            total = totals[criterion.group]
            total[0] += finding.points
            total[1] += 0 if finding.outcome == "not_applicable" else finding.maximum
        return [GroupTotal(group, *total) for group, total in totals.items()]

    def explanation(self, agency: str, year: int, item: str, language: str) -> Explanation:
        """The point passport of one finding."""
        return _explained(self, agency, year, item, language)

    def sources(self, agency: str, year: int, field: str) -> tuple[ReportedValue, ...]:
        """The cells a figure came from; empty when nothing was reported."""
        return self.figures.sources.get((agency, year, field), ())

    def problem(self, value: ReportedValue, language: str) -> str:
        """What must be mended in the cell of a value that could not be read; empty when it is readable."""
        if value.state != "unreadable":
            return ""
        problems = self.figures.problems
        found = problems.get(value.address) or problems.get((value.agency, value.period, value.field))
        return found.in_(language) if found else ""

    def own_score(self, agency: str, year: int, item: str) -> OwnScore | None:
        """The points the agency gave itself."""
        return self.figures.own_scores.get((agency, year, item))

    @cached_property
    def targets(self) -> list[TargetProgress]:
        """The targets of the plan, in its order, by the actuals of the scored years."""
        return target_progress(self.installation, self.figures, self.tasks, sorted(self.years))

    @cached_property
    def _rows(self) -> dict[tuple[str, int], tuple[str, int]]:
        places: dict[tuple[str, int], tuple[str, int]] = {}
        for annex, frame in self.scored.wide.items():
            pairs = zip(frame["agency"].cast(pl.String), frame[YEAR], strict=True)
            places |= {pair: (annex, index) for index, pair in enumerate(pairs)}
        return places

    def place(self, agency: str, year: int) -> tuple[str, int]:
        """The annex of an agency, and which of its wide rows is the agency's; KeyError when it was not scored."""
        return self._rows[agency, year]

    def row(self, agency: str, year: int) -> tuple[str, dict[str, Any]]:
        """The annex of an agency and the wide row its rules ran on."""
        annex, index = self.place(agency, year)
        return annex, self.scored.wide[annex].row(index, named=True)


@lru_cache(maxsize=20_000)
def _explained(scorecard: Scorecard, agency: str, year: int, item: str, language: str) -> Explanation:
    annex, row = scorecard.row(agency, year)
    return explain(scorecard.criteria_set, scorecard.installation.regime, annex, row, item, language)


def build(
    installation: Installation,
    figures: Figures,
    *,
    basis: Basis = "computed",
    synced_at: datetime | None = None,
    is_illustration: bool = False,
    tasks: Iterable[AssignedTask] = (),
    verdicts: Mapping[tuple[str, str, str], Verdict] | None = None,
) -> Scorecard:
    """Score the figures and make the scorecard."""
    scored = score(installation.criteria_set, installation.regime, figures.inputs, basis)
    return Scorecard(installation, figures, scored, synced_at, is_illustration, tuple(tasks), verdicts or {})
