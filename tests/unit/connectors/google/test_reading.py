"""From the answer of a masked read to raw cells: typed, addressed, in the place where Google says they stand."""

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.cells.raw_cell import RawCell
from connectors.google.reading import MASK, OnlineBook, online_book
from connectors.layouts.books import books_in, open_book, reading_of
from connectors.layouts.ground import Ground
from connectors.localities import load
from connectors.samples.making import make_samples
from connectors.workbooks.raw_book import Merge, RawTab
from tests.unit.connectors.google.as_google import as_google
from tests.unit.connectors.google.making import book, formatted, sheet, value, written

LINK = "https://docs.google.com/spreadsheets/d/BOOK/edit"


def opened(content: bytes) -> OnlineBook:
    return online_book(content, "BOOK")


def tab_of(*rows: list[dict[str, Any]], **more: Any) -> RawTab:
    return opened(book(sheet("2026", *rows, **more))).tabs[0]


def cell_of(data: dict[str, Any]) -> RawCell:
    return tab_of([written("Mã"), data]).cell(1, 2)


class TestCells:
    def test_a_number_text_and_truth_are_typed(self) -> None:
        assert (cell_of(value({"numberValue": 12.5})).held, cell_of(value({"numberValue": 12})).number) == (
            "number",
            12,
        )
        assert cell_of(written("đạt.")).text == "đạt."
        ticked = cell_of(value({"boolValue": True}, formattedValue="TRUE"))
        assert (ticked.held, ticked.boolean) == ("boolean", True)
        assert cell_of(value({"boolValue": False})).boolean is False

    def test_a_truth_is_never_the_number_1(self) -> None:
        """To Python a truth is a number."""
        assert cell_of(value({"numberValue": True})).held == "boolean"

    @pytest.mark.parametrize(
        ("kind", "pattern", "expected"),
        [
            ("PERCENT", "0.00%", "0.00%"),
            ("PERCENT", "", "0%"),
            ("DATE", "dd/mm/yyyy", "dd/mm/yyyy"),
            ("DATE", "", "dd/mm/yyyy"),
            ("DATE_TIME", "", "dd/mm/yyyy hh:mm"),
            ("TIME", "", "hh:mm:ss"),
            ("NUMBER", "#,##0", "#,##0"),
            ("NUMBER", "", ""),
            ("DATE", "0", "dd/mm/yyyy"),
        ],
    )
    def test_the_type_of_a_format_counts_even_without_its_pattern(self, kind: str, pattern: str, expected: str) -> None:
        assert cell_of(formatted(0.85, kind, pattern)).number_format == expected

    def test_a_format_that_only_shows_is_found_by_what_it_shows(self) -> None:
        assert cell_of(value({"numberValue": 0.85}, formattedValue="85%")).number_format == "0%"
        assert cell_of(value({"numberValue": 0.8512}, formattedValue="85,12%")).number_format == "0%"
        assert cell_of(value({"numberValue": 46347}, formattedValue="21/11/2026")).number_format == "dd/mm/yyyy"
        assert cell_of(value({"numberValue": 46347}, formattedValue="46347")).number_format == ""
        assert cell_of(value({"numberValue": 0.85}, formattedValue="0,85")).number_format == ""

    def test_the_book_s_own_format_holds_for_cells_without_one(self) -> None:
        body = json.loads(book(sheet("2026", [value({"numberValue": 0.85})])))
        body["properties"]["defaultFormat"] = {"numberFormat": {"type": "PERCENT", "pattern": "0%"}}
        assert opened(json.dumps(body).encode()).tabs[0].cell(1, 1).number_format == "0%"

    @pytest.mark.parametrize(
        ("kind", "name"),
        [("REF", "#REF!"), ("DIVIDE_BY_ZERO", "#DIV/0!"), ("N_A", "#N/A"), ("VALUE", "#VALUE!"), ("NAME", "#NAME?"),
         ("NUM", "#NUM!"), ("NULL_VALUE", "#NULL!"), ("LOADING", "Loading..."), ("ERROR", "#ERROR!"), ("?", "#ERROR!")],
    )  # fmt: skip
    def test_an_error_is_no_text(self, kind: str, name: str) -> None:
        cell = cell_of(value({"errorValue": {"type": kind}}, userEnteredValue={"formulaValue": "=#REF!A1"}))
        assert (cell.held, cell.text, cell.formula) == ("error", name, "=#REF!A1")
        assert cell_of(written("#REF!")).held == "text"

    def test_a_formula_is_kept_with_its_result(self) -> None:
        cell = cell_of(value({"numberValue": 91}, userEnteredValue={"formulaValue": '=IMPORTRANGE("a";"b")'}))
        assert (cell.number, cell.formula, cell.calculated) == (91, '=IMPORTRANGE("a";"b")', True)

    @pytest.mark.parametrize(
        "data",
        [
            written("Kế hoạch", hyperlink="https://hue.gov.vn/a"),
            written("Kế hoạch", textFormatRuns=[{}, {"format": {"link": {"uri": "https://hue.gov.vn/a"}}}]),
            written(
                "Kế hoạch", chipRuns=[{"chip": {}}, {"chip": {"richLinkProperties": {"uri": "https://hue.gov.vn/a"}}}]
            ),
        ],
        ids=["cell", "run", "chip"],
    )
    def test_the_address_behind_words_is_kept(self, data: dict[str, Any]) -> None:
        assert cell_of(data).hyperlink == "https://hue.gov.vn/a"

    def test_a_link_within_the_book_leads_nowhere(self) -> None:
        assert cell_of(written("Trang 2", hyperlink="#gid=2")).hyperlink == ""

    @pytest.mark.parametrize(
        "data",
        [{}, {"note": "Ví dụ: 125"}, {"effectiveFormat": {"numberFormat": {"type": "PERCENT"}}}, written(""),
         {"userEnteredValue": {"formulaValue": '=""'}, "effectiveValue": {"stringValue": ""}}],
        ids=["nothing", "note", "format", "empty text", "formula without a result"],
    )  # fmt: skip
    def test_what_shows_nothing_is_blank(self, data: dict[str, Any]) -> None:
        tab = tab_of([written("Mã"), data])
        assert (1, 2) not in tab.cells
        assert tab.columns == 1

    def test_half_a_character_does_not_travel_on(self) -> None:
        assert cell_of(written("a\ud800b")).text == "a?b"


