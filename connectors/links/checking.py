"""Checking the links of evidence: eight at a time, each at most once a day, everything kept in the ledger."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, replace
from datetime import timedelta
from urllib.parse import urlsplit

from connectors.ledger import Ledger, LinkCheck
from connectors.links.public_addresses import Resolve
from connectors.links.trying import LONGEST_LINK, Caution, try_link
from connectors.reported import BookReading

IN_FLIGHT = 8
OFTEN_ENOUGH = timedelta(days=1)
_FEWEST_TO_BLAME_OUR_NETWORK = 3
_OUR_NETWORK = frozenset({"unresolved", "network", "slow"})


@dataclass(frozen=True)
class Checked:
    """What a round did: what it found, how many links were not due, and whether our own network seems to be cut off.

    A round cut off from the network keeps nothing: the links are not to blame.
    """

    checks: Sequence[LinkCheck]
    not_due: int
    is_cut_off: bool = False


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
) -> Checked:
    """Try the links that were not tried for a day, and keep what came of it."""
    caution = caution or Caution()
    caution = replace(caution, resolve=_Remembering(caution.resolve))
    latest, now = ledger.links.latest(), caution.now()
    due = [link for link in dict.fromkeys(links) if link not in latest or now - latest[link].at >= OFTEN_ENOUGH]
    checks: list[LinkCheck] = []
    with ThreadPoolExecutor(IN_FLIGHT, thread_name_prefix="links") as pool:
        for done, future in enumerate(as_completed([pool.submit(try_link, link, caution) for link in due]), start=1):
            checks.append(future.result())
            if on_progress:
                on_progress(done, len(due), checks[-1].link)
    if _is_cut_off(checks):
        return Checked(checks, len(links) - len(due), is_cut_off=True)
    ledger.links.note(checks)
    return Checked(checks, len(links) - len(due))


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
