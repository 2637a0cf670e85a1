"""The sandbox says bit for bit what scoring everybody again would say."""

from dataclasses import replace
from random import Random
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connectors.localities import Locality
from connectors.scorecard import Scorecard
from connectors.way_up.sandbox import Changes, OutOfBoundsError, rescore
from rubric.inputs import Inputs
from rubric.scoring import score
from tests.reference.batches import inputs_of, random_batch
from tests.reference.random_sets import Draw, draw_of, random_value
from tests.reference.small_set import small_regime, small_set
from tests.unit.connectors.way_up.full_run import scored_again

ABSENCES = ("missing", "unreadable", "not_applicable")
SOURCES = ("agency", "department", "survey", "panel")


def random_changes(draw: Draw, random: Random, annex: str, year: int, sources: tuple[str, ...] = SOURCES) -> Changes:
    asked = draw.criteria_set.fields_of(annex, sources)
    names = random.sample(list(asked), random.randint(1, 6))
    return {
        name: random.choice(ABSENCES) if random.random() < 0.3 else random_value(draw, random, asked[name], year, ())
        for name in names
    }


def assert_same(scorecard: Scorecard, agency: str, year: int, changes: Changes) -> None:
    found = rescore(scorecard, agency, year, changes)
    full = scored_again(scorecard, agency, year, changes)
    assert found.standing == full.standing(agency, year), changes
    assert list(found.findings) == full.findings(agency, year), changes
    old, new = scorecard.findings(agency, year), full.findings(agency, year)
    assert [(each.before, each.after) for each in found.differences] == [
        pair for pair in zip(old, new, strict=True) if pair[0] != pair[1]
    ]


@pytest.mark.parametrize("name", ["hue", "commune"])
def test_every_agency_of_the_sample_stands_where_a_full_run_puts_it(name: str, request: pytest.FixtureRequest) -> None:
    scorecard: Scorecard = request.getfixturevalue(name)
    draw = draw_of(scorecard.criteria_set, scorecard.installation.regime)
    random = Random(57)
    for code, agency in scorecard.agencies.items():
        assert_same(scorecard, code, 2026, random_changes(draw, random, agency.annex, 2026))
        year = random.choice(scorecard.years)
        assert_same(scorecard, code, year, random_changes(draw, random, agency.annex, year, ("agency",)))


def made(seed: int, **settings_: Any) -> tuple[Draw, Inputs]:
    draw = draw_of(small_set(**settings_), small_regime())
    batch = random_batch(draw, seed, 9)
    return draw, inputs_of(batch.rows, batch.as_of)


VARIANTS = (
    {},
    {"gate_caps_rank": True, "never_reported": "ranked"},
    {"rank_lead_agency": False, "lead_agency": "so-0"},
)


@settings(max_examples=80, deadline=None, derandomize=True)
@given(seed=st.integers(0, 10_000), variant=st.sampled_from(VARIANTS), basis=st.sampled_from(["computed", "claimed"]))
def test_random_agencies_with_approvals_stand_where_a_full_run_puts_them(
    hue: Scorecard, seed: int, variant: dict[str, Any], basis: str
) -> None:
    draw, inputs = made(seed, **variant)
    installation = replace(hue.installation, criteria_set=draw.criteria_set, locality=_with_small_regime(hue))
    scored = score(draw.criteria_set, small_regime(), inputs, "claimed" if basis == "claimed" else "computed")
    scorecard = replace(hue, installation=installation, scored=scored)
    random = Random(seed)
    row = random.choice(scored.standings.rows(named=True))
    changes = random_changes(draw, random, row["annex"], row["year"])
    assert_same(scorecard, row["agency"], row["year"], changes)


def _with_small_regime(hue: Scorecard) -> Locality:
    return hue.installation.locality.model_copy(update={"regime": small_regime()})


def test_a_figure_out_of_bounds_and_an_unknown_field_are_refused(hue: Scorecard) -> None:
    with pytest.raises(OutOfBoundsError):
        rescore(hue, "hue-so-yte", 2026, {"so_thang_dat": 13})
    with pytest.raises(OutOfBoundsError):
        rescore(hue, "hue-so-yte", 2026, {"so_cuoc": -1})
    with pytest.raises(KeyError):
        rescore(hue, "hue-so-yte", 2026, {"khong_co": 1})


def test_nothing_is_saved(hue: Scorecard) -> None:
    before = hue.standing("hue-so-yte", 2026), list(hue.findings("hue-so-yte", 2026))
    rescore(hue, "hue-so-yte", 2026, {"so_duoc_pho_bien": "missing"})
    assert (hue.standing("hue-so-yte", 2026), hue.findings("hue-so-yte", 2026)) == before


def test_the_only_sample_of_a_cohort_moves_the_ranks_of_the_others_too(hue: Scorecard) -> None:
    """Without the one sample the test counts as not held, and the others lose nothing any more by having none."""
    figures = hue.scored.inputs.figures
    others = (pl.col("field").is_in(["e1_so_nguoi_thi", "e1_so_nguoi_dat"])) & (pl.col("agency") != "hue-so-yte")
    alone = replace(hue.scored.inputs, figures=figures.filter(~others))
    scored = score(hue.criteria_set, hue.installation.regime, alone)
    scorecard = replace(hue, scored=scored)
    others_before = [each.maximum for each in scorecard.cohort("so", 2026)]
    full = scored_again(scorecard, "hue-so-yte", 2026, {"e1_so_nguoi_thi": "missing"})
    assert [each.maximum for each in full.cohort("so", 2026)] != others_before
    assert_same(scorecard, "hue-so-yte", 2026, {"e1_so_nguoi_thi": "missing"})
    assert_same(scorecard, "hue-so-yte", 2026, {"e1_so_nguoi_dat": 31})
