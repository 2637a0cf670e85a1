"""Numeric cells: what is accepted, what it means, and what is asked about instead of guessed."""

from decimal import Decimal

import pytest

from connectors.cells.reading import read_cell
from rubric.criteria.field import Field, FieldKind
from rubric.text import Text
from tests.unit.connectors.cells.builders import checkbox, codes, field, number, typed

COUNT = field("count", max=Decimal(100_000))
NUMBER = field("number", decimals=2)
PERCENT = field("percent", decimals=2, max=Decimal(100), example="85%")
MONEY = field("money", decimals=1, max=Decimal(10**9), unit=Text(vi="triệu đồng", en="million đồng"))
LEVEL = field("level", max=Decimal(100))
FIELDS: dict[str, Field] = {"count": COUNT, "number": NUMBER, "percent": PERCENT, "money": MONEY, "level": LEVEL}

AS_TEXT = "number_typed_as_text"


@pytest.mark.parametrize(
    ("kind", "double", "number_format", "stored"),
    [
        ("count", 0.0, "", 0),
        ("count", 125.0, "#,##0", 125),
        ("count", 2.9999999999999996, "", 3),
        ("number", 12.34, "", 1234),
        ("number", 0.1 + 0.2, "", 30),
        ("percent", 0.85, "0%", 8500),
        ("percent", 0.855, "0.0%", 8550),
        ("percent", 0.0085, "0.00%", 85),
        ("percent", 0.07, "0%", 700),
        ("percent", 1.0, "0%", 10000),
        ("percent", 85.0, "", 8500),
        ("percent", 85.0, '0"%"', 8500),
        ("percent", 0.0, "", 0),
        ("percent", 1.01, "", 101),
        ("money", 5000.5, "#,##0.0", 50005),
        ("level", 75.0, "", 75),
        ("level", 0.75, "0%", 75),
    ],
)
def test_number_cells_are_taken_exactly(kind: str, double: float, number_format: str, stored: int) -> None:
    reading = read_cell(number(double, number_format), FIELDS[kind])
    assert (reading.state, reading.value, reading.problems) == ("reported", stored, ())


@pytest.mark.parametrize(
    ("kind", "double", "number_format", "code"),
    [
        ("percent", 0.85, "", "percent_ambiguous"),
        ("percent", 1.0, "", "percent_ambiguous"),
        ("percent", 0.001, '0"%"', "percent_ambiguous"),
        ("percent", 85.0, "0%", "above_max"),
        ("percent", -0.5, "", "below_min"),
        ("count", 0.85, "0%", "percent_not_taken"),
        ("money", 0.85, "0%", "percent_not_taken"),
        ("number", 0.85, "0%", "percent_not_taken"),
        ("count", 12.5, "", "not_whole"),
        ("level", 12.5, "", "not_whole"),
        ("count", -1.0, "", "below_min"),
        ("count", 100_001.0, "", "above_max"),
        ("count", 1e300, "", "above_max"),
        ("number", float("inf"), "", "number_not_finite"),
        ("number", float("nan"), "0%", "number_not_finite"),
        ("count", 46178.0, "dd/mm/yyyy", "number_is_date"),
    ],
)
def test_number_cells_that_are_asked_about(kind: str, double: float, number_format: str, code: str) -> None:
    reading = read_cell(number(double, number_format), FIELDS[kind])
    assert (reading.state, reading.value, codes(reading)) == ("unreadable", None, [code])


@pytest.mark.parametrize(
    ("kind", "text", "stored", "warnings"),
    [
        ("count", "125", 125, [AS_TEXT]),
        ("count", "0", 0, [AS_TEXT]),
        ("count", "+5", 5, [AS_TEXT]),
        ("count", "1.234", 1234, ["thousands_dot"]),
        ("count", "12.345", 12345, ["thousands_dot"]),
        ("number", "123.456,5", 12345650, [AS_TEXT]),
        ("count", "1 234", 1234, ["spaces_in_number"]),
        ("count", "1\u00a0234", 1234, ["spaces_in_number"]),
        ("count", "1\u202f234", 1234, ["spaces_in_number"]),
        ("count", "\ufeff\u200b125 ", 125, [AS_TEXT]),
        ("count", "12,0", 12, [AS_TEXT]),
        ("number", "1.234,5", 123450, [AS_TEXT]),
        ("number", "12,5", 1250, [AS_TEXT]),
        ("number", "12.5", 1250, ["number_us_style"]),
        ("number", "1,234.5", 123450, ["number_us_style"]),
        ("number", "0,850", 85, [AS_TEXT]),
        ("money", "1.234.567", 12345670, [AS_TEXT]),
        ("money", "1,234,567", 12345670, ["number_us_style"]),
        ("money", "5 000", 50000, ["spaces_in_number"]),
        ("percent", "85%", 8500, [AS_TEXT]),
        ("percent", "85 %", 8500, [AS_TEXT]),
        ("percent", "85,5%", 8550, [AS_TEXT]),
        ("percent", "85.5%", 8550, ["number_us_style"]),
        ("percent", "0,85%", 85, [AS_TEXT]),
        ("percent", "85", 8500, [AS_TEXT]),
        ("percent", "0", 0, [AS_TEXT]),
        ("level", "75", 75, [AS_TEXT]),
        ("level", "75%", 75, [AS_TEXT]),
    ],
)
def test_numbers_typed_as_text(kind: str, text: str, stored: int, warnings: list[str]) -> None:
    reading = read_cell(typed(text), FIELDS[kind])
    assert (reading.state, reading.value, codes(reading)) == ("reported", stored, warnings)
    assert reading.text == text


