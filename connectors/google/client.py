"""The door to Google: gspread's HTTP client, with patience that has bounds, quotas kept and writes never repeated.

gspread itself waits without limit, retries by the words of an error or not at all, and repeats writes; of it
only ``Client``, ``HTTPClient.request``, ``fetch_sheet_metadata``, ``batch_update`` and ``APIError`` are used.
"""

from __future__ import annotations

import copy
import os
import threading
from collections import Counter
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass
from typing import Any, Self
from urllib.parse import urlsplit

from google.auth.credentials import Credentials
from gspread.exceptions import APIError
from gspread.http_client import FileType, HTTPClient, ParamsType
from requests import Response, Session

from connectors.google.answers import fault_in
from connectors.google.exchange import exchange, new_session
from connectors.google.faults import FaultKind, GoogleFault, OutcomeUnknown, Remedy
from connectors.google.pacing import FOR_AN_IDENTITY, Lane, Pace, pacers
from connectors.google.patience import Deadline, Patience, Timing
from connectors.google.tokens import Tokens

SHEETS = "https://sheets.googleapis.com/"
DRIVE = "https://www.googleapis.com/"
STAND_IN = "THUOCDO_GOOGLE_URL"
_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
_READING_VERBS = (":getByDataFilter", ":batchGetByDataFilter", "/developerMetadata:search")


class SheetsHTTPClient(HTTPClient):
    """gspread's HTTP client for many threads.

    Every call ends within ``patience.total`` seconds, plus its turns under the quota, with an answer that is whole
    or a ``GoogleFault``. ``stand_in`` (or the variable THUOCDO_GOOGLE_URL) sends everything to a server on this
    machine instead of Google; any other machine is refused, because tokens go there.
    """

    def __init__(
        self,
        auth: Credentials,
        session: Session | None = None,
        *,
        pace: Pace | None = None,
        patience: Patience | None = None,
        timing: Timing | None = None,
        stand_in: str = "",
    ) -> None:
        if session is not None:
            raise ValueError("every thread has a session of its own; none can be given")
        self._stand_in = on_this_machine(stand_in or os.environ.get(STAND_IN, ""))
        self._sessions: list[Session] = []
        self._of_thread = threading.local()
        self._lock = threading.Lock()
        self._timing = timing or Timing()
        self._patience = patience or Patience()
        self._pace = pace or Pace(pacers(FOR_AN_IDENTITY, timing=self._timing))
        self._tokens = Tokens(auth, self._patience, self._timing)
        self._tally: Counter[str] = Counter()
        super().__init__(auth, self._session())
        self.auth = auth

    def request(
        self,
        method: str,
        endpoint: str,
        params: ParamsType | None = None,
        data: bytes | None = None,
        json: Mapping[str, Any] | None = None,
        files: FileType = None,
        headers: MutableMapping[str, str] | None = None,
    ) -> Response:
        """One call of the Sheets or Drive API, as often as its failures allow. GoogleFault when it stays without one.

        OutcomeUnknown when a write was interrupted: read back, then decide.
        """
        call = _Call(
            method=method.upper(),
            url=self._address(endpoint),
            lane=_lane(method, endpoint),
            headers=dict(headers or {}),
            # gspread and its callers use these again: a request must not change them.
            content={"params": dict(params or {}), "data": data, "json": copy.deepcopy(json), "files": files},
        )
        course = _Course(self._patience, self._timing)
        while True:
            try:
                return self._attempt(call, course.deadline)
            except GoogleFault as fault:
                self._count("faults")
                if call.writes and fault.may_be_done and fault.remedy is not Remedy.NEW_TOKEN:
                    raise OutcomeUnknown(fault) from fault
                self._prepare_another(call, course, fault)

    @property
    def tally(self) -> Mapping[str, int]:
        """What was sent so far: reads, writes, Drive calls, and faults, pauses and tokens among them."""
        with self._lock:
            return {**self._tally, "tokens": self._tokens.fetched}

    def close(self) -> None:
        """Close the connections of all threads."""
        with self._lock:
            for session in self._sessions:
                session.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *ended: object) -> None:
        self.close()

    def _attempt(self, call: _Call, deadline: Deadline) -> Response:
        session = self._session()
        signature, token = self._tokens.headers(session, deadline)
        with self._pace.turn(call.lane) as waited:
            deadline.extend(waited)
            self._count(call.lane.value)
            response = exchange(
                session,
                call.method,
                call.url,
                patience=self._patience,
                deadline=deadline,
                headers={**call.headers, **signature},
                **call.content,
            )
        fault = fault_in(response, writes=call.writes)
        if fault is None:
            return response
        if fault.kind is FaultKind.TOKEN_REFUSED and not self._tokens.refuse(token):
            fault = GoogleFault(FaultKind.KEY_REFUSED, status=401, reason=fault.reason, response=response)
        raise fault from _as_gspread_says(response)

    def _prepare_another(self, call: _Call, course: _Course, fault: GoogleFault) -> None:
        """Do what another attempt needs, or raise the fault when there is to be none."""
        if not course.allows_another(fault):
            raise fault
        match fault.remedy:
            case Remedy.PAUSE_EVERYBODY:
                self._count("pauses")
                longest = self._patience.pause
                self._pace.pause(call.lane, min(fault.retry_after or longest, longest))
            case Remedy.WAIT_A_LITTLE:
                self._timing.sleep(course.wait(fault))
            case Remedy.NEW_TOKEN | Remedy.NONE:
                return

    def _session(self) -> Session:
        session: Session | None = getattr(self._of_thread, "session", None)
        if session is None:
            session = self._of_thread.session = new_session(through_proxies=not self._stand_in)
            with self._lock:
                self._sessions.append(session)
        return session

    def _address(self, endpoint: str) -> str:
        for host in (SHEETS, DRIVE):
            if endpoint.startswith(host):
                return self._stand_in + endpoint.removeprefix(host) if self._stand_in else endpoint
        raise ValueError(f"not an address of Google Sheets or Drive: {endpoint}")

    def _count(self, what: str) -> None:
        with self._lock:
            self._tally[what] += 1


