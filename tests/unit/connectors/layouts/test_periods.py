import unicodedata

import pytest

from connectors.cells.raw_cell import Address, RawCell
from connectors.layouts.periods import read_period, read_year, write_period


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("2026", "2026"),
        ("Năm 2026", "2026"),
        ("  NĂM  2026 ", "2026"),
        ("Báo cáo năm 2026", "2026"),
        ("Cả năm 2026", "2026"),
        ("2026-H1", "2026-H1"),
        ("2026 – H1", "2026-H1"),
        ("6 tháng 2026", "2026-H1"),
        ("6 tháng đầu năm 2026", "2026-H1"),
        ("06 tháng đầu năm 2026", "2026-H1"),
        ("Sáu tháng đầu năm 2026", "2026-H1"),
        ("6T/2026", "2026-H1"),
        ("Báo cáo 6 THÁNG - 2026", "2026-H1"),
        ("Kỳ báo cáo: 6 tháng 2026", "2026-H1"),
        ("6 tháng cuối năm 2026", "2026-H2"),
        ("2026-H2", "2026-H2"),
        ("2026-M01", "2026-M01"),
        ("Tháng 1/2026", "2026-M01"),
        ("T01-2026", "2026-M01"),
        ("T1.2026", "2026-M01"),
        ("Tháng 01 năm 2026", "2026-M01"),
        ("Tháng 12, năm 2026", "2026-M12"),
        ("thang 3-2026", "2026-M03"),
        (unicodedata.normalize("NFD", "Tháng 5 năm 2026"), "2026-M05"),
    ],
)
def test_titles_that_name_a_period(title: str, period: str) -> None:
    assert read_period(title) == period


@pytest.mark.parametrize(
    "title",
    ["Sheet1", "2026 (2)", "Bản sao của 2026", "Quý I/2026", "Tháng 13/2026", "Tháng 0/2026", "6 tháng", "26", "1926"],
)
def test_titles_that_name_none(title: str) -> None:
    assert read_period(title) is None


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("6 tháng", "2026-H1"), ("6 tháng đầu năm", "2026-H1"), ("6 tháng cuối năm", "2026-H2"), ("Năm", "2026"),
        ("cả năm", "2026"), ("Tháng 5", "2026-M05"), ("T5", "2026-M05"), ("2025", "2025"), ("quý I", None),
    ],
)  # fmt: skip
def test_the_year_may_stand_elsewhere(text: str, period: str | None) -> None:
    assert read_period(text, 2026) == period


@pytest.mark.parametrize("period", ["2026", "2026-H1", "2026-H2", "2026-M07"])
def test_what_is_written_can_be_read(period: str) -> None:
    assert read_period(write_period(period)) == period


@pytest.mark.parametrize(
    ("number", "year"), [(2026.0, 2026), (2026.5, None), (26.0, None), (float("nan"), None), (float("inf"), None)]
)
def test_years_as_numbers(number: float, year: int | None) -> None:
    assert read_year(RawCell(Address("sổ.xlsx"), "number", number=number)) == year


@pytest.mark.parametrize(("text", "year"), [("2026", 2026), ("Năm 2026", 2026), ("hai nghìn", None)])
def test_years_as_text(text: str, year: int | None) -> None:
    assert read_year(RawCell(Address("sổ.xlsx"), "text", text=text)) == year
