"""Syncing from the page, in a browser: progress is seen, and then the new state without a reload."""

import csv
import os
import re
import sqlite3
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dev_environment import PYTHON, ROOT
from tests.browser.roles import play
from tests.conftest import served
from tests.google_stand_in import StandIn, book_from_workbook

WAIT = 60_000
AGENCIES = ("hue-so-noi-vu", "hue-so-tai-chinh", "hue-so-tu-phap")


@pytest.fixture
def registered(sample_var: Path, google: StandIn, tmp_path: Path) -> dict[str, str]:
    """The environment of an installation with three registered books that were read on 2 January."""
    rows = [["Đường dẫn", "Mã cơ quan"]]
    for agency in AGENCIES:
        file = google.add(book_from_workbook(sample_var / "samples" / "hue" / f"minh-hoa-{agency}.xlsx"))
        rows.append([f"https://docs.google.com/spreadsheets/d/{file.file_id}/edit", agency])
    register = tmp_path / "so-bang-tinh.csv"
    with register.open("w", encoding="utf-8", newline="") as target:
        csv.writer(target).writerows(rows)
    environment = {
        "THUOCDO_VAR": str(tmp_path / "var"),
        "THUOCDO_REGISTRY": str(register),
        "THUOCDO_GOOGLE_URL": google.address,
        "THUOCDO_GOOGLE_KEY_FILE": str(google.key_file(tmp_path)),
        "THUOCDO_SAMPLE_DATA": "1",
    }
    command = [PYTHON, "-m", "connectors.command_line", "sync", "--as-of", "2026-12-31"]
    subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, check=True, stdout=subprocess.DEVNULL)
    with sqlite3.connect(tmp_path / "var" / "ledger.sqlite") as connection:
        connection.execute("drop trigger sync_ends_no_update")  # only so can a day pass here
        connection.execute("update sync_ends set ended_at = '2026-01-02 03:04:05.000000'")
    return environment


def test_a_sync_from_the_page_shows_progress_and_then_the_new_time(
    registered: dict[str, str], google: StandIn, page: Page
) -> None:
    environment = {key: value for key, value in registered.items() if key != "THUOCDO_VAR"}
    with served(Path(registered["THUOCDO_VAR"]), **environment) as address:
        page.goto(f"{address}/suc-khoe-du-lieu")
        play(page, "Quản trị")
        last = page.locator(".sync")
        expect(last).to_contain_text("02/01/2026 10:04", timeout=WAIT)
        expect(last).to_contain_text("3 sổ đọc mới")
        google.latency = 1.5
        changed, *_ = google.store.files
        with google.store.edit(changed) as book:
            book["Thông tin"].put("F30", "ghi chú")
        page.get_by_role("button", name="Đồng bộ ngay").click()
        expect(page.get_by_text(re.compile(r"đã đọc [012]/3 bảng tính"))).to_be_visible(timeout=WAIT)
        expect(page.get_by_role("button", name="Đồng bộ ngay")).to_be_disabled()
        expect(last).to_contain_text("1 sổ đọc mới, 2 sổ không đổi", timeout=WAIT)
        expect(last).not_to_contain_text("02/01/2026")
        page.get_by_role("button", name="Đồng bộ ngay").click()
        expect(page.get_by_text(re.compile(r"hãy đợi \d+ giây"))).to_be_visible(timeout=WAIT)
