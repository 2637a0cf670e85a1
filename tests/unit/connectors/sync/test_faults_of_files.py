"""Faults of workbooks in a folder: formats, formulas never calculated, files that are being saved."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from connectors.ledger import Ledger
from connectors.localities import Installation
from connectors.sync import read_sync, sync_folder
from connectors.sync.gathered import Summary
from tests.unit.connectors.sync.cases import CASES
from tests.unit.connectors.sync.desk import AS_OF, COLUMNS, FIGURES, SHARE, Synced

ONE = "19753"
Sync = Callable[..., Synced]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "nộp"
    place.mkdir()
    return place


@pytest.fixture
def sync(with_share: Installation, folder: Path, tmp_path: Path) -> Iterator[Sync]:
    ledger = Ledger(tmp_path / "ledger.sqlite")

    def synced(**more: object) -> Synced:
        summary: Summary = sync_folder(ledger, with_share, folder, as_of=AS_OF, **more)  # type: ignore[arg-type]
        readings = read_sync(ledger, with_share, summary.sync, AS_OF)
        taken = ledger.visits.taken(with_share.locality.id, summary.sync)
        return Synced(summary, ledger.problems_of(summary.sync), taken, readings)

    yield synced
    ledger.close()


def write(folder: Path, figures: dict[str, object], *, name: str = "sổ.xlsx", formats: str = "") -> Path:
    """An agency's workbook with the figures of the year, as openpyxl writes it."""
    book = openpyxl.Workbook()
    about = book.worksheets[0]
    about.title = "Thông tin"
    about.append(["Mã cơ quan", ONE])
    year = book.create_sheet("2026")
    year.append([*COLUMNS])
    for key, value in figures.items():
        year.append([key, None, value])
        if formats:
            year.cell(year.max_row, 3).number_format = formats
    book.create_sheet("2026-H1")
    book.save(folder / name)
    return folder / name


def test_l02_a_percent_cell_is_a_percentage(folder: Path, sync: Sync) -> None:
    write(folder, {SHARE: 0.85}, formats="0%")
    synced = sync()
    assert synced.said(ONE, SHARE) == 8500
    assert not [row for row in synced.problems if row["cell"]]


def test_l02_without_the_format_it_is_asked_about(folder: Path, sync: Sync) -> None:
    write(folder, {SHARE: 0.85})
    synced = sync()
    assert synced.said(ONE, SHARE) == "unreadable"
    assert synced.told("percent_ambiguous")["cell"] == "C2"


@pytest.mark.parametrize("program", ["openpyxl", "xlsxwriter"])
def test_l03_a_formula_that_was_never_calculated_is_no_zero(folder: Path, sync: Sync, program: str) -> None:
    if program == "openpyxl":
        write(folder, {"so_tin": "=20+20", "so_bai": 31})
    else:
        book = xlsxwriter.Workbook(str(folder / "sổ.xlsx"))
        book.add_worksheet("Thông tin").write_row(0, 0, ["Mã cơ quan", ONE])
        year = book.add_worksheet("2026")
        for row, held in enumerate([[*COLUMNS], ["so_tin", None, "=20+20"], ["so_bai", None, 31]]):
            year.write_row(row, 0, held)
        book.close()
    synced = sync()
    assert (synced.said(ONE, "so_tin"), synced.said(ONE, "so_bai")) == ("unreadable", 31)
    told = synced.told("formula_not_calculated")
    assert (told["severity"], told["cell"], told["agency"]) == (CASES["L03"].stops, "C2", ONE)
    assert "mở" in told["message_vi"]
    assert "lưu" in told["message_vi"]


def test_l04_numbers_words_and_boxes_in_one_column_and_an_empty_tab(folder: Path, sync: Sync) -> None:
    write(folder, {"so_tin": 40, "co_so_ket": True, "co_kiem_tra": "Không", "so_ky_hieu_kh": "12/KH-UBND"})
    synced = sync()
    keys = ("so_tin", "co_so_ket", "co_kiem_tra", "so_ky_hieu_kh")
    assert [synced.said(ONE, key) for key in keys] == [40, 1, 0, 1]
    assert synced.told("tab_empty")["tab"] == "2026-H1"


class TestL07FilesBeingSaved:
    @pytest.fixture
    def being_saved(self, folder: Path, sync: Sync) -> Path:
        """A workbook that was read once and is now half written, with the lock file of Office beside it."""
        file = write(folder, dict(FIGURES))
        assert sync().said(ONE, "so_tin") == 40
        (folder / f"~${file.name}").write_bytes(b"admin")
        file.write_bytes(file.read_bytes()[:900])
        return file

    def test_it_is_tried_again_after_half_a_minute(self, being_saved: Path, sync: Sync) -> None:
        waits: list[float] = []

        def finish_saving(seconds: float) -> None:
            waits.append(seconds)
            write(being_saved.parent, {**FIGURES, "so_tin": 41}, name=being_saved.name)

        synced = sync(sleep=finish_saving)
        assert waits == [30]
        assert synced.said(ONE, "so_tin") == 41
        assert not synced.codes("book")

    def test_one_that_stays_half_written_keeps_its_last_good_copy(self, being_saved: Path, sync: Sync) -> None:
        synced = sync(sleep=lambda _: None)
        assert synced.said(ONE, "so_tin") == 40
        assert synced.told("book_unreadable")["severity"] == "book"
        assert synced.told("last_good_in_use")["severity"] == CASES["L07"].stops
        lock = synced.told("book_office_lock")
        assert (lock["severity"], lock["book"]) == (CASES["L07"].stops, f"~${being_saved.name}")

    def test_one_that_was_never_whole_is_missing(self, folder: Path, sync: Sync) -> None:
        file = write(folder, dict(FIGURES))
        file.write_bytes(file.read_bytes()[:900])
        (folder / f"~${file.name}").write_bytes(b"admin")
        assert sync(sleep=lambda _: None).said(ONE, "so_tin") is None

    def test_one_that_is_open_but_whole_is_read_without_waiting(self, folder: Path, sync: Sync) -> None:
        file = write(folder, dict(FIGURES))
        (folder / f"~${file.name}").write_bytes(b"admin")
        waits: list[float] = []
        assert sync(sleep=waits.append).said(ONE, "so_tin") == 40
        assert not waits

    def test_a_lock_that_is_gone_is_no_book_that_is_gone(self, being_saved: Path, sync: Sync) -> None:
        sync(sleep=lambda _: None)
        (being_saved.parent / f"~${being_saved.name}").unlink()
        assert "book_gone" not in sync().codes()


def test_a_file_that_is_gone_is_told_once(folder: Path, sync: Sync) -> None:
    file = write(folder, dict(FIGURES))
    sync()
    file.rename(folder / "sổ mới.xlsx")
    synced = sync()
    assert synced.said(ONE, "so_tin") == 40
    assert synced.told("book_gone")["book"] == "sổ.xlsx"
    assert "book_gone" not in sync().codes()
