"""The tables hold what was worked out by hand, exactly, and never a zero where there is nothing."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from connectors.cells.raw_cell import Address
from connectors.figures import Figures
from connectors.open_data.catalogue import TABLES
from connectors.release import Publication, Release, freeze, open_release
from connectors.reported import ReportedValue
from connectors.scorecard import build
from rubric.frames import APPROVALS
from tests.golden.making import AUTHORITY, FILE, FILE_2, MADE_AT, installation, scorecard_of
from tests.unit.connectors.release.test_golden_release import ITEMS, POINTS, STANDINGS


def rows(release: Release, table: str) -> list[dict[str, Any]]:
    return TABLES[table].frame(release).to_dicts()


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("file", [FILE, FILE_2])
def test_every_table_of_either_format_of_a_bundle_is_as_it_is_declared(file: Path, name: str) -> None:
    release, table = open_release(file.read_bytes()), TABLES[name]
    frame = table.frame(release)
    assert frame.height > 0
    assert dict(frame.schema) == table.schema
    assert frame.select(table.key).is_unique().all()
    for column in table.columns:
        values = frame[column.name]
        assert column.may_be_empty or values.null_count() == 0, column.name
        assert not column.codes or set(values.drop_nulls()) <= {code for code, _ in column.codes}, column.name


def test_points_are_the_exact_points_worked_out_by_hand(release: Release) -> None:
    found = {(row["agency"], row["item"]): row for row in rows(release, "findings")}
    assert len(found) == 9 * 10
    for agency, points in POINTS.items():
        for item, hundredths in zip(ITEMS, points, strict=True):
            row = found[agency, item]
            assert (row["points"] or Decimal(0)) == Decimal(hundredths) / 100, (agency, item)
            assert (row["points"] is None) == (row["absence"] is not None), (agency, item)
            assert row["points"] is None or row["points"].as_tuple().exponent == -2


def test_missing_zero_unreadable_and_not_applicable_are_four_different_things(release: Release) -> None:
    found = {(row["agency"], row["item"]): row for row in rows(release, "findings")}

    def said(agency: str, item: str) -> tuple[Any, ...]:
        row = found[agency, item]
        return row["points"], row["absence"], row["outcome"], row["reason"]

    assert said("so-ba", "judged") == (None, "missing", "not_determinable", "not_reported")
    assert said("so-ba", "page") == (Decimal("0.00"), None, "not_met", "scored")
    assert said("bao-mot", "learnt") == (None, "unreadable", "not_determinable", "unreadable")
    assert said("so-ba", "learnt") == (None, "not_applicable", "not_applicable", "na_denominator_zero")
    assert said("bao-hai", "groups") == (None, "not_applicable", "not_applicable", "na_approved")
    assert said("so-ba", "liked") == (None, "not_applicable", "not_applicable", "na_sample_too_small")


def test_a_penalty_says_whether_it_was_deducted(release: Release) -> None:
    found = {row["agency"]: row for row in rows(release, "findings") if row["item"] == "warning"}
    assert (found["so-hai"]["points"], found["so-hai"]["outcome"]) == (Decimal("2.00"), "deducted")
    assert {row["outcome"] for row in found.values()} == {"deducted", "not_determinable"}
    assert {row["kind"] for row in found.values()} == {"penalty"}


def test_standings_are_those_worked_out_by_hand(release: Release) -> None:
    found = {row["agency"]: row for row in rows(release, "standings")}
    for agency, (points, maximum, index, band, capped_by, rank) in STANDINGS.items():
        row = found[agency]
        assert [row[name] for name in ("points", "maximum", "index")] == [
            Decimal(points) / 100,
            Decimal(maximum) / 100,
            Decimal(index) / 100,
        ]
        assert (row["band"], row["capped_by"], row["rank"]) == (band, capped_by, rank)
    assert (found["bao-ba"]["absence"], found["bao-ba"]["not_ranked"]) == ("missing", "never_reported")
    assert {row["absence"] for agency, row in found.items() if agency != "bao-ba"} == {None}


def test_the_points_of_an_agency_add_up_to_its_standing(release: Release) -> None:
    counted = TABLES["findings"].frame(release).filter(pl.col("kind") == "criterion")
    sums = counted.group_by("agency").agg(
        pl.col("points").sum(), pl.col("maximum").filter(pl.col("absence").ne_missing("not_applicable")).sum()
    )
    standings = TABLES["standings"].frame(release).select("agency", "points", "maximum")
    assert sums.sort("agency").rows() == standings.sort("agency").rows()


def test_a_reported_figure_has_its_cell_its_evidence_and_its_verdict(release: Release) -> None:
    (row,) = [each for each in rows(release, "reports") if (each["agency"], each["field"]) == ("so-hai", "trained")]
    assert {name: row[name] for name in row if name not in {"release", "agency_name", "field_label"}} == {
        "agency": "so-hai",
        "year": 2026,
        "period": "2026",
        "use": "score",
        "field": "trained",
        "field_kind": "count",
        "value": "10",
        "unit": "người",
        "absence": None,
        "book": "Sở Hai",
        "tab": "2026",
        "cell": "E14",
        "document": "05/BC-SH (***)",
        "document_day": "12/12/2026",
        "page": "3",
        "links": None,
        "verdict": "adjust",
        "verdict_reason": "Danh sách ký nhận chỉ có 10 người (anh Tư, ***)",
        "decided_on": date(2027, 1, 10),
    }


def test_every_figure_that_was_asked_for_is_there_even_if_nobody_reported_it(release: Release) -> None:
    found = {(row["agency"], row["field"]): row for row in rows(release, "reports")}
    assert (found["so-ba", "staff"]["value"], found["so-ba", "staff"]["absence"]) == ("0", None)
    assert (found["bao-mot", "trained"]["value"], found["bao-mot", "trained"]["absence"]) == (None, "unreadable")
    silent = [row for (agency, _), row in found.items() if agency == "bao-ba"]
    assert silent
    assert {(row["value"], row["absence"]) for row in silent} == {(None, "missing")}
    assert found["so-mot", "report_day"]["value"] == "2026-01-31"
    assert found["so-mot", "has_page"]["value"] == "yes"


def test_an_approved_request_is_not_applicable_and_one_that_nobody_approved_stays_a_request() -> None:
    figures = scorecard_of({"so-ba": {"visits": 0}}).figures
    asked = {
        (agency, 2026, "hits"): (ReportedValue(agency, "2026", "hits", "not_applicable", None, "-", Address("Sổ")),)
        for agency in ("so-ba", "so-hai")
    }
    approvals = pl.DataFrame([("so-ba", 2026, "hits"), ("so-ba", 2026, "radio")], schema=dict(APPROVALS), orient="row")
    with_requests = Figures(replace(figures.inputs, approvals=approvals), asked, {})
    frozen = freeze(build(installation(), with_requests), Publication(1, MADE_AT, AUTHORITY), code_version="x")
    found = {(row["agency"], row["field"]): row["absence"] for row in rows(frozen, "reports")}
    assert found["so-ba", "hits"] == "not_applicable"
    assert found["so-hai", "hits"] == "requested"
    assert found["so-ba", "radio"] == "not_applicable"  # approved, and nothing was typed
    assert found["so-hai", "radio"] == "missing"
    assert found["so-ba", "visits"] is None  # a zero


def test_a_target_has_its_actual_beside_the_path_both_exact(release: Release) -> None:
    found = {row["year"]: row for row in rows(release, "targets")}
    # 20 + 30 + 0 + 20 + 30 + 60 + 30 of staff reported both, bao-mot's trained is unreadable: 70 of 190.
    row = found[2026]
    assert (row["numerator"], row["denominator"], row["units_reported"], row["units_asked"]) == (70, 190, 7, 9)
    assert (row["actual"], row["actual_exact"], row["absence"]) == (Decimal("36.84"), "700/19", None)
    assert (row["goal"], row["target_year"], row["status"], row["undecided"]) == (50, 2030, "no_data", "one_year")
    assert (found[2030]["path"], found[2030]["path_exact"]) == (Decimal("50.00"), "50/1")
    assert (found[2027]["actual"], found[2027]["absence"]) == (None, "not_due")  # nobody owes a year to come


def test_criteria_say_their_rule_in_both_languages_and_add_up_to_100(release: Release) -> None:
    found = rows(release, "criteria")
    for annex in ("so", "xa", "bao"):
        own = [row for row in found if row["annex"] == annex and row["kind"] == "criterion"]
        assert sum(row["maximum"] for row in own) == 100
    days = next(row for row in found if row["item"] == "days")
    assert days["rule_vi"].startswith("Ngày cuối còn đúng hạn")
    assert days["rule_en"].startswith("Last day on time")
