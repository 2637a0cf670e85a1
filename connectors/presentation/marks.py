"""The marks of absence: not applicable, not reported, not readable, pending, and a real zero are five things."""

from __future__ import annotations

from connectors.presentation.words import word
from rubric.reasons import Reason
from rubric.rules.base import PROPOSED

NOT_APPLICABLE, NOT_REPORTED, UNREADABLE, PENDING, ZERO = "◇", "○", "✕", "◔", "0"

_LEGEND = (
    (NOT_APPLICABLE, "mark.not_applicable"),
    (NOT_REPORTED, "mark.not_reported"),
    (UNREADABLE, "mark.unreadable"),
    (PENDING, "mark.pending"),
    (ZERO, "mark.zero"),
    (PROPOSED, "mark.proposed"),
)


def mark(reason: Reason) -> str:
    """The mark of a state; empty for a figure that is there."""
    match reason:
        case Reason.NOT_REPORTED | Reason.PART_NOT_REPORTED | Reason.TOO_FEW_SCORERS | Reason.PART_TOO_FEW_SCORERS:
            return NOT_REPORTED
        case Reason.UNREADABLE | Reason.PART_UNREADABLE:
            return UNREADABLE
        case Reason.REQUESTED | Reason.PART_REQUESTED | Reason.NOT_DUE | Reason.PART_NOT_DUE:
            return PENDING
        case Reason.SCORED:
            return ""
        case _:
            return NOT_APPLICABLE


def legend(language: str) -> list[tuple[str, str]]:
    """Every mark with its meaning."""
    return [(sign, word(key, language)) for sign, key in _LEGEND]
