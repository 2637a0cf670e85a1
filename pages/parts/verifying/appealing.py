"""Appeals: the clock, the reply, and the outcome, with everybody whom a change moves before it is kept and after."""

from __future__ import annotations

from typing import get_args

import streamlit as st

from connectors import ledger
from connectors.access import Visitor, may_do
from connectors.cycle import decision_record
from connectors.cycle.deciding import Intended, Prepared, prepare
from connectors.cycle.desk import Desk
from connectors.ledger import LedgerRefusal, Verdict
from connectors.ledger.appeals import AppealOutcome
from connectors.presentation.rendering import render
from connectors.presentation.verifying.appeal_lines import AppealLine, appeal_lines
from connectors.presentation.verifying.effect_lines import effect_lines
from connectors.presentation.verifying.verification_words import both
from connectors.settings import settings
from connectors.verification.appeals import may_answer
from connectors.verification.working_days import load_calendar
from pages.parts.access import guarded, now, say
from pages.parts.ledgers import ledger_now
from pages.parts.shell import Shell
from pages.parts.verifying.deciding import clear, done, draw_fields, preview, typed_now
from pages.parts.verifying.desk import desk_now, has_changed, note, open_claim, teller
from rubric.text import Text

OUTCOMES = ("reply", "stands", "changed")
_CLOSES: dict[str, AppealOutcome] = {"reply": "", "stands": "stands", "changed": "changed"}
_NEW_VERDICTS: tuple[Verdict, ...] = tuple(each for each in get_args(Verdict) if each != "ask_evidence")


def draw_appeals(shell: Shell, desk: Desk, visitor: Visitor) -> None:
    """All appeals of the year, the open ones first."""
    t, language = teller(shell.language), shell.language
    lines = appeal_lines(desk, now(), load_calendar(settings().data), language)
    if not lines:
        note(t("appeals.none"), language)
    for line in lines:
        st.html(render("appeal", language, a=line))
        st.button(t("open"), key=f"appeal:{line.number}:open", on_click=open_claim, args=(line.key,))
        appeal = next(each for each in desk.state.appeals if each.number == line.number)
        _changes(desk, appeal, language)
        if line.is_open:
            _draw_answer(shell, desk, visitor, appeal, line)


def _changes(desk: Desk, appeal: ledger.Appeal, language: str) -> None:
    """What the decisions made since have changed, whoever they moved."""
    if found := has_changed(desk, appeal.decision):
        t = teller(language)
        lines = effect_lines(found, desk.state.verified_scorecard, language)
        st.html(render("effect", language, effect=lines, title=t("effect.after"), t=t))


def _draw_answer(shell: Shell, desk: Desk, visitor: Visitor, appeal: ledger.Appeal, line: AppealLine) -> None:
    t, language, number = teller(shell.language), shell.language, appeal.number
    if not may_do(visitor, "answer_appeal"):
        note(t("only_look"), language)
        return
    record = decision_record(desk.appealed(appeal))
    if refused := may_answer(visitor, record, desk.state.installation, desk.state.settings):
        note(t("cannot", why=refused.in_(language)), language, "action")
        return
    st.text_area(t("appeal.text"), key=_text(number), max_chars=4000, height=80)
    chosen = st.radio(
        t("appeal.outcome"),
        OUTCOMES,
        format_func=lambda each: t(f"appeal.outcome.{each}"),
        key=_outcome(number),
        horizontal=True,
    )
    seen: Intended | None = None
    if chosen == "changed":
        seen = _draw_change(desk, visitor, appeal, language)
    st.button(
        t("appeal.do"),
        type="primary",
        key=f"appeal:{number}:keep",
        on_click=guarded("answer_appeal", _answer),
        args=(shell.locality, number, seen),
    )


