"""Tài khoản: who may see and do what, and whom the public may ask."""

from __future__ import annotations

import streamlit as st

from connectors.presentation.accounts.account_list import AccountList, account_list
from connectors.presentation.accounts.account_titles import account_titles
from connectors.presentation.rendering import STYLE, render
from connectors.runs import latest_run
from connectors.settings import settings
from pages.parts.access import guard, said
from pages.parts.account_acts import history_for, places_in, told
from pages.parts.account_box import account_box
from pages.parts.account_forms import Titles, contact_form, grant_form, heading, one_account
from pages.parts.ledgers import ledger_now
from pages.parts.place import choose_locality, locality_now
from pages.parts.shell import headline, language_now, open_shell

MOST_SHOWN, MOST_EVENTS = 100, 50


def main() -> None:
    """Draw the page."""
    visitor = guard("accounts")
    language = language_now()
    titles, places = account_titles(language), places_in(visitor.locality, settings().year)
    found = account_list(history_for(visitor), ledger_now().logins.newest(), places.names, language)
    _head(found.sentence, titles)
    told()
    if visitor.is_demonstration:
        st.html(render("data_health_said", language, said=titles["demonstration"], failure=""))
    _accounts(found, titles, language)
    left, right = st.columns(2, gap="large")
    with left:
        grant_form(places, titles, language)
    with right:
        chosen = one_account([line.email for line in found.lines], titles, language)
    _history(found, chosen, titles, language)
    contact_form(titles, language)


def _head(sentence: str, titles: Titles) -> None:
    """Title and sentence; accounts are granted before any book was read, so there may be no figures to speak of."""
    if latest_run(locality_now()) is not None:
        headline(open_shell(internal=True), titles["question"], sentence)
        return
    st.html(STYLE)
    language = language_now()
    account_box(language)
    choose_locality(language)
    said()
    st.title(titles["question"], anchor=False)
    st.html(render("state_line", language, sentence=sentence, parts=(), illustration=False))


def _accounts(found: AccountList, titles: Titles, language: str) -> None:
    heading(titles, "accounts", "", language)
    typed = st.text_input(titles["search"], placeholder=titles["search_hint"], key="tim", bind="query-params")
    lines = found.found(typed or "")
    more = titles["more"].format(count=len(lines) - MOST_SHOWN) if len(lines) > MOST_SHOWN else ""
    nothing = titles["none_match"] if found.lines else titles["none"]
    shown = lines[:MOST_SHOWN]
    st.html(render("accounts", language, lines=shown, titles=titles, more=more, nothing=nothing))


def _history(found: AccountList, chosen: str, titles: Titles, language: str) -> None:
    events = found.events_of(chosen)
    more = titles["more_events"].format(count=len(events) - MOST_EVENTS) if len(events) > MOST_EVENTS else ""
    title = titles["history_of"].format(email=chosen) if chosen else titles["history"]
    shown = events[:MOST_EVENTS]
    st.html(render("account_history", language, title=title, events=shown, titles=titles, more=more))


main()
