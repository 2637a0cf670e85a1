"""The text of a results tab: fit for cells, and its fingerprint blind to everything that is no news."""

import pytest

from connectors.results_tab.content import LONGEST_TEXT, Line, Look, TabContent, fingerprint, line, plain

ROWS = [["Kết quả kiểm tra"], ["lúc 09:05"], [], ["Ô", "C7"]]


def test_the_time_is_no_part_of_the_fingerprint() -> None:
    later = [*ROWS[:1], ["lúc 10:00"], *ROWS[2:]]
    assert fingerprint(ROWS) == fingerprint(later)


@pytest.mark.parametrize("changed", [[["Kết quả"], *ROWS[1:]], [*ROWS[:3], ["Ô", "C8"]], [*ROWS, [], ["thêm"]]])
def test_any_other_text_is(changed: list[list[str]]) -> None:
    assert fingerprint(ROWS) != fingerprint(changed)


def test_a_text_in_another_cell_is_another_content() -> None:
    assert fingerprint([[], [], ["a", "b"]]) != fingerprint([[], [], ["a"], ["b"]])
    assert fingerprint([[], [], ["a", "", "b"]]) != fingerprint([[], [], ["a", "b"]])


def test_what_google_may_give_back_otherwise_makes_no_difference() -> None:
    given = [["Kết  quả kiểm tra "], ["x"], [], ["Ô", "C7", "", ""], [], [""]]
    assert fingerprint(given) == fingerprint(ROWS)
    assert fingerprint([[], [], ["'12"]]) == fingerprint([[], [], ["12"]])


def test_the_content_has_the_fingerprint_of_its_texts_whatever_its_look() -> None:
    plain_look = TabContent(tuple(Line(tuple(row)) for row in ROWS), (100, 100))
    other_look = TabContent(tuple(line(Look.TITLE, *row, is_urgent=True) for row in ROWS), (50, 50))
    assert plain_look.fingerprint == other_look.fingerprint == fingerprint(ROWS)


def test_texts_are_made_fit_for_a_cell() -> None:
    assert plain(" a\x00b\r\nc\t\ud83d ") == "a b \nc"
    assert plain("=1+1") == "=1+1"
    assert len(plain("đ" * 60_000)) == LONGEST_TEXT < 50_000
    assert plain("đ" * 60_000).endswith("…")
