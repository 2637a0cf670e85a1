"""``batchUpdate`` and ``create``: all requests or none, with Google's words about the one that is wrong."""

from typing import Any

import gspread
import pytest
from gspread.exceptions import APIError

from tests.google_stand_in import OWNER, Book, Sheet, StandIn

Json = dict[str, Any]


@pytest.fixture
def file_id(google: StandIn) -> str:
    sheet = Sheet.of("Sheet1", [["Mã", "Kết quả"], ["TC01", 12]], sheet_id=7, row_count=10, column_count=5)
    return google.add(Book("Sổ", [sheet]), role="writer").file_id


def updated(client: gspread.Client, book_id: str, *requests: Json) -> list[Json]:
    answer = client.http_client.batch_update(book_id, {"requests": list(requests)})
    assert answer["spreadsheetId"] == book_id
    return answer["replies"]


def refusal(client: gspread.Client, book_id: str, *requests: Json) -> str:
    with pytest.raises(APIError) as refused:
        updated(client, book_id, *requests)
    assert refused.value.error["status"] == "INVALID_ARGUMENT"
    return refused.value.error["message"]


def book_of(google: StandIn, file_id: str) -> Book:
    book = google.store.files[file_id].book
    assert book
    return book


def text(*words: str) -> Json:
    return {"values": [{"userEnteredValue": {"stringValue": word}} for word in words]}


def test_adding_a_sheet_answers_its_properties(client: gspread.Client, file_id: str) -> None:
    grid = {"rowCount": 10, "columnCount": 10}
    asked = {"title": "🌵 thử", "sheetType": "GRID", "gridProperties": grid, "sheetId": 901015854}
    (reply,) = updated(client, file_id, {"addSheet": {"properties": asked}})
    assert reply == {"addSheet": {"properties": {**asked, "index": 1}}}


def test_a_report_tab_is_one_write_and_may_be_repeated(google: StandIn, client: gspread.Client, file_id: str) -> None:
    add = {"addSheet": {"properties": {"sheetId": 57, "title": "Kết quả kiểm tra"}}}
    cells = {"rows": [text("Ô", "Lỗi"), text("B2", "=12 không phải số")], "fields": "userEnteredValue"}
    write = {"updateCells": {"range": {"sheetId": 57}, **cells}}
    protect = {"addProtectedRange": {"protectedRange": {"range": {"sheetId": 57}, "description": "máy ghi"}}}
    updated(client, file_id, add, write, protect)
    updated(client, file_id, write)
    sheet = book_of(google, file_id)["Kết quả kiểm tra"]
    assert sheet.get("B2")["userEnteredValue"] == {"stringValue": "=12 không phải số"}
    assert sheet.filled() == 4
    assert sheet.protected[0]["editors"]["users"] == [google.email, OWNER]
    assert len(google.log.of("write")) == 2


def test_a_shorter_report_leaves_nothing_of_the_longer_one(
    google: StandIn, client: gspread.Client, file_id: str
) -> None:
    whole = {"sheetId": 7}
    write = {"updateCells": {"range": whole, "rows": [text("x")], "fields": "userEnteredValue"}}
    updated(client, file_id, write)
    assert book_of(google, file_id)["Sheet1"].filled() == 1


def test_a_range_of_sheet_0_is_answered_without_its_id(google: StandIn, client: gspread.Client) -> None:
    file_id = google.add(Book.of("Sổ", {"T": []}), role="writer").file_id
    first = {"sheetId": 0, "startRowIndex": 0, "endRowIndex": 1}
    protect = {"addProtectedRange": {"protectedRange": {"range": first}}}
    (reply,) = updated(client, file_id, protect)
    assert reply["addProtectedRange"]["protectedRange"]["range"] == {"startRowIndex": 0, "endRowIndex": 1}


def test_all_requests_or_none(google: StandIn, client: gspread.Client, file_id: str) -> None:
    version = google.store.files[file_id].version
    rename = {"updateSheetProperties": {"properties": {"sheetId": 7, "title": "Mới"}, "fields": "title"}}
    said = refusal(client, file_id, rename, {"deleteSheet": {"sheetId": 99}})
    assert said == "Invalid requests[1].deleteSheet: No sheet with id: 99"
    assert book_of(google, file_id).sheets[0].title == "Sheet1"
    assert google.store.files[file_id].version == version


