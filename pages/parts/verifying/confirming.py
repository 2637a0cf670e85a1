"""The second person: agree to a decision that moves much, or send it back with a reason."""

from __future__ import annotations

import streamlit as st

from connectors.access import Visitor, may_do
from connectors.cycle import decision_record
from connectors.cycle.desk import Desk
from connectors.ledger import LedgerRefusal
from connectors.presentation.rendering import render
from connectors.presentation.verifying.effect_lines import effect_lines
from connectors.presentation.verifying.verification_claim import history_line
from connectors.presentation.verifying.verification_words import both
from connectors.verification.claims import ClaimKey
from connectors.verification.deciding import may_confirm
from pages.parts.access import guarded, now, say
from pages.parts.ledgers import ledger_now
from pages.parts.shell import Shell
from pages.parts.verifying.desk import desk_now, note, teller, would_change


def draw_confirming(shell: Shell, desk: Desk, visitor: Visitor, key: ClaimKey) -> None:
    """The decision that waits, what it would change, and the two answers to it; or why they are missing."""
    t, language = teller(shell.language), shell.language
    waiting = desk.waiting_on(key)
    if waiting is None:
        return
    st.subheader(t("confirm"), anchor=False)
    record = decision_record(waiting)
    st.html(render("verification_waiting", language, line=history_line(desk, waiting, language), t=t))
    found = effect_lines(would_change(desk, record), desk.state.verified_scorecard, language)
    st.html(render("effect", language, effect=found, title=t("effect.before"), t=t))
    if refused := may_confirm(visitor, record, desk.state.installation, desk.state.settings):
        note(t("confirm.cannot", why=refused.in_(language)), language)
        return
    if not may_do(visitor, "confirm_decision"):
        return
    number = waiting.number
    st.text_input(t("confirm.reason"), key=f"confirm:{number}:reason", max_chars=2000)
    left, right, _ = st.columns([1, 1, 3])
    for place, agrees in ((left, True), (right, False)):
        place.button(
            t("confirm.agree" if agrees else "confirm.return"),
            key="confirm:agree" if agrees else "confirm:return",
            type="primary" if agrees else "secondary",
            on_click=guarded("confirm_decision", _confirm),
            args=(shell.locality, number, agrees),
        )


def _confirm(visitor: Visitor, locality: str, number: int, agrees: bool) -> None:
    """Keep the answer, if the decision still waits and this person may give it."""
    desk = desk_now(locality)
    waits = desk and next((each for each in desk.state.verified.waiting if each.id == number), None)
    if not desk or not waits:
        say(both("confirm.gone"))
        return
    if refused := may_confirm(visitor, waits, desk.state.installation, desk.state.settings):
        say(refused)
        return
    reason = st.session_state.get(f"confirm:{number}:reason", "").strip()
    if not agrees and not reason:
        say(both("confirm.no_reason"))
        return
    try:
        ledger_now().decisions.confirm(number, visitor.email, now(), agrees=agrees, reason=reason)
    except LedgerRefusal as refusal:
        say(refusal.message)
        return
    say(both("confirm.agreed" if agrees else "confirm.returned", number=str(number)), well=True)
