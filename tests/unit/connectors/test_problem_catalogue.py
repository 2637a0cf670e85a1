"""The catalogue: every code has its sentence in two languages, filled in, with something to type."""

import re
from datetime import date
from decimal import Decimal

import pytest

from connectors.cells.raw_cell import Address
from connectors.problem import Problem, Severity
from connectors.problem_catalogue import CATALOGUE, clip, problem
from rubric.text import Text

ADDRESS = Address("Phú Xuân.xlsx", "Nhóm A", "C7", "https://docs.google.com/x")
GIVEN = {"where", "book", "tab", "found", "example", "period"}
AGREED_CODES = [
    "book_unreadable", "book_password", "book_empty", "book_office_lock", "tab_missing", "tab_unknown",
    "tab_hidden", "header_missing", "header_duplicate", "column_missing", "column_unknown", "field_unknown",
    "row_duplicate", "agency_unknown", "agency_ambiguous", "agency_fuzzy", "agency_renamed",
    "agency_two_books", "period_unknown", "self_score_above_max", "evidence_link_not_http",
    "not_applicable_needs_approval", "value_before_start", "number_typed_as_text", "formula_not_calculated",
    "formula_in_cell",
]  # fmt: skip


def filled(code: str, address: Address = ADDRESS) -> Problem:
    values = {name: f"<{name}>" for name in CATALOGUE[code].placeholders - GIVEN}
    return problem(code, address, found="12 {người}", period="2026-H1", **values)


@pytest.mark.parametrize("code", AGREED_CODES)
def test_the_agreed_codes_exist(code: str) -> None:
    assert code in CATALOGUE


@pytest.mark.parametrize("code", sorted(CATALOGUE))
class TestEveryCode:
    def test_no_placeholder_is_left_in_its_sentences(self, code: str) -> None:
        made = filled(code)
        texts = [made.message, *([made.expected] if made.expected else [])]
        for sentence in (sentence for text in texts for sentence in (text.vi, text.en)):
            assert not re.search(r"[{}]", sentence.replace("12 {người}", ""))

    def test_its_message_is_a_sentence_in_each_language(self, code: str) -> None:
        message = filled(code).message
        for sentence in (message.vi, message.en):
            assert sentence[0].isupper() or sentence[0] == "“"
            assert sentence.endswith(".")
            assert "  " not in sentence
        assert message.vi != message.en

    def test_it_says_what_to_do(self, code: str) -> None:
        assert re.search(r"\b(hãy|nên nhập|chỉ cần)\b", filled(code).message.vi, re.IGNORECASE)

    def test_one_about_a_cell_names_the_cell_and_shows_an_example(self, code: str) -> None:
        if CATALOGUE[code].concerns_a_cell:
            made = filled(code)
            assert made.message.vi.startswith("Ô C7 ")
            assert made.message.en.startswith("Cell C7 ")
            assert made.example

    def test_one_about_a_cell_shows_its_example_in_the_sentence(self, code: str) -> None:
        entry = CATALOGUE[code]
        if entry.concerns_a_cell and code != "percent_ambiguous":  # it shows both readings instead
            assert filled(code).example in filled(code).message.vi
            assert filled(code).example in filled(code).message.en

    def test_one_that_stops_a_cell_says_what_is_expected(self, code: str) -> None:
        if CATALOGUE[code].severity is Severity.CELL:
            assert filled(code).expected is not None

    def test_its_languages_use_the_same_values(self, code: str) -> None:
        message = CATALOGUE[code].message
        vi, en = (set(re.findall(r"{(\w+)}", sentence)) for sentence in (message.vi, message.en))
        assert vi == en

    def test_a_cell_without_an_address_still_makes_a_sentence(self, code: str) -> None:
        assert "None" not in filled(code, Address("Phú Xuân.xlsx")).message.vi


def test_values_are_written_in_the_language_of_the_sentence() -> None:
    made = problem(
        "above_max",
        ADDRESS,
        found="5000000",
        bound=Decimal("1234567.5"),
        unit=Text(vi="triệu đồng", en="million đồng"),
        takes="số",
    )
    assert "1.234.567,5" in made.message.vi
    assert "triệu đồng" in made.message.vi
    assert "1,234,567.5" in made.message.en
    assert "million đồng" in made.message.en


def test_days_and_lists_are_written_out() -> None:
    late = problem(
        "date_in_future", ADDRESS, value=date(2027, 1, 2), latest=date(2026, 12, 31), takes=Text(vi="ngày", en="a day")
    )
    assert "02/01/2027" in late.message.vi
    assert "31/12/2026" in late.message.en
    tabs = problem("tab_missing", ADDRESS, tabs=["Nhóm B", "Nhóm C"])
    assert "Nhóm B; Nhóm C" in tabs.message.vi


def test_the_problem_carries_its_parts() -> None:
    made = problem("tab_hidden", ADDRESS, agency="19753", period="2026-H1", field="so_nguoi", found="Ẩn")
    assert (made.code, made.severity, made.address) == ("tab_hidden", Severity.WARNING, ADDRESS)
    assert (made.agency, made.period, made.field, made.found) == ("19753", "2026-H1", "so_nguoi", "Ẩn")


def test_the_caller_s_example_comes_before_the_catalogue_s() -> None:
    assert problem("field_unknown", ADDRESS, example="so_kenh").example == "so_kenh"
    assert problem("field_unknown", ADDRESS).example == "so_nv_den_han"


def test_an_unknown_code_and_a_forgotten_value_are_mistakes_of_the_caller() -> None:
    with pytest.raises(KeyError, match="no_such_code"):
        problem("no_such_code", ADDRESS)
    with pytest.raises(KeyError, match="tabs"):
        problem("tab_missing", ADDRESS)


@pytest.mark.parametrize(
    ("found", "clipped"),
    [
        ("a\n b", "a b"),
        ("x" * 60, "x" * 60),
        ("x" * 61, "x" * 59 + "…"),
        (" " * 5000 + "x", ""),
    ],
)
def test_what_is_found_fits_one_line(found: str, clipped: str) -> None:
    assert clip(found) == clipped
