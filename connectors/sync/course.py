"""The course of a sync: one at a time for a locality, and how far it is, for everybody who wants to know."""

from __future__ import annotations

import json
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from connectors.ledger import LedgerFault, LedgerFaultKind
from rubric.text import Text

_SHORTEST = 0.2
_GLANCE = 1.0  # somebody who only looks whether a sync is running holds the lock for a moment


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a sync is: ``done`` of ``total`` books, and the name of the last."""

    done: int
    total: int
    name: str
    started_at: str


class SyncUnderWay(Exception):  # noqa: N818
    """Another sync of the same locality is running, in this process or another."""

    def __init__(self, progress: Progress | None) -> None:
        vi, en = "Một lần đọc khác đang chạy", "Another sync is running"
        if progress:
            vi += f", đã xong {progress.done}/{progress.total} bảng tính"
            en += f", {progress.done} of {progress.total} books done"
        self.message = Text(vi=f"{vi}. Hãy đợi nó xong.", en=f"{en}. Wait until it is done.")
        super().__init__(self.message.en)


class Course:
    """A sync under way, which tells how far it is in a file beside the ledger."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._started = datetime.now(UTC).isoformat(timespec="seconds")
        self._told = 0.0

    def tell(self, done: int, total: int, name: str) -> None:
        """Say how far the sync is; what cannot be written is not worth a sync."""
        now = time.monotonic()
        if now - self._told < _SHORTEST and done not in {0, total}:
            return
        self._told = now
        draft = self._file.with_suffix(".draft")
        try:
            draft.write_text(json.dumps(asdict(Progress(done, total, name, self._started)), ensure_ascii=False))
            draft.replace(self._file)
        except OSError:
            return


@contextmanager
def course(var: Path, locality: str) -> Generator[Course]:
    """Hold the lock of a locality's syncs. SyncUnderWay when somebody has it; the system frees it when they die."""
    file = progress_file(var, locality)
    lock = _lock(var, locality)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=_GLANCE)
    except Timeout:
        raise SyncUnderWay(progress_of(var, locality)) from None
    except OSError as failure:
        raise LedgerFault(LedgerFaultKind.READ_ONLY, str(file.parent)) from failure
    try:
        file.unlink(missing_ok=True)
        yield Course(file)
    finally:
        try:
            file.unlink(missing_ok=True)
        finally:
            lock.release()


def is_under_way(var: Path, locality: str) -> bool:
    """Whether a sync of the locality is running, in whichever process."""
    lock = _lock(var, locality)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return True
    except OSError:
        return False
    lock.release()
    return False


def progress_of(var: Path, locality: str) -> Progress | None:
    """How far the sync is that runs now; None before it has said anything."""
    try:
        return Progress(**json.loads(progress_file(var, locality).read_text()))
    except (OSError, ValueError, TypeError):
        return None


def progress_file(var: Path, locality: str) -> Path:
    """Where a sync says how far it is."""
    return var / f"sync-{locality}.progress.json"


def lock_file(var: Path, locality: str) -> Path:
    """The file that a sync of the locality keeps locked."""
    return var / f"sync-{locality}.lock"


def _lock(var: Path, locality: str) -> FileLock:
    return FileLock(lock_file(var, locality), is_singleton=False)
