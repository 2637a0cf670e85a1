"""Syncing again and again, as a service: one sync after another until the process is told to stop."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from datetime import UTC, datetime

import typer

from connectors.sync.moments import said


def keep_watch(
    once: Callable[[], None], *, every: float, tell: Callable[[str], None], rounds: int | None = None
) -> None:
    """Run ``once`` now and then ``every`` so many seconds, counted from the beginning of the last.

    A sync that fails is told and tried again the next time; SIGTERM and Ctrl-C end the watch between two syncs, and
    in the middle of one as the kill of any sync does: nothing that was kept is lost. ``rounds`` bounds the syncs.
    """
    stopped = threading.Event()
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, lambda *_: stopped.set())
    done = 0
    while not stopped.is_set():
        began = datetime.now(UTC)
        try:
            once()
        except typer.Exit:
            tell(f"{said(began)}: lần đọc này không xong, sẽ thử lại / this sync failed and will be tried again")
        done += 1
        if rounds is not None and done >= rounds:
            return
        stopped.wait(max(1.0, every - (datetime.now(UTC) - began).total_seconds()))
