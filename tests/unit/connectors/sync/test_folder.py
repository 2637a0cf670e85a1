"""Syncing a folder: whatever stands in it, everything that can be read is, and the rest is told."""

import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from connectors.ledger import Ledger
from connectors.localities import Installation, load
from connectors.sync import read_sync, sync_folder
from connectors.workbooks import packed

AS_OF = date(2026, 12, 31)
Codes = Callable[[], dict[str, list[str]]]


@pytest.fixture(scope="module")
def hue() -> Installation:
    return load("hue", 2026)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "nộp"
    place.mkdir()
    book = openpyxl.Workbook()
    about = book.worksheets[0]
    about.title = "Thông tin"
    about.append(["Mã cơ quan", "19753"])
    year = book.create_sheet("2026")
    year.append(["Mã", "Chỉ tiêu", "Số liệu", "Đường dẫn minh chứng", "Số, ký hiệu văn bản"])
    year.append(["so_thon_to", None, 12])
    book.save(place / "tốt.xlsx")
    return place


@pytest.fixture
def codes(hue: Installation, folder: Path, tmp_path: Path) -> Iterator[Codes]:
    ledger = Ledger(tmp_path / "ledger.sqlite")

    def synced() -> dict[str, list[str]]:
        number = sync_folder(ledger, hue, folder, as_of=AS_OF).sync
        again = {reading.book: [p.code for p in reading.problems] for reading in read_sync(ledger, hue, number, AS_OF)}
        stored = {each["code"] for each in ledger.problems_of(number)}
        assert {code for found in again.values() for code in found} == stored
        return again

    yield synced
    ledger.close()


def test_owed_periods_without_a_tab_are_told(codes: Codes) -> None:
    assert codes()["tốt.xlsx"].count("tab_missing") == 2


def test_entries_that_cannot_be_read_keep_no_book_from_being_read(
    folder: Path, codes: Codes, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "đứt.xlsx").symlink_to(folder / "không có.xlsx")
    (folder / "vòng.xlsx").symlink_to(folder / "vòng.xlsx")
    os.mkfifo(folder / "ống.xlsx")
    (folder / "kín.xlsx").write_bytes(b"PK")
    (folder / "to.xlsx").write_bytes(b"PK" + b"\0" * 30_000)
    (folder / "sub").mkdir()
    (folder / "sub" / "~$tốt.xlsx").write_bytes(b"admin")
    (folder / "khóa").mkdir()
    (folder / "lặp").symlink_to(folder)
    monkeypatch.setattr(packed, "LARGEST_FILE", 20_000)
    read_bytes, iterdir = Path.read_bytes, Path.iterdir

    def guarded_read(path: Path) -> bytes:
        if path.name == "kín.xlsx":
            raise PermissionError(path)
        return read_bytes(path)

    def guarded_list(path: Path) -> Iterator[Path]:
        if path.name == "khóa":
            raise PermissionError(path)
        return iterdir(path)

    monkeypatch.setattr(Path, "read_bytes", guarded_read)
    monkeypatch.setattr(Path, "iterdir", guarded_list)
    found = codes()
    assert "tab_missing" in found.pop("tốt.xlsx")
    assert found == {
        "đứt.xlsx": ["book_unreadable"], "vòng.xlsx": ["book_unreadable"], "ống.xlsx": ["book_unreadable"],
        "kín.xlsx": ["book_unreadable"], "to.xlsx": ["book_too_large"], "sub/~$tốt.xlsx": ["book_office_lock"],
        "khóa/": ["book_unreadable"],
    }  # fmt: skip


def test_a_name_that_is_no_text_is_stored_all_the_same(folder: Path, codes: Codes) -> None:
    Path(os.fsdecode(os.fsencode(folder) + b"/s\xff.xlsx")).write_bytes(b"")
    assert codes()["s\\xff.xlsx"] == ["book_empty"]
