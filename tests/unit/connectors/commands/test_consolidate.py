"""``thuocdo consolidate``: books of units in, the commune's report out, and what is told of both."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import docx as python_docx
import pytest
from typer.testing import CliRunner, Result

from connectors.command_line import app
from connectors.consolidation.loading import load_consolidation
from connectors.forms.agency_form import AgencyBook, write_agency_form
from connectors.forms.contents import Content
from connectors.forms.department_form import DepartmentBook, write_department_form
from connectors.forms.sheets import SAMPLE_MARK
from connectors.layouts.books import read_book
from connectors.ledger import Ledger
from connectors.localities import DATA, load
from connectors.runs import SAMPLES
from connectors.sync import sync_folder
from connectors.workbooks.xlsx import read_xlsx

COMMUNE = load("hoang-van-thu", 2026)
CREATED = date(2026, 12, 20)
AS_OF = "2026-12-20"
# The second school writes no number; the economic office, two schools and eight villages send nothing.
REPORTS: Mapping[str, Mapping[str, Content]] = {
    "hvt-phong-vhxh": {"so_cuoc": 3, "so_luot_nguoi": 120, "co_so_ket": True, "co_kiem_tra": "KAD", "so_tin": 5},
    "hvt-van-phong": {"so_cuoc": 1, "so_luot_nguoi": 30, "so_tin": 0},
    "hvt-ttpvhcc": {"so_cuoc": 0, "so_luot_nguoi": 0},
    "hvt-truong-01": {"so_cuoc": 2, "so_luot_nguoi": 400},
    "hvt-truong-02": {"so_cuoc": "khoảng 4", "so_luot_nguoi": 210},
    "hvt-thon-01": {"so_cuoc": 5, "so_luot_nguoi": 90, "so_luot_phat": 24},
    "hvt-thon-02": {"so_cuoc": 2, "so_luot_phat": 0},
}
HALF_YEAR: Mapping[str, Mapping[str, Content]] = {"hvt-phong-vhxh": {"so_cuoc": 1, "so_luot_nguoi": 45}}


def call(var: Path, *words: str) -> Result:
    return CliRunner().invoke(app, list(words), env={"THUOCDO_VAR": str(var)})


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    books, folder = tmp_path_factory.mktemp("books"), tmp_path_factory.mktemp("var")
    for code, values in REPORTS.items():
        half = {("2026-H1", key): content for key, content in HALF_YEAR.get(code, {}).items()}
        book = AgencyBook(("2026-H1", "2026"), values={("2026", key): c for key, c in values.items()} | half)
        write_agency_form(books / f"{code}.xlsx", COMMUNE, COMMUNE.agencies[code], book, created=CREATED)
    received = [("hvt-phong-vhxh", "2026", date(2026, 12, 4)), ("hvt-van-phong", "2026", date(2026, 12, 7))]
    write_department_form(
        books / "so-chu-tri.xlsx", COMMUNE, DepartmentBook(received=received), (2026,), created=CREATED
    )
    done = call(folder, "sync", str(books), "--locality", "hoang-van-thu", "--as-of", AS_OF)
    assert done.exit_code == 0, done.output
    return folder


def consolidated(var: Path, *words: str) -> Result:
    return call(var, "consolidate", "--locality", "hoang-van-thu", "--year", "2026", *words)


def values_of(file: Path) -> dict[str, int | None]:
    """What the province's own reader finds in the commune's book."""
    found = load_consolidation(COMMUNE)
    assert found is not None
    reading = read_book(file, found.form.criteria_set, found.form.agencies, latest=CREATED)
    assert not reading.problems
    assert {value.agency for value in reading.values} == {"06172"}
    return {value.field: value.value for value in reading.values}


def cells_of(file: Path, tab: str) -> list[list[str]]:
    found = next(each for each in read_xlsx(file, file.name).tabs if each.title == tab)
    return [[cell.shown for cell in cells.values()] for cells in found.by_row.values()]


def test_the_year_is_the_sum_of_the_units_that_reported(var: Path, tmp_path: Path) -> None:
    file = tmp_path / "bao-cao.xlsx"
    done = consolidated(var, "--out", str(file))
    assert done.exit_code == 0, done.output
    assert {key: value for key, value in values_of(file).items() if value is not None} == {
        "so_cuoc": 13,  # 3 + 1 + 0 + 2 + 5 + 2; “khoảng 4” is left out
        "so_luot_nguoi": 850,  # 120 + 30 + 0 + 400 + 210 + 90
        "so_luot_phat": 24,
        "so_thon_co_he_thong": 1,  # the second village broadcast nothing
        "so_tin": 5,
        "co_so_ket": 1,
    }


def test_the_half_year_is_made_of_half_year_reports_alone(var: Path, tmp_path: Path) -> None:
    file = tmp_path / "bao-cao.xlsx"
    done = consolidated(var, "--period", "H1", "--out", str(file))
    assert done.exit_code == 0, done.output
    found = {key: value for key, value in values_of(file).items() if value is not None}
    assert found == {"so_cuoc": 1, "so_luot_nguoi": 45}
    assert "1/4 (Phòng, đơn vị 1/4)" in done.output
    note = next(row[-1] for row in cells_of(file, "2026-H1") if row[0] == "so_cuoc")
    assert "Kỳ này không thu số liệu của trường học, thôn." in note


def test_it_tells_who_is_missing_who_was_late_and_by_when(var: Path) -> None:
    told = consolidated(var).output
    assert "7/18 (Phòng, đơn vị 3/4; Trường học 2/4; Thôn 2/10)" in told
    assert "Phòng Kinh tế: quá hạn, chưa gửi" in told
    assert "Thôn số 3 (xã bổ sung tên): kế hoạch không giao gửi báo cáo" in told
    assert "gửi muộn 3 ngày (nhận 07/12/2026)" in told
    assert "Phòng, đơn vị: chậm nhất 04/12/2026; Trường học, Thôn: không có hạn" in told
    assert "chậm nhất 09/12/2026 (đề xuất: kế hoạch không nêu ngày)" in told


def test_before_the_units_day_nobody_is_overdue(var: Path) -> None:
    told = consolidated(var, "--as-of", "2026-12-04").output
    assert "Phòng Kinh tế: chưa đến hạn" in told


def test_a_cell_that_cannot_be_read_is_told_with_its_place(var: Path) -> None:
    assert "hvt-truong-02.xlsx › 2026 › D8 (so_cuoc): Ô D8 ghi số ước chừng" in consolidated(var).output


def test_it_lists_what_the_commune_types_itself(var: Path) -> None:
    told = consolidated(var).output
    assert "to type by hand: 59/66" in told  # 66, less the six made and the one that does not apply
    assert "Xã tự ghi / kept by the commune (29):" in told
    assert "    luot_xem  Lượt xem nội dung Nghị quyết 57 trên các kênh số" in told


def test_the_file_goes_to_the_runtime_folder_under_a_plain_name(var: Path) -> None:
    told = consolidated(var).output
    file = var / "consolidated" / "hoang-van-thu-2026-bao-cao-tong-hop.xlsx"
    assert str(file) in told
    assert file.exists()


def test_every_source_is_named_with_book_tab_and_cell(var: Path, tmp_path: Path) -> None:
    file = tmp_path / "bao-cao.xlsx"
    consolidated(var, "--out", str(file))
    rows = [row for row in cells_of(file, "Nguồn số liệu") if row[0] == "so_cuoc"]
    label = "Hội nghị, hội thảo, tọa đàm, sinh hoạt chuyên đề"
    first = ["so_cuoc", label, "Phòng Văn hóa - Xã hội", "Đã đưa vào", "3", "hvt-phong-vhxh.xlsx", "2026", "D17"]
    assert [cell for cell in rows[1] if cell] == first
    unreadable = [row for row in rows if row[3] == "Không đọc được"]
    assert [row[4] for row in unreadable] == ["khoảng 4", "khoảng 4"]  # among the cells to mend, and in its place
    assert [row[2] for row in rows if row[3] == "Chưa có số liệu"] == ["11 đơn vị chưa có số liệu nào (mục 1)"]


def test_a_locality_without_rules_is_refused_in_both_languages(var: Path) -> None:
    done = call(var, "consolidate", "--locality", "hue")
    assert done.exit_code == 1
    assert "“hue” không tổng hợp báo cáo gửi cấp trên" in done.output
    assert "makes no report to a higher level" in done.output


def test_before_the_first_sync_it_says_so(tmp_path: Path) -> None:
    done = consolidated(tmp_path)
    assert done.exit_code == 1
    assert "thuocdo sync" in done.output


def test_a_place_that_cannot_be_written_ends_in_a_sentence(var: Path, tmp_path: Path) -> None:
    in_the_way = tmp_path / "tep"
    in_the_way.write_text("")
    done = consolidated(var, "--out", str(in_the_way / "bao-cao.xlsx"))
    assert done.exit_code == 1
    assert "không ghi được" in done.output


def test_a_report_made_of_illustration_data_is_marked_and_named_so(tmp_path: Path) -> None:
    books = tmp_path / "books"
    books.mkdir()
    book = AgencyBook(("2026",), values={("2026", "so_tin"): 3})
    lead = COMMUNE.agencies["hvt-phong-vhxh"]
    write_agency_form(books / "so.xlsx", COMMUNE, lead, book, created=CREATED, sample=True)
    ledger = Ledger(tmp_path / "ledger.sqlite")
    sync_folder(ledger, COMMUNE, books, as_of=CREATED, source=SAMPLES)
    ledger.close()
    told = consolidated(tmp_path).output
    assert "dữ liệu minh hoạ" in told
    file = tmp_path / "consolidated" / "minh-hoa-hoang-van-thu-2026-bao-cao-tong-hop.xlsx"
    assert ["Dữ liệu minh hoạ", SAMPLE_MARK] in cells_of(file, "Thông tin")


def test_the_rules_are_those_of_the_folder_of_facts_that_is_set(var: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(DATA, data)
    (data / "localities" / "hoang-van-thu" / "consolidation.yaml").unlink()
    told = ["consolidate", "--locality", "hoang-van-thu", "--year", "2026", "--out", str(tmp_path / "a.xlsx")]
    made = CliRunner().invoke(app, told, env={"THUOCDO_VAR": str(var), "THUOCDO_DATA": str(data)})
    assert made.exit_code == 1
    assert "consolidation.yaml" in made.output


def test_the_word_report_is_written_beside_the_workbook_when_asked_for(var: Path, tmp_path: Path) -> None:
    file = tmp_path / "bao-cao.xlsx"
    consolidated(var, "--out", str(file))
    assert not file.with_suffix(".docx").exists()
    told = consolidated(var, "--out", str(file), "--docx").output
    assert str(file.with_suffix(".docx")) in told.replace("\n", "")
    document = python_docx.Document(str(file.with_suffix(".docx")))
    cells = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    # 3 + 1 + 0 of the offices, 2 of a school, 5 + 2 of the villages; the other school's cell cannot be read.
    meetings = [row[3] for row in cells if row[1:2] == ["Hội nghị, hội thảo, tọa đàm, sinh hoạt chuyên đề"]]
    assert meetings[:1] == ["13"]
