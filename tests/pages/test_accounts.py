"""Only administrators see and change accounts; what they type stays text; nobody locks everybody out."""

import re
import shutil
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Selectbox

from connectors.ledger import Account, Contact, Ledger
from connectors.settings import settings
from dev_environment import ROOT
from pages.parts.access import DEMO_ROLE
from tests.pages.conftest import REFUSALS, Open, html_of, title_of

CHIEF, BINH = "chief@hue.vn", "binh@hue.vn"
QUESTION, CLOSED = "Ai được xem và làm gì trong hệ thống?", "Trang này cần đăng nhập"
AUTH = {
    "redirect_uri": "http://127.0.0.1:8501/oauth2callback",
    "cookie_secret": "for-tests-only-for-tests-only-57",
    "client_id": "thuocdo-57",
    "client_secret": "for-tests-only",
    "server_metadata_url": "http://127.0.0.1:9/.well-known/openid-configuration",
}
IMAGE = "<img src=x onerror=alert(1)> ![x](https://example.com/x.png)"
SHOWN = "&lt;img src=x onerror=alert(1)&gt; ![x](https://example.com/x.png)"
Logged = Callable[..., AppTest]

SINCE = int(datetime.now(UTC).timestamp())  # a login goes by the machine's clock


@pytest.fixture
def sample_var(sample_var: Path, tmp_path: Path) -> Path:
    """A copy, for what is done here stays in the ledger."""
    return shutil.copytree(sample_var, tmp_path / "var")


@pytest.fixture
def logged_in(open_page: Open) -> Logged:
    """Open a page as somebody who logged in, on data that is not the demonstration's."""
    del open_page

    def opened(email: str, page: str = "accounts.py", *, start: str = "router.py", **state: str) -> AppTest:
        at = AppTest.from_file(ROOT / "pages" / start, default_timeout=60)
        at.secrets["auth"] = AUTH
        at.user = {
            "is_logged_in": True,
            "iss": "i",
            "sub": email,
            "iat": SINCE,
            "email": email,
        }
        at.query_params.update(state)
        at.run()
        if start == "router.py":
            at.switch_page(str(ROOT / "pages" / page))
            at.query_params.update(state)
            at.run()
        assert not at.exception, at.exception
        return at

    return opened


NOW = datetime.now(UTC) - timedelta(minutes=5)


def granted(*accounts: tuple[str, str]) -> None:
    with closing(Ledger.at(settings())) as ledger:
        for email, role in accounts:
            ledger.accounts.grant(Account(email, role, locality="hue"), "máy chủ: root", NOW)  # type: ignore[arg-type]


def held() -> dict[str, tuple[str, str]]:
    with closing(Ledger.at(settings())) as ledger:
        return {each.email: (each.role, each.agency) for each in ledger.accounts.all("hue")}


def acts() -> list[tuple[str, str, str]]:
    with closing(Ledger.at(settings())) as ledger:
        return [(row.by, row.act, row.field) for row in ledger.audit.rows("hue")]


def typed(at: AppTest, **values: str) -> None:
    for key, value in values.items():
        if key in {"account_role", "account_agency"}:
            at.selectbox(key=key).set_value(value)
        else:
            at.text_input(key=key).set_value(value)


def press(at: AppTest, label: str) -> None:
    (button,) = [each for each in at.button if each.label == label]
    button.click().run()
    assert not at.exception, at.exception


def switch_of_roles(at: AppTest) -> Selectbox[str]:
    (found,) = [each for each in at.selectbox if each.label == "Minh hoạ: đang xem với vai"]
    return found


def told(at: AppTest) -> str:
    return " ".join(re.findall(r'<p class="verdict told[^>]*>(.*?)</p>', html_of(at), re.DOTALL))


def through_markdown(at: AppTest) -> str:
    """Everything that Streamlit would interpret as markdown."""
    said = [*at.markdown, *at.title, *at.header, *at.caption, *at.info, *at.success, *at.error, *at.warning]
    return "\n".join(str(each.value) for each in said) + "\n".join(each.label for each in [*at.button, *at.text_input])


@pytest.mark.parametrize("role", ["", "viewer", "agency", "agency_leader", "verifier", "second_verifier", "leadership"])
def test_others_get_a_sentence_and_no_account(role: str, open_page: Open) -> None:
    del open_page
    at = AppTest.from_file(ROOT / "pages" / "accounts.py", default_timeout=60)
    at.session_state[DEMO_ROLE] = role
    at.run()
    assert not at.exception
    assert title_of(at) in REFUSALS
    assert "Quản trị" in at.info[0].value
    assert "<table" not in html_of(at)
    assert not at.text_input


