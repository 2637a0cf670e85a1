from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl

from connectors.forms.agency_form import AgencyBook, EvidenceCells, OwnScoreCells, write_agency_form
from connectors.forms.contents import CellError, Formula
from connectors.localities import Installation

Opened = Callable[[Path], Any]

CREATED = date(2026, 12, 31)
PERIODS = ("2026-H1", "2026")


def opened(file: Path, **how: bool) -> Any:
    """A workbook as openpyxl reads it; its types are too wide to say more."""
    return openpyxl.load_workbook(file, **how)


def rows_of(sheet: Any) -> dict[str, Any]:
    return {row[0].value: row for row in sheet.iter_rows(min_row=2)}


def test_a_blank_form_asks_for_every_field_of_the_annex_in_order(hue: Installation, file: Path, open_book: Opened):
    write_agency_form(file, hue, hue.agencies["hue-so-noi-vu"], AgencyBook(PERIODS), created=CREATED)
    book = open_book(file)
    assert book.sheetnames == ["Thông tin", "2026-H1", "2026", "Tự chấm 2026"]
    assert [cell.value for cell in book["2026"]["A"]][1:] == list(hue.criteria_set.fields_of("so"))
    assert {cell.value for cell in book["2026"]["D"]} == {"Số liệu", None}
    assert [cell.value for cell in book["Tự chấm 2026"]["A"]][1:] == list(hue.criteria_set.criteria_of("so"))


def test_the_form_says_whose_it_is_and_by_which_criteria(hue: Installation, file: Path, open_book: Opened):
    write_agency_form(file, hue, hue.agencies["20122"], AgencyBook(PERIODS), created=CREATED)
    about = {row[0].value: row[1].value for row in open_book(file)["Thông tin"].iter_rows()}
    assert about["Mã cơ quan"] == "20122"
    assert about["Tên cơ quan"] == hue.agencies["20122"].name.vi
    assert about["Địa phương"] == "Thành phố Huế"
    assert hue.criteria_set.hash[:12] in about["Bộ tiêu chí"]
    assert "Dữ liệu minh hoạ" not in about


def test_a_sample_is_marked(hue: Installation, file: Path, open_book: Opened):
    write_agency_form(file, hue, hue.agencies["20122"], AgencyBook(PERIODS), created=CREATED, sample=True)
    about = {row[0].value: row[1].value for row in open_book(file)["Thông tin"].iter_rows()}
    assert about["Dữ liệu minh hoạ"] == "DỮ LIỆU MINH HOẠ – không phải số liệu thật"


def test_typed_values_become_typed_cells(hue: Installation, file: Path, open_book: Opened):
    values = {
        ("2026", "so_cuoc"): 1234,
        ("2026", "kp_du_toan"): Decimal("200.5"),
        ("2026", "ngay_ban_hanh"): date(2026, 1, 15),
        ("2026", "co_so_ket"): True,
        ("2026", "nhom_da_thuc_hien"): ("truong_hoc",),
        ("2026", "url_chuyen_muc"): "https://vidu.hue.example/a",
        ("2026-H1", "so_cuoc"): 500,
    }
    write_agency_form(file, hue, hue.agencies["hue-so-noi-vu"], AgencyBook(PERIODS, values), created=CREATED)
    book = open_book(file)
    cells = {key: row[3] for key, row in rows_of(book["2026"]).items()}
    assert (cells["so_cuoc"].value, cells["so_cuoc"].number_format) == (1234, "#,##0")
    assert (cells["kp_du_toan"].value, cells["kp_du_toan"].number_format) == (200.5, "General")
    assert cells["ngay_ban_hanh"].value.date() == date(2026, 1, 15)
    assert cells["ngay_ban_hanh"].number_format == "dd/mm/yyyy"
    assert cells["co_so_ket"].value == "Có"
    assert cells["nhom_da_thuc_hien"].value == hue.criteria_set.fields["nhom_da_thuc_hien"].choices["truong_hoc"].vi
    assert cells["url_chuyen_muc"].value == "https://vidu.hue.example/a"
    assert cells["url_chuyen_muc"].hyperlink is None
    assert rows_of(book["2026-H1"])["so_cuoc"][3].value == 500


def test_what_somebody_typed_stays_text_even_like_a_formula(hue: Installation, file: Path, open_book: Opened):
    values = {("2026", "so_cuoc"): "khoảng 80%", ("2026", "so_tin"): "=1+1", ("2026", "so_bai"): " 24\u00a0"}
    write_agency_form(file, hue, hue.agencies["hue-so-noi-vu"], AgencyBook(PERIODS, values), created=CREATED)
    cells = {key: row[3] for key, row in rows_of(open_book(file)["2026"]).items()}
    assert (cells["so_cuoc"].value, cells["so_cuoc"].data_type) == ("khoảng 80%", "s")
    assert cells["so_tin"].value == "=1+1"
    assert cells["so_bai"].value == " 24\u00a0"


def test_errors_and_formulas_are_what_a_spreadsheet_would_hold(hue: Installation, file: Path):
    values = {("2026", "so_cuoc"): CellError("#REF!"), ("2026", "so_tin"): Formula("=2+3", 5)}
    write_agency_form(file, hue, hue.agencies["hue-so-noi-vu"], AgencyBook(PERIODS, values), created=CREATED)
    results = rows_of(opened(file, data_only=True)["2026"])
    formulas = rows_of(opened(file)["2026"])
    assert (results["so_cuoc"][3].value, results["so_cuoc"][3].data_type) == ("#REF!", "e")
    assert (results["so_tin"][3].value, formulas["so_tin"][3].value) == (5, "=2+3")


def test_evidence_own_scores_and_repeated_rows_have_their_places(hue: Installation, file: Path, open_book: Opened):
    evidence = EvidenceCells("https://vidu.hue.example/x", "05/BC-SNV", date(2026, 6, 15), 3, "bản ký số")
    book = AgencyBook(
        PERIODS,
        values={("2026", "so_cuoc"): 2},
        evidence={("2026", "so_cuoc"): evidence},
        own_scores={"A1": OwnScoreCells(Decimal("2.75"), "Đã ban hành")},
        repeated=[("2026", "so_cuoc", 4)],
        code="",
        name="Sở NV",
    )
    write_agency_form(file, hue, hue.agencies["hue-so-noi-vu"], book, created=CREATED)
    written = open_book(file)
    same = [row for row in written["2026"].iter_rows(min_row=2) if row[0].value == "so_cuoc"]
    assert [row[3].value for row in same] == [2, 4]
    link, document, day, page, note = (cell.value for cell in same[0][4:9])
    assert (link, document, page, note) == ("https://vidu.hue.example/x", "05/BC-SNV", 3, "bản ký số")
    assert day.date() == date(2026, 6, 15)
    scores = rows_of(written["Tự chấm 2026"])
    assert (scores["A1"][2].value, scores["A1"][3].value, scores["A1"][4].value) == ("3", 2.75, "Đã ban hành")
    assert written["Thông tin"]["B1"].value is None
    assert written["Thông tin"]["B2"].value == "Sở NV"


def test_the_same_content_gives_the_same_bytes(hue: Installation, tmp_path: Path):
    book = AgencyBook(PERIODS, {("2026", "so_cuoc"): 2})
    agency = hue.agencies["hue-so-noi-vu"]
    first = write_agency_form(tmp_path / "a.xlsx", hue, agency, book, created=CREATED)
    second = write_agency_form(tmp_path / "b.xlsx", hue, agency, book, created=CREATED)
    assert first.read_bytes() == second.read_bytes()
