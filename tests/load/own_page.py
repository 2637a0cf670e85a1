"""The page Tự đánh giá among many agencies: ``python -m tests.load.own_page`` prints what a visitor waits for.

Wards are added to Huế until there are so many agencies; the illustration is made, read and scored for all of them, and
the page is run by Streamlit's own harness, which draws nothing. Each size has a process and a folder of its own.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from connectors.localities import DATA
from dev_environment import ROOT

SIZES = (150, 4000)
HUE, OURS = 58, "hue-so-noi-vu"
NOW = "2026-11-20T03:00:00+00:00"
IN_A_COHORT = 400  # wards that share a register: a book takes so many cells
_COHORT = '  thu-{cohort}: {{title: {{vi: "Phường thử {cohort}", en: "Trial wards {cohort}"}}, annex: xa}}\n'
_LAST_COHORT = '  bao: {title: {vi: "Báo chí", en: "Press"}, annex: bao}\n'
_WARD = """  '{code}':
    name: {{vi: Phường Thử {place}, en: Trial Ward {place}}}
    kind: commune_ward
    cohort: thu-{cohort}
    annex: xa
    order: {order}
    valid_from: 2025-07-01
    source: made up for a measurement
"""


def data_of(agencies: int, target: Path) -> Path:
    """A copy of ``data/`` in which Huế has so many agencies: its own, and made-up wards in cohorts of theirs."""
    copied = target / "data"
    shutil.copytree(DATA, copied)
    places = range(agencies - HUE)
    wards = [
        _WARD.format(code=f"{90_000 + place}", place=place + 1, order=1_000 + place, cohort=place // IN_A_COHORT)
        for place in places
    ]
    with (copied / "localities" / "hue" / "agencies.yaml").open("a", encoding="utf-8") as file:
        file.write("".join(wards))
    base = copied / "criteria" / "base-2026.yaml"
    rules = base.read_text(encoding="utf-8")
    assert rules.count(_LAST_COHORT) == 1
    cohorts = [_COHORT.format(cohort=number) for number in sorted({place // IN_A_COHORT for place in places})]
    base.write_text(rules.replace(_LAST_COHORT, _LAST_COHORT + "".join(cohorts)), encoding="utf-8")
    return copied


def measure(rounds: int) -> list[str]:
    """What it takes, in lines: in the folder that the environment names, where the illustration has been read."""
    from streamlit.testing.v1 import AppTest

    from connectors.localities import load
    from connectors.presentation.own.sandbox_table import read_typed, tried, try_rows
    from connectors.settings import settings
    from connectors.way_up.sandbox import rescore
    from pages.parts.access import DEMO_ROLE
    from pages.parts.cycle import state_now

    at = AppTest.from_file(ROOT / "pages" / "router.py", default_timeout=600)
    at.session_state[DEMO_ROLE] = "agency_leader"
    at.run()
    at.switch_page(str(ROOT / "pages" / "self_assessment.py"))
    first = _seconds(at.run)
    again = [_seconds(at.run) for _ in range(rounds)]
    assert not at.exception, at.exception
    assert at.title[0].value.startswith("Sở Nội vụ")
    state = state_now("hue")
    assert state is not None
    scorecard, fields = state.computed, state.installation.criteria_set.fields

    def sandbox() -> None:
        rows = try_rows(scorecard, OURS, state.year, "vi")
        typed = ["3" if row.field == "so_tin" else row.typed for row in rows]
        read = read_typed(rows, typed, fields, "vi")
        assert read.changes == {"so_tin": 3}
        tried(scorecard, rescore(scorecard, OURS, state.year, read.changes), read, "vi")

    alone = [_seconds(lambda: rescore(scorecard, OURS, 2026, {"so_tin": 3})) for _ in range(rounds)]
    whole = [_seconds(sandbox) for _ in range(rounds)]
    count = len(load("hue", 2026, settings().data).agencies)
    claiming = {claim.agency for claim in state.verified.claims}
    assert len(claiming) > 0.9 * count, f"only {len(claiming)} of {count} agencies were read"
    return [
        f"{count:,} agencies, {len(state.verified.claims):,} claims ({os.cpu_count()} cores, median of {rounds})",
        f"  the page for the first visitor, everything scored: {first:.2f} s",
        f"  the page again: {statistics.median(again) * 1000:.0f} ms",
        f"  the sandbox re-scored: {statistics.median(alone) * 1000:.1f} ms",
        f"  the sandbox read, re-scored and put into words: {statistics.median(whole) * 1000:.1f} ms",
    ]


def measured(agencies: int, rounds: int) -> str:
    """The lines for so many agencies, from a process of their own."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        environment = {
            **os.environ,
            "THUOCDO_DATA": str(data_of(agencies, place)),
            "THUOCDO_VAR": str(place / "var"),
            "THUOCDO_NOW": NOW,
            "POLARS_MAX_THREADS": "1",
        }
        make = [sys.executable, "-m", "connectors.command_line", "demo-data"]
        subprocess.run(make, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
        here = [sys.executable, "-m", "tests.load.own_page", "--here", "--rounds", str(rounds)]
        done = subprocess.run(here, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True)
        return done.stdout


def _seconds(do: Callable[[], object]) -> float:
    began = time.perf_counter()
    do()
    return time.perf_counter() - began


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.load.own_page", description=__doc__)
    parser.add_argument("agencies", nargs="*", type=int, default=SIZES, help="how many agencies there are")
    parser.add_argument("--rounds", type=int, default=15, help="how many runs each median is of")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.here:
        sys.stdout.write("\n".join(measure(options.rounds)) + "\n")
        return 0
    for agencies in options.agencies:
        sys.stdout.write(measured(agencies, options.rounds))
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
