"""One thing measured in a fresh process: a sync, a plain way of reading, or opening the scorecard.

``measured`` starts the process; what it used is read where it ends, so that nothing else is counted.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.load.serving import Served


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process needed: real seconds, seconds of the processor, the most memory it held, and what it told."""

    seconds: float
    processor: float
    megabytes: float
    told: dict[str, Any]


def measured(what: str, google: Served, ledger: Path) -> Cost:
    """Do ``what`` (a name of TASKS) in a process of its own."""
    command = [sys.executable, "-m", "tests.load.measuring", what, "--folder", str(google.folder)]
    command += ["--communes", str(google.communes), "--address", google.address, "--speed", str(google.speed)]
    done = subprocess.run([*command, "--ledger", str(ledger)], stdout=subprocess.PIPE, text=True, check=True)
    return Cost(**json.loads(done.stdout.splitlines()[-1]))


def _sync(options: argparse.Namespace) -> dict[str, Any]:
    from tests.load.syncing import sync_once

    return sync_once(options.folder, options.ledger, options.communes, options.address, options.speed)


def _open(options: argparse.Namespace) -> dict[str, Any]:
    from tests.load.syncing import open_scorecard

    return open_scorecard(options.ledger, options.communes)


def _plain(options: argparse.Namespace) -> dict[str, Any]:
    from tests.load.plain import read_two_tabs

    return read_two_tabs(options.folder, options.address, options.speed)


def _batched(options: argparse.Namespace) -> dict[str, Any]:
    from tests.load.plain import read_in_one_batch

    return read_in_one_batch(options.folder, options.address, options.speed)


TASKS: dict[str, Callable[[argparse.Namespace], dict[str, Any]]] = {
    "sync": _sync,
    "open": _open,
    "plain": _plain,
    "batched": _batched,
}


def most_memory() -> float:
    """The most memory this process held so far, in megabytes.

    From the kernel's own record where there is one: what ``getrusage`` says may be of the process that started this
    one, if that was the larger.
    """
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (2**20 if sys.platform == "darwin" else 1024)


def main() -> int:
    """Do one task and print its cost as one line of JSON."""
    parser = argparse.ArgumentParser(prog="python -m tests.load.measuring", description=__doc__)
    parser.add_argument("task", choices=TASKS)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--ledger", type=Path, required=True)
    parser.add_argument("--communes", type=int, required=True)
    parser.add_argument("--address", required=True)
    parser.add_argument("--speed", type=float, required=True)
    options = parser.parse_args()
    began = time.monotonic()
    told = TASKS[options.task](options)
    seconds = time.monotonic() - began
    used = os.times()
    cost = {"seconds": seconds, "processor": used.user + used.system, "megabytes": most_memory(), "told": told}
    sys.stdout.write(json.dumps(cost) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
