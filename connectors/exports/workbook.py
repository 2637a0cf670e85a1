"""Workbooks for people: typed text stays text, whatever it looks like, and the same content gives the same bytes."""

from __future__ import annotations

import io
from collections.abc import Generator
from contextlib import contextmanager
from datetime import datetime

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from connectors.exports.text import cell_text, web_link

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_LINKED_ROWS = 60_000  # a sheet takes 65,530 links; one column of a sheet has them
_RAW_START, _RAW_END = "<r>", "</r>"  # what XlsxWriter takes for its own markup and writes as it is


@contextmanager
def new_book(target: io.BytesIO, created: datetime | None = None) -> Generator[xlsxwriter.Workbook]:
    """A workbook that is written to ``target`` at the end; ``created`` is the only time it carries."""
    with xlsxwriter.Workbook(target, _OPTIONS) as book:
        if created is not None:
            book.set_properties({"created": created.replace(tzinfo=None)})
        yield book


def write_text(
    sheet: Worksheet, row: int, column: int, text: str, look: Format | None = None, *, linked: bool = False
) -> None:
    """Write text as text: never a formula, never markup; a link only where ``linked``, and to the web alone."""
    said = cell_text(text)
    link = web_link(text) if linked and row < _LINKED_ROWS else None
    if link is not None:
        sheet.write_url(row, column, link, look, said)
    elif said.startswith(_RAW_START) and said.endswith(_RAW_END):
        sheet.write_rich_string(row, column, said[0], said[1], said[2:], *([look] if look else []))
    else:
        sheet.write_string(row, column, said, look)
