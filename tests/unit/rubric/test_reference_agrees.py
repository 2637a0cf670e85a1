"""The two engines agree bit for bit on random agency-years: points, reasons, outcomes, indices, bands and ranks.

``THUOCDO_REFERENCE_CASES=100000`` makes the run long.
"""

import os
from collections import Counter
from functools import cache
from itertools import islice
from typing import Any

import pytest

from connectors.localities import load
from rubric.reasons import Outcome, Reason
from tests.reference.batches import random_batch, reference_of
from tests.reference.comparing import differences
from tests.reference.engine import outcome_of
from tests.reference.random_sets import Draw, draw_of
from tests.reference.small_set import small_regime, small_set
from tests.reference.surveys import all_rules

CASES = int(os.environ.get("THUOCDO_REFERENCE_CASES", "3000"))
AGENCIES = 24
SHOWN = 20
SMALL: dict[str, dict[str, Any]] = {
    "small": {},
    "ranked by band": {"gate_caps_rank": True, "never_reported": "ranked"},
    "lead unranked": {"rank_lead_agency": False, "lead_agency": "so-lead"},
}
SETS = (*SMALL, "inclusive", "hue")


@cache
def draw(name: str) -> Draw:
    if name == "hue":
        hue = load("hue", 2026)
        return draw_of(hue.criteria_set, hue.regime)
    return draw_of(small_set(**SMALL.get(name, {})), small_regime(inclusive=name == "inclusive"))


@pytest.mark.parametrize("name", SETS)
def test_both_engines_say_the_same(name: str) -> None:
    wanted, compared = CASES // len(SETS), 0
    seed = 0
    while compared < wanted:
        batch = random_batch(draw(name), seed, AGENCIES)
        found = list(islice(differences(draw(name), batch), SHOWN))
        assert not found, f"seed {seed}, as of {batch.as_of}:\n" + "\n".join(found)
        compared, seed = compared + len(batch.rows), seed + 1


def test_the_random_rows_reach_every_reason_outcome_and_verdict() -> None:
    seen: Counter[object] = Counter()
    for seed in range(6):
        for standing in reference_of(draw("small"), random_batch(draw("small"), seed, AGENCIES)).values():
            seen.update(reason for _, _, reason in standing.findings.values())
            seen.update(outcome_of(*finding) for finding in standing.findings.values())
            seen.update([standing.band, standing.capped_by, standing.not_ranked])
            seen.update(part for _, part in standing.parts.values())
    verdicts = ["best", "good", "fair", "mean", "weak", "no_plan", "no_annual", "too_little_applies", "never_reported"]
    missing = [each for each in (*Reason, *Outcome, *verdicts) if not seen[each]]
    assert not missing


def test_the_small_set_has_every_kind_of_rule() -> None:
    from rubric.rules import KINDS
    from tests.reference.rules import KINDS as REFERENCE

    assert {rule.kind for rule in all_rules(small_set())} == set(KINDS) == set(REFERENCE)
