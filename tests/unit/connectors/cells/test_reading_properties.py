"""Properties of reading any cell for any field."""

import unicodedata
from datetime import date
from decimal import Decimal
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from connectors.cells.dates import EARLIEST, LATEST
from connectors.cells.raw_cell import RawCell
from connectors.cells.reading import Reading, read_cell
from connectors.cells.writing import write_date, write_number
from connectors.problem import Severity
from rubric.criteria.field import NUMERIC_KINDS, Field, FieldKind
from tests.unit.connectors.cells.builders import ADDRESS, GROUPS, UNIT, field, typed

FRAGMENTS = [
    "1", "12", "234", "000", "0", ",", ".", " ", "\u00a0", "-", "–", "%", "/", "\n", ";", "e", "+", ">=", "khoảng ",
    "Không", "Có", "Đạt", "x", "✓", "KAD", "chưa có", "tỷ", "người", "ngày ", " tháng ", " năm ", "2026", "05/06/",
    "https://", "hue.gov.vn", "@", "Trường học", "truong hoc", "#REF!", "\u200b", "１", "٣", "🙂", "\x00",
]  # fmt: skip

texts = st.text(max_size=40) | st.lists(st.sampled_from(FRAGMENTS), max_size=8).map("".join)
formats = st.sampled_from(["", "General", "0%", '0"%"', "dd/mm/yyyy", "h:mm", "#,##0", "@", '"', "[", "\\"])
cells = st.builds(
    RawCell,
    address=st.just(ADDRESS),
    held=st.sampled_from(["blank", "number", "text", "boolean", "error"]),
    number=st.none() | st.floats() | st.integers(-10, 60_000).map(float),
    text=texts,
    boolean=st.none() | st.booleans(),
    number_format=formats,
    formula=st.sampled_from(["", "", "=A1", '=HYPERLINK("https://hue.gov.vn","x")']),
    calculated=st.sampled_from([True, True, True, False]),
    hyperlink=st.sampled_from(["", "", "https://hue.gov.vn/a", "javascript:alert(1)"]),
)


KINDS = get_args(FieldKind)


@st.composite
def fields(draw: st.DrawFn) -> Field:
    kind: FieldKind = draw(st.sampled_from(KINDS))
    bounds = sorted(draw(st.tuples(*[st.decimals(-10_000, 10**9, places=draw(st.integers(0, 3)))] * 2)))
    more = {"min": bounds[0], "max": bounds[1]} if draw(st.booleans()) else {}
    decimals = 0 if kind in {"count", "level"} else draw(st.integers(0, 6))
    choices = GROUPS if kind == "choices" else {}
    allows = draw(st.booleans())
    return field(kind, unit=UNIT, decimals=decimals, choices=choices, allows_not_applicable=allows, **more)


def is_within_bounds(value: int, of: Field) -> bool:
    if of.kind in NUMERIC_KINDS:
        return of.min <= Decimal(value).scaleb(-of.decimals) <= of.max
    if of.kind == "date":
        return EARLIEST <= date.fromordinal(date(1970, 1, 1).toordinal() + value) <= LATEST
    return 0 <= value <= of.largest


@given(cells, fields())
def test_reading_never_fails_and_is_consistent(cell: RawCell, of: Field) -> None:
    reading = read_cell(cell, of)
    assert reading.text == cell.shown
    assert (reading.value is not None) == (reading.state == "reported")
    assert reading.value is None or is_within_bounds(reading.value, of)
    blocked = [problem for problem in reading.problems if problem.severity is not Severity.WARNING]
    assert bool(blocked) == (reading.state == "unreadable")
    assert all(problem.example and len(problem.found) <= 60 for problem in reading.problems)


@given(texts, fields())
def test_composed_and_decomposed_text_read_alike(text: str, of: Field) -> None:
    composed, decomposed = (read_cell(typed(unicodedata.normalize(form, text)), of) for form in ("NFC", "NFD"))
    assert outcome(composed) == outcome(decomposed)


def outcome(reading: Reading) -> tuple[object, ...]:
    return reading.state, reading.value, [problem.code for problem in reading.problems]


@given(st.text(alphabet=" \t\n\u00a0\u2009\u202f\u200b\u200d\ufeff\u00ad", max_size=20), fields())
def test_blank_looking_text_is_missing(text: str, of: Field) -> None:
    assert read_cell(typed(text), of).state == "missing"


@given(st.integers(0, 10**9))
def test_a_count_written_the_vietnamese_way_is_read_back(value: int) -> None:
    assert read_cell(typed(write_number(value)), field("count", max=Decimal(10**9))).value == value


@given(st.integers(-(10**12), 10**12), st.integers(1, 6))
def test_decimals_written_the_vietnamese_way_are_read_back(stored: int, decimals: int) -> None:
    of = field("number", decimals=decimals, min=Decimal(-(10**12)), max=Decimal(10**12))
    value = Decimal(stored).scaleb(-decimals)
    text = write_number(value, grouped=False)
    reading = read_cell(typed(text), of)
    if reading.state == "reported":
        assert reading.value == stored
    else:  # a comma before three digits might separate thousands where fewer decimals are kept
        assert decimals < 3
        assert [problem.code for problem in reading.problems] == ["thousands_or_decimal_comma"]


@given(st.integers(101, 10_000))
def test_a_percentage_written_with_its_sign_is_read_back(stored: int) -> None:
    of = field("percent", decimals=2, max=Decimal(100))
    text = f"{write_number(Decimal(stored).scaleb(-2))}%"
    assert read_cell(typed(text), of).value == stored


@given(st.dates(EARLIEST, LATEST))
def test_a_day_written_the_vietnamese_way_is_read_back(day: date) -> None:
    assert read_cell(typed(write_date(day)), field("date")).value == (day - date(1970, 1, 1)).days
