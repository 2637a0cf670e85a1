"""The book of one agency: a tab for each period with a row for each field, and its own scores."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from connectors.cells.links import evidence_link, hyperlink_of
from connectors.cells.raw_cell import RawCell
from connectors.layouts.about import about_tab, agency_of_book
from connectors.layouts.gathering import Gathering
from connectors.layouts.ground import Expected, Ground
from connectors.layouts.headings import (
    DOCUMENT,
    DOCUMENT_DAY,
    FIELD_CODE,
    FIELD_LABEL,
    FIELD_TABLE,
    LINK,
    NOTE,
    PAGE,
    VALUE,
)  # fmt: skip
from connectors.layouts.listing import listed_fields
from connectors.layouts.owed import report_missing_tabs
from connectors.layouts.own_scores import own_scores_year, read_own_scores
from connectors.layouts.periods import period_key, read_period
from connectors.layouts.row_periods import report_unknown_period
from connectors.layouts.tables import Row, open_table
from connectors.localities import Agency
from connectors.problem import Problem, Severity
from connectors.reported import BookReading, Evidence, ReportedValue, year_of
from connectors.workbooks.raw_book import RawBook, RawTab
from rubric.criteria.criteria_set import CriteriaSet
from rubric.criteria.field import Field

_EVIDENCE = (LINK, DOCUMENT, DOCUMENT_DAY, PAGE, NOTE)


def read_agency_book(
    book: RawBook,
    criteria_set: CriteriaSet,
    agencies: Mapping[str, Agency],
    *,
    latest: date,
    agency: str | None = None,
    expected: Expected | None = None,
) -> BookReading:
    """Everything an agency's book says.

    ``agency`` is the code under which the book was registered, when it was; ``expected`` are the periods
    whose tabs must be there, by annex; ``latest`` is the last day on which anything reported can have happened.
    """
    return agency_book_reading(book, Ground(criteria_set, agencies, latest), agency=agency, expected=expected)


def agency_book_reading(
    book: RawBook, ground: Ground, *, agency: str | None = None, expected: Expected | None = None
) -> BookReading:
    """As ``read_agency_book``, for books that are read one after another."""
    gathering = Gathering(book, ground)
    code = agency_of_book(gathering, agency) if book.tabs else None
    if code is not None:
        _read_tabs(gathering, code, (expected or {}).get(ground.agencies[code].annex, {}))
    return gathering.finish()


def _read_tabs(gathering: Gathering, agency: str, expected: Mapping[str, Severity]) -> None:
    about = about_tab(gathering.book)
    years = gathering.ground.criteria_set.years
    periods: set[str] = set()
    for tab in gathering.book.tabs:
        period = read_period(tab.known_as)
        year = own_scores_year(tab.known_as, gathering.ground.criteria_set.year)
        if tab is about or (period is None and year is None):
            if tab is not about:
                gathering.pass_over(tab, period_key(tab.known_as))
        elif year_of(period or str(year)) > years[-1]:
            report_unknown_period(gathering, tab.address(1, 1), tab.title)
        elif not gathering.opens(tab):
            periods |= {period} if period else set()
        elif period is not None:
            periods.add(period)
            _read_period(gathering, tab, agency, period)
        elif year is not None:
            read_own_scores(gathering, tab, agency, year)
    owed = expected or ({} if periods else {str(gathering.ground.criteria_set.year): Severity.TAB})
    report_missing_tabs(gathering, owed, periods, agency)


def _read_period(gathering: Gathering, tab: RawTab, agency: str, period: str) -> None:
    table = open_table(
        gathering, tab, FIELD_TABLE, needed=[[FIELD_CODE, FIELD_LABEL], [VALUE]], wanted=[LINK, DOCUMENT]
    )
    if table is None:
        return
    annex = gathering.ground.agencies[agency].annex
    asked = gathering.ground.fields_of([annex], ("agency",))
    met: set[str] = set()
    for row in table.rows():
        key = _field_of(gathering, row, asked, agency, period)
        if key is None:
            continue
        met.add(key)
        named = row.cell(FIELD_CODE) if row.cell(FIELD_CODE).shown.strip() else row.cell(FIELD_LABEL)
        if _is_contradicted(gathering, row, agency, period, key):
            continue
        place = (row.number, table.header.column(VALUE.key) or 0)
        if gathering.covered_figure(tab, place, named, agency=agency, period=period, key=key):
            continue
        evidence = _evidence(gathering, row, {"agency": agency, "period": period, "field": key})
        gathering.figure(row.cell(VALUE), named, agency=agency, period=period, key=key, evidence=evidence)
    absent = [key for key in asked if key not in met]
    if absent:
        words = {"count": len(absent), "fields": listed_fields(absent, gathering.ground)}
        gathering.report("rows_missing", tab.address(), agency=agency, period=period, **words)


def _field_of(gathering: Gathering, row: Row, asked: Mapping[str, Field], agency: str, period: str) -> str | None:
    """The field a row speaks of; None, with its problem, when that is none this agency is asked for."""
    code, label, value = row.cell(FIELD_CODE), row.cell(FIELD_LABEL), row.cell(VALUE)
    about = {"agency": agency, "period": period, "example": next(iter(asked), "")}
    if not code.shown.strip():
        key = gathering.ground.field_of_label(label.shown) if label.shown.strip() else None
        if key is None and value.shown.strip():
            gathering.report("row_without_code", code.address, found=label.shown, **about)
        named = label
    else:
        key, named = gathering.ground.field_of_code(code.shown), code
        if key is None and (value.shown.strip() or row.says_anything(_EVIDENCE) or label.shown.strip()):
            gathering.report("field_unknown", code.address, found=code.shown, **about)
    if key is None or key in asked:
        return key
    gathering.report("field_not_of_annex", named.address, found=named.shown, field=key, **about)
    return None


def _is_contradicted(gathering: Gathering, row: Row, agency: str, period: str, key: str) -> bool:
    """Whether a row's code and label name two fields: then its figure may be of either and is kept as unreadable."""
    code, label, value = row.cell(FIELD_CODE), row.cell(FIELD_LABEL), row.cell(VALUE)
    other = gathering.ground.field_of_label(label.shown) if code.shown.strip() and label.shown.strip() else None
    if other is None or other == key:
        return False
    if value.shown.strip():
        fields = gathering.ground.fields
        about = {"agency": agency, "period": period, "field": key, "example": fields[key].label.vi}
        where = {"label": label.shown, "label_cell": label.address.cell, "right": fields[key].label, "other": other}
        gathering.report("code_and_label_differ", code.address, found=code.shown, **where, **about)
        gathering.keep(ReportedValue(agency, period, key, "unreadable", None, value.shown, value.address), code)
    return True


def _evidence(gathering: Gathering, row: Row, about: Mapping[str, str]) -> Evidence:
    """What stands beside a figure. Cells that are no public link are told and left out."""
    return Evidence(
        links=_links(gathering, row.cell(LINK), about),
        document=row.cell(DOCUMENT).shown.strip(),
        document_day=row.cell(DOCUMENT_DAY).shown.strip(),
        page=row.cell(PAGE).shown.strip(),
        note=row.cell(NOTE).shown.strip(),
    )


def _links(gathering: Gathering, cell: RawCell, about: Mapping[str, str]) -> tuple[str, ...]:
    links = evidence_link(cell.shown, cell.address)
    behind = hyperlink_of(cell)
    if isinstance(links, Problem) and behind:
        links = evidence_link(behind, cell.address)
    if isinstance(links, Problem):
        gathering.report(links.code, cell.address, Severity.WARNING, found=cell.shown, **about)
        return ()
    return links
