"""A sync that is killed, comes twice, or meets a full disk or a folder it may not write: nothing kept is lost."""

from __future__ import annotations

import ctypes
import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from connectors.ledger import Ledger, LedgerFault, LedgerFaultKind
from connectors.settings import ROOT
from connectors.sync import online
from connectors.sync.course import is_under_way
from tests.google_stand_in import Call
from tests.unit.connectors.sync.desk import Desk

PR_CAPBSET_DROP = 24
DAC_OVERRIDE, DAC_READ_SEARCH, FOWNER = 1, 2, 3


@dataclass
class Terminal:
    """The command line in processes of its own, with its own folder."""

    desk: Desk
    var: Path
    key: Path

    def environment(self, **more: str) -> dict[str, str]:
        return {
            **{name: value for name, value in os.environ.items() if not name.startswith("THUOCDO_")},
            "THUOCDO_VAR": str(self.var),
            "THUOCDO_GOOGLE_URL": self.desk.google.address,
            "THUOCDO_GOOGLE_KEY_FILE": str(self.key),
            "PYTHONDONTWRITEBYTECODE": "1",
            **more,
        }

    def start(self, *words: str, **options: Any) -> subprocess.Popen[str]:
        """A sync of the registered books (or another command), under way."""
        said = words or ("sync", "--registry", str(self.desk.write_register()), "--as-of", "2026-12-31")
        environment = options.pop("environment", None) or self.environment()
        return subprocess.Popen(
            [sys.executable, "-m", "connectors.command_line", *said], cwd=ROOT, env=environment, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options,
        )  # fmt: skip

    def run(self, *words: str, **options: Any) -> tuple[int, str, str]:
        """Exit code, output and errors of a sync."""
        process = self.start(*words, **options)
        output, errors = process.communicate(timeout=60)
        return process.returncode, output, errors

    def reads_kept(self) -> int:
        """How many books a sync under way has kept so far."""
        try:
            with closing(sqlite3.connect(f"file:{self.var / 'ledger.sqlite'}?mode=ro", uri=True)) as connection:
                asked = "select count(*) from book_visits where outcome = 'read' and book like 'google:%'"
                return int(connection.execute(asked).fetchone()[0])
        except sqlite3.OperationalError:
            return 0

    def ledger(self) -> Ledger:
        return Ledger(self.var / "ledger.sqlite")


@pytest.fixture
def terminal(desk: Desk) -> Terminal:
    keys = desk.var / "keys"
    keys.mkdir()
    return Terminal(desk, desk.var / "var", desk.google.key_file(keys))


def wait_for(condition: Callable[[], object], seconds: float = 30) -> None:
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "it did not come about"
        time.sleep(0.02)


