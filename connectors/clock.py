"""What time it is: the one place that asks the machine's clock for what people do and see."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7))  # the same the whole year
DEMONSTRATION_DAY = date(2026, 12, 12)  # after it, everything in the illustration data would be locked


def now(*, is_demonstration: bool = False) -> datetime:
    """The moment, in UTC. ``THUOCDO_NOW`` (ISO 8601 with a zone) stands in for the clock where something is tried.

    In the demonstration it is never later than the morning of its day, so that agencies still have time to act.
    """
    if typed := os.environ.get("THUOCDO_NOW", ""):
        return datetime.fromisoformat(typed).astimezone(UTC)
    moment = datetime.now(UTC)
    if is_demonstration and moment.astimezone(VIETNAM).date() > DEMONSTRATION_DAY:
        return datetime.combine(DEMONSTRATION_DAY, moment.astimezone(VIETNAM).time(), VIETNAM).astimezone(UTC)
    return moment


def day_in_vietnam(moment: datetime) -> date:
    """The day a moment falls on in Việt Nam; a moment without a time zone is refused."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return moment.astimezone(VIETNAM).date()
