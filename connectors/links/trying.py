"""Trying one link as a browser would open it, without taking its content."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, Timeout
from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    LocationParseError,
    NewConnectionError,
    ReadTimeoutError,
    SSLError,
)

from connectors.ledger import LinkCheck
from connectors.links.public_addresses import LinkRefused, Resolve, public_address, resolve

MOST_REDIRECTS = 5
LONGEST_LINK = 2000
_GONE = frozenset({404, 410})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_HEADERS = {"User-Agent": "ThuocDo57 (kiem tra duong dan minh chung)", "Accept": "*/*", "Accept-Encoding": "identity"}


@dataclass(frozen=True)
class Caution:
    """How a link may be tried: seconds to connect and to answer; ``loopback`` only in a test of this program."""

    connect: float = 5.0
    answer: float = 10.0
    loopback: bool = False
    resolve: Resolve = field(default=resolve)
    now: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))


def try_link(link: str, caution: Caution | None = None) -> LinkCheck:
    """Whether a link opens: HEAD, and GET where HEAD is not welcome; at most five redirects, each checked anew.

    Never raises: whatever goes wrong is the outcome.
    """
    caution = caution or Caution()
    try:
        status = _followed(link, caution)
    except LinkRefused as refusal:
        outcome = {"private": "not_public", "no_host": "dead", "unresolved": "unclear"}[refusal.reason]
        return LinkCheck(link, caution.now(), outcome, refusal.reason)  # type: ignore[arg-type]
    except (HTTPError, OSError, ValueError) as failure:
        outcome, reason = _outcome_of(failure)
        return LinkCheck(link, caution.now(), outcome, reason)  # type: ignore[arg-type]
    if status in _GONE:
        return LinkCheck(link, caution.now(), "dead", "gone", status)
    if status >= 400:
        return LinkCheck(link, caution.now(), "unclear", "status", status)
    return LinkCheck(link, caution.now(), "opens", "", status)


def _outcome_of(failure: Exception) -> tuple[str, str]:
    for kinds, outcome in _OUTCOMES:
        if isinstance(failure, kinds):
            is_refused = isinstance(failure.__cause__, ConnectionRefusedError)
            return ("dead", "refused") if kinds is NewConnectionError and is_refused else outcome
    return "unclear", "network"


class _TooManyRedirects(HTTPError):  # noqa: N818
    pass


_OUTCOMES: tuple[tuple[type[Exception] | tuple[type[Exception], ...], tuple[str, str]], ...] = (
    (_TooManyRedirects, ("dead", "redirects")),
    ((SSLError, ssl.SSLError), ("unclear", "certificate")),
    (NewConnectionError, ("unclear", "network")),
    ((ConnectTimeoutError, ReadTimeoutError, TimeoutError), ("unclear", "slow")),
    ((LocationParseError, ValueError), ("dead", "no_link")),
)


def _followed(link: str, caution: Caution) -> int:
    """The status at the end of the redirects."""
    for _ in range(MOST_REDIRECTS + 1):
        status, onward = _asked("HEAD", link, caution)
        if status >= 400:
            status, onward = _asked("GET", link, caution)
        if not onward:
            return status
        link = urljoin(link, onward)
    raise _TooManyRedirects(link)


def _asked(method: str, link: str, caution: Caution) -> tuple[int, str]:
    """The status, and where the answer leads to when it is a redirect. The content is not read."""
    if len(link) > LONGEST_LINK:
        raise ValueError("too long")
    parts = urlsplit(link)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username or parts.password:
        raise ValueError("no public link")
    host = parts.hostname.encode("idna").decode() if not parts.hostname.isascii() else parts.hostname
    port = parts.port or (443 if parts.scheme == "https" else 80)
    address = public_address(host, port, loopback=caution.loopback, resolve=caution.resolve)
    named = f"[{host}]" if ":" in host else host
    with _pool(parts.scheme, host, port, address, caution) as pool:
        answer = pool.urlopen(
            method,
            _target(parts),
            headers={**_HEADERS, "Host": named if parts.port is None else f"{named}:{port}"},
            redirect=False,
            retries=False,
            preload_content=False,
            assert_same_host=False,
        )
        try:
            onward = answer.headers.get("location", "") if answer.status in _REDIRECTS else ""
            return answer.status, onward
        finally:
            answer.close()


def _pool(scheme: str, host: str, port: int, address: str, caution: Caution) -> HTTPConnectionPool:
    """Connections to the very address that was found public; the certificate must be the host's all the same."""
    timeout = Timeout(connect=caution.connect, read=caution.answer)
    if scheme == "http":
        return HTTPConnectionPool(address, port, timeout=timeout)
    return HTTPSConnectionPool(
        address, port, timeout=timeout, ssl_context=_trust(), server_hostname=host, assert_hostname=host
    )


@lru_cache(maxsize=1)
def _trust() -> ssl.SSLContext:
    return ssl.create_default_context()


def _target(parts: SplitResult) -> str:
    target = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    return f"{target}?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?')}" if parts.query else target
