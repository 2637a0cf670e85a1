"""Reporting periods as people name tabs: ``2026``, ``2026-H1``, ``2026-M01`` and their spellings in words."""

from __future__ import annotations

import re

from connectors.cells.raw_cell import RawCell
from connectors.folding import fold, strip_marks

_INTRODUCTION = re.compile(r"(?:(?:bao cao|bc|so lieu|bieu|mau|ky)[ :])+")
_YEAR = r"(?:nam )?(?P<year>20\d\d)"
_PATTERNS = tuple(
    (re.compile(pattern), kind)
    for pattern, kind in (
        (rf"(?:ca )?{_YEAR}", ""),
        (rf"(?:6|sau|06) ?(?:thang|t)(?: dau)?[ /-]?{_YEAR}", "H1"),
        (rf"(?:nua dau|h1)[ /-]?{_YEAR}", "H1"),
        (r"(?P<year>20\d\d)[ /-]?h1", "H1"),
        (rf"(?:6|sau|06) ?(?:thang|t) cuoi[ /-]?{_YEAR}", "H2"),
        (rf"(?:nua cuoi|h2)[ /-]?{_YEAR}", "H2"),
        (r"(?P<year>20\d\d)[ /-]?h2", "H2"),
        (r"(?:thang|t|m)[ -]?(?P<month>\d{1,2})(?:[ ,]nam |[ ,/.-]{1,2})(?P<year>20\d\d)", "M"),
        (r"(?P<month>\d{1,2})[/.-](?P<year>20\d\d)", "M"),
        (r"(?P<year>20\d\d)[ /-][mt]?(?P<month>\d{1,2})", "M"),
    )
)
_PART = re.compile(r"(?:6|sau|06) ?(?:thang|t)(?P<end> cuoi| dau)?(?: nam)?|(?P<half>h[12])")
_MONTH_PART = re.compile(r"(?:thang|t|m)[ -]?(?P<month>\d{1,2})")
_YEAR_WORDS = frozenset({"nam", "ca nam", "12 thang"})


def read_period(text: str, year: int | None = None) -> str | None:
    """The period ``text`` names; ``year`` completes one that names none (``6 tháng``). None when it names none.

    >>> read_period("6 tháng đầu năm 2026"), read_period("Tháng 01 năm 2026"), read_period("Báo cáo NĂM 2026")
    ('2026-H1', '2026-M01', '2026')
    """
    key = period_key(text)
    for pattern, kind in _PATTERNS:
        if found := pattern.fullmatch(key):
            return _named(found["year"], kind, int(found["month"]) if kind == "M" else 0)
    return _completed(key, year) if year is not None else None


def read_year(cell: RawCell) -> int | None:
    """The year a cell names: 2026, ``2026``, ``Năm 2026``; None when it names none."""
    if cell.held == "number" and cell.number is not None:
        return int(cell.number) if 2000 <= cell.number < 2100 and cell.number.is_integer() else None
    found = re.fullmatch(r"(?:nam )?(20\d\d)", period_key(cell.shown))
    return int(found[1]) if found else None


def period_key(text: str) -> str:
    """``text`` folded, without marks and without the words that introduce a period."""
    key = strip_marks(fold(text)).strip(" .:-")
    return _INTRODUCTION.sub("", key) if _INTRODUCTION.match(key) else key


def write_period(period: str) -> str:
    """A period as a Vietnamese reader names it.

    >>> write_period("2026-H1")
    '6 tháng đầu năm 2026'
    """
    year, _, part = period.partition("-")
    match part[:1]:
        case "H":
            return f"6 tháng {'đầu' if part == 'H1' else 'cuối'} năm {year}"
        case "M":
            return f"Tháng {int(part[1:])} năm {year}"
        case _:
            return f"Năm {year}"


def _named(year: str | int, kind: str, month: int) -> str | None:
    if kind == "M":
        return f"{year}-M{month:02}" if 1 <= month <= 12 else None
    return f"{year}-{kind}" if kind else str(year)


def _completed(key: str, year: int) -> str | None:
    if key in _YEAR_WORDS:
        return str(year)
    if found := _PART.fullmatch(key):
        second = found["end"] == " cuoi" or found["half"] == "h2"
        return _named(year, "H2" if second else "H1", 0)
    if found := _MONTH_PART.fullmatch(key):
        return _named(year, "M", int(found["month"]))
    return None
