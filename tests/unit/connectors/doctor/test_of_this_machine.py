"""What thuocdo doctor finds out about the machine itself: disk, ledger, syncs, versions."""

import os
import tempfile
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from connectors.doctor.case import Case
from connectors.doctor.disk import check_disk, file_system
from connectors.doctor.finding import Finding, Level
from connectors.doctor.last_sync import check_last_sync, holder_of
from connectors.doctor.ledger import check_ledger
from connectors.doctor.quota import check_quota, minutes
from connectors.doctor.versions import check_versions
from connectors.google.patience import Timing
from connectors.ledger import Ledger, Visit
from connectors.localities import Installation
from connectors.runs import SAMPLES
from connectors.settings import Settings
from connectors.sync.course import course, lock_file
from tests.postgresql import PostgreSQL

NOBODY = 65534


@contextmanager
def as_nobody() -> Generator[None]:
    """Without the rights of root, which may write anywhere; for whoever is not root nothing changes."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that everybody can look into (pytest's own are closed to others), and nobody but its owner writes."""
    with tempfile.TemporaryDirectory() as made:
        place = Path(made)
        place.chmod(0o755)
        yield place


@pytest.fixture
def case(settings: Settings, hue: Installation) -> Case:
    return Case(settings, hue)


def last_sync(case: Case) -> Finding:
    return check_last_sync(case, SAMPLES, is_readable=True)


def test_a_disk_with_less_room_than_a_sync_wants(settings: Settings) -> None:
    finding = check_disk(replace(settings, least_free=2**60))
    assert finding.level is Level.FAILURE
    assert "1.099.511.627.776 MB needed" in finding.found.en
    assert check_disk(replace(settings, least_free=0)).level is Level.FINE


def test_a_folder_that_may_not_be_written(settings: Settings, folder: Path) -> None:
    folder.chmod(0o555)
    with as_nobody():
        there = check_disk(replace(settings, var=folder))
        to_be_made = check_disk(replace(settings, var=folder / "chua" / "co"))
    assert [there.level, to_be_made.level] == [Level.FAILURE] * 2
    assert list(folder.iterdir()) == []


def test_a_folder_that_is_still_to_be_made_is_no_fault(settings: Settings, tmp_path: Path) -> None:
    assert check_disk(replace(settings, var=tmp_path / "chua" / "co")).level is Level.FINE
    assert not (tmp_path / "chua").exists()


def test_a_folder_on_a_network_file_system(settings: Settings, tmp_path: Path) -> None:
    table = tmp_path / "mounts"
    table.write_text(f"/dev/sda1 / ext4 rw 0 0\nnas:/so {settings.var.resolve()} nfs4 rw,vers=4.2 0 0\n")
    finding = check_disk(settings, table)
    assert finding.level is Level.WARNING
    assert "nfs4" in finding.found.vi


@pytest.mark.parametrize(
    ("place", "kind"),
    [("/srv/so/var", "cifs"), ("/srv/solieu", "ext4"), ("/srv/so moi/var", "nfs"), ("/khac", "ext4")],
)
def test_the_nearest_mount_above_decides(place: str, kind: str) -> None:
    table = "/dev/sda1 / ext4 rw 0 0\n//nas/so /srv/so cifs rw 0 0\nnas:/ /srv/so\\040moi nfs rw 0 0\n"
    assert file_system(Path(place), table) == kind


def test_a_ledger_that_only_its_owner_may_write(case: Case, hue: Installation, folder: Path) -> None:
    settings = replace(case.settings, var=folder)
    with closing(Ledger(settings.ledger)) as ledger:
        ledger.end_sync(ledger.begin_sync("hue", SAMPLES, date(2026, 12, 31)), [])
    settings.ledger.chmod(0o444)
    folder.chmod(0o555)
    with as_nobody():
        finding, is_readable = check_ledger(replace(case, settings=settings))
        newest = last_sync(replace(case, settings=settings))
    assert (finding.level, is_readable) == (Level.FAILURE, True)
    assert "can be read but not written" in finding.found.en
    assert newest.level is Level.FINE


def test_a_file_that_is_no_ledger(case: Case) -> None:
    case.settings.ledger.write_bytes(b"khong phai so cai" * 100)
    finding, is_readable = check_ledger(case)
    assert (finding.level, is_readable) == (Level.FAILURE, False)
    assert finding.remedy
    assert "backup" in finding.remedy.en


def test_a_ledger_as_it_should_be_tells_its_journal(case: Case) -> None:
    finding, is_readable = check_ledger(case)
    assert (finding.level, is_readable) == (Level.FINE, True)
    assert "journal WAL" in finding.found.en


