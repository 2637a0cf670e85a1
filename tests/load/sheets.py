"""Print how much syncing reads and how long it takes, beside plain gspread: ``python -m tests.load.sheets``.

Everything in the table is measured in one run, with the stand-in's quotas those of Google and its minutes compressed;
what matters most once more at true speed, because no processor is compressed with the minutes.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.load.measuring import Cost, measured
from tests.load.serving import LATENCY, Served, Traffic

FEW, MANY = 150, 4000
CHANGED = 20  # one book in so many
COLUMNS = ("Way of reading", "Books", "Sheets reads", "Reads a book", "429s", "Drive calls", "Minutes of quota")
COSTS = ("Processor, s", "Peak memory, MB")


@dataclass(frozen=True, slots=True)
class Measured:
    """One row: what was done with how many books, what the stand-in was asked, and what it cost the reader."""

    what: str
    books: int
    traffic: Traffic
    cost: Cost

    def __str__(self) -> str:
        traffic, cost = self.traffic, self.cost
        asked = [traffic.reads, f"{traffic.reads / self.books:.2f}", traffic.refused, traffic.drive]
        spent = [f"{traffic.minutes:.2f}", f"{cost.processor:.0f}", f"{cost.megabytes:.0f}"]
        return _row([self.what, f"{self.books:,}", *map(str, asked), *spent])


def main() -> int:
    """Measure, and print the table as Markdown."""
    parser = argparse.ArgumentParser(prog="python -m tests.load.sheets", description=__doc__)
    parser.add_argument("--speed", type=float, default=10, help="how much faster a minute of quota passes")
    parser.add_argument("--few-only", action="store_true", help="without the second part: five minutes, not fifteen")
    parser.add_argument("--books", type=int, default=FEW, help="how many books in the first part")
    parser.add_argument("--many", type=int, default=MANY, help="how many in the second")
    options = parser.parse_args()
    cores = os.cpu_count()
    _say(f"{cores} cores; {LATENCY} s for every answer; minutes of quota pass {options.speed:g} times as fast\n")
    _say(_row([*COLUMNS, *COSTS]))
    _say(_row(["---", *["---:"] * (len(COLUMNS) + len(COSTS) - 1)]))
    with TemporaryDirectory(prefix="load-") as place:
        notes = [*_few(Path(place), options.books, options.speed)]
        if not options.few_only:
            notes += _many(Path(place) / "many", options.many, options.speed)
    _say("")
    for note in notes:
        _say(f"- {note}")
    return 0


def _few(place: Path, books: int, speed: float) -> Iterator[str]:
    """A province: plain gspread, then the first sync, one without news and one with some."""
    with Served(place / "plain", books, speed=speed) as google:
        _measure("plain", "gspread: open, two tabs by title, all records of each", google, place)
    with Served(place / "batched", books, speed=speed) as google:
        _measure("batched", "gspread: open, both tabs in one batch", google, place)
    yield from _syncs(place / "few", books, speed)
    with Served(place / "true" / "google", books, speed=1) as google:
        row = _measure("sync", "sync: first, at true speed", google, place / "true")
    yield f"At true speed the first sync of {books:,} books took {_whole(row)}."


def _many(place: Path, books: int, speed: float) -> Iterator[str]:
    """Many provinces in one installation."""
    yield from _syncs(place, books, speed)
    with Served(place / "google", books, speed=1) as google:
        for _ in range(2):  # once more than the compressed sync before saw
            google.change(books // CHANGED)
        row = _measure("sync", f"sync: {books // CHANGED} changed, at true speed", google, place)
    assert row.cost.told["read"] == row.traffic.reads == books // CHANGED, row
    yield f"At true speed a sync of {books:,} books with {books // CHANGED} changed took {_whole(row)}."


def _whole(row: Measured) -> str:
    return f"{row.cost.seconds / 60:.2f} minutes from start to end"


def _syncs(place: Path, books: int, speed: float) -> Iterator[str]:
    with Served(place / "google", books, speed=speed) as google:
        first = _measure("sync", "sync: first", google, place)
        _measure("sync", "sync: nothing changed", google, place)
        changed = books // CHANGED
        google.change(changed)
        last = _measure("sync", f"sync: {changed} changed", google, place)
        assert last.cost.told["read"] == last.traffic.reads == changed, last
        opened = measured("open", google, place / "ledger.sqlite")
    yield (
        f"{books:,} books: no minute had more than {first.traffic.fullest} reads; the ledger is"
        f" {_megabytes(place, 'ledger*'):.0f} MB, what the books said when they were read last"
        f" {_megabytes(place / 'readings', '*.json'):.0f} MB."
    )
    steps = ", ".join(f"{step} {opened.told[step]:.1f} s" for step in ("readings", "figures", "scorecard"))
    yield f"Opening the scorecard of {books:,} books: {steps}; {opened.megabytes:.0f} MB."


def _measure(task: str, what: str, google: Served, place: Path) -> Measured:
    place.mkdir(parents=True, exist_ok=True)
    google.forget()
    cost = measured(task, google, place / "ledger.sqlite")
    row = Measured(what, google.communes, google.traffic(), cost)
    _say(str(row))
    return row


def _megabytes(folder: Path, pattern: str) -> float:
    return sum(file.stat().st_size for file in folder.glob(pattern)) / 1e6


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
