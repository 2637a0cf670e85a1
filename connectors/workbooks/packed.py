"""Books as bytes for the ledger: a workbook as it is, a folder of CSV files as one archive that is always the same."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

from connectors.workbooks.csv_folder import SUFFIXES, csv_files, read_csv_book
from connectors.workbooks.raw_book import RawBook
from connectors.workbooks.xlsx import read_xlsx

CSV_FOLDER = "/"
_ALWAYS = (1980, 1, 1, 0, 0, 0)


def stored_name(path: Path, folder: Path) -> str:
    """The name under which a book of ``folder`` is stored; that of a folder of CSV files ends in a slash."""
    return path.relative_to(folder).as_posix() + (CSV_FOLDER if path.is_dir() else "")


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
    is_folder = name.endswith(CSV_FOLDER)
    if not is_folder and Path(name).suffix.lower() not in SUFFIXES:
        return read_xlsx(content, name)
    with TemporaryDirectory() as place:
        target = Path(place)
        if is_folder:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                archive.extractall(target)
            return read_csv_book(target, name)
        file = target / Path(name).name
        file.write_bytes(content)
        return read_csv_book(file, name)
