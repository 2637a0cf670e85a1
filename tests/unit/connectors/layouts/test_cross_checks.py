"""Figures that do not fit together, between cells, tabs and books."""

from datetime import date

import pytest

from connectors.cells.raw_cell import Address
from connectors.layouts.cross_checks import cross_checked
from connectors.layouts.ground import Ground
from connectors.localities import load
from connectors.problem import Severity
from connectors.reported import BookReading, ReportedValue

WARD = "19753"


@pytest.fixture(scope="module")
def hue() -> Ground:
    installation = load("hue", 2026)
    return Ground(installation.criteria_set, installation.agencies, date(2026, 12, 31))


def a_value(field: str, value: int | None, period: str = "2026", book: str = "a.xlsx") -> ReportedValue:
    state = "missing" if value is None else "reported"
    return ReportedValue(WARD, period, field, state, value, f"{value}", Address(book, period, "D4"))


def found(ground: Ground, *books: list[ReportedValue]) -> list[list[tuple[str, str, str]]]:
    readings = [BookReading(f"{place}.xlsx", list(values)) for place, values in enumerate(books)]
    return [[(p.code, p.period, p.field) for p in each.problems] for each in cross_checked(readings, ground)]


def test_a_part_above_its_whole_is_told_with_both_cells(hue: Ground) -> None:
    reading = BookReading("a.xlsx", [a_value("so_tra_loi_dung_han", 180), a_value("so_cau_hoi_tiep_nhan", 150)])
    (problem,) = cross_checked([reading], hue)[0].problems
    assert (problem.code, problem.severity, problem.agency) == ("part_above_whole", Severity.WARNING, WARD)
    for said in ("“180”", "“150”", "a.xlsx › 2026 › D4"):
        assert said in problem.message.vi


def test_answers_above_the_sample_in_another_book_are_told_where_the_answers_stand(hue: Ground) -> None:
    answers = [a_value("ks_so_tiep_can", 31)]
    assert found(hue, [a_value("ks_so_phieu", 30)], answers) == [[], [("part_above_whole", "2026", "ks_so_tiep_can")]]


def test_what_fits_or_is_of_another_period_or_missing_is_not_told(hue: Ground) -> None:
    asked, answered = "so_cau_hoi_tiep_nhan", "so_tra_loi_dung_han"
    assert found(hue, [a_value(answered, 5), a_value(asked, 5)]) == [[]]
    assert found(hue, [a_value(answered, 5), a_value(asked, 4, "2025")]) == [[]]
    assert found(hue, [a_value(answered, 5), a_value(asked, None)]) == [[]]
    assert found(hue, [a_value("so_nv_ht_dung_han", 5), a_value("so_nv_den_han", 4)]) == [[]]


def test_a_last_year_s_figure_other_than_reported_is_told(hue: Ground) -> None:
    then, now = a_value("luot_xem", 900, "2025"), a_value("luot_xem_nam_truoc", 500)
    assert found(hue, [then, now]) == [[("last_year_differs", "2026", "luot_xem_nam_truoc")]]
    assert found(hue, [then, a_value("luot_xem_nam_truoc", 900)]) == [[]]
    assert found(hue, [a_value("luot_xem", 900, "2025-H1"), now]) == [[]]
