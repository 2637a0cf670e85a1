"""How the score is made: every criterion of the annex, with rule, worked example and clause."""

import re

import pytest

from tests.pages.conftest import Open, html_of, title_of


@pytest.mark.parametrize(("annex", "count"), [("so", 28), ("xa", 30), ("bao", 24)])
def test_each_annex_shows_all_its_criteria(open_page: Open, annex: str, count: int) -> None:
    at = open_page("criteria.py", pl=annex)
    assert title_of(at) == "Điểm được tính như thế nào?"
    html = html_of(at)
    shown = re.findall(r'<details id="([A-F]\d)"', html)
    assert len(shown) == count
    assert f"{count} tiêu chí cộng đúng 100 điểm" in html
    for code in ("T1", "T2", "T3", "T4", "P1", "P2", "P3"):
        assert f'id="{code}"' in html


def test_the_worked_example_is_computed_and_printed(open_page: Open) -> None:
    html = html_of(open_page("criteria.py", pl="so", tc="A4"))
    passport = html.split('id="A4"')[1].split("</details>")[0]
    assert "Ví dụ" in passport
    assert "3/12 = 25%" in passport
    assert "4 × 100% = 4,00" in passport


def test_what_does_not_apply_to_the_press_says_why(open_page: Open) -> None:
    html = html_of(open_page("criteria.py", pl="bao", tc="C8"))
    passport = html.split('id="C8"')[1].split("</details>")[0]
    assert "Không áp dụng" in passport or "không áp dụng" in passport


def test_bands_gates_and_limits_of_the_score_are_told(open_page: Open) -> None:
    html = html_of(open_page("criteria.py"))
    for part in (
        "từ 80 đến dưới 90",
        "Điều kiện chặn mức",
        "không quá mức Khá",
        "Điểm số không đo những gì",
        "Kiến nghị về điểm",
    ):
        assert part in html
