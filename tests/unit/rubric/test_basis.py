"""Scoring by basis: what agencies claim, what their figures give; the as-of date is an argument, never the clock."""

from dataclasses import replace
from datetime import date

import polars as pl
import pytest

from connectors.figures import agencies_frame
from connectors.localities import Installation, load
from rubric.frames import APPROVALS, CLAIMS, FIGURES, FrameError
from rubric.inputs import Inputs
from rubric.reasons import Reason
from rubric.scoring import Basis, Scored, score

AGENCY, YEAR = "hue-so-yte", 2026


@pytest.fixture(scope="module")
def hue() -> Installation:
    return load("hue", YEAR)


def scored(hue: Installation, basis: Basis, claims: dict[str, int], as_of: date = date(2026, 12, 31)) -> Scored:
    figures = [(AGENCY, YEAR, "so_duoc_pho_bien", 180, 0), (AGENCY, YEAR, "tong_cbccvc", 200, 0)]
    inputs = Inputs(
        agencies=agencies_frame(hue.agencies),
        figures=pl.DataFrame(figures, schema=dict(FIGURES), orient="row"),
        as_of=as_of,
        years=[YEAR],
        claims=pl.DataFrame([(AGENCY, YEAR, *claim) for claim in claims.items()], schema=dict(CLAIMS), orient="row"),
    )
    return score(hue.criteria_set, hue.regime, inputs, basis)


def finding(result: Scored, item: str) -> tuple[int, Reason]:
    row = result.findings.filter(
        (pl.col("agency").cast(pl.String) == AGENCY) & (pl.col("item").cast(pl.String) == item)
    ).row(0, named=True)
    return row["points"], Reason(row["reason"])


def test_the_claim_stands_in_for_the_computed_points(hue: Installation) -> None:
    assert finding(scored(hue, "computed", {"D1": 600}), "D1") == (540, Reason.SCORED)
    assert finding(scored(hue, "claimed", {"D1": 600}), "D1") == (600, Reason.SCORED)


@pytest.mark.parametrize(("claim", "points"), [(900, 600), (-50, 0), (123, 123)])
def test_a_claim_never_leaves_the_bounds_of_its_criterion(hue: Installation, claim: int, points: int) -> None:
    assert finding(scored(hue, "claimed", {"D1": claim}), "D1") == (points, Reason.SCORED)


def test_a_criterion_nobody_claimed_is_not_reported(hue: Installation) -> None:
    assert finding(scored(hue, "claimed", {"D1": 600}), "C2") == (0, Reason.NOT_REPORTED)


def test_a_claim_cannot_bring_back_what_was_approved_as_not_applicable(hue: Installation) -> None:
    plain = scored(hue, "claimed", {"C4": 500})
    approvals = pl.DataFrame([(AGENCY, YEAR, "C4")], schema=dict(APPROVALS), orient="row")
    approved = score(hue.criteria_set, hue.regime, replace(plain.inputs, approvals=approvals), "claimed")
    assert finding(plain, "C4") == (500, Reason.SCORED)
    assert finding(approved, "C4") == (0, Reason.NA_APPROVED)


def test_the_run_is_known_by_basis_day_and_inputs(hue: Installation) -> None:
    run = scored(hue, "computed", {}).run
    assert (run.basis, run.as_of, run.criteria_hash) == ("computed", date(2026, 12, 31), hue.criteria_set.hash)
    assert run == scored(hue, "computed", {}).run
    earlier = scored(hue, "computed", {}, as_of=date(2026, 6, 1))
    assert earlier.run.inputs_hash != run.inputs_hash
    assert finding(earlier, "A5") == (0, Reason.NOT_DUE)
    assert finding(scored(hue, "computed", {}), "A5") == (0, Reason.SCORED)


def test_a_frame_of_other_columns_is_refused(hue: Installation) -> None:
    with pytest.raises(FrameError, match="figures: missing columns state"):
        Inputs(
            agencies=agencies_frame(hue.agencies),
            figures=pl.DataFrame(schema={"agency": pl.String, "year": pl.Int32, "field": pl.String, "value": pl.Int64}),
            as_of=date(2026, 12, 31),
            years=[YEAR],
        )
