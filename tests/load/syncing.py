"""Our side of the load: the sync as the command runs it, in compressed time, and the scorecard after it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from connectors.figures import assemble
from connectors.google.client import SheetsHTTPClient
from connectors.google.credentials import connect, from_key_file
from connectors.google.patience import Patience, Timing
from connectors.ledger import Ledger
from connectors.scorecard import build
from connectors.sync.online import OnlineSource, sync_online
from connectors.sync.taken import read_sync
from tests.load.made_books import installation_of

AS_OF = date(2026, 12, 31)
SOURCE = "samples"
Made = TypeVar("Made")


def compressed(speed: float) -> Timing:
    """Time in which our minutes run as fast as those of the stand-in, so that the client keeps to the true quota."""
    return Timing(clock=lambda: time.monotonic() * speed, sleep=lambda seconds: time.sleep(seconds / speed))


def sync_once(folder: Path, ledger_file: Path, communes: int, address: str, speed: float) -> dict[str, Any]:
    """One sync by day of the registered books; its summary, and what the client sent."""
    identity = from_key_file(folder / "thuoc-do.json")
    patience = Patience(total=Patience().total * speed)  # no machine works faster because the minutes do
    http = connect(identity, patience=patience, timing=compressed(speed), stand_in=address).http_client
    assert isinstance(http, SheetsHTTPClient)
    where = OnlineSource(str(folder / "so-bang-tinh.csv"), http, identity.account, source=SOURCE, full_read="never")
    installation = installation_of(communes)
    ledger = Ledger(ledger_file)
    try:
        with http:
            summary = sync_online(ledger, installation, where, as_of=AS_OF, cache=_cache(ledger_file))
            return {**asdict(summary), "sent": dict(http.tally)}
    finally:
        ledger.close()


def open_scorecard(ledger_file: Path, communes: int) -> dict[str, Any]:
    """Open the scorecard of the newest sync, as a page does that is asked for it first."""
    installation = installation_of(communes)
    ledger = Ledger.to_read(ledger_file)
    try:
        row = ledger.latest_sync(installation.locality.id)
        assert row
        steps: dict[str, float] = {}
        readings = _timed(
            steps, "readings", lambda: read_sync(ledger, installation, row.id, AS_OF, cache=_cache(ledger_file))
        )
    finally:
        ledger.close()
    year = installation.criteria_set.year
    figures = _timed(steps, "figures", lambda: assemble(installation, readings, as_of=AS_OF, years=[year - 1, year]))
    _timed(steps, "scorecard", lambda: build(installation, figures, synced_at=row.ended_at, is_illustration=True))
    return {"books": len(readings), "figures": len(figures.sources), **steps}


def _timed(steps: dict[str, float], name: str, make: Callable[[], Made]) -> Made:
    began = time.monotonic()
    made = make()
    steps[name] = time.monotonic() - began
    return made


def _cache(ledger_file: Path) -> Path:
    return ledger_file.parent / "readings"
