"""The register of books: whose each spreadsheet is, as people write such a list, and what is wrong with its rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from connectors.cells.raw_cell import RawCell
from connectors.layouts.ground import Ground
from connectors.ledger import Registration
from connectors.localities import load
from connectors.problem import Problem
from connectors.registry import read_register_of_books, speaks_of
from connectors.workbooks.csv_folder import read_csv_parts
from connectors.workbooks.raw_book import RawBook, RawTab

HEADER = ("Đường dẫn", "Loại sổ", "Mã cơ quan", "Cơ quan", "Khối", "Kỳ báo cáo")
ID = "1AbCdEfGhIjKlMnOpQrStUvWxYz0123456789abcdef{}"
ONE, OTHER, THIRD = (f"https://docs.google.com/spreadsheets/d/{ID.format(n)}/edit#gid=0" for n in "123")
Row = Sequence[str]


@pytest.fixture(scope="module")
def ground() -> Ground:
    hue = load("hue", 2026)
    return Ground(hue.criteria_set, hue.agencies, date(2026, 12, 31), hue.locality.name.vi)


def written(*rows: Row, header: Row = HEADER) -> RawBook:
    """A register as a CSV file."""
    text = io.StringIO()
    csv.writer(text).writerows([header, *rows])
    return read_csv_parts("so-bang-tinh.csv", {"so-bang-tinh.csv": text.getvalue().encode()})


def read(ground: Ground, *rows: Row, header: Row = HEADER) -> tuple[list[Registration], list[Problem]]:
    """The books of a register and its problems, without those about agencies that have none."""
    found, problems = read_register_of_books(written(*rows, header=header), ground)
    return found, [each for each in problems if each.code != "register_agencies_absent"]


def codes(problems: Sequence[Problem]) -> list[tuple[str, str, str]]:
    return [(each.code, each.severity.value, each.address.cell) for each in problems]


class TestWhoseABookIs:
    def test_an_agency_by_its_code(self, ground: Ground) -> None:
        (found,), problems = read(ground, [ONE, "Cơ quan", "19753", "", "", ""])
        assert (found.book, found.kind, found.agency) == (f"google:{ID.format(1)}", "agency", "19753")
        assert (found.name, found.period, found.cohort) == ("Phường Phú Xuân", "", "")
        assert found.place.endswith("A2")
        assert not problems

    @pytest.mark.parametrize("name", ["Sở Y tế", "SỞ Y TẾ", "so y te", "SYT"])
    def test_an_agency_by_its_name_as_people_write_it(self, ground: Ground, name: str) -> None:
        (found,), _ = read(ground, [ONE, "", "", name, "", ""])
        assert found.agency == "hue-so-yte"

    def test_a_cohort(self, ground: Ground) -> None:
        (one, other), problems = read(ground, [ONE, "Khối", "", "", "phuong", ""], [OTHER, "", "", "", "Xã", ""])
        assert [(each.kind, each.cohort) for each in (one, other)] == [("cohort", "phuong"), ("cohort", "xa")]
        assert not problems

    @pytest.mark.parametrize("kind", ["Sở chủ trì", "sổ của Sở", "Sở KH&CN", "Cơ quan chủ trì", "Phòng chủ trì"])
    def test_the_department_s_own_book(self, ground: Ground, kind: str) -> None:
        (found,), problems = read(ground, [ONE, kind, "", "", "", ""])
        assert (found.kind, found.agency, found.cohort) == ("department", "", "")
        assert not problems

    def test_other_headings_and_another_order(self, ground: Ground) -> None:
        header = ["TT", "Tên đơn vị", "Link bảng tính", "Ghi chú"]
        (found,), problems = read(ground, ["1", "Sở Y tế", ONE, "mới"], header=header)
        assert found.agency == "hue-so-yte"
        assert not problems

    @pytest.mark.parametrize(
        "link",
        [
            ID.format(1),
            f"  {ONE}  ",
            f"https://docs.google.com/spreadsheets/u/0/d/{ID.format(1)}/edit?usp=sharing",
            f"https://drive.google.com/open?id={ID.format(1)}",
            f"https://drive.google.com/file/d/{ID.format(1)}/view",
        ],
    )
    def test_a_link_as_people_paste_it(self, ground: Ground, link: str) -> None:
        (found,), problems = read(ground, [link, "", "19753", "", "", ""])
        assert found.book == f"google:{ID.format(1)}"
        assert not problems

    def test_a_link_behind_words(self, ground: Ground) -> None:
        book = written(["Mở bảng tính", "", "19753", "", "", ""])
        (tab,) = book.tabs
        cell = replace(tab.cells[2, 1], hyperlink=ONE)
        linked = replace(book, tabs=(replace(tab, cells={**tab.cells, (2, 1): cell}),))
        (found,), problems = read_register_of_books(linked, ground)
        assert found.book == f"google:{ID.format(1)}"
        assert [each.code for each in problems] == ["register_agencies_absent"]


class TestPeriods:
    @pytest.mark.parametrize(
        ("typed", "period"),
        [
            ("", ""),
            ("2026", "2026"),
            ("6 tháng đầu năm 2026", "2026-H1"),
            ("6 tháng", "2026-H1"),
            ("Tháng 3", "2026-M03"),
        ],
    )
    def test_the_period_of_a_book(self, ground: Ground, typed: str, period: str) -> None:
        (found,), problems = read(ground, [ONE, "", "19753", "", "", typed])
        assert found.period == period
        assert not problems

    def test_a_book_with_several_rows_is_for_all_their_periods(self, ground: Ground) -> None:
        (found,), problems = read(
            ground,
            [ONE, "", "19753", "", "", "2026"],
            [ONE, "", "19753", "", "", "2025"],
            [ONE, "", "19753", "", "", "2025"],
        )
        assert found.period == "2025,2026"
        assert not problems

    def test_a_row_without_a_period_is_for_all(self, ground: Ground) -> None:
        (found,), _ = read(ground, [ONE, "", "19753", "", "", "2026"], [ONE, "", "19753", "", "", ""])
        assert found.period == ""

    def test_a_period_nobody_knows(self, ground: Ground) -> None:
        found, problems = read(ground, [ONE, "", "19753", "", "", "quý 9"])
        assert not found
        assert codes(problems) == [("period_unknown", "cell", "F2")]

    @pytest.mark.parametrize(
        ("registered", "period", "may"),
        [
            ("", "2026-M01", True), ("2026", "2026", True), ("2026", "2026-H1", True), ("2026-H1", "2026", False),
            ("2026-H1", "2026-H1", True), ("2025,2026-H1", "2026-H2", False), ("2025,2026-H1", "2025-M07", True),
        ],
    )  # fmt: skip
    def test_what_a_book_may_speak_of(self, registered: str, period: str, *, may: bool) -> None:
        assert speaks_of(registered, period) is may


class TestMistakes:
    def test_one_wrong_row_costs_that_row_only(self, ground: Ground) -> None:
        found, problems = read(
            ground,
            [ONE, "", "19753", "", "", ""],
            ["xem trong thư", "", "19774", "", "", ""],
            [OTHER, "", "19777", "", "", ""],
        )
        assert [each.agency for each in found] == ["19753", "19777"]
        assert codes(problems) == [("register_link_wrong", "cell", "A3")]

    @pytest.mark.parametrize(
        ("row", "code", "severity", "cell"),
        [
            (["", "", "19753", "", "", ""], "register_link_missing", "warning", "A2"),
            (["https://docs.google.com/document/d/x", "", "19753", "", "", ""], "register_link_wrong", "cell", "A2"),
            (["https://example.com/", "", "19753", "", "", ""], "register_link_wrong", "cell", "A2"),
            (["#REF!", "", "19753", "", "", ""], "register_link_wrong", "cell", "A2"),
            ([ONE, "", "", "", "", ""], "register_nobody", "cell", "A2"),
            ([ONE, "Cơ quan", "", "", "", ""], "register_nobody", "cell", "A2"),
            ([ONE, "Tổ dân phố", "19753", "", "", ""], "register_kind_unknown", "cell", "B2"),
            ([ONE, "Khối", "", "", "Khối 7", ""], "cohort_unknown", "cell", "E2"),
            ([ONE, "Khối", "19753", "", "", ""], "cohort_unknown", "cell", "E2"),
            ([ONE, "", "99999", "", "", ""], "agency_unknown", "cell", "C2"),
            ([ONE, "", "", "Sở Hàng hải", "", ""], "agency_unknown", "cell", "D2"),
            ([ONE, "", "19753", "Sở Y tế", "", ""], "agency_ambiguous", "cell", "C2"),
        ],
    )  # fmt: skip
    def test_a_row_that_cannot_be_used(self, ground: Ground, row: Row, code: str, severity: str, cell: str) -> None:
        found, problems = read(ground, row)
        assert not found
        assert (code, severity, cell) in codes(problems)

    def test_one_link_for_two_owners(self, ground: Ground) -> None:
        found, problems = read(ground, [ONE, "", "19753", "", "", ""], [ONE, "", "19774", "", "", ""])
        assert [each.agency for each in found] == ["19753"]
        assert codes(problems) == [("register_link_twice", "cell", "A3")]
        assert "Phường Phú Xuân" in problems[0].message.vi

    def test_two_books_for_one_agency_and_period_are_told_and_both_taken(self, ground: Ground) -> None:
        found, problems = read(ground, [ONE, "", "19753", "", "", ""], [OTHER, "", "19753", "", "", "2026"])
        assert len(found) == 2
        assert codes(problems) == [("register_two_books", "warning", "A3")]

    def test_two_books_for_two_periods_are_as_it_should_be(self, ground: Ground) -> None:
        found, problems = read(ground, [ONE, "", "19753", "", "", "2026-H1"], [OTHER, "", "19753", "", "", "2025"])
        assert len(found) == 2
        assert not problems

    def test_headings_between_rows_and_empty_rows_are_passed_over(self, ground: Ground) -> None:
        found, problems = read(
            ground, ["", "", "", "", "", ""], [ONE, "", "19753", "", "", ""], ["", "", "", "", "", ""]
        )
        assert len(found) == 1
        assert not problems

    def test_agencies_without_any_book_are_named_together(self, ground: Ground) -> None:
        _, problems = read_register_of_books(written([ONE, "Khối", "", "", "xa", ""]), ground)
        (told,) = problems
        assert (told.code, told.severity.value) == ("register_agencies_absent", "warning")
        assert "Sở Y tế" in told.message.vi
        rural = [agency for agency in ground.agencies.values() if agency.cohort == "xa"]
        assert f"của {58 - len(rural)} cơ quan" in told.message.vi

    @pytest.mark.parametrize(
        "header", [["Đường dẫn"], ["Mã cơ quan", "Cơ quan"], ["A", "B"]], ids=["alone", "none", "odd"]
    )
    def test_a_register_without_the_columns_it_needs(self, ground: Ground, header: Row) -> None:
        found, problems = read(ground, [ONE, "19753"], header=header)
        assert not found
        assert {each.severity.value for each in problems} >= {"tab"}

    def test_a_book_without_tabs_is_no_register(self, ground: Ground) -> None:
        assert read_register_of_books(RawBook("trống"), ground) == ([], [])

    def test_the_register_is_found_among_other_tabs(self, ground: Ground) -> None:
        register = written([ONE, "", "19753", "", "", ""]).tabs[0]
        note = RawTab("Đọc trước", {}, 1, 1)
        note = replace(note, cells={(1, 1): RawCell(note.address(1, 1), "text", text="Hướng dẫn")})
        found, _ = read_register_of_books(RawBook("sổ", (note, register)), ground)
        assert len(found) == 1
