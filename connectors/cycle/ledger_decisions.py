"""Decisions and appeals of the ledger in the shape that verification works on."""

from __future__ import annotations

from datetime import datetime

from connectors import ledger
from connectors.verification.claims import Claim
from connectors.verification.records import Appeal, Decision


def decision_record(kept: ledger.Decision) -> Decision:
    """A decision that was kept; its number is its id."""
    return Decision(
        id=kept.number,
        claim=Claim(*kept.cell, kept.claim_hash),
        verdict=kept.verdict,
        accepted_value=None if kept.accepted_value is None else int(kept.accepted_value),
        reason=kept.reason,
        by=kept.by,
        at=kept.at,
        confirmed_by=kept.confirmed_by if kept.agrees else "",
    )


def told_at(kept: ledger.Decision) -> datetime:
    """When the agency was told of a decision: when it was made, or confirmed where a second person had to."""
    return kept.confirmed_at if kept.needs_second and kept.confirmed_at else kept.at


def appeal_record(kept: ledger.Appeal) -> Appeal:
    """An appeal that was kept, with the newest answer to it."""
    return Appeal(
        id=kept.number,
        decision=kept.decision,
        by=kept.by,
        at=kept.at,
        text=kept.text,
        reply=kept.reply,
        replied_by=kept.replied_by,
        replied_at=kept.replied_at,
        outcome="upheld" if kept.outcome == "stands" else kept.outcome,
    )
