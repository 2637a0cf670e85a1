"""Read a folder of CSV files as one book with a tab for each file; every cell is text, as it was written."""

from __future__ import annotations

import csv
import hashlib
import io
from collections import Counter
from collections.abc import Mapping
from pathlib import Path, PurePath

from connectors.cells.raw_cell import Address, RawCell
from connectors.workbooks.limits import LARGEST_FILE, MOST_CELLS, MOST_TABS, Allowance, BookRefused
from connectors.workbooks.raw_book import RawBook, RawTab, cell_name
from connectors.workbooks.xlsx import refused

SUFFIXES = frozenset({".csv", ".tsv"})
_DELIMITERS = ",;\t"
_SAMPLE_ROWS = 30
_BYTE_ORDER_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def read_csv_book(source: Path, name: str = "") -> RawBook:
    """A folder of CSV files, or one of them, as a book. It never raises: what cannot be read is a problem."""
    name = name or source.name
    try:
        files = csv_files(source)
        if sum(file.stat().st_size for file in files) > LARGEST_FILE:
            return refused(name, "book_too_large")
        return read_csv_parts(name, {file.name: file.read_bytes() for file in files})
    except OSError:
        return refused(name, "book_unreadable")


def read_csv_parts(name: str, parts: Mapping[str, bytes]) -> RawBook:
    """The contents of CSV files by their file names as a book named ``name``; the tabs are named after the files."""
    digest = hashlib.sha256()
    allowed = Allowance(MOST_CELLS)
    tabs: list[RawTab] = []
    try:
        if len(parts) > MOST_TABS:
            raise BookRefused("book_too_large")
        for file, content in parts.items():
            digest.update(f"{file}\0{len(content)}\0".encode() + content)
            tabs.append(_tab(name, PurePath(file).stem, rows_of(content), allowed))
        if not any(tab.cells for tab in tabs):
            raise BookRefused("book_empty")
    except BookRefused as refusal:
        return refused(name, refusal.code)
    except (UnicodeError, csv.Error):
        return refused(name, "book_unreadable")
    return RawBook(name, tuple(tabs), digest.hexdigest())


def csv_files(source: Path) -> list[Path]:
    """The CSV files of a folder by name, without lock and hidden files; or the one file that is named."""
    if not source.is_dir():
        return [source]
    files = (file for file in source.iterdir() if file.suffix.lower() in SUFFIXES and file.is_file())
    return sorted(file for file in files if not file.name.startswith(("~", ".")))


def rows_of(content: bytes) -> list[list[str]]:
    """The rows of a CSV file, its encoding and delimiter found out.

    >>> rows_of("Mã;Số liệu".encode("utf-16"))
    [['Mã', 'Số liệu']]
    """
    text = decoded(content)
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) <= 5:
        return list(csv.reader(io.StringIO(rest, newline=""), delimiter=first.strip()[4:] or "\t"))
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)))


def decoded(content: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 or Windows-1258, whose letters carry their tones as marks of their own."""
    for mark, encoding in _BYTE_ORDER_MARKS.items():
        if content.startswith(mark):
            return content.decode(encoding)
    zeros = content[:2000].count(0)
    if zeros * 4 > len(content[:2000]):
        return content.decode("utf-16-le" if content[1:2000:2].count(0) * 2 > zeros else "utf-16-be")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1258")


def _delimiter(text: str) -> str:
    """The delimiter by which most rows have one and the same number of columns, the more the better."""

    def agreement(delimiter: str) -> tuple[int, int]:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        widths = Counter(len(row) for row, _ in zip(rows, range(_SAMPLE_ROWS), strict=False) if len(row) > 1)
        return max(((rows, width) for width, rows in widths.items()), default=(0, 0))

    return max(_DELIMITERS, key=agreement)


def _tab(book: str, title: str, rows: list[list[str]], allowed: Allowance) -> RawTab:
    cells: dict[tuple[int, int], RawCell] = {}
    for row, values in enumerate(rows, start=1):
        for column, value in enumerate(values, start=1):
            if value.strip():
                allowed.spend(1)
                address = Address(book, title, cell_name(row, column))
                cells[row, column] = RawCell(address, "text", text=value, plain_text_source=True)
    last_row = max((row for row, _ in cells), default=0)
    last_column = max((column for _, column in cells), default=0)
    return RawTab(title, cells, last_row, last_column, tab_id=title, book=book)
