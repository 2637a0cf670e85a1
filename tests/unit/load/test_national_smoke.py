"""The country in small: three provinces of four communes in six years, in one run; nothing is timed."""

from dataclasses import replace
from fractions import Fraction

import polars as pl
import pytest

from rubric.part import COHORT, YEAR
from rubric.reasons import Reason
from rubric.scoring import score
from tests.bench.made_inputs import YEARS, installation
from tests.load.national import COMMUNES, PROVINCES, Country

SMALL = Country(provinces=3, communes=12)


@pytest.fixture(scope="module")
def standings() -> pl.DataFrame:
    return SMALL.scored().standings


def test_every_commune_is_scored_in_every_year_and_ranked_within_its_province(standings: pl.DataFrame) -> None:
    assert standings.height == 12 * 6
    places = standings.group_by(COHORT, YEAR).agg(pl.len().alias("size"), pl.col("rank").max().alias("last"))
    assert places.height == 3 * 6
    assert set(places["size"]) == {4}
    assert places["last"].max() == 4


def test_a_province_alone_has_the_indices_and_ranks_of_the_one_run(standings: pl.DataFrame) -> None:
    own = pl.col(COHORT) == "tinh-02"
    codes = standings.filter(own)["agency"].unique().to_list()
    assert len(codes) == 4
    of_province = pl.col("agency").cast(pl.String).is_in(codes)
    inputs = SMALL.inputs
    alone = replace(inputs, agencies=inputs.agencies.filter(of_province), figures=inputs.figures.filter(of_province))
    found = score(SMALL.criteria_set, installation().regime, alone).standings
    columns = ["agency", YEAR, "index", "rank"]
    assert found.select(columns).sort(columns).equals(standings.filter(own).select(columns).sort(columns))


def test_each_province_has_the_progress_of_its_own_communes() -> None:
    provinces = dict(SMALL.progress())
    assert list(provinces) == ["tinh-01", "tinh-02", "tinh-03"]
    figures = SMALL.inputs.figures.filter(pl.col("state") == int(Reason.SCORED)).cast({"agency": pl.String})
    for place, found in enumerate(provinces.values()):
        (target,) = [each for each in found if each.key == "can-bo-truyen-thong-2030"]
        codes = SMALL.codes[4 * place : 4 * place + 4]
        values = {
            (agency, year, field): value
            for agency, year, field, value in figures.select("agency", YEAR, "field", "value").iter_rows()
        }
        for year in YEARS:
            both = [
                (
                    min(values[code, year, "so_cb_da_dao_tao"], values[code, year, "so_cb_chuyen_trach"]),
                    values[code, year, "so_cb_chuyen_trach"],
                )
                for code in codes
                if {(code, year, "so_cb_da_dao_tao"), (code, year, "so_cb_chuyen_trach")} <= values.keys()
            ]
            trained, staff = (sum(each) for each in zip(*both, strict=True))
            assert target.progress.actuals[year].value == Fraction(100 * trained, staff)


def test_the_whole_country_is_3_321_communes_in_34_provinces() -> None:
    """97 or 98 communes each: 23 provinces have one more, for 34 × 97 = 3,298."""
    country = Country()
    sizes = [country.cohorts.count(province) for province in dict.fromkeys(country.cohorts)]
    assert (len(sizes), sum(sizes), sizes.count(98), sizes.count(97)) == (34, 3321, 23, 11)
    assert (PROVINCES, COMMUNES) == (34, 3321)
    assert len(set(country.codes)) == 3321
