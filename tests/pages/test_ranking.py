"""The ranking: one cohort at a time, every state in the address, nothing invented when there is no data."""

import pytest

from tests.pages.conftest import Open, html_of, title_of


def test_with_the_books_of_one_locality_there_is_nothing_to_choose(open_page: Open) -> None:
    assert "choice:dp" not in [each.key for each in open_page("ranking.py").selectbox]


@pytest.mark.parametrize(("edition", "status"), [("", "Chính thức · QĐ minh hoạ"), ("tam-tinh", "Đang thẩm định")])
def test_the_question_and_the_marks_of_an_illustration(open_page: Open, edition: str, status: str) -> None:
    at = open_page("ranking.py", **({"ban": edition} if edition else {}))
    assert title_of(at) == "Cơ quan nào truyền thông Nghị quyết 57 tốt nhất năm 2026?"
    html = html_of(at)
    for mark in ("Dữ liệu minh hoạ", status, "số liệu đến 31/12/2026", "hue-2026 v1.0"):
        assert mark in html


@pytest.mark.parametrize(
    ("cohort", "size", "agency"),
    [("so", 15, "Sở Y tế"), ("phuong", 21, "Phường Vỹ Dạ"), ("xa", 19, "Xã Phú Lộc"), ("bao", 3, "Cổng Thông tin")],
)
def test_each_cohort_is_ranked_apart(open_page: Open, cohort: str, size: int, agency: str) -> None:
    html = html_of(open_page("ranking.py", khoi=cohort))
    ranked = html.split('<table class="ranking">')[1].split("</table>")[0].count("<tr>") - 1
    listed = html.split("Không xếp hạng (")[1].split(")")[0] if "Không xếp hạng (" in html else "0"
    assert ranked + int(listed) == size
    assert agency in html


def test_an_agency_that_never_reported_is_listed_with_the_reason_and_not_ranked(open_page: Open) -> None:
    html = html_of(open_page("ranking.py", khoi="xa"))
    assert "Xã A Lưới 4" in html.split("Không xếp hạng (")[1]
    assert "không gửi báo cáo nào trong năm" in html


def test_search_ignores_marks(open_page: Open) -> None:
    at = open_page("ranking.py", khoi="phuong")
    at.text_input[0].set_value("vy da").run()
    table = html_of(at).split('<table class="ranking">')[1].split("</table>")[0]
    assert "Phường Vỹ Dạ" in table
    assert table.count("<tr>") == 2


def test_a_search_that_finds_nothing_says_so(open_page: Open) -> None:
    at = open_page("ranking.py")
    at.text_input[0].set_value("<b>không có</b>").run()
    assert "&lt;b&gt;không có&lt;/b&gt;" in html_of(at)


def test_the_year_before_is_marked_as_recomputed(open_page: Open) -> None:
    at = open_page("ranking.py", nam="2025")
    assert "2025" in title_of(at)
    assert "tính lại theo bộ tiêu chí 2026" in html_of(at)


def test_english_by_the_address(open_page: Open) -> None:
    at = open_page("ranking.py", lang="en")
    assert title_of(at) == "Which agencies communicate Resolution 57 best in 2026?"
    assert "Illustration data, not real figures" in html_of(at)


def test_an_unknown_cohort_year_or_language_means_the_default(open_page: Open) -> None:
    at = open_page("ranking.py", khoi="'; drop", nam="1999", lang="xx")
    assert title_of(at) == "Cơ quan nào truyền thông Nghị quyết 57 tốt nhất năm 2026?"


def test_every_row_links_to_the_agency_with_its_year(open_page: Open) -> None:
    html = html_of(open_page("ranking.py"))
    assert 'href="co-quan?dp=hue&amp;ma=hue-so-yte&amp;nam=2026"' in html


def test_without_data_the_page_says_what_to_run(
    open_page: Open, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.setenv("THUOCDO_VAR", str(tmp_path_factory.mktemp("empty")))
    at = open_page("ranking.py")
    assert "thuocdo sync" in at.info[0].value