@dataclass(frozen=True, slots=True)
class _Call:
    """What is asked of Google, the same in every attempt."""

    method: str
    url: str
    lane: Lane
    headers: dict[str, str]
    content: dict[str, Any]

    @property
    def writes(self) -> bool:
        return self.lane is Lane.WRITES or (self.lane is Lane.DRIVE and self.method != "GET")


class _Course:
    """How one call has gone so far."""

    def __init__(self, patience: Patience, timing: Timing) -> None:
        self.deadline = Deadline(timing, patience.total)
        self._patience = patience
        self._timing = timing
        self._seen: Counter[Remedy] = Counter()
        self._slow = 0

    def allows_another(self, fault: GoogleFault) -> bool:
        """Whether there is to be another attempt after ``fault``."""
        self._seen[fault.remedy] += 1
        self._slow += fault.kind is FaultKind.SLOW
        match fault.remedy:
            case Remedy.NONE:
                return False
            case Remedy.NEW_TOKEN:
                return self._seen[Remedy.NEW_TOKEN] == 1
            case Remedy.PAUSE_EVERYBODY:
                return self._seen[Remedy.PAUSE_EVERYBODY] <= self._patience.pauses
            case Remedy.WAIT_A_LITTLE:
                is_early = self._seen[Remedy.WAIT_A_LITTLE] < self._patience.tries
                return is_early and self._slow < self._patience.slow_tries and self.deadline.left > 0

    def wait(self, fault: GoogleFault) -> float:
        """Seconds until the next attempt: as Google asks, or by chance, so that threads do not come back as one."""
        longest = min(
            self._patience.longest_wait, self._patience.first_wait * 2 ** (self._seen[Remedy.WAIT_A_LITTLE] - 1)
        )
        wait = max(fault.retry_after or 0, self._timing.chance() * longest)
        return max(0.0, min(wait, self.deadline.left))


def _lane(method: str, endpoint: str) -> Lane:
    if endpoint.startswith(DRIVE):
        return Lane.DRIVE
    is_reading = method.upper() in {"GET", "HEAD"} or endpoint.endswith(_READING_VERBS)
    return Lane.READS if is_reading else Lane.WRITES


def on_this_machine(address: str) -> str:
    """The address of a stand-in with a slash at its end, empty for none; ValueError for any other machine's."""
    if not address:
        return ""
    parts = urlsplit(address)
    if parts.scheme != "http" or parts.hostname not in _LOOPBACK or parts.username is not None:
        raise ValueError(f"a stand-in for Google must be http:// on this machine, not {address}")
    return address.rstrip("/") + "/"


def _as_gspread_says(response: Response) -> APIError | None:
    try:
        return APIError(response)
    except (KeyError, TypeError):
        return None  # a body of another shape, which gspread does not expect