class TestKilled:
    def test_kill_9_after_some_reads_and_the_next_sync_reads_the_others_only(self, terminal: Terminal) -> None:
        desk = terminal.desk
        files = desk.add_agencies(list(desk.installation.agencies)[:20])
        released = threading.Event()
        desk.google.faults.arm(Call(lambda: released.wait(30)), "v4/spreadsheets", skip=9, times=None)
        process = terminal.start()
        wait_for(lambda: terminal.reads_kept() == 9)
        os.kill(process.pid, signal.SIGKILL)
        process.communicate(timeout=20)
        released.set()
        assert process.returncode == -signal.SIGKILL
        desk.google.faults.clear()
        with_ledger = terminal.ledger()
        acknowledged = with_ledger.visits.last_reads("hue")
        read_before = {book for book in acknowledged if book.startswith("google:")}
        assert len(read_before) == 9
        assert with_ledger.latest_sync("hue") is None, "a killed sync never counts"
        assert not is_under_way(terminal.var, "hue"), "the lock died with its holder"
        with_ledger.close()
        sent = len(desk.google.log.of("read"))
        wait_for(lambda: len(desk.google.log.of("read")) == sent)
        desk.google.log.clear()
        code, output, errors = terminal.run()
        assert (code, errors) == (0, "")
        assert "11 đọc, 9 không đổi" in output
        asked = {f"google:{read.spreadsheet}" for read in desk.google.log.of("read", status=200)}
        assert not asked & read_before
        ledger = terminal.ledger()
        latest = ledger.latest_sync("hue")
        assert latest is not None
        assert (latest.id, latest.books) == (2, 20)
        for book, visit in acknowledged.items():
            assert ledger.visits.content(visit.hash), book
        assert {f"google:{file.file_id}" for file in files.values()} == set(ledger.visits.taken("hue", 2))
        ledger.close()

    def test_two_kills_in_a_row_lose_nothing_either(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        """By an account that Drive tells nothing, every book counts as changed unless it was just read."""
        monkeypatch.setattr(online, "AHEAD", 8)
        desk.add_agencies(list(desk.installation.agencies)[:24])

        class Killed(BaseException):
            pass

        def die(done: int, _total: int, _name: str) -> None:
            if done % 8 == 0:
                raise Killed

        counts = []
        for _ in range(2):
            with pytest.raises(Killed):
                desk.sync(lists_files=False, on_progress=lambda d, t, n: die(d, t, n) if d > len(counts) * 8 else None)
            counts.append(desk.reads())
        known = {book for book in desk.ledger.visits.last_reads("hue") if book.startswith("google:")}
        before = desk.reads()
        synced = desk.sync(lists_files=False)
        assert synced.summary.unchanged == len(known) >= 16
        assert desk.reads() - before == 24 - len(known)
        assert desk.reads() <= 24 + 2 * 8, "only what was on its way or waited to be judged was read twice"
        assert desk.sync(lists_files=False).summary.read == 24, "after a complete sync everything is read again"

    def test_a_sync_that_broke_off_long_ago_is_not_continued(self, desk: Desk) -> None:
        files = desk.add_agencies(["19753"])
        desk.sync(lists_files=False)
        desk.ledger.begin_sync("hue", "google", desk.installation.criteria_set.effective)
        with desk.google.store.edit(files["19753"].file_id) as book:
            book["2026"].put("C2", 41)
        later = datetime.now(UTC) + timedelta(hours=7)
        assert desk.sync(lists_files=False, now=lambda: later).said("19753", "so_tin") == 41


class TestTwoAtOnce:
    def test_the_second_ends_with_a_sentence_and_the_first_goes_on(self, terminal: Terminal) -> None:
        desk = terminal.desk
        desk.add_agencies(list(desk.installation.agencies)[:6])
        released = threading.Event()
        hold = desk.google.faults.arm(Call(lambda: released.wait(60)), "v4/spreadsheets", times=1)
        first = terminal.start()
        wait_for(lambda: hold.happened)
        code, output, errors = terminal.run()
        released.set()
        assert (code, output) == (3, "")
        assert "Một lần đọc khác đang chạy" in errors
        assert "Another sync is running" in errors
        assert "Traceback" not in errors
        said, _ = first.communicate(timeout=60)
        assert first.returncode == 0
        assert "6 đọc" in said
        ledger = terminal.ledger()
        latest = ledger.latest_sync("hue")
        assert latest is not None
        assert latest.id == 1, "the second left no trace"
        ledger.close()


class TestFullDisk:
    def test_what_was_read_before_the_disk_was_full_is_not_read_again(self, desk: Desk) -> None:
        """SQLite itself refuses, as it does when the file system has no room: its file may have no more pages."""
        for file in desk.add_agencies(list(desk.installation.agencies)[:20]).values():
            assert file.book
            file.book["2026"].put("F2", random.Random(file.file_id).randbytes(4000).hex())  # which nothing makes small
        register = str(desk.write_register())
        limit = {"pages": 0}

        def bounded(connection: Any, _record: object) -> None:
            cursor = connection.cursor()
            cursor.execute(f"PRAGMA max_page_count={limit['pages'] or 2**30}")
            cursor.close()

        engine = desk.ledger._engine
        event.listen(engine, "connect", bounded)
        used = desk.var / "ledger.sqlite"
        limit["pages"] = _pages(desk.ledger) + 15
        engine.dispose()
        with pytest.raises(LedgerFault) as caught:
            desk.sync(register=register)
        assert caught.value.kind is LedgerFaultKind.FULL
        assert "database or disk is full" in str(caught.value.__cause__)
        assert str(used) in caught.value.message.vi
        assert desk.ledger.latest_sync("hue") is None
        kept = {book for book in desk.ledger.visits.last_reads("hue") if book.startswith("google:")}
        assert 0 < len(kept) < 20
        limit["pages"] = 0
        engine.dispose()
        desk.google.log.clear()
        synced = desk.sync(register=register)
        assert (synced.summary.unchanged, synced.summary.read) == (len(kept), 20 - len(kept))
        asked = {f"google:{read.spreadsheet}" for read in desk.google.log.of("read")}
        assert not asked & kept

    def test_a_disk_that_is_nearly_full_is_not_begun_with(self, terminal: Terminal) -> None:
        terminal.desk.add_agencies(["19753"])
        code, output, errors = terminal.run(environment=terminal.environment(THUOCDO_FREE_MEGABYTES=str(10**9)))
        assert (code, output) == (1, "")
        assert "gần đầy" in errors
        assert "need not be read again" in errors
        assert terminal.desk.reads() == 0
        assert not (terminal.var / "ledger.sqlite").exists()
        assert terminal.run()[0] == 0


def _pages(ledger: Ledger) -> int:
    with ledger._engine.connect() as connection:
        return int(connection.exec_driver_sql("PRAGMA page_count").scalar_one())


def _as_anybody() -> None:
    """Give up root's right to write what its permissions forbid, so that the child is held to them as others are."""
    if os.getuid() == 0:
        libc = ctypes.CDLL(None, use_errno=True)
        for capability in (DAC_OVERRIDE, DAC_READ_SEARCH, FOWNER):
            libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)


