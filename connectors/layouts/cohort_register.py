"""The register of a cohort: a tab for each period, or a column that names it; a row for each agency."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from connectors.layouts.gathering import Gathering
from connectors.layouts.ground import Expected, Ground
from connectors.layouts.owed import report_missing_tabs
from connectors.layouts.periods import period_key, read_period
from connectors.layouts.registers import Asked, is_register, names_periods, read_register_tab
from connectors.layouts.row_periods import report_unknown_period
from connectors.localities import Agency
from connectors.problem import Severity
from connectors.reported import BookReading, year_of
from connectors.workbooks.raw_book import RawBook
from rubric.criteria.criteria_set import CriteriaSet


def read_register(
    book: RawBook,
    criteria_set: CriteriaSet,
    agencies: Mapping[str, Agency],
    *,
    latest: date,
    cohort: str | None = None,
    sources: tuple[str, ...] = ("agency",),
    expected: Expected | None = None,
) -> BookReading:
    """Everything a register says: the fields of ``sources`` that each agency's annex asks for.

    ``cohort`` says whose register it is, so that missing columns can be named before any row is read;
    ``expected`` are the periods whose tabs must be there, by annex.
    """
    ground = Ground(criteria_set, agencies, latest)
    return register_reading(book, ground, cohort=cohort, sources=sources, expected=expected)


def register_reading(
    book: RawBook,
    ground: Ground,
    *,
    cohort: str | None = None,
    sources: tuple[str, ...] = ("agency",),
    expected: Expected | None = None,
) -> BookReading:
    """As ``read_register``, for books that are read one after another."""
    gathering = Gathering(book, ground)
    asked = Asked(sources, ground.criteria_set.annex_of(cohort) if cohort else None)
    periods: set[str] = set()
    for tab in book.tabs:
        period = read_period(tab.known_as)
        if period is None and not (is_register(tab, ground) and names_periods(tab, ground)):
            gathering.pass_over(tab, period_key(tab.known_as))
        elif period and year_of(period) > ground.criteria_set.last_year:
            report_unknown_period(gathering, tab.address(1, 1), tab.title)
        else:
            periods |= {period} if period else set()
            if gathering.opens(tab):
                read_register_tab(gathering, tab, asked, period)
    periods |= gathering.periods
    if book.tabs:
        owed = _owed(gathering, asked, expected or {})
        report_missing_tabs(
            gathering, owed or ({} if periods else {str(ground.criteria_set.year): Severity.TAB}), periods
        )
    return gathering.finish()


def _owed(gathering: Gathering, asked: Asked, expected: Expected) -> Mapping[str, Severity]:
    """The periods owed by the annex of the register; by those of the agencies met when it is nobody's in particular."""
    annexes = [asked.annex] if asked.annex else [annex for annex in expected if annex in gathering.annexes]
    return {period: severity for annex in annexes for period, severity in expected.get(annex, {}).items()}
