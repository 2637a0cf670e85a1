"""What an administrator does to accounts and to the contact: each act is checked anew when its button is pressed.

What was typed is never told through markdown: it is shown as plain text by a template.
"""

from __future__ import annotations

import streamlit as st

from connectors.access import ROLE_LABELS, Visitor
from connectors.access.accounts_rules import (
    DEMONSTRATION_ENDING,
    AccountRefused,
    Places,
    account_of,
    checked_reason,
    places_of,
    refuse_oneself,
    refuse_outside_the_demonstration,
)
from connectors.access.contact_rules import contact_of
from connectors.ledger import AccountEvent, LedgerRefusal
from connectors.localities import load
from connectors.presentation.accounts.account_titles import account_titles
from connectors.presentation.rendering import render
from connectors.settings import settings
from pages.parts.access import now
from pages.parts.language import language_now
from pages.parts.ledgers import ledger_now

EMAIL, ROLE, AGENCY, REASON = "account_email", "account_role", "account_agency", "account_reason"
WHY = "account_why"
CONTACT = ("contact_name", "contact_address", "contact_email", "contact_telephone")
_TOLD = "accounts_told"


@st.cache_resource(show_spinner=False, max_entries=6)
def places_in(locality: str, year: int) -> Places:
    """What accounts of a locality can belong to."""
    return places_of(load(locality, year, settings().data), settings().data)


def history_for(visitor: Visitor) -> list[AccountEvent]:
    """All that happened to the accounts a visitor sees: in the demonstration, those that nobody can log in with."""
    events = ledger_now().accounts.history(visitor.locality)
    if visitor.is_demonstration:
        return [event for event in events if event.account.email.endswith(DEMONSTRATION_ENDING)]
    return events


def grant(visitor: Visitor) -> None:
    """Give the typed address the chosen role."""
    typed = st.session_state
    try:
        places = places_in(visitor.locality, settings().year)
        account = account_of(typed[EMAIL], typed[ROLE], typed[AGENCY], places)
        reason = checked_reason(typed[REASON], is_needed=False)
        _refuse(visitor, account.email)
        refuse_oneself(account.email, visitor.email)
        had = ledger_now().accounts.of(account.email, account.locality)
        ledger_now().accounts.grant(account, visitor.email, now(), reason)
    except (AccountRefused, LedgerRefusal) as refused:
        _tell_refusal(refused)
        return
    role = ROLE_LABELS[account.role].in_(language_now())
    _tell("unchanged" if had == account else "granted", email=account.email, role=role)
    typed[EMAIL] = typed[REASON] = ""


def revoke(visitor: Visitor, email: str) -> None:
    """Take an account away, for the reason typed."""
    try:
        reason = checked_reason(st.session_state[WHY], is_needed=True)
        _refuse(visitor, email)
        refuse_oneself(email, visitor.email)
        ledger_now().accounts.revoke(email, visitor.locality, visitor.email, now(), reason)
    except (AccountRefused, LedgerRefusal) as refused:
        _tell_refusal(refused)
        return
    st.session_state[WHY] = ""
    _tell("revoked", email=email)


def end_logins(visitor: Visitor, email: str) -> None:
    """End every login of an account, for the reason typed; one's own too, say after a telephone was lost."""
    try:
        reason = checked_reason(st.session_state[WHY], is_needed=True)
        _refuse(visitor, email)
        ledger_now().accounts.end_logins(email, visitor.locality, visitor.email, now(), reason)
    except (AccountRefused, LedgerRefusal) as refused:
        _tell_refusal(refused)
        return
    st.session_state[WHY] = ""
    _tell("ended", email=email)


def keep_contact(visitor: Visitor) -> None:
    """Keep whom the public may ask."""
    name, address, email, telephone = (st.session_state[key] for key in CONTACT)
    try:
        contact = contact_of(name, address, email, telephone)
    except AccountRefused as refused:
        _tell_refusal(refused)
        return
    ledger_now().contacts.set(visitor.locality, contact, visitor.email, now())
    _tell("contact_kept")


def told() -> None:
    """Show what the last act had to say, once, as plain text."""
    if kept := st.session_state.pop(_TOLD, None):
        text, well = kept
        st.html(render("accounts_told", language_now(), told=text, well=well))


def _refuse(visitor: Visitor, email: str) -> None:
    if visitor.is_demonstration:
        refuse_outside_the_demonstration(email)


def _tell(key: str, **parts: str) -> None:
    st.session_state[_TOLD] = account_titles(language_now())[key].format(**parts), True


def _tell_refusal(refused: AccountRefused | LedgerRefusal) -> None:
    st.session_state[_TOLD] = refused.message.in_(language_now()), False
