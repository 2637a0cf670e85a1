from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from connectors.forms.register_form import RegisterRow, row_of, write_register
from connectors.localities import Installation

Opened = Callable[[Path], Any]

CREATED = date(2026, 12, 31)


def test_a_register_has_codes_labels_and_a_row_for_each_agency(hue: Installation, file: Path, open_book: Opened):
    wards = [agency for agency in hue.agencies.values() if agency.cohort == "phuong"]
    rows = [row_of(wards[0], {("2026", "so_cuoc"): 3}), *(row_of(agency) for agency in wards[1:])]
    write_register(file, hue, "phuong", rows, ("2026-H1", "2026"), created=CREATED)
    book = open_book(file)
    assert book.sheetnames == ["2026-H1", "2026"]
    sheet = book["2026"]
    codes = [cell.value for cell in sheet[2]]
    assert codes == ["Mã cơ quan", "Cơ quan", *hue.criteria_set.fields_of("xa")]
    labels = [cell.value for cell in sheet[3]]
    spec = hue.criteria_set.fields["so_cuoc"]
    assert labels[codes.index("so_cuoc")] == f"{spec.label.vi} ({spec.unit.vi})"
    assert [cell.value for cell in sheet["A"]][3:] == [agency.code for agency in wards]
    assert sheet.cell(4, codes.index("so_cuoc") + 1).value == 3
    assert sheet.freeze_panes == "C4"


def test_codes_of_communes_stay_text(hue: Installation, file: Path, open_book: Opened):
    write_register(file, hue, "xa", [row_of(hue.agencies["20122"])], ("2026",), created=CREATED)
    cell = open_book(file)["2026"]["A4"]
    assert (cell.value, cell.data_type) == ("20122", "s")


def test_a_row_may_be_typed_without_a_code(hue: Installation, file: Path, open_book: Opened):
    write_register(file, hue, "xa", [RegisterRow("", "xã Phú Lộc")], ("2026",), created=CREATED, sample=True)
    sheet = open_book(file)["2026"]
    assert (sheet["A4"].value, sheet["B4"].value) == (None, "xã Phú Lộc")
    assert sheet["A1"].value.startswith("DỮ LIỆU MINH HOẠ – không phải số liệu thật")
