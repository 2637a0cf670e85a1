"""What each tab of a book is: by its title, else by the mark of the template or what it was called before."""

from __future__ import annotations

from dataclasses import replace

from connectors.layouts.about import is_about
from connectors.layouts.department_book import department_tab
from connectors.layouts.own_scores import own_scores_year
from connectors.layouts.periods import read_period
from connectors.problem_catalogue import problem
from connectors.workbooks.raw_book import RawBook, RawTab

Kind = tuple[str, str]


def kind_of_title(title: str) -> Kind | None:
    """What a tab of this title holds, the same for every way to write it; None for a title no template has.

    >>> kind_of_title("6 tháng đầu năm 2026") == kind_of_title("2026-H1")
    True
    """
    if period := read_period(title):
        return "period", period
    if (year := own_scores_year(title, 0)) is not None:
        return "own_scores", str(year)
    department, year = department_tab(title)
    if department:
        return department, str(year or "")
    return ("about", "") if is_about(title) else None


def with_known_tabs(book: RawBook) -> RawBook:
    """The book with every tab that has an unknown title read as what it ``stands_for``, and a warning for each.

    A title that says something itself is believed; no two tabs stand for the same.
    """
    taken = {kind for tab in book.tabs if (kind := kind_of_title(tab.title))}
    tabs: list[RawTab] = []
    problems = list(book.problems)
    for tab in book.tabs:
        kind = kind_of_title(tab.stands_for) if tab.stands_for and kind_of_title(tab.title) is None else None
        if kind is None or kind in taken:
            tabs.append(replace(tab, stands_for="") if tab.stands_for else tab)
            continue
        taken.add(kind)
        tabs.append(tab)
        problems.append(problem("tab_renamed", tab.address(), found=tab.title, was=tab.stands_for))
    return replace(book, tabs=tuple(tabs), problems=tuple(problems))
