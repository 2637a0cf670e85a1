"""An agency's case file: each criterion and each figure a row, the sums, the neighbours, the stamp."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date, datetime

import polars as pl

from connectors.figures import Figures, agencies_frame
from connectors.localities import load
from connectors.papers.case_file import Case, case_file_paper, case_of, neighbours
from connectors.papers.paper import Paper, Table
from connectors.papers.settings import PaperSettings, load_papers
from connectors.presentation.ranking import RankingRow
from connectors.scorecard import Scorecard, build
from connectors.verification.working_days import load_calendar
from rubric.frames import FIGURES
from rubric.inputs import Inputs
from tests.pages.own_house import BEFORE, OURS, TRICKY, House

HUE = load_papers("hue")
CALENDAR = load_calendar()


def tables(paper: Paper) -> list[Table]:
    """The tables of the annex: criteria and figures of each group in turn."""
    return [block for block in paper.annexes[0].blocks if isinstance(block, Table)]


def criteria_rows(paper: Paper) -> dict[str, tuple[str, ...]]:
    return {row[0]: row for table in tables(paper)[::2] for row in table.rows}


def figure_rows(paper: Paper) -> dict[tuple[str, str], tuple[str, ...]]:
    return {(row[0], row[1]): row for table in tables(paper)[1::2] for row in table.rows}


def text_of(paper: Paper) -> str:
    return "\n".join(str(block) for block in paper.blocks)


def paper_of(house: House, agency: str = OURS) -> Paper:
    return case_file_paper(case_of(house.state(), agency, CALENDAR), HUE)


def scored(locality: str, *reporting: tuple[str, int], years: tuple[int, ...] = (2025, 2026)) -> Scorecard:
    """A locality in which agencies reported one meeting each in the years given."""
    place = load(locality, 2026)
    typed = [(agency, year, "so_cuoc", 1, 0) for agency, year in reporting]
    figures = pl.DataFrame(typed, schema=dict(FIGURES), orient="row")
    inputs = Inputs(agencies_frame(place.agencies), figures, date(2026, 12, 31), list(years))
    return build(place, Figures(inputs, {}, {}))


def ranked(*codes: str) -> tuple[RankingRow, ...]:
    return tuple(
        RankingRow(code, code, "", 0, "Tốt", "", 9000 - place, "", str(place), None, "–")
        for place, code in enumerate(codes, 1)
    )


def test_every_finding_is_a_row_and_every_row_a_finding(house: House) -> None:
    state = house.state()
    for agency in (OURS, "20014"):
        findings = state.computed.findings(agency, 2026)
        shown = [row[0] for table in tables(paper_of(house, agency))[::2] for row in table.rows]
        assert shown == [each.item for each in findings]


def test_every_figure_that_a_criterion_reads_is_a_row(house: House) -> None:
    scorecard = house.state().computed
    read = [
        (each.item, line.label)
        for each in scorecard.findings(OURS, 2026)
        for line in scorecard.explanation(OURS, 2026, each.item, "vi").inputs
    ]
    assert list(figure_rows(paper_of(house))) == list(dict.fromkeys(read))


def test_a_criterion_has_its_rule_arithmetic_clause_and_points(house: House) -> None:
    row = criteria_rows(paper_of(house))["D1"]
    assert row[1] == "Cán bộ, công chức, viên chức, người lao động được phổ biến Nghị quyết 57"
    assert row[2].startswith("Tỷ lệ (Người đã được phổ biến Nghị quyết 57)")
    assert "180/200 = 90%; 6 × 90% = 5,40\nTự chấm: 6,00" in row[3]
    assert row[4].startswith("II.2.a-2: ")
    assert row[5:] == ("Đạt một phần", "5,40 / 6")


def test_a_figure_has_its_value_cell_source_evidence_decision_and_appeal(house: House) -> None:
    decision = house.decide("so_duoc_pho_bien", "adjust", "150", reason="Danh sách có 150 người")
    with closing(house.ledger()) as ledger:
        ledger.appeals.appeal(decision.number, "Xin xem lại", "a@hue.example", datetime.fromisoformat(BEFORE))
    row = figure_rows(paper_of(house))["D1", "Người đã được phổ biến Nghị quyết 57"]
    assert row[2:] == (
        "150 người",
        "Năm 2026\nhue-so-noi-vu.xlsx › 2026 › C3",
        "Cơ quan báo cáo",
        "○ chưa nêu minh chứng",
        "Điều chỉnh: Danh sách có 150 người\nGiải trình: chờ trả lời",
    )


def test_what_cannot_be_read_is_shown_as_typed_and_how_to_mend_it(house: House) -> None:
    value = figure_rows(paper_of(house))["C1", "Tin, ảnh"][2]
    assert value.startswith(f"✕ Ô không đọc được “{TRICKY}”\n")
    assert "Hãy nhập" in value


def test_the_sums_lead_from_the_criteria_to_the_index(house: House) -> None:
    sums = [block for block in paper_of(house).blocks if isinstance(block, Table)][1]
    # 5,40 of D1 and 2 of A3, of 90 that apply: 100 × 7,40 / 90 = 8,22.
    assert sums.rows == (
        ("Điểm các tiêu chí trên điểm tối đa áp dụng", "7,40 / 90"),
        ("Quy về thang 100", "100 × 7,40 / 90 = 8,22"),
        ("Điểm chỉ số", "8,22"),
    )
    assert sums.emphasised == {2}


def test_the_neighbours_are_the_rows_just_above_and_below() -> None:
    rows = ranked("a", "b", "c", "d", "e", "f")
    assert [[row.code for row in neighbours(rows, each)[0]] for each in ("a", "d", "f")] == [
        ["a", "b", "c"],
        ["b", "c", "d", "e", "f"],
        ["d", "e", "f"],
    ]
    assert [neighbours(rows, each)[1] for each in ("a", "d", "f")] == [0, 2, 2]
    assert neighbours(rows, "nobody") == ((), 0)


def test_an_agency_without_any_report_has_a_case_file_that_says_so(house: House) -> None:
    paper = paper_of(house, "hue-so-yte")
    assert "Cơ quan không xếp hạng: không gửi báo cáo nào trong năm." in text_of(paper)
    assert {row[3] for row in figure_rows(paper).values() if row[4] == "Cơ quan báo cáo"} == {"–"}


def test_a_cohort_of_one_is_not_ranked_against_itself() -> None:
    press = next(code for code, each in load("dien-bien", 2026).agencies.items() if each.cohort == "bao")
    paper = case_file_paper(Case(scored("dien-bien", (press, 2026)), press, 2026), HUE)
    assert "Khối chỉ có một cơ quan được chấm, không so hạng" in text_of(paper)


def test_a_year_without_a_previous_one_speaks_of_no_change() -> None:
    paper = case_file_paper(Case(scored("hue", (OURS, 2026), years=(2026,)), OURS, 2026), HUE)
    assert "so với 2025" not in text_of(paper)
    before = scored("hue", (OURS, 2025), (OURS, 2026))
    assert "so với 2025" in text_of(case_file_paper(Case(before, OURS, 2026), HUE))


def test_figures_that_are_not_released_are_stamped(house: House) -> None:
    assert paper_of(house).stamp == "DỮ LIỆU MINH HOẠ – SỐ LIỆU TẠM TÍNH"
    real = replace(house.state().computed, is_illustration=False)
    assert case_file_paper(Case(real, OURS, 2026), HUE).stamp == "SỐ LIỆU TẠM TÍNH"


def test_names_and_signatory_come_from_the_settings(house: House) -> None:
    other = HUE.model_copy(update={"place": "Nơi khác"})
    assert isinstance(other, PaperSettings)
    paper = case_file_paper(case_of(house.state(), OURS, CALENDAR), other)
    assert paper.letterhead.place == "Nơi khác"
    assert paper.letterhead.body == HUE.department.name
    assert paper.signatures[-1].office == tuple(HUE.department.signatory.office)
