"""Which periods are collected from an agency: the year and its half, or its months, as the reporting regime says."""

from __future__ import annotations

from rubric.criteria.regime import YEAR, Regime


def period_of(report: str, year: int) -> str:
    """The period of a report of the regime: ``year`` is ``2026``, ``H1`` is ``2026-H1``, ``M03`` is ``2026-M03``."""
    return str(year) if report == YEAR else f"{year}-{report}"


def periods_of(regime: Regime, annex: str, year: int) -> tuple[str, ...]:
    """The periods of ``year`` whose figures are collected from an annex, in calendar order."""
    return tuple(period_of(key, year) for key in regime.collected(annex, year))
