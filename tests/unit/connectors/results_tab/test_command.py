"""``thuocdo results`` and ``thuocdo sync --write-results``: opt-in, and told in one line."""

import pytest
from typer.testing import CliRunner, Result

from connectors.command_line import app
from tests.google_stand_in import File
from tests.unit.connectors.results_tab.desk import INDUSTRY, Desk, has_own_tab, report


@pytest.fixture
def file(desk: Desk) -> File:
    return desk.add(INDUSTRY, report(INDUSTRY, "12/15"))


def call(desk: Desk, *words: str, **more: str) -> Result:
    key = next(desk.folder.glob("*.json"))
    environment = {
        "THUOCDO_VAR": str(desk.folder),
        "THUOCDO_GOOGLE_URL": desk.google.address,
        "THUOCDO_GOOGLE_KEY_FILE": str(key),
        "THUOCDO_FREE_MEGABYTES": "0",
        **more,
    }
    return CliRunner().invoke(app, list(words), env=environment)


def sync(desk: Desk, *words: str, **more: str) -> Result:
    return call(desk, "sync", "--registry", str(desk.register), "--as-of", "2026-12-31", *words, **more)


def test_a_sync_writes_nothing_unless_it_is_asked_to(desk: Desk, file: File) -> None:
    done = sync(desk)
    assert done.exit_code == 0, done.output
    assert not has_own_tab(file)
    assert not desk.google.log.of("write")


@pytest.mark.parametrize("asked", [["--write-results"], []])
def test_a_sync_that_is_asked_to_writes_and_says_so(desk: Desk, file: File, asked: list[str]) -> None:
    done = sync(desk, *asked, **({} if asked else {"THUOCDO_WRITE_RESULTS": "1"}))
    assert done.exit_code == 0, done.output
    assert "Trang kết quả: 1 ghi, 0 không đổi, 0 bị từ chối, 0 chưa rõ, 0 chưa ghi được" in done.output
    assert has_own_tab(file)


def test_the_newest_sync_is_written_once(desk: Desk, file: File) -> None:
    assert sync(desk).exit_code == 0
    assert "1 ghi, 0 không đổi" in call(desk, "results").output
    assert "0 ghi, 1 không đổi" in call(desk, "results").output
    assert len(desk.google.log.of("write")) == 1


def test_a_refusal_is_printed_and_fails_no_sync(desk: Desk) -> None:
    desk.add(INDUSTRY, report(INDUSTRY, "12/15"), role="reader")
    done = sync(desk, "--write-results")
    assert done.exit_code == 0
    assert "[warning] Báo cáo: Không ghi được trang kết quả vào tệp “Báo cáo”" in done.output
    assert "0 ghi, 0 không đổi, 1 bị từ chối" in done.output


def test_before_the_first_sync_there_is_nothing_to_write(desk: Desk) -> None:
    done = call(desk, "results")
    assert done.exit_code == 1
    assert "thuocdo sync" in done.output


def test_an_api_key_cannot_write_and_is_told_so(desk: Desk, file: File) -> None:
    done = call(desk, "results", THUOCDO_GOOGLE_KEY_FILE="", THUOCDO_GOOGLE_API_KEY="AIza")
    assert done.exit_code == 1
    assert "khóa API chỉ đọc được" in done.output
