"""The tab “Thông tin”: which agency a book belongs to."""

from __future__ import annotations

from connectors.cells.raw_cell import RawCell
from connectors.layouts.agency_rows import agency_named
from connectors.layouts.gathering import Gathering
from connectors.layouts.headers import binder, header_key
from connectors.layouts.headings import AGENCY_CODE, AGENCY_NAME
from connectors.problem import Severity
from connectors.workbooks.raw_book import RawBook, RawTab

ABOUT = "Thông tin"
_ABOUT_KEYS = frozenset(
    header_key(title) for title in (ABOUT, "Thông tin chung", "Thông tin đơn vị", "Thông tin cơ quan")
)
_SEARCHED_ROWS = 40
_bind = binder((AGENCY_CODE, AGENCY_NAME))


def about_tab(book: RawBook) -> RawTab | None:
    """The tab that says whose the book is."""
    return next((tab for tab in book.tabs if is_about(tab.known_as)), None)


def is_about(title: str) -> bool:
    """Whether a tab of this title is the one that says whose the book is."""
    return header_key(title) in _ABOUT_KEYS


def names_an_agency(tab: RawTab) -> bool:
    """Whether the tab has a line for the agency's code or name."""
    return bool(_lines(tab))


def agency_of_book(gathering: Gathering, given: str | None) -> str | None:
    """The agency a book belongs to: ``given`` by whoever registered the book, or by its own tab.

    A book whose own tab names another agency than ``given``, or none that is known, is not read.
    """
    tab = about_tab(gathering.book)
    if tab is None:
        titles = [each.title for each in gathering.book.tabs]
        severity = Severity.BOOK if given is None else Severity.WARNING
        gathering.report("tab_missing", gathering.book.address, severity, tab=ABOUT, tabs=titles)
        return given
    lines = _lines(tab)
    code = lines.get(AGENCY_CODE.key, RawCell(tab.address(1, 2), "blank"))
    name = lines.get(AGENCY_NAME.key, RawCell(tab.address(2, 2), "blank"))
    if not code.shown.strip() and not name.shown.strip():
        if given is None:
            gathering.report("book_without_agency", code.address, example=gathering.ground.example_name)
        return given
    found = agency_named(gathering, code, name, Severity.BOOK if given is None else Severity.WARNING)
    if given is None or found is None or found == given:
        return given or found
    taken = gathering.ground.agencies[given].name
    said = code if code.shown.strip() else name
    gathering.report("agency_contradicted", said.address, found=said.shown, name=taken, agency=given, example=taken.vi)
    return None


def _lines(tab: RawTab) -> dict[str, RawCell]:
    """The cells beside the labels for code and name; blank ones too, so that their addresses can be told."""
    found: dict[str, RawCell] = {}
    for row, cells in tab.by_row.items():
        if row > _SEARCHED_ROWS:
            break
        column, label = next(iter(cells.items()))
        bound = _bind.names(label.shown)
        if bound and bound.key not in found:
            beside = [cell for place, cell in cells.items() if place > column]
            found[bound.key] = beside[0] if beside else tab.cell(row, column + 1)
    return found
