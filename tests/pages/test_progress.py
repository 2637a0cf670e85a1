"""Will the targets be met? One sentence answers, every target shows its years, and the address opens any of them."""

import re

import pytest

from tests.pages.conftest import Open, html_of, title_of


def test_the_question_its_answer_and_the_thresholds(open_page: Open) -> None:
    at = open_page("progress.py")
    assert title_of(at) == "Các mục tiêu đến năm 2030 có đạt được không?"
    html = html_of(at)
    assert re.search(r"\d+ trong 16 mục tiêu đã đạt", html)
    assert "riêng 3 mục tiêu đến năm 2030" in html
    assert "tốc độ hiện tại từ 50% đến dưới 100% tốc độ cần" in html
    assert "Dữ liệu minh hoạ" in html


def test_targets_stand_under_their_year_with_anchors(open_page: Open) -> None:
    at = open_page("progress.py")
    assert [header.value for header in at.header] == [f"Mục tiêu năm {year}" for year in (2025, 2026, 2027, 2030)]
    html = html_of(at)
    for year, count in ((2025, 6), (2026, 6), (2027, 1), (2030, 3)):
        assert f'<a href="#nam-{year}">{year}</a> ({count})' in html
    assert len(re.findall(r'<details id="[a-z0-9-]+"', html)) == 16


def test_the_address_opens_one_target_before_all_others(open_page: Open) -> None:
    html = html_of(open_page("progress.py", mt="nguoi-dan-2030"))
    assert re.findall(r'<details id="([a-z0-9-]+)" open>', html) == ["nguoi-dan-2030"]
    assert re.findall(r'<details id="([a-z0-9-]+)"', html)[0] == "nguoi-dan-2030"
    assert html.count('id="nguoi-dan-2030"') == 1
    assert "Ước lượng từ khảo sát" in html


def test_an_address_that_names_no_target_opens_none(open_page: Open) -> None:
    assert " open>" not in html_of(open_page("progress.py", mt="x", tt="x"))


def test_the_filter_lives_in_the_address(open_page: Open) -> None:
    html = html_of(open_page("progress.py", tt="chua-du-so-lieu"))
    assert 'id="tich-hop-2026"' in html
    assert 'id="mang-luoi-2026"' not in html


def test_a_status_that_no_target_has_says_so(open_page: Open) -> None:
    html = html_of(open_page("progress.py", tt="dung-tien-do"))
    assert "Không có mục tiêu nào ở trạng thái này." in html


def test_an_earlier_year_shows_only_what_was_known(open_page: Open) -> None:
    html = html_of(open_page("progress.py", nam="2025", ban="tam-tinh"))
    assert "2026 (tạm tính)" not in html
    assert "2026 (tạm tính)" in html_of(open_page("progress.py", ban="tam-tinh"))


def test_what_is_released_is_provisional_no_more(open_page: Open) -> None:
    html = html_of(open_page("progress.py"))
    assert ">2026</th>" in html
    assert "tạm tính)" not in html


@pytest.mark.parametrize("word", ["Will the targets up to 2030 be met?", "How the status is told", "Required path"])
def test_the_page_speaks_english(open_page: Open, word: str) -> None:
    at = open_page("progress.py", lang="en", mt="nguoi-dan-2030")
    assert word in title_of(at) + html_of(at)
