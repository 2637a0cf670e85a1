"""Logging in at a real provider: back to the page, out for good, and revoked at once, whoever holds the cookie."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from connectors.ledger import Account, Ledger
from tests.login_service import WithLogin, login_service, served_with_login
from tests.visitor import Answer, ask

WAIT = 30_000
VERIFIER, STRANGER = "tham.dinh@example.vn", "nguoi.la@example.vn"
CLOSED = "Trang này cần đăng nhập"


@pytest.fixture(scope="module")
def dashboard(sample_var: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[WithLogin]:
    var = shutil.copytree(sample_var, tmp_path_factory.mktemp("login") / "var")
    with login_service() as service, served_with_login(var, service) as served:
        yield served


@pytest.fixture
def person(dashboard: WithLogin, request: pytest.FixtureRequest) -> str:
    """An address of their own for each test, with a verifier's account."""
    email = f"{request.node.originalname[5:40]}@example.vn"
    grant(dashboard, email)
    return email


def grant(dashboard: WithLogin, email: str) -> None:
    with closing(Ledger(dashboard.var / "ledger.sqlite")) as ledger:
        ledger.accounts.grant(Account(email, "verifier", locality="hue"), "tests", datetime.now(UTC))


def revoke(dashboard: WithLogin, email: str) -> None:
    with closing(Ledger(dashboard.var / "ledger.sqlite")) as ledger:
        ledger.accounts.revoke(email, "hue", "tests", datetime.now(UTC))


def log_in(page: Page, dashboard: WithLogin, email: str, path: str) -> None:
    page.route("**/cdn.jsdelivr.net/**", lambda route: route.abort())
    page.goto(f"{dashboard.address}/{path}")
    page.get_by_role("button", name="Đăng nhập").first.click(timeout=WAIT)
    page.get_by_placeholder("sub").fill(email, timeout=WAIT)
    page.get_by_role("button", name="Authorize").click()
    page.wait_for_url(f"{dashboard.address}/**", timeout=WAIT)


def copied(context: BrowserContext, dashboard: WithLogin, path: str) -> Answer:
    """What a copy of the browser's cookies gets to see, in no browser."""
    cookies = {each.get("name", ""): each.get("value", "") for each in context.cookies()}
    header = "; ".join(f"{name}={value}" for name, value in cookies.items())
    return ask(dashboard.address, path, headers={"Cookie": header}, xsrf=cookies["_streamlit_xsrf"])


def test_who_logged_in_is_back_on_the_page_where_they_began(page: Page, dashboard: WithLogin, person: str) -> None:
    log_in(page, dashboard, person, "tham-dinh?dp=hue")
    expect(page.get_by_role("heading", level=1)).not_to_have_text(CLOSED, timeout=WAIT)
    assert page.url.startswith(f"{dashboard.address}/tham-dinh")
    assert CLOSED not in copied(page.context, dashboard, "tham-dinh").texts


def test_a_copied_cookie_is_worth_nothing_after_the_logout(page: Page, dashboard: WithLogin, person: str) -> None:
    log_in(page, dashboard, person, "tham-dinh")
    expect(page.get_by_role("heading", level=1)).not_to_have_text(CLOSED, timeout=WAIT)
    kept = page.context.storage_state()
    page.get_by_role("button", name="Thành viên Tổ thẩm định").click()
    page.get_by_role("button", name="Đăng xuất").click()
    page.get_by_role("button", name="End session").click(timeout=WAIT)
    expect(page.get_by_role("button", name="Đăng nhập").first).to_be_visible(timeout=WAIT)
    thief = page.context.browser
    assert thief
    stolen = thief.new_context(storage_state=kept)
    answer = copied(stolen, dashboard, "tham-dinh")
    stolen.close()
    assert CLOSED in answer.texts
    assert any("Phiên đăng nhập này đã kết thúc" in text for text in answer.texts)


def test_a_revoked_account_is_out_at_the_next_click_and_stays_out(
    page: Page, dashboard: WithLogin, person: str
) -> None:
    log_in(page, dashboard, person, "tham-dinh")
    expect(page.get_by_role("heading", level=1)).not_to_have_text(CLOSED, timeout=WAIT)
    expect(page.get_by_role("button", name="Thành viên Tổ thẩm định")).to_be_visible(timeout=WAIT)
    assert CLOSED not in copied(page.context, dashboard, "tham-dinh").texts
    revoke(dashboard, person)
    assert CLOSED in copied(page.context, dashboard, "tham-dinh").texts
    page.get_by_role("combobox", name="Ngôn ngữ").click()
    page.get_by_role("option", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("This page needs a login", timeout=WAIT)
    grant(dashboard, person)  # given back later: the login from before is not
    assert CLOSED in copied(page.context, dashboard, "tham-dinh").texts


def test_somebody_without_an_account_is_told_so_and_sees_what_everybody_sees(page: Page, dashboard: WithLogin) -> None:
    log_in(page, dashboard, STRANGER, "tham-dinh")
    expect(page.get_by_role("heading", level=1)).to_have_text(CLOSED, timeout=WAIT)
    answer = copied(page.context, dashboard, "xep-hang")
    assert any(f"Địa chỉ {STRANGER} chưa được cấp quyền" in text for text in answer.texts)


def test_a_cookie_that_was_written_by_hand_is_nobodys(dashboard: WithLogin) -> None:
    forged = {"Cookie": '_streamlit_user="2|1:0|10:1|15:_streamlit_user|4:e30=|00"; _streamlit_xsrf=2|a|b|1'}
    assert CLOSED in ask(dashboard.address, "tham-dinh", headers=forged, xsrf="2|a|b|1").texts
