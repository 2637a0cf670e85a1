"""Who is logged in, with the way in and out; in the demonstration, the switch of roles."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from connectors.access.signing_in import SignedIn
from connectors.access.visitors import ROLE_LABELS
from connectors.presentation.rendering import render
from pages.parts.ledgers import ledger_now
from pages.parts.visitors import choose_demonstrator, has_login, is_demonstration, signed_in_now


def account_box(language: str) -> None:
    """Draw it; nothing where nobody can log in."""
    if is_demonstration():
        choose_demonstrator(language)
        return
    if not has_login():
        return
    login, vi = signed_in_now(), language == "vi"
    if login is None:
        st.button("Đăng nhập" if vi else "Log in", on_click=st.login, key="login")
        return
    visitor = login.visitor
    label = ROLE_LABELS[visitor.role].in_(language) if visitor else ("Chưa có quyền" if vi else "No account")
    with st.popover(label, width="content"):
        for line in (visitor.name if visitor else "", login.email):  # text of a login service: never as Markdown
            if line:
                st.text(line)
        st.button("Đăng xuất" if vi else "Log out", on_click=_log_out, args=(login,), key="logout")
    if login.refusal:
        st.html(render("login_refused", language, message=login.refusal.message.in_(language)))


def _log_out(login: SignedIn) -> None:
    """End the login in the ledger first: a copy of its cookie is worth nothing from then on."""
    if login.email:
        ledger_now().logins.end(login.email, login.session, datetime.now(UTC))
    st.logout()
