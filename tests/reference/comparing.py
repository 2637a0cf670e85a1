"""The two engines side by side: every difference between what they say of the same rows, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rubric.scoring import Scored, score
from tests.reference.batches import Batch, inputs_of, reference_of
from tests.reference.engine import Standing, outcome_of
from tests.reference.random_sets import Draw

SUMS = ("points", "maximum", "base_index", "bonus_given", "bonus", "penalty_given", "penalty", "index")
VERDICTS = ("band_by_index", "band", "capped_by", "gates_undecided", "not_ranked", "rank")
Key = tuple[str, int]


def differences(draw: Draw, batch: Batch) -> Iterator[str]:
    """Where the engines disagree about a batch."""
    scored = score(draw.criteria_set, draw.regime, inputs_of(batch.rows, batch.as_of))
    reference = reference_of(draw, batch)
    yield from _in_findings(scored, reference)
    yield from _in_standings(scored, reference)


def _in_findings(scored: Scored, reference: Mapping[Key, Standing]) -> Iterator[str]:
    expected = {
        (agency, year, item): (points, maximum, int(reason), outcome_of(points, maximum, reason).value)
        for (agency, year), standing in reference.items()
        for item, (points, maximum, reason) in standing.findings.items()
    }
    found = {
        (row["agency"], row["year"], row["item"]): (row["points"], row["maximum"], row["reason"], row["outcome"])
        for row in scored.findings.iter_rows(named=True)
    }
    for key in expected.keys() | found.keys():
        if expected.get(key) != found.get(key):
            yield f"{key}: found {found.get(key)}, the reference says {expected.get(key)}"


def _in_standings(scored: Scored, reference: Mapping[Key, Standing]) -> Iterator[str]:
    found = {(row["agency"], row["year"]): row for row in scored.standings.iter_rows(named=True)}
    if found.keys() != reference.keys():
        yield "the engines rank different agencies"
    for key, row in found.items():
        for column in (*SUMS, *VERDICTS):
            wanted = getattr(reference[key], column)
            if row[column] != wanted:
                yield f"{key} {column}: found {row[column]!r}, the reference says {wanted!r}"
