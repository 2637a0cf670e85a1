from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from connectors.forms.department_form import DepartmentBook, tabs_of_figures, write_department_form
from connectors.localities import Installation

Opened = Callable[[Path], Any]

CREATED = date(2026, 12, 31)


def test_every_field_that_is_not_the_agencies_has_one_place(hue: Installation):
    tabs = tabs_of_figures(hue)
    placed = [key for fields in tabs.values() for key in fields]
    assert len(placed) == len(set(placed))
    assert {hue.criteria_set.fields[key].source for key in tabs["Khảo sát"]} == {"survey"}
    assert {hue.criteria_set.fields[key].source for key in tabs["Hội đồng"]} == {"panel"}
    assert "chi_tieu_giao" in tabs["Giao chỉ tiêu"]
    assert not {"ngay_nhan_bc_h1", "so_nv_den_han", "kho_van_hanh"} & set(placed)


def test_a_blank_book_lists_every_agency_in_every_year(hue: Installation, file: Path, open_book: Opened):
    write_department_form(file, hue, DepartmentBook(), (2025, 2026), created=CREATED)
    book = open_book(file)
    assert book.sheetnames == [
        "Khảo sát", "Hội đồng", "Giao chỉ tiêu", "Ngày nhận báo cáo", "Đôn đốc", "Nhiệm vụ", "Không áp dụng", "Chung",
    ]  # fmt: skip
    years = [(row[2].value, row[0].value) for row in book["Khảo sát"].iter_rows(min_row=4)]
    assert years == [(year, code) for year in (2025, 2026) for code in hue.agencies]


def test_figures_and_registers_stand_under_their_titles(hue: Installation, file: Path, open_book: Opened):
    content = DepartmentBook(
        figures={("20122", 2026, "ks_so_phieu"): 92},
        received=[("20122", "2026-H1", date(2026, 6, 18))],
        reminders=[("20122", "2026", date(2026, 12, 23), None)],
        tasks=[("NV-01", "20122", "Phát thanh", date(2026, 6, 30), date(2026, 6, 1), "Hoàn thành")],
        approvals=[("20122", 2026, "co_kiem_tra", "Duyệt", "Không có đơn vị trực thuộc")],
        shared=[("kho_van_hanh", 2026, True)],
    )
    write_department_form(file, hue, content, (2026,), created=CREATED)
    book = open_book(file)
    survey = book["Khảo sát"]
    column = [cell.value for cell in survey[2]].index("ks_so_phieu")
    assert next(row for row in survey.iter_rows(min_row=4) if row[0].value == "20122")[column].value == 92
    name = hue.agencies["20122"].name.vi
    assert values_of(book["Ngày nhận báo cáo"], 2) == ["Mã cơ quan", "Cơ quan", "Kỳ báo cáo", "Ngày nhận"]
    assert values_of(book["Ngày nhận báo cáo"], 3) == ["20122", name, "2026-H1", date(2026, 6, 18)]
    assert values_of(book["Đôn đốc"], 3) == ["20122", name, "2026", date(2026, 12, 23), None]
    assert values_of(book["Nhiệm vụ"], 3)[:4] == ["NV-01", "20122", name, "Phát thanh"]
    assert values_of(book["Không áp dụng"], 3) == [
        "20122", name, 2026, "co_kiem_tra", "Duyệt", "Không có đơn vị trực thuộc",
    ]  # fmt: skip
    assert values_of(book["Chung"], 3)[0] == "kho_van_hanh"
    assert values_of(book["Chung"], 3)[2:] == [2026, "Có"]


def values_of(sheet: Any, row: int) -> list[object]:
    return [cell.value.date() if cell.is_date else cell.value for cell in sheet[row]]
