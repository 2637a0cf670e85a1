"""Keeping under Google's quotas per minute, for all threads of an identity and all identities of a project.

Google allows an identity 60 reads and 60 writes of Sheets a minute, a project 300 of each. A place is free again
a minute after its request was *answered*: wherever between sending and answer Google counted it, no minute of
Google's then holds more requests than ours.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Generator
from contextlib import contextmanager
from enum import StrEnum

from connectors.google.patience import Timing

MINUTE = 60.0
_GLANCE = 0.05


class Lane(StrEnum):
    """What Google counts separately."""

    READS = "reads"
    WRITES = "writes"
    DRIVE = "drive"


FOR_AN_IDENTITY = {Lane.READS: 57, Lane.WRITES: 57, Lane.DRIVE: 600}


class Pacer:
    """Lets at most ``limit`` requests through in any ``window`` seconds; safe to share between threads."""

    def __init__(self, limit: int, *, window: float = MINUTE, timing: Timing | None = None) -> None:
        self._limit = limit
        self._window = window
        self._timing = timing or Timing()
        self._lock = threading.Lock()
        self._free_again: deque[float] = deque()
        self._under_way = 0
        self._paused_until = float("-inf")

    def enter(self) -> float:
        """Wait until a request may go; the seconds waited. ``leave`` must follow."""
        began = self._timing.clock()
        while True:
            with self._lock:
                wait = self._wait(self._timing.clock())
                if wait <= 0:
                    self._under_way += 1
                    return self._timing.clock() - began
            self._timing.sleep(wait)

    def leave(self) -> None:
        """The request was answered, or given up."""
        with self._lock:
            self._under_way -= 1
            self._free_again.append(self._timing.clock() + self._window)

    def pause(self, seconds: float) -> None:
        """Let nothing through for ``seconds``; a longer pause that is on already stands."""
        with self._lock:
            self._paused_until = max(self._paused_until, self._timing.clock() + seconds)

    def _wait(self, now: float) -> float:
        while self._free_again and self._free_again[0] <= now:
            self._free_again.popleft()
        is_full = len(self._free_again) + self._under_way >= self._limit
        until_free = (self._free_again[0] - now if self._free_again else _GLANCE) if is_full else 0.0
        return max(self._paused_until - now, until_free)


class Pace:
    """The pacers of one identity, and those it shares with the other identities of its project."""

    def __init__(self, identity: dict[Lane, Pacer], project: dict[Lane, Pacer] | None = None) -> None:
        self._identity = identity
        self._project = project or {}

    @contextmanager
    def turn(self, lane: Lane) -> Generator[float]:
        """A request's turn, with the seconds it waited for it."""
        pacers = [self._identity[lane], *([self._project[lane]] if lane in self._project else [])]
        entered: list[Pacer] = []
        waited = 0.0
        try:
            for pacer in pacers:
                waited += pacer.enter()
                entered.append(pacer)
            yield waited
        finally:
            for pacer in entered:
                pacer.leave()

    def pause(self, lane: Lane, seconds: float) -> None:
        """Hold back every thread of the identity on one lane."""
        self._identity[lane].pause(seconds)


def pacers(limits: dict[Lane, int], *, window: float = MINUTE, timing: Timing | None = None) -> dict[Lane, Pacer]:
    """A pacer for each lane, for ``Pace``."""
    return {lane: Pacer(limit, window=window, timing=timing) for lane, limit in limits.items()}
