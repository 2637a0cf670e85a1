"""What a tab is: by a title that says something, else by the template's mark or by what it was called before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from connectors.layouts.tab_names import kind_of_title, with_known_tabs
from connectors.workbooks.raw_book import RawBook, RawTab


def a_tab(title: str, stands_for: str = "") -> RawTab:
    return RawTab(title, {}, 0, 0, tab_id=title, book="sổ", stands_for=stands_for)


def known(*tabs: RawTab) -> tuple[list[str], list[tuple[str, str]]]:
    """The titles that tabs are read by, and the problems with their tabs."""
    book = with_known_tabs(RawBook("sổ", tabs))
    return [tab.known_as for tab in book.tabs], [(each.code, each.address.tab) for each in book.problems]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("2026", ("period", "2026")),
        ("Báo cáo NĂM 2026", ("period", "2026")),
        ("6 tháng đầu năm 2026", ("period", "2026-H1")),
        ("2026-H1", ("period", "2026-H1")),
        ("Tháng 3/2026", ("period", "2026-M03")),
        ("Tự chấm 2026", ("own_scores", "2026")),
        ("tu danh gia nam 2026", ("own_scores", "2026")),
        ("Khảo sát", ("Khảo sát", "")),
        ("KHẢO SÁT năm 2026", ("Khảo sát", "2026")),
        ("Thông tin đơn vị", ("about", "")),
        ("Số liệu", None),
        ("Sheet1", None),
        ("Hướng dẫn", None),
        ("Tháng 13/2026", None),
        ("🌾", None),
        ("", None),
    ],
)
def test_what_a_title_says(title: str, kind: tuple[str, str] | None) -> None:
    assert kind_of_title(title) == kind


def test_a_mark_says_what_an_unknown_title_does_not() -> None:
    assert known(a_tab("Số liệu", "2026")) == (["2026"], [("tab_renamed", "Số liệu")])


def test_a_title_that_says_something_is_believed_rather_than_the_mark() -> None:
    assert known(a_tab("2025", "2026")) == (["2025"], [])
    assert known(a_tab("Năm 2026", "2026")) == (["Năm 2026"], [])


def test_a_mark_that_says_nothing_counts_for_nothing() -> None:
    assert known(a_tab("Số liệu", "trang 1")) == (["Số liệu"], [])


def test_no_two_tabs_stand_for_the_same() -> None:
    """A copy of a tab carries its mark: the tab with the title is the tab, else the first."""
    assert known(a_tab("Bản sao của 2026", "2026"), a_tab("2026", "2026"))[0] == ["Bản sao của 2026", "2026"]
    titles, problems = known(a_tab("Một", "2026"), a_tab("Hai", "2026"))
    assert titles == ["2026", "Hai"]
    assert problems == [("tab_renamed", "Một")]


def test_the_same_period_in_other_words_is_the_same() -> None:
    assert known(a_tab("6 tháng đầu năm 2026"), a_tab("Cũ", "2026-H1"))[0] == ["6 tháng đầu năm 2026", "Cũ"]


def test_nothing_else_of_the_book_changes() -> None:
    book = RawBook("sổ", (a_tab("2026"), a_tab("Nháp")), "hash", link="https://docs.google.com/x")
    assert with_known_tabs(book) == replace(book, tabs=book.tabs)
