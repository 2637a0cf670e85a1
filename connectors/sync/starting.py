"""Starting a sync from a page: in a process of its own, one at a time, and what became of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from filelock import FileLock, Timeout

from connectors.settings import ROOT, Settings
from connectors.sync.course import Progress, is_under_way, progress_file, progress_of
from rubric.text import Text

BETWEEN_STARTS = timedelta(seconds=60)
STARTING_TAKES = timedelta(seconds=30)
_UNDER_WAY = 3
_MOST_SAID = 4000


class SyncNotStarted(Exception):  # noqa: N818
    """Why no sync was started, in words for whoever pressed the button."""

    def __init__(self, message: Text) -> None:
        self.message = message
        super().__init__(message.en)


@dataclass(frozen=True, slots=True)
class Start:
    """The last sync started from a page: when, after which complete sync, and the code it ended with.

    The code is None while it runs, or when nobody saw it end.
    """

    at: str
    after: int = 0
    code: int | None = None

    @property
    def moment(self) -> datetime:
        """When it was started."""
        return datetime.fromisoformat(self.at)


@dataclass(frozen=True, slots=True)
class SyncNow:
    """Whether a sync of a locality runs now, wherever it was started, and how far it is."""

    is_running: bool
    progress: Progress | None = None


def start_sync(chosen: Settings, *, as_of: date | None = None, after: int = 0) -> None:
    """Start ``thuocdo sync`` of the registered books. SyncNotStarted while one runs, or within a minute of the last.

    ``after`` is the newest complete sync until then.

    The process is its own session, so that it outlives this one; what it says goes into a file beside the ledger.
    """
    if not chosen.registry:
        raise SyncNotStarted(Text(vi="Chưa đặt sổ đăng ký bảng tính.", en="No register of books is set."))
    try:
        chosen.var.mkdir(parents=True, exist_ok=True)
        with FileLock(chosen.var / f"sync-{chosen.locality}.start.lock", timeout=0):
            _refuse_haste(chosen)
            _run(chosen, as_of, after)
    except Timeout:
        raise SyncNotStarted(Text(vi="Người khác vừa bấm đồng bộ.", en="Somebody else just pressed it.")) from None
    except OSError as failure:
        raise SyncNotStarted(
            Text(vi=f"Không khởi động được: {failure.strerror}.", en=f"It could not be started: {failure.strerror}.")
        ) from failure


def sync_now(var: Path, locality: str) -> SyncNow:
    """What a page shows of the sync that runs now; asks for the lock only when something speaks for one."""
    start = last_start(var, locality)
    if start and start.code is None and datetime.now(UTC) - start.moment < STARTING_TAKES:
        return SyncNow(True, progress_of(var, locality))
    if not progress_file(var, locality).exists() or not is_under_way(var, locality):
        return SyncNow(False)
    return SyncNow(True, progress_of(var, locality))


def last_start(var: Path, locality: str) -> Start | None:
    """The last sync that was started from a page; None before the first."""
    try:
        return Start(**json.loads(_start_file(var, locality).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def failure_of_last(var: Path, locality: str, newest: int = 0) -> Text | None:
    """The last words of the last sync started from a page, when it failed; None otherwise.

    A failure is history once a ``newest`` complete sync came after it.
    """
    start = last_start(var, locality)
    if start is None or start.code in {None, 0, _UNDER_WAY} or newest > start.after:
        return None
    try:
        lines = _log_file(var, locality).read_text(encoding="utf-8", errors="replace")[-_MOST_SAID:].splitlines()
    except OSError:
        lines = []
    said = [line.strip() for line in lines if line.strip()]
    if not said or any(line.startswith("Traceback ") for line in said):
        log = _log_file(var, locality).name
        return Text(
            vi=f"Lần đồng bộ dừng vì lỗi ngoài dự liệu (mã {start.code}); xem tệp {log} cạnh sổ cái.",
            en=f"The sync ended with an error nobody foresaw (code {start.code}); see {log} beside the ledger.",
        )
    vi, parted, en = said[-1].partition(" / ")
    return Text(vi=vi, en=en) if parted or len(said) == 1 else Text(vi=said[-2], en=said[-1])


def _refuse_haste(chosen: Settings) -> None:
    if is_under_way(chosen.var, chosen.locality):
        raise SyncNotStarted(Text(vi="Một lần đồng bộ đang chạy.", en="A sync is running."))
    last = last_start(chosen.var, chosen.locality)
    waits = last.moment + BETWEEN_STARTS - datetime.now(UTC) if last else timedelta(0)
    if waits > timedelta(0):
        seconds = int(waits.total_seconds()) + 1
        raise SyncNotStarted(
            Text(
                vi=f"Vừa đồng bộ xong; hãy đợi {seconds} giây rồi bấm lại.",
                en=f"A sync was started just now; wait {seconds} seconds and press again.",
            )
        )


def _run(chosen: Settings, as_of: date | None, after: int) -> None:
    command = [sys.executable, "-m", "connectors.command_line", "sync", "--registry", chosen.registry]
    command += ["--locality", chosen.locality, "--year", str(chosen.year)]
    command += ["--as-of", as_of.isoformat()] if as_of else []
    start = Start(datetime.now(UTC).isoformat(), after)
    places = [str(ROOT), os.environ.get("PYTHONPATH", "")]
    with _log_file(chosen.var, chosen.locality).open("wb") as log:
        process = subprocess.Popen(
            command,
            env={**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": os.pathsep.join(filter(None, places))},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    _keep(chosen, start)
    threading.Thread(target=_see_off, args=(chosen, start, process), name="sync", daemon=True).start()


def _see_off(chosen: Settings, start: Start, process: subprocess.Popen[bytes]) -> None:
    """Wait for the process, and note the code it ended with."""
    code = process.wait()
    _keep(chosen, replace(start, code=code))


def _keep(chosen: Settings, start: Start) -> None:
    file = _start_file(chosen.var, chosen.locality)
    draft = file.with_suffix(".draft")
    draft.write_text(json.dumps(asdict(start)), encoding="utf-8")
    draft.replace(file)


def _start_file(var: Path, locality: str) -> Path:
    return var / f"sync-{locality}.start.json"


def _log_file(var: Path, locality: str) -> Path:
    return var / f"sync-{locality}.log"
