"""A stand-in for Google Sheets, Drive and its token endpoint, on loopback, for tests and for trying things by hand.

>>> with StandIn() as google:
...     file = google.add(Book.of("Phường Thuận Hoá", {"Năm 2026": [["Mã", "Kết quả"], ["TC01", percent(0.85)]]}))
...     content_of_a_key_file = google.service_account()
...     armed = google.faults.arm(Status(503), file.file_id, times=2)
...     with google.store.edit(file.file_id) as book:
...         book["Năm 2026"].put("B2", "85,5")
...     reads = google.log.of("read", spreadsheet=file.file_id)

It calculates no formulas: ``formula("=A1*2", 24)`` carries its result. It has the words of Google's answers where they
are publicly known. Believed only, and to be confirmed on a real account: that the quota's minute slides, that a URL may
have 8,192 characters, how titles with Vietnamese letters are quoted in ranges, that a blank cell is shown when it has a
format, and the sentences about protected cells, sheet ids that are taken, the last visible sheet and developer metadata
that is incomplete.
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
