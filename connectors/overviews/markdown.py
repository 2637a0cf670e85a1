"""Tables of the pages of Markdown that are made from the data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rubric.text import Text


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    r"""A table with a heading; bars and line breaks inside a cell are kept from ending it.

    >>> print(table(["a", "b"], [["1|2", "x"]]))
    | a | b |
    |---|---|
    | 1\|2 | x |
    <BLANKLINE>
    """
    lines = [_line(head), "|" + "---|" * len(head), *map(_line, rows)]
    return "\n".join(lines) + "\n"


def both(text: Text) -> str:
    """Vietnamese, with English under it in the same cell."""
    return f"{text.vi}<br>*{text.en.replace('*', '·')}*"


def _line(cells: Sequence[str]) -> str:
    escaped = (cell.replace("|", r"\|").replace("\n", "<br>") for cell in cells)
    return f"| {' | '.join(escaped)} |"
