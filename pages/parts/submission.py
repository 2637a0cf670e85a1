"""The sign-off of an agency's self-assessment: where it stands, and the button for its leader."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from connectors.access import Visitor, may_do
from connectors.cycle.submitting import why_not_submit
from connectors.ledger import LedgerFault, LedgerRefusal
from connectors.presentation.own.self_assessment_words import both, own_word
from connectors.presentation.own.sign_off import SignOff
from connectors.presentation.rendering import render
from pages.parts.access import guarded, now, say
from pages.parts.cycle import state_now
from pages.parts.ledgers import ledger_now
from pages.parts.place import locality_now


def submission_box(visitor: Visitor, signed: SignOff, titles: Mapping[str, str], language: str) -> None:
    """Draw it. The button is there for a leader while there is something to sign."""
    may = may_do(visitor, "submit", visitor.agency)
    note = "" if not signed.button else signed.means if may else own_word("submit.whose", language)
    st.html(render("own_sign_off", language, sign_off=signed, titles=titles, note=note))
    if signed.button and may:
        st.button(
            signed.button,
            type="primary",
            key="submit",
            on_click=guarded("submit", submit, visitor.agency),
            args=(signed.claims_hash,),
        )


def submit(visitor: Visitor, seen: str) -> None:
    """Keep the sign-off of the claims whose hash was ``seen``; all is asked anew, whatever the page had shown."""
    moment, locality = now(), locality_now()
    state = state_now(locality)
    if state is None or visitor.agency not in state.installation.agencies:
        say(both("unknown_agency"))
        return
    if refused := why_not_submit(state, visitor.agency, seen, moment):
        say(refused)
        return
    try:
        ledger_now().submissions.submit(
            locality,
            visitor.agency,
            state.year,
            claims_hash=seen,
            sync=state.sync.id,
            by=visitor.email,
            told=moment,
        )
    except (LedgerRefusal, LedgerFault) as refusal:
        say(refusal.message)
        return
    year = str(state.year)
    say(both("submit.done", year=year), well=True)
