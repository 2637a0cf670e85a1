"""What leaders do on the briefing: give a matter out, and write how one given out before stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from connectors.access import Visitor
from connectors.briefing.owners import owners_of
from connectors.briefing.proposals import Proposal
from connectors.briefing.recording import (
    LONGEST_NOTE,
    LONGEST_TEXT,
    TYPED,
    cleaned,
    mistake_in,
    mistake_in_day,
    mistake_in_note,
)
from connectors.clock import day_in_vietnam
from connectors.ledger import CheckIn, CheckInState, LedgerFault, LedgerRefusal, NewCheckIn
from connectors.presentation.briefing.briefing_titles import both
from connectors.presentation.briefing.decision_lines import proposal_phrase, proposal_text
from connectors.presentation.briefing.phrases import plain
from connectors.presentation.briefing.sources import Sources
from connectors.presentation.passport import clipped
from pages.parts.access import guarded, now, say
from pages.parts.briefing import BriefingNow, briefing_now
from pages.parts.choices import choice
from pages.parts.ledgers import ledger_now
from rubric.language import day, to_days
from rubric.text import Text

TEXT, OWNER, DUE = "check_in_text", "check_in_owner", "check_in_due"
STATE, NOTE, NEW_DUE = "follow_state", "follow_note", "follow_due"
STATES: tuple[CheckInState, ...] = ("open", "done", "dropped")
_MOST_OFFERED, _LONGEST_LABEL = 50, 110


def give_form(found: BriefingNow, titles: dict[str, str], language: str) -> None:
    """Choose a proposed matter or type one, and give it to somebody until a day."""
    labels = {each.kind: plain(proposal_phrase(each, Sources(found.facts, language))) for each in found.proposed}
    labels[TYPED] = titles["other"]
    chosen = choice(
        st.selectbox,
        titles["which"],
        list(labels),
        param="viec",
        format_func=lambda kind: clipped(labels[kind], _LONGEST_LABEL),
        default=next(iter(labels)),
    )
    proposal = next((each for each in found.proposed if each.kind == chosen), None)
    owners = owners_of(found.facts.scorecard.installation)
    with st.form(f"give:{chosen}", enter_to_submit=False):
        if proposal is None:
            st.text_input(titles["text"], key=TEXT, max_chars=LONGEST_TEXT, placeholder=titles["text_hint"])
        left, right = st.columns([2, 1])
        left.selectbox(
            titles["owner"],
            list(owners),
            index=list(owners).index(proposal.owner) if proposal else 0,
            format_func=lambda code: owners[code].in_(language),
            key=f"{OWNER}:{chosen}",
        )
        due = proposal.due if proposal else found.facts.today
        right.date_input(titles["due"], value=due, format="DD/MM/YYYY", key=f"{DUE}:{chosen}")
        st.form_submit_button(
            titles["do_give"],
            type="primary",
            on_click=guarded("record_check_in", give),
            args=(found.facts.scorecard.criteria_set.year, chosen, proposal.subject if proposal else ()),
        )


def give(visitor: Visitor, year: int, kind: str, subject: tuple[str, ...]) -> None:
    """Keep a decision with what the form says; a proposed one only as it was seen."""
    typed = st.session_state
    found = briefing_now(visitor.locality, year)
    proposal = _as_seen(found.proposed, kind, subject)
    if kind != TYPED and proposal is None:
        say(both("moved"))
        return
    written = cleaned(typed.get(TEXT, ""))
    owner, due = typed.get(f"{OWNER}:{kind}", ""), typed.get(f"{DUE}:{kind}")
    due = due if isinstance(due, date) else None
    owners = owners_of(found.facts.scorecard.installation)
    # A proposed sentence is as long as the names in it; only what was typed is measured.
    measured = written if proposal is None else kind
    if (wrong := mistake_in(measured, owner, due, found.facts.today, owners)) or due is None:
        say(wrong or both("moved"))
        return
    text = proposal_text(proposal, Sources(found.facts, "vi")) if proposal else Text(vi=written, en=written)
    new = NewCheckIn(visitor.locality, year, kind, subject, text, owner, due)
    try:
        ledger_now().check_ins.open(new, visitor.email, now())
    except (LedgerRefusal, LedgerFault) as refused:
        say(refused.message)
        return
    typed[TEXT] = ""
    name, until = owners[owner], to_days(due)
    say(
        Text(
            vi=both("given", owner=name.vi, due=day(until, "vi")).vi,
            en=both("given", owner=name.en, due=day(until, "en")).en,
        ),
        well=True,
    )


def _as_seen(proposed: Sequence[Proposal], kind: str, subject: tuple[str, ...]) -> Proposal | None:
    return next((each for each in proposed if each.kind == kind and each.subject == subject), None)


def follow_form(found: BriefingNow, titles: dict[str, str], language: str) -> None:
    """Choose what was given out, and write how it stands."""
    offered = sorted(found.check_ins, key=lambda each: (each.state != "open", -each.number))[:_MOST_OFFERED]
    known = {str(each.number): each for each in offered}
    chosen = choice(
        st.selectbox,
        titles["which_given"],
        list(known),
        param="theo",
        format_func=lambda number: _label(known[number], titles, language),
        default=next(iter(known)),
    )
    each = known[chosen]
    key = f"{each.number}:{len(each.follow_ups)}"
    with st.form(f"follow:{key}", enter_to_submit=False):
        left, right = st.columns([2, 1])
        left.radio(
            titles["state"],
            STATES,
            format_func=lambda state: titles[f"state.{state}"],
            index=STATES.index(each.state),
            key=f"{STATE}:{key}",
            horizontal=True,
        )
        right.date_input(titles["new_due"], value=each.due, format="DD/MM/YYYY", key=f"{NEW_DUE}:{key}")
        st.text_input(titles["note"], key=f"{NOTE}:{key}", max_chars=LONGEST_NOTE)
        act = guarded("record_check_in", follow)
        st.form_submit_button(titles["do_follow"], on_click=act, args=(each,))


def _label(each: CheckIn, titles: dict[str, str], language: str) -> str:
    return f"{titles[f'state.{each.state}']} · {clipped(each.text.in_(language), _LONGEST_LABEL)}"


def follow(visitor: Visitor, seen: CheckIn) -> None:
    """Keep how a decision stands, as the form says, of the one that was seen."""
    typed, key = st.session_state, f"{seen.number}:{len(seen.follow_ups)}"
    if all(each.number != seen.number for each in ledger_now().check_ins.all(visitor.locality)):
        say(both("gone"))
        return
    state, note, due = (
        typed.get(f"{STATE}:{key}"),
        cleaned(typed.get(f"{NOTE}:{key}", "")),
        typed.get(f"{NEW_DUE}:{key}"),
    )
    if state not in STATES:
        say(both("gone"))
        return
    due = due if isinstance(due, date) else seen.due
    wrong = mistake_in_note(state, note)
    if due != seen.due:
        wrong = wrong or mistake_in_day(due, day_in_vietnam(now()))
    if wrong:
        say(wrong)
        return
    try:
        ledger_now().check_ins.follow_up(seen, state, visitor.email, now(), note=note, due=due)
    except (LedgerRefusal, LedgerFault) as refused:
        say(refused.message)
        return
    say(both("followed"), well=True)
