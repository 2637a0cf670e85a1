"""A small house for the page of one's own agency: two agencies' books, read into a ledger of its own."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl

from connectors.cycle import YearState, year_state
from connectors.ledger import Decision, Ledger, NewDecision
from connectors.ledger.decisions import Verdict
from connectors.localities import load
from connectors.runs import SAMPLES, latest_run
from connectors.sync import sync_folder

OURS, OTHER = "hue-so-noi-vu", "hue-so-tu-phap"
BEFORE, AFTER = "2026-11-20T03:00:00+00:00", "2026-12-20T03:00:00+00:00"  # inputs of a department lock on 19/12
TRICKY = "khoảng 80 [xem](javascript:alert(1)) ![x](http://evil.example/p.png) <img src=x onerror=alert(1)>"
FIGURES = {"tong_cbccvc": 200, "so_duoc_pho_bien": 180, "so_tin": TRICKY, "kp_du_toan": 100, "kp_giai_ngan": 80}
OWN_SCORES = {"D1": 6, "A2": 0}
Row = list[str | int | None]


@dataclass(frozen=True)
class House:
    """Where the books and the ledger are."""

    place: Path

    @property
    def var(self) -> Path:
        """The runtime folder."""
        return self.place / "var"

    def ledger(self) -> Ledger:
        """The ledger; close it."""
        return Ledger(self.var / "ledger.sqlite")

    def write(self, agency: str, figures: Mapping[str, str | int], own: Mapping[str, int] | None = None) -> None:
        """Write an agency's book."""
        book = openpyxl.Workbook()
        about = book.worksheets[0]
        about.title = "Thông tin"
        about.append(["Mã cơ quan", agency])
        rows: list[Row] = [["Mã", "Chỉ tiêu", "Số liệu"], *([key, None, value] for key, value in figures.items())]
        scores: list[Row] = [["Mã", "Tiêu chí", "Điểm tự chấm"], *([key, None, n] for key, n in (own or {}).items())]
        for title, lines in (("2026", rows), ("Tự chấm 2026", scores)):
            sheet = book.create_sheet(title)
            for line in lines:
                sheet.append(line)
        folder = self.place / "so"
        folder.mkdir(exist_ok=True)
        book.save(folder / f"{agency}.xlsx")

    def sync(self, ended: str = "") -> None:
        """Read the books; ``ended`` is when the sync shall have ended."""
        with closing(self.ledger()) as ledger:
            sync_folder(ledger, load("hue", 2026), self.place / "so", as_of=date(2026, 12, 31), source=SAMPLES)
        if not ended:
            return
        moment = datetime.fromisoformat(ended).astimezone(UTC).replace(tzinfo=None)
        with closing(sqlite3.connect(self.var / "ledger.sqlite")) as connection, connection:
            connection.execute("drop trigger if exists sync_ends_no_update")  # only so can a day pass here
            newest = "(select max(sync_id) from sync_ends)"
            connection.execute(f"update sync_ends set ended_at = ? where sync_id = {newest}", (str(moment),))

    def state(self, now: str = BEFORE) -> YearState:
        """The state of the year."""
        run = latest_run("hue")
        assert run is not None
        with closing(self.ledger()) as ledger:
            return year_state(ledger, load("hue", 2026), run.sync, datetime.fromisoformat(now))

    def decide(
        self, field: str, verdict: Verdict, accepted: str | None = None, *, reason: str = "", at: str = BEFORE
    ) -> Decision:
        """Have a verifier decide on our claim of a field, as it stands."""
        claims = {claim.field: claim for claim in self.state().verified.claims if claim.agency == OURS}
        claim = claims[field]
        new = NewDecision("hue", OURS, claim.period, field, claim.hash, verdict, accepted, reason)
        with closing(self.ledger()) as ledger:
            (kept,) = ledger.decisions.decide([new], "tham-dinh@minh-hoa.example", datetime.fromisoformat(at))
        return kept


def make_house(place: Path) -> House:
    """Two books, read once, before the deadline."""
    house = House(place)
    house.write(OURS, FIGURES, OWN_SCORES)
    house.write(OTHER, {"tong_cbccvc": 300, "so_duoc_pho_bien": 299, "so_tin": 7})
    house.sync(BEFORE)
    return house
