"""The stand-in follows Google's discovery documents, and the check of that finds what does not."""

import gspread
import pytest

from tests.google_stand_in import Book, Exchange, StandIn
from tests.google_stand_in.batch_update import HANDLERS
from tests.google_stand_in.discovery import contradictions, document, wrong_in
from tests.google_stand_in.known_fields import DRIVE, SHEETS


@pytest.mark.parametrize(("known", "api"), [(SHEETS, "sheets.v4"), (DRIVE, "drive.v3")])
def test_the_known_fields_are_all_there_are(known: dict[str, dict[str, str]], api: str) -> None:
    schemas = document(api)["schemas"]
    for resource, fields in known.items():
        described = schemas[resource]["properties"]
        assert set(fields) == set(described), resource
        for name, leads_to in fields.items():
            reference = described[name].get("$ref") or described[name].get("items", {}).get("$ref", "")
            assert leads_to in {"", reference}, f"{resource}.{name}"


def test_every_request_it_carries_out_is_described() -> None:
    assert set(HANDLERS) <= set(document("sheets.v4")["schemas"]["Request"]["properties"])


@pytest.mark.parametrize(
    ("value", "schema", "wrong"),
    [
        ({"sheetId": "0"}, "GridRange", "GridRange.sheetId is '0', which is no integer"),
        ({"sheetId": True}, "GridRange", "GridRange.sheetId is True, which is no integer"),
        ({"sheetId": 2**31}, "GridRange", "GridRange.sheetId is 2147483648, which is no int32"),
        ({"row": 1}, "GridRange", "GridRange.row is not described"),
        ({"type": "REFERENCE"}, "ErrorValue", "ErrorValue.type is 'REFERENCE', which is not in its enum"),
        ({"values": {}}, "RowData", "RowData.values is {}, which is no array"),
        (
            {"rowData": [{"values": [{"note": 1}]}]},
            "GridData",
            "GridData.rowData[0].values[0].note is 1, which is no string",
        ),
    ],
)
def test_the_check_finds_contradictions(value: object, schema: str, wrong: str) -> None:
    assert wrong_in(value, schema) == [wrong]


def test_the_check_reads_formats_of_strings() -> None:
    assert wrong_in({"version": "twelve"}, "File", "drive.v3") == ["File.version is 'twelve', which is no int64"]
    assert wrong_in({"version": "12", "modifiedTime": "2026-11-21T09:00:00.123Z"}, "File", "drive.v3") == []
    assert wrong_in({"modifiedTime": "hôm nay"}, "File", "drive.v3")


def exchange(method: str, path: str, **more: object) -> Exchange:
    plain: dict[str, object] = {"query": {}, "kind": "read", "identity": "", "spreadsheet": "", "at": 0.0, "took": 0.0}
    return Exchange(method=method, path=path, status=200, **{**plain, **more})  # pyright: ignore[reportArgumentType]


def test_the_check_finds_methods_and_parameters() -> None:
    wrong = contradictions(
        [
            exchange("GET", "/v4/spreadsheets/x/values:batchGet", query={"majorDimension": ["ACROSS"]}),
            exchange("GET", "/v4/spreadsheets/x", query={"field": ["x"]}),
            exchange("DELETE", "/v4/spreadsheets/x"),
            exchange("GET", "/v4/spreadsheets/x/values/A1", answer={"value": 1}),
        ]
    )
    assert [one.partition(": ")[2] for one in wrong] == [
        "majorDimension=ACROSS is not in its enum",
        "no such parameter: field",
        "no such method",
        "ValueRange.value is not described",
    ]


def test_the_fixture_looks_at_what_was_really_exchanged(google: StandIn, client: gspread.Client) -> None:
    file = google.add(Book.of("Sổ", {"T": [["x"]]}))
    client.http_client.fetch_sheet_metadata(file.file_id, params={"includeGridData": "true"})
    client.http_client.request("get", f"https://www.googleapis.com/drive/v3/files/{file.file_id}?fields=*")
    kinds = [(one.kind, bool(one.answer)) for one in google.log]
    assert kinds == [("token", False), ("read", True), ("drive", True)]
