"""Who is here, asked of the ledger at every run, and the guards of everything that is not public."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

import streamlit as st

from connectors import clock
from connectors.access import SignedIn, Visitor, demonstrators, may_do, may_see, sign_in
from connectors.access.permissions import MAY_SEE, Deed, Page
from connectors.access.provider import longest_login
from connectors.access.visitors import ROLE_LABELS
from connectors.ledger import Role
from connectors.localities import load
from connectors.presentation.rendering import STYLE
from connectors.runs import latest_run
from connectors.settings import settings
from pages.parts.language import language_now
from pages.parts.ledgers import ledger_now
from pages.parts.place import locality_now
from rubric.text import Text

P = ParamSpec("P")
DEMO_ROLE, DEMO_AGENCY = "demonstration_role", "demonstration_agency"
_SAID = "refused_deed"

_NOT_ALLOWED = Text(
    vi="Chưa làm: vai trò hiện nay của bạn không được làm việc này.",
    en="Not done: your present role does not allow this.",
)


class NotAllowed(PermissionError):  # noqa: N818
    """Something was asked for by somebody who may not; nothing was done."""


def has_login() -> bool:
    """Whether a login service is set for this server."""
    try:
        return "auth" in st.secrets
    except FileNotFoundError:
        return False


def is_demonstration() -> bool:
    """Whether roles may be tried without a login: on illustration data, and only where no login service is set."""
    if has_login():
        return False
    run = latest_run(locality_now())
    return run is not None and run.is_illustration


def signed_in_now() -> SignedIn | None:
    """The login of this visitor as the ledger knows it now; None for one who is not logged in."""
    if not has_login() or not st.user.get("is_logged_in", False):
        return None
    return sign_in(st.user.to_dict(), ledger_now(), locality_now(), clock.now(), longest_login())


def visitor_now() -> Visitor | None:
    """Who is here; None for the public. Asked anew each time, so that what was revoked is revoked at once."""
    if is_demonstration():
        role = st.session_state.get(DEMO_ROLE, "")
        agencies = load(locality_now(), settings().year, settings().data).agencies
        asked = st.session_state.get(DEMO_AGENCY, "")
        people = demonstrators(locality_now(), [asked] if asked in agencies else agencies)
        return people.get(role)
    login = signed_in_now()
    return login.visitor if login else None


def guard(page: Page) -> Visitor:
    """The first line of every page that is not public: who is here, or a sentence and nothing more."""
    visitor = visitor_now()
    if visitor is None or not may_see(visitor, page):
        refuse(page)
        st.stop()
    return visitor


def refuse(page: Page) -> None:
    """Say whose page this is, with the way to log in."""
    from pages.parts.account_box import account_box  # which itself asks who is here

    language = language_now()
    st.html(STYLE)
    account_box(language)
    whom = ", ".join(ROLE_LABELS[role].in_(language) for role in ROLE_LABELS if role in MAY_SEE[page])
    st.title("Trang này cần đăng nhập" if language == "vi" else "This page needs a login", anchor=False)
    st.info(f"Trang này dành cho: {whom}." if language == "vi" else f"This page is for: {whom}.")


def require(deed: Deed, agency: str = "") -> Visitor:
    """Who is here, if they may do this, in fragments, callbacks and downloads; NotAllowed otherwise."""
    visitor = visitor_now()
    if visitor is None or not may_do(visitor, deed, agency):
        raise NotAllowed(deed)
    return visitor


def guarded(deed: Deed, do: Callable[Concatenate[Visitor, P], None], agency: str = "") -> Callable[P, None]:
    """``do`` as a callback that gets the visitor first, and is not run for one who may not; that is said instead."""

    @wraps(do)
    def checked(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            visitor = require(deed, agency)
        except NotAllowed:
            say(_NOT_ALLOWED)
            return
        do(visitor, *args, **kwargs)

    return checked


def guarded_file(deed: Deed, make: Callable[[], bytes], agency: str = "") -> Callable[[], bytes]:
    """``make`` as what a download button asks for: the bytes for one who may, NotAllowed for anybody else."""

    def checked() -> bytes:
        require(deed, agency)
        return make()

    return checked


def say(message: Text, *, well: bool = False) -> None:
    """Keep a sentence that a callback has to say; ``said`` shows it when the page is drawn again."""
    st.session_state[_SAID] = message, well


def said() -> None:
    """Show what the last callback had to say, once."""
    if kept := st.session_state.pop(_SAID, None):
        message, well = kept
        (st.success if well else st.error)(message.in_(language_now()))


def now() -> clock.datetime:
    """The moment by which deadlines are reckoned here, in UTC."""
    return clock.now(is_demonstration=is_demonstration())


def choose_demonstrator(language: str) -> None:
    """Draw the switch of roles of the demonstration."""
    labels: dict[Role | str, str] = {"": "Khách xem công khai" if language == "vi" else "Public visitor"}
    labels |= {role: text.in_(language) for role, text in ROLE_LABELS.items()}
    st.selectbox(
        "Minh hoạ: đang xem với vai" if language == "vi" else "Demonstration: seen as",
        list(labels),
        format_func=lambda role: labels[role],
        key=DEMO_ROLE,
    )
