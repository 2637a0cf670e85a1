"""Nobody gets in: every page by file name and by path, every role at every other role's pages and deeds."""

import shutil
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, get_args

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from connectors.access.permissions import Deed, Page
from connectors.access.visitors import ROLES
from connectors.ledger import Account, Act, Ledger, Role
from dev_environment import ROOT
from pages.parts.access import DEMO_ROLE, now
from tests.conftest import served
from tests.login_service import COOKIE_SECRET
from tests.pages.conftest import AUTH
from tests.visitor import ask

CLOSED, ANOTHER_ROLES = "Trang này cần đăng nhập", "Trang này dành cho vai trò khác"
PATHS: dict[Page, str] = {
    "self_assessment": "tu-danh-gia",
    "briefing": "lanh-dao",
    "verification": "tham-dinh",
    "data_health": "suc-khoe-du-lieu",
    "publication": "cong-bo",
    "accounts": "tai-khoan",
}
ANYTHING = ["router", "shell", "parts", "parts/shell", "pages/verification", "../pages/verification", "app", "__init__"]
# By hand, so that a slip in the one table of permissions is not repeated here.
SEES: dict[Role, set[Page]] = {
    "viewer": set(),
    "agency": {"self_assessment"},
    "agency_leader": {"self_assessment"},
    "verifier": {"verification", "data_health"},
    "second_verifier": {"verification", "data_health"},
    "administrator": {"briefing", "verification", "data_health", "publication", "accounts"},
    "leadership": {"briefing", "verification", "data_health", "publication"},
}
DOES: dict[Role, set[Deed]] = {
    "viewer": {"see_provisional"},
    "agency": {"see_own", "appeal"},
    "agency_leader": {"see_own", "appeal", "submit"},
    "verifier": {"see_provisional", "decide", "answer_appeal", "sync", "confirm_tab"},
    "second_verifier": {"see_provisional", "decide", "answer_appeal", "sync", "confirm_tab", "confirm_decision"},
    "administrator": {
        "see_provisional", "sync", "confirm_tab", "reopen", "make_release", "sign_off_release", "notice",
        "remind", "record_check_in", "manage_accounts",
    },
    "leadership": {"see_provisional", "sign_off_release", "remind", "record_check_in"},
}  # fmt: skip


@pytest.fixture
def with_login(sample_var: Path) -> Iterator[str]:
    """A fresh process that nobody asked for anything yet, with a login service that nobody logged in at."""
    environment = {
        "THUOCDO_OIDC_METADATA_URL": AUTH["server_metadata_url"],
        "THUOCDO_OIDC_CLIENT_ID": AUTH["client_id"],
        "THUOCDO_OIDC_CLIENT_SECRET": AUTH["client_secret"],
        "THUOCDO_OIDC_COOKIE_SECRET": COOKIE_SECRET,
        "THUOCDO_ADDRESS": "http://127.0.0.1:8501",
    }
    with served(sample_var, **environment) as address:
        yield address


