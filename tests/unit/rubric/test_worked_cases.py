"""The worked cases in ``cases/*.yaml``, written for officials, come out the same in both engines."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from connectors.localities import load
from connectors.overviews.criteria_overview import overrides
from rubric.criteria.criteria_set import CriteriaSet
from rubric.criteria.criterion import WorkedExample
from rubric.criteria.regime import Regime
from rubric.reasons import OUTCOME_LABELS, Outcome, Reason
from rubric.scoring import score
from tests.reference.batches import inputs_of
from tests.reference.engine import AgencyYear, Standing, outcome_of, standings
from tests.reference.small_set import boundary_set, small_regime
from tests.reference.worked_cases import REASONS, WorkedCase, hundredths, stored, worked_cases

CASES = worked_cases(Path(__file__).parent / "cases")


@cache
def sets(name: str) -> tuple[CriteriaSet, Regime]:
    if name == "ranh-gioi":
        return boundary_set(), small_regime()
    installation = load(name, 2026)
    return installation.criteria_set, installation.regime


def of_case(case: WorkedCase) -> tuple[CriteriaSet, Regime]:
    criteria_set, usual = sets(case.raw.get("bo_tieu_chi", "hue"))
    return criteria_set, case.regime(usual)


def expected_finding(case: WorkedCase) -> tuple[int, str, int | None]:
    raw = case.raw
    reason = REASONS[raw["ly_do"]] if "ly_do" in raw else None
    return hundredths(raw["diem"]), raw["ket_qua"], reason


def expected_standing(case: WorkedCase) -> dict[str, Any]:
    keys = {"chi_so": "index", "diem_dat": "points", "diem_toi_da": "maximum"}
    expected: dict[str, Any] = {keys[key]: hundredths(case.raw[key]) for key in keys if key in case.raw}
    if "xep_loai" in case.raw:
        expected["band"] = case.raw["xep_loai"]
    return expected


def band_label(criteria_set: CriteriaSet, band: str | None) -> str | None:
    return criteria_set.bands[band].label.vi if band else None


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_engine_agrees_with_the_case(case: WorkedCase) -> None:
    criteria_set, regime = of_case(case)
    scored = score(criteria_set, regime, inputs_of([case.row(criteria_set)], case.as_of))
    if "tieu_chi" in case.raw:
        rows = {row["item"]: row for row in scored.findings.iter_rows(named=True)}
        row, (points, outcome, reason) = rows[case.raw["tieu_chi"]], expected_finding(case)
        assert (row["points"], OUTCOME_LABELS[Outcome(row["outcome"])].vi) == (points, outcome)
        assert reason in {None, row["reason"]}
    found = scored.standings.row(0, named=True)
    found["band"] = band_label(criteria_set, found["band"])
    expected = expected_standing(case)
    assert {key: found[key] for key in expected} == expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_reference_agrees_with_the_case(case: WorkedCase) -> None:
    criteria_set, regime = of_case(case)
    standing = reference(criteria_set, regime, case)
    if "tieu_chi" in case.raw:
        finding, (points, outcome, reason) = standing.findings[case.raw["tieu_chi"]], expected_finding(case)
        assert (finding[0], OUTCOME_LABELS[outcome_of(*finding)].vi) == (points, outcome)
        assert reason in {None, finding[2]}
    found = {**vars(standing), "band": band_label(criteria_set, standing.band)}
    expected = expected_standing(case)
    assert {key: found[key] for key in expected} == expected


def reference(criteria_set: CriteriaSet, regime: Regime, case: WorkedCase) -> Standing:
    row = case.row(criteria_set)
    return standings(criteria_set, regime, [row], case.as_of)[row.agency]


def test_every_case_says_what_it_expects() -> None:
    for case in CASES:
        assert "cach_tinh" in case.raw, case.name
        assert "tieu_chi" in case.raw or "chi_so" in case.raw, case.name


def examples(locality: str) -> list[tuple[str, WorkedExample]]:
    criteria = sets(locality)[0].criteria
    return [(key, example) for key, criterion in criteria.items() for example in criterion.examples]


@pytest.mark.parametrize("locality", [each.installation.locality.id for each in overrides()])
def test_the_examples_printed_with_the_criteria_hold_in_the_reference(locality: str) -> None:
    criteria_set, regime = sets(locality)
    cohorts = {cohort.annex: key for key, cohort in criteria_set.cohorts.items()}
    assert examples(locality)
    for key, example in examples(locality):
        values = {name: stored(criteria_set.fields[name], typed) for name, typed in example.values.items()}
        states = dict.fromkeys(values, Reason.SCORED)
        row = AgencyYear("đơn vị", cohorts[example.annex], example.year, values, states)
        found = standings(criteria_set, regime, [row], date(example.year + 1, 2, 28))
        points = found["đơn vị"].findings[key][0]
        assert points == example.points * 100, f"{key}, {example}"
