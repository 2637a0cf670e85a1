"""``values.get`` and its batch forms, in the renderings and shapes that were recorded."""

from collections.abc import Mapping
from datetime import date

import gspread
import pytest
from gspread.exceptions import APIError
from gspread.utils import DateTimeOption, ValueRenderOption

from tests.google_stand_in import Book, Sheet, StandIn, day, error, formula


def a_book() -> Book:
    rows = [
        [formula("=4/2", 2), day(date(2020, 1, 1), "yyyy-mm-dd"), "string", 53],
        [formula("=3/2", 1.5), 0.12, day(date(1999, 1, 2), "yyyy-mm-dd"), ""],
    ]
    book = Book("Sổ", [Sheet.of("Sheet1", rows, sheet_id=0, row_count=2, column_count=4)], locale="en_US")
    book.sheets.append(Sheet.of("🌵 thử 1", [["🍇", "🍉"], ["🍐"]], sheet_id=11, row_count=10, column_count=10))
    return book


def values(client: gspread.Client, book_id: str, range_: str, **params: str) -> dict[str, object]:
    return client.http_client.values_get(book_id, range_, params=dict(params))


def test_formatted_values_are_strings_and_short_rows_stay_short(google: StandIn, client: gspread.Client) -> None:
    answer = values(client, google.add(a_book()).file_id, "'Sheet1'")
    assert answer == {
        "range": "Sheet1!A1:D2",
        "majorDimension": "ROWS",
        "values": [["2", "2020-01-01", "string", "53"], ["1.5", "0.12", "1999-01-02"]],
    }


def test_unformatted_values_are_numbers_and_days_are_serials(google: StandIn, client: gspread.Client) -> None:
    file = google.add(a_book())
    sheet = client.open_by_key(file.file_id).sheet1
    serial = sheet.get_values(
        value_render_option=ValueRenderOption.unformatted, date_time_render_option=DateTimeOption.serial_number
    )
    assert serial == [[2, 43831, "string", 53], [1.5, 0.12, 36162, ""]]  # gspread pads
    strings = values(
        client,
        file.file_id,
        "Sheet1",
        valueRenderOption="UNFORMATTED_VALUE",
        dateTimeRenderOption="FORMATTED_STRING",
    )
    assert strings["values"] == [[2, "2020-01-01", "string", 53], [1.5, 0.12, "1999-01-02"]]
    formulas = values(client, file.file_id, "Sheet1", valueRenderOption="FORMULA")
    assert formulas["values"] == [["=4/2", 43831, "string", 53], ["=3/2", 0.12, 36162]]


def test_an_empty_range_has_no_values_at_all(google: StandIn, client: gspread.Client) -> None:
    book = Book("Sổ", [Sheet.of("Sheet1", sheet_id=0, row_count=2, column_count=4)])
    answer = values(client, google.add(book).file_id, "'Sheet1'")
    assert answer == {"range": "Sheet1!A1:D2", "majorDimension": "ROWS"}


def test_an_empty_row_inside_is_an_empty_list(google: StandIn, client: gspread.Client) -> None:
    rows = [["1", "", "2", "3"], [], ["", "4"], ["", "5"], []]
    file = google.add(Book.of("Sổ", {"Sheet1": rows}))
    assert values(client, file.file_id, "'Sheet1'!A1:D4") == {
        "range": "Sheet1!A1:D4",
        "majorDimension": "ROWS",
        "values": [["1", "", "2", "3"], [], ["", "4"], ["", "5"]],
    }
    columns = values(client, file.file_id, "Sheet1!A1:B4", majorDimension="COLUMNS")
    assert columns["values"] == [["1"], ["", "", "4", "5"]]


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("Sheet1!A:B", "Sheet1!A1:B2"),
        ("Sheet1!2:2", "Sheet1!A2:D2"),
        ("Sheet1!B2", "Sheet1!B2"),
        ("A1:C1", "Sheet1!A1:C1"),
        ("Sheet1!B1:ZZ99", "Sheet1!B1:D2"),
        ("'🌵 thử 1'!A2:A", "'🌵 thử 1'!A2:A10"),
        ("sheet1", "Sheet1!A1:D2"),
    ],
)
def test_ranges_are_answered_cut_to_the_grid(
    google: StandIn, client: gspread.Client, asked: str, answered: str
) -> None:
    assert values(client, google.add(a_book()).file_id, asked)["range"] == answered


