"""What one cell held, before anybody interprets it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

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
    ``calculated`` is False for a formula whose result the file does not hold.
    """

    address: Address
    held: Held
    number: float | None = None
    text: str = ""
    boolean: bool | None = None
    number_format: str = ""
    formula: str = ""
    calculated: bool = True

    @property
    def shown(self) -> str:
        """What a person would say the cell holds, for problem sentences."""
        match self.held:
            case "blank":
                return ""
            case "number":
                return repr(self.number) if self.number != int(self.number or 0) else str(int(self.number or 0))
            case "boolean":
                return "TRUE" if self.boolean else "FALSE"
            case _:
                return self.text