class TestPlaces:
    def test_rows_may_be_ragged_empty_or_absent(self) -> None:
        tab = tab_of([written("a"), {}, written("c")], [], [written("d")])
        assert {place: cell.text for place, cell in tab.cells.items()} == {(1, 1): "a", (1, 3): "c", (3, 1): "d"}
        assert (tab.rows, tab.columns) == (3, 3)

    def test_blocks_begin_where_they_say(self) -> None:
        body = json.loads(book(sheet("2026")))
        block = {"startRow": 11, "startColumn": 5, "rowData": [{"values": [written("x")]}], "rowMetadata": [{}]}
        body["sheets"][0]["data"] = [{}, block, {"startRow": 20, "rowMetadata": [{}, {"hiddenByFilter": True}]}]
        tab = opened(json.dumps(body).encode()).tabs[0]
        assert tab.cell(12, 6).text == "x"
        assert tab.hidden_rows == {22}

    def test_an_address_opens_the_cell(self) -> None:
        cell = tab_of([{}], [written("a"), written("b")], sheet_id=570).cell(2, 2)
        assert str(cell.address) == "Báo cáo phường › 2026 › B2"
        assert cell.address.link == f"{LINK}#gid=570&range=B2"

    def test_the_first_sheet_has_the_id_0_and_opens_too(self) -> None:
        assert tab_of([written("a")]).cell(1, 1).address.link == f"{LINK}#gid=0&range=A1"

    def test_merges_count_from_1_and_include_their_end(self) -> None:
        body = json.loads(book(sheet("2026", [{}, {}, {}, {}, written("Kết quả")])))
        body["sheets"][0]["merges"] = [
            {"startRowIndex": 0, "endRowIndex": 1, "startColumnIndex": 4, "endColumnIndex": 6}
        ]
        assert opened(json.dumps(body).encode()).tabs[0].merges == (Merge(1, 5, 1, 6),)

    def test_hidden_tabs_and_rows_are_read_and_said_to_be_hidden(self) -> None:
        body = json.loads(book(sheet("Ẩn", [written("a")], [written("b")], hidden=True)))
        body["sheets"][0]["data"][0]["rowMetadata"] = [{}, {"hiddenByUser": True}, {"pixelSize": 21}]
        tab = opened(json.dumps(body).encode()).tabs[0]
        assert tab.hidden
        assert tab.hidden_rows == {2}
        assert tab.cell(2, 1).text == "b"

    def test_charts_connected_data_and_our_own_tab_are_left_out(self) -> None:
        charts = [sheet("Biểu đồ 1", sheetType="OBJECT", sheet_id=5), sheet("Dữ liệu", sheetType="DATA_SOURCE")]
        own = [sheet("Kết quả kiểm tra", [written("Ô C7 ghi")], sheet_id=9), sheet("Đổi tên", sheet_id=570_057_057)]
        read = opened(book(sheet("2026", [written("a")], sheet_id=1), *charts, *own))
        assert [tab.title for tab in read.raw.tabs] == ["2026"]

    def test_developer_metadata_binds_tabs_and_columns(self) -> None:
        body = json.loads(book(sheet("Đổi tên", [written("a")], sheet_id=7)))
        body["sheets"][0]["developerMetadata"] = [{"metadataKey": "tab:2026-H1"}]
        body["sheets"][0]["data"][0]["columnMetadata"] = [
            {},
            {"developerMetadata": [{"metadataKey": "khác"}, {"metadataKey": "col:gia_tri"}]},
            {"developerMetadata": [{"metadataKey": "col", "metadataValue": "ghi_chu"}]},
        ]
        (tab,) = opened(json.dumps(body).encode()).tabs
        assert tab.stands_for == "2026-H1"
        assert tab.column_keys == {2: "gia_tri", 3: "ghi_chu"}


