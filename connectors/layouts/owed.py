"""Which tabs a book must have by a day: the periods collected from an annex, and what a missing one stops."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from connectors.layouts.gathering import Gathering
from connectors.layouts.ground import Expected
from connectors.problem import Severity
from rubric.criteria.criteria_set import CriteriaSet
from rubric.criteria.regime import YEAR, DueReport, Regime


def owed_tabs(regime: Regime, criteria_set: CriteriaSet, as_of: date) -> Expected:
    """The periods of each annex whose tabs must be there on ``as_of``, in calendar order.

    The tab of a year must be there from its first day, because every template has it. A missing tab is only
    warned of while its report is not due or where none is owed, for a half-year (the year's figures hold it) and for
    years before the set's own.
    """
    return {
        annex: {
            f"{year}" if key == YEAR else f"{year}-{key}": severity
            for year in range(criteria_set.first_year, min(as_of.year, criteria_set.last_year) + 1)
            for key in regime.collected(annex, year)
            if (severity := _severity(key, regime.of(annex).get(key), year, as_of, criteria_set.year))
        }
        for annex in criteria_set.annexes
    }


def report_missing_tabs(gathering: Gathering, owed: Mapping[str, Severity], there: set[str], agency: str = "") -> None:
    """Name the periods without a tab. Beside a tab that is not read, any of them may be that tab under a new name."""
    book = gathering.book
    titles = [tab.title for tab in book.tabs]
    unread = [p.address.tab for p in gathering.problems if p.code in {"tab_unknown", "period_unknown"}]
    found = "; ".join(dict.fromkeys(title for title in unread if title))
    for period, severity in owed.items():
        if period not in there:
            stops = Severity.TAB if found else severity
            about = {"agency": agency, "period": period, "found": found}
            gathering.report("tab_missing", book.address, stops, tab=period, tabs=titles, **about)


def _severity(key: str, report: DueReport | None, year: int, as_of: date, year_of_set: int) -> Severity | None:
    last_day = report.last_day(year) if report else None
    is_due = last_day is not None and last_day <= as_of
    if key != YEAR and not is_due:
        return None
    return Severity.TAB if is_due and year >= year_of_set and not key.startswith("H") else Severity.WARNING