@pytest.mark.parametrize(
    ("request_", "said"),
    [
        (
            {"updateSheetProperties": {"properties": {"sheetId": 7, "hidden": True}, "fields": "hidden"}},
            "Invalid requests[0].updateSheetProperties: You can't hide all the sheets in a document.",
        ),
        (
            {"addSheet": {"properties": {"title": "Khác", "sheetId": 7}}},
            "Invalid requests[0].addSheet: Sheet with id 7 already exists.",
        ),
        (
            {"deleteProtectedRange": {"protectedRangeId": 1}},
            "Invalid requests[0].deleteProtectedRange: No protected range with ID: 1",
        ),
        (
            {"createDeveloperMetadata": {"developerMetadata": {"metadataKey": "x", "visibility": "DOCUMENT"}}},
            "Invalid requests[0].createDeveloperMetadata: Developer metadata location must be specified.",
        ),
        (
            {"updateCells": {"start": {"sheetId": 7}, "rows": [], "fields": "userEnteredValues"}},
            "Invalid requests[0].updateCells: Request contains an invalid argument.",
        ),
        (
            {"addSheet": {"properties": {"title": "SHEET1"}}},
            'Invalid requests[0].addSheet: A sheet with the name "SHEET1" already exists. Please enter another name.',
        ),
        (
            {"addSheet": {"properties": {"gridProperties": {"rowCount": 2_000_000, "columnCount": 5}}}},
            (
                "Invalid requests[0].addSheet: This action would increase the number of cells in the workbook above "
                "the limit of 10000000 cells."
            ),
        ),
        (
            {"updateCells": {"range": {"sheetId": 8}, "fields": "note"}},
            "Invalid requests[0].updateCells: No grid with id: 8",
        ),
        (
            {"updateCells": {"start": {"sheetId": 7, "rowIndex": 10}, "rows": [text("x")], "fields": "*"}},
            "Invalid requests[0].updateCells: GridCoordinate.rowIndex[10] is after last row in grid[10]",
        ),
        (
            {"updateCells": {"start": {"sheetId": 7, "columnIndex": 4}, "rows": [text("x", "y")], "fields": "*"}},
            "Invalid requests[0].updateCells: Attempting to write column: 5, beyond the last requested column of: 4",
        ),
        (
            {"updateCells": {"start": {"sheetId": 7}, "rows": [text("x" * 50_001)], "fields": "*"}},
            (
                "Invalid requests[0].updateCells: Your input contains more than the maximum of 50000 characters in a "
                "single cell."
            ),
        ),
        (
            {"paintItBlack": {}},
            "Invalid JSON payload received. Unknown name \"paintItBlack\" at 'requests[0]': Cannot find field.",
        ),
    ],
)
def test_wrong_requests_are_refused_with_their_number(
    client: gspread.Client, file_id: str, request_: Json, said: str
) -> None:
    assert refusal(client, file_id, request_) == said


def test_a_grid_that_is_made_smaller_loses_what_stood_outside(
    google: StandIn, client: gspread.Client, file_id: str
) -> None:
    grid = {"sheetId": 7, "gridProperties": {"rowCount": 1, "columnCount": 1}}
    fields = "gridProperties(rowCount,columnCount)"
    updated(client, file_id, {"updateSheetProperties": {"properties": grid, "fields": fields}})
    sheet = book_of(google, file_id)["Sheet1"]
    assert sheet.get("A1")
    assert not sheet.get("B1")
    assert not sheet.get("A2")