def test_a_ledger_in_postgresql(case: Case, postgresql_server: PostgreSQL) -> None:
    there = replace(case, settings=replace(case.settings, database_url=postgresql_server.database()))
    with closing(Ledger.at(there.settings)) as ledger:
        ledger.end_sync(ledger.begin_sync("hue", SAMPLES, date(2026, 12, 31)), [])
    finding, is_readable = check_ledger(there)
    assert (finding.level, is_readable) == (Level.FINE, True)
    assert last_sync(there).level is Level.FINE


@pytest.mark.parametrize(
    ("address", "found"),
    [("postgresql://so:bi-mat@127.0.0.1:1/so_cai", "cannot be reached"), ("mysql://so:bi-mat@x/y", "PostgreSQL")],
)
def test_a_database_that_cannot_be_had(case: Case, address: str, found: str) -> None:
    finding, is_readable = check_ledger(replace(case, settings=replace(case.settings, database_url=address)))
    assert (finding.level, is_readable) == (Level.FAILURE, False)
    assert found in finding.found.en
    assert finding.remedy
    assert "bi-mat" not in finding.found.vi


def test_before_the_first_sync_nothing_is_made_by_looking(case: Case, tmp_path: Path) -> None:
    case = replace(case, settings=replace(case.settings, var=tmp_path / "moi"))
    assert check_ledger(case)[0].level is Level.WARNING
    assert check_last_sync(case, SAMPLES, is_readable=False).level is Level.UNCHECKED
    assert not case.settings.var.exists()


def test_a_sync_that_is_two_days_old(case: Case) -> None:
    later = replace(case, timing=Timing(today=lambda: datetime.now(UTC).timestamp() + 48 * 3600))
    finding = last_sync(later)
    assert finding.level is Level.WARNING
    assert "48 h ago" in finding.found.en
    assert last_sync(case).level is Level.FINE
    assert not lock_file(case.settings.var, "hue").exists()


def test_a_sync_that_broke_off(case: Case) -> None:
    with closing(Ledger(case.settings.ledger)) as ledger:
        number = ledger.begin_sync("hue", SAMPLES, date(2026, 12, 31))
        ledger.visits.note(Visit(number, "google:A", datetime.now(UTC), "read"), b"{}")
    finding = last_sync(case)
    assert finding.level is Level.WARNING
    assert "broke off" in finding.found.en


def test_a_sync_under_way_is_no_broken_one_and_says_how_far_it_is(case: Case) -> None:
    with closing(Ledger(case.settings.ledger)) as ledger:
        ledger.begin_sync("hue", SAMPLES, date(2026, 12, 31))
    with course(case.settings.var, "hue") as told:
        told.tell(48, 150, "Phường Thuận Hóa")
        finding = last_sync(case)
    assert finding.level is Level.FINE
    assert f"process {os.getpid()}" in finding.found.en
    assert "48 of 150 books done" in finding.found.en


def test_who_holds_a_lock_is_read_from_the_table_of_the_system(tmp_path: Path) -> None:
    lock, table = tmp_path / "lock", tmp_path / "locks"
    lock.touch()
    inode = lock.stat().st_ino
    table.write_text(
        f"1: -> FLOCK  ADVISORY  WRITE 11 08:01:{inode} 0 EOF\n"
        f"2: FLOCK  ADVISORY  WRITE 22 08:01:{inode}1 0 EOF\n"
        f"3: FLOCK  ADVISORY  WRITE 33 08:01:{inode} 0 EOF\n"
    )
    assert holder_of(lock, table) == 33
    assert holder_of(lock, tmp_path / "khong-co") is None


def test_packages_of_other_versions_are_named(tmp_path: Path) -> None:
    pins = tmp_path / "run.txt"
    pins.write_text("gspread==6.2.0 \\\n    --hash=sha256:0\ncolorama==0.4.6 ; sys_platform == 'win32' \\\n")
    finding = check_versions(pins)
    assert finding.level is Level.WARNING
    assert finding.details == ("gspread 6.2.1 (6.2.0)",)


def test_the_packages_of_this_environment_are_the_tested_ones() -> None:
    assert check_versions().level is Level.FINE


@pytest.mark.parametrize(("reads", "whole"), [(0, 0), (57, 0), (58, 1), (114, 1), (115, 2), (150, 2), (4000, 70)])
def test_57_reads_go_at_once_and_57_more_each_minute(reads: int, whole: int) -> None:
    assert minutes(reads) == whole


def test_what_4000_books_cost() -> None:
    found = check_quota(4000, met_the_limit=False).found.en
    assert "4000 reads at first, about 70 min" in found
    assert "usually 200 (5 % changed) and 4 of Drive, about 3 min" in found
