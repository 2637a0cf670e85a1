"""The commune's report as a book: the province's own reader finds in it what was consolidated, and nothing to mend."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from connectors.cells.raw_cell import Address
from connectors.consolidation.consolidating import Consolidated, consolidate
from connectors.consolidation.loading import Consolidation, load_consolidation
from connectors.consolidation.rules import FromUnit, OverUnits
from connectors.forms.agency_form import AgencyBook, draw_agency_form
from connectors.forms.consolidated_form import SOURCES, write_consolidated
from connectors.forms.sheets import SAMPLE_MARK, FormBook
from connectors.layouts.books import read_book
from connectors.localities import load
from connectors.reported import BookReading, ReportedValue, ValueState
from connectors.workbooks.xlsx import read_xlsx
from rubric.language import to_days

COMMUNE = load("hoang-van-thu", 2026)
DAY = date(2026, 12, 8)
LEAD, OTHER, VILLAGE = "hvt-phong-vhxh", "hvt-van-phong", "hvt-thon-01"


def rules_with_every_kind() -> Consolidation:
    """The rules, with two that the commune does not use: words of one unit and the first of several days."""
    found = load_consolidation(COMMUNE)
    assert found is not None
    fields = {
        **found.rules.fields,
        "so_ky_hieu_kh": FromUnit(kind="from_unit", unit=LEAD),
        "ngay_ban_hanh": OverUnits(kind="earliest", annexes=["phong"]),
    }
    return Consolidation(found.rules.model_copy(update={"fields": fields}), found.form, found.commune)


def said(agency: str, field: str, value: int | ValueState, text: str = "") -> ReportedValue:
    state: ValueState = "reported" if isinstance(value, int) else value
    number = value if isinstance(value, int) else None
    return ReportedValue(agency, "2026", field, state, number, text, Address(f"{agency}.xlsx", "2026", "D2"))


REPORTED = [
    said(LEAD, "so_ky_hieu_kh", 1, "25/KH-UBND"),
    said(LEAD, "ngay_ban_hanh", to_days(date(2026, 2, 3))),
    said(OTHER, "ngay_ban_hanh", to_days(date(2026, 1, 15))),
    said(LEAD, "kp_du_toan", 12_500),
    said(OTHER, "kp_du_toan", 125),
    said(LEAD, "kp_giai_ngan", 12_000),
    said(OTHER, "kp_giai_ngan", 125),
    said(LEAD, "co_so_ket", 0),
    said(LEAD, "co_kiem_tra", "not_applicable", "KAD"),
    said(LEAD, "nhom_da_thuc_hien", 1),
    said(OTHER, "nhom_da_thuc_hien", 4),
    said(VILLAGE, "so_to_roi", 0),
    said(VILLAGE, "so_luot_phat", "unreadable", "=HYPERLINK(1)"),
]


def made() -> tuple[Consolidation, Consolidated]:
    rules = rules_with_every_kind()
    return rules, consolidate(rules, COMMUNE, [BookReading("x", REPORTED)], "year", as_of=DAY)


def written(tmp_path: Path, *, sample: bool = False) -> Path:
    rules, report = made()
    return write_consolidated(tmp_path / "bao-cao.xlsx", rules, COMMUNE, report, as_of=DAY, sample=sample)


def test_what_was_consolidated_is_what_the_province_reads(tmp_path: Path) -> None:
    rules, report = made()
    reading = read_book(written(tmp_path), rules.form.criteria_set, rules.form.agencies, latest=DAY)
    assert reading.problems == []
    assert {value.field: value.value for value in reading.values} == {k: f.value for k, f in report.figures.items()}
    by_key = {value.field: value for value in reading.values}
    assert {value.agency for value in reading.values} == {"06172"}
    assert by_key["kp_du_toan"].value == 12_625  # 12,5 and 0,125 million đồng
    assert by_key["ngay_ban_hanh"].value == to_days(date(2026, 1, 15))
    assert by_key["so_ky_hieu_kh"].text == "25/KH-UBND"
    assert by_key["nhom_da_thuc_hien"].value == 5  # the first item and the third


def test_zero_missing_unreadable_and_not_applicable_stay_four_things(tmp_path: Path) -> None:
    rules = rules_with_every_kind()
    reading = read_book(written(tmp_path), rules.form.criteria_set, rules.form.agencies, latest=DAY)
    by_key = {value.field: (value.state, value.value) for value in reading.values}
    assert by_key["so_to_roi"] == ("reported", 0)
    assert by_key["so_tin"] == ("missing", None)
    assert by_key["co_kiem_tra"] == ("not_applicable", None)
    assert by_key["so_luot_phat"] == ("missing", None)
    notes = {value.field: value.evidence.note for value in reading.values}
    assert notes["so_luot_phat"] == "Ô số liệu của đơn vị không đọc được. Không đọc được: Thôn số 1 (xã bổ sung tên)."
    assert notes["luot_xem"].startswith("Xã tự ghi. ")


def test_every_figure_carries_the_note_of_its_sources(tmp_path: Path) -> None:
    rules = rules_with_every_kind()
    reading = read_book(written(tmp_path), rules.form.criteria_set, rules.form.agencies, latest=DAY)
    assert all(value.evidence.note for value in reading.values)
    notes = {value.field: value.evidence.note for value in reading.values}
    missing = "Phòng Kinh tế; Trung tâm Phục vụ hành chính công xã"
    assert notes["kp_du_toan"] == f"Cộng số liệu của 2/4 đơn vị. Chưa có số liệu: {missing}."


def test_words_typed_by_a_unit_never_become_a_formula(tmp_path: Path) -> None:
    tab = next(tab for tab in read_xlsx(written(tmp_path), "x").tabs if tab.title == SOURCES)
    typed = [cell for cell in tab.cells.values() if cell.shown == "=HYPERLINK(1)"]
    assert typed
    assert all(cell.held == "text" and not cell.formula for cell in typed)


def test_the_rows_are_those_of_the_form_for_communes(tmp_path: Path) -> None:
    rules = rules_with_every_kind()
    blank = FormBook("")
    draw_agency_form(blank, rules.form, rules.commune, AgencyBook(["2026"]))
    drawn = next(tab for tab in blank.tabs if tab.title == "2026")
    tab = next(tab for tab in read_xlsx(written(tmp_path), "x").tabs if tab.title == "2026")
    codes = [str(cell.content) for (_, column), cell in sorted(drawn.cells.items()) if column == 0]
    assert [tab.cell(row, 1).shown for row in tab.by_row] == codes


def test_the_cover_says_for_whom_by_when_and_of_how_many(tmp_path: Path) -> None:
    tab = next(tab for tab in read_xlsx(written(tmp_path), "x").tabs if tab.title == "Thông tin")
    lines = {tab.cell(row, 1).shown: tab.cell(row, 2).shown for row in tab.by_row}
    assert lines["Gửi"] == "Sở Khoa học và Công nghệ tỉnh Lạng Sơn"
    assert lines["Hạn xã gửi tỉnh"] == "chậm nhất 09/12/2026 (đề xuất: kế hoạch không nêu ngày)"
    assert lines["Đơn vị có số liệu"] == "3/18 (Phòng, đơn vị 2/4; Trường học 0/4; Thôn 1/10)"
    assert lines["Ô không đọc được"] == "1 ô, không đưa vào báo cáo"
    assert "Dữ liệu minh hoạ" not in lines


def test_a_report_made_of_sample_data_says_so(tmp_path: Path) -> None:
    tab = next(tab for tab in read_xlsx(written(tmp_path, sample=True), "x").tabs if tab.title == "Thông tin")
    lines = {tab.cell(row, 1).shown: tab.cell(row, 2).shown for row in tab.by_row}
    assert lines["Dữ liệu minh hoạ"] == SAMPLE_MARK


def test_the_same_report_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "1", tmp_path / "2"
    first.mkdir()
    second.mkdir()
    assert written(first).read_bytes() == written(second).read_bytes()
