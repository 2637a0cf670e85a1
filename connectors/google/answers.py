"""Telling from an answer of Google, or from the exception instead of one, what kind of failure it is."""

from __future__ import annotations

import json
import ssl
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from requests import ConnectionError as NoConnection
from requests import ReadTimeout, RequestException, Response
from requests.exceptions import ChunkedEncodingError, ContentDecodingError, InvalidProxyURL
from urllib3.exceptions import (
    ConnectTimeoutError,
    DecodeError,
    HTTPError,
    IncompleteRead,
    InvalidChunkLength,
    NewConnectionError,
    ReadTimeoutError,
)

from connectors.google.faults import FaultKind, GoogleFault

FAILURES = (RequestException, HTTPError, OSError)
_BUSY = frozenset({"RATE_LIMIT_EXCEEDED", "rateLimitExceeded", "userRateLimitExceeded"})
_OF_REASON = {
    "SERVICE_DISABLED": FaultKind.API_DISABLED,
    "accessNotConfigured": FaultKind.API_DISABLED,
    "ACCESS_TOKEN_SCOPE_INSUFFICIENT": FaultKind.SCOPES,
    "insufficientPermissions": FaultKind.SCOPES,
    "storageQuotaExceeded": FaultKind.STORAGE_FULL,
    "API_KEY_INVALID": FaultKind.KEY_REFUSED,
    "API_KEY_SERVICE_BLOCKED": FaultKind.KEY_REFUSED,
    "API_KEY_IP_ADDRESS_BLOCKED": FaultKind.KEY_REFUSED,
    "API_KEY_HTTP_REFERRER_BLOCKED": FaultKind.KEY_REFUSED,
    "CONSUMER_SUSPENDED": FaultKind.KEY_REFUSED,
    "ACCOUNT_STATE_INVALID": FaultKind.KEY_REFUSED,
    "keyInvalid": FaultKind.KEY_REFUSED,
    "notFound": FaultKind.NOT_SHARED,
    "insufficientFilePermissions": FaultKind.NOT_SHARED,
    "forbidden": FaultKind.NOT_SHARED,
}
_CONSOLES = ("console.developers.google.com", "console.cloud.google.com")
_DEEPEST_CAUSE = 20


def fault_in(response: Response, *, writes: bool = False) -> GoogleFault | None:
    """What is wrong with an answer that was read to its end; None when nothing is."""
    body = _json(response)
    status = response.status_code
    if 200 <= status < 300:
        # An answer that breaks off in its head looks like an empty one to the HTTP library.
        is_sound = body is not None or status == 204 or _is_a_file(response)
        return None if is_sound else _fault(FaultKind.GARBLED, response, may_be_done=True)
    error = _mapping(body.get("error")) if isinstance(body, Mapping) else {}
    reasons = list(_reasons(error))
    kind = _kind(status, reasons, str(error.get("status", "")), is_json=bool(error), writes=writes)
    found, service = _activation(error) if kind is FaultKind.API_DISABLED else ("", "")
    reason = service or next(iter(reasons), "") or str(error.get("status", ""))
    return _fault(kind, response, reason=reason, found=found, may_be_done=status >= 500 or status in {301, 302, 408})


def fault_of(failure: Exception, *, is_over: bool = False) -> GoogleFault:
    """The failure of a request that has no complete answer. ``is_over`` says that its time had run out."""
    kind = FaultKind.SLOW if is_over else _kind_of(failure)
    return GoogleFault(kind, reason=type(failure).__name__, may_be_done=not _never_left(failure))


def _kind(status: int, reasons: list[str], said: str, *, is_json: bool, writes: bool) -> FaultKind:
    if status == 429 or (status == 403 and _BUSY.intersection(reasons)):
        return FaultKind.RATE_LIMIT
    if status in {408, 504}:
        return FaultKind.SLOW
    if status >= 500 or status < 400:
        return FaultKind.SERVER if status >= 500 else FaultKind.GARBLED
    if status == 401:
        return FaultKind.TOKEN_REFUSED
    known = next((_OF_REASON[reason] for reason in reasons if reason in _OF_REASON), None)
    if known is not None and not (writes and known is FaultKind.NOT_SHARED):
        return known
    return _kind_without_reason(status, said, is_json=is_json, is_explained=bool(reasons), writes=writes)


