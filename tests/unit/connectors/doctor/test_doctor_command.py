"""The command thuocdo doctor: what it prints, for people and machines, and its exit code."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from connectors.command_line import app
from connectors.doctor.finding import TITLES
from connectors.settings import Settings
from tests.google_stand_in import File, StandIn

Call = Callable[..., Result]


@pytest.fixture
def call(settings: Settings, register: File, monkeypatch: pytest.MonkeyPatch) -> Call:
    monkeypatch.setenv("THUOCDO_VAR", str(settings.var))
    monkeypatch.setenv("THUOCDO_SAMPLE_DATA", "1")
    monkeypatch.setenv("THUOCDO_FREE_MEGABYTES", "1")
    monkeypatch.setenv("THUOCDO_REGISTRY", register.file_id)

    def run(*words: str) -> Result:
        return CliRunner().invoke(app, ["doctor", *words])

    return run


def test_a_sound_installation_ends_with_0_and_a_line_for_each_check_vietnamese_first(call: Call) -> None:
    done = call()
    assert done.exit_code == 0, done.output
    lines = done.output.splitlines()
    assert [line.partition(":")[0] for line in lines if line.startswith("✓ ")][:-1] == [
        f"✓ {title.vi}" for title in TITLES.values()
    ]
    assert lines[1].startswith("    Account: ")
    assert lines[-1] == "✓ 13 tốt / fine · ! 0 cần xem / to look at · ✗ 0 hỏng / broken"


def test_a_failure_ends_with_1_and_comes_with_what_to_do(call: Call, google: StandIn) -> None:
    google.project.disabled = {"sheets.googleapis.com"}
    done = call()
    assert done.exit_code == 1
    lines = done.output.splitlines()
    place = next(number for number, line in enumerate(lines) if line.startswith("✗ "))
    assert lines[place].startswith("✗ Google Sheets API: ")
    assert lines[place + 1].startswith("    → Hãy mở https://console.developers.google.com/")


def test_machines_get_the_same_as_json(call: Call, google: StandIn) -> None:
    sound = json.loads(call("--json").output)
    assert sound["ok"] is True
    assert [each["check"] for each in sound["findings"]] == list(TITLES)
    google.project.revoke_keys(google.email)
    done = call("--json")
    broken = json.loads(done.output)
    assert (done.exit_code, broken["ok"]) == (1, False)
    by_check = {each["check"]: each for each in broken["findings"]}
    assert by_check["sign_in"]["level"] == "failure"
    assert by_check["sheets"]["level"] == "unchecked"
    assert all(each["remedy"] for each in broken["findings"] if each["level"] != "fine")


def test_no_part_of_the_key_is_ever_printed(call: Call, tmp_path: Path, google: StandIn) -> None:
    facts = json.loads((tmp_path / "thuoc-do.json").read_text())
    secret = facts["private_key"].splitlines()[1:-1]
    google.project.revoke_keys(google.email)
    printed = call().output + call("--json").output
    assert facts["client_email"] in printed
    assert not [line for line in [*secret, facts["private_key_id"]] if line in printed]
