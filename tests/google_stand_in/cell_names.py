"""Names of cells, columns and tabs as spreadsheets write them."""

from __future__ import annotations

import re

_NEEDS_NO_QUOTES = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def cell_place(name: str) -> tuple[int, int]:
    """Row and column of a cell such as B3, counted from 0."""
    found = re.fullmatch(r"([A-Z]{1,3})(\d+)", name)
    assert found, f"{name} names no cell"
    return int(found[2]) - 1, column_number(found[1])


def column_number(name: str) -> int:
    """The column of those letters, counted from 0."""
    number = 0
    for letter in name.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def letters(column: int) -> str:
    """The letters of a column counted from 0."""
    text, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def quoted(title: str) -> str:
    """The title of a tab as it stands in a range."""
    return title if _NEEDS_NO_QUOTES.fullmatch(title) else "'" + title.replace("'", "''") + "'"
