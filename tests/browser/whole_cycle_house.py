"""A commune's installation for the whole cycle: real parts all of them, its books as Google Sheets on loopback.

The books are the illustration's without their slips but one, which the agency itself will find and mend.
"""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
from collections.abc import Generator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Browser, Page

from connectors.access.visitors import Role
from connectors.ledger import Account, Ledger, NewDecision
from connectors.localities import load
from connectors.release.keys import PUBLIC_FILE
from connectors.samples import make_samples
from connectors.samples.registering import write_sample_register
from connectors.verification.records import Verdict
from dev_environment import PYTHON, ROOT
from tests.google_stand_in import StandIn, book_from_workbook
from tests.login_service import WithLogin, login_service, served_with_login

LOCALITY, YEAR = "hoang-van-thu", 2026
OFFICE, NEIGHBOUR = "hvt-phong-kinh-te", "hvt-van-phong"
NOW = datetime(2026, 12, 31, 2, tzinfo=UTC)  # the day that the illustration's books speak of
WAIT = 60_000
PEOPLE: dict[str, tuple[Role, str]] = {
    "can-bo": ("agency", OFFICE),
    "truong-phong": ("agency_leader", OFFICE),
    "tham-dinh": ("verifier", ""),
    "tham-dinh-hai": ("second_verifier", ""),
    "tham-dinh-ba": ("second_verifier", ""),
    "quan-tri": ("administrator", ""),
}
# Every slip of the illustration but the office's own: the cell, and what should have been typed; None: an empty row.
MENDED = {
    "minh-hoa-hvt-thon-09.xlsx": [("D2", 6)],
    "minh-hoa-hvt-truong-03.xlsx": [("A17", None)],
    "minh-hoa-so-theo-doi-thon.xlsx": [("C5", 20), ("O7", 1), ("B11", None)],
}


@dataclass
class House:
    """The installation: the dashboard, what stands in for Google, the folder of everything else."""

    dashboard: WithLogin
    google: StandIn
    folder: Path
    books: dict[str, str]
    environment: dict[str, str]

    @property
    def ledger(self) -> closing[Ledger]:
        """The ledger, to be closed."""
        return closing(Ledger(self.dashboard.var / "ledger.sqlite"))

    def command(self, *words: str | Path, exits: int = 0) -> str:
        """Run ``thuocdo`` as the department does at a terminal; what it printed."""
        command = [str(PYTHON), "-m", "connectors.command_line", *map(str, words)]
        environment = {**os.environ, **self.environment}
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == exits, done.stdout + done.stderr
        return done.stdout

    def page_of(self, browser: Browser, person: str, path: str) -> Page:
        """A browser of its own for a person, logged in at the login service, on a page."""
        page = browser.new_context(locale="vi-VN", viewport={"width": 1280, "height": 1000}).new_page()
        page.set_default_timeout(WAIT)
        page.route("**/cdn.jsdelivr.net/**", lambda route: route.abort())
        page.goto(f"{self.dashboard.address}/{path}")
        page.get_by_role("button", name="Đăng nhập").first.click()
        page.get_by_placeholder("sub").fill(f"{person}@example.vn")
        page.get_by_role("button", name="Authorize").click()
        page.wait_for_url(f"{self.dashboard.address}/**")
        return page

    def accept_the_rest(self) -> int:
        """Verifiers decide on every claim that is left, through the ledger as their page does; how many."""
        from connectors.cycle import year_state

        hue = load(LOCALITY, YEAR, self.folder / "data")
        with self.ledger as ledger:
            latest = ledger.latest_sync(LOCALITY)
            assert latest
            state = year_state(ledger, hue, latest.id, NOW)
            values = {(v.agency, v.period, v.field): v for reading in state.readings for v in reading.values}
            new: list[NewDecision] = []
            newest = ledger.decisions.newest(LOCALITY)
            for claim in state.verified.undecided:
                verdict: Verdict = "accept" if values[claim.key].state == "reported" else "reject"
                before = newest.get(claim.key)
                new.append(
                    NewDecision(
                        LOCALITY,
                        *claim.key,
                        claim.hash,
                        verdict,
                        reason="không có số liệu để chấp nhận",
                        expected_previous=before.number if before else 0,
                    )
                )
            ledger.decisions.decide(new, "to-tham-dinh@example.vn", NOW)
            return len(new)


@contextmanager
def house(folder: Path, google: StandIn) -> Generator[House]:
    """Build it: books, register, accounts, key, data; and serve it."""
    data = folder / "data"
    shutil.copytree(ROOT / "data", data)
    (data / "localities" / LOCALITY / "publication.yaml").write_text("proposed_set: warns\n", encoding="utf-8")
    verification = data / "localities" / LOCALITY / "verification.yaml"
    typed = verification.read_text(encoding="utf-8")
    assert "deadline_lock: true" in typed
    verification.write_text(typed.replace("deadline_lock: true", "deadline_lock: false"), encoding="utf-8")
    var = folder / "var"
    environment = {
        "THUOCDO_VAR": str(var),
        "THUOCDO_DATA": str(data),
        "THUOCDO_LOCALITY": LOCALITY,
        "THUOCDO_REGISTRY": str(folder / "so-bang-tinh.csv"),
        "THUOCDO_GOOGLE_URL": google.address,
        "THUOCDO_GOOGLE_KEY_FILE": str(google.key_file(folder)),
        "THUOCDO_RELEASE_KEY": str(folder / "keys" / PUBLIC_FILE),
        "THUOCDO_NOW": NOW.isoformat(),
    }
    books = _books(folder, google)
    with login_service() as service, served_with_login(var, service, **environment) as dashboard:
        built = House(dashboard, google, folder, books, environment)
        built.command("keys", "new", "--to", folder / "keys")
        built.command("sync")
        with built.ledger as ledger:
            for person, (role, agency) in PEOPLE.items():
                ledger.accounts.grant(Account(f"{person}@example.vn", role, agency, LOCALITY), "tests", NOW)
        yield built


def _books(folder: Path, google: StandIn) -> dict[str, str]:
    """The books on the stand-in, and the register that names them; file ids by the name of the book."""
    place, register = load(LOCALITY, YEAR), folder / "so-bang-tinh.csv"
    make_samples(place, folder / "books")
    write_sample_register(place, register)
    books: dict[str, str] = {}
    for file in sorted((folder / "books").glob("*.xlsx")):
        books[file.name] = google.add(book_from_workbook(file)).file_id
        with google.store.edit(books[file.name]) as book:
            for cell, value in MENDED.get(file.name, ()):
                if value is None:
                    book[str(YEAR)].rows[int(cell[1:]) - 1] = ()
                else:
                    book[str(YEAR)].put(cell, value)
    with register.open(encoding="utf-8", newline="") as source:
        rows = list(csv.reader(source))
    linked = [[f"https://docs.google.com/spreadsheets/d/{books[c]}/edit" if c in books else c for c in r] for r in rows]
    with register.open("w", encoding="utf-8", newline="") as target:
        csv.writer(target).writerows(linked)
    return books