def test_a_batch_answers_in_the_order_asked(google: StandIn, client: gspread.Client) -> None:
    file = google.add(a_book())
    ranges = ["🌵 thử 1!B:B", "🌵 thử 1!A:A"]
    answer = client.http_client.values_batch_get(file.file_id, ranges, params={})
    assert answer == {
        "spreadsheetId": file.file_id,
        "valueRanges": [
            {"range": "'🌵 thử 1'!B1:B10", "majorDimension": "ROWS", "values": [["🍉"]]},
            {"range": "'🌵 thử 1'!A1:A10", "majorDimension": "ROWS", "values": [["🍇"], ["🍐"]]},
        ],
    }
    assert len(google.log.of("read")) == 1


def by_filter(client: gspread.Client, book_id: str, *filters: Mapping[str, object], to: str = "") -> dict[str, object]:
    verb = to or "values:batchGetByDataFilter"
    url = f"https://sheets.googleapis.com/v4/spreadsheets/{book_id}/{verb}"
    return client.http_client.request("post", url, json={"dataFilters": list(filters)}).json()


def test_a_grid_filter_survives_a_renamed_tab_and_not_a_deleted_one(google: StandIn, client: gspread.Client) -> None:
    file = google.add(a_book())
    asked = {"gridRange": {"sheetId": 11, "endRowIndex": 1}}
    with google.store.edit(file.file_id) as book:
        book.sheets[1].rename("Tên mới")
    answer = by_filter(client, file.file_id, asked)
    held = {"range": "'Tên mới'!A1:J1", "majorDimension": "ROWS", "values": [["🍇", "🍉"]]}
    assert answer["valueRanges"] == [{"valueRange": held, "dataFilters": [asked]}]
    with google.store.edit(file.file_id) as book:
        book.sheets.pop()
    with pytest.raises(APIError) as refused:
        by_filter(client, file.file_id, asked)
    assert refused.value.error["message"] == "No grid with id: 11"


def test_a_metadata_filter_finds_a_moved_column(google: StandIn, client: gspread.Client) -> None:
    made = a_book()
    made.mark("col:TC01", sheet=made.sheets[1], column=0)
    file = google.add(made, role="writer")
    move = {"source": {"sheetId": 11, "dimension": "COLUMNS", "startIndex": 0, "endIndex": 1}, "destinationIndex": 3}
    client.http_client.batch_update(file.file_id, {"requests": [{"moveDimension": move}]})
    asked = {"developerMetadataLookup": {"metadataKey": "col:TC01"}}
    answer = by_filter(client, file.file_id, asked)
    assert answer["valueRanges"] == [
        {
            "valueRange": {"range": "'🌵 thử 1'!C1:C10", "majorDimension": "ROWS", "values": [["🍇"], ["🍐"]]},
            "dataFilters": [asked],
        }
    ]
    found = by_filter(client, file.file_id, asked, to="developerMetadata:search")
    assert isinstance(found["matchedDeveloperMetadata"], list)
    assert len(found["matchedDeveloperMetadata"]) == 1


def test_an_error_is_a_word_in_every_rendering_but_the_formula(google: StandIn, client: gspread.Client) -> None:
    file = google.add(Book.of("Sổ", {"Sheet1": [[error("N_A", "=NA()"), "#N/A", True]]}))
    for rendering in ("FORMATTED_VALUE", "UNFORMATTED_VALUE"):
        answer = values(client, file.file_id, "A1:C1", valueRenderOption=rendering)
        assert answer["values"] == [["#N/A", "#N/A", "TRUE" if rendering == "FORMATTED_VALUE" else True]]
    assert values(client, file.file_id, "A1", valueRenderOption="FORMULA")["values"] == [["=NA()"]]


def test_a_word_outside_an_enum_is_refused(google: StandIn, client: gspread.Client) -> None:
    file = google.add(a_book())
    with pytest.raises(APIError, match="Invalid value at 'value_render_option'"):
        values(client, file.file_id, "Sheet1", valueRenderOption="PRETTY")
