"""A commune's report as a paper: each figure of the form a row, each unit a row, and all that is missing named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from connectors.cells.raw_cell import Address
from connectors.consolidation.consolidating import Consolidated, consolidate
from connectors.consolidation.loading import load_consolidation
from connectors.localities import load
from connectors.papers.consolidated_report import Commune, consolidated_paper
from connectors.papers.consolidated_tables import lacking_table, parts_of, units_table
from connectors.papers.paper import Paper, Table
from connectors.papers.settings import load_papers
from connectors.problem import Problem, Severity
from connectors.reported import BookReading, ReportedValue, ValueState
from rubric.text import Text

COMMUNE = load("hoang-van-thu", 2026)
FOUND = load_consolidation(COMMUNE)
assert FOUND is not None
PAPERS = load_papers("hue")
LONG = "Nông dân " * 22 + "& <b>học sinh</b>\x0b"


def said(agency: str, field: str, value: int | ValueState, text: str = "") -> ReportedValue:
    state: ValueState = "reported" if isinstance(value, int) else value
    number = value if isinstance(value, int) else None
    return ReportedValue(agency, "2026", field, state, number, text, Address(f"{agency}.xlsx", "2026", "D2"))


VALUES = (
    said("hvt-phong-vhxh", "so_tin", 4),
    said("hvt-phong-kinh-te", "so_tin", "unreadable", LONG),
    said("hvt-van-phong", "so_tin", 0),
    said("hvt-phong-vhxh", "so_video", "not_applicable"),
)


def made(*values: ReportedValue) -> Consolidated:
    assert FOUND is not None
    wrong = Address("hvt-phong-kinh-te.xlsx", "2026", "D2")
    mend = Text(vi="Hãy nhập một số", en="Type a number")
    problem = Problem(
        "number_text", Severity.CELL, wrong, mend, agency="hvt-phong-kinh-te", period="2026", field="so_tin"
    )
    books = [BookReading(value.address.book, [value], problems=[problem]) for value in values]
    return consolidate(FOUND, COMMUNE, books, "year", as_of=date(2026, 12, 31))


def commune(*values: ReportedValue, is_sample: bool = False) -> Commune:
    assert FOUND is not None
    return Commune(FOUND, COMMUNE, made(*values), date(2026, 12, 31), is_sample)


def tables(paper: Paper, annex: int) -> list[Table]:
    return [block for block in paper.annexes[annex].blocks if isinstance(block, Table)]


def figure(paper: Paper, label: str) -> tuple[str, ...]:
    return next(row for table in tables(paper, 0) for row in table.rows if row[1] == label)


def test_every_figure_of_the_form_is_a_row_and_every_row_a_figure() -> None:
    one = commune(*VALUES)
    rows = [row for table in tables(consolidated_paper(one, PAPERS), 0) for row in table.rows]
    assert sorted(row[1] for row in rows) == sorted(each.spec.label.vi for each in one.made.figures.values())
    assert [row[0] for row in rows] == [str(n) for n in range(1, len(one.made.figures) + 1)]


def test_the_parts_of_the_form_are_the_groups_of_its_criteria() -> None:
    assert FOUND is not None
    parts = parts_of(FOUND, made())
    assert [title[:2] for title, _ in parts] == ["A.", "B.", "C.", "D.", "E.", "F.", "Số"]
    assert [each.key for each in parts[1][1]][:2] == ["url_chuyen_muc", "so_thang_dat"]


def test_a_figure_zero_none_and_what_the_commune_types_are_told_apart() -> None:
    paper = consolidated_paper(commune(*VALUES, said("hvt-phong-vhxh", "so_bai", 0)), PAPERS)
    assert figure(paper, "Tin, ảnh")[3] == "4"
    assert figure(paper, "Bài viết")[3] == "0"
    assert figure(paper, "Infographic")[3] == "○ ……"
    assert figure(paper, "Ngày ban hành kế hoạch truyền thông của năm")[3] == "……"


def test_large_figures_have_marks_of_thousands() -> None:
    paper = consolidated_paper(commune(said("hvt-thon-01", "so_luot_phat", 12_345)), PAPERS)
    assert any(row[3] == "12.345" for table in tables(paper, 0) for row in table.rows)


def test_every_unit_is_a_row_under_the_title_of_its_group() -> None:
    table = units_table(made(*VALUES), COMMUNE)
    names = [row[1] for place, row in enumerate(table.rows) if place not in table.emphasised]
    assert names == [each.name.vi for each in COMMUNE.agencies.values()]
    assert len(table.emphasised) == 3
    by_name = {row[1]: row for row in table.rows}
    assert by_name["Phòng Văn hóa - Xã hội"][2] == "Có"
    assert by_name["Thôn số 1 (xã bổ sung tên)"][2] == "○"


def test_every_cell_that_cannot_be_read_is_named_with_the_way_to_mend_it() -> None:
    paper = consolidated_paper(commune(*VALUES), PAPERS)
    cells = next(table for table in tables(paper, 2) if table.columns[-1].title == "Cách sửa")
    assert cells.rows == (
        (
            "1",
            "Phòng Kinh tế",
            "Tin, ảnh",
            "hvt-phong-kinh-te.xlsx › 2026 › D2",
            f"“{LONG}”",
            "Hãy nhập một số",
        ),
    )


def test_who_is_missing_in_a_figure_is_named_in_full() -> None:
    (row,) = lacking_table(made(*VALUES)).rows
    assert row[1:3] == ("Tin, ảnh", "2/4")
    assert row[3].split("\n") == [
        "○ chưa có số liệu: 1 đơn vị chưa có số liệu nào (Phụ lục II)",
        "✕ không đọc được: Phòng Kinh tế",
    ]


def test_a_report_of_no_unit_says_so_and_leaves_all_to_type() -> None:
    paper = consolidated_paper(commune(), PAPERS)
    said_in_text = "\n".join(str(block) for block in paper.blocks)
    assert "0 chỉ tiêu có số liệu" in said_in_text
    assert "Đơn vị có số liệu: 0/18" in said_in_text
    to_type = tables(paper, 2)[0]
    assert len(to_type.rows) == len(made().figures)


def test_made_up_figures_are_stamped_and_real_ones_are_not() -> None:
    assert consolidated_paper(commune(is_sample=True), PAPERS).stamp == "DỮ LIỆU MINH HOẠ"
    assert consolidated_paper(commune(), PAPERS).stamp == ""


def test_the_commune_issues_it_and_the_province_gets_it() -> None:
    one = commune()
    paper = consolidated_paper(one, PAPERS)
    assert paper.letterhead.symbol == "BC-UBND"
    assert paper.letterhead.body == PAPERS.authority.name
    assert paper.addressed_to == ("Sở Khoa học và Công nghệ tỉnh Lạng Sơn",)
    half = consolidated_paper(replace(one, made=replace(one.made, period="2026-H1")), PAPERS)
    assert half.subject.endswith("6 tháng đầu năm 2026")
