"""One cell as the Sheets API gives it, to a raw cell: typed by its value and its number format, not by its looks."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from connectors.cells.doubles import is_date_format, is_percent_format, serial_date
from connectors.cells.raw_cell import Address, RawCell

_ERRORS = {
    "NULL_VALUE": "#NULL!",
    "DIVIDE_BY_ZERO": "#DIV/0!",
    "VALUE": "#VALUE!",
    "REF": "#REF!",
    "NAME": "#NAME?",
    "NUM": "#NUM!",
    "N_A": "#N/A",
    "LOADING": "Loading...",
}
_DAY = "dd/mm/yyyy"
_WITHOUT_PATTERN = {"DATE": _DAY, "DATE_TIME": "dd/mm/yyyy hh:mm", "PERCENT": "0%", "TIME": "hh:mm:ss", "TEXT": "@"}
_LINKED = frozenset({"hyperlink", "textFormatRuns", "chipRuns"})
_LINKS_WITHIN = ("#", "/")


def raw_cell(data: Mapping[str, Any], address: Address, default_format: Mapping[str, Any]) -> RawCell | None:
    """The cell, or None when it holds nothing. ``default_format`` is the book's number format, for cells without.

    Never raises, whatever ``data`` holds.
    """
    entered, value = mapping(data.get("userEnteredValue")), mapping(data.get("effectiveValue"))
    formula = text(entered.get("formulaValue"))
    shown = text(data.get("formattedValue"))
    number_format = mapping(mapping(data.get("effectiveFormat")).get("numberFormat")) or default_format
    more: dict[str, Any] = {
        "formula": formula if not formula or formula.startswith("=") else f"={formula}",
        "hyperlink": _hyperlink(data),
    }
    # The truth of a box comes before numbers: to Python it is one of them.
    match _only(value):
        case "errorValue", error:
            name = _ERRORS.get(text(mapping(error).get("type")), shown or "#ERROR!")
            return RawCell(address, "error", text=name, **more)
        case _, bool() as boolean:
            return RawCell(address, "boolean", number=float(boolean), boolean=boolean, **more)
        case "numberValue", typed if (number := _number(typed)) is not None:
            pattern = _pattern(number, number_format, shown)
            return RawCell(address, "number", number=number, number_format=pattern, **more)
        case "stringValue", str() as typed if typed:
            return RawCell(address, "text", text=text(typed), number_format=text(number_format.get("pattern")), **more)
        case _:
            return None


def mapping(value: object) -> Mapping[str, Any]:
    """``value`` when it is an object of JSON, else an empty one."""
    return value if isinstance(value, dict) else {}


def sequence(value: object) -> list[Any]:
    """``value`` when it is an array of JSON, else an empty one."""
    return value if isinstance(value, list) else []


def _only(value: Mapping[str, Any]) -> tuple[str, object]:
    for name in ("errorValue", "boolValue", "numberValue", "stringValue"):
        if name in value:
            return name, value[name]
    return "", None


def text(value: object) -> str:
    """``value`` when it is a string of JSON, else an empty one; half a character becomes a question mark."""
    return value.encode(errors="replace").decode() if isinstance(value, str) else ""


def _number(value: object) -> float | None:
    try:
        return float(value) if isinstance(value, int | float | str) else None
    except (ValueError, OverflowError):
        return None


def _pattern(number: float, number_format: Mapping[str, Any], shown: str) -> str:
    """The pattern of a number; one that says day or percentage where the format's type does, or its looks alone do.

    Google leaves out the pattern that a locale has for a type, and the whole format when it is computed.
    """
    kind, pattern = text(number_format.get("type")), text(number_format.get("pattern"))
    if kind in {"DATE", "DATE_TIME"}:
        return pattern if is_date_format(pattern) else _WITHOUT_PATTERN[kind]
    if kind == "PERCENT":
        return pattern if is_percent_format(pattern) else "0%"
    if pattern or kind:
        return pattern or _WITHOUT_PATTERN.get(kind, "")
    if shown.endswith("%") and _reads_as(shown.removesuffix("%"), number * 100):
        return "0%"
    return _DAY if _is_the_day(shown, number) else ""


def _reads_as(shown: str, number: float) -> bool:
    try:
        typed = float(shown.strip().replace(".", "").replace(",", "."))
    except ValueError:
        return False
    return math.isclose(typed, number, rel_tol=0.01, abs_tol=0.5)


def _is_the_day(shown: str, number: float) -> bool:
    day = serial_date(number)
    return day is not None and shown in {f"{day:%d/%m/%Y}", f"{day.day}/{day.month}/{day.year}", f"{day:%Y-%m-%d}"}


def _hyperlink(data: Mapping[str, Any]) -> str:
    """Where the cell leads: its own link, else the first in its text, else that of its first chip."""
    if not data.keys() & _LINKED:
        return ""
    runs = (mapping(mapping(mapping(run).get("format")).get("link")) for run in sequence(data.get("textFormatRuns")))
    chips = (
        mapping(mapping(mapping(run).get("chip")).get("richLinkProperties")) for run in sequence(data.get("chipRuns"))
    )
    links = [text(data.get("hyperlink")), *(text(link.get("uri")) for link in (*runs, *chips))]
    return next((link for link in links if link and not link.startswith(_LINKS_WITHIN)), "")
