"""The register of books at the time of a sync: read anew, or the last one when it cannot be had or lost its rows."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from connectors.google.addresses import book_link
from tests.google_stand_in import Book, File, Status
from tests.unit.connectors.sync.desk import REGISTER_COLUMNS, Desk, agency_book, ledger_name

ONE, OTHER = "19753", "19774"


@pytest.fixture
def files(desk: Desk) -> dict[str, File]:
    """Ten registered books, read once."""
    made = desk.add_agencies(list(desk.installation.agencies)[:10])
    assert desk.sync().summary.read == 10
    return made


def online(desk: Desk) -> File:
    """The register as a spreadsheet of Google's."""
    return desk.google.add(Book.of("Sổ đăng ký", {"so-bang-tinh": [REGISTER_COLUMNS, *desk.rows]}))


class TestShrinking:
    def test_less_than_half_is_not_followed(self, desk: Desk, files: dict[str, File]) -> None:
        del desk.rows[4:]
        for _ in range(2):
            synced = desk.sync()
            assert {synced.said(code, "so_tin") for code in files} == {40}
            told = synced.told("register_shrunk")
            assert (told["severity"], told["book"]) == ("book", "so-bang-tinh")
            assert "từ 10 còn 4" in told["message_vi"]

    def test_half_is_followed_and_what_was_dropped_is_told_once(self, desk: Desk, files: dict[str, File]) -> None:
        del desk.rows[5:]
        synced = desk.sync()
        assert "register_shrunk" not in synced.codes()
        assert synced.codes().count("book_unregistered") == 5
        kept = list(files)[:5]
        assert [synced.said(code, "so_tin") for code in files] == [40 if code in kept else None for code in files]
        assert "book_unregistered" not in desk.sync().codes()

    def test_somebody_may_say_that_it_is_meant(self, desk: Desk, files: dict[str, File]) -> None:
        del desk.rows[1:]
        synced = desk.sync(accepts_fewer=True)
        assert "register_shrunk" not in synced.codes()
        assert list(synced.taken) == [ledger_name(files[next(iter(files))])]
        assert "register_shrunk" not in desk.sync().codes(), "from now on it is the register"

    def test_a_register_without_any_row_is_never_followed(self, desk: Desk, files: dict[str, File]) -> None:
        desk.write_register([])
        synced = desk.sync(register=str(desk.register), accepts_fewer=True)
        assert synced.summary.unchanged == len(files)
        assert "từ 10 còn 0" in synced.told("register_shrunk")["message_vi"]

    def test_links_that_were_spoiled_do_not_unregister_the_books(self, desk: Desk, files: dict[str, File]) -> None:
        desk.rows = [["#REF!", *row[1:]] for row in desk.rows]
        synced = desk.sync()
        assert {synced.said(code, "so_tin") for code in files} == {40}
        assert {"register_shrunk", "register_link_wrong"} <= set(synced.codes())


class TestThatCannotBeHad:
    def test_a_file_that_is_gone_leaves_the_last_register_in_use(self, desk: Desk, files: dict[str, File]) -> None:
        desk.register.unlink()
        synced = desk.sync(register=str(desk.register))
        assert {synced.said(code, "so_tin") for code in files} == {40}
        told = synced.told("register_unreadable")
        assert told["severity"] == "book"
        assert "THUOCDO_REGISTRY" in told["message_vi"]

    def test_without_an_earlier_one_there_is_nothing_to_read(self, desk: Desk) -> None:
        synced = desk.sync(register=str(desk.var / "không có.csv"))
        assert synced.told("register_unreadable")["severity"] == "book"
        assert (synced.summary.read, synced.taken) == (0, {})
        assert not desk.google.log.of("drive"), "nothing is asked for nobody"

    def test_an_empty_register_says_what_belongs_into_it(self, desk: Desk) -> None:
        desk.write_register([])
        synced = desk.sync(register=str(desk.register))
        assert "mỗi bảng tính một dòng" in synced.told("register_empty")["message_vi"]

    def test_one_that_is_online_and_not_shared_any_more(self, desk: Desk) -> None:
        files = desk.add_agencies([ONE, OTHER])
        register = online(desk)
        link = book_link(register.file_id)
        assert desk.sync(register=link).summary.read == 2
        desk.google.store.unshare(register.file_id, desk.google.email)
        with desk.google.store.edit(files[ONE].file_id) as book:
            book["2026"].put("C2", 41)
        synced = desk.sync(register=link)
        assert (synced.said(ONE, "so_tin"), synced.said(OTHER, "so_tin")) == (41, 40)
        assert synced.told("google_not_shared")["book"] == "so-bang-tinh"
        assert synced.told("register_unreadable")["severity"] == "book"

    def test_one_that_google_cannot_give_just_now(self, desk: Desk) -> None:
        desk.add_agencies([ONE])
        register = online(desk)
        link = book_link(register.file_id)
        desk.sync(register=link)
        desk.google.faults.arm(Status(503), register.file_id, times=None)
        synced = desk.sync(register=link)
        assert synced.said(ONE, "so_tin") == 40
        assert "google_interrupted" in synced.codes("book")

    def test_a_revoked_key_is_told_once_even_when_the_register_is_online(self, desk: Desk) -> None:
        desk.add_agencies([ONE, OTHER])
        register = online(desk)
        desk.sync(register=book_link(register.file_id))
        desk.google.project.revoke_keys(desk.google.email)
        desk.google.tokens.withdraw()
        synced = desk.sync(register=book_link(register.file_id))
        assert synced.codes("book") == ["google_key_refused"]
        assert (synced.said(ONE, "so_tin"), synced.said(OTHER, "so_tin")) == (40, 40)


