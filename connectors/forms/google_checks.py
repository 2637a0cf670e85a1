"""What a cell takes, as the data validation rule of Google Sheets."""

from __future__ import annotations

from typing import Any

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from connectors.forms.answers import Answer
from connectors.forms.check_formulas import check_formula, exact


def validation_rule(answer: Answer, row: int, column: int) -> dict[str, Any] | None:
    """The rule; ``row`` and ``column`` are the first cell it holds for. None for a cell that takes anything."""
    condition = _condition(answer, xl_rowcol_to_cell(row, column))
    if condition is None:
        return None
    kind, values = condition
    values = [{"userEnteredValue": value} for value in values]
    rule: dict[str, Any] = {"condition": {"type": kind, **({"values": values} if values else {})}}
    rule |= {"inputMessage": answer.message} if answer.message else {}
    return rule | {"strict": answer.is_strict, "showCustomUi": answer.kind == "list"}


def _condition(answer: Answer, cell: str) -> tuple[str, list[str]] | None:
    if answer.needs_formula:
        return "CUSTOM_FORMULA", [check_formula(answer, cell, ";")]
    match answer.kind:
        case "any":
            return None
        case "list" if place := answer.place:
            reach = xl_range_abs(place.row, place.column, place.row + place.count - 1, place.column)
            return "ONE_OF_RANGE", [f"='{place.tab}'!{reach}"]
        case "list":
            return "ONE_OF_LIST", list(answer.options)
        case "date":
            return "DATE_IS_VALID", []
        case _:
            bounds = [_typed(exact(bound)) for bound in (answer.low, answer.high) if bound is not None]
            return "NUMBER_BETWEEN" if len(bounds) > 1 else "NUMBER_GREATER_THAN_EQ", bounds


def _typed(number: str) -> str:
    """A number as somebody types it in any locale."""
    return f"={number}" if "/" in number else number
