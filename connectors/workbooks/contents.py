"""The hash of what a department typed: equal when nothing it says has changed, whoever else touched the file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from connectors.workbooks.raw_book import RawTab


def content_hash(locale: str, tabs: Sequence[RawTab]) -> str:
    """The hash of the report tabs: their titles, cells, merges and what they are bound to, and the locale.

    Not of the book's title, of widths and colours, or of the tab this system writes itself, which ``tabs`` lacks.
    """
    digest = hashlib.sha256()
    _add(digest, [locale])
    for tab in tabs:
        merges = sorted((m.first_row, m.first_column, m.last_row, m.last_column) for m in tab.merges)
        rows = sorted(tab.hidden_rows & {row for row, _ in tab.cells})
        marks = [tab.stands_for, sorted(tab.column_keys.items())]
        _add(digest, [tab.tab_id, tab.title, tab.hidden, merges, rows, marks])
        for place, cell in sorted(tab.cells.items()):
            number = "" if cell.number is None else repr(cell.number)
            _add(digest, [*place, cell.held, number, cell.text, cell.number_format, cell.formula, cell.hyperlink])
    return digest.hexdigest()


def _add(digest: hashlib._Hash, what: object) -> None:
    # JSON of escaped letters: a text with half a character in it, as Google may hold one, hashes as well.
    digest.update(json.dumps(what).encode() + b"\n")
