"""Starting a sync from a page: one at a time, not too often, in a process whose failure is told."""

import json
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from connectors.settings import Settings
from connectors.sync.course import course
from connectors.sync.starting import (
    SyncNotStarted,
    failure_of_last,
    last_start,
    start_sync,
    sync_now,
)

ENDS_WITHIN = 60


@pytest.fixture
def chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """An installation whose key file is not there, so that a sync fails without asking anybody."""
    monkeypatch.setenv("THUOCDO_VAR", str(tmp_path))
    monkeypatch.setenv("THUOCDO_GOOGLE_KEY_FILE", str(tmp_path / "no-such-key.json"))
    return Settings(var=tmp_path, locality="hue", year=2026, registry=str(tmp_path / "so-bang-tinh.csv"))


def started(chosen: Settings, ago: timedelta, code: int | None) -> None:
    start = {"at": (datetime.now(UTC) - ago).isoformat(), "after": 4, "code": code}
    (chosen.var / "sync-hue.start.json").write_text(json.dumps(start))


def said_by_last(chosen: Settings, text: str, code: int, newest: int = 4) -> tuple[str, str] | None:
    started(chosen, timedelta(minutes=5), code)
    (chosen.var / "sync-hue.log").write_text(text, encoding="utf-8")
    found = failure_of_last(chosen.var, "hue", newest)
    return (found.vi, found.en) if found else None


def test_a_started_sync_runs_by_itself_and_its_failure_is_told(chosen: Settings) -> None:
    start_sync(chosen, after=7)
    assert sync_now(chosen.var, "hue").is_running
    deadline = time.monotonic() + ENDS_WITHIN
    while sync_now(chosen.var, "hue").is_running and time.monotonic() < deadline:
        time.sleep(0.1)
    start = last_start(chosen.var, "hue")
    assert start is not None
    assert (start.after, start.code) == (7, 1)
    told = failure_of_last(chosen.var, "hue", newest=7)
    assert told is not None
    assert "no-such-key.json" in told.vi
    assert told.vi != told.en
    assert failure_of_last(chosen.var, "hue", newest=8) is None


def test_nothing_is_started_without_a_register(tmp_path: Path) -> None:
    with pytest.raises(SyncNotStarted, match="No register"):
        start_sync(Settings(var=tmp_path, locality="hue", year=2026))
    assert last_start(tmp_path, "hue") is None


def test_nothing_is_started_while_a_sync_runs(chosen: Settings) -> None:
    with course(chosen.var, "hue"), pytest.raises(SyncNotStarted, match="A sync is running"):
        start_sync(chosen)
    assert last_start(chosen.var, "hue") is None


def test_a_minute_must_pass_between_two_starts(chosen: Settings) -> None:
    started(chosen, timedelta(seconds=45), 0)
    with pytest.raises(SyncNotStarted, match=r"wait 1[56] seconds") as refused:
        start_sync(chosen)
    assert "giây" in refused.value.message.vi


def test_a_sync_started_elsewhere_is_seen_with_its_progress(chosen: Settings) -> None:
    assert not sync_now(chosen.var, "hue").is_running
    with course(chosen.var, "hue") as told:
        told.tell(48, 150, "Sở Y tế")
        state = sync_now(chosen.var, "hue")
        assert state.is_running
        assert state.progress is not None
        assert (state.progress.done, state.progress.total, state.progress.name) == (48, 150, "Sở Y tế")
    assert not sync_now(chosen.var, "hue").is_running


def test_progress_left_behind_by_a_killed_sync_is_not_a_sync(chosen: Settings) -> None:
    left = {"done": 3, "total": 9, "name": "Sở Y tế", "started_at": "2026-11-21T00:00:00+00:00"}
    (chosen.var / "sync-hue.progress.json").write_text(json.dumps(left))
    assert not sync_now(chosen.var, "hue").is_running


def test_a_start_nobody_saw_the_end_of_is_forgotten(chosen: Settings) -> None:
    started(chosen, timedelta(seconds=5), None)
    assert sync_now(chosen.var, "hue").is_running
    started(chosen, timedelta(minutes=2), None)
    assert not sync_now(chosen.var, "hue").is_running


@pytest.mark.parametrize(
    ("log", "told"),
    [
        ("[cell] …\nKhông có khoá.\nThere is no key.\n", ("Không có khoá.", "There is no key.")),
        ("thiếu thư mục / no folder\n", ("thiếu thư mục", "no folder")),
    ],
)
def test_the_last_words_are_told_in_both_languages(chosen: Settings, log: str, told: tuple[str, str]) -> None:
    assert said_by_last(chosen, log, 1) == told


def test_a_crash_is_not_shown_to_people_line_by_line(chosen: Settings) -> None:
    told = said_by_last(chosen, "Traceback (most recent call last):\n  File …\nValueError: x\n", 1)
    assert told is not None
    assert "ValueError" not in told[0]
    assert "sync-hue.log" in told[0]


@pytest.mark.parametrize("code", [0, 3])
def test_a_sync_that_ended_well_or_made_way_for_another_did_not_fail(chosen: Settings, code: int) -> None:
    assert said_by_last(chosen, "một / one", code) is None
