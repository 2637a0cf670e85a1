"""The reports that agencies owe in a year, and what became of each by the department's receipts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from connectors.layouts.receipts import receipt_field
from connectors.reported import ReportedValue
from connectors.scorecard import Scorecard
from rubric.criteria.regime import DueReport
from rubric.language import from_days

ReceiptState = Literal["on_time", "late", "missing", "unreadable", "not_due"]
_YEAR = "year"


@dataclass(frozen=True)
class OwedReport:
    """One report an agency owes, and where it stands on the day of the figures.

    ``days`` it came late, or is overdue by; 0 otherwise. ``receipt`` is the cell that says when it came, None without.
    """

    agency: str
    period: str
    report: DueReport
    last_day: date
    state: ReceiptState
    days: int
    receipt: ReportedValue | None


def owed_reports(scorecard: Scorecard, year: int) -> Iterator[OwedReport]:
    """Every report that falls due in ``year``, agencies in protocol order, each one's in the order of the regime."""
    for code, agency in scorecard.agencies.items():
        for key, report in scorecard.installation.regime.of(agency.annex).items():
            if (last := report.last_day(year)) is not None:
                period = f"{year}" if key == _YEAR else f"{year}-{key}"
                sources = scorecard.sources(code, year, receipt_field(period))
                value = next((each for each in sources if each.state != "missing"), None)
                state, days = _state(value, last, scorecard.run.as_of)
                yield OwedReport(code, period, report, last, state, days, value)


def _state(value: ReportedValue | None, last: date, as_of: date) -> tuple[ReceiptState, int]:
    if value is not None and value.value is None:
        return "unreadable", 0
    if value is not None and value.value is not None:
        days = (from_days(value.value) - last).days
        return ("late", days) if days > 0 else ("on_time", 0)
    overdue = (as_of - last).days
    return ("missing", overdue) if overdue > 0 else ("not_due", 0)
