"""The minute quotas: so many reads and writes for a user and for the project within any sixty seconds."""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass

from tests.google_stand_in.clock import Clock
from tests.google_stand_in.refusals import drive_over_quota, over_quota

WINDOW = 60.0


@dataclass(frozen=True, slots=True)
class Quotas:
    """Requests a minute. Reads and writes are counted apart; Drive has one count of its own."""

    reads_per_user: int = 60
    reads_per_project: int = 300
    writes_per_user: int = 60
    writes_per_project: int = 300
    drive_per_user: int = 12_000

    @classmethod
    def unlimited(cls) -> Quotas:
        """Quotas that no test reaches."""
        return cls(*[10**9] * 5)


class Meter:
    """Counts requests over a sliding minute, which is at least as strict as Google's own window."""

    def __init__(self, quotas: Quotas, clock: Clock, project: str) -> None:
        self.quotas = quotas
        self._clock = clock
        self._project = project
        self._times: dict[tuple[str, str], deque[float]] = {}
        self._lock = threading.Lock()

    def charge(self, kind: str, user: str) -> None:
        """Count one request of a ``kind`` (read, write or drive); raises the refusal when a limit is reached.

        A refused request does not count.
        """
        with self._lock:
            now = self._clock.seconds()
            mine, everybody = self._within(kind, user, now), self._within(kind, "", now)
            if kind == "drive":
                if len(mine) >= self.quotas.drive_per_user:
                    raise drive_over_quota()
            else:
                per_user = self.quotas.reads_per_user if kind == "read" else self.quotas.writes_per_user
                per_project = self.quotas.reads_per_project if kind == "read" else self.quotas.writes_per_project
                if len(mine) >= per_user:
                    raise over_quota(kind, per_user, self._project, of_user=True)
                if len(everybody) >= per_project:
                    raise over_quota(kind, per_project, self._project, of_user=False)
            mine.append(now)
            everybody.append(now)

    def _within(self, kind: str, user: str, now: float) -> deque[float]:
        times = self._times.setdefault((kind, user), deque())
        while times and times[0] <= now - WINDOW:
            times.popleft()
        return times
