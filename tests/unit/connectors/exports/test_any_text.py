"""Any text through every exporter: the file opens, every cell is the text, and nothing runs."""

from __future__ import annotations

import csv as readers
import io
import json
import re
import xml.etree.ElementTree as ET
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import altair as alt
import docx as python_docx
import openpyxl
import polars as pl
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from markupsafe import escape

from connectors.exports import tables
from connectors.exports.text import LONGEST_CELL, cell_text, disarmed, file_name, plain, sheet_title, web_link
from connectors.exports.workbook import new_book, write_text
from connectors.forms.book_list import csv_line
from connectors.forms.sheets import Column, FormBook
from connectors.forms.workbook_writing import write_workbook
from connectors.open_data.writing import as_csv, as_json, as_parquet
from connectors.papers.form.text import clean
from connectors.papers.paper import Column as PaperColumn
from connectors.papers.paper import Letterhead, Paper, Paragraph, Table
from connectors.papers.word import docx
from connectors.presentation import charts
from connectors.presentation.rendering import render
from connectors.workbooks.package import unescape
from tests.extreme_locality import LONG_TYPED, NAMES, TYPED, UNBROKEN_NAME

# whatever could be typed: hypothesis's own text, halves of characters, and pieces that mean something to a spreadsheet
PIECES = [
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    ";",
    ",",
    '"',
    "'",
    "<r>",
    "</r>",
    "_x0041_",
    "http://",
    "\0",
    "\ud800",
    "\ufeff",
]
TEXT = st.one_of(
    st.text(st.characters(exclude_categories=[]), max_size=30),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=8).map("".join),
)
WRITABLE = TEXT.map(lambda text: text.encode("utf-8", "replace").decode())  # what a table can hold at all
FEW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
RUNNING = ("=", "+", "-", "@", "\t", "\r", "\n")


