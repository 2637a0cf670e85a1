"""Who is here, asked of the ledger at every run; in the demonstration, whoever was chosen to be played."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from connectors import clock
from connectors.access import SignedIn, Visitor, demonstrators, sign_in
from connectors.access.provider import longest_login
from connectors.access.visitors import ROLE_LABELS
from connectors.ledger import Role
from connectors.localities import load
from connectors.settings import settings
from pages.parts.ledgers import ledger_now, newest_run
from pages.parts.place import locality_now

DEMO_ROLE, DEMO_AGENCY = "demonstration_role", "demonstration_agency"


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
    return sign_in(st.user.to_dict(), ledger_now(), locality_now(), datetime.now(UTC), longest_login())


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


def now() -> datetime:
    """The moment by which deadlines are reckoned here, in UTC: never before what the clock said at any earlier act.

    Whoever turns the clock back comes in before no deadline. Logins, whose time the login service tells too, go by the
    machine's clock alone.
    """
    moment = clock.now(is_demonstration=is_demonstration())
    return max(moment, ledger_now().audit.latest_told(but="login") or moment)


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
