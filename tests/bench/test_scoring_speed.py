"""How long it takes to score every agency in six years: the engine beside pandas and beside plain Python.

All three start from the same figures and must agree on every point. The lines at the end of the run compare medians.
"""

from __future__ import annotations

import pytest
from polars.testing import assert_frame_equal
from pytest_benchmark.fixture import BenchmarkFixture

from tests.bench.contestants import contestant, expected
from tests.bench.made_inputs import YEARS, installation

SIZES = (150, 4000)
ROUNDS = {("engine", 150): 40, ("engine", 4000): 20, ("pandas", 150): 10, ("pandas", 4000): 5, ("python", 150): 3}


@pytest.mark.parametrize("name", ["engine", "pandas", "python"])
@pytest.mark.parametrize("count", SIZES)
def test_score(benchmark: BenchmarkFixture, name: str, count: int) -> None:
    made = contestant(name, count)
    benchmark.group = f"{count} agencies × {len(installation().criteria_set.criteria)} criteria × {len(YEARS)} years"
    benchmark.extra_info["contestant"] = name
    rounds = ROUNDS.get((name, count), 1)
    result = benchmark.pedantic(made.run, rounds=rounds, warmup_rounds=min(rounds - 1, 3))
    assert_frame_equal(made.findings(result), expected(count))
