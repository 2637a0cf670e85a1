"""Pages run in Streamlit's own test harness, on the sample data in a folder of its own."""

import html
import re
import secrets
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from connectors.ledger import Account, Ledger, Role
from connectors.settings import settings
from dev_environment import ROOT
from pages.parts.access import DEMO_ROLE
from tests.login_service import COOKIE_SECRET

Open = Callable[..., AppTest]
REFUSALS = {"Trang này cần đăng nhập", "Trang này dành cho vai trò khác"}  # of a visitor, and of another role
AUTH = {
    "redirect_uri": "http://127.0.0.1:8501/oauth2callback",
    "cookie_secret": COOKIE_SECRET,
    "client_id": "thuocdo-57",
    "client_secret": "for-tests-only",
    "server_metadata_url": "http://127.0.0.1:9/.well-known/openid-configuration",
}


@pytest.fixture
def open_page(sample_var: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """Open a page by its file name with the address's state; fails when the page raised.

    It is seen in the role ``seen_as``: of the demonstration, or ``by_login``, as on real data.
    """
    monkeypatch.setenv("THUOCDO_VAR", str(sample_var))

    def opened(page: str, *, seen_as: Role = "administrator", by_login: bool = False, **state: str) -> AppTest:
        at = AppTest.from_file(ROOT / "pages" / "router.py", default_timeout=60)
        if by_login:
            log_in(at, seen_as, state.get("dp") or settings().locality)
        else:
            at.session_state[DEMO_ROLE] = seen_as
        at.query_params.update(state)
        at.run()
        if page != "ranking.py":
            at.query_params.update(state)
            at.switch_page(str(ROOT / "pages" / page))
            at.query_params.update(state)
            at.run()
        assert not at.exception, at.exception
        return at

    yield opened
    st.cache_resource.clear()


def log_in(at: AppTest, role: Role, locality: str) -> None:
    """Log somebody of this role in, with an account in the ledger, as on real data."""
    email, now = f"{role}@example.vn", datetime.now(UTC)
    with closing(Ledger.at(settings())) as ledger:
        ledger.accounts.grant(Account(email, role, locality=locality), "tests", now)
    at.secrets["auth"] = AUTH
    at.user = {
        "is_logged_in": True,
        "iss": "http://127.0.0.1:9",
        "sub": role,
        "nonce": secrets.token_hex(8),  # two logins within one second are two
        "iat": int(now.timestamp()),
        "email": email,
    }


def html_of(at: AppTest) -> str:
    """All HTML fragments of the page, in order."""
    return "\n".join(element.proto.body for element in at.get("html"))


def title_of(at: AppTest) -> str:
    """The page's question."""
    return at.title[0].value


def told(at: AppTest, *, well: bool = True) -> str:
    """What the last thing done had to say, if it went well or if it did not; empty when it said nothing like that."""
    kind = "well" if well else "not"
    found = re.search(rf'<p class="said {kind}"[^>]*>(.*?)</p>', html_of(at), re.DOTALL)
    return html.unescape(found[1]) if found else ""
