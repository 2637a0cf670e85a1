"""thuocdo dev-sheets: what it prints is all that is needed, and nothing of it outlives the command."""

import json
import os
import re
import shlex
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from typer.testing import CliRunner

from connectors.command_line import app
from connectors.commands import dev_sheets
from connectors.settings import ROOT

BOOKS = 23  # of 9 departments, 7 communes, 3 of the press, 3 cohorts, and the department's own
LOADED = """
import sys
before = set(sys.modules)
import tests.google_stand_in.__main__
print(*{name.partition(".")[0] for name in set(sys.modules) - before})
"""


@contextmanager
def serving(folder: Path) -> Generator[tuple[subprocess.Popen[str], dict[str, str]]]:
    command = [sys.executable, "-m", "connectors.command_line", "dev-sheets", "--to", str(folder)]
    environment = {**os.environ, "PYTHONUTF8": "1"}
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        exported: dict[str, str] = {}
        try:
            for line in process.stdout or ():
                if not line.startswith("export "):
                    break
                name, _, value = shlex.split(line)[1].partition("=")
                exported[name] = value
            yield process, exported
        finally:
            process.terminate()


def listens(address: str) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", int(address.rpartition(":")[2]))) == 0


def test_the_printed_lines_are_all_that_doctor_needs_and_a_killed_command_leaves_nothing_running(
    tmp_path: Path,
) -> None:
    with serving(tmp_path / "sheets") as (process, exported):
        assert exported["THUOCDO_VAR"] == str(tmp_path / "sheets")
        done = CliRunner().invoke(app, ["doctor", "--json"], env=exported)
        assert done.exit_code == 0, done.output
        found = {each["check"]: each for each in json.loads(done.output)["findings"]}
        assert found["register"]["level"] == "fine"
        assert found["access"]["found"]["en"] == f"{BOOKS} of {BOOKS} books are seen"
        assert (tmp_path / "sheets" / "service_account.json").stat().st_mode & 0o077 == 0
        process.kill()
        process.wait()
        deadline = time.monotonic() + 10
        while listens(exported["THUOCDO_GOOGLE_URL"]) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert not listens(exported["THUOCDO_GOOGLE_URL"])


@pytest.mark.parametrize("while_it", ["makes the books", "serves"])
def test_ctrl_c_ends_all_of_it_without_a_traceback(tmp_path: Path, while_it: str) -> None:
    """As a terminal does it: the signal goes to every process of the group."""
    command = [sys.executable, "-m", "connectors.command_line", "dev-sheets", "--to", str(tmp_path / "sheets")]
    environment = {**os.environ, "PYTHONUTF8": "1"}
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
        start_new_session=True,
    ) as process:  # fmt: skip
        assert process.stdout
        try:
            address = ""
            if while_it == "serves":
                address = process.stdout.readline().partition("=")[2].strip()
                assert listens(address)
            else:
                while not list(tmp_path.glob("sheets/books/*.xlsx")):
                    assert process.poll() is None
                    time.sleep(0.05)
            os.killpg(process.pid, signal.SIGINT)
            said, errors = process.communicate(timeout=30)
        finally:  # whatever failed: leaving the block waits for the process
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
    assert "Traceback" not in said + errors
    assert not address or not listens(address)
    assert process.returncode == (0 if address else 130)


def test_without_the_checkout_it_says_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev_sheets, "STAND_IN", tmp_path / "tests" / "google_stand_in")
    done = CliRunner().invoke(app, ["dev-sheets", "--to", str(tmp_path / "sheets")])
    assert done.exit_code == 1
    assert "tests/google_stand_in" in done.output
    assert not (tmp_path / "sheets").exists()


def test_a_port_that_is_taken_is_told_and_nothing_hangs(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        command = [sys.executable, "-m", "connectors.command_line", "dev-sheets", "--to", str(tmp_path)]
        command += ["--port", str(taken.getsockname()[1])]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert "the stand-in ended with an error" in done.stderr


def test_the_stand_in_needs_only_what_the_running_product_needs() -> None:
    """``dev.py run`` prepares no more than requirements/run.txt."""
    from importlib.metadata import packages_distributions

    pinned = set(re.findall(r"^([\w.-]+)==", (ROOT / "requirements" / "run.txt").read_text(), re.MULTILINE))
    done = subprocess.run([sys.executable, "-c", LOADED], cwd=ROOT, capture_output=True, text=True, check=True)
    of_packages = packages_distributions()
    needed = {of_packages[name][0].lower().replace("_", "-") for name in done.stdout.split() if name in of_packages}
    assert {"openpyxl", "cryptography"} <= needed
    assert needed <= pinned