def test_an_administrator_grants_and_the_ledger_says_who_and_why(logged_in: Logged) -> None:
    granted((CHIEF, "administrator"))
    at = logged_in(CHIEF)
    assert title_of(at) == QUESTION
    assert "1 tài khoản: 1 quản trị." in html_of(at)
    typed(at, account_email="An@hue.vn", account_role="agency", account_agency="hue-so-yte", account_reason="QĐ 5")
    press(at, "Cấp quyền")
    assert held()["an@hue.vn"] == ("agency", "hue-so-yte")
    assert acts()[0] == (CHIEF, "account.granted", "an@hue.vn")
    assert "Đã cấp: an@hue.vn · Cán bộ tổng hợp của cơ quan." in told(at)
    shown = html_of(at)
    assert "2 tài khoản: 1 cán bộ tổng hợp của cơ quan; 1 quản trị. 1 tài khoản chưa từng đăng nhập." in shown
    assert "Sở Y tế" in shown
    assert at.text_input(key="account_email").value == ""
    typed(at, account_email="an@hue.vn")
    press(at, "Cấp quyền")
    assert "đã có đúng quyền này" in told(at)


def test_what_is_no_account_is_told_and_nothing_is_kept(logged_in: Logged) -> None:
    granted((CHIEF, "administrator"))
    at = logged_in(CHIEF)
    before = acts()
    for values, said in (
        ({"account_email": f"{IMAGE}@hue.vn"}, SHOWN),
        ({"account_email": "an@hue.vn", "account_role": "agency_leader"}, "cần một cơ quan"),
        ({"account_email": CHIEF.upper(), "account_role": "viewer"}, "không ai tự thu hồi"),
    ):
        typed(at, **values)
        press(at, "Cấp quyền")
        assert said in told(at)
        assert "<img" not in told(at)
        assert at.text_input(key="account_email").value == values["account_email"], "to be mended, not typed again"
    assert acts() == before


def test_an_administrator_revokes_with_a_reason(logged_in: Logged) -> None:
    granted((CHIEF, "administrator"), (BINH, "administrator"))
    at = logged_in(CHIEF, tk=BINH)
    assert f"Lịch sử của {BINH}" in html_of(at)
    press(at, "Thu hồi")
    assert "Hãy ghi lý do" in told(at)
    assert BINH in held()
    typed(at, account_why="nghỉ hưu")
    press(at, "Thu hồi")
    assert held() == {CHIEF: ("administrator", "")}
    assert acts()[0] == (CHIEF, "account.revoked", BINH)
    assert "nghỉ hưu" in html_of(at)


def test_nobody_revokes_themselves(logged_in: Logged) -> None:
    granted((CHIEF, "administrator"), (BINH, "administrator"))
    at = logged_in(CHIEF, tk=CHIEF)
    typed(at, account_why="thử")
    press(at, "Thu hồi")
    assert "không ai tự thu hồi" in told(at)
    assert set(held()) == {CHIEF, BINH}


def test_the_last_administrator_stays(open_page: Open) -> None:
    granted(("chief@hue.example", "administrator"))
    at = open_page("accounts.py", tk="chief@hue.example")
    typed(at, account_why="thử")
    press(at, "Thu hồi")
    assert "người quản trị duy nhất" in told(at)
    typed(at, account_email="chief@hue.example", account_role="viewer")
    press(at, "Cấp quyền")
    assert "người quản trị duy nhất" in told(at)
    assert held() == {"chief@hue.example": ("administrator", "")}


@pytest.mark.parametrize("label", ["Cấp quyền", "Thu hồi", "Kết thúc mọi phiên đăng nhập", "Lưu liên hệ"])
@pytest.mark.parametrize("becomes", ["viewer", ""])
def test_a_page_left_open_does_nothing_once_the_right_is_gone(label: str, becomes: str, logged_in: Logged) -> None:
    """The buttons are still on the screen, as they would be in a browser that forges what it sends."""
    granted((CHIEF, "administrator"), (BINH, "administrator"))
    at = logged_in(CHIEF, tk=BINH)
    with closing(Ledger.at(settings())) as ledger:
        if becomes:
            ledger.accounts.grant(Account(CHIEF, "viewer", locality="hue"), BINH, datetime.now(UTC))
        else:
            ledger.accounts.revoke(CHIEF, "hue", BINH, datetime.now(UTC))
    before = acts()
    typed(at, account_email="gia.mao@hue.vn", account_role="administrator", account_why="x", contact_name="Giả mạo")
    press(at, label)
    assert acts() == before
    assert title_of(at) in REFUSALS
    assert "Giả mạo" not in html_of(at)


