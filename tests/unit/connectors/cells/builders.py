"""Cells and fields for the tests of reading: ``typed("85%")``, ``number(0.85, "0%")``, ``field("count")``."""

from __future__ import annotations

from typing import Any

from connectors.cells.raw_cell import Address, RawCell
from connectors.cells.reading import Reading
from rubric.criteria.field import Field, FieldKind
from rubric.text import Text

ADDRESS = Address("Phú Xuân.xlsx", "Nhóm A", "C7")
UNIT = Text(vi="người", en="people")
GROUPS = {
    "truong_hoc": Text(vi="Trường học", en="Schools"),
    "doanh_nghiep": Text(vi="Doanh nghiệp, hộ kinh doanh", en="Businesses"),
    "khcn": Text(vi="Tổ chức KH&CN", en="Science organisations"),
}


def typed(text: str, **more: Any) -> RawCell:
    return RawCell(ADDRESS, "text", text=text, **more)


def number(value: float, number_format: str = "", **more: Any) -> RawCell:
    return RawCell(ADDRESS, "number", number=value, number_format=number_format, **more)


def checkbox(ticked: bool) -> RawCell:
    return RawCell(ADDRESS, "boolean", boolean=ticked)


def field(kind: FieldKind, **more: Any) -> Field:
    more.setdefault("unit", UNIT)
    more.setdefault("example", "12")
    if kind == "choices":
        more.setdefault("choices", GROUPS)
    return Field(label=Text(vi="Chỉ tiêu", en="Figure"), kind=kind, **more)


def codes(reading: Reading) -> list[str]:
    return [problem.code for problem in reading.problems]
