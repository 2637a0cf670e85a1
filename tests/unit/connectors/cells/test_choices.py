"""Cells that choose items of a list."""

from time import perf_counter

import pytest

from connectors.cells.reading import read_cell
from rubric.text import Text
from tests.unit.connectors.cells.builders import checkbox, codes, field, number, typed

CHOICES = field("choices", example="Trường học")
SCHOOLS, BUSINESSES, SCIENCE = 1, 2, 4


@pytest.mark.parametrize(
    ("text", "bits"),
    [
        ("Trường học", SCHOOLS),
        ("truong_hoc", SCHOOLS),
        ("schools", SCHOOLS),
        ("TRƯỜNG HỌC.", SCHOOLS),
        ("Trường học; Tổ chức KH&CN", SCHOOLS | SCIENCE),
        ("Tổ chức KH và CN\nTrường học", SCHOOLS | SCIENCE),
        ("Trường học, Tổ chức KH&CN", SCHOOLS | SCIENCE),
        ("Doanh nghiệp, hộ kinh doanh", BUSINESSES),
        ("Trường học, Doanh nghiệp, hộ kinh doanh, khcn", SCHOOLS | BUSINESSES | SCIENCE),
        ("- Trường học\n- Businesses", SCHOOLS | BUSINESSES),
        ("1. Trường học\n2. Tổ chức KH&CN", SCHOOLS | SCIENCE),
        ("Trường học; Trường học;", SCHOOLS),
        ("Không", 0),
        ("ko", 0),
    ],
)
def test_listed_items(text: str, bits: int) -> None:
    reading = read_cell(typed(text), CHOICES)
    assert (reading.state, reading.value, reading.problems) == ("reported", bits, ())


def test_an_item_without_marks_is_taken_with_a_warning() -> None:
    reading = read_cell(typed("truong hoc; Tổ chức KH&CN"), CHOICES)
    assert (reading.value, codes(reading)) == (SCHOOLS | SCIENCE, ["choice_without_marks"])
    assert "“Trường học”" in reading.problems[0].message.vi


def test_a_label_with_commas_may_be_typed_without_marks() -> None:
    choices = {"nha_giao": Text(vi="Nhà giáo, người học", en="Teachers, learners"), "khac": Text(vi="Khác", en="Other")}
    reading = read_cell(typed("nha giao, nguoi hoc, Khác"), field("choices", choices=choices))
    assert (reading.value, codes(reading)) == (0b11, ["choice_without_marks"])
    assert "“Nhà giáo, người học”" in reading.problems[0].message.vi


def test_an_item_without_marks_that_fits_two_is_asked_about() -> None:
    twins = field("choices", choices={"a": Text(vi="Báo", en="Press"), "b": Text(vi="Bảo", en="Keep")})
    reading = read_cell(typed("bao"), twins)
    assert (reading.state, codes(reading)) == ("unreadable", ["choice_ambiguous"])
    assert "Báo; Bảo" in reading.problems[0].message.vi


@pytest.mark.parametrize("text", ["Trường học; Hội nông dân", "Trường học và Tổ chức KH&CN", ";", "Không; Trường học"])
def test_an_unknown_item_is_asked_about(text: str) -> None:
    reading = read_cell(typed(text), CHOICES)
    assert (reading.state, reading.value, codes(reading)) == ("unreadable", None, ["choice_unknown"])


def test_the_unknown_item_and_the_list_are_named() -> None:
    message = read_cell(typed("Trường học; Hội nông dân"), CHOICES).problems[0].message
    assert "“Hội nông dân”" in message.vi
    assert "Trường học; Doanh nghiệp, hộ kinh doanh; Tổ chức KH&CN" in message.vi
    assert "Schools; Businesses; Science organisations" in message.en


def test_a_number_or_a_tick_is_no_item() -> None:
    assert codes(read_cell(number(3.0), CHOICES)) == ["choice_unknown"]
    assert codes(read_cell(checkbox(True), CHOICES)) == ["choice_unknown"]


@pytest.mark.parametrize("text", ["a," * 25_000, "," * 50_000, "mục; " * 10_000, "Trường học, " * 4_000])
def test_a_very_long_list_is_read_in_a_moment(text: str) -> None:
    started = perf_counter()
    read_cell(typed(text), CHOICES)
    assert perf_counter() - started < 2
