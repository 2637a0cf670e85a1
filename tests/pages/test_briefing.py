"""Báo cáo lãnh đạo: who reads it, what it says of the sample, and what leaders give out and follow up on it."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from connectors.ledger import Ledger
from connectors.settings import settings
from dev_environment import ROOT
from pages.parts.access import DEMO_ROLE
from tests.pages.conftest import REFUSALS, html_of, title_of, told

NOW = "2026-12-12T03:00:00+00:00"
TYPED = "Họp <b>với</b> [xã](javascript:1)"


@pytest.fixture(scope="module", autouse=True)
def _looked_at_once() -> Iterator[None]:
    """What the sample's ledger says is found once for all tests: each has a copy of that very ledger."""
    yield
    st.cache_resource.clear()
    st.cache_data.clear()


@pytest.fixture
def ledger(sample_var: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ledger]:
    """The sample's ledger in a folder of this test's own, which the page uses."""
    var = tmp_path / "var"
    shutil.copytree(sample_var, var, ignore=shutil.ignore_patterns("samples"))
    monkeypatch.setenv("THUOCDO_VAR", str(var))
    monkeypatch.setenv("THUOCDO_NOW", NOW)
    with closing(Ledger.at(settings())) as found:
        yield found


def page(seen_as: str = "leadership", **state: str) -> AppTest:
    at = AppTest.from_file(ROOT / "pages" / "briefing.py", default_timeout=60)
    at.session_state[DEMO_ROLE] = seen_as
    at.query_params.update(state)
    at.run()
    assert not at.exception, at.exception
    return at


def press(at: AppTest, label: str) -> AppTest:
    next(each for each in at.button if each.label == label).click()
    at.run()
    assert not at.exception, at.exception
    return at


@pytest.mark.parametrize("role", ["", "viewer", "agency", "agency_leader", "verifier", "second_verifier"])
@pytest.mark.usefixtures("ledger")
def test_nobody_else_sees_the_page_or_its_view_for_a_meeting_room(role: str) -> None:
    for view in ("", "trinh-chieu"):
        at = page(role, xem=view)
        assert title_of(at) in REFUSALS
        assert not [*at.get("download_button"), *at.text_input, *at.date_input]
        assert "báo cáo" not in html_of(at)


@pytest.mark.parametrize("role", ["leadership", "administrator"])
def test_the_sample_in_three_sentences_and_five_decisions(ledger: Ledger, role: str) -> None:
    at = page(role)
    assert title_of(at) == "Có gì thay đổi và cần quyết định điều gì?"
    html = html_of(at)
    # By hand from the pages the numbers open: two agencies owe three reports, seven others sent one late.
    assert '>2 cơ quan</a> còn nợ 3 báo cáo đã quá hạn; <a href="suc-khoe-du-lieu?dp=hue&amp;nam=2026"' in html
    assert "không cơ quan nào đổi mức; so với năm 2025 trên cùng phương pháp" in html
    assert "Cần quyết định 5 việc; chưa có việc nào được giao trước đây." in html
    assert html.count('<tr><td><span class="clamp">') == 5
    assert ledger.check_ins.all("hue") == []


def test_taking_up_a_proposal_and_following_it_up(ledger: Ledger) -> None:
    at = press(page(), "Giao việc này")
    assert told(at) == "Đã giao việc: Sở Khoa học và Công nghệ, hạn 18/12/2026."
    (kept,) = ledger.check_ins.all("hue")
    assert (kept.kind, kept.owner, kept.due, kept.year) == ("reports", "hue-so-khcn", date(2026, 12, 18), 2026)
    assert set(kept.subject) == {"20101 2026-H1", "20101 2026", "hue-bao-ioc 2026-M07"}
    assert kept.text.vi.startswith("Đôn đốc 2 cơ quan gửi 3 báo cáo quá hạn: Xã A Lưới 4, ")
    assert kept.text.en.startswith("Have 2 agencies send 3 reports overdue: ")
    assert kept.by == "leadership@minh-hoa.example"
    html = html_of(at)
    assert "Cần quyết định 4 việc; 1 việc đã giao đang làm." in html
    assert "theo số liệu: 0/3 đã đạt" in html
    at.radio[0].set_value("dropped")
    press(at, "Ghi lại")
    assert "phải nêu lý do" in told(at, well=False)
    next(each for each in at.text_input if each.label == "Ghi chú").set_value("Đã có <i>kế hoạch</i> riêng")
    press(at, "Ghi lại")
    assert told(at) == "Đã ghi."
    (kept,) = ledger.check_ins.all("hue")
    assert (kept.state, [each.note for each in kept.follow_ups]) == ("dropped", ["Đã có <i>kế hoạch</i> riêng"])
    assert "Đã có &lt;i&gt;kế hoạch&lt;/i&gt; riêng" in html_of(at)
    assert ledger.audit.check() is None


