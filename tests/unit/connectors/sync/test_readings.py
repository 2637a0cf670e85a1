"""What books say is kept beside the ledger: for the same bytes, day and code only, and never needed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from connectors.sync.readings import Readings
from tests.unit.connectors.sync.desk import AS_OF, Desk, agency_book

ONE = "19753"


def kept(desk: Desk) -> list[Path]:
    return sorted((desk.var / "cache").glob("*.json"))


@pytest.fixture
def synced(desk: Desk) -> Desk:
    desk.add(agency_book(ONE), ONE)
    desk.sync()
    return desk


def readings(desk: Desk, as_of: date = AS_OF, **changed: object) -> Readings:
    installation = replace(desk.installation, **changed)
    return Readings(installation, as_of, desk.ledger.visits.content, cache=desk.var / "cache")


def test_a_reading_is_kept_and_not_made_again(synced: Desk) -> None:
    (file,) = kept(synced)
    was = file.stat().st_mtime_ns
    synced.sync()
    assert kept(synced) == [file]
    assert file.stat().st_mtime_ns == was


def test_the_kept_reading_is_the_reading(synced: Desk) -> None:
    (taken,) = synced.ledger.visits.taken("hue").values()
    (whose,) = synced.ledger.visits.registrations(1).values()
    fresh = Readings(synced.installation, AS_OF, synced.ledger.visits.content).of(taken, whose)
    assert readings(synced).of(taken, whose) == fresh
    assert len(kept(synced)) == 1, "the one that was kept was used"


@pytest.mark.parametrize("spoiled", [b"", b"{", b"\xff\xfe", b'{"book": 7}'])
def test_a_kept_reading_that_is_spoiled_is_made_again(synced: Desk, spoiled: bytes) -> None:
    (file,) = kept(synced)
    file.write_bytes(spoiled)
    assert synced.sync().said(ONE, "so_tin") == 40
    assert file.read_bytes() != spoiled


def test_another_day_or_list_of_agencies_or_owner_is_another_reading(synced: Desk) -> None:
    (taken,) = synced.ledger.visits.taken("hue").values()
    (whose,) = synced.ledger.visits.registrations(1).values()
    readings(synced, date(2026, 12, 30)).of(taken, whose)
    assert len(kept(synced)) == 2
    agencies = synced.installation.agencies
    renamed = agencies[ONE].model_copy(update={"aliases": ["Phường Thử"]})
    readings(synced, agencies={**agencies, ONE: renamed}).of(taken, whose)
    assert len(kept(synced)) == 3
    readings(synced).of(taken, replace(whose, period="2026"))
    assert len(kept(synced)) == 4


def test_a_cache_that_cannot_be_written_costs_time_only(desk: Desk) -> None:
    (desk.var / "cache").write_text("một tệp ở chỗ của thư mục")
    desk.add(agency_book(ONE), ONE)
    assert desk.sync().said(ONE, "so_tin") == 40
    assert desk.sync().said(ONE, "so_tin") == 40


def test_figures_after_the_day_are_read_by_the_day_of_the_sync(synced: Desk) -> None:
    """A day that lay ahead is refused; on a later day the same bytes are read anew."""
    file = next(iter(synced.google.store.files))
    with synced.google.store.edit(file) as book:
        book["2026"].append(["ngay_ban_hanh", None, date(2027, 1, 5)])
    synced.sync()
    (taken,) = synced.ledger.visits.taken("hue").values()
    (whose,) = synced.ledger.visits.registrations(2).values()
    said = [
        next(value.state for value in readings(synced, day).of(taken, whose).values if value.field == "ngay_ban_hanh")
        for day in (AS_OF, date(2027, 1, 31))
    ]
    assert said == ["unreadable", "reported"]
