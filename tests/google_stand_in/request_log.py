"""What was asked of the stand-in and what it answered, for assertions."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass

from tests.google_stand_in.refusals import Json


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and its answer.

    ``kind`` is read, write, drive or token; ``at`` counts stand-in seconds since the start and ``took`` how many of
    them the answer needed. ``status`` is 0 when the connection was cut before one was sent. ``body`` and ``answer``
    are kept only by a server that keeps bodies.
    """

    method: str
    path: str
    query: dict[str, list[str]]
    kind: str
    identity: str
    spreadsheet: str
    at: float
    took: float
    status: int
    fault: str = ""
    body: Json | None = None
    answer: Json | str | None = None
    user_agent: str = ""


class RequestLog:
    """All exchanges so far, in the order in which they were answered."""

    def __init__(self) -> None:
        self._exchanges: list[Exchange] = []
        self._lock = threading.Lock()

    def add(self, exchange: Exchange) -> None:
        """Note an exchange."""
        with self._lock:
            self._exchanges.append(exchange)

    def clear(self) -> None:
        """Forget all."""
        with self._lock:
            self._exchanges.clear()

    def __iter__(self) -> Iterator[Exchange]:
        with self._lock:
            return iter(tuple(self._exchanges))

    def __len__(self) -> int:
        return len(self._exchanges)

    def of(
        self, kind: str = "", *, identity: str = "", spreadsheet: str = "", status: int | None = None, path: str = ""
    ) -> list[Exchange]:
        """The exchanges that fit everything given; ``path`` is a part of the path."""
        return [
            one
            for one in self
            if kind in {"", one.kind}
            and identity in {"", one.identity}
            and spreadsheet in {"", one.spreadsheet}
            and status in {None, one.status}
            and path in one.path
        ]

    def most_in_a_minute(self, kind: str = "read", identity: str = "") -> int:
        """The largest number of answered requests of a kind within any sixty stand-in seconds."""
        times = sorted(one.at for one in self.of(kind, identity=identity) if one.status not in {0, 429})
        most = first = 0
        for last, time in enumerate(times):
            while times[first] <= time - 60:
                first += 1
            most = max(most, last - first + 1)
        return most
