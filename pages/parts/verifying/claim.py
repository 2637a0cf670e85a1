"""One claim, opened: beside evidence, last year and cohort; the decisions on it, and what may be done."""

from __future__ import annotations

import streamlit as st

from connectors.access import Visitor, may_do
from connectors.cycle.desk import Desk
from connectors.presentation.plan_words import plan_name
from connectors.presentation.rendering import render
from connectors.presentation.verifying.audit_lines import audit_lines, of_claim
from connectors.presentation.verifying.verification_claim import claim_card
from connectors.verification.claims import ClaimKey
from pages.parts.access import now
from pages.parts.ledgers import ledger_now
from pages.parts.shell import Shell
from pages.parts.verifying.confirming import draw_confirming
from pages.parts.verifying.deciding import draw_deciding
from pages.parts.verifying.desk import note, open_claim, teller


def draw_claim(shell: Shell, desk: Desk, visitor: Visitor, key: ClaimKey) -> None:
    """Draw it, with the ways back and on."""
    t, language = teller(shell.language), shell.language
    back, _, onward = st.columns([2, 4, 2])
    back.button(t("back"), key="back", on_click=open_claim, args=(None,))
    following = _after(desk, key)
    if following:
        onward.button(t("next"), key="next", on_click=open_claim, args=(following,))
    item = desk.by_key.get(key)
    if item is None:
        note(t("no_claim"), language, "action")
        _log(shell, key)
        return
    card = claim_card(desk, item, now(), language)
    risky = item.risk > desk.state.settings.low_risk_at_most
    plan = plan_name(shell.scorecard.installation.plan, language)
    st.html(render("verification_claim", language, card=card, t=t, is_risky=risky, plan=plan))
    if desk.states[key] == "waiting":
        draw_confirming(shell, desk, visitor, key)
    if may_do(visitor, "decide"):
        draw_deciding(shell, desk, visitor, item)
    else:
        note(t("only_look"), language)
    st.html(render("verification_history", language, lines=card.history, t=t))
    _log(shell, key)


def _after(desk: Desk, key: ClaimKey) -> ClaimKey | None:
    """The next claim that needs a decision, by risk."""
    left = [item.claim.key for item in desk.items if desk.states[item.claim.key] in {"to_decide", "stale"}]
    place = left.index(key) + 1 if key in left else 0
    return next((other for other in left[place:] if other != key), None)


def _log(shell: Shell, key: ClaimKey) -> None:
    rows = of_claim(ledger_now().audit.rows(shell.locality, key[0]), key) if key[0] else []
    if rows:
        t = teller(shell.language)
        lines = audit_lines(rows, shell.scorecard.installation, shell.language)
        st.html(render("audit", shell.language, lines=lines, title=t("log.claim"), t=t))
