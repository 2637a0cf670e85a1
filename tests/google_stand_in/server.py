"""The stand-in for Google: a loopback server with its Drive, its accounts, its quotas, its faults and its log."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import unquote

from tests.google_stand_in.accounts import Project, write_json
from tests.google_stand_in.book import Book
from tests.google_stand_in.call import Request
from tests.google_stand_in.clock import Clock
from tests.google_stand_in.faults import Fault, Faults, Hang, Page, Reset, Status
from tests.google_stand_in.front_pages import page
from tests.google_stand_in.quotas import Meter, Quotas
from tests.google_stand_in.refusals import Json, Refused
from tests.google_stand_in.request_log import Exchange, RequestLog
from tests.google_stand_in.routes import Router, as_json
from tests.google_stand_in.store import File, Store
from tests.google_stand_in.tokens import Tokens
from tests.google_stand_in.wire import LOOPBACK, Reply, Wire

DEFAULT_ACCOUNT = "thuoc-do"
LONGEST_URL = 8192


class StandIn:
    """A running stand-in; use it as a context manager, or ``start`` and ``stop`` it.

    ``speed`` 10 makes a minute of quota and the ``latency`` (seconds) pass ten times as fast. ``lifetime`` stops it
    after so many real seconds, whatever happens. ``keep_bodies`` lets the log hold what was sent and answered.
    """

    def __init__(
        self,
        *,
        quotas: Quotas | None = None,
        speed: float = 1.0,
        latency: float = 0.0,
        port: int = 0,
        lifetime: float | None = None,
        keep_bodies: bool = True,
        compress: bool = True,
    ) -> None:
        self.clock = Clock(speed)
        self.latency = latency
        self.keep_bodies = keep_bodies
        self.project = Project()
        self.tokens = Tokens(self.project, self.clock)
        self.meter = Meter(quotas or Quotas(), self.clock, self.project.number)
        self.store = Store(self.clock)
        self.faults = Faults()
        self.log = RequestLog()
        self._router = Router(self.store, self.project, self.tokens, self.meter)
        self._wire = Wire(port, self._respond, compress=compress, now=self.clock.unix_time)
        self._thread = threading.Thread(target=self._wire.serve_forever, args=(0.02,), name="google", daemon=True)
        self._timer = threading.Timer(lifetime, self.stop) if lifetime else None
        self._once = threading.Lock()
        self.tokens.address = self.token_uri

    @property
    def address(self) -> str:
        """Where it listens, without a slash at the end."""
        return f"http://{LOOPBACK}:{self._wire.server_port}"

    @property
    def token_uri(self) -> str:
        """The address of the token endpoint, for credentials files."""
        return f"{self.address}/token"

    @property
    def failures(self) -> list[str]:
        """What went wrong in the stand-in itself; a test that finds any here has found a defect of it."""
        return self._wire.failures

    @property
    def email(self) -> str:
        """The address of the default service account, with which books are shared."""
        return self.project.email(DEFAULT_ACCOUNT)

    def start(self) -> Self:
        """Begin to answer."""
        self._thread.start()
        if self._timer:
            self._timer.daemon = True
            self._timer.start()
        return self

    def stop(self) -> None:
        """Stop answering and end every connection; a second time does nothing."""
        if not self._once.acquire(blocking=False):
            return
        if self._timer:
            self._timer.cancel()
        self._wire.end()

    def wait(self) -> None:
        """Block until it stops.

        A signal that comes in the instant before a wait without end begins would not be handled until the next one.
        """
        while self._thread.is_alive():
            self._thread.join(0.2)

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def service_account(self, name: str = DEFAULT_ACCOUNT) -> Json:
        """The content of a new key file of a service account."""
        return self.project.service_account(name, self.token_uri)

    def key_file(self, folder: Path, name: str = DEFAULT_ACCOUNT) -> Path:
        """Write a new key file of a service account."""
        return write_json(self.service_account(name), folder / f"{name}.json")

    def sign_in_file(self, folder: Path, email: str) -> Path:
        """Write application default credentials of a person."""
        return write_json(self.project.signed_in_person(email, self.token_uri), folder / "sign_in.json")

    def add(self, book: Book, role: str = "reader", also: Iterable[str] = ()) -> File:
        """Put a book into Drive and share it with the default account, and with ``also`` for reading."""
        return self.store.add(book, {self.email: role, **dict.fromkeys(also, "reader")})

    def add_books(self, book: Book, titles: Iterable[str], role: str = "reader") -> list[File]:
        """Put many books with the same content into Drive; they share their cells until they are changed."""
        return [self.add(book.copied(title), role) for title in titles]

    def _respond(self, request: Request) -> Reply:
        began = self.clock.seconds()
        identity = self._router.identity(request)
        calls, fault = self.faults.striking(request.method, unquote(request.target), identity)
        self.clock.pass_time(self.latency, self._wire.stopped)
        for call in calls:
            call.function()
        reply = self._reply(request, fault)
        self._note(request, identity, began, reply, [type(call).__name__ for call in calls])
        return reply

    def _reply(self, request: Request, fault: Fault | None) -> Reply:
        match fault:
            case Page() | Status(after=False):
                return _refused(fault.refusal(), fault)
            case Hang() | Reset(sent=0, after=False):
                return Reply(0, b"", fault=fault)
            case _:
                reply = self._answer(request)
        if isinstance(fault, Status):
            return _refused(fault.refusal(), fault)
        return Reply(reply.status, reply.body, reply.kind, reply.headers, fault)

    def _answer(self, request: Request) -> Reply:
        try:
            if len(request.target) > LONGEST_URL:
                raise page(414)
            if request.path == "/token" and request.method == "POST":
                return Reply(200, as_json(self.tokens.exchange(request.body)))
            return Reply(200, self._router.answer(request))
        except Refused as refused:
            return _refused(refused, None)

    def _note(self, request: Request, identity: str, began: float, reply: Reply, calls: list[str]) -> None:
        found = self._router.find(request)
        kind = "token" if request.path == "/token" else found[0].kind if found else ""
        faults = [*calls, type(reply.fault).__name__] if reply.fault else calls
        self.log.add(
            Exchange(
                method=request.method,
                path=request.path,
                query=request.query,
                kind=kind,
                identity=identity,
                spreadsheet=found[1].get("id", "") if found else "",
                at=began,
                took=self.clock.seconds() - began,
                status=0 if isinstance(reply.fault, Hang | Reset) else reply.status,
                fault=" ".join(faults),
                body=_json(request.body) if self.keep_bodies and kind != "token" else None,
                answer=_json(reply.body) if self.keep_bodies and kind != "token" else None,
                user_agent=request.headers.get("user-agent", ""),
            )
        )


def _refused(refused: Refused, fault: Fault | None) -> Reply:
    if isinstance(refused.body, str):
        return Reply(refused.status, refused.body.encode(), "text/html; charset=UTF-8", refused.headers, fault)
    return Reply(refused.status, as_json(refused.body), headers=refused.headers, fault=fault)


def _json(body: bytes) -> Json | None:
    try:
        return json.loads(body) if body else None
    except ValueError:
        return None