@pytest.mark.parametrize(
    ("kind", "text", "code"),
    [
        ("percent", "0,85", "percent_ambiguous"),
        ("percent", "1", "percent_ambiguous"),
        ("percent", "1.234%", "thousands_or_decimal_dot"),
        ("number", "1.234", "thousands_or_decimal_dot"),
        ("money", "1.500", "thousands_or_decimal_dot"),
        ("level", "1.234", "thousands_or_decimal_dot"),
        ("count", "0.850", "thousands_or_decimal_dot"),
        ("number", "1234.567", "thousands_or_decimal_dot"),
        ("count", "1,234", "thousands_or_decimal_comma"),
        ("money", "1,234", "thousands_or_decimal_comma"),
        ("count", "12,5", "not_whole"),
        ("count", "12.5", "not_whole"),
        ("count", "1,234.5", "not_whole"),
        ("count", "85%", "percent_not_taken"),
        ("money", "85 %", "percent_not_taken"),
        ("count", "-5", "below_min"),
        ("count", "\u20135", "below_min"),
        ("percent", "101", "above_max"),
        ("percent", "8500%", "above_max"),
        ("count", "9" * 1999, "above_max"),
        ("count", "80-90", "number_range"),
        ("percent", "80 – 90%", "number_range"),
        ("percent", "từ 80% đến 90%", "number_range"),
        ("count", "12/15", "number_fraction"),
        ("count", "12 trên 15", "number_fraction"),
        ("percent", "khoảng 80%", "number_approximate"),
        ("percent", "Khoảng 80", "number_approximate"),
        ("percent", ">=80", "number_approximate"),
        ("percent", "≥80%", "number_approximate"),
        ("percent", ">= 80%", "number_approximate"),
        ("count", "~50", "number_approximate"),
        ("count", "hơn 100", "number_approximate"),
        ("count", "100+", "number_approximate"),
        ("count", "100 trở lên", "number_approximate"),
        ("money", "5 tỷ", "money_with_unit"),
        ("money", "12 tr", "money_with_unit"),
        ("money", "12tr", "money_with_unit"),
        ("money", "5.000.000 đồng", "money_with_unit"),
        ("money", "5 000 000 đ", "money_with_unit"),
        ("money", "500 ₫", "money_with_unit"),
        ("count", "12 người", "number_with_unit"),
        ("count", "12người", "number_with_unit"),
        ("number", "1e3", "number_scientific"),
        ("number", "1,5E+3", "number_scientific"),
        ("count", "12; 13", "number_several"),
        ("count", "12\n345", "number_several"),
        ("count", "5+7", "number_several"),
        ("count", "12, 13", "number_several"),
        ("count", "12 và 13", "number_several"),
        ("count", "１２", "number_odd_digits"),
        ("count", "٣", "number_odd_digits"),
        ("count", "05/12/2026", "number_is_date"),
        ("count", "x", "yes_no_in_number"),
        ("count", "✓", "yes_no_in_number"),
        ("count", "Đạt", "yes_no_in_number"),
        ("percent", "Chưa đạt", "yes_no_in_number"),
        ("percent", "Có", "yes_no_in_number"),
        ("percent", "Không", "none_unclear"),
        ("money", "ko", "none_unclear"),
        ("level", "Không", "none_unclear"),
        ("count", "Không có", "none_unclear"),
        ("level", "Mức 3", "not_a_number"),
        ("count", "nhiều", "not_a_number"),
        ("count", "1.", "not_a_number"),
        ("count", "1.23.4", "not_a_number"),
        ("count", "85%%", "not_a_number"),
        ("count", "½", "not_a_number"),
        ("count", "12" + " thuyết minh" * 200, "text_too_long"),
    ],
)
def test_texts_that_are_asked_about(kind: str, text: str, code: str) -> None:
    reading = read_cell(typed(text), FIELDS[kind])
    assert (reading.state, reading.value, codes(reading)) == ("unreadable", None, [code])


def test_the_two_readings_of_a_share_are_shown_with_what_to_type() -> None:
    problem = read_cell(number(0.85), PERCENT).problems[0]
    assert "không rõ là 0,85% hay 85%" in problem.message.vi
    assert problem.example == "85%"
    assert str(problem.address) == "Phú Xuân.xlsx › Nhóm A › C7"


