"""The register of books (so-bang-tinh): which online spreadsheet is whose, as the department keeps it in a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from connectors.cells.links import hyperlink_of
from connectors.folding import fold, strip_marks
from connectors.google.addresses import book_id
from connectors.layouts.agency_rows import agency_named
from connectors.layouts.gathering import Gathering
from connectors.layouts.ground import Ground
from connectors.layouts.headers import Heading, binder, find_header
from connectors.layouts.headings import AGENCY_CODE, AGENCY_NAME, NOTE, ORDER, PERIOD
from connectors.layouts.periods import read_period
from connectors.layouts.row_periods import report_unknown_period
from connectors.layouts.tables import Row, open_table
from connectors.ledger.visits import Registration
from connectors.problem import Problem, Severity
from connectors.workbooks.raw_book import RawBook, RawTab

REGISTER = "so-bang-tinh"
ONLINE = "google:"
LINK = Heading(
    "link",
    "Đường dẫn",
    ("Đường dẫn bảng tính", "Link", "Đường dẫn sổ", "Bảng tính", "Link bảng tính", "Đường dẫn Google Trang tính"),
)
KIND = Heading("kind", "Loại sổ", ("Loại", "Kiểu sổ"))
COHORT = Heading("cohort", "Khối", ("Khối thi đua", "Nhóm", "Cohort"))
REGISTER_OF_BOOKS = (ORDER, LINK, KIND, AGENCY_CODE, AGENCY_NAME, COHORT, PERIOD, NOTE)
KINDS = {"agency": "Cơ quan", "cohort": "Khối", "department": "Sở chủ trì"}
_KINDS_BY_WORDS = {
    "co quan": "agency", "don vi": "agency", "so cua co quan": "agency", "so cua don vi": "agency",
    "khoi": "cohort", "so theo doi": "cohort", "so theo doi khoi": "cohort", "so khoi": "cohort",
    "co quan chu tri": "department", "so cua co quan chu tri": "department", "phong chu tri": "department",
    "so chu tri": "department", "so cua so": "department", "so kh va cn": "department", "so khcn": "department",
}  # fmt: skip
_Owners = tuple[str, str, str]
_bind = binder(REGISTER_OF_BOOKS)


def read_register_of_books(book: RawBook, ground: Ground) -> tuple[list[Registration], list[Problem]]:
    """The books of the register in their order, each once, and what is wrong with its rows.

    A row that cannot be used is told and left out; the others stand. A book with several rows of one owner is for
    all their periods. Agencies without any book are told together.
    """
    gathering = Gathering(book, ground)
    tab = next((tab for tab in book.tabs if _is_register(tab)), book.tabs[0] if book.tabs else None)
    found: dict[str, Registration] = {}
    books_of: dict[_Owners, list[str]] = defaultdict(list)
    if tab is not None:
        owners = [AGENCY_CODE, AGENCY_NAME, COHORT, KIND]
        table = open_table(gathering, tab, REGISTER_OF_BOOKS, needed=[[LINK], owners])
        for row in table.rows() if table else ():
            registration = _registration(gathering, row)
            if registration is not None:
                _take(gathering, row, registration, found, books_of[_owners(registration)])
        if table:
            _report_absent(gathering, tab, found.values())
    return list(found.values()), gathering.problems


def _is_register(tab: RawTab) -> bool:
    header = find_header(tab, _bind)
    return bool(header and LINK.key in header.columns)


def _registration(gathering: Gathering, row: Row) -> Registration | None:
    if not row.says_anything([LINK, AGENCY_CODE, AGENCY_NAME, COHORT, KIND]):
        return None
    owner = _owner(gathering, row)
    identifier = _book(gathering, row)
    period = _period(gathering, row)
    if owner is None or not identifier or period is None:
        return None
    return replace(owner, book=f"{ONLINE}{identifier}", period=period, place=str(row.cell(LINK).address))


def _book(gathering: Gathering, row: Row) -> str:
    """The id of the row's spreadsheet; empty, with its problem, when there is none."""
    cell = row.cell(LINK)
    identifier = book_id(cell.shown) or book_id(hyperlink_of(cell))
    if not identifier:
        code = "register_link_wrong" if cell.shown.strip() else "register_link_missing"
        gathering.report(code, cell.address, found=cell.shown)
    return identifier


