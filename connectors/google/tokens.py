"""The access token that all threads of an identity share: got once, renewed once, and never used again once refused."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import Any

from google.auth import api_key, transport
from google.auth.credentials import Credentials
from google.auth.exceptions import GoogleAuthError
from requests import Response, Session

from connectors.google.exchange import exchange
from connectors.google.faults import FaultKind, GoogleFault
from connectors.google.patience import Deadline, Patience, Timing

LARGEST_SKEW = 300.0
_REMEMBERED = 60.0


class Tokens:
    """Signs requests. Whoever comes while a token is being got waits for it instead of getting another."""

    def __init__(self, credentials: Credentials, patience: Patience, timing: Timing) -> None:
        self.fetched = 0
        self._credentials = credentials
        self._patience = patience
        self._timing = timing
        self._lock = threading.Lock()
        # google-auth goes by the clock alone: after a refused token it would hand the same one out again.
        self._stale: str | None = None
        self._refusal: tuple[float, GoogleFault] | None = None

    def headers(self, session: Session, deadline: Deadline) -> tuple[dict[str, str], str]:
        """The headers that sign a request, and the token in them. GoogleFault when there is none to be had."""
        if not self._lock.acquire(timeout=max(deadline.left, 0)):
            raise GoogleFault(FaultKind.SLOW, reason="token")
        try:
            token = self._credentials.token
            if not self._credentials.valid or token == self._stale:
                self._renew(session, deadline)
            headers: dict[str, str] = {}
            self._credentials.apply(headers)
            return headers, str(self._credentials.token)
        finally:
            self._lock.release()

    def refuse(self, token: str) -> bool:
        """Remember a token that Google refused; False when no other can be had, as for an API key."""
        if isinstance(self._credentials, api_key.Credentials):
            return False
        with self._lock:
            if token == str(self._credentials.token):
                self._stale = token
        return True

    def _renew(self, session: Session, deadline: Deadline) -> None:
        if self._refusal and self._timing.clock() < self._refusal[0]:
            known = self._refusal[1]
            raise GoogleFault(known.kind, status=known.status, reason=known.reason, found=known.found)
        endpoint = _TokenEndpoint(session, self._patience, deadline)
        try:
            self._credentials.refresh(endpoint)
        except GoogleFault as fault:
            fault.may_be_done = False  # the request itself was never sent
            raise
        except (GoogleAuthError, ValueError, TypeError) as refusal:
            fault = _refusal(endpoint.answer, self._timing.today())
            self._refusal = (self._timing.clock() + _REMEMBERED, fault)
            raise fault from refusal
        self._refusal = None
        self._stale = None
        self.fetched += 1


class _TokenEndpoint(transport.Request):
    """How google-auth reaches the token endpoint: within our deadline, its interruptions told by their status."""

    def __init__(self, session: Session, patience: Patience, deadline: Deadline) -> None:
        self.answer: Response | None = None
        self._session = session
        self._patience = patience
        self._deadline = deadline

    def __call__(
        self,
        url: str,
        method: str = "GET",
        body: Any = None,
        headers: Mapping[str, str] | None = None,
        timeout: float | None = None,
        **kwargs: Any,
    ) -> transport.Response:
        del timeout, kwargs  # the deadline is ours
        answer = exchange(
            self._session,
            method,
            url,
            patience=self._patience,
            deadline=self._deadline,
            headers=dict(headers or {}),
            data=body,
        )
        self.answer = answer
        status = answer.status_code
        if status == 429 or status >= 500:
            raise GoogleFault(FaultKind.SERVER, status=status, reason="token", response=answer)
        if "html" in answer.headers.get("content-type", ""):
            kind = FaultKind.GARBLED if status < 400 else FaultKind.BLOCKED
            raise GoogleFault(kind, status=status, reason="token", response=answer)
        return _Answer(answer)


class _Answer(transport.Response):
    """A response as google-auth wants it."""

    def __init__(self, response: Response) -> None:
        self._response = response

    @property
    def status(self) -> int:
        return self._response.status_code

    @property
    def headers(self) -> Mapping[str, str]:
        return self._response.headers

    @property
    def data(self) -> bytes:
        return self._response.content


def _refusal(answer: Response | None, today: float) -> GoogleFault:
    """Why no token was given: a clock that is off, by the date of the answer, or else a key that is not accepted."""
    if answer is None:
        return GoogleFault(FaultKind.KEY_REFUSED)
    skew = clock_ahead(answer, today) or 0.0
    reason = _error_of(answer)
    if abs(skew) > LARGEST_SKEW:
        minutes = str(round(abs(skew) / 60))
        return GoogleFault(FaultKind.CLOCK, status=answer.status_code, reason=reason, found=minutes, response=answer)
    return GoogleFault(FaultKind.KEY_REFUSED, status=answer.status_code, reason=reason, response=answer)


def clock_ahead(answer: Response, today: float) -> float | None:
    """By how many seconds this machine's clock is ahead of that of whoever answered; None when they tell no date."""
    try:
        date = parsedate_to_datetime(answer.headers.get("date", ""))
    except (TypeError, ValueError):
        return None
    return today - (date if date.tzinfo else date.replace(tzinfo=UTC)).timestamp()


def _error_of(answer: Response) -> str:
    try:
        said = json.loads(answer.content)
    except (ValueError, RecursionError):
        return ""
    error = said.get("error") if isinstance(said, Mapping) else None
    return error if isinstance(error, str) else ""
