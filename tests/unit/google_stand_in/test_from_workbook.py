"""A workbook becomes the spreadsheet Google would make of it, and a folder of them can be served by hand."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import gspread
import openpyxl
import pytest
import xlsxwriter
from google.oauth2.service_account import Credentials
from openpyxl.comments import Comment
from openpyxl.workbook import Workbook

from dev_environment import ROOT
from tests.google_stand_in import StandIn, book_from_workbook
from tests.google_stand_in.client import LocalCredentials, pointed_at


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "books" / "Phường Thuận Hoá.xlsx"
    path.parent.mkdir()
    with xlsxwriter.Workbook(str(path), {"strings_to_urls": False}) as made:
        sheet = made.add_worksheet("Năm 2026")
        sheet.write_row(0, 0, ["Mã", "Kết quả"])
        sheet.write(1, 1, 0.855, made.add_format({"num_format": "0.0%"}))
        sheet.write_datetime(2, 1, date(2026, 11, 21), made.add_format({"num_format": "dd/mm/yyyy"}))  # pyright: ignore[reportArgumentType]
        sheet.write_formula(3, 1, "=B2*2", None, 1.71)  # pyright: ignore[reportArgumentType]
        sheet.write_formula(4, 1, "=1/0", None, "#DIV/0!")  # pyright: ignore[reportArgumentType]
        sheet.write_boolean(5, 1, True)
        sheet.write_string(6, 1, "'=không phải công thức")
        sheet.write_url(7, 1, "https://example.invalid/", string="Trang tin")
        sheet.write_blank(8, 1, None, made.add_format({"num_format": "0%"}))
        sheet.merge_range("A10:B10", "gộp")
        sheet.set_row(4, None, None, {"hidden": True})
        sheet.freeze_panes(1, 0)
        sheet.write_comment("A1", "mã của tiêu chí")
        made.add_worksheet("Ẩn").hide()
    return path


def test_cells_keep_values_formats_results_and_links(workbook: Path) -> None:
    book = book_from_workbook(workbook)
    sheet = book["Năm 2026"]
    assert book.title == "Phường Thuận Hoá"
    assert sheet.get("A1") == {"userEnteredValue": {"stringValue": "Mã"}, "note": "mã của tiêu chí"}
    assert sheet.get("B2")["userEnteredFormat"]["numberFormat"] == {"type": "PERCENT", "pattern": "0.0%"}
    assert sheet.get("B3") == {
        "userEnteredValue": {"numberValue": 46347},
        "userEnteredFormat": {"numberFormat": {"type": "DATE", "pattern": "dd/mm/yyyy"}},
    }
    assert sheet.get("B4")["effectiveValue"] == {"numberValue": 1.71}
    assert sheet.get("B4")["userEnteredValue"] == {"formulaValue": "=B2*2"}
    assert sheet.get("B5")["effectiveValue"]["errorValue"]["type"] == "DIVIDE_BY_ZERO"
    assert sheet.get("B6")["userEnteredValue"] == {"boolValue": True}
    assert sheet.get("B7")["userEnteredValue"] == {"stringValue": "'=không phải công thức"}
    assert sheet.get("B8")["hyperlink"] == "https://example.invalid/"
    assert sheet.get("B9") == {"userEnteredFormat": {"numberFormat": {"type": "PERCENT", "pattern": "0%"}}}
    assert sheet.merges == [{"startRowIndex": 9, "endRowIndex": 10, "startColumnIndex": 0, "endColumnIndex": 2}]
    assert sheet.row_properties == {4: {"hiddenByUser": True}}
    assert sheet.properties["gridProperties"]["frozenRowCount"] == 1
    assert book["Ẩn"].hidden
    assert (sheet.sheet_id, sheet.row_count) == (0, 1000)


def test_a_formula_that_was_never_calculated_is_still_loading(tmp_path: Path) -> None:
    made = Workbook()
    assert made.active
    made.active["A1"] = "=1+1"
    made.active["A1"].comment = Comment("ghi chú", "ai đó")
    made.save(tmp_path / "x.xlsx")
    cell = book_from_workbook((tmp_path / "x.xlsx").read_bytes(), "x").sheets[0].get("A1")
    assert cell["effectiveValue"]["errorValue"]["type"] == "LOADING"


def test_it_can_be_read_back_over_the_wire(google: StandIn, client: gspread.Client, workbook: Path) -> None:
    file = google.add(book_from_workbook(workbook))
    read = client.open_by_key(file.file_id).worksheet("Năm 2026").get_values("A1:B8")
    assert [row[1] for row in read] == [
        "Kết quả",
        "85,5%",
        "21/11/2026",
        "1,71",
        "#DIV/0!",
        "TRUE",
        "'=không phải công thức",
        "Trang tin",
    ]
    assert openpyxl.load_workbook(workbook)["Năm 2026"]["B4"].value == "=B2*2"


@pytest.fixture
def served(workbook: Path) -> Iterator[dict[str, str]]:
    """What the stand-in says when it is started by hand for the folder of the workbook."""
    command = [sys.executable, "-m", "tests.google_stand_in", "--folder", str(workbook.parent), "--lifetime", "60"]
    key = ["--key", str(workbook.parent.parent / "key.json")]
    environment = {**os.environ, "PYTHONUTF8": "1"}
    with subprocess.Popen(
        [*command, *key], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as server:
        assert server.stdout
        said: dict[str, str] = {}
        for line in server.stdout:
            name, _, value = line.strip().partition(" ")
            said[name] = value
            if name == "serving":
                break
        yield said
        server.terminate()
        assert server.wait(10) == 0


def test_a_folder_is_served_by_hand(served: dict[str, str]) -> None:
    assert served["serving"] == "1 books"
    book_id, name = served["book:"].split(" ", 1)
    assert name == "Phường Thuận Hoá.xlsx"
    key = json.loads(Path(served["key:"]).read_text(encoding="utf-8"))
    credentials = LocalCredentials.from_service_account_info(key, scopes=gspread.auth.READONLY_SCOPES)
    assert isinstance(credentials, Credentials)
    client = gspread.Client(auth=credentials, http_client=pointed_at(served["address:"]))
    assert client.open_by_key(book_id).sheet1.acell("B2").value == "85,5%"
    client.http_client.session.close()