def _owner(gathering: Gathering, row: Row) -> Registration | None:
    """Whose the row's book is; the other facts are left empty."""
    kind = _kind(gathering, row)
    criteria_set = gathering.ground.criteria_set
    if kind == "department":
        return Registration("", "", "department")
    if kind == "cohort":
        cell = row.seen(COHORT)
        titles = {key: cohort.title for key, cohort in criteria_set.cohorts.items()}
        said = _key(cell.shown)
        cohort = next((k for k, t in titles.items() if said in {_key(k), _key(t.vi), _key(t.en)}), None)
        if cohort is None:
            gathering.report("cohort_unknown", cell.address, found=cell.shown, cohorts=list(titles.values()))
            return None
        return Registration("", titles[cohort].vi, "cohort", cohort=cohort)
    if kind == "agency":
        agency = agency_named(gathering, row.seen(AGENCY_CODE), row.seen(AGENCY_NAME), Severity.CELL)
        return Registration("", gathering.ground.agencies[agency].name.vi, "agency", agency=agency) if agency else None
    return None


def _kind(gathering: Gathering, row: Row) -> str | None:
    cell = row.seen(KIND)
    said = strip_marks(fold(cell.shown)).strip(" .:")
    names_agency = row.says_anything([AGENCY_CODE, AGENCY_NAME])
    if said:
        kind = _KINDS_BY_WORDS.get(said)
        if kind is None:
            gathering.report("register_kind_unknown", cell.address, found=cell.shown, kinds=list(KINDS.values()))
        elif kind == "agency" and not names_agency:
            _report_nobody(gathering, row)
            return None
        return kind
    if names_agency:
        return "agency"
    if row.says_anything([COHORT]):
        return "cohort"
    _report_nobody(gathering, row)
    return None


def _report_nobody(gathering: Gathering, row: Row) -> None:
    cell = row.cell(LINK)
    gathering.report("register_nobody", cell.address, found=cell.shown, example=gathering.ground.example_name)


def _period(gathering: Gathering, row: Row) -> str | None:
    """The period the book is for, empty for all; None, with its problem, when it cannot be read."""
    cell = row.seen(PERIOD)
    if not cell.shown.strip():
        return ""
    period = read_period(cell.shown, gathering.ground.criteria_set.year)
    if period is None:
        report_unknown_period(gathering, cell.address, cell.shown, Severity.CELL)
    return period


def _take(gathering: Gathering, row: Row, new: Registration, found: dict[str, Registration], others: list[str]) -> None:
    """Take a row into ``found``; ``others`` are the books there of the same owner."""
    cell = row.cell(LINK)
    known = found.get(new.book)
    if known is not None and _owners(known) != _owners(new):
        gathering.report("register_link_twice", cell.address, found=cell.shown, first=known.place, name=known.name)
        return
    if known is not None:
        periods = {*known.period.split(","), *new.period.split(",")}
        found[new.book] = replace(known, period="" if "" in periods else ",".join(sorted(periods)))
        return
    for other in (found[book] for book in others):
        if _overlap(other.period, new.period):
            gathering.report("register_two_books", cell.address, name=new.name or KINDS[new.kind], first=other.place)
    found[new.book] = new
    others.append(new.book)


def _owners(registration: Registration) -> _Owners:
    return registration.kind, registration.agency, registration.cohort


def _overlap(one: str, other: str) -> bool:
    periods = [{part for part in each.split(",") if part} for each in (one, other)]
    return not all(periods) or any(speaks_of(a, b) or speaks_of(b, a) for a in periods[0] for b in periods[1])


def speaks_of(registered: str, period: str) -> bool:
    """Whether a book registered for some periods may speak of ``period``; a year stands for all its parts.

    >>> speaks_of("2026", "2026-H1"), speaks_of("2026-H1", "2026"), speaks_of("", "2025")
    (True, False, True)
    """
    return not registered or any(each in {period, period[:4]} for each in registered.split(","))


def _report_absent(gathering: Gathering, tab: RawTab, found: Iterable[Registration]) -> None:
    """Name the agencies that no book of the register is for."""
    found = list(found)
    cohorts = {each.cohort for each in found}
    agencies: Mapping[str, object] = {each.agency: each for each in found}
    absent = [a for a in gathering.ground.agencies.values() if a.code not in agencies and a.cohort not in cohorts]
    if absent and found:
        names = "; ".join(agency.name.vi for agency in absent)
        gathering.report("register_agencies_absent", tab.address(), count=len(absent), names=names)


def _key(text: str) -> str:
    return strip_marks(fold(text)).strip(" .:")
