"""The contestants of the benchmark agree on every point, on few agencies and without a clock."""

from __future__ import annotations

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from rubric.part import YEAR
from rubric.scoring import Scored
from tests.bench.contestants import contestant, expected
from tests.bench.made_inputs import YEARS

AGENCIES = 10


@pytest.mark.parametrize("name", ["pandas", "python"])
def test_points_and_applicability_are_those_of_the_engine(name: str) -> None:
    other = contestant(name, AGENCIES)
    assert_frame_equal(other.findings(other.run()), expected(AGENCIES))


def test_index_and_rank_in_pandas_are_those_of_the_engine() -> None:
    scored: Scored = contestant("engine", AGENCIES).run()
    _, standings = contestant("pandas", AGENCIES).run()
    columns = ["agency", YEAR, "points", "maximum", "index", "band", "rank"]
    found = pl.from_pandas(standings[[*columns[:-2], "rank"]]).cast(
        {"agency": pl.String, YEAR: pl.Int32, "rank": pl.Int32}
    )
    wanted = scored.standings.select([*columns[:-2], "rank"])
    assert_frame_equal(found.sort("agency", YEAR), wanted.sort("agency", YEAR))


def test_the_figures_earn_something_everywhere() -> None:
    by_item = expected(AGENCIES).group_by("item").agg(pl.col("points").max(), pl.col("applies").any())
    idle = by_item.filter(pl.col("applies") & (pl.col("points") == 0))["item"].to_list()
    assert idle == []
    assert set(expected(AGENCIES)[YEAR].to_list()) == set(YEARS)
