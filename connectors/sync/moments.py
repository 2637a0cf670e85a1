"""Moments as people here read them: in the time of Vietnam."""

from __future__ import annotations

from datetime import datetime

from connectors.clock import VIETNAM


def said(moment: datetime) -> str:
    """A moment as ``21/11/2026 09:05``, in the time of Vietnam.

    >>> from datetime import UTC
    >>> said(datetime(2026, 11, 21, 2, 5, tzinfo=UTC))
    '21/11/2026 09:05'
    """
    return f"{moment.astimezone(VIETNAM):%d/%m/%Y %H:%M}"


def day_said(moment: datetime) -> str:
    """The day of a moment as ``21/11/2026``, in the time of Vietnam."""
    return f"{moment.astimezone(VIETNAM):%d/%m/%Y}"
