"""``spreadsheets.get``: whole books, masks, cells, and what cannot be read."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import gspread
import pytest
from gspread.exceptions import APIError

from tests.google_stand_in import ANYONE, Book, Sheet, StandIn, day, error, formula, number, percent

ONE_READ = (
    "properties(title,locale,timeZone),sheets(properties(sheetId,title,index,sheetType,hidden),merges,"
    "data(startRow,startColumn,rowData(values(userEnteredValue/formulaValue,effectiveValue,formattedValue,"
    "effectiveFormat/numberFormat/type)),rowMetadata(hiddenByUser,hiddenByFilter)))"
)


def a_book() -> Book:
    return Book.of(
        "Phường Thuận Hoá",
        {
            "Sheet1": [["Mã", "Kết quả"], ["TC01", percent(0.85)], [], ["TC02", 1234.5]],
            "Năm 2026": [["x"]],
        },
    )


def metadata(client: gspread.Client, book_id: str, params: Mapping[str, Any] | None = None) -> Any:
    return client.http_client.fetch_sheet_metadata(book_id, params=dict(params) if params else None)


def test_a_new_book_is_described_as_google_describes_one(google: StandIn, client: gspread.Client) -> None:
    file = google.add(a_book())
    book = metadata(client, file.file_id)
    assert list(book) == ["spreadsheetId", "properties", "sheets", "spreadsheetUrl"]
    assert list(book["properties"]) == [
        "title",
        "locale",
        "autoRecalc",
        "timeZone",
        "defaultFormat",
        "spreadsheetTheme",
    ]
    assert book["properties"]["locale"] == "vi_VN"
    assert book["sheets"][0] == {
        "properties": {
            "sheetId": 0,
            "title": "Sheet1",
            "index": 0,
            "sheetType": "GRID",
            "gridProperties": {"rowCount": 1000, "columnCount": 26},
        }
    }
    assert book["spreadsheetUrl"] == f"https://docs.google.com/spreadsheets/d/{file.file_id}/edit"
    assert len(file.file_id) == 44


def test_one_masked_read_brings_everything(google: StandIn, client: gspread.Client) -> None:
    made = a_book()
    made.sheets[0].hide_row(4)
    made.sheets[0].merges.append(
        {"startRowIndex": 0, "endRowIndex": 1, "startColumnIndex": 0, "endColumnIndex": 2}  # sheet 0: no id
    )
    file = google.add(made)
    book = metadata(client, file.file_id, {"fields": ONE_READ})
    assert book["properties"] == {"title": "Phường Thuận Hoá", "locale": "vi_VN", "timeZone": "Asia/Ho_Chi_Minh"}
    first = book["sheets"][0]
    assert first["merges"] == made.sheets[0].merges
    data = first["data"][0]
    assert "startRow" not in data
    assert data["rowData"][1]["values"][1] == {
        "userEnteredValue": {},
        "effectiveValue": {"numberValue": 0.85},
        "formattedValue": "85%",
        "effectiveFormat": {"numberFormat": {"type": "PERCENT"}},
    }
    assert data["rowData"][2] == {}
    assert len(data["rowData"]) == 4
    assert len(data["rowMetadata"]) == 1000
    assert data["rowMetadata"][3] == {"hiddenByUser": True}
    assert len(google.log.of("read")) == 1


def test_cells_keep_their_types(google: StandIn, client: gspread.Client) -> None:
    rows = [
        [12, 85.5, "85,5", True, day(date(2026, 11, 21)), percent(0.125, "0.0%")],
        [formula("=A1*2", 24), error("REF"), error("DIVIDE_BY_ZERO", "=1/0"), number(1234.5, "#,##0.00"), ""],
    ]
    file = google.add(Book.of("Sổ", {"T": rows}))
    mask = "sheets.data.rowData.values(userEnteredValue,effectiveValue,formattedValue,effectiveFormat.numberFormat)"
    answer = metadata(client, file.file_id, {"fields": mask})
    first, second = (row["values"] for row in answer["sheets"][0]["data"][0]["rowData"])
    shown = [cell["formattedValue"] for cell in (*first, *second)]
    assert shown == ["12", "85,5", "85,5", "TRUE", "21/11/2026", "12,5%", "24", "#REF!", "#DIV/0!", "1.234,50"]
    assert first[4]["effectiveValue"] == {"numberValue": 46347}
    assert first[4]["effectiveFormat"] == {"numberFormat": {"type": "DATE", "pattern": "dd/mm/yyyy"}}
    assert first[1]["effectiveValue"] == {"numberValue": 85.5}
    assert first[2]["effectiveValue"] == {"stringValue": "85,5"}
    assert second[0]["userEnteredValue"] == {"formulaValue": "=A1*2"}
    assert second[1]["effectiveValue"] == {"errorValue": {"type": "REF", "message": "Reference does not exist"}}
    assert len(second) == 4


def test_notes_and_an_empty_tab_are_answered_as_recorded(google: StandIn, client: gspread.Client) -> None:
    notes = [[{"note": "read my note"}], [{}, {"note": "Or don't"}]]
    file = google.add(Book.of("Sổ", {"Sheet1": notes, "Trống": []}))
    params = {"fields": "sheets.data.rowData.values.note", "ranges": "'Sheet1'"}
    answer = metadata(client, file.file_id, params)
    rows = [{"values": [{"note": "read my note"}]}, {"values": [{}, {"note": "Or don't"}]}]
    assert answer == {"sheets": [{"data": [{"rowData": rows}]}]}
    params["ranges"] = "Trống"
    assert metadata(client, file.file_id, params) == {"sheets": [{"data": [{}]}]}
    assert metadata(client, file.file_id, {"fields": "namedRanges"}) == {}


def test_ranges_bring_their_blocks_and_only_their_sheets(google: StandIn, client: gspread.Client) -> None:
    file = google.add(a_book())
    params = {"includeGridData": "true", "ranges": ["Sheet1!B2:B4", "Sheet1!A1"]}
    answer = metadata(client, file.file_id, params)
    (sheet,) = answer["sheets"]
    first, second = sheet["data"]
    assert (first["startRow"], first["startColumn"], len(first["rowMetadata"])) == (1, 1, 3)
    assert len(first["columnMetadata"]) == 1
    assert second["rowData"][0]["values"][0]["formattedValue"] == "Mã"


def test_hidden_and_chart_tabs_are_listed(google: StandIn, client: gspread.Client) -> None:
    made = Book("Sổ", [Sheet.of("A", sheet_id=0), Sheet.chart("Biểu đồ 1"), Sheet.of("Ẩn", hidden=True)])
    answer = metadata(client, google.add(made).file_id, {"fields": "sheets"})
    chart, hidden = answer["sheets"][1], answer["sheets"][2]
    assert chart == {"properties": {"sheetId": 5, "title": "Biểu đồ 1", "index": 1, "sheetType": "OBJECT"}}
    assert hidden["properties"]["hidden"] is True
    assert "hidden" not in answer["sheets"][0]["properties"]


def test_developer_metadata_stands_where_it_belongs(google: StandIn, client: gspread.Client) -> None:
    made = a_book()
    made.mark("book", "v1")
    made.mark("tab:2026", sheet=made.sheets[1])
    made.mark("col:TC01", "x", sheet=made.sheets[1], column=1)
    mask = "developerMetadata,sheets(developerMetadata,data.columnMetadata.developerMetadata)"
    answer = metadata(client, google.add(made).file_id, {"fields": mask})
    assert [one["metadataKey"] for one in answer["developerMetadata"]] == ["book"]
    assert [one["metadataKey"] for one in answer["sheets"][1]["developerMetadata"]] == ["tab:2026"]
    column = answer["sheets"][1]["data"][0]["columnMetadata"][1]["developerMetadata"][0]
    assert (column["metadataKey"], column["metadataValue"]) == ("col:TC01", "x")
    assert column["location"]["dimensionRange"] == {
        "sheetId": made.sheets[1].sheet_id,
        "dimension": "COLUMNS",
        "startIndex": 1,
        "endIndex": 2,
    }


def test_a_data_filter_finds_a_sheet_by_its_id(google: StandIn, client: gspread.Client) -> None:
    made = a_book()
    file = google.add(made)
    url = f"https://sheets.googleapis.com/v4/spreadsheets/{file.file_id}:getByDataFilter"
    body = {"dataFilters": [{"gridRange": {"sheetId": made.sheets[1].sheet_id}}]}
    answer = client.http_client.request("post", url, params={"fields": "sheets.properties.title"}, json=body).json()
    assert answer == {"sheets": [{"properties": {"title": "Năm 2026"}}]}


@pytest.mark.parametrize(
    ("params", "message"),
    [
        ({"ranges": "NOPE!A5:F15"}, "Unable to parse range: NOPE!A5:F15"),
        ({"ranges": "Sheet1!?"}, "Unable to parse range: Sheet1!?"),
        (
            {"ranges": "Sheet1!AB1:AC2"},
            "Range ('Sheet1'!AB1:AC2) exceeds grid limits. Max rows: 1000, max columns: 26",
        ),
        ({"fields": "sheets.sheetProperties"}, "Request contains an invalid argument."),
        ({"fields": "sheets(properties"}, "Request contains an invalid argument."),
    ],
)
def test_bad_ranges_and_masks_are_refused(
    google: StandIn, client: gspread.Client, params: dict[str, str], message: str
) -> None:
    file = google.add(a_book())
    with pytest.raises(APIError) as refused:
        metadata(client, file.file_id, params)
    assert refused.value.error == {
        **refused.value.error,
        "code": 400,
        "message": message,
        "status": "INVALID_ARGUMENT",
    }


def test_a_bad_mask_names_the_path(google: StandIn, client: gspread.Client) -> None:
    file = google.add(a_book())
    with pytest.raises(APIError) as refused:
        metadata(client, file.file_id, {"fields": "sheets.sheetProperties"})
    assert refused.value.error["details"] == [
        {
            "@type": "type.googleapis.com/google.rpc.BadRequest",
            "fieldViolations": [
                {
                    "field": "sheets.sheetProperties",
                    "description": "Error expanding 'fields' parameter. "
                    "Cannot find matching fields for path 'sheets.sheetProperties'.",
                }
            ],
        }
    ]


def test_an_unknown_parameter_is_refused(google: StandIn, client: gspread.Client) -> None:
    file = google.add(a_book())
    with pytest.raises(APIError, match='Unknown name "include": Cannot bind query parameter'):
        metadata(client, file.file_id, {"include": "x"})


def test_what_is_not_shared_not_there_or_no_sheet_is_refused_apart(google: StandIn, client: gspread.Client) -> None:
    private = google.store.add(a_book())
    office = google.store.add_upload("Báo cáo.xlsx", {google.email: "reader"})
    for file_id, code, status, message in (
        (private.file_id, 403, "PERMISSION_DENIED", "The caller does not have permission"),
        ("test", 404, "NOT_FOUND", "Requested entity was not found."),
        (office.file_id, 400, "FAILED_PRECONDITION", "This operation is not supported for this document"),
    ):
        with pytest.raises(APIError) as refused:
            metadata(client, file_id)
        assert refused.value.error == {"code": code, "message": message, "status": status}
    assert len(office.file_id) == 33


def test_sharing_and_unsharing_take_effect_at_once(google: StandIn, client: gspread.Client) -> None:
    file = google.store.add(a_book(), {ANYONE: "reader"})
    assert metadata(client, file.file_id)["properties"]["title"] == "Phường Thuận Hoá"
    google.store.unshare(file.file_id, ANYONE)
    with pytest.raises(PermissionError):
        client.open_by_key(file.file_id)
    google.store.share(file.file_id, google.email)
    assert client.open_by_key(file.file_id).title == "Phường Thuận Hoá"
    google.store.trash(file.file_id)
    assert client.open_by_key(file.file_id).title == "Phường Thuận Hoá"
    google.store.delete(file.file_id)
    with pytest.raises(gspread.SpreadsheetNotFound):
        client.open_by_key(file.file_id)


def test_protected_ranges_tell_who_may_edit_only_to_editors(google: StandIn, client: gspread.Client) -> None:
    made = a_book()
    made.sheets[0].protected.append({"protectedRangeId": 7, "range": {"endRowIndex": 1}, "editors": {"users": ["a@b"]}})
    file = google.add(made)
    params = {"fields": "sheets.protectedRanges"}
    answer = metadata(client, file.file_id, params)
    assert answer["sheets"][0]["protectedRanges"] == [{"protectedRangeId": 7, "range": {"endRowIndex": 1}}]
    made.sheets[0].protected[0]["editors"]["users"].append(google.email)
    answer = metadata(client, file.file_id, params)
    assert answer["sheets"][0]["protectedRanges"][0]["requestingUserCanEdit"] is True


def test_a_url_that_is_too_long_meets_the_front_end(google: StandIn, client: gspread.Client) -> None:
    file = google.add(a_book())
    with pytest.raises(APIError) as refused:
        metadata(client, file.file_id, {"ranges": ["'Năm 2026'!A1:B2"] * 300})
    assert refused.value.response.status_code == 414
    assert refused.value.response.headers["content-type"].startswith("text/html")
