"""The stand-in's time: its minutes may run faster than ours, and its wall clock may disagree with ours."""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime


class Clock:
    """``speed`` 10 lets a minute of quota and latency pass in six real seconds.

    ``ahead`` moves the wall clock (seconds; negative is behind), which the token endpoint, Drive's times and
    the dates of all answers go by.
    """

    def __init__(self, speed: float = 1.0, ahead: float = 0.0) -> None:
        self.speed = speed
        self.ahead = ahead
        self._began = time.monotonic()
        self._skipped = 0.0

    def seconds(self) -> float:
        """Seconds of stand-in time since the start; they never run backwards."""
        return (time.monotonic() - self._began) * self.speed + self._skipped

    def skip(self, seconds: float) -> None:
        """Let that many stand-in seconds have passed: a quota is whole again after 60. The wall clock does not move."""
        self._skipped += seconds

    def unix_time(self) -> float:
        """What the server believes the time to be."""
        return time.time() + self.ahead

    def stamp(self) -> str:
        """The wall clock as Drive writes it."""
        now = datetime.fromtimestamp(self.unix_time(), UTC)
        return f"{now:%Y-%m-%dT%H:%M:%S}.{now.microsecond // 1000:03d}Z"

    def pass_time(self, seconds: float, stopped: threading.Event) -> None:
        """Wait that many stand-in seconds, or until ``stopped``."""
        if seconds > 0:
            stopped.wait(seconds / self.speed)
