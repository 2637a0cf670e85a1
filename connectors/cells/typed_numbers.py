"""The grammar of a number typed as text: its value and its style, or why it is not one number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from connectors.folding import fold, strip_marks

Style = Literal["vietnamese", "us", "spaces", "thousands_dot", "unclear_dot", "unclear_comma"]

_FORMS: tuple[tuple[Style, str], ...] = (
    ("vietnamese", r"\d+"),
    ("thousands_dot", r"[1-9]\d{0,2}\.\d{3}"),
    ("unclear_dot", r"\d+\.\d{3}"),
    ("unclear_comma", r"[1-9]\d{0,2},\d{3}"),
    ("vietnamese", r"\d+,\d+"),
    ("vietnamese", r"\d{1,3}(?:\.\d{3})+,\d+"),
    ("vietnamese", r"\d{1,3}(?:\.\d{3}){2,}"),
    ("spaces", r"\d{1,3}(?: \d{3})+(?:,\d+)?"),
    ("us", r"\d{1,3}(?:,\d{3})+\.\d+"),
    ("us", r"\d{1,3}(?:,\d{3}){2,}"),
    ("us", r"\d+\.\d+"),
)

_FIGURE = r"[-+]?\d[\d.,]*(?: \d{3})*%?"
_CURRENCY = "₫$€"
_ABOUT = "tren|duoi|gan|hon|khoang|chung|tam|uoc|xap xi|it nhat|nhieu nhat|toi thieu|toi da|khong qua|khong duoi"
_REFUSALS: tuple[tuple[str, str], ...] = (
    ("number_is_date", r"(?:ngay )?(?:\d{1,2}([-/.])\d{1,2}\1\d{4}|\d{4}-\d{1,2}-\d{1,2})$"),
    ("number_scientific", r"[-+]?\d+(?:[.,]\d+)?\s?(?:e|[x*]\s?10\^)[-+]?\d+$"),
    ("number_range", rf"(?:tu )?{_FIGURE} ?(?:-|–|~|→|\.\.+|den|toi|to)[ -]?{_FIGURE}"),
    ("number_fraction", rf"{_FIGURE} ?(?:[/:÷⁄∕]|tren|trong(?: tong)?(?: so)?) ?{_FIGURE}"),
    ("number_approximate", rf"(?:~|≈|[<>]=?|=[<>]|≥|≤|±|(?:{_ABOUT})\b)[ :]?(?:[a-z]+ ){{0,2}}[-+]?\d"),
    ("number_approximate", rf"{_FIGURE} ?(?:\+$|(?:hon|le|tro len|tro xuong)\b)"),
    ("number_several", rf"{_FIGURE}(?: va |[;+&])\s?{_FIGURE}"),
    ("number_with_unit", rf"{_FIGURE} ?[^\W\d_]|{_FIGURE} ?[{_CURRENCY}]|[{_CURRENCY}] ?{_FIGURE}"),
)
_SEVERAL = re.compile(r"[-+]?\d[\d.,]*%?(?:\n|;\s?|, | )[-+]?\d", re.ASCII)


@dataclass(frozen=True, slots=True)
class TypedNumber:
    """A number as typed.

    ``value`` takes the mark the way ``style`` says; in the three styles that have two readings, ``grouped``
    takes it to separate thousands and ``decimal`` to begin the decimals (both are ``value`` in the others).
    """

    style: Style
    value: Decimal
    grouped: Decimal
    decimal: Decimal


def parse_typed_number(text: str) -> TypedNumber | None:
    """The number that the cleaned ``text`` (no percent sign) is, or None when it is not one plain number.

    >>> parse_typed_number("1.234,5").value
    Decimal('1234.5')
    """
    sign = -1 if text.startswith("-") else 1
    digits = text.removeprefix("-") if sign < 0 else text.removeprefix("+")
    style: Style | None = next((s for s, form in _FORMS if re.fullmatch(form, digits, re.ASCII)), None)
    if style is None:
        return None
    grouped = sign * Decimal(re.sub(r"[., ]", "", digits))
    if style in {"thousands_dot", "unclear_dot", "unclear_comma"}:
        decimal = Decimal(f"{'-' if sign < 0 else ''}{digits.replace(',', '.')}")
        return TypedNumber(style, grouped if style == "thousands_dot" else decimal, grouped, decimal)
    plain = digits.replace(" ", "")
    plain = plain.replace(",", "") if style == "us" else plain.replace(".", "").replace(",", ".")
    value = Decimal(f"{'-' if sign < 0 else ''}{plain}")
    return TypedNumber(style, value, value, value)


def why_not_a_number(text: str) -> str:
    """The problem code of a cleaned ``text`` that is not one plain number: a range, a fraction, a unit."""
    if any(mark.isdecimal() and not mark.isascii() for mark in text):
        return "number_odd_digits"
    key = strip_marks(fold(text))
    for code, form in _REFUSALS:
        if re.match(form, key, re.ASCII):
            return code
    return "number_several" if _SEVERAL.match(text) else "not_a_number"
