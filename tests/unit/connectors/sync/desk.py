"""A department at its desk: agencies' books at the stand-in for Google, a register of books, a ledger, real syncs."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from connectors.figures import Figures, assemble
from connectors.google.addresses import book_link
from connectors.google.client import SheetsHTTPClient
from connectors.google.credentials import Identity, connect, from_key_file
from connectors.google.pacing import Lane, Pace, pacers
from connectors.google.patience import Patience
from connectors.ledger import Ledger, TakenBook
from connectors.localities import Installation
from connectors.registry import ONLINE
from connectors.reported import BookReading, ReportedValue
from connectors.sync import read_sync
from connectors.sync.gathered import Summary
from connectors.sync.online import OnlineSource, sync_online
from tests.google_stand_in import Book, File, StandIn
from tests.google_stand_in.cells import Plain

AS_OF = date(2026, 12, 31)
NIMBLE = Patience(connect=1, read=0.4, attempt=0.6, total=2.5, tries=3, first_wait=0.01, longest_wait=0.02, pause=0.05)
COLUMNS = ("Mã", "Chỉ tiêu", "Số liệu", "Đường dẫn minh chứng", "Số, ký hiệu văn bản")
FIGURES: Mapping[str, Plain] = {
    "so_tin": 40, "so_bai": 31, "so_video": 12, "so_cuoc": 7, "so_thon_to": 20, "so_thon_co_he_thong": 15,
}  # fmt: skip
REGISTER_COLUMNS = ("Đường dẫn", "Loại sổ", "Mã cơ quan", "Cơ quan", "Khối", "Kỳ báo cáo")
YEAR = "2026"
SHARE = "ty_le_thu"


def field_rows(figures: Mapping[str, Plain], columns: Sequence[str] = COLUMNS) -> list[list[Plain]]:
    """A tab of an agency's book: the header and a row for each figure, its value in C2, C3 and so on."""
    return [[*columns], *([key, None, value] for key, value in figures.items())]


def agency_book(
    code: str, figures: Mapping[str, Plain] = FIGURES, title: str = "", **tabs: Mapping[str, Plain]
) -> Book:
    """A small book of an agency, with the tab of the year and others named as ``H1`` for ``2026-H1``."""
    held: dict[str, Iterable[Iterable[Plain]]] = {"Thông tin": [["Mã cơ quan", code]], YEAR: field_rows(figures)}
    held |= {f"{YEAR}-{name}": field_rows(content) for name, content in tabs.items()}
    book = Book.of(title or f"Sổ của {code}", held)
    for sheet in book.sheets:
        sheet.properties["gridProperties"] = {"rowCount": 60, "columnCount": 12}
    return book


@dataclass(frozen=True)
class Synced:
    """What one sync left in the ledger."""

    summary: Summary
    problems: list[dict[str, Any]]
    taken: Mapping[str, TakenBook]
    readings: list[BookReading]

    def codes(self, severity: str = "") -> list[str]:
        """The codes of its problems, of one severity or all."""
        return [each["code"] for each in self.problems if severity in {"", each["severity"]}]

    def told(self, code: str) -> dict[str, Any]:
        """The one problem of a code."""
        found = [each for each in self.problems if each["code"] == code]
        assert len(found) == 1, f"{code} is told {len(found)} times, beside {sorted(self.codes())}"
        return found[0]

    def value(self, agency: str, key: str, period: str = YEAR) -> ReportedValue | None:
        """The figure of an agency, None when there is none."""
        values = (value for reading in self.readings for value in reading.values)
        return next((v for v in values if (v.agency, v.field, v.period) == (agency, key, period)), None)

    def said(self, agency: str, key: str, period: str = YEAR) -> int | str | None:
        """The stored integer of a figure, or its state when it has none."""
        value = self.value(agency, key, period)
        return None if value is None else value.value if value.state == "reported" else value.state


@dataclass
class Desk:
    """A register of books, a ledger, and an account at the stand-in."""

    google: StandIn
    installation: Installation
    var: Path
    http: SheetsHTTPClient
    ledger: Ledger
    identity: Identity
    rows: list[Sequence[str]] = field(default_factory=list[Sequence[str]])

    @property
    def register(self) -> Path:
        """The register of books as a file."""
        return self.var / "so-bang-tinh.csv"

    def write_register(self, rows: Iterable[Sequence[str]] | None = None) -> Path:
        """Write the register, of the books that were added unless rows are given."""
        with self.register.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows([REGISTER_COLUMNS, *(self.rows if rows is None else rows)])
        return self.register

    def add(self, book: Book, agency: str, *, period: str = "") -> File:
        """Put a book into Drive, share it, and register it for an agency."""
        file = self.google.add(book)
        self.rows.append([book_link(file.file_id), "Cơ quan", agency, "", "", period])
        return file

    def add_agencies(self, codes: Iterable[str], figures: Mapping[str, Plain] = FIGURES) -> dict[str, File]:
        """A small book for each of several agencies."""
        return {code: self.add(agency_book(code, figures), code) for code in codes}

    def sync(
        self,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        http: SheetsHTTPClient | None = None,
        **options: Any,
    ) -> Synced:
        """One sync of everything registered, and what it left."""
        on_progress = options.pop("on_progress", None)
        if "register" not in options:
            options["register"] = str(self.write_register())
        where = OnlineSource(http=http or self.http, account=self.identity.account, **options)
        summary = sync_online(
            self.ledger, self.installation, where, as_of=AS_OF, on_progress=on_progress, now=now,
            cache=self.var / "cache",
        )  # fmt: skip
        return self.synced(summary)

    def synced(self, summary: Summary) -> Synced:
        """What a sync left in the ledger."""
        return Synced(
            summary,
            self.ledger.problems_of(summary.sync),
            self.ledger.visits.taken(self.installation.locality.id, summary.sync),
            read_sync(self.ledger, self.installation, summary.sync, AS_OF, cache=self.var / "cache"),
        )

    def figures(self, synced: Synced) -> Figures:
        """What the rules would score."""
        return assemble(self.installation, synced.readings, as_of=AS_OF, years=[AS_OF.year])

    def reads(self, file: File | None = None) -> int:
        """How many reads of the quota were asked for so far, of one book or all."""
        return len(self.google.log.of("read", spreadsheet=file.file_id if file else ""))


def ledger_name(file: File) -> str:
    """The name of a book in the ledger."""
    return f"{ONLINE}{file.file_id}"


def signed_in(
    google: StandIn, folder: Path, patience: Patience = NIMBLE, **more: Any
) -> tuple[SheetsHTTPClient, Identity]:
    """The real client, as the service account of the stand-in."""
    identity = from_key_file(google.key_file(folder), **more)
    unpaced = Pace(pacers(dict.fromkeys(Lane, 10**6)))
    http = connect(identity, patience=patience, pace=unpaced, stand_in=google.address).http_client
    assert isinstance(http, SheetsHTTPClient)
    return http, identity