def _kind_without_reason(status: int, said: str, *, is_json: bool, is_explained: bool, writes: bool) -> FaultKind:
    if status in {404, 410}:
        return FaultKind.NOT_FOUND
    if not is_json:
        return FaultKind.BLOCKED
    if status == 400 and said == "FAILED_PRECONDITION":
        return FaultKind.OFFICE_FILE
    if writes and status in {400, 403}:
        return FaultKind.WRITE_REFUSED
    return FaultKind.NOT_SHARED if status == 403 and not is_explained else FaultKind.REFUSED


def _kind_of(failure: Exception) -> FaultKind:
    causes = list(_causes(failure))

    def is_caused_by(*kinds: type[BaseException]) -> bool:
        return any(isinstance(cause, kinds) for cause in causes)

    if _lacks_certificates(failure) or is_caused_by(ssl.SSLCertVerificationError):
        return FaultKind.TLS
    if is_caused_by(ReadTimeout, ReadTimeoutError):
        return FaultKind.SLOW
    if is_caused_by(IncompleteRead, InvalidChunkLength, DecodeError, ChunkedEncodingError, ContentDecodingError):
        return FaultKind.GARBLED
    if isinstance(failure, InvalidProxyURL):
        return FaultKind.BLOCKED
    is_of_the_network = isinstance(failure, NoConnection) or not isinstance(failure, RequestException)
    return FaultKind.NETWORK if is_of_the_network else FaultKind.REFUSED


def _lacks_certificates(failure: Exception) -> bool:
    """A file of certificates that is named but not there: requests says it with a bare OSError."""
    return type(failure) is OSError and failure.errno is None


def _never_left(failure: Exception) -> bool:
    """Whether the request cannot have reached Google: no connection, or none that is trusted."""
    never = (NewConnectionError, ConnectTimeoutError, ssl.SSLCertVerificationError)
    return _lacks_certificates(failure) or any(isinstance(cause, never) for cause in _causes(failure))


def _causes(failure: BaseException) -> Iterator[BaseException]:
    """An exception and what it wraps, as the layers of an HTTP stack do, each in its own way."""
    seen: list[BaseException] = []
    waiting: list[object] = [failure]
    while waiting and len(seen) < _DEEPEST_CAUSE:
        each = waiting.pop()
        if isinstance(each, BaseException) and not any(each is other for other in seen):
            seen.append(each)
            waiting += [getattr(each, "reason", None), each.__cause__, each.__context__, *each.args]
            yield each


def _json(response: Response) -> object:
    try:
        return json.loads(response.content)
    except (ValueError, RecursionError):
        return None


def _is_a_file(response: Response) -> bool:
    """Whether the answer is neither JSON nor a page for people, as an exported book is."""
    kind = response.headers.get("content-type", "").lower()
    return bool(response.content and kind) and "json" not in kind and "html" not in kind


def _reasons(error: Mapping[str, object]) -> Iterator[str]:
    for name in ("details", "errors"):
        entries = error.get(name)
        for entry in entries if isinstance(entries, list) else []:
            reason = _mapping(entry).get("reason")
            if isinstance(reason, str):
                yield reason


def _activation(error: Mapping[str, object]) -> tuple[str, str]:
    """Where Google says an API is enabled, and the API's name."""
    details = error.get("details")
    for detail in details if isinstance(details, list) else []:
        facts = _mapping(_mapping(detail).get("metadata"))
        link, name = str(facts.get("activationUrl", "")), str(facts.get("serviceTitle") or facts.get("service", ""))
        if name:
            return (link if urlsplit(link).hostname in _CONSOLES else "https://console.cloud.google.com/apis"), name
    return "https://console.cloud.google.com/apis", ""


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}


def _fault(
    kind: FaultKind, response: Response, *, reason: str = "", found: str = "", may_be_done: bool = False
) -> GoogleFault:
    return GoogleFault(
        kind,
        status=response.status_code,
        reason=reason,
        found=found,
        may_be_done=may_be_done,
        retry_after=_seconds(response.headers.get("retry-after", "")),
        response=response,
    )


def _seconds(text: str) -> float | None:
    return float(text) if text.isascii() and text.isdigit() else None
