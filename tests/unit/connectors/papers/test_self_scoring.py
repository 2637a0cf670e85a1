"""An agency's self-scoring table: the columns officials know, a row for each item, and the list of lacking evidence."""

from __future__ import annotations

from connectors.papers.paper import Paper, Table
from connectors.papers.scoring_table import COLUMNS, ScoringTable
from connectors.papers.self_scoring import lacking_table, self_scoring_paper
from connectors.papers.settings import load_papers
from tests.pages.own_house import OURS, TRICKY, House
from tests.unit.connectors.papers.conftest import decide_all

HUE = load_papers("hue")
WARD = "20014"  # Phường Hóa Châu
SILENT = "hue-so-yte"  # no book of it is there


def paper_of(house: House, agency: str = OURS) -> Paper:
    return self_scoring_paper(house.state(), agency, HUE)


def tables(paper: Paper) -> list[Table]:
    return [block for block in paper.blocks if isinstance(block, Table)]


def rows(paper: Paper) -> dict[str, tuple[str, ...]]:
    """The rows of the items, by code."""
    return {row[0]: row for row in tables(paper)[0].rows if len(row[0]) == 2}


def test_the_columns_are_those_officials_know() -> None:
    assert [column.title for column in COLUMNS] == [
        "STT", "Tiêu chí, tiêu chí thành phần", "Điểm tối đa", "Số liệu kê khai", "Cách tính điểm",
        "Tài liệu kiểm chứng", "Điểm tự đánh giá", "Điểm thẩm định", "Lý do điều chỉnh",
    ]  # fmt: skip


def test_every_item_of_the_annex_is_a_row_and_every_row_an_item(house: House) -> None:
    state = house.state()
    for agency in (OURS, WARD, SILENT):
        annex = state.installation.agencies[agency].annex
        shown = [row[0] for row in tables(paper_of(house, agency))[0].rows if len(row[0]) == 2]
        assert shown == list(state.installation.criteria_set.scored_items(annex))


def test_own_points_a_real_zero_and_none_are_three_things(house: House) -> None:
    found = rows(paper_of(house))
    assert found["D1"][6] == "6,00"
    assert found["A2"][6] == "0,00"
    assert found["A1"][6] == "○"  # the agency could have, and did not
    assert found["A5"][6] == "–"  # the department notes when reports came: not for the agency to score
    assert found["E1"][6] == "◇"  # the survey was not held


def test_what_cannot_be_read_and_what_does_not_apply_have_marks_of_their_own(house: House) -> None:
    found = rows(paper_of(house))
    assert f"✕ Ô không đọc được “{TRICKY}”" in found["C1"][3]
    assert "Cán bộ, công chức, viên chức, người lao động: 200 người" in found["D1"][3]
    assert "180/200 = 90%; 6 × 90% = 5,40" in found["D1"][4]
    assert "○ Chưa có số liệu" in found["A1"][3]


def test_groups_and_sums_are_rows_that_stand_out(house: House) -> None:
    table = tables(paper_of(house))[0]
    titles = [table.rows[place][1] for place in sorted(table.emphasised)]
    assert titles[0] == "Chỉ đạo, tổ chức thực hiện"
    assert titles[-4:] == [
        "Điểm thưởng (tối đa 5)", "Điểm trừ (tối đa 5)", "Tổng điểm các tiêu chí", "Điểm chỉ số (thang 100)"
    ]  # fmt: skip
    total, index = table.rows[-2:]
    # 6 points and a zero. Two surveys of 5 points each were not held: 90 of 100 apply, and 100 × 6 / 90 = 6,666…
    assert (total[2], total[6], index[6]) == ("90", "6,00", "6,67")


def test_the_columns_of_verification_stay_open_until_all_is_decided(house: House) -> None:
    house.decide("so_duoc_pho_bien", "adjust", "150", reason="Danh sách ký nhận có 150 người")
    assert {row[7:] for row in tables(paper_of(house))[0].rows} == {("", "")}
    decide_all(house)
    verified = rows(paper_of(house))["D1"]
    why = (
        "Tự chấm cao hơn hệ thống tính 0,60.\n"
        "Người đã được phổ biến Nghị quyết 57: điều chỉnh thành 150: Danh sách ký nhận có 150 người."
    )
    assert verified[6:] == (
        "6,00",
        "4,50",
        why,
    )


def test_every_item_without_evidence_is_listed_for_an_explanation(house: House) -> None:
    lacking = {row[0]: row for row in lacking_table(ScoringTable(house.state(), OURS, with_verified=False)).rows}
    assert "Cán bộ, công chức, viên chức, người lao động: chưa có tài liệu kiểm chứng" in lacking["D1"][2]
    assert lacking["C1"][2].startswith("✕ Tin, ảnh")
    assert "○ Ngày ban hành kế hoạch truyền thông của năm: chưa có số liệu" in lacking["A1"][2]
    assert {"A5", "E1"}.isdisjoint(lacking)  # what others note asks nothing of the agency


def test_an_agency_without_any_report_still_has_its_whole_table(house: House) -> None:
    paper = paper_of(house, SILENT)
    table = tables(paper)[0]
    assert {row[6] for row in table.rows if len(row[0]) == 2} <= {"○", "–", "◇"}
    assert table.rows[-1][6] == "○"  # no own points: not an index of zero
    assert len(tables(paper)[1].rows) > 20


def test_head_and_signatures_are_those_of_the_agency(house: House) -> None:
    department, ward = paper_of(house), paper_of(house, WARD)
    assert (department.letterhead.body, department.letterhead.place) == ("SỞ NỘI VỤ", "Huế")
    assert department.letterhead.parent == HUE.authority.name
    assert (ward.letterhead.parent, ward.letterhead.body) == ("", "ỦY BAN NHÂN DÂN\nPHƯỜNG HÓA CHÂU")
    assert (ward.letterhead.symbol, ward.letterhead.place) == ("BC-UBND", "Hóa Châu")
    assert [each.office[-1] for each in department.signatures] == ["NGƯỜI LẬP BIỂU", "THỦ TRƯỞNG CƠ QUAN"]
    assert [each.office[-1] for each in ward.signatures] == ["NGƯỜI LẬP BIỂU", "CHỦ TỊCH"]
    assert department.landscape


def test_what_is_made_up_says_so_on_every_page(house: House) -> None:
    assert paper_of(house).stamp == "DỮ LIỆU MINH HOẠ"