def _draw_change(desk: Desk, visitor: Visitor, appeal: ledger.Appeal, language: str) -> Intended | None:
    """The new decision and whom it moves; nothing to type where one has taken the place already."""
    t, key = teller(language), desk.appealed(appeal).cell
    if newer := _newer(desk, appeal):
        kind = "appeal.already" if newer.holds else "appeal.unconfirmed"
        note(t(kind, number=str(newer.number)), language)
        return None
    item = desk.by_key.get(key)
    if item is None:
        note(t("no_claim"), language, "action")
        return None
    st.write(t("appeal.new"))
    form = f"appeal:{appeal.number}"
    draw_fields(desk, key, form, _NEW_VERDICTS, language)
    seen = typed_now(item.claim, desk.newest.get(key, 0), form)
    preview(desk, visitor, seen, language)
    return seen


def _answer(visitor: Visitor, locality: str, number: int, seen: Intended | None) -> None:
    """Keep the reply, the outcome, and the decision that changes; by the ledger as it is at this moment."""
    desk = desk_now(locality)
    appeal = desk and next((each for each in desk.state.appeals if each.number == number), None)
    if not desk or not appeal:
        return
    text = st.session_state.get(_text(number), "").strip()
    refused = may_answer(visitor, decision_record(desk.appealed(appeal)), desk.state.installation, desk.state.settings)
    if refused or not text:
        say(refused or both("appeal.no_text"))
        return
    outcome = st.session_state.get(_outcome(number), "reply")
    try:
        told = _keep(desk, visitor, appeal, text, outcome, seen)
    except LedgerRefusal as refusal:
        say(refusal.message)
        return
    if isinstance(told, Text):
        say(told)
        return
    st.session_state[_text(number)] = ""
    say(told[0], well=True)


def _keep(
    desk: Desk, visitor: Visitor, appeal: ledger.Appeal, text: str, outcome: str, seen: Intended | None
) -> tuple[Text] | Text:
    """What was kept, in a tuple; or why nothing was."""
    appeals, by, number = ledger_now().appeals, visitor.email, appeal.number
    kept = (both("appeal.done", number=str(number)),)
    newer, closes = _newer(desk, appeal), _CLOSES[outcome]
    if closes and newer and not newer.holds:  # once it is confirmed, what is appealed against stands no longer
        return both("appeal.unconfirmed", number=str(newer.number))
    if closes != "changed" or newer:
        appeals.answer(number, text, by, now(), outcome=closes)
        return kept
    if seen is None:
        return both("no_claim")
    intended = typed_now(seen.seen, seen.previous, f"appeal:{number}")
    prepared = prepare(desk.state, desk.values, visitor, intended, now())
    if isinstance(prepared, Text):
        return prepared
    return _change(desk, visitor, appeal, text, prepared)


def _change(desk: Desk, visitor: Visitor, appeal: ledger.Appeal, text: str, prepared: Prepared) -> tuple[Text] | Text:
    """A change that one person may make closes the appeal with it; one that needs two waits for the second."""
    old, new, form = desk.appealed(appeal), prepared.new, f"appeal:{appeal.number}"
    if (old.verdict, old.accepted_value, old.claim_hash) == (new.verdict, new.accepted_value, new.claim_hash):
        return both("appeal.changes_nothing")
    if not new.needs_second:
        _, decided = ledger_now().appeals.change(appeal.number, new, text, visitor.email, now())
        clear(prepared.record.claim, form)
        return (done(decided.number, needs_second=False),)
    (decided,) = ledger_now().decisions.decide([new], visitor.email, now())
    ledger_now().appeals.answer(appeal.number, text, visitor.email, now())
    clear(prepared.record.claim, form)
    return (both("appeal.first_second", decision=str(decided.number), number=str(appeal.number)),)


def _newer(desk: Desk, appeal: ledger.Appeal) -> ledger.Decision | None:
    """The decision that has taken the place of the one appealed against since the appeal; one sent back has not."""
    old = desk.appealed(appeal)
    later = [
        each
        for each in desk.history(old.cell)
        if each.number > old.number and each.agrees is not False and each.verdict != "ask_evidence"
    ]
    return later[0] if later else None


def _text(number: int) -> str:
    return f"appeal:{number}:text"


def _outcome(number: int) -> str:
    return f"appeal:{number}:outcome"
