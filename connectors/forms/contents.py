"""What a cell of a form is given: a typed value, a text as somebody typed it, a formula, or an error."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rubric.criteria.field import NUMERIC_KINDS, Field
from rubric.language import from_days, to_days

NOT_APPLICABLE = "KAD"
YES, NO = "Có", "Không"


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula with the result it last had."""

    text: str
    result: int | float | str = 0


@dataclass(frozen=True, slots=True)
class CellError:
    """What a spreadsheet shows when a formula fails: ``#REF!``, ``#DIV/0!``."""

    name: str


# A typed value of the field's kind; a str stands in the cell exactly as it is; None leaves the cell blank.
# Percents are percent points (85 for 85 %), chosen items are keys of the field's choices.
Content = int | Decimal | date | bool | str | tuple[str, ...] | Formula | CellError | None


def number_format(field: Field, *, percent_cells: bool = True) -> str:
    """The spreadsheet pattern of a field's cell; empty for cells that hold words.

    ``percent_cells`` shows percent points as ``0.00%`` cells; otherwise as plain numbers. A number with decimals has
    no pattern of thousands: an English spreadsheet would show 73,5 million as 73.500.
    """
    if field.kind == "date":
        return "dd/mm/yyyy"
    if field.kind not in NUMERIC_KINDS:
        return ""
    if field.kind == "percent" and percent_cells:
        return "0.00%"
    return "General" if field.decimals else "#,##0"


def as_typed(content: Content, field: Field, *, percent_cells: bool = True) -> Content | float:
    """What goes into the cell: words for yes/no and chosen items, a double for numbers, the rest as it is."""
    match content:
        case bool():
            return YES if content else NO
        case tuple():
            return "; ".join(field.choices[key].vi for key in content)
        case int() | Decimal() if field.kind == "percent" and percent_cells:
            return float(Decimal(content) / 100)
        case int() | Decimal():
            return float(content)
        case _:
            return content


def stored(content: Content, field: Field) -> int | None:
    """The integer by which the rules know a typed value; None for what is not one.

    >>> from rubric.text import Text
    >>> words = Text(vi="Kinh phí", en="Budget")
    >>> stored(Decimal("12.5"), Field(label=words, unit=words, kind="money", decimals=1, example="12,5"))
    125
    """
    if isinstance(content, bool):
        return int(content)
    if isinstance(content, int | Decimal):
        return int(Decimal(content) * field.scale)
    if isinstance(content, date):
        return to_days(content)
    if isinstance(content, tuple):
        return sum(1 << bit for bit, key in enumerate(field.choices) if key in content)
    given = field.kind in {"text", "url"} and isinstance(content, str) and content != NOT_APPLICABLE
    return 1 if given else None


def content_of(value: int, field: Field, text: str = "") -> Content:
    """The typed value that the rules know as ``value``; ``text`` for fields of words and links.

    >>> from rubric.text import Text
    >>> words = Text(vi="Kinh phí", en="Budget")
    >>> content_of(125, Field(label=words, unit=words, kind="money", decimals=1, example="12,5"))
    Decimal('12.5')
    """
    match field.kind:
        case "date":
            return from_days(value)
        case "yes_no":
            return bool(value)
        case "choices":
            return tuple(key for bit, key in enumerate(field.choices) if value >> bit & 1)
        case "text" | "url":
            return text
        case _:
            return Decimal(value).scaleb(-field.decimals)
