"""Columns that carry the template's marks: renamed ones keep their meaning, pasted tables and lost headers are told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from connectors.layouts.agency_book import agency_book_reading
from connectors.layouts.ground import Ground
from connectors.layouts.registers import is_register
from connectors.reported import BookReading
from connectors.workbooks.raw_book import RawBook

MARKS = {1: "code", 2: "label", 3: "value", 4: "link", 5: "document"}
HEADER = ["Mã", "Chỉ tiêu", "Số liệu", "Đường dẫn minh chứng", "Số, ký hiệu văn bản"]
ROWS = [["so_can_bo", None, 12], ["so_tap_huan", None, 7], ["so_thon", None, 5]]
MakeBook = Callable[..., RawBook]


@pytest.fixture
def read(book: MakeBook, ground: Ground) -> Callable[..., BookReading]:
    def reading(*rows: list[object], marks: Mapping[int, str] = MARKS) -> BookReading:
        made = book({"Thông tin": [["Mã cơ quan", "19753"]], "2026": list(rows)})
        about, year = made.tabs
        return agency_book_reading(replace(made, tabs=(about, replace(year, column_keys=marks))), ground)

    return reading


def figures(reading: BookReading) -> dict[str, int | str | None]:
    return {each.field: each.value if each.state == "reported" else each.state for each in reading.values}


def told(reading: BookReading, *codes: str) -> list[tuple[str, str, str]]:
    found = [(each.code, each.severity.value, each.address.cell) for each in reading.problems]
    return [each for each in found if not codes or each[0] in codes]


def test_a_heading_in_other_words_is_read_by_its_mark_and_told(read: Callable[..., BookReading]) -> None:
    reading = read([*HEADER[:2], "Con số của phường", *HEADER[3:]], *ROWS)
    assert figures(reading) == {"so_can_bo": 12, "so_tap_huan": 7, "so_thon": 5}
    assert told(reading, "column_renamed", "column_unknown", "column_missing") == [("column_renamed", "warning", "C1")]
    (problem,) = [each for each in reading.problems if each.code == "column_renamed"]
    assert "Con số của phường" in problem.message.vi
    assert "“Số liệu”" in problem.message.vi


def test_all_headings_in_other_words_are_read_by_their_marks(read: Callable[..., BookReading]) -> None:
    reading = read(["A.", "B.", "C.", "D.", "E."], *ROWS)
    assert figures(reading) == {"so_can_bo": 12, "so_tap_huan": 7, "so_thon": 5}
    assert len(told(reading, "column_renamed")) == 5


def test_marks_move_with_their_columns(read: Callable[..., BookReading]) -> None:
    rows = [[value, None, code] for code, _, value in ROWS]
    reading = read(["Kết quả năm nay", "Người nhập", "Ký hiệu"], *rows, marks={1: "value", 3: "code"})
    assert figures(reading) == {"so_can_bo": 12, "so_tap_huan": 7, "so_thon": 5}


def test_a_heading_that_names_another_column_follows_its_mark_when_it_is_the_only_one(
    read: Callable[..., BookReading],
) -> None:
    reading = read([*HEADER[:2], "Ghi chú", *HEADER[3:]], *ROWS)
    assert figures(reading) == {"so_can_bo": 12, "so_tap_huan": 7, "so_thon": 5}
    assert told(reading, "column_renamed") == [("column_renamed", "warning", "C1")]


def test_a_table_pasted_over_the_template_is_not_guessed_at(read: Callable[..., BookReading]) -> None:
    """The codes now stand where the figures were, and the figures where the codes were."""
    rows = [[value, None, code] for code, _, value in ROWS]
    reading = read(["Số liệu", "Chỉ tiêu", "Mã"], *rows)
    assert figures(reading) == {}
    ((_, severity, cell),) = told(reading, "columns_pasted_over")
    assert (severity, cell) == ("tab", "A1")


def test_without_marks_the_words_alone_decide(read: Callable[..., BookReading]) -> None:
    rows = [[value, None, code] for code, _, value in ROWS]
    reading = read(["Số liệu", "Chỉ tiêu", "Mã"], *rows, marks={})
    assert figures(reading) == {"so_can_bo": 12, "so_tap_huan": 7, "so_thon": 5}


def test_a_deleted_header_does_not_eat_the_first_row_of_figures(read: Callable[..., BookReading]) -> None:
    named = [["so_ky_hieu", "Số, ký hiệu kế hoạch", "12/KH-UBND", "https://a.vn/b", "12/KH"], *ROWS]
    reading = read(*named)
    assert figures(reading) == {}
    assert [row[:2] for row in told(reading, "header_missing")] == [("header_missing", "tab")]
    assert not told(reading, "column_renamed")


def test_a_marked_column_without_any_heading_is_still_that_column(read: Callable[..., BookReading]) -> None:
    reading = read([*HEADER[:2], None, *HEADER[3:]], *ROWS)
    assert figures(reading) == {"so_can_bo": 12, "so_tap_huan": 7, "so_thon": 5}


def test_marks_that_mean_nothing_here_count_for_nothing(read: Callable[..., BookReading]) -> None:
    reading = read(HEADER, *ROWS, marks={1: "", 2: "x" * 500, 3: "no_such_key"})
    assert figures(reading) == {"so_can_bo": 12, "so_tap_huan": 7, "so_thon": 5}
    assert not told(reading, "column_renamed", "columns_pasted_over")


def test_cells_that_were_cut_and_pasted_elsewhere_are_found_by_their_words(read: Callable[..., BookReading]) -> None:
    """Cutting cells leaves the mark on the column they stood in, which is empty now."""
    rows = [[code, None, None, None, None, value] for code, _, value in ROWS]
    reading = read([*HEADER[:2], None, *HEADER[3:], "Số liệu"], *rows)
    assert figures(reading) == {"so_can_bo": 12, "so_tap_huan": 7, "so_thon": 5}
    assert not told(reading, "header_duplicate", "column_missing")


def test_the_columns_of_a_register_are_known_by_their_marks(book: MakeBook, ground: Ground) -> None:
    rows = [["Mã đơn vị", "Số người"], ["19753", 12]]
    (tab,) = book({"2026": rows}).tabs
    assert not is_register(tab, ground)
    assert is_register(replace(tab, column_keys={2: "so_can_bo"}), ground)
