"""`python3 dev.py run --sheets`: one command from nothing to a dashboard fed through Google's API."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from connectors.ledger import Ledger
from connectors.registry import ONLINE
from connectors.runs import SAMPLES
from dev import free_port, localities
from dev_environment import PYTHON, ROOT

LONGEST = 240
pytestmark = pytest.mark.skipif(not PYTHON.exists(), reason="dev.py would first make its environment")


@contextmanager
def running(var: Path, *words: str) -> Generator[subprocess.Popen[str]]:
    others = {name: value for name, value in os.environ.items() if not name.startswith("THUOCDO_")}
    command = [sys.executable, "dev.py", "run", *(words or ("--sheets",)), "--port", str(free_port(0))]
    environment = {**others, "THUOCDO_VAR": str(var)}
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        too_long = threading.Timer(LONGEST, process.terminate)
        too_long.start()
        try:
            yield process
        finally:
            too_long.cancel()
            process.terminate()


def addresses(process: subprocess.Popen[str]) -> Iterator[str]:
    """The addresses that the command tells, as it tells them."""
    for line in process.stdout or ():
        if line.startswith("· ") and (found := re.search(r"http://127\.0\.0\.1:\d+", line)):
            yield found[0]


def listens(address: str) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", int(address.rpartition(":")[2]))) == 0


@pytest.mark.slow
def test_the_dashboard_is_fed_through_google_sheets_and_everything_ends_with_it(tmp_path: Path) -> None:
    with running(tmp_path) as process:
        told = addresses(process)
        google, dashboard = next(told), next(told)
        direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with direct.open(f"{dashboard}/_stcore/health", timeout=10) as answer:
            assert answer.status == 200
        with closing(Ledger.to_read(tmp_path / "sheets" / "ledger.sqlite")) as ledger:
            newest = ledger.latest_sync("hue")
            assert newest is not None
            taken = ledger.visits.taken("hue", newest.id)
            whose = ledger.visits.registrations(newest.id)
        # 9 departments, 7 communes and the press have books of their own; 3 cohorts and the department one each.
        assert (newest.source, len(taken), len(whose)) == (SAMPLES, 23, 23)
        assert all(book.startswith(ONLINE) and each.state == "current" for book, each in taken.items())
        assert not (tmp_path / "ledger.sqlite").exists()
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=30) == 0
    assert not listens(google)
    assert not listens(dashboard)


@pytest.mark.slow
def test_another_locality_is_served_and_its_units_are_ranked(tmp_path: Path) -> None:
    with running(tmp_path, "--locality", "hoang-van-thu") as process:
        dashboard = next(addresses(process))
        assert listens(dashboard)
        with closing(Ledger.to_read(tmp_path / "ledger.sqlite")) as ledger:
            assert ledger.localities() == {"hoang-van-thu"}
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=30) == 0


def test_the_localities_to_serve_are_those_with_data(capsys: pytest.CaptureFixture[str]) -> None:
    assert localities("quang-ngai") == ["quang-ngai"]
    assert localities("all") == ["hue", "dien-bien", "ha-tinh", "hoang-van-thu", "quang-ngai"]
    with pytest.raises(SystemExit) as stopped:
        localities("nghe-an")
    assert "nghe-an" in f"{stopped.value}{capsys.readouterr()}"
