"""Downloads open safely in a spreadsheet, and say what they are."""

import io
import json
import zipfile
from datetime import date

import openpyxl
import polars as pl
import pytest

from connectors.figures import Figures, agencies_frame
from connectors.localities import load
from connectors.presentation import charts, downloads
from connectors.presentation.ranking import ranking
from connectors.scorecard import Scorecard, build
from rubric.frames import FIGURES
from rubric.inputs import Inputs


@pytest.fixture(scope="module")
def scorecard() -> Scorecard:
    hue = load("hue", 2026)
    typed = [("hue-so-yte", 2026, "so_cuoc", 2, 0), ("hue-so-tu-phap", 2026, "so_cuoc", 0, 0)]
    figures = pl.DataFrame(typed, schema=dict(FIGURES), orient="row")
    inputs = Inputs(agencies_frame(hue.agencies), figures, date(2026, 12, 31), [2026])
    return build(hue, Figures(inputs, {}, {}), is_illustration=True)


@pytest.mark.parametrize("text", ["=1+1", "+84", "-2", "@x", "\t=1", " =1", "\u200b=1", "＝1"])
def test_text_that_would_run_is_disarmed(text: str) -> None:
    assert downloads.disarmed(text) == f"'{text}"


@pytest.mark.parametrize("text", ["Sở Y tế", "1.234,5", "a=b", ""])
def test_other_text_is_untouched(text: str) -> None:
    assert downloads.disarmed(text) == text


def test_numbers_are_never_disarmed() -> None:
    assert downloads.csv(pl.DataFrame({"a": [-5.0]})) == b"\xef\xbb\xbfa\n-5.0\n"


def test_xlsx_holds_text_as_text_and_numbers_as_numbers() -> None:
    table = pl.DataFrame({"Cơ quan": ["=cmd()", "Sở Y tế"], "Điểm": [97.49, None]})
    sheet = openpyxl.load_workbook(io.BytesIO(downloads.xlsx(table, "hue", ["Dữ liệu minh hoạ"]))).active
    assert sheet is not None
    assert sheet["A1"].value == "Dữ liệu minh hoạ"
    assert (sheet["A4"].value, sheet["A4"].data_type) == ("=cmd()", "s")
    assert (sheet["B4"].value, sheet["B5"].value) == (97.49, None)


def test_the_bundle_describes_its_columns_and_its_run(scorecard: Scorecard) -> None:
    bundle = zipfile.ZipFile(io.BytesIO(downloads.everything(scorecard, "vi")))
    assert set(bundle.namelist()) == {"findings.csv", "standings.csv", "figures.csv", "metadata.json"}
    metadata = json.loads(bundle.read("metadata.json"))
    assert metadata["criteria_hash"] == scorecard.criteria_set.hash
    assert metadata["illustration"] is True
    assert metadata["tables"]["standings"]["rows"] == 58
    assert "hue-so-yte,Sở Y tế,2026,so_cuoc,2,reported" in bundle.read("figures.csv").decode()


def test_what_nobody_reported_has_no_points_in_the_findings_and_not_zero(scorecard: Scorecard) -> None:
    bundle = zipfile.ZipFile(io.BytesIO(downloads.everything(scorecard, "vi")))
    findings = pl.read_csv(bundle.read("findings.csv")).filter(pl.col("agency") == "hue-so-tu-phap")
    told = {(row["outcome_label"], row["points"]) for row in findings.filter(item="A1").iter_rows(named=True)}
    assert told == {("Chưa xác định được", None)}
    earned = findings["points"].sum()
    index = pl.read_csv(bundle.read("standings.csv")).filter(pl.col("agency") == "hue-so-tu-phap")
    assert earned == pytest.approx(index["points"][0] + index["bonus"][0])


def test_the_ranking_table_is_what_the_page_shows(scorecard: Scorecard) -> None:
    shown = ranking(scorecard, 2026, "so", "vi")
    table = downloads.ranking_table(shown, "vi")
    assert table.columns == ["Hạng", "Cơ quan", "Mức", "Điểm"]
    assert table["Cơ quan"].to_list() == [row.name for row in shown.rows]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_charts_become_pictures_with_the_language_s_numbers(scorecard: Scorecard, language: str) -> None:
    shown = ranking(scorecard, 2026, "so", language)
    chart = charts.dot_plot(shown, [("Tốt", 80.0)], language)
    picture = charts.svg(chart)
    assert picture.startswith("<svg")
    assert "Sở Y tế" in picture if language == "vi" else "Health" in picture
    assert charts.png(chart).startswith(b"\x89PNG")
