"""The department's own book: surveys, panel, assignments, receipts, reminders, tasks, decisions, shared facts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from connectors.layouts.about import about_tab
from connectors.layouts.decisions import read_approvals, read_shared
from connectors.layouts.gathering import Gathering
from connectors.layouts.ground import Ground
from connectors.layouts.headers import header_key
from connectors.layouts.receipts import Receipts, read_receipts, read_reminders
from connectors.layouts.registers import Asked, read_register_tab
from connectors.layouts.tasks import read_tasks
from connectors.localities import Agency
from connectors.reported import BookReading
from connectors.workbooks.raw_book import RawBook, RawTab
from rubric.criteria.criteria_set import CriteriaSet

SURVEY, PANEL, ASSIGNED = "Khảo sát", "Hội đồng", "Giao chỉ tiêu"
RECEIVED, REMINDED, TASKS = "Ngày nhận báo cáo", "Đôn đốc", "Nhiệm vụ"
NOT_APPLICABLE, SHARED = "Không áp dụng", "Chung"
TABS = (SURVEY, PANEL, ASSIGNED, RECEIVED, REMINDED, TASKS, NOT_APPLICABLE, SHARED)
_REGISTERS = {
    SURVEY: Asked(("survey",)),
    PANEL: Asked(("panel",)),
    ASSIGNED: Asked(("department",), expects_every_field=False),
}
_SYNONYMS = {
    "hoi dong tham dinh": PANEL, "hoi dong cham diem": PANEL, "ket qua khao sat": SURVEY, "ngay nhan bc": RECEIVED,
    "nhan bao cao": RECEIVED, "giao nhiem vu": TASKS, "danh muc nhiem vu": TASKS, "so lieu chung": SHARED,
}  # fmt: skip
_KEYS = {header_key(title): title for title in TABS} | _SYNONYMS
_WITH_YEAR = re.compile(r"(.*?)(?: nam)?(?: (20\d\d))?")


def read_department_book(
    book: RawBook, criteria_set: CriteriaSet, agencies: Mapping[str, Agency], *, latest: date
) -> BookReading:
    """Everything the department's book says; tasks and reminders are counted as of ``latest``."""
    return department_reading(book, Ground(criteria_set, agencies, latest))


def department_reading(book: RawBook, ground: Ground) -> BookReading:
    """As ``read_department_book``, for books that are read one after another."""
    gathering = Gathering(book, ground)
    tabs: list[tuple[str, RawTab, int | None]] = []
    for tab in book.tabs:
        title, year = department_tab(tab.known_as)
        if title is None:
            if tab is not about_tab(book):
                gathering.pass_over(tab, header_key(tab.known_as))
        elif gathering.opens(tab):
            tabs.append((title, tab, year))
    _report_missing(gathering)
    receipts: Receipts = {}
    for title, tab, year in tabs:
        if title == RECEIVED:
            receipts = {**receipts, **read_receipts(gathering, tab, year)}
    for title, tab, year in tabs:
        _read_tab(gathering, title, tab, year, receipts)
    return gathering.finish()


def _report_missing(gathering: Gathering) -> None:
    """Name every tab that is not there: without it, all it would say counts as never reported."""
    titles = [tab.title for tab in gathering.book.tabs]
    there = {department_tab(tab.known_as)[0] for tab in gathering.book.tabs}
    for title in TABS:
        if title not in there:
            gathering.report("tab_missing", gathering.book.address, tab=title, tabs=titles)


def department_tab(title: str) -> tuple[str | None, int | None]:
    """Which tab of the department's book a title means, and the year it may add.

    >>> department_tab("KHẢO SÁT năm 2026")
    ('Khảo sát', 2026)
    """
    found = _WITH_YEAR.fullmatch(header_key(title))
    if found is None:
        return None, None
    return _KEYS.get(found[1]), int(found[2]) if found[2] else None


def _read_tab(gathering: Gathering, title: str, tab: RawTab, year: int | None, receipts: Receipts) -> None:
    if title in _REGISTERS:
        read_register_tab(gathering, tab, _REGISTERS[title], str(year) if year else None)
    elif title == REMINDED:
        read_reminders(gathering, tab, year, receipts)
    elif title == TASKS:
        read_tasks(gathering, tab)
    elif title == NOT_APPLICABLE:
        read_approvals(gathering, tab, year)
    elif title == SHARED:
        read_shared(gathering, tab, year)
