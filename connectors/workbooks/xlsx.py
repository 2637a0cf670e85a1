"""Read an .xlsx workbook: typed cells with formats, formulas and results, or the problem that kept it closed."""

from __future__ import annotations

import hashlib
import lzma
import struct
import zlib
from pathlib import Path, PurePath
from zipfile import BadZipFile

from connectors.cells.raw_cell import Address
from connectors.problem_catalogue import problem
from connectors.workbooks.limits import LARGEST_FILE, MOST_CELLS, Allowance, BookRefused
from connectors.workbooks.package import Package
from connectors.workbooks.raw_book import RawBook, RawTab
from connectors.workbooks.sheet_xml import BookFacts, read_sheet

_OLD_CONTAINER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK"
_SNIFFED = 1024
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
LOCK_PREFIX = "~$"
_DAMAGE = (
    BadZipFile, zlib.error, lzma.LZMAError, struct.error, SyntaxError, ValueError, LookupError, OSError, EOFError,
    RuntimeError, ArithmeticError,
)  # fmt: skip


def read_xlsx(source: Path | bytes, name: str = "", link: str = "") -> RawBook:
    """The workbook at a path, or in memory. It never raises: what cannot be read is a problem of the book.

    ``name`` is what people call the file, by default the name of the path; ``link`` its address, when it has one.
    """
    name = name or (source.name if isinstance(source, Path) else "")
    try:
        if PurePath(name).name.startswith(LOCK_PREFIX):
            raise BookRefused("book_office_lock")
        content = source if isinstance(source, bytes) else _content(source)
        tabs = _tabs(content, name, link)
    except BookRefused as refusal:
        return refused(name, refusal.code, link)
    except _DAMAGE:
        return refused(name, "book_unreadable", link)
    return RawBook(name, tabs, hashlib.sha256(content).hexdigest(), (), link)


def refused(name: str, code: str, link: str = "") -> RawBook:
    """A book that is not read, with its problem."""
    return RawBook(name, problems=(problem(code, Address(name, link=link)),), link=link)


def _content(path: Path) -> bytes:
    if path.stat().st_size > LARGEST_FILE:
        raise BookRefused("book_too_large")
    return path.read_bytes()


def _tabs(content: bytes, name: str, link: str) -> tuple[RawTab, ...]:
    if not content:
        raise BookRefused("book_empty")
    if content.startswith(_OLD_CONTAINER):
        raise BookRefused("book_password" if _ENCRYPTED in content else "book_old_format")
    if not content.startswith(_ZIP):
        raise BookRefused("book_unreadable" if b"\0" in content[:_SNIFFED] else "book_other_kind")
    package = Package(content)
    sheets = package.sheets()
    facts = BookFacts(
        name=name,
        strings=package.strings(),
        number_formats=package.number_formats(),
        counts_from_1904=package.counts_from_1904,
        awaits_calculation=package.awaits_calculation,
        cells_allowed=Allowance(MOST_CELLS),
        link=link,
    )
    tabs = tuple(read_sheet(package, sheet, facts) for sheet in sheets)
    if not any(tab.cells for tab in tabs):
        raise BookRefused("book_empty")
    return tabs