class TestBooks:
    def test_the_title_names_a_book_that_nobody_named(self) -> None:
        assert opened(book(sheet("2026", [written("a")]))).raw.name == "Báo cáo phường"
        assert online_book(book(sheet("2026", [written("a")])), "BOOK", "19753").raw.name == "19753"

    @pytest.mark.parametrize("locale", ["en_US", "en_GB", "fr_FR", ""])
    def test_a_book_in_another_locale_is_blocked(self, locale: str) -> None:
        read = opened(book(sheet("2026", [written("a")]), locale=locale))
        assert [problem.code for problem in read.raw.problems] == ["google_locale"]
        assert read.raw.tabs == ()
        assert read.filled == {"0": 1}
        assert read.raw.problems[0].address.link == LINK

    @pytest.mark.parametrize("locale", ["vi_VN", "vi", "vi-VN"])
    def test_a_vietnamese_one_is_read(self, locale: str) -> None:
        assert opened(book(sheet("2026", [written("a")]), locale=locale)).raw.problems == ()

    def test_a_book_without_a_cell_is_empty(self) -> None:
        read = opened(book(sheet("2026"), sheet("Kết quả kiểm tra", [written("a")], sheet_id=3)))
        assert [problem.code for problem in read.raw.problems] == ["book_empty"]
        assert read.content_hash

    def test_a_book_of_too_many_tabs_is_too_large(self) -> None:
        read = opened(book(*(sheet(str(number), sheet_id=number) for number in range(501))))
        assert [problem.code for problem in read.raw.problems] == ["book_too_large"]

    def test_the_mask_asks_for_nothing_that_goes_unread(self) -> None:
        without_mask = re.sub(r"\n(OUTLINE = .*?)?\nMASK = \(.*?\n\)", "", SOURCES, flags=re.DOTALL)
        unread = {name for name in re.findall(r"\w+", MASK) if f'"{name}"' not in without_mask}
        assert unread == {"spreadsheetId", "index", "note"}  # kept with the bytes, for people who look into them


