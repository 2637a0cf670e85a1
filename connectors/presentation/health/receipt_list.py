"""Which reports are received, late or missing, agency by agency, by the regime and the department's receipts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from connectors.layouts.receipts import receipt_field
from connectors.presentation import links
from connectors.presentation.scorecard import Scorecard
from connectors.presentation.words import word
from connectors.reported import ReportedValue
from rubric.criteria.regime import DueReport
from rubric.language import day, from_days, to_days

ReceiptState = Literal["on_time", "late", "missing", "unreadable", "not_due"]
_YEAR, JUNE = "year", 6


@dataclass(frozen=True)
class Receipt:
    """One report an agency owes: its last day on time, the day it came, what that means, the figures in the book.

    ``clause`` is where the plan asks for it.
    """

    report: str
    due: str
    received: str
    state: ReceiptState
    said: str
    figures: str
    link: str
    clause: str

    @property
    def is_in_order(self) -> bool:
        """Whether there is nothing to ask about."""
        return self.state in {"on_time", "not_due"}


@dataclass(frozen=True)
class AgencyReceipts:
    """The reports of one agency, in calendar order."""

    code: str
    name: str
    link: str
    receipts: tuple[Receipt, ...]

    @cached_property
    def troubles(self) -> tuple[Receipt, ...]:
        """The reports that came late, never came, or whose day cannot be read."""
        return tuple(each for each in self.receipts if not each.is_in_order)

    @property
    def is_complete(self) -> bool:
        """Whether every report that was due came, late or not."""
        return not any(each.state in {"missing", "unreadable"} for each in self.receipts)


@dataclass(frozen=True)
class CohortReceipts:
    """The agencies of one cohort in protocol order."""

    title: str
    agencies: tuple[AgencyReceipts, ...]

    @cached_property
    def owing(self) -> tuple[AgencyReceipts, ...]:
        """The agencies of which the plan or the settings ask a report at all."""
        return tuple(each for each in self.agencies if each.receipts)

    @property
    def in_time(self) -> int:
        """How many agencies sent everything that was due, on time."""
        return sum(not each.troubles for each in self.owing)

    @property
    def lacking(self) -> int:
        """How many agencies owe at least one report."""
        return sum(not each.is_complete for each in self.agencies)

    @property
    def late(self) -> int:
        """How many agencies sent everything, but something of it late."""
        return len(self.owing) - self.in_time - self.lacking


@dataclass(frozen=True)
class Receipts:
    """The receipts of a year, cohort by cohort."""

    cohorts: tuple[CohortReceipts, ...]

    @property
    def complete(self) -> int:
        """How many agencies sent everything that was due."""
        return sum(each.in_time + each.late for each in self.cohorts)

    @property
    def agencies(self) -> int:
        """How many agencies owe any report."""
        return sum(len(each.owing) for each in self.cohorts)

    @property
    def late(self) -> int:
        """How many agencies sent something late, and owe nothing."""
        return sum(each.late for each in self.cohorts)


def receipts(
    scorecard: Scorecard,
    typed: Mapping[tuple[str, str], int],
    year: int,
    language: str,
    *,
    first_half_only: bool = False,
) -> Receipts:
    """The receipts of ``year`` on the scorecard's day. ``typed`` counts the figures by agency and period.

    ``first_half_only`` leaves out the reports whose last day is in the second half of the year.
    """
    found: dict[str, list[AgencyReceipts]] = {cohort: [] for cohort in scorecard.criteria_set.cohorts}
    locality = scorecard.installation.locality.id
    for code, agency in scorecard.agencies.items():
        owed = scorecard.installation.regime.of(agency.annex)
        lines = tuple(
            _receipt(scorecard, typed, code, year, key, report, last, language)
            for key, report in owed.items()
            if (last := report.last_day(year)) is not None and not (first_half_only and last.month > JUNE)
        )
        link = links.agency(locality, code, year, language, edition=links.PROVISIONAL)
        found[agency.cohort].append(AgencyReceipts(code, agency.name.in_(language), link, lines))
    titles = scorecard.criteria_set.cohorts
    return Receipts(tuple(CohortReceipts(titles[key].title.in_(language), tuple(each)) for key, each in found.items()))


def _receipt(
    scorecard: Scorecard,
    typed: Mapping[tuple[str, str], int],
    agency: str,
    year: int,
    key: str,
    report: DueReport,
    last: date,
    language: str,
) -> Receipt:
    period = f"{year}" if key == _YEAR else f"{year}-{key}"
    sources = scorecard.sources(agency, year, receipt_field(period))
    value = next((each for each in sources if each.state != "missing"), None)
    state, days = _state(value, last, scorecard.run.as_of)
    received = value.value if value else None
    return Receipt(
        report=report.label.in_(language),
        due=day(to_days(last), language),
        received=day(received, language) if received is not None else "",
        state=state,
        said=word(f"receipt.{state}", language, days=str(days)),
        figures=_figures(typed, agency, year, period, language),
        link=value.address.link if value else "",
        clause=report.clause,
    )


def _state(value: ReportedValue | None, last: date, as_of: date) -> tuple[ReceiptState, int]:
    if value is not None and value.value is None:
        return "unreadable", 0
    if value is not None and value.value is not None:
        days = (from_days(value.value) - last).days
        return ("late", days) if days > 0 else ("on_time", 0)
    overdue = (as_of - last).days
    return ("missing", overdue) if overdue > 0 else ("not_due", 0)


def _figures(typed: Mapping[tuple[str, str], int], agency: str, year: int, period: str, language: str) -> str:
    count = typed.get((agency, period), 0)
    if count:
        return word("figures.some", language, count=str(count))
    if "-H" in period and typed.get((agency, f"{year}"), 0):
        return word("figures.in_year", language)
    return word("figures.none", language)
