"""Agencies that merged in the middle of a year: what is reported under an old name is the successor's, once.

Phường Thuận Hòa and Phường Vĩnh Ninh became Phường Thuận Hóa: one on 30/06/2026, the other a month earlier.
"""

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from connectors.layouts.between_books import settle_books
from connectors.layouts.cohort_register import register_reading
from connectors.layouts.ground import Ground
from connectors.localities import Agency, Predecessor
from connectors.problem import Severity
from connectors.reported import BookReading
from connectors.workbooks.raw_book import RawBook
from rubric.criteria.criteria_set import CriteriaSet

MakeBook = Callable[..., RawBook]
Read = Callable[[RawBook], BookReading]
SUCCESSOR = "19753"
HEADER = ["Cơ quan", "so_can_bo", "so_tap_huan"]


@pytest.fixture
def merged(criteria_set: CriteriaSet, agencies: Mapping[str, Agency]) -> Ground:
    old = [
        Predecessor(name="Phường Thuận Hòa", until=date(2026, 6, 30)),
        Predecessor(name="Phường Vĩnh Ninh", aliases=["P. V.Ninh"], until=date(2026, 5, 31)),
    ]
    successor = agencies[SUCCESSOR].model_copy(update={"predecessors": old})
    return Ground(criteria_set, {**agencies, SUCCESSOR: successor}, date(2026, 12, 31), "Thành phố Huế")


@pytest.fixture
def read(merged: Ground) -> Read:
    return lambda book: register_reading(book, merged, cohort="xa")


def said(reading: BookReading) -> list[tuple[str, str, int | None, str]]:
    return [(v.agency, v.period, v.value, v.state) for v in reading.values if v.field == "so_can_bo"]


def codes(reading: BookReading) -> list[str]:
    return [p.code for p in reading.problems if p.code != "field_column_missing"]


@pytest.mark.parametrize(
    ("tab", "period"), [("6 tháng 2026", "2026-H1"), ("2026", "2026"), ("6 tháng 2027", "2027-H1")]
)
@pytest.mark.parametrize(
    ("typed", "until"),
    [
        ("Phường Thuận Hòa", "30/06/2026"),
        ("UBND P. Thuận Hoà", "30/06/2026"),
        ("UBND phường Vĩnh Ninh, TP Huế", "31/05/2026"),
        ("P. V.Ninh", "31/05/2026"),
    ],
)
def test_before_and_after_the_day_of_the_merger_an_old_name_is_the_successor_and_the_day_is_told(
    book: MakeBook, read: Read, tab: str, period: str, typed: str, until: str
) -> None:
    reading = read(book({tab: [HEADER, [typed, 7, 5]]}))
    assert said(reading) == [(SUCCESSOR, period, 7, "reported")]
    (told,) = [p for p in reading.problems if p.code == "agency_renamed"]
    assert (told.severity, told.agency, told.address.cell) == (Severity.WARNING, SUCCESSOR, "A2")
    assert f"dùng đến ngày {until}" in told.message.vi
    assert "cả “Phường Thuận Hóa”" in told.message.vi


def test_a_report_before_under_the_old_name_and_one_after_under_the_new_make_one_year(
    book: MakeBook, read: Read
) -> None:
    reading = read(
        book({"6 tháng 2026": [HEADER, ["Phường Thuận Hòa", 4, 2]], "2026": [HEADER, ["Phường Thuận Hóa", 9, 6]]})
    )
    assert said(reading) == [(SUCCESSOR, "2026-H1", 4, "reported"), (SUCCESSOR, "2026", 9, "reported")]
    assert codes(reading) == ["agency_renamed"]


@pytest.mark.parametrize(
    "names",
    [
        ("Phường Thuận Hòa", "Phường Vĩnh Ninh"),
        ("Phường Thuận Hòa", "Phường Thuận Hóa"),
        ("Phường Thuận Hóa", "Phường Vĩnh Ninh"),
    ],
)
def test_two_rows_of_one_successor_are_never_summed_and_neither_is_chosen(
    book: MakeBook, read: Read, names: tuple[str, str]
) -> None:
    reading = read(book({"2026": [HEADER, [names[0], 4, 2], [names[1], 5, 3]]}))
    assert said(reading) == [(SUCCESSOR, "2026", None, "unreadable")]
    (told,) = [p for p in reading.problems if p.code == "row_duplicate"]
    assert told.agency == SUCCESSOR
    assert told.severity is Severity.CELL


def test_two_predecessors_with_the_same_figures_are_not_one_report_said_twice_in_silence(
    book: MakeBook, read: Read
) -> None:
    reading = read(book({"2026": [HEADER, ["Phường Thuận Hòa", 4, 2], ["Phường Vĩnh Ninh", 4, 2]]}))
    assert said(reading) == [(SUCCESSOR, "2026", 4, "reported")]
    assert codes(reading) == ["agency_renamed", "agency_renamed", "row_repeated"]


def test_books_of_two_predecessors_are_never_summed(book: MakeBook, read: Read, merged: Ground) -> None:
    books = [
        read(book({"2026": [HEADER, [name, figure, 3]]}, name=f"{name}.xlsx"))
        for name, figure in (("Phường Thuận Hòa", 4), ("Phường Vĩnh Ninh", 5))
    ]
    first, second = settle_books(books, merged)
    assert said(first) == [(SUCCESSOR, "2026", None, "unreadable")]
    assert said(second) == []
    assert {"values_differ", "agency_two_books"} <= {p.code for p in second.problems}
