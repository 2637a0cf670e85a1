"""Yes-or-no cells: the listed answers and no others."""

import unicodedata

import pytest

from connectors.cells.raw_cell import RawCell
from connectors.cells.reading import read_cell
from tests.unit.connectors.cells.builders import checkbox, codes, field, number, typed

YES_NO = field("yes_no", example="Có")

YES = [
    "Có", "có", "CÓ", "co", "C", "Rồi", "Đã ban hành", "đã  ban hành.", "Đạt", "đạt.", "ĐẠT", "x", "X", "✓", "✔",
    "✔️", "v", "V", "1", "TRUE", "true", " Có ", "\u200bCó", "Ðạt", "Ɖã ban hành",
]  # fmt: skip
NO = [
    "Không", "không", "KHÔNG.", "ko", "k", "K", "khong", "Chưa", "chưa", "Không đạt", "Chưa đạt", "0", "FALSE",
    "Chưa ban hành",
]  # fmt: skip


@pytest.mark.parametrize("normal_form", ["NFC", "NFD"])
@pytest.mark.parametrize(("answers", "stored"), [(YES, 1), (NO, 0)])
def test_listed_words(answers: list[str], stored: int, normal_form: str) -> None:
    for answer in answers:
        text = answer if normal_form == "NFC" else unicodedata.normalize("NFD", answer)
        reading = read_cell(typed(text), YES_NO)
        assert (reading.state, reading.value, reading.problems) == ("reported", stored, ()), answer


@pytest.mark.parametrize(
    ("cell", "stored"), [(checkbox(True), 1), (checkbox(False), 0), (number(1.0), 1), (number(0.0), 0)]
)
def test_ticks_and_bits(cell: RawCell, stored: int) -> None:
    reading = read_cell(cell, YES_NO)
    assert (reading.state, reading.value, reading.problems) == ("reported", stored, ())


@pytest.mark.parametrize(
    "cell",
    [
        *map(typed, ("Có 1 phần", "Có/Không", "Hoàn thành", "Chưa có số liệu", "Chưa có", "2", "-1", "cỏ", "?", "yes")),
        number(2.0),
        number(-1.0),
        number(1.0, "0%"),
        number(1.0, "dd/mm/yyyy"),
        number(float("nan")),
    ],
)
def test_anything_else_is_asked_about(cell: RawCell) -> None:
    reading = read_cell(cell, YES_NO)
    assert (reading.state, reading.value, codes(reading)) == ("unreadable", None, ["yes_no_not_read"])