def test_a_typed_decision_is_text_wherever_it_is_shown(ledger: Ledger) -> None:
    at = page(viec="typed")
    at.text_input[0].set_value(TYPED)
    at.selectbox(key="check_in_owner:typed").set_value("cac-so")
    press(at, "Giao việc này")
    (kept,) = ledger.check_ins.all("hue")
    assert (kept.text.vi, kept.owner, kept.subject) == (TYPED, "cac-so", ())
    for view in ("", "trinh-chieu"):
        html = html_of(page(xem=view))
        assert "Họp &lt;b&gt;với&lt;/b&gt; [xã](javascript:1)" in html
        assert "<b>với" not in html
    assert all(TYPED not in each.value for each in at.markdown)


@pytest.mark.parametrize(("text", "days", "said"), [("", 0, "hãy viết"), ("Họp", -1, "từ hôm nay (12/12/2026)")])
def test_a_form_that_lacks_something_keeps_nothing(ledger: Ledger, text: str, days: int, said: str) -> None:
    at = page(viec="typed")
    at.text_input[0].set_value(text)
    at.date_input(key="check_in_due:typed").set_value(date(2026, 12, 12) + timedelta(days=days))
    press(at, "Giao việc này")
    assert said in told(at, well=False)
    assert ledger.check_ins.all("hue") == []


def test_one_who_lost_the_role_meanwhile_keeps_nothing(ledger: Ledger) -> None:
    at = page()
    at.session_state[DEMO_ROLE] = "verifier"
    press(at, "Giao việc này")
    assert ledger.check_ins.all("hue") == []
    assert title_of(at) in REFUSALS


def test_two_leaders_who_take_up_the_same_keep_it_once(ledger: Ledger) -> None:
    slow, quick = page(), page("administrator")
    press(quick, "Giao việc này")
    press(slow, "Giao việc này")
    assert "đã đổi" in told(slow, well=False)
    assert len(ledger.check_ins.all("hue")) == 1


def test_nobody_writes_over_a_note_they_did_not_see(ledger: Ledger) -> None:
    press(page(), "Giao việc này")
    slow, quick = page(), page("administrator")
    quick.radio[0].set_value("done")
    press(quick, "Ghi lại")
    slow.text_input[0].set_value("Chưa xong")
    press(slow, "Ghi lại")
    assert "vừa có người khác cập nhật" in told(slow, well=False)
    assert ledger.check_ins.all("hue")[0].state == "done"


@pytest.mark.usefixtures("ledger")
def test_the_view_for_a_meeting_room_has_no_controls_and_a_way_back() -> None:
    at = page(xem="trinh-chieu")
    assert not [*at.selectbox, *at.button, *at.text_input, *at.get("download_button")]
    html = html_of(at)
    assert '<a href="lanh-dao?dp=hue&amp;nam=2026" target="_self">Về trang làm việc</a>' in html
    assert "Cần quyết định 5 việc" in html
    assert "Dữ liệu minh hoạ" in html


@pytest.mark.usefixtures("ledger")
def test_a_year_that_is_only_computed_again_and_english() -> None:
    html = html_of(page(nam="2025"))
    assert "không phải kết quả đã công bố; chưa có năm trước để so" in html
    assert "Không có việc nào cần quyết định." in html
    at = page(lang="en")
    assert title_of(at) == "What changed, and what must be decided?"
    assert "5 matters to decide; nothing was given out before." in html_of(at)
    assert "Quá hạn" not in html_of(at)


@pytest.mark.usefixtures("ledger")
def test_the_table_and_the_departments_reports_can_be_taken_away() -> None:
    labels = [each.proto.label for each in page().get("download_button")]
    assert {"Báo cáo năm (DOCX)", "Báo cáo 6 tháng (DOCX)"} <= set(labels)
    assert "Bảng đang xem (CSV)" in labels
