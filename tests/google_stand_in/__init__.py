"""A stand-in for Google Sheets, Drive and its token endpoint, on loopback, for tests and for trying things by hand.

>>> from tests.google_stand_in import Book, StandIn
>>> with StandIn() as google:
...     file = google.add(Book.of("Phường Thuận Hoá", {"Năm 2026": [["Mã", "Kết quả"], ["TC01", 12]]}))
...     key = google.service_account()["token_uri"]

It calculates no formulas: ``formula("=A1*2", 24)`` carries its result. Faults are armed with ``google.faults.arm``,
requests read back from ``google.log``. What nobody could record from Google itself is marked so where it is made.
"""

from tests.google_stand_in.book import Book, Sheet
from tests.google_stand_in.cells import cell, day, error, formula, number, percent
from tests.google_stand_in.faults import Call, Drip, Hang, Page, Reset, Status, Truncate
from tests.google_stand_in.from_workbook import book_from_workbook
from tests.google_stand_in.quotas import Quotas
from tests.google_stand_in.request_log import Exchange, RequestLog
from tests.google_stand_in.server import StandIn
from tests.google_stand_in.store import ANYONE, OWNER, XLSX, File

__all__ = [
    "ANYONE",
    "OWNER",
    "XLSX",
    "Book",
    "Call",
    "Drip",
    "Exchange",
    "File",
    "Hang",
    "Page",
    "Quotas",
    "RequestLog",
    "Reset",
    "Sheet",
    "StandIn",
    "Status",
    "Truncate",
    "book_from_workbook",
    "cell",
    "day",
    "error",
    "formula",
    "number",
    "percent",
]
