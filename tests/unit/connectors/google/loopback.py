"""A server on this machine that answers as told, one behaviour a request: whole, late, drop by drop or not at all."""

from __future__ import annotations

import contextlib
import gzip
import json
import socket
import struct
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

PAGE = b"<!DOCTYPE html>\n<html lang=en><title>Error 502 (Server Error)!!1</title><p>Please try again in 30 seconds."
BOOK = {
    "spreadsheetId": "BOOK",
    "properties": {"title": "B", "locale": "vi_VN"},
    "sheets": [{"properties": {"sheetId": 0, "title": "T"}}],
}
Behaviour = Callable[["Handler"], None]


@dataclass(frozen=True)
class Seen:
    """One request as it arrived."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes
    at: float


class Handler(BaseHTTPRequestHandler):
    """Records a request and lets the next behaviour answer it."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    @property
    def loopback(self) -> Loopback:
        assert isinstance(self.server, Loopback)
        return self.server

    def answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        seen = Seen(self.command, self.path, {k.lower(): v for k, v in self.headers.items()}, body, time.monotonic())
        behaviour = self.loopback.next_behaviour(seen)
        with contextlib.suppress(OSError):
            behaviour(self)

    do_GET = do_POST = do_PUT = answer  # noqa: N815

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Nothing is written."""


@dataclass(eq=False)
class Loopback(ThreadingHTTPServer):
    """``behaviours`` answer one request each, then ``otherwise`` does; ``tokens`` likewise, for POST /token."""

    behaviours: deque[Behaviour] = field(default_factory=deque[Behaviour])
    tokens: deque[Behaviour] = field(default_factory=deque[Behaviour])
    otherwise: Behaviour = field(default_factory=lambda: says(200, BOOK))
    token_otherwise: Behaviour | None = None
    seen: list[Seen] = field(default_factory=list[Seen])

    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def __post_init__(self) -> None:
        self.lock = threading.Lock()
        self.ended = threading.Event()
        self._given = 0
        super().__init__(("127.0.0.1", 0), Handler)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    @property
    def calls(self) -> list[Seen]:
        return [seen for seen in self.seen if seen.path != "/token"]

    @property
    def token_calls(self) -> list[Seen]:
        return [seen for seen in self.seen if seen.path == "/token"]

    def next_behaviour(self, seen: Seen) -> Behaviour:
        with self.lock:
            self.seen.append(seen)
            if seen.path == "/token":
                self._given += 1
                fresh = says(200, {"access_token": f"token-{self._given}", "expires_in": 3600, "token_type": "Bearer"})
                return self.tokens.popleft() if self.tokens else self.token_otherwise or fresh
            return self.behaviours.popleft() if self.behaviours else self.otherwise

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hung up is what is being tested."""


@contextlib.contextmanager
def running() -> Generator[Loopback]:
    server = Loopback()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.ended.set()
        server.shutdown()
        thread.join()
        server.server_close()


def says(status: int, body: object, kind: str = "application/json; charset=UTF-8", **headers: str) -> Behaviour:
    """A whole answer; ``body`` as JSON unless it is bytes."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()

    def behave(handler: Handler) -> None:
        head(handler, status, kind, **{"Content-Length": str(len(content)), **headers})
        handler.wfile.write(content)

    return behave


def refuses(status: int, said: str = "", *reasons: str, drive: bool = False, **metadata: str) -> Behaviour:
    """A refusal in Google's shape: details for Sheets, errors for Drive."""
    error: dict[str, Any] = {"code": status, "message": "…", "status": said}
    if drive:
        error["errors"] = [{"domain": "usageLimits", "reason": reason, "message": "…"} for reason in reasons]
    elif reasons:
        kind = "type.googleapis.com/google.rpc.ErrorInfo"
        error["details"] = [{"@type": kind, "reason": reason, "metadata": metadata} for reason in reasons]
    return says(status, {"error": error})


def over_quota() -> Behaviour:
    """The refusal Google gives over the quota of an identity: no word of when to come back."""
    return refuses(
        429,
        "RESOURCE_EXHAUSTED",
        "RATE_LIMIT_EXCEEDED",
        quota_limit_value="60",
        quota_unit="1/min/{project}/{user}",
        quota_metric="sheets.googleapis.com/read_requests",
        quota_limit="ReadRequestsPerMinutePerUser",
    )


def page(status: int) -> Behaviour:
    """A page for people where JSON was asked for."""
    return says(status, PAGE, "text/html; charset=UTF-8")


def zipped(body: object) -> Behaviour:
    return says(200, gzip.compress(json.dumps(body).encode()), **{"Content-Encoding": "gzip"})


def resets(handler: Handler) -> None:
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.connection.close()
    handler.close_connection = True


def resets_midway(handler: Handler) -> None:
    head(handler, 200, "application/json", **{"Content-Length": "1000"})
    handler.wfile.write(b'{"sheets": [')
    handler.wfile.flush()
    time.sleep(0.05)
    resets(handler)


def hangs(handler: Handler) -> None:
    handler.loopback.ended.wait(20)
    handler.close_connection = True


def hangs_midway(handler: Handler) -> None:
    head(handler, 200, "application/json", **{"Content-Length": "1000"})
    handler.wfile.write(b'{"sheets": [')
    handler.wfile.flush()
    hangs(handler)


def cut_short(handler: Handler) -> None:
    """Fewer bytes than announced."""
    head(handler, 200, "application/json", **{"Content-Length": "1000", "Connection": "close"})
    handler.wfile.write(b'{"sheets": [')
    handler.close_connection = True


def cut_between_chunks(handler: Handler) -> None:
    head(handler, 200, "application/json", **{"Transfer-Encoding": "chunked", "Connection": "close"})
    handler.wfile.write(b'c\r\n{"sheets": [\r\n')
    handler.close_connection = True


def cut_without_a_length(handler: Handler) -> None:
    head(handler, 200, "application/json", Connection="close")
    handler.wfile.write(b'{"sheets": [')
    handler.close_connection = True


def drips(every: float, *, chunked: bool = False) -> Behaviour:
    """A sound answer, a few bytes at a time."""

    def behave(handler: Handler) -> None:
        content = json.dumps(BOOK).encode().ljust(2000)
        how = {"Transfer-Encoding": "chunked"} if chunked else {"Content-Length": str(len(content))}
        head(handler, 200, "application/json", **how)
        for start in range(0, len(content), 8):
            piece = content[start : start + 8]
            handler.wfile.write(b"8\r\n%s\r\n" % piece if chunked else piece)
            handler.wfile.flush()
            if handler.loopback.ended.wait(every):
                break
        handler.wfile.write(b"0\r\n\r\n" if chunked else b"")
        handler.close_connection = True

    return behave


def drips_its_head(handler: Handler) -> None:
    for letter in b"HTTP/1.1 200 OK\r\n" + b"X-Slow: 1\r\n" * 500:
        handler.wfile.write(bytes([letter]))
        handler.wfile.flush()
        if handler.loopback.ended.wait(0.02):
            break
    handler.close_connection = True


def head(handler: Handler, status: int, kind: str, **headers: str) -> None:
    handler.send_response_only(status)
    headers.setdefault("Date", handler.date_time_string())
    for name, value in {"Content-Type": kind, **headers}.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.flush()
