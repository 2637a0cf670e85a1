"""What the tab says: problems in the order of their weight, and exactly the points that the site shows."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from connectors.cells.raw_cell import Address
from connectors.ledger import Registration
from connectors.localities import Installation
from connectors.presentation.agency_card import agency_card
from connectors.problem import Severity
from connectors.problem_catalogue import problem
from connectors.reported import BookReading, ReportedValue
from connectors.results_tab.composing import MOST_PROBLEMS, results_tab
from connectors.results_tab.content import TabContent
from connectors.results_tab.problems_told import Told, problems_told
from connectors.runs import scorecard_of
from connectors.scorecard import Scorecard
from rubric.language import points
from tests.unit.connectors.results_tab.desk import AS_OF, INDUSTRY

CHECKED = datetime(2026, 11, 21, 2, 5, tzinfo=UTC)
OF_INDUSTRY = Registration("google:1", "Sở Công Thương", "agency", agency=INDUSTRY)
OF_COHORT = Registration("google:2", "Phường", "cohort", cohort="phuong")
TOLD = Told(Severity.CELL, "2026", "D2", "12/15", "Hãy nhập số.", "45", INDUSTRY)


@pytest.fixture(scope="module")
def scorecard(hue: Installation) -> Scorecard:
    place = Address("Báo cáo", "2026", "D3")
    value = ReportedValue(INDUSTRY, "2026", "so_vb_long_ghep", "reported", 1, "1", place)
    return scorecard_of(hue, [BookReading("Báo cáo", values=[value])], None, AS_OF)


def said(content: TabContent) -> list[tuple[str, ...]]:
    return [line.cells for line in content.lines]


def test_the_head_says_whose_when_and_that_nothing_is_official(scorecard: Scorecard) -> None:
    title, time, state, *_ = said(results_tab(scorecard, OF_INDUSTRY, [], checked_at=CHECKED))
    assert title == ("Kết quả kiểm tra: Sở Công Thương, năm 2026",)
    assert "21/11/2026 09:05, số liệu đến 31/12/2026" in time[0]
    assert state[0].startswith("Tạm tính: hệ thống tính từ số liệu kê khai, chưa thẩm định · bộ tiêu chí hue-2026 v1.0")
    assert scorecard.run.criteria_hash[:8] in state[0]
    assert "minh hoạ" not in state[0]
    marked = replace(scorecard, is_illustration=True)
    assert said(results_tab(marked, OF_INDUSTRY, [], checked_at=CHECKED))[2][0].startswith("Dữ liệu minh hoạ")


def test_the_points_are_those_of_the_site(scorecard: Scorecard) -> None:
    rows = said(results_tab(scorecard, OF_INDUSTRY, [], checked_at=CHECKED))
    card = agency_card(scorecard, INDUSTRY, 2026, "vi")
    shown = {row[0]: f"{row[2]} / {row[3]}" for row in rows if len(row) == 5}
    passports = [each for group in (*card.groups, *card.adjustments) for each in group.passports]
    assert len(passports) > 30
    assert {each.item: each.points_text for each in passports}.items() <= shown.items()
    assert {group.key: group.total for group in card.groups}.items() <= shown.items()
    index = points(scorecard.standing(INDUSTRY, 2026).index, "vi")
    assert f"Điểm chỉ số tạm tính: {index} · Mức Yếu" in [row[0] for row in rows if row]


def test_a_criterion_without_figures_names_them_and_who_gives_them(scorecard: Scorecard) -> None:
    rows = said(results_tab(scorecard, OF_INDUSTRY, [], checked_at=CHECKED))
    criteria = scorecard.criteria_set.criteria
    why = {row[0]: row[4] for row in rows if row and row[0] in criteria}
    assert "Kinh phí đã giải ngân (cơ quan báo cáo)" in why["A3"]
    assert all(why.values())


def test_a_book_without_problems_says_so(scorecard: Scorecard) -> None:
    rows = said(results_tab(scorecard, OF_INDUSTRY, [], checked_at=CHECKED))
    assert ("1. Việc cần sửa trong sổ này: không có",) in rows


def test_a_register_names_the_agency_of_each_problem_and_shows_no_points(scorecard: Scorecard) -> None:
    content = results_tab(scorecard, OF_COHORT, [TOLD], checked_at=CHECKED)
    rows = said(content)
    assert rows[0] == ("Kết quả kiểm tra: sổ theo dõi khối Phường, năm 2026",)
    assert rows[-1] == ("Ô chưa đọc được", "Sở Công Thương", "2026", "D2", "12/15", "Hãy nhập số.", "45")
    assert rows[-2][:3] == ("Mức độ", "Cơ quan", "Trang")
    assert len(content.widths) == 7
    assert not any("Điểm" in cell for row in rows for cell in row)


def test_too_many_problems_are_cut_and_it_is_said(scorecard: Scorecard) -> None:
    many = [replace(TOLD, cell=f"D{row}") for row in range(1, MOST_PROBLEMS + 8)]
    rows = said(results_tab(scorecard, OF_COHORT, many, checked_at=CHECKED))
    assert "507 việc (507 việc khiến số liệu chưa được tính" in rows[5][0]
    assert rows[-1][0].startswith("Còn 7 việc nữa")
    assert rows[-2][3] == "D500"


def test_a_cell_can_be_opened(scorecard: Scorecard) -> None:
    link = "https://docs.google.com/spreadsheets/d/1/edit#gid=3&range=D2"
    content = results_tab(scorecard, OF_INDUSTRY, [replace(TOLD, link=link)], checked_at=CHECKED)
    assert [line.links for line in content.lines if line.links] == [{2: link}]


def test_problems_stand_by_weight_then_tab_then_cell() -> None:
    places = ["AA2", "B10", "C7", "B2"]
    found = [problem("tab_hidden", Address("Sổ", "2026", cell)) for cell in places]
    found.append(problem("google_locale", Address("Sổ"), found="en_US"))
    found.append(problem("tab_hidden", Address("Sổ", "2025")))
    told = problems_told({"google:1": BookReading("Sổ", problems=found)}, {}, [])["google:1"]
    assert [(each.tab, each.cell) for each in told] == [
        ("", ""), ("2026", "B2"), ("2026", "AA2"), ("2026", "C7"), ("2026", "B10"), ("2025", "")
    ]  # fmt: skip


def row(code: str, book: str, agency: str = "") -> dict[str, str]:
    made = problem(code, Address(book), agency=agency, **({"day": "1/9/2026"} if code == "book_untouched" else {}))
    return {
        "code": code, "severity": made.severity.value, "agency": agency, "book": book, "tab": "", "cell": "",
        "found": "", "message_vi": made.message.vi,
    }  # fmt: skip


def test_what_the_sync_found_beside_the_reading_is_told_once() -> None:
    known = problem("tab_hidden", Address("Sổ"))
    readings = {"google:1": BookReading("Sổ", problems=[known])}
    rows = [row("tab_hidden", "Sổ"), row("google_open_to_all", "Sổ"), row("google_open_to_all", "Sổ khác")]
    told = problems_told(readings, {}, rows)["google:1"]
    assert [each.message for each in told] == [known.message.vi, rows[1]["message_vi"]]


def test_what_is_said_of_a_name_that_two_books_have_goes_to_the_agency_s() -> None:
    readings = {"google:1": BookReading("Sổ"), "google:2": BookReading("Sổ")}
    registered = {"google:1": OF_INDUSTRY, "google:2": replace(OF_COHORT, agency="19753")}
    rows = [row("google_open_to_all", "Sổ", agency=INDUSTRY), row("google_trashed", "Sổ")]
    told = problems_told(readings, registered, rows)
    assert [len(told["google:1"]), len(told["google:2"])] == [1, 0]


def test_that_nobody_touched_a_book_is_not_told_in_it() -> None:
    told = problems_told({"google:1": BookReading("Sổ")}, {}, [row("book_untouched", "Sổ")])
    assert told == {"google:1": []}
