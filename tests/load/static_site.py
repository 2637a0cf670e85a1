"""The static site under load: ``python -m tests.load.static_site FOLDER`` prints what nginx serves of it.

Many visitors at once each open the ranking of a cohort, then agencies' cards, over connections that stay open. The
client is in Python and on the same machine, so the figures say what nginx serves at least.
"""

from __future__ import annotations

import argparse
import gzip
import multiprocessing
import random
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from html.parser import HTMLParser
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread
from urllib.parse import urljoin, urlsplit

from tests.load.nginx import served

HEADERS = {"Accept-Encoding": "gzip"}


@dataclass(frozen=True)
class Weight:
    """What a first visitor of a page asks for: ``requests`` that are ``sent`` bytes on the wire, ``unpacked`` read."""

    requests: int
    sent: int
    unpacked: int


@dataclass(frozen=True)
class Served:
    """What a time of load gave: answers a second, waiting times in milliseconds, what went wrong."""

    answers: int
    seconds: float
    megabytes: float
    median: float
    of_100_the_99th: float
    longest: float
    failed: int


class _Loaded(HTMLParser):
    """What a page loads by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "link" and given.get("rel") == "stylesheet":
            self.found.append(given["href"])
        if tag in {"script", "img", "iframe"} and given.get("src"):
            self.found.append(given["src"])


def weight_of(port: int, path: str) -> Weight:
    """What the page at ``path`` costs who was never here."""
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    first = _get(connection, path)
    page = _Loaded()
    page.feed(gzip.decompress(first).decode())
    bodies = [first, *(_get(connection, urlsplit(urljoin(path, link)).path) for link in page.found)]
    connection.close()
    return Weight(len(bodies), sum(map(len, bodies)), sum(len(gzip.decompress(body)) for body in bodies))


def load(port: int, paths: list[str], *, processes: int, visitors: int, seconds: float) -> Served:
    """Have ``visitors`` in each of ``processes`` open pages of ``paths`` at random for so many seconds."""
    began = time.monotonic()
    shares = [(port, paths, visitors, seconds, number) for number in range(processes)]
    if processes == 1:  # no process of its own: where tests run side by side, one that is spawned cannot start
        told = [_visits(*share) for share in shares]
    else:
        with multiprocessing.get_context("spawn").Pool(processes) as pool:
            told = pool.starmap(_visits, shares)
    waits = sorted(wait for waits, _, _ in told for wait in waits)
    return Served(
        answers=len(waits),
        seconds=min(seconds, time.monotonic() - began),
        megabytes=sum(size for _, size, _ in told) / 1e6,
        median=1000 * statistics.median(waits),
        of_100_the_99th=1000 * waits[int(len(waits) * 0.99)],
        longest=1000 * waits[-1],
        failed=sum(failed for _, _, failed in told),
    )


def _visits(port: int, paths: list[str], visitors: int, seconds: float, number: int) -> tuple[list[float], int, int]:
    waits: list[float] = []
    sizes: list[int] = []
    failed: list[int] = []
    until = time.monotonic() + seconds

    def visit(seed: int) -> None:
        lot, connection = random.Random(seed), HTTPConnection("127.0.0.1", port, timeout=10)
        while (began := time.monotonic()) < until:
            try:
                sizes.append(len(_get(connection, lot.choice(paths))))
                waits.append(time.monotonic() - began)
            except (OSError, ValueError):
                failed.append(1)
                connection = HTTPConnection("127.0.0.1", port, timeout=10)
        connection.close()

    threads = [Thread(target=visit, args=(1000 * number + each,)) for each in range(visitors)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return waits, sum(sizes), len(failed)


def _get(connection: HTTPConnection, path: str) -> bytes:
    connection.request("GET", path, headers=HEADERS)
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != 200:
        raise ValueError(f"{path}: {answer.status}")
    return body


def measured(site: Path, *, processes: int = 2, visitors: int = 16, seconds: float = 15.0) -> list[str]:
    """What nginx serves of a site, in lines."""
    rankings = sorted(site.glob("*/*/xep-hang/*.html"))
    cards = sorted(site.glob("*/*/co-quan/*.html"))
    largest = max(rankings, key=lambda file: file.stat().st_size)
    paths = [f"/{file.relative_to(site).as_posix()}" for file in (*rankings, *cards)]
    with tempfile.TemporaryDirectory() as folder, served(site, Path(folder), workers=2) as port:
        weight = weight_of(port, f"/{largest.relative_to(site).as_posix()}")
        found = load(port, paths, processes=processes, visitors=visitors, seconds=seconds)
    return [
        (
            f"the longest ranking, {largest.relative_to(site)}: {weight.requests} requests, "
            f"{weight.sent:,} bytes sent, {weight.unpacked:,} read"
        ),
        (
            f"{processes * visitors} visitors, {len(paths)} pages, {found.seconds:.0f} s: "
            f"{found.answers / found.seconds:,.0f} pages a second, {found.megabytes / found.seconds:.1f} MB/s, "
            f"{found.failed} failed"
        ),
        (
            f"waiting: median {found.median:.1f} ms, 99 of 100 within {found.of_100_the_99th:.1f} ms, "
            f"longest {found.longest:.1f} ms"
        ),
    ]


def main() -> None:
    """Print them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, help="a folder made by thuocdo site")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--visitors", type=int, default=16, help="in each process")
    parser.add_argument("--seconds", type=float, default=15.0)
    given = parser.parse_args()
    for line in measured(
        given.site.resolve(), processes=given.processes, visitors=given.visitors, seconds=given.seconds
    ):
        sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
