"""What the double and the format of a cell mean."""

from datetime import date
from decimal import Decimal

import pytest

from connectors.cells.doubles import exact, is_date_format, is_percent_format, serial_date


@pytest.mark.parametrize(
    ("number", "decimal"),
    [
        (0.1 + 0.2, "0.3"),
        (1.005, "1.005"),
        (0.85, "0.85"),
        (100.00000000000001, "100"),
        (2.9999999999999996, "3"),
        (1e300, "1E+300"),
        (-0.5, "-0.5"),
    ],
)
def test_a_double_is_the_decimal_that_was_typed(number: float, decimal: str) -> None:
    assert exact(number) == Decimal(decimal)


@pytest.mark.parametrize("number", [float("inf"), float("-inf"), float("nan")])
def test_what_is_not_finite_is_no_decimal(number: float) -> None:
    assert exact(number) is None


@pytest.mark.parametrize("number_format", ["0%", "0.00%", "#,##0.0 %", "[Red]0%;[Blue]-0%"])
def test_percent_formats(number_format: str) -> None:
    assert is_percent_format(number_format)


@pytest.mark.parametrize("number_format", ["", "General", '0"%"', "0\\%", "#,##0", "dd/mm/yyyy"])
def test_formats_that_do_not_multiply_by_100(number_format: str) -> None:
    assert not is_percent_format(number_format)


@pytest.mark.parametrize(
    "number_format",
    ["dd/mm/yyyy", "d/m/yyyy;@", "[$-42A]dd mmmm yyyy", "yyyy-mm-dd hh:mm:ss", '"ngày" d "tháng" m', "mmm-yy"],
)
def test_date_formats(number_format: str) -> None:
    assert is_date_format(number_format)


@pytest.mark.parametrize(
    "number_format",
    ["", "General", "Standard", "@", "h:mm", "[h]:mm:ss", "#,##0 [$đ-42A]", '#,##0 "đồng mỗi ngày"', "0%", "0.00E+00"],
)
def test_formats_that_are_no_dates(number_format: str) -> None:
    assert not is_date_format(number_format)


@pytest.mark.parametrize(
    ("serial", "day"),
    [
        (46178, date(2026, 6, 5)),
        (46178.75, date(2026, 6, 5)),
        (43831, date(2020, 1, 1)),
        (-1, None),
        (3_000_000, None),
        (float("nan"), None),
    ],
)
def test_serials_count_days_from_30_december_1899(serial: float, day: date | None) -> None:
    assert serial_date(serial) == day
