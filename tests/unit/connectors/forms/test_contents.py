from datetime import date
from decimal import Decimal

import pytest

from connectors.forms.contents import NOT_APPLICABLE, Content, as_typed, number_format, stored
from rubric.criteria.field import Field, FieldKind
from rubric.text import Text

WORDS = Text(vi="Chỉ tiêu", en="Field")


def field(kind: FieldKind, decimals: int = 0) -> Field:
    choices = {"truong_hoc": Text(vi="Trường học", en="Schools"), "doi_ngoai": Text(vi="Đối ngoại", en="Abroad")}
    return Field(
        label=WORDS,
        kind=kind,
        unit=WORDS,
        decimals=decimals,
        choices=choices if kind == "choices" else {},
        example="1",
    )


@pytest.mark.parametrize(
    ("kind", "decimals", "pattern"),
    [
        ("count", 0, "#,##0"),
        ("money", 3, "General"),
        ("percent", 2, "0.00%"),
        ("date", 0, "dd/mm/yyyy"),
        ("yes_no", 0, ""),
        ("url", 0, ""),
    ],
)
def test_the_number_format_follows_the_kind(kind: FieldKind, decimals: int, pattern: str):
    assert number_format(field(kind, decimals)) == pattern


def test_percent_points_become_a_percent_cell_or_stay_plain():
    percent = field("percent", 2)
    assert as_typed(Decimal("85.5"), percent) == 0.855
    assert as_typed(Decimal("85.5"), percent, percent_cells=False) == 85.5
    assert number_format(percent, percent_cells=False) == "General"


def test_answers_and_choices_are_typed_as_words():
    assert as_typed(True, field("yes_no")) == "Có"
    assert as_typed(False, field("yes_no")) == "Không"
    assert as_typed(("truong_hoc", "doi_ngoai"), field("choices")) == "Trường học; Đối ngoại"


def test_raw_text_and_blanks_stay_as_they_are():
    assert as_typed("khoảng 80%", field("count")) == "khoảng 80%"
    assert as_typed(None, field("count")) is None


@pytest.mark.parametrize(
    ("content", "kind", "decimals", "value"),
    [
        (12, "count", 0, 12),
        (Decimal("200.5"), "money", 3, 200_500),
        (True, "yes_no", 0, 1),
        (date(1970, 1, 11), "date", 0, 10),
        (("doi_ngoai",), "choices", 0, 2),
        ("25/KH-SNV", "text", 0, 1),
        (NOT_APPLICABLE, "yes_no", 0, None),
        ("khoảng 80%", "count", 0, None),
        (None, "count", 0, None),
    ],
)
def test_the_stored_integer_of_typed_values_only(content: Content, kind: FieldKind, decimals: int, value: int | None):
    assert stored(content, field(kind, decimals)) == value
