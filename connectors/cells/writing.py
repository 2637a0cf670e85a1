"""How a figure is written for people: 1.234,56 in Vietnamese, 1,234.56 in English, days as dd/mm/yyyy."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

_READABLE_EXPONENTS = range(-12, 21)
_SWAP = str.maketrans(",.", ".,")


def write_number(value: Decimal | int, language: str = "vi", *, grouped: bool = True) -> str:
    """``value`` without trailing zeros; a figure too long to read is written with an exponent.

    >>> write_number(Decimal("1234.50"))
    '1.234,5'
    """
    value = Decimal(value) or Decimal(0)
    if not value.is_finite() or (value and value.adjusted() not in _READABLE_EXPONENTS):
        return format(value, ".6g")
    digits = format(value, ",f" if grouped else "f")
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return digits if language == "en" else digits.translate(_SWAP)


def write_date(day: date) -> str:
    """``day`` as a Vietnamese document writes it, year in four digits.

    >>> write_date(date(2026, 6, 5))
    '05/06/2026'
    """
    return f"{day.day:02}/{day.month:02}/{day.year:04}"
