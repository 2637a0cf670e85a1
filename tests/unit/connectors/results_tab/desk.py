"""An installation at work against the stand-in: books it may write into, a register of them, a ledger."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from connectors.google.addresses import RESULT_TAB_ID, book_link
from connectors.google.client import SheetsHTTPClient
from connectors.ledger import Ledger
from connectors.localities import Installation
from connectors.results_tab.all_books import Tally, write_results
from connectors.sync.gathered import Summary
from connectors.sync.online import OnlineSource, sync_online
from tests.google_stand_in import Book, File, Sheet, StandIn
from tests.google_stand_in.cells import Plain

AS_OF = date(2026, 12, 31)
INDUSTRY, HEALTH = "hue-so-cong-thuong", "hue-so-yte"
ANSWERED = "D2"


def report(agency: str, answered: Plain, title: str = "Báo cáo") -> Book:
    """An agency's book with two figures; ``answered`` stands in cell D2, where a count belongs."""
    about = [["Mã cơ quan", agency]]
    heading = ["Mã", "Chỉ tiêu", "Đơn vị tính", "Số liệu"]
    figures = [heading, ["so_tra_loi_dung_han", None, None, answered], ["so_vb_long_ghep", None, None, 1]]
    return Book.of(title, {"Thông tin": about, "2026": figures})


@dataclass
class Desk:
    """Whoever runs the installation."""

    google: StandIn
    http: SheetsHTTPClient
    installation: Installation
    folder: Path
    ledger: Ledger = field(init=False)

    def __post_init__(self) -> None:
        self.ledger = Ledger(self.folder / "ledger.sqlite")
        self._rows: list[list[str]] = []

    @property
    def register(self) -> Path:
        return self.folder / "so-bang-tinh.csv"

    def add(self, agency: str, book: Book, role: str = "writer") -> File:
        """Put a book into Drive, shared with the installation, and into the register."""
        file = self.google.add(book, role)
        self._rows.append([book_link(file.file_id), agency])
        with self.register.open("w", encoding="utf-8", newline="") as target:
            csv.writer(target).writerows([["Đường dẫn", "Mã cơ quan"], *self._rows])
        return file

    def sync(self, as_of: date = AS_OF) -> Summary:
        where = OnlineSource(str(self.register), self.http, self.google.email, full_read="never")
        return sync_online(self.ledger, self.installation, where, as_of=as_of)

    def write(self, *, asks_again: bool = False) -> Tally:
        """Write what the newest complete sync found."""
        latest = self.ledger.latest_sync("hue")
        assert latest
        return write_results(
            self.ledger, self.installation, latest.id, self.http, account=self.google.email, asks_again=asks_again
        )

    def round(self) -> Tally:
        """A sync with its results written, as ``thuocdo sync --write-results`` does it."""
        self.sync()
        return self.write()

    def asked(self, kind: str) -> int:
        """How many requests of a kind there were since this was asked last."""
        found = len(self.google.log.of(kind))
        self.google.log.clear()
        return found

    def problems(self) -> list[str]:
        latest = self.ledger.latest_sync("hue")
        assert latest
        return [row["code"] for row in self.ledger.problems_of(latest.id)]


def own_tab(file: File) -> Sheet:
    """The tab that the installation wrote."""
    assert file.book
    sheet = file.book.sheet_with_id(RESULT_TAB_ID)
    assert sheet
    return sheet


def has_own_tab(file: File) -> bool:
    assert file.book
    return file.book.sheet_with_id(RESULT_TAB_ID) is not None


def texts(sheet: Sheet) -> list[list[str]]:
    """What stands in a tab, without blanks at the ends of rows; fails when anything but text does."""
    rows = [[_text(cell) for cell in row] for row in sheet.rows]
    for row in rows:
        while row and not row[-1]:
            row.pop()
    return rows


def _text(cell: dict[str, Any]) -> str:
    entered = cell.get("userEnteredValue", {})
    assert set(entered) <= {"stringValue"}, entered
    return entered.get("stringValue", "")


def row_of(rows: Iterable[list[str]], first: str) -> list[str]:
    """The first row that begins with a text."""
    return next(row for row in rows if row and row[0] == first)
