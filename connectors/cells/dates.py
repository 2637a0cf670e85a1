"""Date cells: serials with a date format and days typed as text, to days since 1970-01-01."""

from __future__ import annotations

import re
from datetime import date

from connectors.cells.doubles import is_date_format, serial_date
from connectors.cells.outcome import Reading, complaint, reported, unreadable
from connectors.cells.raw_cell import RawCell
from connectors.cells.writing import write_date
from connectors.folding import fold, strip_marks
from connectors.problem import Problem
from rubric.criteria.field import Field
from rubric.language import to_days

EARLIEST = date(2020, 1, 1)  # the programme began in 2025; an earlier day is a slip of the year
LATEST = date(2100, 12, 31)

_TIME = r"(?:[ t]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?z?)?"
_SIGNED_AT = r"(?:(?:[a-z .-]{1,40},)?ngay )?"  # Huế, ngày 15 tháng 01 năm 2026
_DAY_FIRST = re.compile(rf"{_SIGNED_AT}(\d{{1,2}})([-/.])(\d{{1,2}})\2(\d+){_TIME}", re.ASCII)
_YEAR_FIRST = re.compile(rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}}){_TIME}", re.ASCII)
_IN_WORDS = re.compile(rf"{_SIGNED_AT}(\d{{1,2}}) thang (\d{{1,2}})(?:,| )(?:nam )?(\d+)", re.ASCII)
_INCOMPLETE = re.compile(r"(?:(?:thang )?\d{1,2}[-/. ]?(?:nam )?)?(?:nam )?20\d\d|\d{1,2}[-/.]\d{1,2}", re.ASCII)


def read_date(cell: RawCell, field: Field, latest: date | None = None) -> Reading:
    """A cell of a date field, from ``EARLIEST`` to ``latest`` (or ``LATEST``).

    Two-digit years, month-first days and numbers without a date format are asked about, never guessed. Hours
    are dropped. Serials count from 1899-12-30: the reader of a book that counts from 1904 shifts them first.
    """
    if cell.held == "number" and cell.number is not None:
        return _read_serial(cell, field, cell.number, latest)
    if cell.held != "text":
        return unreadable("date_not_read", cell, field)
    key = strip_marks(fold(cell.text)).rstrip(". ")
    if found := _YEAR_FIRST.fullmatch(key):
        return _read_parts(cell, field, latest, found[1], found[3], found[4])
    if found := _DAY_FIRST.fullmatch(key):
        return _read_parts(cell, field, latest, found[4], found[3], found[1])
    if found := _IN_WORDS.fullmatch(key):
        return _read_parts(cell, field, latest, found[3], found[2], found[1])
    code = "date_incomplete" if _INCOMPLETE.fullmatch(key) else "date_not_read"
    return unreadable(code, cell, field)


def _read_serial(cell: RawCell, field: Field, number: float, latest: date | None) -> Reading:
    day = serial_date(number)
    if is_date_format(cell.number_format):
        return _accepted(cell, field, day, latest) if day else unreadable("date_not_read", cell, field)
    if EARLIEST.year <= number <= LATEST.year:
        return unreadable("date_incomplete", cell, field)
    if day and EARLIEST <= day <= (latest or LATEST):
        return unreadable("date_is_number", cell, field, example=write_date(day))
    return unreadable("date_not_read", cell, field)


def _read_parts(cell: RawCell, field: Field, latest: date | None, year: str, month: str, day: str) -> Reading:
    if len(year) == 2:
        return unreadable("date_two_digit_year", cell, field)
    if len(year) != 4:
        return unreadable("date_not_read", cell, field)
    read = _calendar_day(int(year), int(month), int(day))
    if read is None:
        swapped = _calendar_day(int(year), int(day), int(month))
        if swapped is None or int(month) <= 12:
            return unreadable("date_impossible", cell, field)
        return unreadable(
            "date_month_first",
            cell,
            field,
            example=write_date(swapped) if EARLIEST <= swapped <= (latest or LATEST) else "",
            day=swapped.day,
            month=swapped.month,
        )
    said = {"day": str(read.day), "month": str(read.month), "year": str(read.year)}
    return _accepted(cell, field, read, latest, complaint("date_typed_as_text", cell, field, **said))


def _accepted(cell: RawCell, field: Field, day: date, latest: date | None, *remarks: Problem) -> Reading:
    if latest is not None and day > latest:
        return unreadable("date_in_future", cell, field, value=day, latest=latest)
    if not EARLIEST <= day <= LATEST:
        return unreadable("date_implausible", cell, field, earliest=EARLIEST, latest=latest or LATEST)
    return reported(to_days(day), cell, *remarks)


def _calendar_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
