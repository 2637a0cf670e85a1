"""Cells from plain values, and how a locale shows them."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from tests.google_stand_in.cells import Plain, cell, day, formula, number, percent, shown


@pytest.mark.parametrize(
    ("value", "vietnamese", "american"),
    [
        (85.5, "85,5", "85.5"),
        (1234567, "1234567", "1234567"),
        (Decimal("0.1"), "0,1", "0.1"),
        (1 / 3, "0,3333333333", "0.3333333333"),
        (number(1234567.891, "#,##0.00"), "1.234.567,89", "1,234,567.89"),
        (number(1234.5, "#,##0.##"), "1.234,5", "1,234.5"),
        (number(1234, "#,##0.##"), "1.234", "1,234"),
        (number(12, "0"), "12", "12"),
        (percent(0.855, "0.0%"), "85,5%", "85.5%"),
        (percent(Decimal("0.5")), "50%", "50%"),
        (number(0.5, kind="PERCENT"), "50,00%", "50.00%"),
        (day(date(2026, 3, 2)), "02/03/2026", "02/03/2026"),
        (number(46083, kind="DATE"), "02/03/2026", "3/2/2026"),
        (day(date(2026, 3, 2), 'd" tháng "m'), "2 tháng 3", "2 tháng 3"),
        (day(datetime(2026, 3, 2, 7, 5), "dd/mm/yy hh:mm"), "02/03/26 07:05", "02/03/26 07:05"),  # noqa: DTZ001
        (True, "TRUE", "TRUE"),
        ("85,5", "85,5", "85,5"),
        (formula("=A1", 0.5), "0,5", "0.5"),
        (formula("=A1"), "Loading...", "Loading..."),
        ({**number(1), "formattedValue": "một"}, "một", "một"),
        (None, "", ""),
    ],
)
def test_cells_are_shown_in_the_locale(value: Plain, vietnamese: str, american: str) -> None:
    assert shown(cell(value), "vi_VN") == vietnamese
    assert shown(cell(value), "en_US") == american


def test_a_truth_is_no_number() -> None:
    assert cell(value=True) == {"userEnteredValue": {"boolValue": True}}
    assert cell(1) == {"userEnteredValue": {"numberValue": 1}}


def test_a_moment_is_a_serial_number_with_the_type_of_its_pattern() -> None:
    made = day(datetime(2026, 11, 21, 12), "dd/mm/yyyy hh:mm")  # noqa: DTZ001
    assert made["userEnteredValue"] == {"numberValue": 46347.5}
    assert made["userEnteredFormat"]["numberFormat"]["type"] == "DATE_TIME"
    assert number(0.5, "hh:mm")["userEnteredFormat"]["numberFormat"]["type"] == "TIME"
    assert number(12, "@")["userEnteredFormat"]["numberFormat"]["type"] == "TEXT"
