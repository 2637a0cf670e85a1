"""Passwords in cells: what is shown of them, anywhere."""

import pytest

from connectors.cells.raw_cell import Address
from connectors.cells.reading import read_cell
from connectors.cells.secrets import masked
from connectors.problem_catalogue import problem
from tests.unit.connectors.cells.builders import ADDRESS, codes, field, typed


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("https://admin:Matkhau123@hue.gov.vn/nq57", "https://***@hue.gov.vn/nq57"),
        ("https://admin@hue.gov.vn/nq57", "https://***@hue.gov.vn/nq57"),
        ("https://admin:p@ss@hue.gov.vn", "https://***@hue.gov.vn"),
        ("https://admin:pa/ss@hue.gov.vn", "https://***@hue.gov.vn"),
        ("https://user:pass word@hue.gov.vn/a b", "https://***@hue.gov.vn/a b"),
        ("xem ftp://user:pass@hue.gov.vn và https://hue.gov.vn", "xem ftp://***@hue.gov.vn và https://hue.gov.vn"),
        ("admin:Zzz1@hue.gov.vn", "***@hue.gov.vn"),
        ("(admin:Zzz1@10.0.0.1)", "***@10.0.0.1)"),
        ("admin:Zzz1@hue.gov.vn;https://hue.gov.vn/a", "***@hue.gov.vn;https://hue.gov.vn/a"),
    ],
)
def test_a_password_is_masked(text: str, shown: str) -> None:
    assert masked(text) == shown
    assert typed(text).shown == shown


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12:30",
        "can-bo@hue.gov.vn",
        "https://www.youtube.com/@hue",
        "https://hue.gov.vn:8443/@hue",
        "https://hue.gov.vn/a;https://www.tiktok.com/@hue/video/7",
        "https://maps.vn/@16.46,107.59,12z/data=!3m1!4b1:0xbf",
        "Liên hệ: can-bo@hue.gov.vn",
    ],
)
def test_what_is_no_password_is_left(text: str) -> None:
    assert masked(text) == text


@pytest.mark.parametrize("text", ["a:" * 20_000 + "@", "://a:" * 8_000, "@:" * 20_000, "x" * 40_000 + ":"])
def test_a_long_cell_takes_no_long_time(text: str) -> None:
    assert len(masked(text)) <= len(text) + 3


@pytest.mark.parametrize(
    "text", ["https://admin:Matkhau123@hue.gov.vn/nq57", "admin:Matkhau123@hue.gov.vn", "https://a:Matkhau123 x@h.vn"]
)
def test_a_reading_keeps_no_password(text: str) -> None:
    reading = read_cell(typed(text), field("url", example="https://hue.gov.vn/ke-hoach"))
    assert codes(reading) == ["link_with_password"]
    assert "Matkhau123" not in repr(reading)
    assert "Matkhau123" not in repr(read_cell(typed(text), field("text")))
    assert "Matkhau123" not in repr(read_cell(typed(text), field("count")))


def test_a_problem_repeats_no_password() -> None:
    told = problem("tab_missing", Address(ADDRESS.book), tab="a:Matkhau123@h.vn", tabs=["https://a:Matkhau123@h.vn"])
    assert "Matkhau123" not in repr(told)
