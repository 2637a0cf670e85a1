"""The stand-in for Google in a process of its own, so that its memory and its processor's time are not the sync's.

``with Served(...) as google`` starts it; it obeys one line of its input at a time and ends when that input closes.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tests.google_stand_in import Exchange, Quotas, StandIn
from tests.load.made_books import add_books, change_books, write_register

LIFETIME = 3600.0
LATENCY = 0.6
_OVER_QUOTA = 429


@dataclass(frozen=True, slots=True)
class Traffic:
    """What the stand-in was asked since it was last told to forget: ``reads`` it answered, and ``refused`` requests.

    ``minutes`` are of its own time, from the first request to the end of the last answer; ``fullest`` is the largest
    number of reads in any sixty seconds.
    """

    reads: int
    refused: int
    drive: int
    tokens: int
    fullest: int
    minutes: float


def traffic_of(google: StandIn) -> Traffic:
    """Count what the log of a stand-in holds."""
    return Traffic(
        reads=sum(each.status != _OVER_QUOTA for each in google.log.of("read")),
        refused=len(google.log.of(status=_OVER_QUOTA)),
        drive=len(google.log.of("drive")),
        tokens=len(google.log.of("token")),
        fullest=google.log.most_in_a_minute("read"),
        minutes=_minutes(list(google.log)),
    )


def _minutes(exchanges: list[Exchange]) -> float:
    if not exchanges:
        return 0.0
    return (max(each.at + each.took for each in exchanges) - min(each.at for each in exchanges)) / 60


class Served:
    """A stand-in with a book for each of so many communes, in another process until the ``with`` ends."""

    def __init__(self, folder: Path, communes: int, *, speed: float, quotas: bool = True) -> None:
        self.folder = folder
        self.communes = communes
        self.speed = speed
        self.address = ""
        folder.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "tests.load.serving", "--folder", str(folder), "--speed", str(speed)]
        command += ["--communes", str(communes), *([] if quotas else ["--no-quota"])]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    @property
    def key(self) -> Path:
        """The key file of the account that all books are shared with."""
        return self.folder / "thuoc-do.json"

    @property
    def register(self) -> Path:
        """The register of the books."""
        return self.folder / "so-bang-tinh.csv"

    def change(self, count: int) -> None:
        """Let somebody type into so many books."""
        self._ask({"change": count})

    def forget(self) -> None:
        """Count from here."""
        self._ask({"forget": True})

    def traffic(self) -> Traffic:
        """What was asked since ``forget``."""
        return Traffic(**self._ask({"report": True}))

    def __enter__(self) -> Self:
        self.address = self._answer()["address"]
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()
        self._process.wait(timeout=30)
        self._process.stdout.close()

    def _ask(self, command: dict[str, Any]) -> dict[str, Any]:
        assert self._process.stdin
        self._process.stdin.write(json.dumps(command) + "\n")
        self._process.stdin.flush()
        return self._answer()

    def _answer(self) -> dict[str, Any]:
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("the stand-in ended; see its errors above")
        return json.loads(line)


def main() -> int:
    """Serve until the input ends."""
    parser = argparse.ArgumentParser(prog="python -m tests.load.serving", description=__doc__)
    parser.add_argument("--folder", type=Path, required=True, help="where the key and the register go")
    parser.add_argument("--communes", type=int, required=True)
    parser.add_argument("--speed", type=float, required=True)
    parser.add_argument("--no-quota", action="store_true")
    options = parser.parse_args()
    quotas = Quotas.unlimited() if options.no_quota else Quotas()
    latency = 0.0 if options.no_quota else LATENCY
    google = StandIn(quotas=quotas, speed=options.speed, latency=latency, lifetime=LIFETIME, keep_bodies=False)
    files = add_books(google, options.communes)
    google.key_file(options.folder)
    write_register(options.folder / "so-bang-tinh.csv", files)
    with google:
        _say({"address": google.address})
        for command in _commands():
            if count := command.get("change"):
                change_books(google, files, count)
            elif command.get("forget"):
                google.log.clear()
            _say(asdict(traffic_of(google)))
    if google.failures:
        sys.stderr.write("\n".join(google.failures))
    return 1 if google.failures else 0


def _commands() -> Iterator[dict[str, Any]]:
    for line in sys.stdin:
        yield json.loads(line)


def _say(answer: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