def test_one_may_end_ones_own_logins_and_is_out_at_once(logged_in: Logged) -> None:
    granted((CHIEF, "administrator"))
    at = logged_in(CHIEF, tk=CHIEF)
    typed(at, account_why="mất điện thoại")
    press(at, "Kết thúc mọi phiên đăng nhập")
    assert title_of(at) == CLOSED
    assert held() == {CHIEF: ("administrator", "")}
    assert title_of(logged_in(CHIEF, start="accounts.py")) == CLOSED, "the same login, in another browser"


def test_the_search_finds_without_marks(logged_in: Logged) -> None:
    granted((CHIEF, "administrator"), (BINH, "second_verifier"))
    at = logged_in(CHIEF)

    def rows(search: str) -> list[str]:
        at.text_input(key="tim").set_value(search).run()
        return re.findall(r'<th scope="row">(.*?)<br>', html_of(at))

    assert rows("") == [BINH, CHIEF]
    assert rows("tham dinh thu hai") == [BINH]
    assert rows("chief quan tri") == [CHIEF]
    assert rows("zzz") == []
    assert "Không có tài khoản nào như vậy" in html_of(at)


def test_markup_stays_text_wherever_it_was_typed(logged_in: Logged) -> None:
    granted((CHIEF, "administrator"))
    at = logged_in(CHIEF)
    typed(at, account_email="an@hue.vn", account_reason=IMAGE)
    press(at, "Cấp quyền")
    typed(at, contact_name=IMAGE, contact_address="[bấm](javascript:alert(1))", contact_email="a@hue.vn")
    press(at, "Lưu liên hệ")
    for page in (at, logged_in(CHIEF, "criteria.py")):
        shown = html_of(page)
        assert "<img" not in shown
        assert SHOWN in shown
        assert 'href="javascript' not in shown
        assert "onerror" not in through_markdown(page)
        assert "javascript" not in through_markdown(page)


def test_the_contact_is_checked_and_stands_at_the_foot_of_public_pages(logged_in: Logged) -> None:
    granted((CHIEF, "administrator"))
    at = logged_in(CHIEF)
    typed(at, contact_name="Sở Khoa học và Công nghệ", contact_telephone="gọi tôi")
    press(at, "Lưu liên hệ")
    assert "Điện thoại chỉ gồm số" in told(at)
    typed(at, contact_telephone="0234 3821 345", contact_email="skhcn@hue.gov.vn")
    press(at, "Lưu liên hệ")
    assert acts()[0][:2] == (CHIEF, "contact.set")
    for page in ("ranking.py", "criteria.py", "tasks.py"):
        foot = html_of(logged_in("ai-do@hue.vn", page)).split('<div class="td contact">')[1]
        assert "Liên hệ: Sở Khoa học và Công nghệ" in foot
        assert '<a href="mailto:skhcn@hue.gov.vn">skhcn@hue.gov.vn</a>' in foot
        assert "0234 3821 345" in foot


def test_what_is_tried_in_the_demonstration_gives_nobody_rights_over_real_data(
    open_page: Open, logged_in: Logged
) -> None:
    granted((CHIEF, "administrator"))
    at = open_page("accounts.py")
    assert CHIEF not in html_of(at), "the demonstration is for everybody to see"
    typed(at, account_email="gia.mao@hue.vn", account_role="administrator")
    press(at, "Cấp quyền")
    assert "tận cùng bằng .example" in told(at)
    typed(at, account_email="thu@hue.example")
    press(at, "Cấp quyền")
    typed(at, contact_name="Ai đó")
    press(at, "Lưu liên hệ")
    assert held() == {CHIEF: ("administrator", ""), "thu@hue.example": ("administrator", "")}
    assert "Liên hệ: Ai đó" in html_of(open_page("criteria.py", seen_as=""))
    assert "Ai đó" not in html_of(logged_in(CHIEF, "criteria.py"))
    with closing(Ledger.at(settings())) as ledger:
        assert ledger.contacts.of("hue") == Contact("Ai đó")


def test_the_role_that_is_tried_stays_when_another_page_is_opened(open_page: Open) -> None:
    at = open_page("criteria.py", seen_as="")
    switch_of_roles(at).set_value("administrator").run()
    for page in ("accounts.py", "criteria.py", "accounts.py"):
        at.switch_page(str(ROOT / "pages" / page)).run()
    assert title_of(at) == QUESTION
    assert switch_of_roles(at).value == "administrator"


def test_everything_is_said_in_english_too(logged_in: Logged) -> None:
    granted((CHIEF, "administrator"))
    at = logged_in(CHIEF, lang="en", tk=CHIEF)
    assert title_of(at) == "Who may see and do what here?"
    assert "1 account: 1 administrator." in html_of(at)
    assert "Last login" in html_of(at)
