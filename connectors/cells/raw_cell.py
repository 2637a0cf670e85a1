"""What one cell held, before anybody interprets it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from connectors.cells.doubles import exact, is_date_format, is_percent_format, serial_date
from connectors.cells.secrets import masked
from connectors.cells.writing import write_date, write_number

Held = Literal["blank", "number", "text", "boolean", "error"]


@dataclass(frozen=True, slots=True)
class Address:
    """Where a cell stands: book, tab and cell, with the link that opens it when there is one."""

    book: str
    tab: str = ""
    cell: str = ""
    link: str = ""

    def __str__(self) -> str:
        return " › ".join(part for part in (self.book, self.tab, self.cell) if part)


@dataclass(frozen=True, slots=True)
class RawCell:
    """A cell as the spreadsheet typed it.

    ``number`` is the double of a number or date cell (dates are serial days since 1899-12-30), ``text`` the
    typed text, or the error's name (``#REF!``) when ``held`` is ``error``. ``number_format`` is the pattern
    (``0%``, ``dd/mm/yyyy``), empty when general. ``formula`` is the formula's text, empty when typed.
    ``calculated`` is False for a formula whose result the file does not hold. ``hyperlink`` is the address
    the cell's text links to, empty when it links nowhere. ``plain_text_source`` is True where the file can hold
    nothing but text, so that a number typed as text is no slip of anybody's.
    """

    address: Address
    held: Held
    number: float | None = None
    text: str = ""
    boolean: bool | None = None
    number_format: str = ""
    formula: str = ""
    calculated: bool = True
    hyperlink: str = ""
    plain_text_source: bool = False

    @property
    def shown(self) -> str:
        """What a person would say the cell holds, its passwords masked: all that is ever kept or told of a text."""
        match self.held:
            case "blank":
                return ""
            case "number":
                return "" if self.number is None else _shown_number(self.number, self.number_format)
            case "boolean":
                return "TRUE" if self.boolean else "FALSE"
            case "error":
                return self.text or "#ERROR!"
            case "text":
                return masked(self.text)


def _shown_number(number: float, number_format: str) -> str:
    value = exact(number)
    if value is None:
        return str(number)
    if is_percent_format(number_format):
        return f"{write_number(value * 100, grouped=False)}%"
    day = serial_date(number) if is_date_format(number_format) else None
    return write_date(day) if day else write_number(value, grouped=False)