def strict(content: bytes) -> dict[str, str]:
    """Every part of a workbook through a strict XML parser; the formulas and links it holds."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        parts = {name: book.read(name) for name in book.namelist() if name.endswith((".xml", ".rels"))}
    assert parts
    for part in parts.values():
        ET.fromstring(part)
    return {name: part.decode() for name, part in parts.items()}


def sheet_with(text: str, *, linked: bool = False) -> tuple[Any, dict[str, str]]:
    target = io.BytesIO()
    with new_book(target) as book:
        sheet = book.add_worksheet(sheet_title(text))
        write_text(sheet, 0, 0, text, linked=linked)
        write_text(sheet, 1, 0, text, book.add_format({"bold": True}), linked=linked)
    content = target.getvalue()
    return openpyxl.load_workbook(io.BytesIO(content)).worksheets[0], strict(content)


def test_every_text_that_was_thought_of() -> None:
    for text in [
        *TYPED,
        *LONG_TYPED,
        *NAMES.values(),
        UNBROKEN_NAME,
        "<r><t>&</r>",
        "<r></r>",
        "\ud800",
        "'",
        "History",
    ]:
        sheet, _ = sheet_with(text)
        assert sheet["A1"].value == sheet["A2"].value == (cell_text(text) or None)


@FEW
@given(TEXT)
@example("<r><b>không phải XML</r>")
@example("x" * 40_000)
@example("😀" * 20_000)
def test_a_cell_of_a_workbook_is_the_text_and_never_a_formula(text: str) -> None:
    sheet, parts = sheet_with(text)
    for name in ("A1", "A2"):
        cell = sheet[name]
        assert (cell.value or "") == cell_text(text)
        assert cell.data_type in {"s", "n"}  # text, or an empty cell
        assert len((cell.value or "").encode("utf-16-le")) <= 2 * LONGEST_CELL
    assert not any("<f>" in part or "<hyperlink" in part for part in parts.values())


@FEW
@given(TEXT)
@example("https://example.vn/" + "d" * 2100)
@example("https://example.vn/" + "ữ" * 700)
@example("http://[::1/")
@example("https://example.vn/#a b")
@example("https://example.vn/?a=1&b=<2>")
def test_only_what_leads_to_the_web_becomes_a_link(text: str) -> None:
    sheet, _ = sheet_with(text, linked=True)
    assert (sheet["A1"].value or "") == cell_text(text)
    link = sheet["A1"].hyperlink
    assert (link is not None) == (web_link(text) is not None)
    assert link is None or str(link.target).startswith(("https://", "http://"))


@pytest.mark.parametrize(
    "text", ["javascript:alert(1)", "file:///etc/passwd", "ftp://a.vn", "internal:A1", "mailto:a@b.vn"]
)
def test_other_schemes_stay_text(text: str) -> None:
    assert web_link(text) is None
    assert sheet_with(text, linked=True)[0]["A1"].hyperlink is None


@FEW
@given(st.lists(st.tuples(WRITABLE, WRITABLE, st.floats(allow_nan=False, allow_infinity=False)), max_size=4), WRITABLE)
def test_a_table_as_csv(rows: list[tuple[str, str, float]], title: str) -> None:
    table = pl.DataFrame(rows, schema={f"a{title}": pl.String, f"b{title}": pl.String, "số": pl.Float64}, orient="row")
    content = tables.csv(table)
    assert content.startswith(b"\xef\xbb\xbf")
    head, *found = readers.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
    assert head == [*(disarmed(plain(f"{name}{title}")) for name in "ab"), "số"]
    assert [row[:2] for row in found] == [[disarmed(plain(each)) for each in row[:2]] for row in rows]
    assert [float(row[2]) for row in found] == [row[2] for row in rows]
    assert not any(cell.startswith(RUNNING) for row in found for cell in row[:2])


@FEW
@given(st.lists(st.tuples(WRITABLE, st.none() | st.floats(-1e15, 1e15)), max_size=4), TEXT, TEXT)
def test_a_table_as_a_workbook(rows: list[tuple[str, float | None]], title: str, note: str) -> None:
    table = pl.DataFrame(rows, schema={"chữ": pl.String, "số": pl.Float64}, orient="row")
    content = tables.xlsx(table, title, [note])
    strict(content)
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    assert (sheet["A1"].value or "") == cell_text(note)
    for number, (text, value) in enumerate(rows, 4):
        assert (sheet.cell(number, 1).value or "") == cell_text(text)
        assert sheet.cell(number, 2).value == (None if value is None else pytest.approx(value))


def test_columns_of_every_kind_are_written_as_what_they_are() -> None:
    table = pl.DataFrame(
        {
            "mã": pl.Series(["=a", "b"], dtype=pl.Categorical),
            "ngày": [date(2026, 6, 30), None],
            "có": [True, False],
            "số": [float("inf"), float("nan")],
        }
    )
    sheet = openpyxl.load_workbook(io.BytesIO(tables.xlsx(table, "x", []))).worksheets[0]
    first, second = ([cell.value for cell in sheet[row]] for row in (3, 4))
    assert (first[0], str(first[1])[:10], first[2:]) == ("=a", "2026-06-30", [True, "inf"])
    assert second == ["b", None, False, "nan"]
    assert "'=a,2026-06-30,true," in tables.csv(table).decode()


@FEW
@given(TEXT)
@example("<r>x&</r>")
def test_a_form(tmp_path: Path, text: str) -> None:
    form = FormBook(text, is_template=True)
    tab = form.tab("Tab", [Column(text, 20)])
    tab.words(1, 0, text)
    tab.plain(2, 0, text)
    tab.fixed(3, 0, text)
    content = write_workbook(form, tmp_path / "sổ.xlsx", date(2026, 1, 1)).read_bytes()
    assert not any("<f>" in part for part in strict(content).values())
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    assert [cell.value or "" for cell in sheet["A"]][: 4 if text else 0] == [cell_text(text)] * (4 if text else 0)


@FEW
@given(st.lists(TEXT, min_size=1, max_size=4))
def test_a_line_of_the_list_of_books(cells: list[str]) -> None:
    (found,) = readers.reader(io.StringIO(csv_line(cells), newline=""), strict=True)
    assert found == [disarmed(plain(cell)) for cell in cells]


@FEW
@given(TEXT, TEXT)
@example("x.svg\r\nContent-Type: text/html", "")
def test_the_name_of_a_file(one: str, other: str) -> None:
    name = file_name(one, other, ending=".csv")
    assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,149}\.csv", name), name
    assert ".." not in name


@FEW
@given(TEXT)
def test_the_name_of_a_sheet(text: str) -> None:
    title = sheet_title(text)
    assert 1 <= len(title.encode("utf-16-le")) // 2 <= 31
    assert not set(title) & set("[]:*?/\\")
    with new_book(io.BytesIO()) as book:
        book.add_worksheet(title)


@FEW
@given(TEXT)
@example("\x1b[31m\ufffe")
def test_a_picture(text: str) -> None:
    rows = pl.DataFrame({"name": [text.encode("utf-8", "replace").decode()], "value": [1.0]})
    chart = alt.Chart(rows).mark_text().encode(text="name:N")
    picture = charts.svg(charts.configured(chart, "vi"))
    ET.fromstring(picture)
    assert "<script" not in picture


@FEW
@given(TEXT)
def test_a_page(text: str) -> None:
    page = render("said", "vi", message=text, well=True)
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]", page)
    assert str(escape(plain(text))) in page


def test_what_disarming_does() -> None:
    for text, safe in {
        "=1": "'=1", "-5,5": "'-5,5", "\u00ad=1": "'\u00ad=1", "\u3164＋1": "'\u3164＋1", "﹦1": "'﹦1",
        "a;=1": "a;'=1", "a\n@b": "a\n'@b", "\n": "'\n", "– không có": "– không có", "a=b;c": "a=b;c", "'=1": "'=1",
    }.items():  # fmt: skip
        assert disarmed(text) == safe


def test_a_half_of_a_character_in_a_book_that_is_read_breaks_nothing() -> None:
    assert unescape("_xD83D__xDE00_ _xD800_ _x000D_ _x5_") == "😀 \ufffd \r _x5_"


@settings(FEW, max_examples=15)
@given(TEXT)
@example("<w:p/>&")
def test_a_paper(text: str) -> None:
    letterhead = Letterhead(text, text, "BC", "Huế")
    table = Table((PaperColumn(text), PaperColumn("2")), ((text, "1"),), caption=text)
    paper = Paper(text, letterhead, text, (Paragraph(text), table), kind="BÁO CÁO", stamp=text)
    content = docx(paper)
    parts = strict(content)
    assert not any("<w:hyperlink" in part for part in parts.values())
    word = python_docx.Document(io.BytesIO(content))
    shown = "\n".join(cell.text for table in word.tables for row in table.rows for cell in row.cells)
    assert clean(text).strip() in shown or "\n" in text or "\r" in text or "\t" in text


@FEW
@given(st.lists(WRITABLE, min_size=1, max_size=4))
def test_a_table_of_the_open_data(texts: list[str]) -> None:
    frame = pl.DataFrame({"text": texts, "number": [-1] * len(texts)})
    _, *found = readers.reader(io.StringIO(as_csv(frame).decode("utf-8-sig"), newline=""), strict=True)
    assert found == [[disarmed(plain(text)), "-1"] for text in texts]
    assert [row["text"] for row in json.loads(as_json(frame))] == texts
    assert pl.read_parquet(as_parquet(frame, {}))["text"].to_list() == texts
