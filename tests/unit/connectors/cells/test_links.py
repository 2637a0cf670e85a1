"""Links: which addresses are taken, and what is said of the others."""

import pytest

from connectors.cells.links import evidence_link
from connectors.cells.raw_cell import RawCell
from connectors.cells.reading import read_cell
from connectors.problem import Problem, Severity
from tests.unit.connectors.cells.builders import ADDRESS, checkbox, codes, field, number, typed

URL = field("url", example="https://hue.gov.vn/ke-hoach")


@pytest.mark.parametrize(
    "text",
    [
        "https://hue.gov.vn/ke-hoach",
        "  HTTP://hue.gov.vn \u200b",
        "https://hue.gov.vn/a\nhttps://hue.gov.vn/b",
        "https://hue.gov.vn/a; https://hue.gov.vn/b",
        "https://hue.gov.vn/a;https://hue.gov.vn/b",
        "https://hue.gov.vn/a, https://hue.gov.vn/b",
        "https://hue.gov.vn:8443/tin-tức?id=1;x=2#đầu",
    ],
)
def test_public_links_are_given(text: str) -> None:
    reading = read_cell(typed(text), URL)
    assert (reading.state, reading.value, reading.text, reading.problems) == ("reported", 1, text, ())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("javascript:alert(1)", "link_not_http"),
        ("ftp://hue.gov.vn/a", "link_not_http"),
        ("file:///D:/ke-hoach.pdf", "link_not_http"),
        ("D:\\bao cao\\ke-hoach.pdf", "link_not_http"),
        ("Công văn số 12", "link_not_http"),
        ("x", "link_not_http"),
        ("can-bo@hue.gov.vn", "link_not_http"),
        ("www.hue.gov.vn/ke-hoach", "link_without_scheme"),
        ("https://user:pass@hue.gov.vn/a", "link_with_password"),
        ("https://user@hue.gov.vn/a", "link_with_password"),
        ("https://", "link_broken"),
        ("https:///ke-hoach", "link_broken"),
        ("https://hue", "link_broken"),
        ("https://hue.gov.vn/ke hoach.pdf", "link_broken"),
        ("https://hue.gov.vn/a; ke-hoach", "link_broken"),
        ("https://[::1", "link_broken"),
        ("https://hue.gov.vn:port/", "link_broken"),
        ('https://hue.gov.vn/"onmouseover="x', "link_broken"),
        ("https://hue.gov.vn\\a", "link_broken"),
        ("http://127.0.0.1/a", "link_private"),
        ("http://10.1.2.3:8080/a", "link_private"),
        ("http://192.168.1.5/a", "link_private"),
        ("http://169.254.169.254/a", "link_private"),
        ("http://[::1]/a", "link_private"),
        ("http://[fd00::1]/a", "link_private"),
        ("http://localhost/a", "link_private"),
        ("http://localhost.:8000/a", "link_private"),
        ("http://may-chu.local/a", "link_private"),
        ("http://127.1/a", "link_private"),
        ("http://0x7f.0.0.0x1/a", "link_private"),
        ("đang cập nhật", "answer_to_come"),
        ("Đang cập nhật.", "answer_to_come"),
        ("Sẽ bổ sung sau", "answer_to_come"),
    ],
)
def test_what_is_no_public_link_is_asked_about(text: str, code: str) -> None:
    reading = read_cell(typed(text), URL)
    assert (reading.state, reading.value, codes(reading)) == ("unreadable", None, [code])


def test_a_link_without_its_beginning_is_shown_whole() -> None:
    problem = read_cell(typed("www.hue.gov.vn/ke-hoach"), URL).problems[0]
    assert problem.example == "https://www.hue.gov.vn/ke-hoach"


def test_a_password_is_not_repeated_in_a_problem() -> None:
    link = "https://user:s3cret@hue.gov.vn/a"
    problem = read_cell(typed(link), URL).problems[0]
    assert "s3cret" not in f"{problem.message.vi} {problem.message.en} {problem.found}"
    evidence = evidence_link(link, ADDRESS)
    assert isinstance(evidence, Problem)
    assert "s3cret" not in f"{evidence.message.vi} {evidence.message.en} {evidence.found}"


@pytest.mark.parametrize(
    "cell",
    [
        typed("Kế hoạch", hyperlink="https://hue.gov.vn/ke-hoach"),
        typed("hue.gov.vn/a", hyperlink="http://hue.gov.vn/a"),
        typed("Kế hoạch", formula='=HYPERLINK("https://hue.gov.vn/ke-hoach","Kế hoạch")'),
        typed("Kế hoạch", formula='=HYPERLINK("https://hue.gov.vn/ke-hoach";"Kế hoạch")'),
    ],
)
def test_the_link_behind_the_words_counts(cell: RawCell) -> None:
    reading = read_cell(cell, URL)
    assert (reading.state, reading.value, reading.problems) == ("reported", 1, ())


def test_a_hidden_link_must_be_public_too() -> None:
    assert codes(read_cell(typed("Kế hoạch", hyperlink="javascript:alert(1)"), URL)) == ["link_not_http"]


def test_a_number_or_a_tick_is_no_link() -> None:
    assert codes(read_cell(number(12.0), URL)) == ["link_not_http"]
    assert codes(read_cell(checkbox(True), URL)) == ["link_not_http"]


def test_the_evidence_column_gives_its_links_in_order() -> None:
    text = "https://hue.gov.vn/b\nhttps://hue.gov.vn/a"
    assert evidence_link(text, ADDRESS) == ("https://hue.gov.vn/b", "https://hue.gov.vn/a")
    assert evidence_link(" \u200b", ADDRESS) == ()


@pytest.mark.parametrize(
    "text", ["javascript:alert(1)", "Công văn số 12", "https://a:b@hue.gov.vn", "http://10.0.0.1/a", "đang cập nhật"]
)
def test_evidence_that_is_no_public_link_is_a_warning(text: str) -> None:
    problem = evidence_link(text, ADDRESS)
    assert isinstance(problem, Problem)
    assert (problem.code, problem.severity) == ("evidence_link_not_http", Severity.WARNING)
