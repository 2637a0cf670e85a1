"""The Vietnamese alphabet."""

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.presentation.collation import sort_key

IN_ORDER = [
    ["anh", "áo", "ba", "cả", "cá", "cắt"],
    ["ma", "mà", "mả", "mã", "má", "mạ"],
    list("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"),
    ["a", "ă", "ằ", "ắ", "â", "ấ", "b"],
    ["da", "dừa", "đa", "đừng", "e"],
    ["Hà Tĩnh", "Hạ Long", "Hải Châu", "Hưng Yên"],
    ["An", "An Cựu", "An Đông", "Anh Sơn"],
    ["Hoa Lư", "Hoà Bình", "Hòa Lạc", "Hoá Châu", "Hoàn Kiếm"],
    ["Phường 2", "Phường 10", "Phường An Cựu"],
    ["Điện Biên", "Hà Tĩnh", "Huế", "Lạng Sơn", "Quảng Ngãi"],
    ["Phú Bài", "Phú Hồ", "Phú Lộc", "Phú Vang", "Phú Vinh", "Phú Xuân"],
    ["Thanh Thủy", "Thuận An", "Thuận Hóa", "Thủy Xuân"],
    ["tu", "tú", "tư", "tứ", "tự"],
]


@pytest.mark.parametrize("names", IN_ORDER, ids=" ".join)
def test_the_order_of_names(names: list[str]) -> None:
    shuffled = random.Random(57).sample(names, len(names))
    assert sorted(shuffled, key=sort_key) == names


@pytest.mark.parametrize(
    ("one", "other"), [("Hoà Bình", "Hòa Bình"), ("ĐIỆN BIÊN", "Điện Biên"), ("Kỳ - Anh", "Kỳ Anh"), ("Ðông", "Đông")]
)
def test_spellings_that_stand_together(one: str, other: str) -> None:
    assert sort_key(one)[0] == sort_key(other)[0]


@given(st.lists(st.text(max_size=12), max_size=6))
def test_any_names_have_an_order_whatever_their_normal_form(names: list[str]) -> None:
    decomposed = [unicodedata.normalize("NFD", name) for name in names]
    keys = [sort_key(name) for name in names]
    assert keys == [sort_key(name) for name in decomposed]
    assert len(sorted(keys)) == len(names)
