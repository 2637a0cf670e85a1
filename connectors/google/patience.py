"""How long to wait for Google, and the clock, the sleep and the chance that waiting goes by."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass

LARGEST_ANSWER = 32 * 2**20


@dataclass(frozen=True, slots=True)
class Timing:
    """Where the client gets its time and its luck from; tests put their own in place."""

    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    chance: Callable[[], float] = random.random
    today: Callable[[], float] = time.time


@dataclass(frozen=True, slots=True)
class Patience:
    """The bounds of one call, in seconds. Waiting for a turn under the quota does not count into ``total``.

    ``connect`` and ``read`` bound one step on the socket, ``attempt`` one request with its whole answer, ``total``
    all attempts and the waits between them. ``tries`` bounds requests after interruptions, ``slow_tries`` those
    after answers that took too long, ``pauses`` the pauses of up to ``pause`` seconds after a used-up quota.
    The wait after the n-th interruption is drawn between 0 and ``first_wait`` · 2ⁿ⁻¹, at most ``longest_wait``.
    """

    connect: float = 5
    read: float = 30
    attempt: float = 60
    total: float = 120
    tries: int = 6
    slow_tries: int = 2
    pauses: int = 3
    pause: float = 60
    first_wait: float = 1
    longest_wait: float = 32
    largest_answer: int = LARGEST_ANSWER


class Deadline:
    """The moment by which a call must be over."""

    def __init__(self, timing: Timing, seconds: float) -> None:
        self._clock = timing.clock
        self._end = timing.clock() + seconds

    @property
    def left(self) -> float:
        """Seconds that are left; not above 0 when it is over."""
        return self._end - self._clock()

    def extend(self, seconds: float) -> None:
        """Put off the end by time that was not the call's own."""
        self._end += seconds
