"""Date cells: serials and the ways departments type a day."""

import unicodedata
from datetime import date

import pytest

from connectors.cells.raw_cell import RawCell
from connectors.cells.reading import read_cell
from tests.unit.connectors.cells.builders import checkbox, codes, field, number, typed

DATE = field("date", example="05/06/2026")
FIFTH_OF_JUNE = 20_609  # days from 1970-01-01 to 2026-06-05


def test_the_day_of_the_examples() -> None:
    assert (date(2026, 6, 5) - date(1970, 1, 1)).days == FIFTH_OF_JUNE


@pytest.mark.parametrize("serial", [46178.0, 46178.75])
def test_a_serial_with_a_date_format_is_a_day(serial: float) -> None:
    reading = read_cell(number(serial, "dd/mm/yyyy"), DATE)
    assert (reading.state, reading.value, reading.problems) == ("reported", FIFTH_OF_JUNE, ())


@pytest.mark.parametrize(
    "text",
    [
        "05/06/2026",
        "5/6/2026",
        "05-06-2026",
        "05.06.2026",
        "05.6.2026",
        "5 / 6 / 2026",
        "05/06/2026.",
        "05/06/2026 14:30",
        "2026-06-05",
        "2026-06-05T08:00:00",
        "ngày 5 tháng 6 năm 2026",
        "Ngày 05 tháng 06 năm 2026",
        "5 tháng 6, 2026",
        "ngay 5 thang 6 nam 2026",
        unicodedata.normalize("NFD", "ngày 5 tháng 6 năm 2026"),
        "05–06–2026",
        "2026/06/05",
        "2026.6.5",
        "Huế, ngày 05 tháng 06 năm 2026",
        "TP. Huế, ngày 5 tháng 6 năm 2026",
        "Huế, ngày 05/06/2026",
    ],
)
def test_days_typed_as_text_are_read_and_shown(text: str) -> None:
    reading = read_cell(typed(text), DATE)
    assert (reading.state, reading.value, codes(reading)) == ("reported", FIFTH_OF_JUNE, ["date_typed_as_text"])
    assert "ngày 5, tháng 6, năm 2026" in reading.problems[0].message.vi


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("05/06/26", "date_two_digit_year"),
        ("5.6.26", "date_two_digit_year"),
        ("31/6/2026", "date_impossible"),
        ("29/02/2026", "date_impossible"),
        ("40/13/2026", "date_impossible"),
        ("2026-13-05", "date_month_first"),
        ("05/23/2026", "date_month_first"),
        ("05/06/2019", "date_implausible"),
        ("05/06/2206", "date_implausible"),
        ("6/2026", "date_incomplete"),
        ("tháng 6 năm 2026", "date_incomplete"),
        ("2026", "date_incomplete"),
        ("5/6", "date_incomplete"),
        ("05/06-2026", "date_not_read"),
        ("05/06/20266", "date_not_read"),
        ("đầu tháng 6", "date_not_read"),
        ("x", "date_not_read"),
        ("đã ban hành", "date_not_read"),
    ],
)
def test_texts_that_are_asked_about(text: str, code: str) -> None:
    reading = read_cell(typed(text), DATE)
    assert (reading.state, codes(reading)) == ("unreadable", [code])


@pytest.mark.parametrize(
    ("serial", "number_format", "code"),
    [
        (46178.0, "", "date_is_number"),
        (46178.0, "#,##0", "date_is_number"),
        (2026.0, "", "date_incomplete"),
        (20260605.0, "", "date_not_read"),
        (5.0, "", "date_not_read"),
        (5.0, "dd/mm/yyyy", "date_implausible"),
        (1e300, "dd/mm/yyyy", "date_not_read"),
        (float("nan"), "dd/mm/yyyy", "date_not_read"),
        (0.5, "h:mm", "date_not_read"),
    ],
)
def test_numbers_that_are_asked_about(serial: float, number_format: str, code: str) -> None:
    reading = read_cell(number(serial, number_format), DATE)
    assert (reading.state, codes(reading)) == ("unreadable", [code])


def test_a_number_without_a_date_format_shows_the_day_it_may_be() -> None:
    problem = read_cell(number(46178.0), DATE).problems[0]
    assert problem.example == "05/06/2026"
    assert "05/06/2026" in problem.message.vi


def test_a_month_first_day_shows_what_to_type() -> None:
    assert read_cell(typed("05/23/2026"), DATE).problems[0].example == "23/05/2026"


@pytest.mark.parametrize("cell", [typed("06/06/2026"), number(46179.0, "dd/mm/yyyy")])
def test_a_day_after_the_latest_is_asked_about(cell: RawCell) -> None:
    assert codes(read_cell(cell, DATE, latest=date(2026, 6, 5))) == ["date_in_future"]


def test_the_latest_day_itself_is_taken() -> None:
    assert read_cell(typed("05/06/2026"), DATE, latest=date(2026, 6, 5)).value == FIFTH_OF_JUNE


def test_a_checkbox_is_no_day() -> None:
    assert codes(read_cell(checkbox(True), DATE)) == ["date_not_read"]


def test_an_example_is_a_day_the_cell_takes() -> None:
    latest = date(2026, 6, 30)
    for cell in (number(46300.0), typed("12/23/2026")):
        reading = read_cell(cell, DATE, latest=latest)
        assert (reading.state, reading.problems[0].example) == ("unreadable", DATE.example)
    assert read_cell(number(46178.0), DATE, latest=latest).problems[0].example == "05/06/2026"
