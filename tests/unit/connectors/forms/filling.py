"""Valid answers for every kind of field, as people type them, with what the reader must make of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
from hypothesis import strategies as st

from connectors.reported import BookReading
from rubric.criteria.field import Field
from rubric.language import to_days

LATEST = date(2026, 12, 31)
FIRST = date(2020, 1, 1)
Place = tuple[str, str, str]  # tab, agency or "", field
Cell = int | float | str | date | None


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody types, and what it is read as: a state, a stored integer, and for words the words."""

    cell: Cell
    state: str
    value: int | None
    text: str = ""


BLANK = Typed(None, "missing", None)
NOT_APPLICABLE = Typed("KAD", "not_applicable", None)


def answers(spec: Field) -> st.SearchStrategy[Typed]:
    """Any valid answer to a field, a blank among them."""
    found = st.just(BLANK) | _given(spec)
    return found | st.just(NOT_APPLICABLE) if spec.allows_not_applicable else found


def _given(spec: Field) -> st.SearchStrategy[Typed]:
    match spec.kind:
        case "yes_no":
            return st.sampled_from([Typed("Có", "reported", 1), Typed("Không", "reported", 0)])
        case "date":
            return st.dates(FIRST, LATEST).map(lambda day: Typed(day, "reported", to_days(day)))
        case "text":
            return st.from_regex(r"[1-9][0-9]{0,2}/(KH|BC)-[A-Z]{2,5}", fullmatch=True).map(_words)
        case "url":
            return st.from_regex(r"https?://[a-z]{3,9}\.hue\.example/[a-z0-9/-]{0,20}", fullmatch=True).map(_words)
        case "choices":
            return st.sets(st.sampled_from(list(spec.choices))).map(lambda chosen: _chosen(spec, chosen))
        case _:
            least, most = (int(bound * spec.scale) for bound in (spec.min, spec.max))
            return st.integers(least, most).map(lambda stored: _number(spec, stored))


def _words(text: str) -> Typed:
    return Typed(text, "reported", 1, text)


def _chosen(spec: Field, chosen: set[str]) -> Typed:
    labels = [label.vi for key, label in spec.choices.items() if key in chosen]
    bits = sum(1 << bit for bit, key in enumerate(spec.choices) if key in chosen)
    return Typed("; ".join(labels) or "Không", "reported", bits)


def _number(spec: Field, stored: int) -> Typed:
    shown = Decimal(stored) / spec.scale / (100 if spec.kind == "percent" else 1)
    return Typed(int(shown) if shown == int(shown) else float(shown), "reported", stored)


def expected(typed: Mapping[Place, Typed]) -> dict[Place, tuple[str, int | None, str]]:
    """What the reader must say of each place."""
    return {place: (each.state, each.value, each.text) for place, each in typed.items()}


def said(reading: BookReading, given: set[str]) -> dict[Place, tuple[str, int | None, str]]:
    """What the reader says, by period, agency and field; the words of ``given`` fields, which are texts and links."""
    return {
        (value.period, value.agency, value.field): (
            value.state,
            value.value,
            value.text if value.field in given and value.state == "reported" else "",
        )
        for value in reading.values
    }


def fill_workbook(file: Path, cells: Mapping[tuple[str, int, int], Cell]) -> None:
    """Type into a file as a person would: only into cells that are open; rows and columns from 1."""
    book = openpyxl.load_workbook(file)
    for (tab, row, column), content in cells.items():
        cell: Any = book[tab].cell(row, column)
        assert not cell.protection.locked, f"{tab} {cell.coordinate} is locked"
        if content is not None:
            look = cell.number_format
            cell.value = content
            cell.number_format = look
    book.save(file)
