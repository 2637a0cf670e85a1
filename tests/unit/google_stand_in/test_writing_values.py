"""Writing values: raw or as typed, inside the grid, past protection only for editors; every write moves Drive."""

from datetime import date

import gspread
import pytest
from gspread.exceptions import APIError
from gspread.utils import ValueInputOption

from tests.google_stand_in import Book, Sheet, StandIn, day


@pytest.fixture
def file_id(google: StandIn) -> str:
    sheet = Sheet.of("Sheet1", [["a", "b"], ["c", "d"]], sheet_id=0, row_count=5, column_count=4)
    return google.add(Book("Sổ", [sheet]), role="writer").file_id


def held(google: StandIn, file_id: str, name: str) -> dict[str, object]:
    book = google.store.files[file_id].book
    assert book
    return book["Sheet1"].get(name).get("userEnteredValue", {})


def test_raw_values_stay_what_they_are(google: StandIn, client: gspread.Client, file_id: str) -> None:
    sheet = client.open_by_key(file_id).sheet1
    answer = sheet.update([["=1+1", 2], [True, None]], "A1:B2")
    assert answer == {
        "spreadsheetId": file_id,
        "updatedRange": "Sheet1!A1:B2",
        "updatedRows": 2,
        "updatedColumns": 2,
        "updatedCells": 4,
    }
    assert held(google, file_id, "A1") == {"stringValue": "=1+1"}
    assert held(google, file_id, "B1") == {"numberValue": 2}
    assert held(google, file_id, "A2") == {"boolValue": True}
    assert held(google, file_id, "B2") == {"stringValue": "d"}, "null leaves the cell alone"


def test_what_is_entered_as_typed_becomes_formulas_and_numbers(
    google: StandIn, client: gspread.Client, file_id: str
) -> None:
    sheet = client.open_by_key(file_id).sheet1
    sheet.update([["=1+1", "85,5", "12%", "'007"]], "A1", value_input_option=ValueInputOption.user_entered)
    sheet.update_acell("A2", '=IMPORTDATA("http://example.invalid")')
    assert held(google, file_id, "A1") == {"formulaValue": "=1+1"}
    assert held(google, file_id, "B1") == {"numberValue": 85.5}
    assert held(google, file_id, "A2") == {"formulaValue": '=IMPORTDATA("http://example.invalid")'}
    assert sheet.acell("A2").value == "Loading...", "the stand-in calculates nothing"


def test_a_write_keeps_the_look_of_a_cell(google: StandIn, client: gspread.Client, file_id: str) -> None:
    with google.store.edit(file_id) as book:
        book["Sheet1"].put("A1", {**day(date(2026, 1, 1)), "note": "ngày họp"})
    client.open_by_key(file_id).sheet1.update([[46023]], "A1")
    book = google.store.files[file_id].book
    assert book
    assert book["Sheet1"].get("A1") == {**day(date(2026, 1, 1)), "note": "ngày họp"}


def test_a_batch_of_ranges_is_one_write(google: StandIn, client: gspread.Client, file_id: str) -> None:
    data = [{"range": "A1", "values": [["x"]]}, {"range": "C1:D2", "values": [["1", "2"], ["3"]]}]
    answer = client.open_by_key(file_id).sheet1.batch_update(data)
    assert answer["totalUpdatedCells"] == 4
    assert answer["totalUpdatedSheets"] == 1
    assert [one["updatedRange"] for one in answer["responses"]] == ["Sheet1!A1", "Sheet1!C1:D2"]
    assert len(google.log.of("write")) == 1


def test_appending_and_clearing(google: StandIn, client: gspread.Client, file_id: str) -> None:
    sheet = client.open_by_key(file_id).sheet1
    answer = sheet.append_row(["e", "f"])
    assert answer["updates"]["updatedRange"] == "Sheet1!A3:B3"
    cleared = client.http_client.values_clear(file_id, "Sheet1!A1:A2")
    assert cleared == {"spreadsheetId": file_id, "clearedRange": "Sheet1!A1:A2"}
    assert sheet.get_all_values() == [["", "b"], ["", "d"], ["e", "f"]]


def test_a_malformed_body_is_refused_as_recorded(client: gspread.Client, file_id: str) -> None:
    body = {"values": "X", "majorDimension": None}
    with pytest.raises(APIError) as refused:
        client.http_client.values_update(file_id, "'Sheet1'!A1", params={"valueInputOption": "RAW"}, body=body)
    said = "Invalid value at 'data.values' (type.googleapis.com/google.protobuf.ListValue), \"X\""
    violation = {"field": "data.values", "description": said}
    details = [{"@type": "type.googleapis.com/google.rpc.BadRequest", "fieldViolations": [violation]}]
    assert refused.value.error == {"code": 400, "message": said, "status": "INVALID_ARGUMENT", "details": details}


@pytest.mark.parametrize(
    ("range_", "values", "message"),
    [
        ("Sheet1!A1:B2", [["1", "2", "3"]], "tried writing to column [C]"),
        ("Sheet1!A1:B2", [["1"]] * 3, "tried writing to row [3]"),
        ("Sheet1!A6", [["1"]], "exceeds grid limits. Max rows: 5, max columns: 4"),
        ("Sheet1", [["1"] * 5], "exceeds grid limits"),
        ("Sheet1!A1", [["x" * 50_001]], "more than the maximum of 50000 characters"),
    ],
)
def test_writing_outside_is_refused(
    google: StandIn, client: gspread.Client, file_id: str, range_: str, values: list[list[str]], message: str
) -> None:
    version = google.store.files[file_id].version
    with pytest.raises(APIError, match=message.replace("[", r"\[").replace("]", r"\]")):
        client.http_client.values_update(file_id, range_, params={"valueInputOption": "RAW"}, body={"values": values})
    assert google.store.files[file_id].version == version


def test_the_input_option_must_be_given(client: gspread.Client, file_id: str) -> None:
    with pytest.raises(APIError, match="'valueInputOption' is required but not specified"):
        client.http_client.values_update(file_id, "Sheet1!A1", body={"values": [["x"]]})


def test_a_reader_may_not_write(google: StandIn, client: gspread.Client, file_id: str) -> None:
    google.store.share(file_id, google.email, "reader")
    with pytest.raises(APIError) as refused:
        client.http_client.values_clear(file_id, "Sheet1!A1")
    assert refused.value.error["code"] == 403
    assert held(google, file_id, "A1") == {"stringValue": "a"}


def test_protected_cells_are_refused_to_those_who_are_no_editors(
    google: StandIn, client: gspread.Client, file_id: str
) -> None:
    with google.store.edit(file_id) as book:
        whole = {"protectedRangeId": 1, "range": {"sheetId": 0}, "editors": {"users": ["khac@example.invalid"]}}
        free = {"startRowIndex": 1, "endRowIndex": 5, "startColumnIndex": 1, "endColumnIndex": 2}
        book["Sheet1"].protected.append({**whole, "unprotectedRanges": [free]})
    sheet = client.open_by_key(file_id).sheet1
    with pytest.raises(APIError, match="You are trying to edit a protected cell or object"):
        sheet.update([["x"]], "A1")
    sheet.update([["x"]], "B2")
    assert held(google, file_id, "B2") == {"stringValue": "x"}


def test_every_write_moves_the_version_and_the_time(google: StandIn, client: gspread.Client, file_id: str) -> None:
    before = google.store.files[file_id]
    version, modified = before.version, before.modified
    client.open_by_key(file_id).sheet1.update([["x"]], "A1")
    after = google.store.files[file_id]
    assert after.version == version + 1
    assert after.modified >= modified
