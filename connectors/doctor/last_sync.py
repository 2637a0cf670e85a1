"""The newest sync: its age, one that runs now, one that broke off."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from connectors.doctor.case import Case
from connectors.doctor.finding import Finding, fine, unchecked, warning
from connectors.ledger import Ledger
from connectors.sync.course import is_under_way, lock_file, progress_of
from connectors.sync.moments import said
from rubric.text import Text

_OLD = timedelta(hours=24)
_LOCKS = Path("/proc/locks")
_RUN = Text(vi="Hãy chạy: thuocdo sync", en="Run: thuocdo sync")
_SEE_TIMER = Text(
    vi="Hãy xem bộ hẹn giờ: systemctl list-timers thuocdo-sync.timer và journalctl -u thuocdo-sync.",
    en="Look at the timer: systemctl list-timers thuocdo-sync.timer, and journalctl -u thuocdo-sync.",
)


def check_last_sync(case: Case, source: str, *, is_readable: bool) -> Finding:
    """When books were last read, by whom now, and whether the last sync of ``source`` came to its end."""
    if is_running(case):
        return fine("last_sync", *_running(case))
    if not is_readable:
        return unchecked("last_sync", "ledger")
    with closing(Ledger.at_to_read(case.settings)) as ledger:
        newest = ledger.latest_sync(case.locality)
        broken_off = ledger.visits.broken_off(case.locality, source)
    if broken_off:
        found = Text(
            vi=f"lần đọc bắt đầu lúc {said(broken_off)} đứt giữa chừng",
            en=f"the sync of {said(broken_off)} broke off",
        )
        remedy = Text(
            vi="Hãy chạy lại thuocdo sync: những sổ đã đọc còn nguyên và không phải đọc lại.",
            en="Run thuocdo sync again: the books that were read are kept and need not be read again.",
        )
        return warning("last_sync", found, remedy)
    if newest is None:
        return warning("last_sync", Text(vi="chưa đọc lần nào", en="nothing was read yet"), _RUN)
    ended = newest.ended_at
    age = datetime.fromtimestamp(case.timing.today(), UTC) - ended
    hours = max(0, round(age.total_seconds() / 3600))
    found = Text(
        vi=f"lần {newest.id} lúc {said(ended)} ({hours} giờ trước): {newest.books} sổ, {newest.problems} việc cần xem",
        en=f"sync {newest.id} of {said(ended)} ({hours} h ago): {newest.books} books, {newest.problems} problems",
    )
    return warning("last_sync", found, _SEE_TIMER) if age > _OLD else fine("last_sync", found.vi, found.en)


def is_running(case: Case) -> bool:
    """Whether a sync holds the lock; where there never was one, no lock file is left behind by asking."""
    var = case.settings.var
    return lock_file(var, case.locality).exists() and is_under_way(var, case.locality)


def _running(case: Case) -> tuple[str, str]:
    progress = progress_of(case.settings.var, case.locality)
    holder = holder_of(lock_file(case.settings.var, case.locality))
    vi, en = "đang chạy", "a sync is running"
    if holder:
        vi, en = f"{vi} (tiến trình {holder})", f"{en} (process {holder})"
    if progress:
        since = said(datetime.fromisoformat(progress.started_at))
        vi += f" từ {since}, đã xong {progress.done}/{progress.total} bảng tính"
        en += f" since {since}, {progress.done} of {progress.total} books done"
    return vi, en


def holder_of(lock: Path, locks: Path = _LOCKS) -> int | None:
    """The process that holds a lock file, where the system tells (Linux)."""
    try:
        inode = f":{lock.stat().st_ino}"
        lines = locks.read_text().splitlines()
    except OSError:
        return None
    held = (line.split() for line in lines if "->" not in line)
    return next((int(parts[4]) for parts in held if len(parts) > 5 and parts[5].endswith(inode)), None)
