"""A small website on loopback: pages that are there, gone, moved, slow, or that take no HEAD."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

PAGES = {"/co": 200, "/mat": 404, "/bo": 410, "/khoa": 403, "/loi": 500, "/tin%20t%E1%BB%A9c?a=1": 200}


@dataclass
class Site:
    """Where the website is, and what it was asked: method, path and host."""

    address: str = ""
    asked: list[tuple[str, str, str]] = field(default_factory=list[tuple[str, str, str]])
    busy: int = 0
    most_busy: int = 0


@pytest.fixture
def site() -> Iterator[Site]:
    found = Site()
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            self._answer()

        def do_GET(self) -> None:
            self._answer()

        def _answer(self) -> None:
            with lock:
                found.asked.append((self.command, self.path, self.headers.get("Host", "")))
                found.busy += 1
                found.most_busy = max(found.most_busy, found.busy)
            time.sleep(0.7 if self.path == "/cham" else 0.02)
            with lock:
                found.busy -= 1
            self.send_response(self._status())
            if self.path.startswith("/vong"):
                self.send_header("Location", f"/vong{int(self.path[5:] or 0) + 1}")
            elif self.path.startswith("/sang"):
                self.send_header("Location", self.path.partition("=")[2])
            self.send_header("Content-Length", "0")
            self.end_headers()

        def _status(self) -> int:
            if self.path.startswith(("/vong", "/sang")):
                return 302
            if self.path == "/chi-get":
                return 405 if self.command == "HEAD" else 200
            return 200 if self.path.startswith(("/nhieu", "/cham")) else PAGES.get(self.path, 404)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    found.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield found
    server.shutdown()
    server.server_close()
    thread.join()
