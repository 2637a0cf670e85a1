"""What was decided on one's own figures, and the answer to it: the appeal, while its window is open."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import streamlit as st

from connectors.access import Visitor
from connectors.cycle import YearState
from connectors.cycle.appealing import LONGEST_APPEAL, mistake_in_appeal, why_not_appeal, why_not_withdraw
from connectors.ledger import LedgerFault, LedgerRefusal
from connectors.presentation.own.decision_list import DecisionLine, decision_list
from connectors.presentation.own.self_assessment_words import both, own_word
from connectors.presentation.rendering import render
from connectors.settings import settings
from connectors.verification.working_days import load_calendar
from pages.parts.access import guarded, now, say
from pages.parts.cycle import state_now
from pages.parts.ledgers import ledger_now
from pages.parts.place import locality_now
from rubric.language import number


def appeals_box(state: YearState, visitor: Visitor, moment: datetime, titles: Mapping[str, str], language: str) -> None:
    """Draw the decisions, and under each the form or the button that is open now."""
    found = decision_list(state, visitor, moment, load_calendar(settings().data), language)
    note = found.accepted or ("" if found.lines else own_word("decisions.none", language))
    st.html(render("data_health_heading", language, title=titles["decisions"], note=note))
    for line in found.lines:
        st.html(render("own_decision", language, line=line, titles=titles))
        if line.until:
            _form(line, visitor.agency, language)
        if line.appeal and line.appeal.may_withdraw:
            st.button(
                own_word("appeal.withdraw", language),
                key=f"withdraw:{line.appeal.number}",
                on_click=guarded("appeal", withdraw, visitor.agency),
                args=(line.appeal.number,),
            )


def _form(line: DecisionLine, agency: str, language: str) -> None:
    key = f"appeal:{line.number}"
    with st.form(f"form:{key}", border=False):
        st.text_area(
            own_word("appeal.write", language, most=number(LONGEST_APPEAL, None, language)),
            max_chars=LONGEST_APPEAL,
            key=key,
            help=own_word("appeal.once", language),
        )
        st.form_submit_button(
            own_word("appeal.send", language),
            key=f"send:{line.number}",
            on_click=guarded("appeal", appeal, agency),
            args=(line.number, key),
        )


def appeal(visitor: Visitor, decision: int, key: str) -> None:
    """Keep an appeal; everything is asked anew, whatever the page had shown."""
    text, moment = str(st.session_state.get(key) or ""), now()
    state = state_now(locality_now())
    if state is None:
        return
    refused = why_not_appeal(state, visitor, decision, moment, load_calendar(settings().data))
    if refused := refused or mistake_in_appeal(text):
        say(refused)
        return
    try:
        ledger_now().appeals.appeal(decision, text.strip(), visitor.email, moment)
    except (LedgerRefusal, LedgerFault) as refusal:
        say(refusal.message)
        return
    say(both("appeal.sent"), well=True)


def withdraw(visitor: Visitor, number: int) -> None:
    """Take an appeal back that is not decided yet."""
    moment, state = now(), state_now(locality_now())
    if state is None:
        return
    if refused := why_not_withdraw(state, visitor, number):
        say(refused)
        return
    try:
        ledger_now().appeals.answer(number, "", visitor.email, moment, outcome="withdrawn")
    except (LedgerRefusal, LedgerFault) as refusal:
        say(refusal.message)
        return
    say(both("appeal.withdrawn"), well=True)
