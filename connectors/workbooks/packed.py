"""Books as bytes for the ledger: a workbook as it is, a folder of CSV files as one archive that is always the same."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from connectors.workbooks.csv_folder import SUFFIXES, csv_files, read_csv_parts
from connectors.workbooks.raw_book import RawBook
from connectors.workbooks.xlsx import read_xlsx

WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls"})
CSV_FOLDER = "/"
_ALWAYS = (1980, 1, 1, 0, 0, 0)


def is_book(path: Path) -> bool:
    """Whether a path is a workbook, a CSV file, or a folder that holds CSV files; hidden files are none."""
    if path.name.startswith("."):
        return False
    if path.is_dir():
        return any(csv_files(path))
    return path.suffix.lower() in WORKBOOKS | SUFFIXES


def stored_name(path: Path) -> str:
    """The name under which a book is stored; that of a folder of CSV files ends in a slash."""
    return path.name + (CSV_FOLDER if path.is_dir() else "")


def pack(path: Path) -> bytes:
    """The bytes of a book. The same files give the same bytes."""
    if not path.is_dir():
        return path.read_bytes()
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in csv_files(path):
            archive.writestr(zipfile.ZipInfo(file.name, _ALWAYS), file.read_bytes())
    return target.getvalue()


def open_packed(name: str, content: bytes) -> RawBook:
    """The book that :func:`pack` stored under ``name``; what cannot be read is a problem of the book."""
    if name.endswith(CSV_FOLDER):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return read_csv_parts(name, {entry: archive.read(entry) for entry in archive.namelist()})
    if Path(name).suffix.lower() in SUFFIXES:
        return read_csv_parts(name, {name: content})
    return read_xlsx(content, name)
