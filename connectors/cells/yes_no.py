"""Yes-or-no cells: the listed words, ticks and checkboxes, to 1 and 0; nothing is guessed from meaning."""

from __future__ import annotations

from connectors.cells.doubles import is_date_format, is_percent_format
from connectors.cells.outcome import Reading, reported, unreadable
from connectors.cells.raw_cell import RawCell
from connectors.cells.words import NO, YES, answer_key
from rubric.criteria.field import Field


def read_yes_no(cell: RawCell, field: Field) -> Reading:
    """A cell of a yes/no field: 1 or 0, or blocked when the answer is neither ("Có 1 phần", "Có/Không")."""
    match cell.held:
        case "boolean":
            return reported(int(bool(cell.boolean)), cell)
        case "number" if _is_plain_bit(cell):
            return reported(int(cell.number or 0), cell)
        case "text" if (key := answer_key(cell.text)) in YES | NO:
            return reported(int(key in YES), cell)
        case _:
            return unreadable("yes_no_not_read", cell, field)


def _is_plain_bit(cell: RawCell) -> bool:
    formatted = is_percent_format(cell.number_format) or is_date_format(cell.number_format)
    return cell.number in {0, 1} and not formatted
