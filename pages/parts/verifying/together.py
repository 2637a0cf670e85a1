"""Accepting claims of little risk together: a page of them, each with its mark, all or none in one transaction."""

from __future__ import annotations

import streamlit as st

from connectors.access import Visitor, may_do
from connectors.cycle.deciding import Intended, prepare
from connectors.cycle.desk import Desk
from connectors.ledger import LedgerRefusal, NewDecision
from connectors.presentation.verifying.verification_words import both
from connectors.presentation.words import word
from connectors.verification.claims import Claim
from connectors.verification.deciding import may_decide
from pages.parts.access import guarded, now, say
from pages.parts.choices import choice
from pages.parts.ledgers import ledger_now
from pages.parts.shell import Shell
from pages.parts.verifying.desk import desk_now, note, teller
from pages.parts.verifying.queue import draw_line, paged
from rubric.language import number
from rubric.text import Text

Seen = tuple[Claim, int]


def draw_together(shell: Shell, desk: Desk, visitor: Visitor) -> None:
    """The claims that may be accepted together by this visitor, a page at a time."""
    t, language = teller(shell.language), shell.language
    settings, everyone = desk.state.settings, desk.acceptable_together
    drawn = sum(desk.states[key] == "to_decide" for key in desk.drawn)
    note(t("together.lead", risk=str(settings.low_risk_at_most), drawn=str(drawn)), language, "")
    cohorts = shell.scorecard.criteria_set.cohorts
    cohort = choice(
        st.selectbox,
        word("cohort", language),
        ["", *cohorts],
        param="khoi",
        format_func=lambda key: cohorts[key].title.in_(language) if key else word("everyone", language),
        default="",
    )
    agencies = shell.scorecard.agencies
    items = [item for item in everyone if cohort in {"", agencies[item.claim.agency].cohort}]
    decides = may_do(visitor, "decide")
    own = [i for i in items if not decides or not may_decide(visitor, i.claim, desk.state.installation, settings)]
    if len(own) < len(items):
        note(t("together.hidden", count=str(len(items) - len(own))), language)
    if not decides:
        note(t("only_look"), language)
    page = paged(shell, desk, own)
    note(t("found", count=number(page.count, 0, language)) if page.count else t("nothing"), language)
    seen: list[Seen] = []
    for line in page.lines:
        if decides:
            claim = desk.by_key[line.key].claim
            seen.append((claim, desk.newest.get(line.key, 0)))
            label, (mark, row) = f"{line.agency} · {line.field} · {line.period}", st.columns([1, 24])
            mark.checkbox(label, value=True, key=_mark(claim), label_visibility="collapsed")
            with row:
                draw_line(line, language)
        else:
            draw_line(line, language)
    if decides and seen:
        count = sum(bool(st.session_state.get(_mark(claim))) for claim, _ in seen)
        st.button(
            t("together.do_count", count=str(count)),
            type="primary",
            key="together:keep",
            disabled=not count,
            on_click=guarded("decide", _accept),
            args=(shell.locality, tuple(seen)),
        )


def _accept(visitor: Visitor, locality: str, seen: tuple[Seen, ...]) -> None:
    """Accept what is marked, all or none: if any of it is not what was on the screen, nothing is kept."""
    marked = [(claim, previous) for claim, previous in seen if st.session_state.get(_mark(claim))]
    desk = desk_now(locality)
    if desk is None:
        return
    if not marked:
        say(both("together.none_chosen"))
        return
    may = {item.claim for item in desk.acceptable_together}
    gone = sum(claim not in may for claim, _ in marked)
    if gone:
        say(both("together.changed", count=str(gone)))
        return
    new: list[NewDecision] = []
    for claim, previous in marked:
        prepared = prepare(desk.state, desk.values, visitor, Intended(claim, previous, "accept"), now())
        if isinstance(prepared, Text):
            say(prepared)
            return
        new.append(prepared.new)
    try:
        ledger_now().decisions.decide(new, visitor.email, now())
    except LedgerRefusal as refusal:
        say(refusal.message)
        return
    say(both("together.done", count=str(len(new))), well=True)


def _mark(claim: Claim) -> str:
    return f"together:{'.'.join(claim.key)}:{claim.hash[:12]}"
