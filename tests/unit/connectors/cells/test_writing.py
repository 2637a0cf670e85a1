"""How figures and days are written."""

from datetime import date
from decimal import Decimal

import pytest

from connectors.cells.raw_cell import RawCell
from connectors.cells.writing import write_date, write_number
from tests.unit.connectors.cells.builders import ADDRESS, checkbox, number, typed


@pytest.mark.parametrize(
    ("value", "vietnamese", "english"),
    [
        ("1234.5", "1.234,5", "1,234.5"),
        ("1234567", "1.234.567", "1,234,567"),
        ("85.50", "85,5", "85.5"),
        ("-0", "0", "0"),
        ("0.001", "0,001", "0.001"),
        ("1E+300", "1e+300", "1e+300"),
    ],
)
def test_numbers_in_the_two_languages(value: str, vietnamese: str, english: str) -> None:
    assert write_number(Decimal(value)) == vietnamese
    assert write_number(Decimal(value), "en") == english


def test_a_number_to_type_has_no_thousands_mark() -> None:
    assert write_number(Decimal("1234.5"), grouped=False) == "1234,5"


def test_a_day_has_four_digits_of_the_year() -> None:
    assert write_date(date(2026, 6, 5)) == "05/06/2026"


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (number(1234.5), "1234,5"),
        (number(125.0), "125"),
        (number(0.85, "0%"), "85%"),
        (number(46178.25, "dd/mm/yyyy"), "05/06/2026"),
        (number(float("inf")), "inf"),
        (number(float("nan"), "0%"), "nan"),
        (number(1e300), "1e+300"),
        (checkbox(True), "TRUE"),
        (typed(" 85 % "), " 85 % "),
        (RawCell(ADDRESS, "blank"), ""),
        (RawCell(ADDRESS, "number"), ""),
        (RawCell(ADDRESS, "error", text="#REF!"), "#REF!"),
        (RawCell(ADDRESS, "error"), "#ERROR!"),
    ],
)
def test_a_cell_is_shown_as_a_person_would_say_it(cell: RawCell, shown: str) -> None:
    assert cell.shown == shown