def test_the_figure_that_was_read_is_shown_as_the_field_writes_it() -> None:
    message = read_cell(typed("85,5%"), PERCENT).problems[0].message
    assert "hệ thống đọc là 85,5%." in message.vi
    assert "85.5%" in message.en


def test_the_two_readings_of_a_dot_are_shown() -> None:
    problem = read_cell(typed("1.234"), NUMBER).problems[0]
    assert "không rõ là 1.234 hay 1,234" in problem.message.vi
    assert "1,234 or 1.234" in problem.message.en


@pytest.mark.parametrize("text", ["Không", "ko", "KHÔNG.", " khong "])
def test_none_in_a_count_is_zero_and_says_so(text: str) -> None:
    reading = read_cell(typed(text), COUNT)
    assert (reading.state, reading.value, codes(reading)) == ("reported", 0, ["none_read_as_zero"])


def test_none_in_a_count_that_cannot_be_zero_is_asked_about() -> None:
    reading = read_cell(typed("Không"), field("count", min=Decimal(1)))
    assert codes(reading) == ["none_unclear"]


def test_a_comma_before_three_digits_is_decimal_where_thousands_cannot_be_meant() -> None:
    assert read_cell(typed("1,234"), field("number", decimals=3)).value == 1234
    rounded = read_cell(typed("85,333"), PERCENT)
    assert (rounded.value, codes(rounded)) == (8533, ["number_rounded"])


@pytest.mark.parametrize(
    ("double", "stored"), [(12.345, 1235), (12.344, 1234), (12.335, 1234), (-12.345, -1235), (0.005, 1)]
)
def test_more_decimals_are_rounded_half_away_from_zero_and_shown(double: float, stored: int) -> None:
    reading = read_cell(number(double), field("number", decimals=2, min=Decimal(-100)))
    assert (reading.value, codes(reading)) == (stored, ["number_rounded"])


def test_rounding_shows_both_figures() -> None:
    message = read_cell(number(12.345), NUMBER).problems[0].message
    assert "“12,345”" in message.vi
    assert "12,35" in message.vi


def test_a_rounded_percentage_keeps_its_sign() -> None:
    problem = read_cell(number(0.85333, "0%"), PERCENT).problems[0]
    assert problem.example == "85,33%"
    assert "85,33%" in problem.message.vi


def test_rounding_does_not_cross_a_bound() -> None:
    reading = read_cell(number(99.994), field("number", decimals=1, max=Decimal("99.995")))
    assert codes(reading) == ["above_max"]


def test_a_bound_that_is_crossed_is_named() -> None:
    message = read_cell(number(101.0), PERCENT).problems[0].message
    assert "100" in message.vi
    assert "người" in message.vi


def test_a_checkbox_is_no_number() -> None:
    assert codes(read_cell(checkbox(True), COUNT)) == ["yes_no_in_number"]


@pytest.mark.parametrize("kind", ["count", "number", "percent", "money", "level"])
def test_what_is_found_is_cut_to_sixty_characters(kind: FieldKind) -> None:
    problem = read_cell(typed("số liệu " * 400), FIELDS[kind]).problems[0]
    assert len(problem.found) == 60
    assert problem.found.endswith("…")


def test_a_warning_about_thousands_shows_what_to_type() -> None:
    problem = read_cell(typed("1.234"), COUNT).problems[0]
    assert "đọc là 1234." in problem.message.vi
    assert "read as 1234." in problem.message.en
    assert problem.example == "1234"


def test_text_is_all_a_text_file_can_hold() -> None:
    assert read_cell(typed("1234", plain_text_source=True), COUNT).problems == ()
    assert codes(read_cell(typed("1.234", plain_text_source=True), COUNT)) == ["thousands_dot"]


@pytest.mark.parametrize(
    ("of", "text", "example"),
    [
        (NUMBER, "1.234", "1234"),
        (field("number", decimals=3, max=Decimal(100)), "1.234", "1,234"),
        (LEVEL, "1.234", "12"),
        (field("count", max=Decimal(500), example="40"), "1,234", "40"),
        (PERCENT, "0,85", "85%"),
        (field("percent", decimals=2, max=Decimal(50), example="40%"), "0,85", "0,85%"),
        (field("percent", decimals=2, min=Decimal(2), max=Decimal(50), example="40%"), "0,85", "40%"),
    ],
)
def test_an_example_is_what_the_field_takes(of: Field, text: str, example: str) -> None:
    reading = read_cell(typed(text), of)
    assert (reading.state, reading.problems[0].example) == ("unreadable", example)
    assert read_cell(typed(example), of).state == "reported"


@pytest.mark.parametrize("text", ["Không phát sinh", "khong phat sinh.", "Ko phát sinh"])
def test_nothing_came_up_is_zero_in_a_count(text: str) -> None:
    reading = read_cell(typed(text), COUNT)
    assert (reading.state, reading.value, codes(reading)) == ("reported", 0, ["none_read_as_zero"])
    assert codes(read_cell(typed(text), MONEY)) == ["none_unclear"]
