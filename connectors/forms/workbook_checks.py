"""What a cell takes, as the data validation of a workbook."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from connectors.cells.dates import EARLIEST, LATEST
from connectors.forms.answers import LONGEST_MESSAGE, Answer, ListPlace, clipped
from connectors.forms.check_formulas import check_formula

_WRONG = "Ô này không nhận nội dung vừa ghi."


def data_validation(answer: Answer, row: int, column: int) -> dict[str, Any]:
    """The rule for XlsxWriter; ``row`` and ``column`` are the first cell it holds for."""
    style = "stop" if answer.is_strict else "warning" if answer.message else "information"
    rule: dict[str, Any] = {**_check(answer, xl_rowcol_to_cell(row, column)), "error_type": style}
    if answer.message:
        rule |= {"input_title": answer.title, "input_message": answer.message}
        rule |= {"error_title": answer.title, "error_message": clipped(f"{_WRONG} {answer.message}", LONGEST_MESSAGE)}
    return rule


def _check(answer: Answer, cell: str) -> dict[str, Any]:
    if answer.needs_formula:
        return {"validate": "custom", "value": check_formula(answer, cell, ",")}
    match answer.kind:
        case "any":
            return {"validate": "any"}
        case "list":
            return {"validate": "list", "source": _source(answer.place) if answer.place else list(answer.options)}
        case "date":
            return {"validate": "date", "criteria": "between", "minimum": EARLIEST, "maximum": LATEST}
        case "whole":
            return {"validate": "integer", **_bounds(answer)}
        case _:
            return {"validate": "decimal", **_bounds(answer)}


def _bounds(answer: Answer) -> dict[str, Any]:
    if answer.high is None:
        return {"criteria": ">=", "value": _bound(answer.low)}
    return {"criteria": "between", "minimum": _bound(answer.low), "maximum": _bound(answer.high)}


def _bound(number: Decimal) -> int | float:
    return int(number) if number == int(number) else float(number)


def _source(place: ListPlace) -> str:
    reach = xl_range_abs(place.row, place.column, place.row + place.count - 1, place.column)
    return f"='{place.tab}'!{reach}"
