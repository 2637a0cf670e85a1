"""A sync of online books: what is read, what is told on the way, and identities that may not ask Drive."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from connectors.google.credentials import connect, from_api_key
from connectors.runs import open_scorecard
from rubric.reasons import Reason
from tests.google_stand_in import ANYONE, Call, File, Sheet, Status
from tests.google_stand_in.refusals import drive_over_quota, insufficient_scopes, service_disabled
from tests.unit.connectors.sync.desk import AS_OF, FIGURES, NIMBLE, YEAR, Desk, agency_book, field_rows, ledger_name

ONE, OTHER = "19753", "19774"


def edit(desk: Desk, file: File, value: int) -> None:
    with desk.google.store.edit(file.file_id) as book:
        book[YEAR].put("C2", value)


class TestWhatIsRead:
    def test_only_what_changed_is_read_again(self, desk: Desk) -> None:
        files = desk.add_agencies(list(desk.installation.agencies)[:12])
        assert desk.sync().summary.read == 12
        edit(desk, files[list(files)[3]], 41)
        synced = desk.sync()
        assert (synced.summary.read, synced.summary.unchanged) == (1, 11)
        assert desk.reads() == 13
        assert [synced.said(code, "so_tin") for code in files].count(41) == 1

    def test_a_version_that_moved_without_a_change_costs_a_read_and_nothing_else(self, desk: Desk) -> None:
        file = desk.add(agency_book(ONE), ONE)
        first = desk.sync()
        desk.google.store.touch(file, silent=True)
        synced = desk.sync()
        assert desk.reads(file) == 2
        assert synced.codes() == first.codes()
        assert synced.taken[ledger_name(file)].hash == first.taken[ledger_name(file)].hash

    def test_every_book_is_read_once_a_night(self, desk: Desk) -> None:
        """A recalculation need not move the version: what IMPORTRANGE brings is found at night."""
        file = desk.add(agency_book(ONE), ONE)
        assert file.book
        desk.sync()
        file.book[YEAR].put("C2", 41)
        assert desk.sync().said(ONE, "so_tin") == 40
        night = (datetime.now(UTC) + timedelta(days=1)).replace(hour=19, minute=0)  # two o'clock in Huế
        assert desk.sync(now=lambda: night).said(ONE, "so_tin") == 41

    @pytest.mark.parametrize(("full", "reads"), [("always", 2), ("never", 1), ("nightly", 1)])
    def test_when_everything_is_read_can_be_chosen(self, desk: Desk, full: str, reads: int) -> None:
        file = desk.add(agency_book(ONE), ONE)
        desk.sync()
        desk.sync(full_read=full)
        assert desk.reads(file) == reads

    def test_a_change_between_the_list_and_the_read_is_not_lost(self, desk: Desk) -> None:
        file = desk.add(agency_book(ONE), ONE)
        desk.google.faults.arm(Call(lambda: edit(desk, file, 41)), "drive/v3/files")
        desk.sync()
        edit(desk, file, 42)
        assert desk.sync().said(ONE, "so_tin") == 42

    def test_books_with_very_many_tabs_and_long_names(self, desk: Desk) -> None:
        book = agency_book(ONE, title="🌾 " + "Báo cáo " * 60)
        file = desk.add(book, ONE)
        synced = desk.sync()
        assert synced.said(ONE, "so_tin") == 40
        assert file.book
        file.book[YEAR].put("C2", "bảy")
        desk.google.store.touch(file)
        assert desk.sync().told("not_a_number")["book"].startswith("🌾 Báo cáo Báo cáo")


class TestProgress:
    def test_it_grows_by_one_to_the_number_of_books_whatever_comes_of_them(self, desk: Desk) -> None:
        codes = list(desk.installation.agencies)[:20]
        files = list(desk.add_agencies(codes).values())
        desk.sync()
        for file in files[5:]:
            edit(desk, file, 41)
        desk.google.store.trash(files[6].file_id)
        desk.google.store.unshare(files[7].file_id, desk.google.email)
        desk.google.faults.arm(Status(503), files[8].file_id, times=None)
        desk.add(agency_book("19777"), "19777")
        told: list[tuple[int, int]] = []
        desk.sync(on_progress=lambda done, total, name: told.append((done, total)) if name else None)
        assert told == [(done, 21) for done in range(1, 22)]

    def test_it_comes_to_its_end_even_when_the_key_is_gone(self, desk: Desk) -> None:
        desk.add_agencies(list(desk.installation.agencies)[:12])
        desk.google.project.revoke_keys(desk.google.email)
        told: list[int] = []
        desk.sync(on_progress=lambda done, _total, _name: told.append(done))
        assert told == list(range(13))


class TestDrive:
    def test_a_book_that_is_only_open_by_link_is_read_each_time(self, desk: Desk) -> None:
        file = desk.add(agency_book(ONE), ONE)
        desk.google.store.share(file.file_id, ANYONE, "reader")
        desk.google.store.unshare(file.file_id, desk.google.email)
        for value in (40, 41):
            assert file.book
            file.book[YEAR].put("C2", value)
            assert desk.sync().said(ONE, "so_tin") == value

    def test_a_list_that_is_not_complete_takes_nothing_from_anybody(self, desk: Desk) -> None:
        files = desk.add_agencies([ONE, OTHER])
        desk.sync()
        half = {"kind": "drive#fileList", "incompleteSearch": True, "files": []}
        desk.google.faults.arm(Status(200, half), "drive/v3/files")
        edit(desk, files[ONE], 41)
        synced = desk.sync()
        assert (synced.said(ONE, "so_tin"), synced.said(OTHER, "so_tin")) == (41, 40)
        assert not synced.codes("book")

    def test_a_list_that_cannot_be_had_costs_reads_and_a_warning(self, desk: Desk) -> None:
        files = desk.add_agencies([ONE, OTHER])
        desk.sync()
        edit(desk, files[ONE], 41)
        desk.google.faults.arm(Status(500), "drive/v3/files", times=None)
        reads = desk.reads()
        synced = desk.sync()
        assert (synced.said(ONE, "so_tin"), synced.said(OTHER, "so_tin")) == (41, 40)
        assert desk.reads() - reads == 2
        assert synced.told("files_not_listed")["severity"] == "warning"
        assert not synced.codes("book")

    @pytest.mark.parametrize(
        ("status", "body", "code"),
        [
            (403, service_disabled("drive.googleapis.com", "57").body, "google_api_disabled"),
            (403, insufficient_scopes("drive.googleapis.com").body, "google_scopes"),
            (403, drive_over_quota().body, "files_not_listed"),
        ],
        ids=["switched off", "scopes", "over its quota"],
    )
    def test_drive_alone_out_of_reach_keeps_no_book_from_being_read(
        self, desk: Desk, status: int, body: dict[str, object], code: str
    ) -> None:
        desk.add_agencies([ONE, OTHER])
        desk.google.faults.arm(Status(status, body), "drive/v3/files", times=None)
        synced = desk.sync()
        assert synced.summary.read == 2
        assert synced.told(code)["severity"] == "warning"
        assert not synced.codes("book")

    def test_an_api_key_reads_what_is_open_to_everyone_and_never_asks_drive(self, desk: Desk) -> None:
        files = desk.add_agencies([ONE, OTHER])
        desk.google.store.share(files[ONE].file_id, ANYONE, "reader")
        identity = from_api_key(desk.google.project.api_key())
        with connect(identity, patience=NIMBLE, stand_in=desk.google.address).http_client as http:  # type: ignore[attr-defined]
            synced = desk.sync(http=http, lists_files=identity.can_list_files)
        assert (synced.said(ONE, "so_tin"), synced.said(OTHER, "so_tin")) == (40, None)
        assert synced.told("google_not_shared")["agency"] == OTHER
        assert not desk.google.log.of("drive")
        assert not desk.google.log.of("token")


class TestScores:
    def test_a_book_that_is_lost_scores_as_its_last_good_copy(
        self, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("THUOCDO_VAR", str(tmp_path))
        files = desk.add_agencies([ONE, OTHER])
        first = desk.sync()
        desk.google.store.unshare(files[ONE].file_id, desk.google.email)
        with desk.google.store.edit(files[OTHER].file_id) as book:
            book[YEAR].rows = Sheet.of(YEAR, field_rows({**FIGURES, "so_thon_co_he_thong": 20})).rows
        later = desk.sync()
        before, after = (open_scorecard(desk.installation, each.summary.sync, AS_OF) for each in (first, later))
        assert after.standing(ONE, 2026).index == before.standing(ONE, 2026).index > 0
        assert after.standing(OTHER, 2026).index > before.standing(OTHER, 2026).index

    def test_missing_unreadable_and_zero_stay_three_things(self, desk: Desk) -> None:
        desk.add(agency_book(ONE, {"so_tin": 0, "so_bai": "bảy", "so_video": None}), ONE)
        figures = desk.figures(desk.sync()).inputs.figures.filter(agency=ONE, year=2026)
        states = {row["field"]: (row["state"], row["value"]) for row in figures.iter_rows(named=True)}
        assert states["so_tin"] == (Reason.SCORED, 0)
        assert states["so_bai"][0] == Reason.UNREADABLE
        assert states["so_video"][0] == Reason.NOT_REPORTED
