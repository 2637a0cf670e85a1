"""Numbers, shares and days as people write them: 1.234,56 and 05/12/2026; 1,234.56 in English."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from rubric.criteria.field import Field

EPOCH = date(1970, 1, 1)
_SWAP = str.maketrans({",": ".", ".": ","})


def round_half_up(value: Fraction, decimals: int) -> Decimal:
    """``value`` (not negative or negative) to ``decimals`` places, halves away from zero."""
    sign = -1 if value < 0 else 1
    scaled = (abs(value) * 10**decimals * 2 + 1) // 2
    return Decimal(sign * scaled).scaleb(-decimals)


def number(value: Fraction | Decimal | int, decimals: int | None = None, language: str = "vi") -> str:
    """A number with the language's marks; ``decimals=None`` prints up to two, without trailing zeros."""
    if decimals is None:
        return _plain(Fraction(value), 2, language)
    text = f"{round_half_up(Fraction(value), decimals):,f}".replace("-", "−")
    return text.translate(_SWAP) if language == "vi" else text


def _plain(value: Fraction, decimals: int, language: str) -> str:
    """Up to ``decimals`` places without trailing zeros."""
    text = number(value, decimals, "en")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.translate(_SWAP) if language == "vi" else text


def is_exact(share: Fraction, decimals: int = 4) -> bool:
    """Whether a share of 1 is printed without rounding as a percentage with ``decimals`` places."""
    return (share * 10 ** (decimals + 2)).denominator == 1


def points(hundredths: int, language: str = "vi") -> str:
    """Hundredths of a point as printed: 540 is 5,40."""
    return number(Decimal(hundredths).scaleb(-2), 2, language)


def percent(share: Fraction, language: str = "vi", decimals: int = 2) -> str:
    """A share of 1 as a percentage with at most ``decimals`` places: 9/10 is 90%."""
    return f"{_plain(share * 100, decimals, language)}%"


def day(days: int, language: str = "vi") -> str:
    """Days since 1970-01-01 as dd/mm/yyyy (ISO in English)."""
    value = from_days(days)
    return value.strftime("%d/%m/%Y") if language == "vi" else value.isoformat()


def from_days(days: int) -> date:
    """Days since 1970-01-01 as a calendar day."""
    return EPOCH + timedelta(days=days)


def to_days(value: date) -> int:
    """A calendar day as days since 1970-01-01."""
    return (value - EPOCH).days


def field_value(field: Field, value: int, language: str = "vi") -> str:
    """A stored integer as the field's kind prints it, without its unit."""
    match field.kind:
        case "date":
            return day(value, language)
        case "yes_no":
            return {"vi": ("Không", "Có"), "en": ("No", "Yes")}[language][bool(value)]
        case "text" | "url":
            return {"vi": "đã nêu", "en": "given"}[language]
        case "choices":
            chosen = [t.in_(language) for bit, t in enumerate(field.choices.values()) if value >> bit & 1]
            return "; ".join(chosen) or {"vi": "không nhóm nào", "en": "none"}[language]
        case "percent" | "level":
            return f"{_plain(Fraction(value, field.scale), field.decimals, language)}%"
        case _:
            return _plain(Fraction(value, field.scale), field.decimals, language)
