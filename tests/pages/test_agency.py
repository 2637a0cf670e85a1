"""The agency's card: the sum is printed, every point has a passport down to the cell and the clause."""

import re

import pytest

from tests.pages.conftest import Open, html_of, title_of


def test_the_card_of_the_address(open_page: Open) -> None:
    at = open_page("agency.py", ma="hue-so-yte", nam="2026")
    assert title_of(at) == "Sở Y tế được chấm như thế nào?"
    html = html_of(at)
    assert re.search(r"Mức [^,]+, \d+,\d\d điểm, hạng \d+ trên 15", html)


def test_the_passport_of_the_address_is_open_and_names_cell_and_clause(open_page: Open) -> None:
    html = html_of(open_page("agency.py", ma="hue-so-yte", tc="D1"))
    opened = re.findall(r'<details open id="([^"]+)"', html)
    assert opened == ["D1"]
    assert 'class="group" id="D" open' in html
    passport = html.split('id="D1"')[1].split("</details>")[0]
    assert "minh-hoa-so-theo-doi-so.xlsx › 2026 › " in passport
    assert "Kế hoạch 310/KH-UBND, II.2.a-2" in passport
    assert "6 × " in passport


def test_an_unreadable_cell_is_shown_as_such_with_what_was_typed(open_page: Open) -> None:
    html = html_of(open_page("agency.py", ma="hue-so-cong-thuong", tc="E3", ban="tam-tinh"))
    passport = html.split('id="E3"')[1].split("</details>")[0]
    assert "Ô không đọc được" in passport
    assert "“12/15”" in passport
    assert "Chưa đủ số liệu để tính nên chưa có điểm: 0,00" in passport
    assert "Cần sửa: Ô D49 ghi dạng phân số" in passport


def test_every_agency_and_both_years_can_be_opened(open_page: Open) -> None:
    for code in ("hue-so-khcn", "20101", "hue-bao-ioc"):
        for year in ("2025", "2026"):
            assert "Từng tiêu chí và cách tính" in html_of(open_page("agency.py", ma=code, nam=year))


def test_an_unknown_code_is_said_not_guessed(open_page: Open) -> None:
    at = open_page("agency.py", ma="![x](http://evil.example/t.png)")
    assert "Không có cơ quan nào mang mã" in at.warning[0].value
    assert "evil" not in at.warning[0].value
    assert title_of(at) == "Sở Nội vụ được chấm như thế nào?"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_english_is_left_in_vietnamese_and_no_mark_is_left_unexplained(open_page: Open, language: str) -> None:
    html = html_of(open_page("agency.py", ma="19789", lang=language))
    if language == "vi":
        assert not re.search(r"\b(points?|proposed|not reported|rank|rule)\b", re.sub(r"<[^>]+>", " ", html))
    assert "◇" in html
    assert "†" in html