class TestContentHash:
    def hash_of(self, *sheets: dict[str, Any], **more: Any) -> str:
        return opened(book(*sheets, **more)).content_hash

    def test_it_stays_when_only_our_own_tab_or_the_looks_changed(self) -> None:
        report = sheet("2026", [written("a"), value({"numberValue": 12})], sheet_id=1)
        own = sheet("Kết quả kiểm tra", [written("Ô C7 ghi")], sheet_id=570_057_057)
        before = self.hash_of(report)
        assert self.hash_of(report, own) == before
        assert self.hash_of(own, report) == before
        assert self.hash_of(report, title="Tên khác") == before
        noted = sheet("2026", [written("a", note="x"), value({"numberValue": 12}, formattedValue="12")], sheet_id=1)
        assert self.hash_of(noted) == before

    def test_it_moves_with_anything_that_is_read(self) -> None:
        hashes = {
            self.hash_of(sheet("2026", [written("12")])),
            self.hash_of(sheet("2026", [value({"numberValue": 12})])),
            self.hash_of(sheet("2026", [formatted(12, "PERCENT", "0%")])),
            self.hash_of(sheet("2026", [value({"numberValue": 12}, userEnteredValue={"formulaValue": "=6+6"})])),
            self.hash_of(sheet("2026", [written("12", hyperlink="https://hue.gov.vn")])),
            self.hash_of(sheet("2026", [{}, written("12")])),
            self.hash_of(sheet("2026", [written("12")], hidden=True)),
            self.hash_of(sheet("2027", [written("12")])),
            self.hash_of(sheet("2026", [written("12")], sheet_id=3)),
            self.hash_of(sheet("2026", [written("12")]), locale="en_US"),
            self.hash_of(sheet("2026", [written("a"), written("b")])),
            self.hash_of(sheet("2026", [written("a b")])),
        }
        assert len(hashes) == 12


READERS = Path(__file__).parents[4] / "connectors" / "google"
SOURCES = "".join((READERS / name).read_text(encoding="utf-8") for name in ("reading.py", "cells.py"))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from([*re.findall(r"\w+", MASK), "numberValue", "errorValue", "type"]), inner, max_size=5
        )
    ),
    max_leaves=20,
)


@given(JSON)
def test_no_answer_breaks_the_reading(answer: object) -> None:
    read = online_book(json.dumps(answer).encode(), "BOOK")
    assert read.raw.problems or read.raw.tabs


@given(st.binary(max_size=50))
def test_no_bytes_break_the_reading(content: bytes) -> None:
    assert online_book(content, "BOOK").raw.problems


def test_the_sample_books_say_the_same_as_workbooks_and_online(tmp_path: Path) -> None:
    installation = load("hue", 2026)
    make_samples(installation, tmp_path)
    ground = Ground(installation.criteria_set, installation.agencies, date(2026, 12, 31))
    books = [open_book(path, path.name) for path in books_in(tmp_path)]
    assert len(books) > 20
    for workbook in books:
        online = opened(as_google(workbook)).raw
        read, expected = reading_of(online, ground, {}), reading_of(workbook, ground, {})
        assert len(read.values) > 0
        assert re.sub(r"link='[^']*'", "", repr(read)) == re.sub(r"link='[^']*'", "", repr(expected))


def test_a_cell_is_equal_to_the_workbook_s_but_for_its_link(tmp_path: Path) -> None:
    installation = load("hue", 2026)
    path = make_samples(installation, tmp_path)[0]
    workbook = open_book(path, path.name)
    online = opened(as_google(workbook)).raw
    for mine, theirs in zip(online.tabs, workbook.tabs, strict=True):
        without_links = {
            place: replace(cell, address=replace(cell.address, link="")) for place, cell in mine.cells.items()
        }
        assert without_links == dict(theirs.cells)
        assert (mine.rows, mine.columns, mine.merges, mine.hidden) == (
            theirs.rows, theirs.columns, theirs.merges, theirs.hidden,
        )  # fmt: skip
