"""Fetching: one read a book, its bytes kept, and nothing but a book taken for one."""

from urllib.parse import parse_qs, urlsplit

import pytest

from connectors.google.faults import FaultKind, GoogleFault
from connectors.google.fetching import fetch_book, read_book
from connectors.google.reading import MASK, online_book
from tests.unit.connectors.google.loopback import Loopback, says
from tests.unit.connectors.google.making import Connect, book, sheet, written

REPORT = book(sheet("2026", [written("Mã"), written("Giá trị")]))


def test_a_book_is_one_read_with_a_mask(server: Loopback, connected: Connect) -> None:
    server.otherwise = says(200, REPORT)
    http = connected()
    read = read_book(http, "BOOK", "19753")
    assert read.raw.name == "19753"
    assert http.tally["reads"] == len(server.calls) == 1
    asked = urlsplit(server.calls[0].path)
    assert asked.path == "/v4/spreadsheets/BOOK"
    assert parse_qs(asked.query) == {"fields": [MASK], "prettyPrint": ["false"]}


def test_the_bytes_that_are_kept_give_the_same_book_later(server: Loopback, connected: Connect) -> None:
    server.otherwise = says(200, REPORT)
    http = connected()
    assert fetch_book(http, "BOOK") == REPORT
    assert online_book(REPORT, "BOOK") == read_book(http, "BOOK")


@pytest.mark.parametrize("identifier", ["", "../../drive", "a/b", "a?fields=x", "a b", "sổ"])
def test_an_id_that_can_be_none_is_not_sent(server: Loopback, connected: Connect, identifier: str) -> None:
    with pytest.raises(GoogleFault) as caught:
        fetch_book(connected(), identifier)
    assert caught.value.kind is FaultKind.NOT_FOUND
    assert not server.seen


@pytest.mark.parametrize("body", [{}, [], {"error": {}}], ids=range(3))
def test_an_answer_that_is_no_book_does_not_mean_that_it_is_empty(
    server: Loopback, connected: Connect, body: object
) -> None:
    server.otherwise = says(200, body)
    with pytest.raises(GoogleFault) as caught:
        fetch_book(connected(), "BOOK")
    assert caught.value.kind is FaultKind.GARBLED