def test_a_form_can_be_made_in_one_write(google: StandIn, client: gspread.Client, file_id: str) -> None:
    column = {"sheetId": 7, "dimension": "COLUMNS", "startIndex": 1, "endIndex": 2}
    below = {"sheetId": 7, "startRowIndex": 1, "startColumnIndex": 1, "endColumnIndex": 2}
    listed = [{"userEnteredValue": "Đạt"}, {"userEnteredValue": "Không đạt"}]
    rule = {"condition": {"type": "ONE_OF_LIST", "values": listed}, "strict": True, "showCustomUi": True}
    look = {"userEnteredFormat": {"numberFormat": {"type": "PERCENT", "pattern": "0%"}}}
    title = {"properties": {"locale": "vi_VN", "title": "Biểu 2026"}, "fields": "locale,title"}
    frozen = {"sheetId": 7, "gridProperties": {"frozenRowCount": 1}}
    mark = {"metadataKey": "col:TC01", "visibility": "DOCUMENT", "location": {"dimensionRange": column}}
    blank = {"ranges": [below], "booleanRule": {"condition": {"type": "BLANK"}, "format": {}}}
    requests: list[Json] = [
        {"updateSpreadsheetProperties": title},
        {"updateSheetProperties": {"properties": frozen, "fields": "gridProperties.frozenRowCount"}},
        {"updateDimensionProperties": {"range": column, "properties": {"pixelSize": 240}, "fields": "pixelSize"}},
        {"setDataValidation": {"range": below, "rule": {**rule, "inputMessage": "Chọn một"}}},
        {"repeatCell": {"range": below, "cell": look, "fields": "userEnteredFormat.numberFormat"}},
        {"mergeCells": {"range": {"sheetId": 7, "startRowIndex": 4, "endRowIndex": 5}, "mergeType": "MERGE_ALL"}},
        {"addProtectedRange": {"protectedRange": {"range": {"sheetId": 7, "endRowIndex": 1}}}},
        {"createDeveloperMetadata": {"developerMetadata": mark}},
        {"addConditionalFormatRule": {"rule": blank, "index": 0}},
        {"updateBorders": {"range": below, "top": {"style": "SOLID"}}},
        {"autoResizeDimensions": {"dimensions": {"sheetId": 7, "dimension": "ROWS"}}},
        {"addNamedRange": {"namedRange": {"name": "KetQua", "range": below}}},
    ]
    updated(client, file_id, *requests)
    sheet = book_of(google, file_id)["Sheet1"]
    assert sheet.get("B2") == {
        "userEnteredValue": {"numberValue": 12},
        "dataValidation": {**rule, "inputMessage": "Chọn một"},
        **look,
    }
    assert sheet.properties["gridProperties"] == {"rowCount": 10, "columnCount": 5, "frozenRowCount": 1}
    answer = client.http_client.fetch_sheet_metadata(file_id, params={"includeGridData": "true"})
    assert answer["properties"]["title"] == "Biểu 2026"
    assert answer["sheets"][0]["merges"][0]["sheetId"] == 7
    column_met = answer["sheets"][0]["data"][0]["columnMetadata"][1]
    assert column_met["pixelSize"] == 240
    assert column_met["developerMetadata"][0]["location"]["locationType"] == "COLUMN"
    shown = answer["sheets"][0]["data"][0]["rowData"][1]["values"][1]
    assert shown["formattedValue"] == "1200%"
    assert shown["dataValidation"]["condition"]["type"] == "ONE_OF_LIST"
    assert answer["namedRanges"][0]["name"] == "KetQua"


def test_what_is_attached_moves_with_its_columns_and_rows(
    google: StandIn, client: gspread.Client, file_id: str
) -> None:
    with google.store.edit(file_id) as book:
        book.mark("col:TC01", sheet=book.sheets[0], column=1)
        book.sheets[0].hide_row(2)
        book.sheets[0].merges.append(
            {"sheetId": 7, "startRowIndex": 1, "endRowIndex": 3, "startColumnIndex": 1, "endColumnIndex": 2}
        )
    two = {"sheetId": 7, "dimension": "COLUMNS", "startIndex": 0, "endIndex": 2}
    row = {"sheetId": 7, "dimension": "ROWS", "startIndex": 0, "endIndex": 1}
    updated(client, file_id, {"insertDimension": {"range": two}}, {"insertDimension": {"range": row}})
    sheet = book_of(google, file_id)["Sheet1"]
    assert sheet.get("D3")["userEnteredValue"] == {"numberValue": 12}
    assert (sheet.row_count, sheet.column_count) == (11, 7)
    assert sheet.row_properties == {2: {"hiddenByUser": True}}
    assert sheet.merges == [
        {"sheetId": 7, "startRowIndex": 2, "endRowIndex": 4, "startColumnIndex": 3, "endColumnIndex": 4}
    ]
    assert book_of(google, file_id).metadata[0]["location"]["dimensionRange"]["startIndex"] == 3
    gone = {"sheetId": 7, "dimension": "COLUMNS", "startIndex": 3, "endIndex": 4}
    more = {"sheetId": 7, "dimension": "ROWS", "length": 4}
    updated(client, file_id, {"deleteDimension": {"range": gone}}, {"appendDimension": more})
    assert book_of(google, file_id).metadata == []
    assert book_of(google, file_id)["Sheet1"].row_count == 15


def test_rows_and_columns_are_merged_apart(google: StandIn, client: gspread.Client, file_id: str) -> None:
    block = {"sheetId": 7, "startRowIndex": 0, "endRowIndex": 2, "startColumnIndex": 0, "endColumnIndex": 2}
    updated(client, file_id, {"mergeCells": {"range": block, "mergeType": "MERGE_ROWS"}})
    sheet = book_of(google, file_id)["Sheet1"]
    assert [(one["startRowIndex"], one["endColumnIndex"]) for one in sheet.merges] == [(0, 2), (1, 2)]
    assert (sheet.get("A2"), sheet.get("B2")) == ({"userEnteredValue": {"stringValue": "TC01"}}, {})
    columns = {"mergeCells": {"range": block, "mergeType": "MERGE_COLUMNS"}}
    updated(client, file_id, {"unmergeCells": {"range": block}}, columns)
    merges = book_of(google, file_id)["Sheet1"].merges
    assert [(one["startColumnIndex"], one["endRowIndex"]) for one in merges] == [(0, 2), (1, 2)]


