"""The ``fields`` language."""

import pytest

from tests.google_stand_in.masks import Mask, masked, parsed, takes
from tests.google_stand_in.refusals import Refused


@pytest.mark.parametrize(
    ("text", "mask"),
    [
        ("spreadsheetId", {"spreadsheetId": {}}),
        ("sheets.properties.title", {"sheets": {"properties": {"title": {}}}}),
        ("sheets/properties/title", {"sheets": {"properties": {"title": {}}}}),
        (
            "sheets(properties(title, index),merges)",
            {"sheets": {"properties": {"title": {}, "index": {}}, "merges": {}}},
        ),
        ("sheets.properties(title),sheets.merges", {"sheets": {"properties": {"title": {}}, "merges": {}}}),
        ("sheets,sheets.merges", {"sheets": {}}),
        ("sheets.merges,sheets", {"sheets": {}}),
        ("*", {"*": {}}),
        ("properties/defaultFormat/textFormat/bold", {"properties": {"defaultFormat": {"textFormat": {"bold": {}}}}}),
    ],
)
def test_masks_are_read(text: str, mask: Mask) -> None:
    assert parsed(text, "Spreadsheet") == mask


@pytest.mark.parametrize(
    "text", ["sheets(", "sheets)", "sheets(properties", "a b", ",", "sheets..title", "sheets()", "?"]
)
def test_masks_that_cannot_be_read_are_refused(text: str) -> None:
    with pytest.raises(Refused):
        parsed(text, "Spreadsheet")


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("sheets.sheetProperties", "sheets.sheetProperties"),
        ("sheets(data(rowData(value)))", "sheets.data.rowData.value"),
        ("title", "title"),
    ],
)
def test_a_name_that_does_not_exist_is_named_with_its_path(text: str, path: str) -> None:
    with pytest.raises(Refused) as refused:
        parsed(text, "Spreadsheet")
    assert refused.value.error["details"][0]["fieldViolations"][0]["field"] == path


def test_a_mask_keeps_the_length_of_lists_and_invents_nothing() -> None:
    value = {"sheets": [{"properties": {"title": "A", "index": 0}}, {"merges": []}], "spreadsheetId": "x"}
    assert masked(parsed("sheets.properties.title", "Spreadsheet"), value) == {
        "sheets": [{"properties": {"title": "A"}}, {}]
    }
    assert masked(parsed("sheets(*)", "Spreadsheet"), value) == {"sheets": value["sheets"]}


def test_whether_a_mask_takes_something() -> None:
    assert takes(parsed("*", "Spreadsheet"), "sheets", "data")
    assert takes(parsed("sheets", "Spreadsheet"), "sheets", "data")
    assert takes(parsed("sheets.data.rowData", "Spreadsheet"), "sheets", "data")
    assert not takes(parsed("sheets.properties", "Spreadsheet"), "sheets", "data")
    assert not takes(parsed("properties", "Spreadsheet"), "sheets", "data")
