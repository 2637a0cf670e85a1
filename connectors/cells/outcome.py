"""What reading one cell gives: a state, a stored integer when reported, the text as typed, the problems."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from connectors.cells.expectation import takes
from connectors.cells.raw_cell import RawCell
from connectors.problem import Problem
from connectors.problem_catalogue import problem
from rubric.criteria.field import Field

State = Literal["reported", "missing", "unreadable", "not_applicable"]


@dataclass(frozen=True, slots=True)
class Reading:
    """One cell read for one field.

    ``value`` is the stored integer of ``Field``, present exactly when ``state`` is ``reported``; a blank cell
    is ``missing``, never 0. ``text`` is what the cell showed, unchanged. Problems of an accepted cell are
    warnings; an ``unreadable`` one has a problem that says what to type. Their ``agency``, ``period`` and
    ``field`` are empty here: the reader of the tab knows them.
    """

    state: State
    value: int | None
    text: str
    problems: tuple[Problem, ...] = ()


def complaint(
    code: str, cell: RawCell, field: Field, *, found: str | None = None, example: str = "", **values: object
) -> Problem:
    """The problem ``code`` of ``cell``, with what the field takes; the field's example unless given.

    ``found`` is what the cell shows, unless that must not be repeated.
    """
    return problem(
        code,
        cell.address,
        found=cell.shown if found is None else found,
        example=example or field.example,
        agency="",
        period="",
        field="",
        takes=takes(field),
        **values,
    )


def reported(value: int, cell: RawCell, *warnings: Problem) -> Reading:
    """The cell holds ``value``, the stored integer."""
    return Reading("reported", value, cell.shown, warnings)


def missing(cell: RawCell, *warnings: Problem) -> Reading:
    """The cell says nothing yet."""
    return Reading("missing", None, cell.shown, warnings)


def not_applicable(cell: RawCell, *warnings: Problem) -> Reading:
    """The cell says that the field does not apply."""
    return Reading("not_applicable", None, cell.shown, warnings)


def unreadable(
    code: str, cell: RawCell, field: Field, *, found: str | None = None, example: str = "", **values: object
) -> Reading:
    """The cell cannot be read, for the reason ``code``; see ``complaint``."""
    reason = complaint(code, cell, field, found=found, example=example, **values)
    return Reading("unreadable", None, cell.shown, (reason,))
