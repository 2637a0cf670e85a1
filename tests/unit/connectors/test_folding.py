"""Vietnamese text: cleaned for reading, folded for matching."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.folding import clean, fold, strip_marks


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  a \u00a0\u2009 b ", "a b"),
        ("1\u202f234", "1 234"),
        ("\ufeffCó\u200b", "Có"),
        ("80–90 — −5", "80-90 - -5"),
        ("ghe\u0301p", "ghép"),
        ("e\u200b\u0301", "é"),
        ("a\r\nb\n\n c", "a\nb\nc"),
        ("\t12\t", "12"),
        ("✔\ufe0f", "✔"),
        ("\u200b", ""),
    ],
)
def test_cleaned_text(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hoà Bình", "Hòa Bình"),
        ("Thuỷ Xuân", "Thủy Xuân"),
        ("Uỷ ban", "Ủy ban"),
        ("khoẻ", "khỏe"),
        ("VĂN HOÁ", "văn hóa"),
        ("Văn hoá  - Xã hội", "Văn hóa – Xã hội"),
        ("KH&CN", "kh và cn"),
        ("KH & CN", "KH&CN"),
        ("Ðiện Biên", "Điện Biên"),
        ("Ɖiện Biên", "điện biên"),
        ("kĩ thuật", "kỹ thuật"),
        ("tỉ lệ", "tỷ lệ"),
        ("quản lí", "quản lý"),
        ("Ea H’leo", "Ea H'leo"),
        ("Văn hóa,Thể thao", "Văn hóa, Thể thao"),
        ("Trường\nhọc", "trường học"),
        (unicodedata.normalize("NFD", "Huế"), "Huế"),
    ],
)
def test_spellings_with_one_key(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    "text",
    ["hoàn", "suýt", "huỳnh", "quý", "quà", "thuở", "khuya", "ngoáy", "già", "toàn", "quỳ", "vỹ dạ", "tỉnh", "lính"],
)
def test_closed_syllables_and_names_are_not_touched(text: str) -> None:
    assert fold(text) == text


@pytest.mark.parametrize(
    ("one", "other"),
    [("Vỹ Dạ", "Vĩ Dạ"), ("Mỹ Đức", "Mĩ Đức"), ("Hòa", "Hóa"), ("Có", "Co"), ("Điện", "Diện"), ("-1", "1")],
)
def test_spellings_with_two_keys(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("text", "plain"), [("Điện Biên", "Dien Bien"), ("Thừa Thiên Huế", "Thua Thien Hue"), ("Ðà Nẵng", "Da Nang")]
)
def test_text_without_marks(text: str, plain: str) -> None:
    assert strip_marks(text) == plain


vietnamese = st.text(alphabet="hoàánuỷyýthqgiíkltỉĩđĐÐ &-–,.'’\u0301\u0300\u0323\u200b \u00a0\n", max_size=20)


@given(st.text(max_size=30) | vietnamese)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=30) | vietnamese)
def test_folding_does_not_see_the_normal_form(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text)) == fold(text)


@given(st.text(max_size=30) | vietnamese)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)
