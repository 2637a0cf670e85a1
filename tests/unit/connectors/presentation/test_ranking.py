"""The ranking where there is little to rank: a cohort of one, and a year in which nobody could be ranked."""

from datetime import date
from types import SimpleNamespace

import polars as pl

from connectors.figures import Figures, agencies_frame
from connectors.localities import load
from connectors.presentation.agency_card import agency_card
from connectors.presentation.criteria_guide import cohorts_of
from connectors.presentation.ranking import Ranking, ranking
from connectors.presentation.rendering import render
from connectors.presentation.tasks.task_parts import TaskNote
from connectors.scorecard import Scorecard, build
from rubric.frames import FIGURES
from rubric.inputs import Inputs


def scored(locality: str, *reporting: tuple[str, int]) -> Scorecard:
    """A locality in which agencies reported one meeting each in the years given."""
    place = load(locality, 2026)
    typed = [(agency, year, "so_cuoc", 1, 0) for agency, year in reporting]
    figures = pl.DataFrame(typed, schema=dict(FIGURES), orient="row")
    return build(
        place, Figures(Inputs(agencies_frame(place.agencies), figures, date(2026, 12, 31), [2025, 2026]), {}, {})
    )


def table(shown: Ranking, typed: str = "") -> str:
    return render("ranking_table", "vi", ranking=shown, rows=shown.rows, typed=typed, caption="Điểm")


def press_of_one() -> tuple[Scorecard, str]:
    press = next(code for code, each in load("dien-bien", 2026).agencies.items() if each.cohort == "bao")
    return scored("dien-bien", (press, 2026)), press


def test_the_only_agency_of_a_cohort_is_not_called_the_first() -> None:
    scorecard, press = press_of_one()
    shown = ranking(scorecard, 2026, "bao", "vi")
    assert shown.sentence.startswith("Khối chỉ có một cơ quan được chấm, không so hạng: ")
    assert "dẫn đầu" not in shown.sentence
    assert ">Hạng<" not in table(shown)
    assert "cơ quan duy nhất của khối được chấm" in agency_card(scorecard, press, 2026, "vi").sentence


def test_nobody_in_the_best_band_is_said_as_that_and_not_as_nought() -> None:
    place = load("hue", 2026)
    press = [code for code, each in place.agencies.items() if each.cohort == "bao"]
    shown = ranking(scored("hue", *((code, 2026) for code in press)), 2026, "bao", "vi")
    assert len(shown.rows) == len(press)
    assert shown.sentence.startswith("Chưa cơ quan nào của khối đạt mức Xuất sắc; dẫn đầu là ")
    assert "0 trên" not in shown.sentence


def test_without_any_change_the_column_of_changes_gives_way_to_the_reason() -> None:
    scorecard, _ = press_of_one()
    drawn = table(ranking(scorecard, 2026, "bao", "vi"))
    assert "So với 2025*" not in drawn
    assert "Không so với 2025: năm 2025 chưa cơ quan nào trong khối được xếp hạng." in drawn


def test_a_dash_among_the_changes_is_explained() -> None:
    both, once = "hue-so-yte", "hue-so-tu-phap"
    drawn = table(ranking(scored("hue", (both, 2025), (both, 2026), (once, 2026)), 2026, "so", "vi"))
    assert "So với 2025*" in drawn
    assert "– cơ quan không được xếp hạng năm 2025." in drawn


def test_where_nobody_is_ranked_no_search_is_blamed_and_each_reason_is_told_once() -> None:
    drawn = table(ranking(scored("ha-tinh"), 2025, "so", "vi"))
    assert "Không có cơ quan nào khớp" not in drawn
    assert drawn.count("Lý do: ") == 1
    assert "Không xếp hạng (14)" in drawn


def test_the_tab_of_an_annex_names_its_cohorts() -> None:
    assert cohorts_of(load("hue", 2026).criteria_set, "xa", "vi") == "Phường, xã"
    assert cohorts_of(load("hoang-van-thu", 2026).criteria_set, "phong", "vi") == "Phòng, đơn vị"


def test_a_table_of_targets_past_their_year_has_no_column_for_the_pace_still_needed() -> None:
    def drawn(**given: str) -> str:
        line = {"link": "#", "title": "Mục tiêu", "level": "100%", "pace": "+2 điểm %/năm", "needed": "–"}
        row = {**line, "projected": "–", "is_estimate": False, "status": "achieved", "status_label": "Đạt", **given}
        each = SimpleNamespace(**row, actual_of=lambda _year: "100%")
        return render("progress_table", "vi", lines=[each], years=[(2026, "2026")], caption="Tốc độ là mức tăng.")

    assert "Tốc độ hiện tại" in drawn()
    assert "Tốc độ cần" not in drawn()
    assert "Tốc độ cần" in drawn(needed="+3 điểm %/năm")
    assert "Tốc độ" not in drawn(pace="–")


def test_how_a_slip_is_read_ends_with_one_full_stop() -> None:
    note = TaskNote("III.6-1", "Viết “57/NQ-TW”.", "Đọc là 57-NQ/TW.")
    assert "Đọc là 57-NQ/TW.</i>" in render("task_notes", "vi", hint="", notes=[note])
