"""Read one cell for one field: an exact stored integer, or a problem that says what to type instead."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from connectors.cells.choices import read_choices
from connectors.cells.dates import read_date
from connectors.cells.links import hyperlink_of, read_link
from connectors.cells.numbers import read_number
from connectors.cells.outcome import Reading, complaint, missing, not_applicable, reported, unreadable
from connectors.cells.raw_cell import RawCell
from connectors.cells.words import NOTHING_SAID, YES, answer_key, says_missing, says_not_applicable, says_to_come
from connectors.cells.yes_no import read_yes_no
from connectors.folding import clean
from rubric.criteria.field import GIVEN_KINDS, Field

__all__ = ["Reading", "read_cell"]

LONGEST_ANSWER = 2_000  # characters; beyond it the cell holds an explanation, not an answer
_LONG_KINDS = GIVEN_KINDS | {"choices"}
_ERRORS = {
    "#REF!": "error_ref",
    "#N/A": "error_na",
    "#DIV/0!": "error_div0",
    "#VALUE!": "error_value",
    "#NAME?": "error_name",
    "#NUM!": "error_num",
    "#GETTING_DATA": "error_loading",
    "#BUSY!": "error_loading",
}
_ERROR_NAME = re.compile(r"#[A-Z/0_]{1,20}[!?]|#N/A|#GETTING_DATA")
_LOADING = re.compile(r"(loading|đang tải)[.… ]*", re.IGNORECASE)


def read_cell(cell: RawCell, field: Field, *, latest: date | None = None) -> Reading:
    """``cell`` as the answer to ``field``; ``latest`` is the last day a date may have (none: no such bound).

    Never raises, never guesses silently, and never reads a blank as 0: a reading is ``reported`` with a value
    within the field's bounds, ``missing``, ``not_applicable`` (requested or allowed), or ``unreadable``.
    """
    error = _error_code(cell)
    if error:
        return unreadable(error, cell, field)
    if not cell.calculated:
        return unreadable("formula_not_calculated", cell, field)
    if _is_blank(cell):
        return missing(cell)
    if cell.held == "text" and (instead := _said_instead(cell, field)):
        return instead
    reading = _read_kind(cell, field, latest)
    if reading.state == "reported" and cell.formula and not (field.kind == "url" and hyperlink_of(cell)):
        warning = complaint("formula_in_cell", cell, field)
        return replace(reading, problems=(*reading.problems, warning))
    return reading


def _read_kind(cell: RawCell, field: Field, latest: date | None) -> Reading:
    match field.kind:
        case "count" | "number" | "percent" | "money" | "level":
            return read_number(cell, field)
        case "date":
            return read_date(cell, field, latest)
        case "yes_no":
            return read_yes_no(cell, field)
        case "choices":
            return read_choices(cell, field)
        case "url":
            return read_link(cell, field)
        case "text":
            return _read_text(cell, field)


def _read_text(cell: RawCell, field: Field) -> Reading:
    """A text is given when it is not blank and says something."""
    if says_to_come(cell.shown):
        return unreadable("answer_to_come", cell, field)
    if cell.held == "boolean" or answer_key(cell.shown) in NOTHING_SAID:
        return unreadable("text_says_nothing", cell, field)
    if answer_key(cell.shown) in YES:
        return unreadable("text_only_yes", cell, field)
    length = len(clean(cell.shown))
    return reported(1, cell, *([complaint("text_long", cell, field, length=length)] if length > LONGEST_ANSWER else []))


def _said_instead(cell: RawCell, field: Field) -> Reading | None:
    """The reading of a text that stands in place of an answer, or None when it is to be read as one."""
    length = len(clean(cell.text))
    if length > LONGEST_ANSWER:
        return None if field.kind in _LONG_KINDS else unreadable("text_too_long", cell, field, length=length)
    if says_not_applicable(cell.text):
        if field.allows_not_applicable:
            return not_applicable(cell)
        return not_applicable(cell, complaint("not_applicable_needs_approval", cell, field))
    says_later = field.kind not in GIVEN_KINDS and says_to_come(cell.text)
    if field.kind != "yes_no" and (says_missing(cell.text) or says_later):
        return missing(cell, complaint("said_missing", cell, field))
    return None


def _error_code(cell: RawCell) -> str:
    """The code of a formula error, also of one pasted as text; empty when the cell holds none."""
    name = clean(cell.text[:LONGEST_ANSWER]).upper() if cell.held in {"error", "text"} else ""
    if _LOADING.fullmatch(name) and (cell.held == "error" or cell.formula):
        return "error_loading"
    if cell.held == "error" or _ERROR_NAME.fullmatch(name):
        return _ERRORS.get(name, "error_other")
    return ""


def _is_blank(cell: RawCell) -> bool:
    match cell.held:
        case "blank":
            return True
        case "number":
            return cell.number is None
        case "boolean":
            return cell.boolean is None
        case _:
            return not clean(cell.text)
