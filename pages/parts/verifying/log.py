"""The audit log of the locality or of one agency, newest first."""

from __future__ import annotations

import streamlit as st

from connectors.presentation.rendering import render
from connectors.presentation.verifying.audit_lines import audit_lines
from connectors.presentation.words import word
from pages.parts.choices import choice
from pages.parts.ledgers import ledger_now
from pages.parts.shell import Shell
from pages.parts.verifying.desk import teller

MOST, BEFORE = 50, "truoc"


def draw_log(shell: Shell) -> None:
    """One page of it; the address says from where."""
    t, language = teller(shell.language), shell.language
    agencies = shell.scorecard.agencies
    agency = choice(
        st.selectbox,
        word("agency", language),
        ["", *agencies],
        param="ma",
        format_func=lambda code: agencies[code].name.in_(language) if code else word("everyone", language),
        default="",
        on_chosen=lambda _: _go(""),
    )
    asked = st.query_params.get(BEFORE, "")
    before = int(asked) if asked.isdecimal() else 0
    rows = ledger_now().audit.rows(shell.locality, agency, most=MOST + 1, before=before)
    lines = audit_lines(rows[:MOST], shell.scorecard.installation, language)
    st.html(render("audit", language, lines=lines, title="", t=t))
    left, right = st.columns(2)
    if before:
        left.button(t("log.newest"), key="log:newest", on_click=_go, args=("",))
    if len(rows) > MOST:
        right.button(t("log.older"), key="log:older", on_click=_go, args=(str(lines[-1].number),))


def _go(before: str) -> None:
    if before:
        st.query_params[BEFORE] = before
    else:
        st.query_params.pop(BEFORE, None)