class TestKindsOfRegisters:
    def test_an_online_one_costs_one_read(self, desk: Desk) -> None:
        desk.add_agencies([ONE])
        register = online(desk)
        synced = desk.sync(register=book_link(register.file_id))
        assert synced.said(ONE, "so_tin") == 40
        assert desk.reads(register) == 1
        told = synced.told("register_agencies_absent")
        assert told["severity"] == "warning"
        assert "57 cơ quan" in told["message_vi"]

    def test_a_workbook(self, desk: Desk) -> None:
        desk.add_agencies([ONE])
        book = openpyxl.Workbook()
        sheet = book.worksheets[0]
        for row in [REGISTER_COLUMNS, *desk.rows]:
            sheet.append(list(row))
        book.save(desk.var / "so-bang-tinh.xlsx")
        assert desk.sync(register=str(desk.var / "so-bang-tinh.xlsx")).said(ONE, "so_tin") == 40

    def test_a_workbook_uploaded_to_drive_is_told(self, desk: Desk) -> None:
        upload = desk.google.store.add_upload("so-bang-tinh.xlsx", {desk.google.email: "reader"})
        synced = desk.sync(register=book_link(upload.file_id))
        assert {"google_office_file", "register_unreadable"} <= set(synced.codes("book"))

    def test_one_that_points_at_itself_is_a_book_like_any_other(self, desk: Desk) -> None:
        desk.add_agencies([ONE])
        register = online(desk)
        assert register.book
        link = book_link(register.file_id)
        register.book["so-bang-tinh"].append([link, "Cơ quan", OTHER])
        synced = desk.sync(register=link)
        assert synced.said(ONE, "so_tin") == 40
        assert synced.said(OTHER, "so_tin") is None
        assert any(row["agency"] == OTHER and row["code"] == "tab_missing" for row in synced.problems)
        assert desk.sync(register=link).said(ONE, "so_tin") == 40

    def test_what_is_no_register_at_all(self, desk: Desk) -> None:
        desk.register.write_bytes(bytes(range(256)) * 40)
        synced = desk.sync(register=str(desk.register))
        assert {"register_unreadable", "register_empty"} & set(synced.codes("book"))

    def test_a_folder_or_a_device_is_no_register(self, desk: Desk) -> None:
        (desk.var / "rỗng").mkdir()
        for place in (desk.var / "rỗng", Path("/dev/zero")):
            assert desk.sync(register=str(place)).told("register_unreadable")["severity"] == "book"


class TestWhoseABookIs:
    def test_a_book_of_some_periods_speaks_of_no_others(self, desk: Desk) -> None:
        desk.add(agency_book(ONE, H1={"so_tin": 21}), ONE, period="6 tháng đầu năm 2026")
        synced = desk.sync()
        assert (synced.said(ONE, "so_tin"), synced.said(ONE, "so_tin", "2026-H1")) == (None, 21)
        assert synced.told("other_period")["agency"] == ONE

    def test_two_books_of_one_agency_for_two_periods(self, desk: Desk) -> None:
        desk.add(agency_book(ONE, title="Năm"), ONE, period="2026")
        desk.rows[-1] = [*desk.rows[-1][:5], "2026"]
        book = agency_book(ONE, title="Sáu tháng")
        book["2026"].rename("2026-H1")
        desk.add(book, ONE, period="2026-H1")
        synced = desk.sync()
        assert (synced.said(ONE, "so_tin"), synced.said(ONE, "so_tin", "2026-H1")) == (40, 40)

    def test_one_link_for_two_agencies_is_the_first_one_s(self, desk: Desk) -> None:
        file = desk.add(agency_book(ONE), ONE)
        desk.rows.append([book_link(file.file_id), "Cơ quan", OTHER, "", "", ""])
        synced = desk.sync()
        assert (synced.said(ONE, "so_tin"), synced.said(OTHER, "so_tin")) == (40, None)
        assert synced.told("register_link_twice")["severity"] == "cell"
        assert desk.reads(file) == 1

    def test_two_books_that_contradict_each_other_are_asked_about(self, desk: Desk) -> None:
        desk.add(agency_book(ONE, {"so_tin": 40, "so_bai": 31}, title="Một"), ONE)
        desk.add(agency_book(ONE, {"so_tin": 50, "so_bai": 31}, title="Hai"), ONE)
        synced = desk.sync()
        assert (synced.said(ONE, "so_tin"), synced.said(ONE, "so_bai")) == ("unreadable", 31)
        assert {"register_two_books", "values_differ"} <= set(synced.codes())
