"""The load in small: requests are counted, nothing is timed."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.google_stand_in import File, StandIn
from tests.load.made_books import add_books, change_books, write_register
from tests.load.plain import read_in_one_batch, read_two_tabs
from tests.load.serving import traffic_of
from tests.load.syncing import open_scorecard, sync_once

BOOKS = 12
SPEED = 60


@pytest.fixture
def google() -> Iterator[StandIn]:
    """A stand-in with the true quotas and an hour that passes in a minute."""
    with StandIn(speed=SPEED, latency=0.6, lifetime=120, keep_bodies=False) as running:
        yield running
    assert not running.failures


@pytest.fixture
def files(google: StandIn, tmp_path: Path) -> Sequence[File]:
    files = add_books(google, BOOKS)
    google.key_file(tmp_path)
    write_register(tmp_path / "so-bang-tinh.csv", files)
    return files


def sync(google: StandIn, folder: Path) -> dict[str, Any]:
    google.log.clear()
    return sync_once(folder, folder / "ledger" / "ledger.sqlite", BOOKS, google.address, SPEED)


def reads_of(google: StandIn) -> Counter[str]:
    return Counter(each.spreadsheet for each in google.log.of("read"))


def test_a_first_sync_reads_each_book_once_and_the_next_only_what_changed(
    google: StandIn, files: Sequence[File], tmp_path: Path
) -> None:
    first = sync(google, tmp_path)
    assert reads_of(google) == {file.file_id: 1 for file in files}
    assert (first["read"], first["kept"], first["lost"]) == (BOOKS, 0, 0)
    assert len(google.log.of("drive")) == 1
    assert len(google.log.of("token")) == 1
    assert not google.log.of(status=429)

    again = sync(google, tmp_path)
    assert not reads_of(google)
    assert (again["read"], again["unchanged"], again["problems"]) == (0, BOOKS, first["problems"])

    changed = change_books(google, files, 3)
    third = sync(google, tmp_path)
    assert reads_of(google) == {file.file_id: 1 for file in changed}
    assert (third["read"], third["unchanged"], third["kept"], third["held"]) == (3, BOOKS - 3, 0, 0)

    opened = open_scorecard(tmp_path / "ledger" / "ledger.sqlite", BOOKS)
    assert opened["books"] == BOOKS


def test_the_plain_ways_need_five_reads_and_two(google: StandIn, tmp_path: Path) -> None:
    google.key_file(tmp_path)
    write_register(tmp_path / "so-bang-tinh.csv", add_books(google, 2))
    assert read_two_tabs(tmp_path, google.address, SPEED)["cells"]
    assert traffic_of(google).reads == 5 * 2
    google.log.clear()
    assert read_in_one_batch(tmp_path, google.address, SPEED)["cells"]
    assert traffic_of(google).reads == 2 * 2


def test_a_plain_reader_waits_for_the_next_minute_when_refused(google: StandIn, tmp_path: Path) -> None:
    """Sixty-five reads in a quota of sixty a minute."""
    google.key_file(tmp_path)
    write_register(tmp_path / "so-bang-tinh.csv", add_books(google, 13))
    assert read_two_tabs(tmp_path, google.address, SPEED)["cells"]
    told = traffic_of(google)
    assert told.reads == 5 * 13
    assert told.fullest <= 60
