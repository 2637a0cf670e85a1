"""Checking the links of evidence: eight at a time, each at most once a day, never longer than a round may take."""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from queue import Empty, SimpleQueue
from urllib.parse import urlsplit

from connectors.ledger import Ledger, LinkCheck
from connectors.links.public_addresses import Resolve
from connectors.links.trying import LONGEST_LINK, Caution, try_link
from connectors.reported import BookReading

IN_FLIGHT = 8
OFTEN_ENOUGH = timedelta(days=1)
LONGEST_ROUND = timedelta(minutes=20)
_FEWEST_TO_BLAME_OUR_NETWORK = 3
_OUR_NETWORK = frozenset({"unresolved", "network", "slow"})


@dataclass(frozen=True)
class Checked:
    """What a round did: what it found, how many links were not due, and whether our own network seems to be cut off.

    A round cut off from the network keeps nothing: the links are not to blame. ``left`` are those that were due and
    for which the time of the round did not suffice; the next round tries them.
    """

    checks: Sequence[LinkCheck]
    not_due: int
    is_cut_off: bool = False
    left: int = 0


def evidence_links(readings: Iterable[BookReading]) -> list[str]:
    """Every link that backs a figure, once, in the order of the books."""
    found = dict.fromkeys(link for reading in readings for value in reading.values for link in value.evidence.links)
    return [link for link in found if len(link) <= LONGEST_LINK]


def check_links(
    ledger: Ledger,
    links: Sequence[str],
    *,
    caution: Caution | None = None,
    on_progress: Callable[[int, int, str], None] | None = None,
    longest: timedelta = LONGEST_ROUND,
) -> Checked:
    """Try the links that were not tried for a day, for as long as a round may take, and keep what came of it."""
    caution = caution or Caution()
    caution = replace(caution, resolve=_Remembering(caution.resolve))
    latest, now = ledger.links.latest(), caution.now()
    due = [link for link in dict.fromkeys(links) if link not in latest or now - latest[link].at >= OFTEN_ENOUGH]
    checks = _tried(due, caution, on_progress, longest)
    left, not_due = len(due) - len(checks), len(links) - len(due)
    if _is_cut_off(checks):
        return Checked(checks, not_due, is_cut_off=True, left=left)
    ledger.links.note(checks)
    return Checked(checks, not_due, left=left)


def _tried(
    due: Sequence[str], caution: Caution, on_progress: Callable[[int, int, str], None] | None, longest: timedelta
) -> list[LinkCheck]:
    """What was found until the time was over. A server that never ends its answer holds up nobody but itself."""
    waiting, found, is_over = SimpleQueue[str](), SimpleQueue[LinkCheck](), threading.Event()
    for link in due:
        waiting.put(link)

    def work() -> None:
        while not is_over.is_set():
            try:
                link = waiting.get_nowait()
            except Empty:
                return
            found.put(try_link(link, caution))

    for number in range(min(IN_FLIGHT, len(due))):
        threading.Thread(target=work, name=f"links-{number}", daemon=True).start()  # never waited for at the end
    checks: list[LinkCheck] = []
    ends = time.monotonic() + longest.total_seconds()
    while len(checks) < len(due):
        try:
            checks.append(found.get(timeout=max(0.0, ends - time.monotonic())))
        except Empty:
            break
        if on_progress:
            on_progress(len(checks), len(due), checks[-1].link)
    is_over.set()
    return checks


def _is_cut_off(checks: Sequence[LinkCheck]) -> bool:
    """Whether nothing at all could be reached. One host without an address is that host's fault, three are ours."""
    if len(checks) < _FEWEST_TO_BLAME_OUR_NETWORK:
        return False
    hosts = {urlsplit(each.link).hostname for each in checks}
    ours = _OUR_NETWORK | {"no_host"} if len(hosts) >= _FEWEST_TO_BLAME_OUR_NETWORK else _OUR_NETWORK
    return all(each.reason in ours for each in checks)


class _Remembering:
    """Asks the name server once a round for each host, also when it has no answer."""

    def __init__(self, resolve: Resolve) -> None:
        self._resolve = resolve
        self._locks: dict[str, threading.Lock] = defaultdict(threading.Lock)
        self._known: dict[str, list[str] | Exception] = {}

    def __call__(self, host: str, port: int) -> list[str]:
        with self._locks[host]:
            if host not in self._known:
                try:
                    self._known[host] = self._resolve(host, port)
                except (OSError, UnicodeError, ValueError) as failure:
                    self._known[host] = failure
        found = self._known[host]
        if isinstance(found, Exception):
            raise found
        return found
