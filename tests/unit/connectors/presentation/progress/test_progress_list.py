"""The targets as the page Tiến độ says them: sentences, numbers and gaps, each worked by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import polars as pl
import pytest

from connectors.figures import Figures, agencies_frame
from connectors.localities import load
from connectors.presentation import charts
from connectors.presentation.marks import NOT_REPORTED
from connectors.presentation.progress import progress_chart
from connectors.presentation.progress.progress_list import (
    ProgressList,
    TargetLine,
    progress_list,
    short_title,
    with_status,
)
from connectors.presentation.progress.progress_status import thresholds
from connectors.presentation.progress.progress_words import Unit
from connectors.presentation.progress.progress_years import YearLine
from connectors.presentation.rendering import render
from connectors.scorecard import Scorecard, build
from rubric.frames import FIGURES
from rubric.inputs import Inputs
from rubric.reasons import Reason
from rubric.text import Text

Row = tuple[str, int, str, int, int]
TRAINED, STAFF = "so_cb_da_dao_tao", "so_cb_chuyen_trach"


def made(locality: str, rows: list[Row]) -> Scorecard:
    installation = load(locality, 2026)
    figures = pl.DataFrame(rows, schema=dict(FIGURES), orient="row")
    inputs = Inputs(agencies_frame(installation.agencies), figures, date(2026, 12, 31), [2025, 2026])
    return build(installation, Figures(inputs, {}, {}), is_illustration=True)


def staff(year: int, trained: int, of: int, agency: str = "hue-so-yte") -> list[Row]:
    return [(agency, year, TRAINED, trained, 0), (agency, year, STAFF, of, 0)]


def shown(rows: list[Row], language: str = "vi", year: int = 2026) -> ProgressList:
    return progress_list(made("hue", rows), year, language)


def of(listed: ProgressList, key: str) -> TargetLine:
    return next(line for line in listed.targets if line.key == key)


def trained(rows: list[Row], language: str = "vi", year: int = 2026) -> TargetLine:
    return of(shown(rows, language, year), "can-bo-truyen-thong-2030")


def test_a_slow_target_tells_its_pace_the_pace_needed_and_where_it_leads() -> None:
    line = trained([*staff(2025, 10, 100), *staff(2026, 20, 100)])
    assert (line.status, line.status_label) == ("slow", "Chậm")
    assert (line.newest, line.pace, line.needed) == ("20%", "+10 điểm %/năm", "+12,5 điểm %/năm")
    assert line.why == "Tốc độ hiện tại +10 điểm %/năm, cần +12,5 điểm %/năm, tức bằng 80% tốc độ cần."
    assert line.projected == "60%"
    assert line.projection == "60% vào năm 2030, nếu các năm tới giữ tốc độ bình quân 2025–2026 (+10 điểm %/năm)."
    assert (line.level, line.span) == ("ít nhất 70%", "đến năm 2030")


def test_the_same_target_in_english() -> None:
    line = trained([*staff(2025, 10, 100), *staff(2026, 20, 100)], "en")
    assert line.why == "The pace is +10 points a year, +12.5 points a year is needed: 80% of it."
    assert (line.level, line.span, line.status_label) == ("at least 70%", "by 2030", "Slow")


def test_the_years_show_numerator_denominator_coverage_and_path() -> None:
    rows = trained([*staff(2025, 10, 100), *staff(2026, 20, 100), *staff(2026, 0, 100, "hue-so-tu-phap")]).years
    assert [(row.label, row.actual, row.counted, row.reported, row.required) for row in rows] == [
        ("2025", "10%", "10/100 người", "1/55 đơn vị", "10%"),
        ("2026 (tạm tính)", "10%", "20/200 người", "2/55 đơn vị", "22%"),
        ("2027", "–", "–", "–", "34%"),
        ("2028", "–", "–", "–", "46%"),
        ("2029", "–", "–", "–", "58%"),
        ("2030", "–", "–", "–", "70%"),
    ]


def test_a_year_without_figures_stays_a_gap() -> None:
    line = trained(staff(2026, 20, 100))
    assert line.years[0].actual == line.actual_of(2025) == NOT_REPORTED
    assert line.status_label == "Chưa đủ số liệu"
    assert line.why == "Mới có số liệu một năm (2026: 20%); cần ít nhất hai năm để tính tốc độ."
    assert (line.pace, line.projected, line.projection) == ("–", "–", "")
    assert line.drawing is not None
    assert [year for year, *_ in line.drawing.actuals] == [2026]


def test_a_projection_says_when_it_stops_at_the_ceiling() -> None:
    line = trained([*staff(2025, 10, 100), *staff(2026, 40, 100)])
    assert line.status_label == "Đúng tiến độ"
    assert line.projection.startswith("100% vào năm 2030")
    assert line.projection.endswith("tính tới trần 100%.")


def test_an_earlier_year_knows_nothing_of_later_figures() -> None:
    line = trained([*staff(2025, 10, 100), *staff(2026, 40, 100)], year=2025)
    assert (line.newest_year, line.newest, line.status) == ("2025", "10%", "no_data")
    assert [row.label for row in line.years] == ["2025", "2026", "2027", "2028", "2029", "2030"]


def test_what_is_not_reached_is_never_rounded_up_to_the_target() -> None:
    percent = Unit("percent", Text(vi="%", en="%"), "vi")
    assert percent.short_of(Fraction(79996, 1000), Fraction(80)) == "< 80%"
    assert percent.short_of(Fraction(7999, 100), Fraction(80)) == "79,99%"
    assert percent.short_of(Fraction(80), Fraction(80)) == "80%"


def test_paces_keep_their_sign() -> None:
    percent, count = Unit("percent", Text(vi="%", en="%"), "vi"), Unit("count", Text(vi="chương trình", en="x"), "vi")
    assert percent.pace(Fraction(-7, 2)) == "−3,5 điểm %/năm"
    assert percent.pace(Fraction(0)) == "0 điểm %/năm"
    assert count.pace(Fraction(3, 2)) == "+1,5 chương trình/năm"
    assert count.pace(None) == "–"


def test_a_target_whose_year_has_passed_says_so() -> None:
    rows: list[Row] = []
    for year, briefed in ((2025, 50), (2026, 60)):
        rows += [("hue-so-yte", year, "so_duoc_pho_bien", briefed, 0), ("hue-so-yte", year, "tong_cbccvc", 80, 0)]
    line = of(shown(rows), "pho-bien-2025")
    assert (line.status, line.why) == ("at_risk", "Năm mục tiêu 2025 đã qua; năm 2026: 75%; phải đạt: 100%.")
    assert (line.pace, line.needed) == ("+12,5 điểm %/năm", "–")


def test_a_target_reached_in_its_year_and_lost_since_names_that_year() -> None:
    rows: list[Row] = []
    for year, briefed in ((2025, 80), (2026, 60)):
        rows += [("hue-so-yte", year, "so_duoc_pho_bien", briefed, 0), ("hue-so-yte", year, "tong_cbccvc", 80, 0)]
    line = of(shown(rows), "pho-bien-2025")
    assert (line.status, line.status_label) == ("achieved", "Đạt năm 2025")
    assert line.why == "Đã đạt trong năm mục tiêu 2025 (100%); số liệu năm 2026 là 75%."


def test_a_deed_counts_without_pace_or_chart() -> None:
    line = of(shown([("hue-so-yte", 2026, "so_thanh_vien", 7, 0)]), "mang-luoi-2026")
    assert (line.status, line.newest, line.pace, line.drawing) == ("achieved", "7 người", "–", None)
    assert line.measure.endswith("có từ 1 trở lên thì coi là đã thực hiện.")


def test_a_survey_is_an_estimate_by_population_and_says_so() -> None:
    def surveyed(agency: str, favourable: int, sample: int, people: int) -> list[Row]:
        found = {"ks_so_tiep_can": favourable, "ks_so_phieu": sample, "dan_so_tu_15t": people}
        return [(agency, 2026, field, value, 0) for field, value in found.items()]

    line = of(shown([*surveyed("19777", 50, 100, 3000), *surveyed("20035", 90, 100, 1000)]), "nguoi-dan-2030")
    assert line.is_estimate
    assert line.newest == "60%"  # (50% of 3000 + 90% of 1000) of 4000
    assert line.years[1].counted == "ước lượng từ 2 khảo sát"
    assert line.measure.startswith("Ước lượng từ khảo sát:")


def test_a_target_without_a_measure_says_why_and_shows_no_years() -> None:
    line = of(shown([]), "tich-hop-2026")
    assert (line.is_measured, line.years, line.status_label) == (False, (), "Chưa có số liệu")
    assert line.why == "Chưa có sổ nào ghi việc tích hợp vào hệ thống theo dõi Nghị quyết 57."


def test_the_sentence_counts_all_targets_and_those_of_the_last_year() -> None:
    rows = [*staff(2025, 10, 100), *staff(2026, 20, 100), ("hue-so-yte", 2026, "so_thanh_vien", 7, 0)]
    listed = shown(rows)  # the agency that reports names neither a plan nor a section: 0/55 of both, due in 2025
    assert listed.question == "Các mục tiêu đến năm 2030 có đạt được không?"
    assert listed.sentence == (
        "1 trong 16 mục tiêu đã đạt; 1 chậm; 2 có nguy cơ; 12 chưa đủ số liệu; "
        "riêng 3 mục tiêu đến năm 2030: 1 chậm, 2 chưa đủ số liệu."
    )
    assert [due for due, _ in listed.groups] == [2025, 2026, 2027, 2030]
    assert sum(count for *_, count in listed.counts) == 16


def test_without_any_figure_nothing_is_claimed_and_nothing_drawn() -> None:
    listed = shown([])
    assert listed.sentence == "Chưa có số liệu để đo mục tiêu nào trong 16 mục tiêu của kế hoạch."
    assert all(line.drawing is None for line in listed.targets)
    assert progress_chart.years_of(listed.targets) == []


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("vi", "Kế hoạch của tỉnh Hà Tĩnh không đặt chỉ tiêu định lượng."),
        ("en", "The plan of Hà Tĩnh Province sets no targets in numbers."),
    ],
)
def test_a_plan_without_targets_says_so(language: str, sentence: str) -> None:
    listed = progress_list(made("ha-tinh", []), 2026, language)
    assert (listed.groups, listed.sentence) == ((), sentence)


def test_the_filter_keeps_one_status_and_an_unknown_one_keeps_all() -> None:
    listed = shown([*staff(2025, 10, 100), *staff(2026, 20, 100)])
    slow = [line.key for _, lines in with_status(listed, "cham") for line in lines]
    assert slow == ["can-bo-truyen-thong-2030"]
    assert with_status(listed, "dung-tien-do") == []
    assert with_status(listed, "x") == list(listed.groups)


def test_the_thresholds_are_told_for_every_status() -> None:
    told = {status: said for status, _, said in thresholds("vi")}
    assert set(told) == {"achieved", "on_track", "slow", "at_risk", "no_data"}
    assert told["slow"] == "tốc độ hiện tại từ 50% đến dưới 100% tốc độ cần"


@pytest.mark.parametrize("locality", ["hue", "quang-ngai", "dien-bien", "ha-tinh", "hoang-van-thu"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_plan_can_be_shown_without_figures(locality: str, language: str) -> None:
    listed = progress_list(made(locality, []), 2026, language)
    assert all(line.why and line.measure and line.binds for line in listed.targets)
    lines = listed.targets
    assert render("progress_table", language, lines=lines, years=listed.years, caption="").count("<tr>") == 1 + len(
        lines
    )


def test_a_half_year_has_its_row() -> None:
    line = trained([*staff(2025, 10, 100), *staff(2026, 20, 100)])
    half = YearLine(2026, "6 tháng đầu năm 2026", "15%", "15/100 người", "1/55 đơn vị", "–")
    html = render("progress_details", "vi", lines=[replace(line, half=half)], opened=None, plan="KH")
    assert "6 tháng đầu năm 2026" in html
    assert "6 tháng đầu năm 2026" not in render("progress_details", "vi", lines=[line], opened=None, plan="KH")


def test_short_titles_drop_the_year_they_stand_under() -> None:
    assert short_title("2030: ít nhất 80% người dân", 2030) == "Ít nhất 80% người dân"
    assert short_title("Hằng năm, từ 2026: đo lường", 2026) == "Hằng năm, từ 2026: đo lường"


def test_the_picture_carries_titles_marks_and_numbers_with_a_comma() -> None:
    listed = shown([*staff(2025, 10, 80), *staff(2026, 20, 100)])
    drawn = [line for line in listed.targets if line.drawing is not None]
    svg = charts.svg(progress_chart.all_targets_chart(drawn, ["Thành phố Huế", "Dữ liệu minh hoạ"], "vi"))
    for words in ("Thành phố Huế", "Dữ liệu minh hoạ", "12,5%", "20%", "70%", "nét đứt: đường phải đi"):
        assert words in svg


def test_the_alternative_text_says_what_the_chart_shows() -> None:
    drawing = trained([*staff(2025, 10, 100), *staff(2026, 20, 100)]).drawing
    assert drawing is not None
    assert drawing.alt.endswith("2025: 10%; 2026: 20%; phải đạt ít nhất 70% đến năm 2030; dự báo 2030: 60%")


def test_an_unreadable_figure_is_no_zero() -> None:
    unreadable = ("hue-so-tu-phap", 2026, TRAINED, 0, int(Reason.UNREADABLE))
    line = trained([*staff(2026, 20, 100), unreadable, ("hue-so-tu-phap", 2026, STAFF, 900, 0)])
    assert (line.years[1].actual, line.years[1].reported) == ("20%", "1/55 đơn vị")


def test_every_target_of_a_scorecard_stands_in_the_list() -> None:
    scorecard = made("hue", [])
    keys = [each.key for each in scorecard.targets]
    assert sorted(line.key for line in progress_list(scorecard, 2026, "vi").targets) == sorted(keys)
