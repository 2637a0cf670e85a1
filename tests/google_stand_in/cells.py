"""Cells as the Sheets API holds them: made from plain Python values, shown as the spreadsheet's locale shows them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from tests.google_stand_in.number_formats import shown_number
from tests.google_stand_in.refusals import Json

EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001
DAY = "dd/mm/yyyy"
ERROR_NAMES = {
    "ERROR": "#ERROR!",
    "NULL_VALUE": "#NULL!",
    "DIVIDE_BY_ZERO": "#DIV/0!",
    "VALUE": "#VALUE!",
    "REF": "#REF!",
    "NAME": "#NAME?",
    "NUM": "#NUM!",
    "N_A": "#N/A",
    "LOADING": "Loading...",
}
NOT_CALCULATED: Json = {"errorValue": {"type": "LOADING", "message": "Loading..."}}
BLANK: Json = {}
Plain = None | bool | int | float | Decimal | str | date | Json


def cell(value: Plain) -> Json:
    """The cell for a plain value. A cell already made is left as it is; None and "" are blank.

    A day gets a date format; everything else none. Text stays text, whatever it looks like.
    """
    match value:
        case None | "":
            return BLANK
        case dict():
            return value
        case bool():
            return {"userEnteredValue": {"boolValue": value}}
        case int() | float() | Decimal():
            return number(value)
        case date():
            return day(value)
        case str():
            return {"userEnteredValue": {"stringValue": value}}


def number(value: float | Decimal, pattern: str = "", kind: str = "") -> Json:
    """A number with a format, by default none. ``kind`` is the type of the format, told from the pattern."""
    return with_format({"userEnteredValue": {"numberValue": _plain(value)}}, pattern, kind)


def percent(share: float | Decimal, pattern: str = "0%") -> Json:
    """A share that is shown as a percentage: 0.85 as 85 %."""
    return number(share, pattern, "PERCENT")


def day(value: date, pattern: str = DAY) -> Json:
    """A date (or a date with a time of day) as the serial number and format of a spreadsheet."""
    moment = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)  # noqa: DTZ001
    serial = (moment.replace(tzinfo=None) - EPOCH).total_seconds() / 86400
    return number(int(serial) if serial.is_integer() else serial, pattern, "DATE" if serial.is_integer() else "")


def formula(text: str, result: Plain | None = None) -> Json:
    """A formula with its result, since the stand-in calculates nothing; without one it shows ``Loading...``."""
    made = cell(result)
    effective = made.get("effectiveValue") or made.get("userEnteredValue") or NOT_CALCULATED
    return {**made, "userEnteredValue": {"formulaValue": text}, "effectiveValue": effective}


def error(kind: str = "REF", text: str = "=#REF!A1", message: str = "Reference does not exist") -> Json:
    """A formula whose result is an error: REF, DIVIDE_BY_ZERO, N_A, VALUE, NAME, NUM, ERROR or LOADING."""
    wrong = {"errorValue": {"type": kind, "message": message}}
    return {"userEnteredValue": {"formulaValue": text}, "effectiveValue": wrong}


def with_format(made: Json, pattern: str, kind: str = "") -> Json:
    """The cell with a number format."""
    if not pattern and not kind:
        return made
    format_ = {"type": kind or kind_of(pattern), **({"pattern": pattern} if pattern else {})}
    return {**made, "userEnteredFormat": {**made.get("userEnteredFormat", {}), "numberFormat": format_}}


def kind_of(pattern: str) -> str:
    """The type of a number format, from its pattern."""
    plain = pattern.casefold()
    if plain == "@":
        return "TEXT"
    if "%" in plain:
        return "PERCENT"
    if any(letter in plain for letter in "dyhs") and not any(letter in plain for letter in "0#"):
        clock = any(letter in plain for letter in "hs")
        return ("DATE_TIME" if clock else "DATE") if "y" in plain or "d" in plain else "TIME"
    return "NUMBER"


def is_blank(held: Json) -> bool:
    """True for a cell without a value, whatever its format."""
    return not held.get("userEnteredValue")


def effective(held: Json) -> Json:
    """The value of a cell: of a formula its result."""
    entered = held.get("userEnteredValue") or {}
    return held.get("effectiveValue") or (NOT_CALCULATED if "formulaValue" in entered else entered)


def number_format(held: Json) -> Json:
    """The number format of a cell, empty when it has none."""
    return held.get("userEnteredFormat", {}).get("numberFormat", {})


def shown(held: Json, locale: str) -> str:
    """What a person sees in the cell."""
    if "formattedValue" in held:
        return held["formattedValue"]
    match effective(held):
        case {"stringValue": text}:
            return text
        case {"boolValue": truth}:
            return "TRUE" if truth else "FALSE"
        case {"numberValue": value}:
            return shown_number(value, number_format(held), locale)
        case {"errorValue": {"type": kind}}:
            return ERROR_NAMES[kind]
        case _:
            return ""


def complete(held: Json, locale: str) -> Json:
    """The cell as ``spreadsheets.get`` answers it, with everything that follows from what was entered."""
    if not held:
        return held
    whole: Json = {}
    if held.get("userEnteredValue"):
        whole["userEnteredValue"] = held["userEnteredValue"]
        whole["effectiveValue"] = effective(held)
        whole["formattedValue"] = shown(held, locale)
    if look := held.get("userEnteredFormat"):
        whole["userEnteredFormat"] = whole["effectiveFormat"] = look
    for name in ("hyperlink", "note", "textFormatRuns", "dataValidation", "pivotTable", "chipRuns"):
        if name in held:
            whole[name] = held[name]
    return whole


def _plain(value: float | Decimal) -> float:
    return float(value) if isinstance(value, Decimal) else value
