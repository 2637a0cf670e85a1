"""The catalogue of problems: a stable code for each, with its sentence, what is expected and one example."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from connectors.cells.raw_cell import Address
from connectors.cells.secrets import masked
from connectors.cells.writing import write_date, write_number
from connectors.problem import Problem
from connectors.problem_sentences.answers import ANSWERS
from connectors.problem_sentences.books import BOOKS
from connectors.problem_sentences.entry import Entry
from connectors.problem_sentences.figures import FIGURES
from connectors.problem_sentences.google import GOOGLE
from connectors.problem_sentences.structure import STRUCTURE
from connectors.problem_sentences.syncing import SYNCING
from connectors.problem_sentences.templates import TEMPLATES
from rubric.text import Text

CATALOGUE: Mapping[str, Entry] = MappingProxyType(
    {**FIGURES, **ANSWERS, **BOOKS, **STRUCTURE, **GOOGLE, **SYNCING, **TEMPLATES}
)
LONGEST_FOUND = 60


def problem(
    code: str,
    address: Address,
    /,
    *,
    found: str = "",
    example: str = "",
    agency: str = "",
    period: str = "",
    field: str = "",
    **values: object,
) -> Problem:
    """The problem ``code`` at ``address``, its templates filled in.

    The message says by itself what was found, where, and what to do; ``found`` (at most 60 characters),
    ``expected`` and ``example`` repeat its parts for tables. ``values`` are the placeholders of the entry:
    numbers, days and ``Text`` are written in the language of the sentence, anything else as it is.
    KeyError for a code or a placeholder that the catalogue or the call does not have.

    >>> problem("tab_hidden", Address("Phú Xuân.xlsx", "Nhóm A")).severity.value
    'warning'
    """
    entry = CATALOGUE[code]
    found, example = clip(masked(found)), example or entry.example
    given = {"book": address.book, "tab": address.tab, "found": found, "example": example, "period": period}
    absent = entry.placeholders - given.keys() - values.keys() - {"where"}
    if absent:
        raise KeyError(f"problem {code} needs {', '.join(sorted(absent))}")
    words = {**given, **values}
    return Problem(
        code=code,
        severity=entry.severity,
        address=address,
        message=_filled(entry.message, address, words),
        found=found,
        expected=None if entry.expected is None else _filled(entry.expected, address, words),
        example=example,
        agency=agency,
        period=period,
        field=field,
    )


def clip(found: str) -> str:
    """``found`` on one line, at most 60 characters, the rest shown as ``…``."""
    line = " ".join(found[: 10 * LONGEST_FOUND].split())
    return line if len(line) <= LONGEST_FOUND else line[: LONGEST_FOUND - 1] + "…"


def _filled(template: Text, address: Address, words: Mapping[str, object]) -> Text:
    cell = address.cell
    vi = {"where": f"Ô {cell}" if cell else "Ô này"}
    en = {"where": f"Cell {cell}" if cell else "This cell"}
    return Text(
        vi=template.vi.format_map(vi | {name: _said(value, "vi") for name, value in words.items()}),
        en=template.en.format_map(en | {name: _said(value, "en") for name, value in words.items()}),
    )


def _said(value: object, language: str) -> str:
    match value:
        case Text():
            return value.in_(language)
        case date():
            return write_date(value)
        case bool():
            return str(value)
        case Decimal() | int():
            return write_number(value, language)
        case list() | tuple():
            return "; ".join(_said(item, language) for item in value)
        case _:
            return masked(str(value))
