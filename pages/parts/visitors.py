"""Who is here, asked of the ledger at every run; in the demonstration, whoever was chosen to be played."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import streamlit as st

from connectors import clock
from connectors.access import SignedIn, Visitor, demonstrators, sign_in
from connectors.access.provider import longest_login
from connectors.access.visitors import OF_AN_AGENCY, ROLE_LABELS
from connectors.ledger import Role
from connectors.localities import load
from connectors.settings import settings
from pages.parts.ledgers import ledger_now, newest_run
from pages.parts.place import locality_now

DEMO_ROLE, DEMO_AGENCY = "demonstration_role", "demonstration_agency"
_COOKIE, _MOST_BROWSERS = "_streamlit_xsrf", 1000
_MASKED = re.compile(r"2\|((?:[0-9a-f]{2})+)\|((?:[0-9a-f]{2})+)\|\d+")
_NO_CLOCK_IS_SO_WRONG = timedelta(days=30)
_ROLE_WIDGET, _AGENCY_WIDGET = "choice:demonstration_role", "choice:demonstration_agency"


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
    run = newest_run(locality_now())
    return run is not None and run.is_illustration


def signed_in_now() -> SignedIn | None:
    """The login of this visitor as the ledger knows it now; None for one who is not logged in."""
    if not has_login() or not st.user.get("is_logged_in", False):
        return None
    return _by_ledger(st.user.to_dict(), locality_now())


def visitor_now() -> Visitor | None:
    """Who is here; None for the public. Asked anew each time, so that what was revoked is revoked at once."""
    return visitor_later()()


def visitor_later() -> Callable[[], Visitor | None]:
    """What tells later, outside any page, who this visitor is by then: a file is made after its page is done.

    The login is remembered, what it may do is asked of the ledger when it is called.
    """
    locality = locality_now()
    if is_demonstration():
        played = _played(locality)
        return lambda: played
    if not has_login() or not st.user.get("is_logged_in", False):
        return lambda: None
    told = st.user.to_dict()
    return lambda: _by_ledger(told, locality).visitor


def _by_ledger(told: Mapping[str, Any], locality: str) -> SignedIn:
    return sign_in(told, ledger_now(), locality, datetime.now(UTC), longest_login())


def _played(locality: str) -> Visitor | None:
    """Who is played. A link inside a page opens a new session; the browser's cookie tells whose it is."""
    for key, value in _chosen_by_browsers().get(_browser(), {}).items():
        st.session_state.setdefault(key, value)
    agencies = load(locality, settings().year, settings().data).agencies
    asked = st.session_state.get(DEMO_AGENCY, "")
    people = demonstrators(locality, [asked] if asked in agencies else agencies)
    return people.get(st.session_state.get(DEMO_ROLE, ""))


def now() -> datetime:
    """The moment by which deadlines are reckoned here, in UTC: never before what the clock said at any earlier act.

    Whoever turns the clock back comes in before no deadline; but one act kept while the clock ran days ahead must not
    lock everything, so what lies further ahead is left out. Logins, whose time the login service tells too, go by the
    machine's clock alone.
    """
    moment = clock.now(is_demonstration=is_demonstration())
    latest = ledger_now().audit.latest_told(but="login", until=moment + _NO_CLOCK_IS_SO_WRONG)
    return max(moment, latest or moment)


def choose_demonstrator(language: str) -> None:
    """Draw the switch of roles of the demonstration.

    What was chosen is kept under keys of no widget: Streamlit drops a widget's when the page changes.
    """
    labels: dict[Role | str, str] = {"": "Khách xem công khai" if language == "vi" else "Public visitor"}
    labels |= {role: text.in_(language) for role, text in ROLE_LABELS.items()}
    st.session_state[_ROLE_WIDGET] = st.session_state.get(DEMO_ROLE, "")
    st.selectbox(
        "Minh hoạ: đang xem với vai" if language == "vi" else "Demonstration: seen as",
        list(labels),
        format_func=lambda role: labels[role],
        key=_ROLE_WIDGET,
        on_change=_keep_chosen,
        args=(_ROLE_WIDGET, DEMO_ROLE),
    )
    if st.session_state.get(DEMO_ROLE, "") in OF_AN_AGENCY:
        _choose_agency(language)


def _choose_agency(language: str) -> None:
    agencies = load(locality_now(), settings().year, settings().data).agencies
    asked = st.session_state.get(DEMO_AGENCY, "")
    st.session_state[_AGENCY_WIDGET] = asked if asked in agencies else next(iter(agencies))
    st.selectbox(
        "Minh hoạ: của cơ quan" if language == "vi" else "Demonstration: of the agency",
        list(agencies),
        format_func=lambda code: agencies[code].name.in_(language),
        key=_AGENCY_WIDGET,
        on_change=_keep_chosen,
        args=(_AGENCY_WIDGET, DEMO_AGENCY),
    )


def _keep_chosen(widget: str, key: str) -> None:
    st.session_state[key] = st.session_state[widget]
    if browser := _browser():
        kept = _chosen_by_browsers()
        while len(kept) >= _MOST_BROWSERS:
            kept.pop(next(iter(kept)))
        kept[browser] = {**kept.pop(browser, {}), key: st.session_state[key]}


def _browser() -> str:
    """What tells this browser from others, empty without a cookie: the token in it, which every page masks anew."""
    return unmasked(str(st.context.cookies.get(_COOKIE, "")))


def unmasked(cookie: str) -> str:
    """The token of a cookie ``2|mask|masked token|time``, whatever its mask; any other cookie is its own.

    >>> unmasked("2|00ff|0b0b|1795296602") == unmasked("2|ff00|f4f4|1795296999")
    True
    """
    found = _MASKED.fullmatch(cookie)
    if found is None:
        return cookie
    mask, masked = (bytes.fromhex(part) for part in found.groups())
    return bytes(each ^ mask[at % len(mask)] for at, each in enumerate(masked)).hex()


@st.cache_resource(show_spinner=False)
def _chosen_by_browsers() -> dict[str, dict[str, str]]:
    """What was chosen in the demonstration, by the cookie of each browser; forgotten with the process."""
    return {}