@pytest.fixture(scope="module")
def own_var(sample_var: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample's folder, in which accounts may be given and taken."""
    return shutil.copytree(sample_var, tmp_path_factory.mktemp("closed") / "var")


@pytest.fixture
def var(own_var: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("THUOCDO_VAR", str(own_var))
    yield own_var
    st.cache_resource.clear()


def texts_of(at: AppTest) -> str:
    return "\n".join([*(each.value for each in at.title), *(each.proto.body for each in at.get("html"))])


def test_a_fresh_process_shows_no_closed_page_to_anybody(with_login: str) -> None:
    first = True
    for page, path in PATHS.items():
        for name in (page, f"{page}.py", path) if first else (path, page):
            answer = ask(with_login, name)
            assert not answer.failed, name
            shown = {text for text in answer.texts if text == CLOSED}
            # Either the sentence at its address, or the start page as for any address that does not exist.
            assert shown or name != path, name
            assert "Làm việc" not in answer.texts, f"the menu of insiders at {name}"
        first = False


def test_any_other_name_is_the_start_page(with_login: str) -> None:
    answers = {name: ask(with_login, name) for name in [*ANYTHING, ""]}
    for name, answer in answers.items():
        assert not answer.failed, name
        assert sorted(answer.texts) == sorted(answers[""].texts), name


def test_the_hash_of_a_closed_page_opens_no_more_than_its_path(with_login: str) -> None:
    hashes = ask(with_login, "").hashes
    for path in PATHS.values():
        assert CLOSED in ask(with_login, page_hash=hashes[path]).texts


def test_an_address_cannot_ask_for_figures_that_are_not_released(with_login: str) -> None:
    plain = ask(with_login, "xep-hang")
    asked = ask(with_login, "xep-hang", query="ban=tam-tinh")
    assert any("chỉ dành cho nội bộ" in text for text in asked.texts)
    # The same page but for that sentence.
    assert set(plain.texts) <= set(asked.texts)
    assert not any("Tạm tính: hệ thống tính" in text for text in asked.texts)


def test_no_file_is_there_for_the_asking(with_login: str) -> None:
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    for path in ("media/0123456789abcdef.csv", "_stcore/media/x", "media/../var/ledger.sqlite", "var/ledger.sqlite"):
        try:
            with direct.open(f"{with_login}/{path}", timeout=20) as response:
                status, content = response.status, response.read(2000)
        except urllib.error.HTTPError as refused:
            status, content = refused.code, b""
            refused.close()
        # The empty shell, as for any unknown address, or nothing at all.
        assert status in {400, 403, 404} or b"<html" in content, path


@pytest.mark.parametrize("role", ROLES)
def test_each_role_is_offered_its_own_pages_and_no_other(var: Path, role: Role) -> None:
    at = AppTest.from_file(ROOT / "pages" / "router.py", default_timeout=60)
    at.session_state[DEMO_ROLE] = role
    at.run()
    for page in get_args(Page):
        if page in SEES[role]:
            continue
        with pytest.raises(ValueError, match="Could not find a navigation page"):
            at.switch_page(str(ROOT / "pages" / f"{page}.py"))


@pytest.mark.parametrize(
    ("page", "role"),
    [(page, role) for page in get_args(Page) for role in ("", *ROLES) if not role or page not in SEES[role]],
)
def test_a_page_that_is_run_past_the_router_asks_who_is_there(var: Path, page: Page, role: Role) -> None:
    at = AppTest.from_file(ROOT / "pages" / f"{page}.py", default_timeout=60)
    at.session_state[DEMO_ROLE] = role
    at.run()
    assert not at.exception
    assert [each.value for each in at.title] == [ANOTHER_ROLES if role else CLOSED]
    assert not at.dataframe


@pytest.mark.parametrize("role", ROLES)
def test_each_role_does_its_own_deeds_and_no_other(var: Path, role: Role) -> None:
    def script() -> None:
        from typing import get_args

        import streamlit as st

        from connectors.access.permissions import Deed
        from pages.parts.access import NotAllowed, guarded, guarded_file, visitor_now

        visitor = visitor_now()
        assert visitor
        for deed in get_args(Deed):
            done: list[str] = []
            guarded(deed, lambda who, done=done: done.append(who.role), visitor.agency)()
            try:
                guarded_file(deed, lambda done=done: done.append("file") or b"", visitor.agency)()
            except NotAllowed:
                done.append("no file")
            st.text(f"{deed}: {', '.join(done)}")

    at = AppTest.from_function(script, default_timeout=60)
    at.session_state[DEMO_ROLE] = role
    at.run()
    assert not at.exception
    does = {deed: f"{role}, file" if deed in DOES[role] else "no file" for deed in get_args(Deed)}
    assert [each.value for each in at.text] == [f"{deed}: {what}" for deed, what in does.items()]


def test_nobody_does_on_another_agency_what_its_own_people_do(var: Path) -> None:
    def script() -> None:
        import streamlit as st

        from pages.parts.access import guarded

        done: list[str] = []
        for deed in ("see_own", "submit", "appeal"):
            for agency in ("hue-so-tai-chinh", "", "hue-so-yte"):
                guarded(deed, lambda who, agency=agency: done.append(agency), agency)()
        st.text(", ".join(done))

    at = AppTest.from_function(script, default_timeout=60)
    at.session_state[DEMO_ROLE] = "agency_leader"
    at.session_state["demonstration_agency"] = "hue-so-yte"
    at.run()
    assert at.text[0].value == "hue-so-yte, hue-so-yte, hue-so-yte"


def test_a_right_in_one_locality_is_worth_nothing_on_what_was_drawn_in_another(
    sample_var: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def script() -> None:
        import streamlit as st

        from pages.parts.access import NotAllowed, guarded, require

        done: list[str] = []
        drawn = guarded("make_release", lambda who: done.append(who.locality))
        drawn()
        st.query_params["dp"] = "hoang-van-thu"
        drawn()
        guarded("make_release", lambda who: done.append(who.locality))()
        try:
            require("make_release", locality="hue")
        except NotAllowed:
            done.append("refused")
        st.text(", ".join(done))

    shutil.copy(sample_var / "ledger.sqlite", tmp_path)
    monkeypatch.setenv("THUOCDO_VAR", str(tmp_path))
    with closing(Ledger(tmp_path / "ledger.sqlite")) as ledger:
        sync = ledger.begin_sync("hoang-van-thu", "folder", date(2026, 12, 31))
        ledger.end_sync(sync, [])
        for locality in ("hue", "hoang-van-thu"):
            account = Account("hai.noi@example.vn", "administrator", locality=locality)
            ledger.accounts.grant(account, "tests", datetime.now(UTC))
    st.cache_data.clear()
    at = AppTest.from_function(script, default_timeout=60)
    at.secrets["auth"] = AUTH
    issued = int(datetime.now(UTC).timestamp())
    at.user = {"is_logged_in": True, "iss": "i", "sub": "2", "iat": issued, "email": "hai.noi@example.vn"}
    at.run()
    assert not at.exception, at.exception
    assert at.text[0].value == "hue, hoang-van-thu, refused"
    st.cache_data.clear()
    st.cache_resource.clear()


def logged_in(page: str, **claims: Any) -> AppTest:
    at = AppTest.from_file(ROOT / "pages" / page, default_timeout=60)
    at.secrets["auth"] = AUTH
    now = int(datetime.now(UTC).timestamp())
    at.user = {"is_logged_in": True, "iss": "http://127.0.0.1:9", "sub": "57", "iat": now, "exp": now + 3600, **claims}
    return at


def test_with_a_login_service_no_role_can_be_chosen_in_the_browser(var: Path) -> None:
    for page in get_args(Page):
        at = AppTest.from_file(ROOT / "pages" / f"{page}.py", default_timeout=60)
        at.secrets["auth"] = AUTH
        at.user = {}
        at.session_state[DEMO_ROLE] = "administrator"
        at.query_params["vai"] = "administrator"
        at.run()
        assert [each.value for each in at.title] == [CLOSED], page


def test_a_role_in_the_token_is_worth_nothing(var: Path) -> None:
    forged = {"role": "administrator", "roles": ["administrator"], "groups": ["administrator"], "agency": "hue-so-yte"}
    at = logged_in("accounts.py", email="gia.mao@example.vn", **forged)
    at.run()
    assert [each.value for each in at.title] == [CLOSED]
    assert "chưa được cấp quyền" in texts_of(at)


def test_what_the_ledger_says_of_a_login_holds_at_the_next_run(var: Path) -> None:
    email = "doi.vai@example.vn"
    at = logged_in("data_health.py", email=email)
    with closing(Ledger(var / "ledger.sqlite")) as ledger:
        ledger.accounts.grant(Account(email, "verifier", locality="hue"), "tests", datetime.now(UTC))
        at.run()
        assert [each.value for each in at.title] == ["Cần sửa gì trước khi công bố?"]
        ledger.accounts.grant(Account(email, "viewer", locality="hue"), "tests", datetime.now(UTC))
        at.run()
        assert [each.value for each in at.title] == [ANOTHER_ROLES]


def test_a_clock_that_goes_back_comes_in_before_no_deadline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THUOCDO_VAR", str(tmp_path))
    acted, back = datetime(2026, 12, 21, 1, tzinfo=UTC), datetime(2026, 12, 1, 1, tzinfo=UTC)
    with closing(Ledger(tmp_path / "ledger.sqlite")) as ledger:
        monkeypatch.setenv("THUOCDO_NOW", back.isoformat())
        assert now() == back
        ledger.audit.note(Act("tests", "file.fetched", "hue"), acted)
        assert now() == acted
        ledger.logins.begin("ai@example.vn", "57", datetime(2027, 3, 1, tzinfo=UTC))  # the login service's own clock
        assert now() == acted
        ledger.audit.note(Act("tests", "file.fetched", "hue"), datetime(2028, 1, 1, tzinfo=UTC))
        assert now() == acted  # one act kept while the clock ran a year ahead locks nothing
    st.cache_resource.clear()


def test_a_file_that_was_offered_is_not_made_once_the_account_is_revoked(var: Path) -> None:
    def script() -> None:
        from datetime import UTC, datetime

        import streamlit as st

        from pages.parts.access import NotAllowed, guarded_file
        from pages.parts.ledgers import ledger_now

        offered = guarded_file("see_provisional", lambda: b"file")
        st.text(offered().decode())
        ledger_now().accounts.revoke("tai.tep@example.vn", "hue", "tests", datetime.now(UTC))
        try:
            offered()
        except NotAllowed:
            st.text("refused")

    at = AppTest.from_function(script, default_timeout=60)
    at.secrets["auth"] = AUTH
    now = datetime.now(UTC)
    at.user = {
        "is_logged_in": True,
        "iss": "i",
        "sub": "57",
        "iat": int(now.timestamp()),
        "email": "tai.tep@example.vn",
    }
    with closing(Ledger(var / "ledger.sqlite")) as ledger:
        ledger.accounts.grant(Account("tai.tep@example.vn", "verifier", locality="hue"), "tests", now)
    at.run()
    assert not at.exception
    assert [each.value for each in at.text] == ["file", "refused"]
