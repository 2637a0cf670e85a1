"""All communes of the country in one run: ``python -m tests.load.national`` prints time, memory and counts.

The communes and their figures are made up, spread evenly over the provinces; every province is a cohort, so that
ranks are within it. One call of ``score`` takes all communes and all six years.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import polars as pl

from connectors.figures import Figures
from connectors.localities import Agency, Installation
from connectors.progress.targets import TargetProgress, target_progress
from rubric.criteria.criteria_set import Cohort, CriteriaSet
from rubric.inputs import Inputs
from rubric.scoring import Scored, score
from rubric.text import Text
from tests.bench.made_inputs import YEARS, inputs_of, installation
from tests.load.measuring import most_memory

PROVINCES, COMMUNES = 34, 3321
ANNEX = "xa"


@dataclass(frozen=True)
class Country:
    """So many provinces with so many communes in all, and what they reported."""

    provinces: int = PROVINCES
    communes: int = COMMUNES

    @cached_property
    def codes(self) -> list[str]:
        """The codes of the communes, province after province."""
        return [f"{number:05d}" for number in range(self.communes)]

    @cached_property
    def cohorts(self) -> list[str]:
        """The province of each commune: the first provinces have one commune more when they do not come out even."""
        each, more = divmod(self.communes, self.provinces)
        sizes = [each + (place < more) for place in range(self.provinces)]
        return [f"tinh-{place + 1:02d}" for place, size in enumerate(sizes) for _ in range(size)]

    @cached_property
    def criteria_set(self) -> CriteriaSet:
        """The criteria for communes of Huế's set, with a cohort for each province."""
        own = installation().criteria_set
        cohorts = {key: Cohort(title=Text(vi=key, en=key), annex=ANNEX) for key in dict.fromkeys(self.cohorts)}
        assert set(YEARS) <= set(own.years)
        return own.changed(cohorts=cohorts, settings=own.settings.model_copy(update={"lead_agency": ""}))

    @cached_property
    def inputs(self) -> Inputs:
        """The figures of all communes in all years."""
        return inputs_of(self.criteria_set, self.codes, self.cohorts)

    def scored(self) -> Scored:
        """One run for the whole country."""
        return score(self.criteria_set, installation().regime, self.inputs)

    def progress(self) -> Iterator[tuple[str, list[TargetProgress]]]:
        """The targets of the plan in each province, by its own communes."""
        for province in dict.fromkeys(self.cohorts):
            own, figures = self._of(province)
            yield province, target_progress(own, figures, [], YEARS)

    def _of(self, province: str) -> tuple[Installation, Figures]:
        """One province as an installation of its own: its communes, and the few agencies that a target names."""
        base = installation()
        commune = next(each for each in base.agencies.values() if each.annex == ANNEX)
        pairs = zip(self.codes, self.cohorts, strict=True)
        agencies: dict[str, Agency] = {
            code: commune.model_copy(update={"code": code, "cohort": cohort})
            for code, cohort in pairs
            if cohort == province
        }
        of_agencies = pl.col("agency").cast(pl.String).is_in(list(agencies))
        inputs = replace(
            self.inputs,
            agencies=self.inputs.agencies.filter(of_agencies),
            figures=self.inputs.figures.filter(of_agencies),
        )
        named = {code for measure in base.measures.values() for code in getattr(measure, "agencies", ())}
        agencies |= {code: base.agencies[code] for code in named}
        own = replace(base, agencies=agencies, criteria_set=self.criteria_set)
        return own, Figures(inputs, {}, {})


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.load.national", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="how many runs the median is of")
    options = parser.parse_args()
    country = Country()
    began = time.perf_counter()
    figures = country.inputs.figures.height
    made, before = time.perf_counter() - began, most_memory()
    seconds, standings, findings = [], 0, 0
    for _ in range(options.rounds):
        began = time.perf_counter()
        scored = country.scored()
        standings, findings = scored.standings.height, scored.findings.height
        seconds.append(time.perf_counter() - began)
        del scored
    after = most_memory()
    began = time.perf_counter()
    targets = sum(len(found) for _, found in country.progress())
    progressed = time.perf_counter() - began
    rounds = ", ".join(f"{each:.2f}" for each in seconds)
    peaks = f"{before:.0f} MB with the figures made, {after:.0f} MB after scoring, {most_memory():.0f} MB in all"
    for line in (
        f"{os.cpu_count()} cores; {country.provinces} provinces, {country.communes:,} communes, {len(YEARS)} years",
        f"figures: {figures:,} (made in {made:.1f} s); findings: {findings:,}; standings: {standings:,}",
        f"scoring in one run: {statistics.median(seconds):.2f} s (median of {rounds})",
        f"memory at most: {peaks}",
        f"progress of {targets} targets ({country.provinces} provinces): {progressed:.1f} s",
    ):
        sys.stdout.write(line + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
