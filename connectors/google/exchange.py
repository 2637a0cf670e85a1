"""One HTTP request and its whole answer within a time that nothing stretches, not even an answer that drips.

The timeouts of an HTTP library bound one step on the socket: a server that sends a byte now and then is never
late. Here the answer is read as it comes, and a watchdog hangs up when the time of the attempt is over.
"""

from __future__ import annotations

import socket
import threading
from types import TracebackType
from typing import Any, Self, cast

from requests import PreparedRequest, Response, Session
from requests.adapters import HTTPAdapter
from requests.auth import AuthBase
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.response import HTTPResponse

from connectors.google.answers import FAILURES, fault_of
from connectors.google.faults import FaultKind, GoogleFault
from connectors.google.patience import Deadline, Patience

# Google answers in gzip only to those whose name says so.
USER_AGENT = "thuocdo57 (gzip)"
_PIECE = 2**16
_here = threading.local()


class Headers(AuthBase):
    """Headers that sign a request; given as authentication, so that a .netrc file cannot replace them."""

    def __init__(self, headers: dict[str, str]) -> None:
        self._headers = headers

    def __call__(self, r: PreparedRequest) -> PreparedRequest:
        r.headers.update(self._headers)
        return r


def new_session(*, through_proxies: bool = True) -> Session:
    """A session for one thread that neither retries nor follows anything by itself."""
    session = Session()
    session.trust_env = through_proxies
    session.headers["User-Agent"] = USER_AGENT
    for scheme in ("https://", "http://"):
        session.mount(scheme, _WatchedAdapter(max_retries=0))
    return session


def exchange(
    session: Session,
    method: str,
    url: str,
    *,
    patience: Patience,
    deadline: Deadline,
    headers: dict[str, str],
    **content: Any,
) -> Response:
    """The answer, read to its end. GoogleFault when there is none in time; a status of refusal is an answer.

    ``headers`` sign the request; ``content`` is what ``requests`` takes: ``params``, ``json``, ``data``, ``files``.
    """
    seconds = min(patience.attempt, deadline.left)
    if seconds <= 0:
        raise GoogleFault(FaultKind.SLOW, reason="deadline")
    timeout = (min(patience.connect, seconds), min(patience.read, seconds))
    with _Watchdog(seconds) as watchdog:
        try:
            response = session.request(
                method, url, auth=Headers(headers), stream=True, allow_redirects=False, timeout=timeout, **content
            )
            with response:
                body = _body(response.raw, deadline, patience.largest_answer)
                watchdog.let_go()
                # As `requests` does when it reads a body itself, so that .content and .json() work.
                response._content = body
                response._content_consumed = True
        except FAILURES as failure:
            raise fault_of(failure, is_over=watchdog.has_hung_up) from failure
        if watchdog.has_hung_up:
            # To the HTTP library a connection that ends within the head is an answer without a body.
            raise GoogleFault(FaultKind.SLOW, reason="deadline", may_be_done=True)
    return response


def _body(raw: HTTPResponse, deadline: Deadline, largest: int) -> bytes:
    body = bytearray()
    while piece := raw.read1(_PIECE, decode_content=True):
        body += piece
        if len(body) > largest:
            raise GoogleFault(FaultKind.TOO_LARGE, reason="size", may_be_done=True)
        if deadline.left <= 0:
            raise GoogleFault(FaultKind.SLOW, reason="deadline", may_be_done=True)
    return bytes(body)


class _Watchdog:
    """Hangs up on the connection this thread uses when ``seconds`` have passed."""

    def __init__(self, seconds: float) -> None:
        self.has_hung_up = False
        self._lock = threading.Lock()
        self._socket: socket.socket | None = None
        self._timer = threading.Timer(seconds, self._hang_up)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        _here.watchdog = self
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.let_go()
        _here.watchdog = None

    def watch(self, connected: socket.socket | None) -> None:
        """From now on ``connected`` is what to hang up on."""
        with self._lock:
            self._socket = connected
            is_late = self.has_hung_up
        if is_late:
            _shut(connected)

    def let_go(self) -> None:
        """The answer is there: leave the connection alone."""
        with self._lock:
            self._socket = None
        self._timer.cancel()

    def _hang_up(self) -> None:
        with self._lock:
            self.has_hung_up = True
            _shut(self._socket)


def _shut(connected: socket.socket | None) -> None:
    if connected is None:
        return
    try:
        # The plain one even for TLS: a thread that is reading wakes with an end of file.
        socket.socket.shutdown(connected, socket.SHUT_RDWR)
    except (OSError, TypeError):
        return


def _watch(connected: socket.socket | None) -> None:
    watchdog: _Watchdog | None = getattr(_here, "watchdog", None)
    if watchdog is not None:
        watchdog.watch(connected)


class _WatchedConnection(HTTPConnection):
    def getresponse(self) -> HTTPResponse:
        _watch(self.sock)
        return super().getresponse()


class _WatchedTLSConnection(HTTPSConnection):
    def getresponse(self) -> HTTPResponse:
        _watch(self.sock)
        return super().getresponse()


class _WatchedPool(HTTPConnectionPool):
    ConnectionCls = cast(Any, _WatchedConnection)


class _WatchedTLSPool(HTTPSConnectionPool):
    ConnectionCls = cast(Any, _WatchedTLSConnection)


_POOLS: dict[str, type[HTTPConnectionPool]] = {"http": _WatchedPool, "https": _WatchedTLSPool}


class _WatchedAdapter(HTTPAdapter):
    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = _POOLS

    def proxy_manager_for(self, *args: Any, **kwargs: Any) -> Any:
        manager = super().proxy_manager_for(*args, **kwargs)
        manager.pool_classes_by_scheme = _POOLS
        return manager
