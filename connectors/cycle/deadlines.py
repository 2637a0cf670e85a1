"""When the inputs of a year lock, and which sync holds what stood at that moment."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from connectors.clock import VIETNAM
from connectors.ledger import Ledger, SyncRow
from connectors.localities import Installation
from connectors.verification.settings import VerificationSettings


def lock_moment(installation: Installation, chosen: VerificationSettings, annex: str, year: int) -> datetime | None:
    """The end, in UTC, of the last day whose inputs of ``year`` are scored for an annex; None where nothing locks."""
    day = chosen.lock_day(installation.regime, annex, year)
    if day is None:
        return None
    return datetime.combine(day + timedelta(days=1), time(), VIETNAM).astimezone(UTC)


def sync_at(ledger: Ledger, locality: str, moment: datetime) -> SyncRow | None:
    """The newest complete sync that had ended by ``moment``; where none had, the first one after it.

    An installation that was only set up after the deadline scores what it read first.
    """
    rows = [row for row in ledger.complete_syncs(locality) if row.books]
    before = [row for row in rows if row.ended_at <= moment]
    return before[-1] if before else rows[0] if rows else None
