"""The sandbox does not score everybody again: beside a full run of many agencies, one takes a small part of the time.

A ratio within one process, so that a slow machine changes both.
"""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from connectors.way_up.sandbox import rescore
from rubric.scoring import score
from tests.bench.made_inputs import installation, made_inputs
from tests.bench.test_sandbox_speed import CHANGES, made_scorecard

AGENCIES = 4000


def quickest(run: Callable[[], object], times: int) -> float:
    taken = []
    for _ in range(times):
        start = perf_counter()
        run()
        taken.append(perf_counter() - start)
    return min(taken)


def test_one_agency_takes_a_third_of_a_full_run_at_most() -> None:
    place, inputs, scorecard = installation(), made_inputs(AGENCIES), made_scorecard(AGENCIES)
    alone = quickest(lambda: rescore(scorecard, "a0000", 2026, CHANGES), 7)
    everybody = quickest(lambda: score(place.criteria_set, place.regime, inputs), 3)
    assert alone < everybody / 3


def test_the_number_of_agencies_hardly_matters() -> None:
    few, many = made_scorecard(58), made_scorecard(AGENCIES)
    small = quickest(lambda: rescore(few, "a0000", 2026, CHANGES), 7)
    large = quickest(lambda: rescore(many, "a0000", 2026, CHANGES), 7)
    assert large < 4 * small
