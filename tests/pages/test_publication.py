"""Công bố: who may look, make and sign; what the public sees before and after; nothing provisional leaks."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from connectors.ledger import Ledger, NewDecision, NewRelease, Release
from connectors.settings import settings
from dev_environment import ROOT
from pages.parts.access import DEMO_ROLE
from rubric.text import Text
from tests.pages.conftest import REFUSALS, Open, html_of, title_of, told

NOW = "2026-12-01T03:00:00+00:00"
PUBLIC = ("ranking.py", "agency.py", "criteria.py", "progress.py", "tasks.py")
REASON = "Bác bỏ số liệu không có minh chứng"


@pytest.fixture
def ledger(open_page: Open, sample_var: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ledger]:
    """The sample's ledger in a folder of this test's own, which the pages use."""
    del open_page
    var = tmp_path / "var"
    shutil.copytree(sample_var, var)
    monkeypatch.setenv("THUOCDO_VAR", str(var))
    monkeypatch.setenv("THUOCDO_NOW", NOW)
    with closing(Ledger.at(settings())) as found:
        yield found


def page(open_page: Open, seen_as: str, **state: str) -> AppTest:
    return open_page("publication.py", seen_as=seen_as, **state)


def releases(ledger: Ledger) -> dict[str, bool]:
    """The releases by name, and whether each is public."""
    return {each.name: each.published_at is not None for each in ledger.releases.all("hue")}


def fill_in(at: AppTest, *, reason: str = REASON, seen: bool = True) -> None:
    at.text_input(key="publish_number").set_value("58/QĐ minh hoạ")
    at.text_input(key="publish_by").set_value("Chủ tịch (minh hoạ)")
    at.text_area(key="publish_why").set_value(reason)
    at.checkbox(key="publish_seen").set_value(seen)


def press(at: AppTest, label: str) -> AppTest:
    next(each for each in at.button if each.label == label).click()
    at.run()
    assert not at.exception, at.exception
    return at


def reject(ledger: Ledger, agency: str = "hue-so-tai-chinh") -> None:
    """Take back one criterion's figure that was accepted."""
    for each in ledger.decisions.history("hue", agency, "2026"):
        if each.field == "so_cb_da_dao_tao":
            again = NewDecision(
                "hue", *each.cell, each.claim_hash, "reject", None, "không có danh sách", expected_previous=each.number
            )
            ledger.decisions.decide([again], "verifier@minh-hoa.example", each.at)
            return
    pytest.fail(f"{agency} has no decision to take back")


@pytest.mark.parametrize("role", ["", "viewer", "agency", "agency_leader", "verifier", "second_verifier"])
@pytest.mark.usefixtures("ledger")
def test_nobody_else_sees_the_page(role: str) -> None:
    at = AppTest.from_file(ROOT / "pages" / "publication.py", default_timeout=60)
    at.session_state[DEMO_ROLE] = role
    at.run()
    assert title_of(at) in REFUSALS
    assert not [*at.get("download_button"), *at.text_area]


@pytest.mark.usefixtures("ledger")
def test_leadership_looks_and_may_not_make(open_page: Open) -> None:
    at = page(open_page, "leadership")
    html = html_of(at)
    assert "Bản đang có hiệu lực là hue-2026-1" in html
    assert "đã thẩm định" in html
    assert "So với hue-2026-1: 0 cơ quan thay đổi" in html
    assert not [each for each in at.button if each.label == "Lập bản công bố"]


def test_what_changes_is_shown_before_anything_is_made(ledger: Ledger, open_page: Open) -> None:
    reject(ledger)
    html = html_of(page(open_page, "administrator"))
    assert "Sở Tài chính" in html
    assert "quyết định thẩm định" in html
    assert releases(ledger) == {"hue-2026-1": True}


def test_from_a_correction_to_what_the_public_sees(ledger: Ledger, open_page: Open) -> None:
    reject(ledger)
    at = page(open_page, "administrator")
    fill_in(at)
    press(at, "Lập bản công bố")
    assert told(at) == "Đã lập hue-2026-2; đang chờ ký duyệt."
    assert releases(ledger) == {"hue-2026-1": True, "hue-2026-2": False}
    before = html_of(open_page("ranking.py", seen_as=""))
    at = press(page(open_page, "leadership"), "Ký duyệt hue-2026-2")
    assert told(at) == "hue-2026-2 đã được công bố."
    after = open_page("ranking.py", seen_as="")
    assert "58/QĐ minh hoạ" in html_of(after)
    assert "đã đính chính" in html_of(after)
    assert "58/QĐ minh hoạ" not in before
    old = html_of(open_page("ranking.py", seen_as="", ban="hue-2026-1"))
    assert "Bản này đã được hue-2026-2 thay thế." in old
    assert "Đã được bản khác thay thế · QĐ minh hoạ số 57" in old
    assert REASON in old
    assert "ma=hue-so-yte&amp;nam=2026&amp;ban=hue-2026-1" in old  # what opens from it shows the same figures
    assert "&amp;ban=" not in html_of(after)
    card = html_of(open_page("agency.py", seen_as="", ma="hue-so-yte", ban="hue-2026-1"))
    assert "&amp;tc=A5&amp;ban=hue-2026-1" in card


@pytest.mark.parametrize(("reason", "seen", "said"), [("", True, "phải nêu điều gì"), (REASON, False, "đánh dấu")])
def test_a_form_that_lacks_something_makes_nothing(
    ledger: Ledger, open_page: Open, reason: str, seen: bool, said: str
) -> None:
    at = page(open_page, "administrator")
    fill_in(at, reason=reason, seen=seen)
    press(at, "Lập bản công bố")
    assert said in told(at, well=False)
    assert releases(ledger) == {"hue-2026-1": True}


