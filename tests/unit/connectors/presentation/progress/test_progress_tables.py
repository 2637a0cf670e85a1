"""Every figure behind a target can be taken away, told from what is missing, and added up again."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable
from datetime import date

import polars as pl
import pytest

from connectors.cells.raw_cell import Address
from connectors.figures import Figures, agencies_frame
from connectors.localities import load
from connectors.presentation.progress.progress_inputs import inputs_table
from connectors.presentation.progress.progress_tables import bundle, results_table, with_words
from connectors.reported import AssignedTask, ReportedValue
from connectors.scorecard import Scorecard, build
from rubric.frames import FIGURES
from rubric.inputs import Inputs
from rubric.reasons import Reason

TRAINED, STAFF, TARGET = "so_cb_da_dao_tao", "so_cb_chuyen_trach", "can-bo-truyen-thong-2030"
ROWS = [
    ("hue-so-yte", 2025, TRAINED, 10, 0),
    ("hue-so-yte", 2025, STAFF, 100, 0),
    ("hue-so-yte", 2026, TRAINED, 20, 0),
    ("hue-so-yte", 2026, STAFF, 100, 0),
    ("hue-so-tu-phap", 2026, TRAINED, 0, 0),
    ("hue-so-tu-phap", 2026, STAFF, 60, 0),
    ("hue-so-noi-vu", 2026, TRAINED, 0, int(Reason.UNREADABLE)),
    ("hue-so-noi-vu", 2026, STAFF, 0, int(Reason.REQUESTED)),
]


@pytest.fixture(scope="module")
def scorecard() -> Scorecard:
    hue = load("hue", 2026)
    inputs = Inputs(
        agencies_frame(hue.agencies),
        pl.DataFrame(ROWS, schema=dict(FIGURES), orient="row"),
        date(2026, 12, 31),
        [2025, 2026],
    )
    place = Address("so-y-te.xlsx", "2026", "D14", "https://example.org/so#gid=1&range=D14")
    typed = ReportedValue("hue-so-yte", "2026", TRAINED, "reported", 20, "20", place)
    task = AssignedTask(
        "hue-so-khcn", "III.1.b-6", "Bộ tiêu chí", date(2026, 6, 30), None, "overdue", Address("so-chu-tri", "NV", "A5")
    )
    figures = Figures(inputs, {("hue-so-yte", 2026, TRAINED): (typed,)}, {})
    return build(hue, figures, is_illustration=True, tasks=[task])


def states(table: pl.DataFrame, agency: str, year: int) -> dict[str, tuple[str | None, str]]:
    rows = table.filter(target=TARGET, agency=agency, year=year).iter_rows(named=True)
    return {row["field"]: (row["value"], row["state"]) for row in rows}


def test_reported_zero_missing_unreadable_and_not_applicable_are_five_states(scorecard: Scorecard) -> None:
    table = inputs_table(scorecard, 2026, "vi")
    assert states(table, "hue-so-yte", 2026) == {TRAINED: ("20", "reported"), STAFF: ("100", "reported")}
    assert states(table, "hue-so-tu-phap", 2026) == {TRAINED: ("0", "zero"), STAFF: ("60", "reported")}
    assert states(table, "hue-so-noi-vu", 2026) == {TRAINED: (None, "unreadable"), STAFF: (None, "not_applicable")}
    assert states(table, "hue-so-tu-phap", 2025) == {TRAINED: (None, "missing"), STAFF: (None, "missing")}


def test_every_agency_that_is_asked_stands_in_the_table_with_its_cell(scorecard: Scorecard) -> None:
    table = inputs_table(scorecard, 2026, "vi").filter(target=TARGET, year=2026)
    assert table["agency"].n_unique() == 55
    (row,) = table.filter(agency="hue-so-yte", role="numerator").iter_rows(named=True)
    assert (row["book"], row["tab"], row["cell"]) == ("so-y-te.xlsx", "2026", "D14")
    assert row["link"].endswith("range=D14")
    assert row["agency_name"] == "Sở Y tế"


def summed(values: Iterable[tuple[str | None, str | None]]) -> tuple[int, int]:
    both = [(int(above), int(below)) for above, below in values if above is not None and below is not None]
    return sum(above for above, _ in both), sum(below for _, below in both)


def test_the_inputs_add_up_to_the_results(scorecard: Scorecard) -> None:
    inputs, results = inputs_table(scorecard, 2026, "vi"), results_table(scorecard, 2026, "vi")
    for year, expected in ((2025, (10, 100)), (2026, (20, 160))):
        rows = inputs.filter(target=TARGET, year=year).pivot("role", index="agency", values="value")
        assert summed(rows.select("numerator", "denominator").iter_rows()) == expected
        (told,) = results.filter(target=TARGET, year=year).select("numerator", "denominator").iter_rows()
        assert told == expected


def test_the_half_year_stands_in_both_tables_also_where_the_year_has_nothing_else() -> None:
    hue = load("hue", 2026)
    place = Address("so-y-te.xlsx", "6 tháng đầu năm 2026", "D14")
    halves = {
        ("hue-so-yte", 2026, key): ReportedValue("hue-so-yte", "2026-H1", key, "reported", value, str(value), place)
        for key, value in ((TRAINED, 0), (STAFF, 50))
    }
    none = pl.DataFrame([], schema=dict(FIGURES), orient="row")
    inputs = Inputs(agencies_frame(hue.agencies), none, date(2026, 7, 31), [2025, 2026])
    made = build(hue, Figures(inputs, {}, {}, halves=halves))
    results = results_table(made, 2026, "vi").filter(target=TARGET, year=2026)
    assert results.select("period", "actual", "numerator", "denominator").rows() == [("2026-H1", 0.0, 0, 50)]
    rows = inputs_table(made, 2026, "vi").filter(target=TARGET, period="2026-H1")
    assert rows["agency"].n_unique() == 55
    told = rows.filter(agency="hue-so-yte").select("role", "value", "state", "cell").rows()
    assert told == [("numerator", "0", "zero", "D14"), ("denominator", "50", "reported", "D14")]
    assert rows.filter(agency="hue-so-noi-vu")["state"].to_list() == ["missing", "missing"]
    assert inputs_table(made, 2026, "vi").filter(target=TARGET, period="2025-H1").height == 0


def test_the_results_hold_actual_path_paces_projection_and_status(scorecard: Scorecard) -> None:
    rows = results_table(scorecard, 2026, "vi").filter(target=TARGET)
    assert rows["year"].to_list() == [2025, 2026, 2027, 2028, 2029, 2030]
    assert rows["actual"].to_list() == [10.0, 12.5, None, None, None, None]
    assert rows["required"].to_list() == [10.0, 22.0, 34.0, 46.0, 58.0, 70.0]
    latest = rows.row(1, named=True)
    assert (latest["pace"], latest["needed"], latest["projected"]) == (2.5, 14.375, 22.5)
    assert (latest["status"], latest["reported"], latest["asked"]) == ("Có nguy cơ", 2, 55)
    assert (latest["clause"], latest["level"]) == ("II.2.d-3", "ít nhất 70% đến năm 2030")


def test_a_deed_brings_its_rows_of_the_register(scorecard: Scorecard) -> None:
    (row,) = inputs_table(scorecard, 2026, "vi").filter(target="bo-tieu-chi-2026").iter_rows(named=True)
    assert (row["role"], row["field"], row["value"]) == ("task", "III.1.b-6", "overdue")
    assert (row["book"], row["tab"], row["cell"], row["year"]) == ("so-chu-tri", "NV", "A5", 2026)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_readers_get_words_for_columns_roles_and_states(scorecard: Scorecard, language: str) -> None:
    told = with_words(inputs_table(scorecard, 2026, language), language)
    assert told.columns[2:4] == (["Mã cơ quan", "Cơ quan"] if language == "vi" else ["Agency code", "Agency"])
    zero = {"vi": "bằng 0 thật", "en": "a real zero"}[language]
    assert zero in told["Tình trạng" if language == "vi" else "State"]
    assert with_words(results_table(scorecard, 2026, language), language).height > 16


def test_the_bundle_names_plan_day_criteria_and_thresholds(scorecard: Scorecard) -> None:
    packed = zipfile.ZipFile(io.BytesIO(bundle(scorecard, 2026, "vi")))
    assert set(packed.namelist()) == {"results.csv", "inputs.csv", "metadata.json"}
    about = json.loads(packed.read("metadata.json"))
    assert about["plan"]["number"] == "310/KH-UBND"
    assert (about["as_of"], about["illustration"]) == ("2026-12-31", True)
    assert about["criteria_hash"] == scorecard.criteria_set.hash
    assert about["thresholds"]["slow"] == "tốc độ hiện tại từ 50% đến dưới 100% tốc độ cần"
    assert about["tables"]["inputs"]["columns"][0] == "target"
    assert set(about["measures"]) == set(scorecard.installation.plan.targets)


def test_a_plan_without_targets_gives_empty_tables() -> None:
    installation = load("ha-tinh", 2026)
    none = pl.DataFrame([], schema=dict(FIGURES), orient="row")
    inputs = Inputs(agencies_frame(installation.agencies), none, date(2026, 12, 31), [2026])
    made = build(installation, Figures(inputs, {}, {}))
    assert inputs_table(made, 2026, "vi").height == results_table(made, 2026, "vi").height == 0
    assert with_words(inputs_table(made, 2026, "vi"), "vi").height == 0
