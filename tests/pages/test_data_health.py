"""What must be mended before publication: the page says it, filters it, and lets a person confirm a tab."""

import re
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from connectors.ledger import Ledger
from connectors.localities import load
from connectors.sync import sync_folder
from connectors.sync.course import course
from tests.pages.conftest import Open, html_of, title_of

AS_OF = date(2026, 12, 31)


@pytest.fixture(autouse=True)
def _without_a_register(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("THUOCDO_REGISTRY", raising=False)


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_the_question_and_its_answer(open_page: Open) -> None:
    at = open_page("data_health.py")
    assert title_of(at) == "Cần sửa gì trước khi công bố?"
    said = text_of(html_of(at))
    assert re.search(r"Còn \d+ việc chặn công bố, \d+ việc nên xem; 56 trên 58 cơ quan đã gửi đủ báo cáo", said)
    assert "4.832 trên 5.044 số liệu cần thẩm định đã có quyết định." in said
    blocks = re.search(r"nếu là số liệu thật: Chưa công bố được: (\d+ ô không đọc được)\.", said)
    assert blocks
    assert blocks[1] in text_of(html_of(open_page("publication.py"))), "both pages must say the same"
    assert "Đường dẫn minh chứng chưa kiểm tra" in said


def test_late_and_missing_reports_are_listed_at_once_the_others_on_demand(open_page: Open) -> None:
    html = html_of(open_page("data_health.py"))
    listed, _, all_reports = html.partition("<details>")
    assert "Xã A Lưới 4" in listed
    assert "○ chưa nhận, quá hạn 12 ngày" in text_of(listed)
    assert "Sở Y tế" not in listed.split("Báo cáo năm 2026: đã nhận")[1]
    assert "Sở Y tế" in all_reports


def test_problems_are_filtered_by_the_address(open_page: Open) -> None:
    def problems(**state: str) -> str:
        at = open_page("data_health.py", **state)
        return text_of(html_of(at).split("Việc cần sửa trong các sổ")[1].split("Các sổ và bản đang dùng")[0])

    assert "Chặn ô (12)" in problems()
    assert "Nên xem (8)" in problems()
    only = problems(muc="cell", khoi="bao")
    assert "Chặn ô (1)" in only
    assert "Khoảng 40" in only
    assert "Nên xem" not in only
    assert "Sở Công Thương" in problems(ma="hue-so-cong-thuong")
    assert "Phường" not in problems(ma="hue-so-cong-thuong")


def test_the_search_ignores_marks_and_says_when_nothing_is_found(open_page: Open) -> None:
    at = open_page("data_health.py")
    at.text_input[0].set_value("khong tu CHIA").run()
    assert "Chặn ô (1)" in html_of(at)
    at = open_page("data_health.py")
    at.text_input[0].set_value("<b>không có</b>").run()
    assert "Không có việc nào khớp lựa chọn trên." in html_of(at)
    assert "<b>không có</b>" not in html_of(at)


def test_without_a_register_the_page_says_how_to_sync(open_page: Open) -> None:
    at = open_page("data_health.py")
    assert [button.label for button in at.button] == []
    assert "THUOCDO_REGISTRY" in at.caption[0].value
    assert "thuocdo sync THƯ_MỤC" in at.caption[0].value


def test_with_a_register_there_is_the_button(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THUOCDO_REGISTRY", "so-bang-tinh.csv")
    at = open_page("data_health.py")
    assert [button.label for button in at.button] == ["Đồng bộ ngay"]


def test_a_sync_that_runs_anywhere_is_shown_and_a_books_name_stays_text(
    open_page: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("THUOCDO_VAR", str(tmp_path))
    with course(tmp_path, "hue") as told:
        told.tell(48, 150, "![x](http://evil.example/t.png) <b>Sở Y tế</b>")
        at = open_page("data_health.py", by_login=True)
        html = html_of(at)
    assert "đã đọc 48/150 bảng tính, ![x](http://evil.example/t.png) &lt;b&gt;Sở Y tế&lt;/b&gt;" in html
    assert 'value="48" max="150"' in html
    drawn = [*at.markdown, *at.info, *at.error, *at.caption]
    assert "evil" not in " ".join(str(each.value) for each in drawn)


def test_a_sync_from_the_page_that_failed_says_why(
    open_page: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("THUOCDO_VAR", str(tmp_path))
    (tmp_path / "sync-hue.start.json").write_text('{"at": "2026-11-21T03:00:00+00:00", "after": 0, "code": 1}')
    (tmp_path / "sync-hue.log").write_text("Không tìm thấy tệp khoá.\nThe key file is missing.\n", encoding="utf-8")
    said = text_of(html_of(open_page("data_health.py", by_login=True)))
    assert "Lần đồng bộ vừa bấm không xong: Không tìm thấy tệp khoá." in said
    assert "The key file" not in said


def test_before_the_first_sync_the_page_says_so(
    open_page: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("THUOCDO_VAR", str(tmp_path / "empty"))
    at = open_page("data_health.py", by_login=True)
    assert title_of(at) == "Cần sửa gì trước khi công bố?"
    assert "Chưa đọc sổ nào" in at.info[0].value


def test_english_has_no_vietnamese_words_of_ours(open_page: Open) -> None:
    at = open_page("data_health.py", lang="en")
    assert title_of(at) == "What must be mended before publication?"
    said = text_of(html_of(at))
    for word in ("chặn", "thẩm định", "muộn", "chưa nhận", "bản mới", "đường dẫn", "hạn"):
        assert not re.search(rf"\b{word}\b", said), word


def _book(file: Path, figures: int) -> None:
    book = openpyxl.Workbook()
    about = book.worksheets[0]
    about.title = "Thông tin"
    about.append(["Mã cơ quan", "hue-so-yte"])
    year = book.create_sheet("2026")
    fields = ["so_to_roi", "so_video", "so_tin", "so_infographic", "so_cuoc", "so_bai"][:figures]
    for line in [["Mã", "Chỉ tiêu", "Số liệu", "Đường dẫn minh chứng"], *([key, None, 12] for key in fields)]:
        if figures:
            year.append(line)
    book.save(file)


def test_a_tab_held_back_is_confirmed_by_its_button_and_the_next_sync_takes_it(
    open_page: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = tmp_path / "nộp"
    folder.mkdir()
    monkeypatch.setenv("THUOCDO_VAR", str(tmp_path / "var"))
    hue, ledger = load("hue", 2026), Ledger(tmp_path / "var" / "ledger.sqlite")
    for figures in (6, 0):
        _book(folder / "sở y tế.xlsx", figures)
        summary = sync_folder(ledger, hue, folder, as_of=AS_OF)
    assert summary.held == 1
    at = open_page("data_health.py", by_login=True)
    said = text_of(html_of(at))
    assert "Trang đang giữ bản cũ (1)" in said
    assert "bỗng trống" in said
    next(each for each in at.button if str(each.key).startswith("confirm:")).click().run()
    assert not at.exception
    assert "Đã ghi xác nhận" in text_of(html_of(at))
    assert [button.label for button in at.button] == ["Đăng xuất"]
    assert len(ledger.visits.confirmed()) == 1
    assert sync_folder(ledger, hue, folder, as_of=AS_OF).held == 0
    ledger.close()
