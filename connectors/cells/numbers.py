"""Numeric cells: counts, numbers, percentages, money and levels, to the exact stored integer."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

from connectors.cells.doubles import exact, is_date_format, is_percent_format
from connectors.cells.expectation import percent_sign, say_figure
from connectors.cells.outcome import Reading, complaint, reported, unreadable
from connectors.cells.raw_cell import RawCell
from connectors.cells.typed_numbers import TypedNumber, parse_typed_number, why_not_a_number
from connectors.cells.words import NO, NONE, NONE_THERE, YES, answer_key
from connectors.cells.writing import write_number
from connectors.folding import clean
from connectors.problem import Problem
from rubric.criteria.field import Field
from rubric.text import Text

_WHOLE: frozenset[str] = frozenset({"count", "level"})
_IN_PERCENT: frozenset[str] = frozenset({"percent", "level"})
_YES_NO_WORDS = (YES | NO) - {"0", "1"}
_WIDE = Context(prec=4000)
_THREE_DECIMALS = 3


def read_number(cell: RawCell, field: Field) -> Reading:
    """A cell of a numeric field: exact, within bounds, rounded half up to its decimals; or blocked."""
    if cell.held == "boolean":
        return unreadable("yes_no_in_number", cell, field)
    if cell.held == "number" and cell.number is not None:
        return _read_double(cell, field, cell.number)
    return _read_typed(cell, field)


def _read_double(cell: RawCell, field: Field, number: float) -> Reading:
    value = exact(number)
    if value is None:
        return unreadable("number_not_finite", cell, field)
    if is_date_format(cell.number_format):
        return unreadable("number_is_date", cell, field)
    if not is_percent_format(cell.number_format):
        return _percent_stated(cell, field, value, signed=False)
    if field.kind not in _IN_PERCENT:
        return unreadable("percent_not_taken", cell, field)
    return _percent_stated(cell, field, _WIDE.multiply(value, Decimal(100)), signed=True)


def _read_typed(cell: RawCell, field: Field) -> Reading:
    text = clean(cell.text)
    signed = text.endswith("%")
    typed = parse_typed_number(text.removesuffix("%").rstrip(" "))
    if typed is None:
        return _read_words(cell, field, text)
    if signed and field.kind not in _IN_PERCENT:
        return unreadable("percent_not_taken", cell, field)
    unclear = _unclear(typed, field)
    if unclear:
        fitting = _first_fitting(field, typed.grouped, typed.decimal)
        sign = "%" if signed else ""
        example = "" if fitting is None else f"{write_number(fitting, grouped=False)}{sign}"
        return unreadable(unclear, cell, field, example=example, grouped=typed.grouped, decimal=typed.decimal)
    return _percent_stated(cell, field, typed.value, *_remarks(cell, field, typed), signed=signed)


def _unclear(typed: TypedNumber, field: Field) -> str | None:
    """The code when a dot or comma before three digits has two readings in this field."""
    if typed.style == "unclear_dot" or (typed.style == "thousands_dot" and field.kind != "count"):
        return "thousands_or_decimal_dot"
    if typed.style != "unclear_comma":
        return None
    both_fit = field.decimals < _THREE_DECIMALS and field.min <= typed.grouped <= field.max
    return "thousands_or_decimal_comma" if field.kind in _WHOLE or both_fit else None


def _remarks(cell: RawCell, field: Field, typed: TypedNumber) -> tuple[Problem, ...]:
    """What there is to say of how a number was typed, in one warning at most."""
    codes = {"thousands_dot": "thousands_dot", "spaces": "spaces_in_number", "us": "number_us_style"}
    if typed.style in codes:
        said = _ungrouped(field, typed.value)
        return (complaint(codes[typed.style], cell, field, value=said, example=said.vi),)
    if cell.plain_text_source:
        return ()
    return (complaint("number_typed_as_text", cell, field, value=say_figure(field, typed.value)),)


def _ungrouped(field: Field, value: Decimal) -> Text:
    """``value`` as a figure of ``field`` to be typed, without marks between thousands."""
    vi, en = (f"{write_number(value, language, grouped=False)}{percent_sign(field)}" for language in ("vi", "en"))
    return Text(vi=vi, en=en)


def _first_fitting(field: Field, *values: Decimal) -> Decimal | None:
    """The first of ``values`` that a cell of ``field`` would take."""
    return next((v for v in values if field.min <= v <= field.max and (field.kind not in _WHOLE or v == int(v))), None)


def _read_words(cell: RawCell, field: Field, text: str) -> Reading:
    key = answer_key(text)
    if key in NONE and field.kind == "count" and field.min <= 0 <= field.max:
        return reported(0, cell, complaint("none_read_as_zero", cell, field, example="0"))
    if key in NONE | NONE_THERE:
        return unreadable("none_unclear", cell, field)
    if key in _YES_NO_WORDS:
        return unreadable("yes_no_in_number", cell, field)
    code = why_not_a_number(text)
    if code == "number_with_unit":
        code = "money_with_unit" if field.kind == "money" else code
        return unreadable(code, cell, field, unit=field.unit)
    return unreadable(code, cell, field)


def _percent_stated(cell: RawCell, field: Field, value: Decimal, *remarks: Problem, signed: bool) -> Reading:
    """0,85 without a percent sign may be 0,85 % or 85 %, so it is asked; larger figures are in points."""
    if field.kind != "percent" or signed or not 0 < value <= 1:
        return _within_bounds(cell, field, value, *remarks)
    in_points = _WIDE.multiply(value, Decimal(100))
    points, share = (f"{write_number(each, grouped=False)}%" for each in (value, in_points))
    fitting = _first_fitting(field, in_points, value)
    example = "" if fitting is None else f"{write_number(fitting, grouped=False)}%"
    return unreadable("percent_ambiguous", cell, field, points=points, share=share, example=example)


def _within_bounds(cell: RawCell, field: Field, value: Decimal, *remarks: Problem) -> Reading:
    if field.kind in _WHOLE and value != value.to_integral_value(context=_WIDE):
        return unreadable("not_whole", cell, field, value=say_figure(field, value))
    if not field.min <= value <= field.max:
        return _outside(cell, field, value)
    rounded = value.quantize(Decimal(1).scaleb(-field.decimals), rounding=ROUND_HALF_UP, context=_WIDE)
    if not field.min <= rounded <= field.max:
        return _outside(cell, field, rounded)
    if rounded != value:
        said, retyped = say_figure(field, rounded), f"{write_number(rounded, grouped=False)}{percent_sign(field)}"
        remark = complaint("number_rounded", cell, field, value=said, decimals=field.decimals, example=retyped)
        remarks = (*(each for each in remarks if each.code != "number_typed_as_text"), remark)
    return reported(int(rounded.scaleb(field.decimals, context=_WIDE)), cell, *remarks)


def _outside(cell: RawCell, field: Field, value: Decimal) -> Reading:
    if value < field.min:
        return unreadable("below_min", cell, field, bound=say_figure(field, field.min), unit=field.unit)
    return unreadable("above_max", cell, field, bound=say_figure(field, field.max), unit=field.unit)
