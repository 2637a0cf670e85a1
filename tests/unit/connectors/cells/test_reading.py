"""What holds for every kind of field: blanks, errors, formulas, words in place of answers, texts."""

import pytest

from connectors.cells.raw_cell import RawCell
from connectors.cells.reading import read_cell
from connectors.problem import Severity
from rubric.criteria.field import FieldKind
from tests.unit.connectors.cells.builders import ADDRESS, checkbox, codes, field, number, typed

KINDS: list[FieldKind] = [
    "count", "number", "percent", "money", "date", "yes_no", "text", "url", "choices", "level",
]  # fmt: skip
NUMERIC: list[FieldKind] = ["count", "number", "percent", "money", "level"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "cell",
    [
        RawCell(ADDRESS, "blank"),
        RawCell(ADDRESS, "number"),
        RawCell(ADDRESS, "boolean"),
        *map(typed, ("", "  ", "\u00a0\u2009", "\u200b\ufeff", "\n\t\n")),
        typed("", formula='=IF(A1="","",A1)'),
    ],
)
def test_a_blank_cell_is_missing_and_never_zero(cell: RawCell, kind: FieldKind) -> None:
    reading = read_cell(cell, field(kind))
    assert (reading.state, reading.value, reading.problems) == ("missing", None, ())


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("#REF!", "error_ref"),
        ("#N/A", "error_na"),
        ("#DIV/0!", "error_div0"),
        ("#VALUE!", "error_value"),
        ("#NAME?", "error_name"),
        ("#NUM!", "error_num"),
        ("#ERROR!", "error_other"),
        ("#SPILL!", "error_other"),
        ("#GETTING_DATA", "error_loading"),
    ],
)
def test_an_error_has_its_own_sentence_typed_or_calculated(name: str, code: str, kind: FieldKind) -> None:
    for cell in (RawCell(ADDRESS, "error", text=name), typed(name)):
        reading = read_cell(cell, field(kind))
        assert (reading.state, codes(reading)) == ("unreadable", [code])


def test_a_hashtag_is_no_error() -> None:
    assert read_cell(typed("#NQ57"), field("text")).state == "reported"


def test_a_formula_that_is_loading_is_not_read() -> None:
    reading = read_cell(typed("Loading...", formula='=IMPORTRANGE("a","b")'), field("text"))
    assert codes(reading) == ["error_loading"]


@pytest.mark.parametrize("held", ["blank", "number", "text"])
def test_a_formula_never_calculated_is_asked_about(held: str) -> None:
    cell = RawCell(ADDRESS, held, number=0.0, formula="=A1+A2", calculated=False)  # type: ignore[arg-type]
    assert codes(read_cell(cell, field("count"))) == ["formula_not_calculated"]


def test_a_formula_with_a_value_is_taken_with_a_warning() -> None:
    reading = read_cell(number(91.0, formula="=A1+A2"), field("count"))
    assert (reading.state, reading.value, codes(reading)) == ("reported", 91, ["formula_in_cell"])
    assert reading.problems[0].severity is Severity.WARNING


def test_true_is_not_the_number_one() -> None:
    assert read_cell(checkbox(True), field("count")).state == "unreadable"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "text",
    [
        "-", "–", "—", "---", "KAD", "kad.", "K.A.D", "K.A.D.", "Không áp dụng", "khong ap dung", "Ko áp dụng", "N/A",
        "n/a", "NA",
    ],
)  # fmt: skip
def test_not_applicable_is_a_request_unless_the_field_allows_it(text: str, kind: FieldKind) -> None:
    allowed = read_cell(typed(text), field(kind, allows_not_applicable=True))
    assert (allowed.state, allowed.value, allowed.problems) == ("not_applicable", None, ())
    requested = read_cell(typed(text), field(kind))
    assert (requested.state, codes(requested)) == ("not_applicable", ["not_applicable_needs_approval"])


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "yes_no"])
@pytest.mark.parametrize("text", ["Chưa có số liệu", "chưa có", "Chưa", "?", "…", "...", "Không có số liệu"])
def test_nothing_yet_is_missing_with_a_warning(text: str, kind: FieldKind) -> None:
    reading = read_cell(typed(text), field(kind))
    assert (reading.state, reading.value, codes(reading)) == ("missing", None, ["said_missing"])


@pytest.mark.parametrize("kind", [*NUMERIC, "date"])
def test_a_promise_is_no_figure_yet(kind: FieldKind) -> None:
    assert codes(read_cell(typed("đang cập nhật"), field(kind))) == ["said_missing"]


@pytest.mark.parametrize("cell", [typed("15/KH-UBND"), typed("Có kế hoạch"), number(15.0), typed("đ" * 3000)])
def test_a_text_that_says_something_is_given(cell: RawCell) -> None:
    reading = read_cell(cell, field("text"))
    assert (reading.state, reading.value, reading.text) == ("reported", 1, cell.shown)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (typed("Không"), "text_says_nothing"),
        (typed("không có."), "text_says_nothing"),
        (number(0.0), "text_says_nothing"),
        (checkbox(True), "text_says_nothing"),
        (checkbox(False), "text_says_nothing"),
        (typed("đang cập nhật"), "answer_to_come"),
        (typed("Chưa ban hành"), "text_says_nothing"),
        (typed("Không phát sinh"), "text_says_nothing"),
        (typed("x"), "text_only_yes"),
        (typed("Có"), "text_only_yes"),
        (typed("Đạt."), "text_only_yes"),
        (typed("Đã ban hành"), "text_only_yes"),
        (number(1.0), "text_only_yes"),
    ],
)
def test_a_text_that_says_nothing_is_not_given(cell: RawCell, code: str) -> None:
    assert codes(read_cell(cell, field("text"))) == [code]


@pytest.mark.parametrize("kind", ["count", "date", "yes_no"])
def test_an_explanation_in_place_of_an_answer_is_asked_about(kind: FieldKind) -> None:
    assert codes(read_cell(typed("Trong kỳ, đơn vị " * 200), field(kind))) == ["text_too_long"]
