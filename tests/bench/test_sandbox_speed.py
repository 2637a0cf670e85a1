"""How long one agency's sandbox and way up take beside a full run, at 58, 150 and 4,000 agencies."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from connectors.figures import Figures
from connectors.scorecard import Scorecard
from connectors.way_up.sandbox import rescore
from connectors.way_up.steps import way_up
from rubric.scoring import score
from tests.bench.made_inputs import installation, made_inputs

SIZES = (58, 150, 4000)
CHANGES = {"so_duoc_pho_bien": 5, "so_tin": 3}


@cache
def made_scorecard(count: int) -> Scorecard:
    place, inputs = installation(), made_inputs(count)
    scored = score(place.criteria_set, place.regime, inputs)
    scorecard = Scorecard(place, Figures(inputs, {}, {}), scored, None, is_illustration=True)
    rescore(scorecard, "a0000", 2026, CHANGES)  # what is looked up once for all visitors
    return scorecard


@pytest.mark.parametrize("count", SIZES)
def test_full_run(benchmark: BenchmarkFixture, count: int) -> None:
    place, inputs = installation(), made_inputs(count)
    benchmark.group = f"one agency of {count}"
    benchmark.pedantic(lambda: score(place.criteria_set, place.regime, inputs), rounds=10, warmup_rounds=2)


@pytest.mark.parametrize("count", SIZES)
def test_sandbox(benchmark: BenchmarkFixture, count: int) -> None:
    scorecard = made_scorecard(count)
    benchmark.group = f"one agency of {count}"
    found = benchmark.pedantic(lambda: rescore(scorecard, "a0000", 2026, CHANGES), rounds=50, warmup_rounds=5)
    assert found.standing.agency == "a0000"


@pytest.mark.parametrize("count", SIZES)
def test_way_up(benchmark: BenchmarkFixture, count: int) -> None:
    scorecard = made_scorecard(count)
    benchmark.group = f"one agency of {count}"
    found = benchmark.pedantic(
        lambda: way_up(scorecard, "a0000", 2026, today=date(2026, 6, 1)), rounds=10, warmup_rounds=2
    )
    assert found.steps
