"""A value that a verifier types in the place of an agency's, read by the same rules as a cell."""

from __future__ import annotations

from connectors.cells.expectation import takes
from connectors.cells.raw_cell import Address, RawCell
from connectors.cells.reading import read_cell
from connectors.verification.deciding import value_mistake
from rubric.criteria.field import GIVEN_KINDS, Field
from rubric.text import Text


def typed_value(field: Field, typed: str) -> int | Text:
    """The stored integer of ``field`` that ``typed`` means, or what to type instead.

    Of a text or a link only counts whether it was given: whatever is typed, the accepted value is “given”. The
    sentence never repeats what was typed.
    """
    if field.kind in GIVEN_KINDS:
        return 1
    read = read_cell(RawCell(Address(""), "text", text=typed), field)
    if read.state != "reported" or read.value is None:
        wanted, example = takes(field), field.example
        return Text(
            vi=f"Giá trị được chấp nhận phải là {wanted.vi}, ví dụ: {example}.",
            en=f"The accepted value must be {wanted.en}, for example: {example}.",
        )
    return value_mistake(field, read.value) or read.value
