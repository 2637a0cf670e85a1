"""Faults on demand: what goes wrong, with which requests, and how many times."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.google_stand_in.front_pages import page
from tests.google_stand_in.refusals import Json, Refused, server_error

# Seconds in this module are real seconds, whatever the speed of the stand-in's clock: clients' timeouts are real.


@dataclass(frozen=True, slots=True)
class Status:
    """Answer with a status and a body. ``after`` carries the request out first and hides that it did."""

    status: int
    body: Json | str | None = None
    headers: dict[str, str] = field(default_factory=dict[str, str])
    after: bool = False

    def refusal(self) -> Refused:
        """The answer; without a body, Google's own JSON of 500, 503 and 504, and its page of HTML for the others."""
        if self.body is not None:
            return Refused(self.status, self.body, self.headers)
        known = server_error(self.status) if self.status in {500, 503, 504} else page(self.status)
        return Refused(known.status, known.body, self.headers)


@dataclass(frozen=True, slots=True)
class Page:
    """Answer with a page of HTML. Status 200 is the sign-in page of a network's portal."""

    status: int = 502

    def refusal(self) -> Refused:
        """The page."""
        if self.status == 200:
            return Refused(200, "<!DOCTYPE html><html><title>Đăng nhập mạng</title><p>Please sign in.</html>")
        return page(self.status)


@dataclass(frozen=True, slots=True)
class Reset:
    """Cut the connection, at once or after so many bytes of the answer. ``after`` carries the request out first."""

    sent: int = 0
    after: bool = False


@dataclass(frozen=True, slots=True)
class Hang:
    """Accept the request and say nothing for so long, then cut the connection."""

    seconds: float = 600


@dataclass(frozen=True, slots=True)
class Drip:
    """Send the right answer a few bytes at a time."""

    size: int = 8
    every: float = 0.3


@dataclass(frozen=True, slots=True)
class Truncate:
    """Send a part of the right answer: the connection ends early or, ``well_formed``, only the JSON is cut."""

    keep: float = 0.5
    well_formed: bool = False


@dataclass(frozen=True, slots=True)
class Call:
    """Run something when the request arrives, then answer as usual: rename a tab, revoke a key, stop the server."""

    function: Callable[[], object]


Fault = Status | Page | Reset | Hang | Drip | Truncate | Call


@dataclass(slots=True)
class Armed:
    """A fault that waits for its requests. ``happened`` counts how often it struck."""

    fault: Fault
    path: re.Pattern[str]
    method: str
    identity: str
    skip: int
    times: int | None
    happened: int = 0

    def disarm(self) -> None:
        """Let it not happen again."""
        self.times = self.happened

    def strikes(self, method: str, path: str, identity: str) -> bool:
        """Whether it happens to this request; counts the request."""
        if self.method not in {"", method} or self.identity not in {"", identity} or not self.path.search(path):
            return False
        if self.times is not None and self.happened >= self.times:
            return False
        if self.skip:
            self.skip -= 1
            return False
        self.happened += 1
        return True


class Faults:
    """The faults of one server."""

    def __init__(self) -> None:
        self._armed: list[Armed] = []
        self._lock = threading.Lock()

    def arm(
        self,
        fault: Fault,
        path: str = "",
        *,
        method: str = "",
        identity: str = "",
        times: int | None = 1,
        skip: int = 0,
    ) -> Armed:
        """Let a fault happen to requests whose path and query match a pattern (a spreadsheet's id is one).

        ``times`` None is for ever; ``skip`` lets so many matching requests through first.
        """
        armed = Armed(fault, re.compile(path), method.upper(), identity, skip, times)
        with self._lock:
            self._armed.append(armed)
        return armed

    def clear(self) -> None:
        """Forget all faults."""
        with self._lock:
            self._armed.clear()

    def striking(self, method: str, path: str, identity: str) -> tuple[list[Call], Fault | None]:
        """The calls this request sets off, and the one other fault that happens to it."""
        calls: list[Call] = []
        with self._lock:
            for armed in self._armed:
                if armed.strikes(method, path, identity):
                    if not isinstance(armed.fault, Call):
                        return calls, armed.fault
                    calls.append(armed.fault)
        return calls, None
