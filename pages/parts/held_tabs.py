"""The tabs held back, each with the button by which somebody says that it was meant."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

import streamlit as st

from connectors.access import Visitor, may_do
from connectors.ledger import LedgerFault
from connectors.presentation.health.book_list import HeldTab
from connectors.presentation.rendering import render
from pages.parts.access import guarded, visitor_now
from pages.parts.ledgers import ledger_now
from pages.parts.sync_now import start


def held_tabs(
    held: Sequence[HeldTab], confirmed: Container[tuple[str, str, str]], titles: Mapping[str, str], language: str
) -> None:
    """Draw the tabs held back; nothing when there are none. ``confirmed`` are those somebody let pass already."""
    if not held:
        return
    st.html(render("data_health_heading", language, title=f"{titles['held']} ({len(held)})", note=titles["held_note"]))
    for each in held:
        is_confirmed = (each.book, each.tab, each.refused) in confirmed
        st.html(render("data_health_held", language, held=each, titles=titles, is_confirmed=is_confirmed))
        if each.may_be_confirmed and not is_confirmed and may_do(visitor_now(), "confirm_tab"):
            key = f"confirm:{each.book}:{each.tab}:{each.refused}"
            st.button(
                titles["confirm"],
                key=key,
                on_click=guarded("confirm_tab", _confirm),
                args=(each, titles, language),
            )


def _confirm(visitor: Visitor, each: HeldTab, titles: Mapping[str, str], language: str) -> None:
    """Keep the word that the tab was meant to be so, and have the books read again."""
    try:
        ledger_now().visits.confirm(each.book, each.tab, each.refused, by=visitor.email)
    except LedgerFault as fault:
        st.session_state["sync_said"] = fault.message.in_(language)
        return
    start(visitor, language, before=titles["confirmed"])
