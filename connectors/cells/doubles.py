"""What the double and the number format of a cell mean: an exact decimal, a percentage, a date."""

from __future__ import annotations

import math
import re
from datetime import date, timedelta
from decimal import Decimal

EPOCH = date(1899, 12, 30)
_LAST_SERIAL = 2_958_465  # 31/12/9999, the last day a spreadsheet can write
_LITERAL = re.compile(r'"[^"]*"|\\.|[_*].|\[[^\]]*\]', re.DOTALL)


def exact(number: float) -> Decimal | None:
    """The decimal that was typed: the double at 15 significant digits; None for infinity and not-a-number.

    >>> exact(0.1 + 0.2)
    Decimal('0.3')
    """
    return Decimal(format(number, ".15g")) if math.isfinite(number) else None


def is_percent_format(number_format: str) -> bool:
    """True when the format shows the number times 100: ``0%`` does, ``0"%"`` only writes a sign behind it."""
    return "%" in _without_literals(number_format)


def is_date_format(number_format: str) -> bool:
    """True for a pattern with a day, month or year; times of day alone (``h:mm``) are not dates."""
    pattern = _without_literals(number_format).casefold()
    if not pattern or pattern in {"general", "standard", "@"} or re.search(r"[0#?%]", pattern):
        return False
    return "y" in pattern or "d" in pattern or ("m" in pattern and not re.search(r"[hs]", pattern))


def serial_date(number: float) -> date | None:
    """The day of a spreadsheet serial (days since 1899-12-30, hours dropped), None outside the calendar."""
    if not math.isfinite(number) or not 0 <= number <= _LAST_SERIAL:
        return None
    return EPOCH + timedelta(days=math.floor(number))


def _without_literals(number_format: str) -> str:
    return _LITERAL.sub("", number_format).split(";")[0].strip()
