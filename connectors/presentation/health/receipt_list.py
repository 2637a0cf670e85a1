"""Which reports are received, late or missing, agency by agency, by the regime and the department's receipts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from connectors.owed_reports import OwedReport, ReceiptState, owed_reports
from connectors.presentation import links
from connectors.presentation.words import word
from connectors.scorecard import Scorecard
from rubric.language import day, to_days

JUNE = 6


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
    owed: dict[str, list[Receipt]] = {code: [] for code in scorecard.agencies}
    for each in owed_reports(scorecard, year):
        if not (first_half_only and each.last_day.month > JUNE):
            owed[each.agency].append(_receipt(each, typed, year, language))
    locality = scorecard.installation.locality.id
    for code, agency in scorecard.agencies.items():
        link = links.agency(locality, code, year, language, edition=links.PROVISIONAL)
        found[agency.cohort].append(AgencyReceipts(code, agency.name.in_(language), link, tuple(owed[code])))
    titles = scorecard.criteria_set.cohorts
    return Receipts(tuple(CohortReceipts(titles[key].title.in_(language), tuple(each)) for key, each in found.items()))


def _receipt(owed: OwedReport, typed: Mapping[tuple[str, str], int], year: int, language: str) -> Receipt:
    received = owed.receipt.value if owed.receipt else None
    return Receipt(
        report=owed.report.label.in_(language),
        due=day(to_days(owed.last_day), language),
        received=day(received, language) if received is not None else "",
        state=owed.state,
        said=word(f"receipt.{owed.state}", language, days=str(owed.days)),
        figures=_figures(typed, owed.agency, year, owed.period, language),
        link=owed.receipt.address.link if owed.receipt else "",
        clause=owed.report.clause,
    )


def _figures(typed: Mapping[tuple[str, str], int], agency: str, year: int, period: str, language: str) -> str:
    count = typed.get((agency, period), 0)
    if count:
        return word("figures.some", language, count=str(count))
    if "-H" in period and typed.get((agency, f"{year}"), 0):
        return word("figures.in_year", language)
    return word("figures.none", language)
