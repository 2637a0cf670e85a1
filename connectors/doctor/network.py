"""Whether Google's three hosts answer, through whichever proxy is in force, and whose answer it is."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass

from requests import Response
from requests.utils import get_environ_proxies

from connectors.cells.secrets import masked
from connectors.doctor.case import Case
from connectors.doctor.fault_words import said
from connectors.doctor.finding import Finding, failure, fine, warning
from connectors.google.answers import fault_in
from connectors.google.client import STAND_IN, on_this_machine
from connectors.google.exchange import exchange, new_session
from connectors.google.faults import FaultKind, GoogleFault
from connectors.google.patience import Deadline
from connectors.google.tokens import clock_ahead
from rubric.text import Text

# Asked without any account: each refuses in JSON, which is all that is needed to know that it was Google.
_QUESTIONS = {
    "sheets.googleapis.com": ("GET", "v4/spreadsheets/thuoc-do-57"),
    "www.googleapis.com": ("GET", "drive/v3/files"),
    "oauth2.googleapis.com": ("POST", "token"),
}
_BUNDLES = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")


@dataclass(frozen=True)
class Way:
    """How the way to Google is: the fault of each host that cannot be reached, and by how much our clock is ahead."""

    faults: Mapping[str, GoogleFault]
    ahead: float | None = None
    is_stand_in: bool = False

    @property
    def is_open(self) -> bool:
        """Whether every host answers."""
        return not self.faults


def check_network(case: Case) -> tuple[Finding, Way | None]:
    """The way to Google as it is now; None when no way is given."""
    try:
        stand_in = on_this_machine(os.environ.get(STAND_IN, ""))
    except ValueError:
        found = Text(
            vi=f"biến {STAND_IN} không phải địa chỉ trên máy này", en=f"{STAND_IN} is no address of this machine"
        )
        remedy = Text(vi=f"Hãy bỏ biến {STAND_IN} để nối với Google.", en=f"Unset {STAND_IN} to reach Google itself.")
        return failure("network", found, remedy), None
    way = _looked(case, stand_in)
    if not way.is_open:
        return _closed(way), way
    if stand_in and not case.settings.is_sample_data:
        found = Text(
            vi=f"đang nối với máy giả lập {stand_in}, không phải Google", en=f"{stand_in} stands in for Google"
        )
        remedy = Text(vi=f"Khi dùng thật, hãy bỏ biến {STAND_IN}.", en=f"Unset {STAND_IN} where real books are read.")
        return warning("network", found, remedy), way
    return _open(way, stand_in), way


def _looked(case: Case, stand_in: str) -> Way:
    with ThreadPoolExecutor(len(_QUESTIONS)) as pool:
        answers = dict(zip(_QUESTIONS, pool.map(lambda host: _ask(case, host, stand_in), _QUESTIONS), strict=True))
    faults = {host: answer for host, answer in answers.items() if isinstance(answer, GoogleFault)}
    skews = [answer for answer in answers.values() if isinstance(answer, float)]
    return Way(faults, min(skews, key=abs) if skews else None, bool(stand_in))


def _ask(case: Case, host: str, stand_in: str) -> GoogleFault | float | None:
    """How far our clock is ahead of the host's, None if it tells no time, or why it cannot be reached; asked twice."""
    method, path = _QUESTIONS[host]
    url = f"{stand_in or f'https://{host}/'}{path}"
    deadline = Deadline(case.timing, case.patience.total)
    fault: GoogleFault | None = None
    with closing(new_session(through_proxies=not stand_in)) as session:
        for _ in range(case.patience.tries):
            try:
                answer = exchange(session, method, url, patience=case.patience, deadline=deadline, headers={})
            except GoogleFault as failed:
                fault = failed
                continue
            fault = _fault(answer)
            if fault is None:
                return clock_ahead(answer, case.timing.today())
    return fault


def _fault(answer: Response) -> GoogleFault | None:
    """None when somebody answers as Google does: in JSON, be it a refusal."""
    try:
        is_object = isinstance(json.loads(answer.content), Mapping)
    except (ValueError, RecursionError):
        is_object = False
    if is_object and answer.status_code < 500:
        return None
    return fault_in(answer) or GoogleFault(FaultKind.GARBLED, status=answer.status_code, response=answer)


def _closed(way: Way) -> Finding:
    found, remedy = said(next(iter(way.faults.values())))
    hosts = ", ".join(way.faults)
    vi, en = _through()
    return failure("network", Text(vi=f"{hosts}: {found.vi}; {vi}", en=f"{hosts}: {found.en}; {en}"), remedy)


def _open(way: Way, stand_in: str) -> Finding:
    if stand_in:
        return fine("network", f"máy giả lập {stand_in} trả lời", f"the stand-in {stand_in} answers")
    hosts = ", ".join(_QUESTIONS)
    vi, en = _through()
    return fine("network", f"tới được {hosts}; {vi}", f"{hosts} answer; {en}")


def _through() -> tuple[str, str]:
    """The proxy and the certificates in force; a password in a proxy's address is not shown."""
    proxies = get_environ_proxies("https://sheets.googleapis.com")
    proxy = masked(proxies.get("https") or proxies.get("all") or "")
    bundle = next((f"{name}={os.environ[name]}" for name in _BUNDLES if os.environ.get(name)), "")
    vi, en = (f"qua proxy {proxy}", f"through the proxy {proxy}") if proxy else ("không qua proxy", "without a proxy")
    return (f"{vi}; {bundle}", f"{en}; {bundle}") if bundle else (vi, en)
