"""The forms of the page of accounts; what they do is in account_acts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from connectors.access import ROLE_LABELS
from connectors.access.accounts_rules import LONGEST_ADDRESS, LONGEST_REASON, Places
from connectors.access.contact_rules import LONGEST
from connectors.access.visitors import ROLES
from connectors.presentation.rendering import render
from pages.parts import account_acts as acts
from pages.parts.access import guarded
from pages.parts.choices import choice
from pages.parts.contact_line import contact_now

Titles = Mapping[str, str]


def heading(titles: Titles, key: str, note: str, language: str) -> None:
    """A heading of the page with its note."""
    st.html(render("data_health_heading", language, title=titles[key], note=titles[note] if note else ""))


def grant_form(places: Places, titles: Titles, language: str) -> None:
    """Give an address a role."""
    heading(titles, "grant", "grant_note", language)
    names = {"": titles["no_agency"]} | {code: name.in_(language) for code, name in places.names.items()}
    with st.form("grant", enter_to_submit=False):
        st.text_input(titles["email"], key=acts.EMAIL, max_chars=LONGEST_ADDRESS, autocomplete="off")
        st.selectbox(titles["role"], ROLES, format_func=lambda role: ROLE_LABELS[role].in_(language), key=acts.ROLE)
        st.selectbox(
            titles["agency"], list(names), format_func=names.__getitem__, key=acts.AGENCY, help=titles["agency_help"]
        )
        st.text_input(titles["reason"], key=acts.REASON, max_chars=LONGEST_REASON)
        st.form_submit_button(titles["do_grant"], type="primary", on_click=guarded("manage_accounts", acts.grant))


def one_account(emails: Sequence[str], titles: Titles, language: str) -> str:
    """Choose an account, revoke it or end its logins; the address chosen, if any."""
    heading(titles, "one", "one_note", language)
    chosen = choice(
        st.selectbox,
        titles["choose"],
        ["", *emails],
        param="tk",
        format_func=lambda email: email or titles["nobody"],
        default="",
    )
    with st.form("one", enter_to_submit=False):
        st.text_input(titles["reason"], key=acts.WHY, max_chars=LONGEST_REASON)
        left, right = st.columns([1, 2])
        with left:
            act = guarded("manage_accounts", acts.revoke)
            st.form_submit_button(titles["do_revoke"], on_click=act, args=(chosen,), disabled=not chosen)
        with right:
            act = guarded("manage_accounts", acts.end_logins)
            st.form_submit_button(titles["do_end"], on_click=act, args=(chosen,), disabled=not chosen)
    return chosen


def contact_form(titles: Titles, language: str) -> None:
    """Say whom the public may ask."""
    heading(titles, "contact", "contact_note", language)
    known = contact_now()
    values = (known.name, known.address, known.email, known.telephone) if known else ("",) * 4
    with st.form("contact", enter_to_submit=False):
        for key, value in zip(acts.CONTACT, values, strict=True):
            st.text_input(titles[key], value, key=key, max_chars=LONGEST)
        st.form_submit_button(titles["do_contact"], on_click=guarded("manage_accounts", acts.keep_contact))
