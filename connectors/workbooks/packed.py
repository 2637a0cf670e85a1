"""Books as bytes for the ledger: a workbook as it is, a folder of CSV files as one archive that is always the same."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from connectors.workbooks.csv_folder import SUFFIXES, csv_files, read_csv_book
from connectors.workbooks.limits import LARGEST_FILE
from connectors.workbooks.raw_book import RawBook
from connectors.workbooks.xlsx import LOCK_PREFIX, read_xlsx, refused

CSV_FOLDER = "/"
_ALWAYS = (1980, 1, 1, 0, 0, 0)
_REFUSED = b"\0not read: "  # stands in place of the bytes of a file nobody can read, before the code of its problem


def stored_name(path: Path, folder: Path) -> str:
    r"""The name under which a book of ``folder`` is stored; that of a folder of CSV files ends in a slash.

    Bytes of a file's name that are no text are written as ``\xff``.
    """
    name = path.relative_to(folder).as_posix() + (CSV_FOLDER if is_folder(path) else "")
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def pack(path: Path) -> bytes:
    """The bytes of a book. The same files give the same bytes; what cannot be read gives the code of its problem."""
    try:
        files = csv_files(path) if is_folder(path) else [path]
        if not all(file.is_file() for file in files):
            return _REFUSED + b"book_unreadable"
        if sum(file.stat().st_size for file in files) > LARGEST_FILE:
            return _REFUSED + b"book_too_large"
        return _archive(files) if is_folder(path) else path.read_bytes()
    except OSError:
        return _REFUSED + b"book_unreadable"


def is_folder(path: Path) -> bool:
    """Whether a path is a folder; one that may not be looked at is none."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _archive(files: Iterable[Path]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            archive.writestr(zipfile.ZipInfo(file.name, _ALWAYS), file.read_bytes())
    return target.getvalue()


def open_packed(name: str, content: bytes) -> RawBook:
    """The book that :func:`pack` stored under ``name``; what cannot be read is a problem of the book."""
    if Path(name).name.startswith(LOCK_PREFIX):
        return refused(name, "book_office_lock")
    if content.startswith(_REFUSED):
        return refused(name, content.removeprefix(_REFUSED).decode())
    holds_files = name.endswith(CSV_FOLDER)
    if not holds_files and Path(name).suffix.lower() not in SUFFIXES:
        return read_xlsx(content, name)
    with TemporaryDirectory() as place:
        target = Path(place)
        if holds_files:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                archive.extractall(target)
            return read_csv_book(target, name)
        file = target / Path(name).name
        file.write_bytes(content)
        return read_csv_book(file, name)
