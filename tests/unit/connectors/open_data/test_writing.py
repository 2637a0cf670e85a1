"""The same rows in three forms: exact decimals, what is not there, and text that never becomes a formula."""

import io
import json
from datetime import date
from decimal import Decimal

import polars as pl
import pytest

from connectors.open_data.writing import as_csv, as_json, as_parquet

FRAME = pl.DataFrame(
    {
        "text": ['=HYPERLINK("http://x")', "Sở “Y tế”,\nHuế", None, "", "-1"],
        "points": [Decimal("94.70"), Decimal("0.00"), None, Decimal("-0.05"), Decimal("100.00")],
        "rank": [1, None, 3, 4, 5],
        "day": [date(2026, 12, 20), None, None, None, None],
        "is_so": [True, False, True, False, True],
    },
    schema_overrides={"points": pl.Decimal(12, 2)},
)


def test_csv_has_its_mark_and_disarms_text_but_not_numbers() -> None:
    found = as_csv(FRAME)
    assert found.startswith(b"\xef\xbb\xbftext,points,rank,day,is_so\n")
    lines = found.decode("utf-8-sig").split("\n")
    assert lines[1] == '"\'=HYPERLINK(""http://x"")",94.70,1,2026-12-20,true'
    assert lines[2:4] == ['"Sở “Y tế”,', 'Huế",0.00,,,false']
    assert lines[4] == ",,3,,true"
    assert lines[5] == '"",-0.05,4,,false'
    assert lines[6] == "'-1,100.00,5,,true"


def test_json_holds_text_as_it_is_and_decimals_as_they_are_printed() -> None:
    found = as_json(FRAME).decode()
    assert '"points":94.70,' in found
    assert '"points":-0.05,' in found
    rows = json.loads(found, parse_float=Decimal)
    assert rows == [
        {**row, "day": row["day"].isoformat() if row["day"] else None} for row in FRAME.iter_rows(named=True)
    ]


def test_parquet_keeps_kinds_and_tells_licence_and_citation() -> None:
    found = as_parquet(FRAME, {"licence": "CC-BY-4.0"})
    assert pl.read_parquet(io.BytesIO(found)).equals(FRAME)
    assert pl.read_parquet_metadata(io.BytesIO(found))["licence"] == "CC-BY-4.0"


def test_a_table_without_rows_is_still_a_table() -> None:
    none = FRAME.clear()
    assert json.loads(as_json(none)) == []
    assert as_csv(none) == b"\xef\xbb\xbftext,points,rank,day,is_so\n"
    assert pl.read_parquet(io.BytesIO(as_parquet(none, {}))).schema == FRAME.schema


@pytest.mark.parametrize(
    ("text", "in_csv"),
    [
        ("<script>", "<script>"),
        ("a" * 200, "a" * 200),
        ("\x00\x07\x1b", "␀␇␛"),  # a control character cannot stand in a CSV; its picture can
        ("\u202eđảo", "\u202eđảo"),
        ("+84 912", "'+84 912"),
        ("@SUM(A1)", "'@SUM(A1)"),
    ],
)
def test_any_text_comes_back_as_it_was_out_of_json_and_parquet(text: str, in_csv: str) -> None:
    frame = pl.DataFrame({"text": [text]})
    assert json.loads(as_json(frame)) == [{"text": text}]
    assert pl.read_parquet(io.BytesIO(as_parquet(frame, {})))["text"].to_list() == [text]
    assert pl.read_csv(as_csv(frame))["text"].to_list() == [in_csv]
