"""Which periods an agency reports: the year and its half, or its months, as the reporting regime says."""

from __future__ import annotations

from rubric.criteria.regime import Regime


def periods_of(regime: Regime, annex: str, year: int) -> tuple[str, ...]:
    """The periods of ``year`` for which an annex owes a report, in calendar order.

    The key of a report in the regime names its period: ``H1`` is ``2026-H1``, ``M03`` is ``2026-M03``, ``year``
    is ``2026``.
    """
    owed = [key for key, report in regime.of(annex).items() if report.last_day(year) is not None]
    return tuple(str(year) if key == "year" else f"{year}-{key}" for key in owed)