class TestReadOnly:
    @pytest.fixture
    def closed(self, terminal: Terminal) -> Iterator[Terminal]:
        """A folder with a ledger in which nothing may be written any more."""
        terminal.desk.add_agencies(["19753", "19774"])
        assert terminal.run()[0] == 0
        for each in terminal.var.iterdir():
            each.chmod(0o555 if each.is_dir() else 0o444)
        terminal.var.chmod(0o555)
        control = [sys.executable, "-c", "import sys; open(sys.argv[1], 'w')", str(terminal.var / "thử")]
        done = subprocess.run(control, preexec_fn=_as_anybody, stderr=subprocess.PIPE, text=True, check=False)
        assert "PermissionError" in done.stderr
        yield terminal
        terminal.var.chmod(0o755)

    def test_a_sync_ends_with_a_sentence(self, closed: Terminal) -> None:
        code, output, errors = closed.run(preexec_fn=_as_anybody)
        assert (code, output) == (1, "")
        assert "chỉ cho đọc" in errors
        assert "read-only" in errors
        assert "Traceback" not in errors
        assert len(errors.strip().splitlines()) == 2

    def test_the_scores_are_read_all_the_same(self, closed: Terminal) -> None:
        before = sorted(each.name for each in closed.var.iterdir())
        code, output, errors = closed.run("score", preexec_fn=_as_anybody)
        assert code == 0, errors
        assert not errors
        assert "Phường Phú Xuân" in output
        assert sorted(each.name for each in closed.var.iterdir()) == before

    def test_a_ledger_left_by_a_kill_is_read_where_nothing_may_be_written(self, terminal: Terminal) -> None:
        """What SQLite had not yet moved into its file lies beside it, and counts."""
        desk = terminal.desk
        desk.add_agencies(["19753", "19774"])
        assert terminal.run()[0] == 0
        code = (
            "import os, sys; from datetime import date; from pathlib import Path; from connectors.ledger import Ledger;"
            "ledger = Ledger(Path(sys.argv[1]));"
            "sync = ledger.begin_sync('hue', 'google', date(2026, 12, 31));"
            "ledger.end_sync(sync, [], ledger.visits.taken('hue').values());"
            "os.kill(os.getpid(), 9)"
        )
        file = terminal.var / "ledger.sqlite"
        subprocess.run([sys.executable, "-c", code, str(file)], cwd=ROOT, check=False)
        assert Path(f"{file}-wal").stat().st_size > 0
        terminal.var.chmod(0o555)
        asked = (
            "import sys; from pathlib import Path; from connectors.ledger import Ledger;"
            "print(Ledger.to_read(Path(sys.argv[1])).latest_sync('hue').id)"
        )
        done = subprocess.run(
            [sys.executable, "-c", asked, str(file)], cwd=ROOT, preexec_fn=_as_anybody, capture_output=True, text=True,
            check=False,
        )  # fmt: skip
        terminal.var.chmod(0o755)
        assert (done.stdout, done.stderr) == ("2\n", "")