def test_a_decision_after_looking_is_said_and_nothing_is_made(ledger: Ledger, open_page: Open) -> None:
    at = page(open_page, "administrator")
    fill_in(at)
    reject(ledger)
    press(at, "Lập bản công bố")
    assert "từ lúc bạn xem trang này" in told(at, well=False)
    assert releases(ledger) == {"hue-2026-1": True}


def test_one_who_lost_the_role_meanwhile_makes_nothing(ledger: Ledger, open_page: Open) -> None:
    at = page(open_page, "administrator")
    fill_in(at)
    at.session_state[DEMO_ROLE] = "leadership"
    press(at, "Lập bản công bố")
    assert releases(ledger) == {"hue-2026-1": True}


def made(ledger: Ledger, open_page: Open) -> Release:
    at = page(open_page, "administrator")
    fill_in(at)
    press(at, "Lập bản công bố")
    return ledger.releases.all("hue")[-1]


def test_a_verifier_cannot_sign_a_page_off_that_an_administrator_left_open(ledger: Ledger, open_page: Open) -> None:
    made(ledger, open_page)
    at = page(open_page, "administrator")
    at.session_state[DEMO_ROLE] = "verifier"
    press(at, "Ký duyệt hue-2026-2")
    assert releases(ledger)["hue-2026-2"] is False


def test_with_two_sign_offs_the_second_is_another_person(
    ledger: Ledger, open_page: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts = tmp_path / "facts"
    shutil.copytree(settings().data, facts)
    (facts / "localities" / "hue" / "publication.yaml").write_text("release_signoffs: 2\n")
    monkeypatch.setenv("THUOCDO_DATA", str(facts))
    made(ledger, open_page)
    at = press(page(open_page, "administrator"), "Ký duyệt hue-2026-2")
    assert told(at) == "Đã ký duyệt hue-2026-2."
    (button,) = [each for each in at.button if each.label == "Ký duyệt hue-2026-2"]
    assert button.disabled
    assert releases(ledger)["hue-2026-2"] is False
    press(page(open_page, "leadership"), "Ký duyệt hue-2026-2")
    assert releases(ledger)["hue-2026-2"] is True


def test_a_notice_stands_over_every_public_page_as_it_was_typed(ledger: Ledger, open_page: Open) -> None:
    at = page(open_page, "administrator")
    at.text_area(key="notice:1").set_value("Đang xem <b>khiếu nại</b> [a](javascript:1)")
    press(at, "Đăng thông báo")
    assert told(at) == "Đã đăng thông báo."
    for name in PUBLIC:
        html = html_of(open_page(name, seen_as=""))
        assert "Đang xem &lt;b&gt;khiếu nại&lt;/b&gt; [a](javascript:1)" in html, name


def test_an_older_year_published_later_does_not_become_what_the_public_opens(ledger: Ledger, open_page: Open) -> None:
    (newest,) = ledger.releases.all("hue")
    old = NewRelease("hue", 2025, "hue-2025-1", newest.criteria_hash, newest.code_version, newest.sync, newest.as_of)
    made = ledger.releases.make(old, b"the bundle of 2025, which nobody opens here", "a@b.example", newest.at)
    ledger.releases.sign_off(made.number, "a@b.example", newest.at)
    at = open_page("ranking.py", seen_as="")
    assert at.session_state["choice:ban"] == "hue-2026-1"
    assert "Chính thức · QĐ minh hoạ số 57, 16/11/2026" in html_of(at)


@pytest.mark.usefixtures("ledger")
def test_a_year_recomputed_beside_a_release_is_never_official(open_page: Open) -> None:
    html = html_of(open_page("ranking.py", seen_as="", nam="2025"))
    assert "Kèm bản hue-2026-1, không phải số chính thức" in html
    assert "Chính thức ·" not in html


@pytest.mark.parametrize("name", PUBLIC)
def test_an_anonymous_visitor_sees_the_release_only(ledger: Ledger, open_page: Open, name: str) -> None:
    before = open_page(name, seen_as="", ma="hue-so-tai-chinh")
    reject(ledger)
    after = open_page(name, seen_as="", ma="hue-so-tai-chinh", ban="tam-tinh")
    assert html_of(after) == html_of(before)
    assert "Chính thức · QĐ minh hoạ số 57, 16/11/2026" in html_of(after)
    assert "docs.google.com" not in html_of(after)
    assert "Tạm tính: " not in html_of(after)


def test_a_passport_of_a_release_names_the_cell_and_the_verdict(ledger: Ledger, open_page: Open) -> None:
    del ledger
    html = html_of(open_page("agency.py", seen_as="", ma="19774"))
    assert "minh-hoa-so-theo-doi-phuong.xlsx › 2026 › AR5" in html
    assert "Thẩm định: chấp nhận" in html
    assert "Thẩm định: điều chỉnh: Đối chiếu danh sách kèm theo" in html


def test_the_bundle_and_how_it_is_signed_are_in_the_download_box(ledger: Ledger, open_page: Open) -> None:
    del ledger
    at = open_page("ranking.py", seen_as="")
    labels = [each.proto.label for each in at.get("download_button")]
    assert "Gói công bố, để tính lại và kiểm tra (ZIP)" in labels
    assert "Gói chưa có chữ ký số." in [each.value for each in at.caption]


def test_english(ledger: Ledger, open_page: Open) -> None:
    (release,) = ledger.releases.all("hue")
    notice = Text(vi="Thông báo", en="A complaint is looked at")
    ledger.releases.notice(release.number, notice, "a@b.example", release.at)
    assert "A complaint is looked at" in html_of(open_page("ranking.py", seen_as="", lang="en"))
    assert title_of(page(open_page, "administrator", lang="en")) == "Publishing 2026: is everything ready?"
