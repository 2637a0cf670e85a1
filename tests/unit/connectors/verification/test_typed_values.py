"""What a verifier types is read by the rules of cells; what is wrong with it is said without repeating it."""

import pytest

from connectors.verification.typed_values import typed_value
from rubric.text import Text
from tests.unit.connectors.verification.made import HUE

FIELDS = HUE.criteria_set.fields


@pytest.mark.parametrize(
    ("field", "typed", "stored"),
    [
        ("so_mo_hinh", "5", 5),
        ("so_mo_hinh", " 1.000 ", 1000),
        ("kp_du_toan", "1.234,5", 1_234_500),
        ("ngay_ban_hanh", "15/01/2026", 20_468),
        ("co_so_ket", "Không", 0),
        ("co_so_ket", "Có", 1),
        ("so_ky_hieu_kh", "", 1),
    ],
)
def test_a_value_is_read_as_in_a_cell(field: str, typed: str, stored: int) -> None:
    assert typed_value(FIELDS[field], typed) == stored


def test_choices_are_read_by_their_labels() -> None:
    labels = [each.vi for each in FIELDS["nhom_da_thuc_hien"].choices.values()]
    assert typed_value(FIELDS["nhom_da_thuc_hien"], f"{labels[0]}; {labels[2]}") == 0b101


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("so_mo_hinh", ""),
        ("so_mo_hinh", "không áp dụng"),
        ("so_mo_hinh", "![a](https://xa.example/a.png)"),
        ("so_mo_hinh", "-1"),
        ("ngay_ban_hanh", "32/01/2026"),
        ("co_so_ket", "có lẽ"),
    ],
)
def test_anything_else_is_told_with_an_example_and_not_repeated(field: str, typed: str) -> None:
    told = typed_value(FIELDS[field], typed)
    assert isinstance(told, Text)
    assert told.vi.startswith("Giá trị được chấp nhận phải là ")
    assert "xa.example" not in told.vi + told.en
