"""HTTP as Google's front end speaks it (chunks, gzip, kept connections), and the faults that happen on the wire."""

from __future__ import annotations

import gzip
import socket
import struct
import threading
import time
import traceback
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, cast
from urllib.parse import parse_qs

from tests.google_stand_in.call import Request
from tests.google_stand_in.faults import Drip, Fault, Hang, Reset, Truncate

if TYPE_CHECKING:
    from collections.abc import Callable

SMALLEST_COMPRESSED = 512
LOOPBACK = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Reply:
    """What goes back: a status, a body, and what happens to it on its way."""

    status: int
    body: bytes
    kind: str = "application/json; charset=UTF-8"
    headers: dict[str, str] = field(default_factory=dict[str, str])
    fault: Fault | None = None


class Wire(ThreadingHTTPServer):
    """The listening socket, on loopback only. ``failures`` holds what went wrong in the stand-in itself."""

    daemon_threads = True
    request_queue_size = 256

    def __init__(
        self, port: int, respond: Callable[[Request], Reply], *, compress: bool, now: Callable[[], float] = time.time
    ) -> None:
        self.respond = respond
        self.now = now
        self.compress = compress
        self.stopped = threading.Event()
        self.failures: list[str] = []
        self._open: set[socket.socket] = set()
        super().__init__((LOOPBACK, port), Exchanging)

    def process_request(self, request: socket.socket, client_address: tuple[str, int]) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Remember the connection, so that stopping can end it."""
        self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: socket.socket) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Forget a connection that ends."""
        super().shutdown_request(request)
        self._open.discard(request)

    def handle_error(self, request: object, client_address: object) -> None:
        """Keep what went wrong for the test to see; clients that hang up are no failure."""
        said = traceback.format_exc()
        if not any(name in said for name in ("BrokenPipeError", "ConnectionResetError", "ConnectionAbortedError")):
            self.failures.append(said)

    def end(self) -> None:
        """Stop listening and end every connection."""
        self.stopped.set()
        self.shutdown()
        for connection in tuple(self._open):
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue  # it ended meanwhile
        self.server_close()


class Exchanging(BaseHTTPRequestHandler):
    """One connection with its requests."""

    protocol_version = "HTTP/1.1"
    server_version, sys_version = "ESF", ""
    disable_nagle_algorithm = True

    @property
    def wire(self) -> Wire:
        return cast("Wire", self.server)

    def do_GET(self) -> None:
        self._exchange()

    def do_POST(self) -> None:
        self._exchange()

    def do_PUT(self) -> None:
        self._exchange()

    def do_PATCH(self) -> None:
        self._exchange()

    def do_DELETE(self) -> None:
        self._exchange()

    def date_time_string(self, timestamp: float | None = None) -> str:
        """The date of an answer, by the clock of the server that this stands in for."""
        return super().date_time_string(self.wire.now() if timestamp is None else timestamp)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing; the request log has it."""

    def _exchange(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        path, _, query = self.path.partition("?")
        headers = {name.casefold(): value for name, value in self.headers.items()}
        request = Request(self.command, self.path, path, parse_qs(query, keep_blank_values=True), headers, body)
        reply = self.wire.respond(request)
        match reply.fault:
            case Hang(seconds=seconds):
                self.wire.stopped.wait(seconds)
                self._cut()
            case Reset(sent=0):
                self._cut()
            case Reset(sent=sent):
                self._head(reply, "")
                self.wfile.write(f"{len(reply.body):x}\r\n".encode() + reply.body[:sent])
                self._cut()
            case Truncate(keep=keep, well_formed=False):
                self._head(reply, "")
                self.wfile.write(f"{len(reply.body):x}\r\n".encode() + reply.body[: int(len(reply.body) * keep)])
                self.close_connection = True
            case Truncate(keep=keep):
                self._send(reply, reply.body[: int(len(reply.body) * keep)])
            case Drip(size=size, every=every):
                self._drip(reply, size, every)
            case _:
                self._send(reply, reply.body)

    def _send(self, reply: Reply, body: bytes) -> None:
        wanted = self.wire.compress and "gzip" in self.headers.get("Accept-Encoding", "")
        encoding = "gzip" if wanted and len(body) >= SMALLEST_COMPRESSED else ""
        body = gzip.compress(body, 1) if encoding else body
        self._head(reply, encoding)
        self.wfile.write((f"{len(body):x}\r\n".encode() + body + b"\r\n" if body else b"") + b"0\r\n\r\n")

    def _drip(self, reply: Reply, size: int, every: float) -> None:
        self._head(reply, "")
        for first in range(0, len(reply.body), size):
            part = reply.body[first : first + size]
            self.wfile.write(f"{len(part):x}\r\n".encode() + part + b"\r\n")
            if self.wire.stopped.wait(every):
                break
        self.wfile.write(b"0\r\n\r\n")

    def _head(self, reply: Reply, encoding: str) -> None:
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.kind)
        self.send_header("Cache-Control", "private")
        self.send_header("Vary", "Origin")
        self.send_header("X-Frame-Options", "SAMEORIGIN")
        self.send_header("Transfer-Encoding", "chunked")
        if encoding:
            self.send_header("Content-Encoding", encoding)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.end_headers()

    def _cut(self) -> None:
        """Reset the connection, as a failing network does: no orderly end."""
        self.close_connection = True
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.rfile.close()
        self.connection.close()