def test_sheets_are_moved_duplicated_and_deleted(google: StandIn, client: gspread.Client, file_id: str) -> None:
    (reply,) = updated(client, file_id, {"duplicateSheet": {"sourceSheetId": 7, "newSheetName": "Bản sao"}})
    made = reply["duplicateSheet"]["properties"]
    assert (made["title"], made["index"]) == ("Bản sao", 1)
    move = {"properties": {"sheetId": made["sheetId"], "index": 0, "hidden": False}, "fields": "index,hidden"}
    updated(client, file_id, {"updateSheetProperties": move})
    assert [sheet.title for sheet in book_of(google, file_id).sheets] == ["Bản sao", "Sheet1"]
    updated(client, file_id, {"deleteSheet": {"sheetId": 7}})
    assert "can't remove all the visible sheets" in refusal(client, file_id, {"deleteSheet": made})


def test_metadata_is_found_and_deleted_and_protection_taken_away(
    google: StandIn, client: gspread.Client, file_id: str
) -> None:
    location = {"spreadsheet": True}
    create = {"metadataKey": "ban", "metadataValue": "1", "visibility": "DOCUMENT", "location": location}
    lookup = {"developerMetadataLookup": {"metadataKey": "ban"}}
    first, second = updated(
        client,
        file_id,
        {"createDeveloperMetadata": {"developerMetadata": create}},
        {"addProtectedRange": {"protectedRange": {"protectedRangeId": 3, "range": {"sheetId": 7}}}},
    )
    assert first["createDeveloperMetadata"]["developerMetadata"]["location"]["locationType"] == "SPREADSHEET"
    assert second["addProtectedRange"]["protectedRange"]["protectedRangeId"] == 3
    updated(
        client,
        file_id,
        {"deleteDeveloperMetadata": {"dataFilter": lookup}},
        {"deleteProtectedRange": {"protectedRangeId": 3}},
    )
    assert book_of(google, file_id).metadata == []
    assert book_of(google, file_id).sheets[0].protected == []


def test_the_answer_brings_the_book_when_asked(client: gspread.Client, file_id: str) -> None:
    body = {
        "requests": [{"unmergeCells": {"range": {"sheetId": 7}}}],
        "includeSpreadsheetInResponse": True,
        "responseIncludeGridData": True,
        "responseRanges": ["Sheet1!A1"],
    }
    answer = client.http_client.batch_update(file_id, body)
    assert answer["replies"] == [{}]
    data = answer["updatedSpreadsheet"]["sheets"][0]["data"]
    assert data[0]["rowData"] == [
        {
            "values": [
                {
                    "userEnteredValue": {"stringValue": "Mã"},
                    "effectiveValue": {"stringValue": "Mã"},
                    "formattedValue": "Mã",
                }
            ]
        }
    ]


def test_a_service_account_cannot_create_and_a_person_can(
    google: StandIn, client: gspread.Client, person: gspread.Client
) -> None:
    body = {
        "properties": {"title": "Biểu 2026", "locale": "vi_VN", "timeZone": "Asia/Ho_Chi_Minh"},
        "sheets": [
            {
                "properties": {"sheetId": 3, "title": "Năm 2026", "gridProperties": {"rowCount": 20, "columnCount": 4}},
                "data": [{"startRow": 1, "rowData": [text("Mã", "Kết quả")]}],
            }
        ],
        "developerMetadata": [
            {"metadataKey": "ban", "visibility": "DOCUMENT", "location": {"spreadsheet": True}},
        ],
    }
    url = "https://sheets.googleapis.com/v4/spreadsheets"
    with pytest.raises(APIError) as refused:
        client.http_client.request("post", url, json=body)
    assert refused.value.error["code"] == 403
    answer = person.http_client.request("post", url, json=body).json()
    assert answer["properties"]["locale"] == "vi_VN"
    made = person.open_by_key(answer["spreadsheetId"])
    assert made.sheet1.get_values("A2:B2") == [["Mã", "Kết quả"]]
    assert google.store.files[made.id].roles == {"can.bo@example.invalid": "owner"}
