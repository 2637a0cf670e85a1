"""Deciding on one claim: what is wrong and what it moves is said before anything is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from connectors.access import Visitor
from connectors.cells.expectation import takes
from connectors.cycle.deciding import Intended, Prepared, prepare
from connectors.cycle.desk import Desk
from connectors.ledger import LedgerRefusal, Verdict
from connectors.presentation.rendering import render
from connectors.presentation.verifying.effect_lines import effect_lines
from connectors.presentation.verifying.verification_lines import stored_in_words
from connectors.presentation.verifying.verification_words import say as words
from connectors.verification.claims import Claim, ClaimKey
from connectors.verification.deciding import may_decide
from connectors.verification.queue import QueueItem
from pages.parts.access import guarded, now, say
from pages.parts.ledgers import ledger_now
from pages.parts.shell import Shell
from pages.parts.verifying.desk import desk_now, note, teller, would_change
from rubric.criteria.field import GIVEN_KINDS, Field
from rubric.language import points
from rubric.text import Text

VERDICTS: tuple[Verdict, ...] = ("accept", "adjust", "reject", "not_applicable", "ask_evidence")
Tell = Callable[..., str]


def draw_deciding(shell: Shell, desk: Desk, visitor: Visitor, item: QueueItem) -> None:
    """The form, or why there is none."""
    t, language, key = teller(shell.language), shell.language, item.claim.key
    st.subheader(t("decide"), anchor=False)
    if refused := may_decide(visitor, item.claim, desk.state.installation, desk.state.settings):
        note(t("cannot", why=refused.in_(language)), language, "action")
        return
    previous = desk.newest.get(key, 0)
    draw_fields(desk, key, "decide", VERDICTS, language)
    intended = typed_now(item.claim, previous, "decide")
    preview(desk, visitor, intended, language)
    st.button(
        t("decide.do"),
        type="primary",
        key="decide:keep",
        on_click=guarded("decide", _decide),
        args=(shell.locality, item.claim, previous),
    )


def draw_fields(desk: Desk, key: ClaimKey, form: str, verdicts: tuple[Verdict, ...], language: str) -> None:
    """The verdict, and the value and reason it needs. What is typed stays until it is kept, whatever happens beside."""
    t, field = teller(language), desk.state.installation.criteria_set.fields[key[2]]
    verdict = st.radio(
        t("verdict"),
        verdicts,
        format_func=lambda each: t(f"verdict.{each}"),
        key=_name(form, key, "verdict"),
        horizontal=True,
    )
    if verdict == "adjust":
        _draw_value(field, _name(form, key, "value"), t, language)
    label = t("decide.reason.optional") if verdict == "accept" else t("decide.reason")
    st.text_area(label, key=_name(form, key, "reason"), max_chars=2000, height=80)


def typed_now(claim: Claim, previous: int, form: str) -> Intended:
    """What stands in the fields of a form at this moment."""
    typed = st.session_state.get(_name(form, claim.key, "value"), "")
    return Intended(
        seen=claim,
        previous=previous,
        verdict=st.session_state.get(_name(form, claim.key, "verdict"), "accept"),
        typed="; ".join(typed) if isinstance(typed, list) else typed or "",
        reason=st.session_state.get(_name(form, claim.key, "reason"), ""),
    )


def clear(claim: Claim, form: str) -> None:
    """Empty the fields of a form once what they held is kept.

    Those that stay on the page are set: taken out of the session only, browsers would go on showing what was typed.
    """
    st.session_state[_name(form, claim.key, "verdict")] = VERDICTS[0]
    st.session_state[_name(form, claim.key, "reason")] = ""
    st.session_state.pop(_name(form, claim.key, "value"), None)


def preview(desk: Desk, visitor: Visitor, intended: Intended, language: str) -> None:
    """What is wrong with what is typed, or what it moves."""
    t, lacks_reason = teller(language), intended.verdict != "accept" and not intended.reason.strip()
    shown = replace(intended, reason="-") if lacks_reason else intended  # what it moves does not wait for the reason
    prepared = prepare(desk.state, desk.values, visitor, shown, now())
    if isinstance(prepared, Text):
        note(prepared.in_(language), language, "action")
        return
    if lacks_reason:
        note(t("decide.lacks_reason"), language, "action")
    field = desk.state.installation.criteria_set.fields[intended.seen.field]
    said: list[str] = []
    if prepared.record.accepted_value is not None:
        said.append(t("decide.will", value=stored_in_words(field, prepared.record.accepted_value, language)))
    said += what_it_moves(desk, prepared, language)
    note(" ".join(said), language, "")
    if prepared.alone:
        found = effect_lines(would_change(desk, prepared.record), desk.state.verified_scorecard, language)
        st.html(render("effect", language, effect=found, title=t("effect.before"), t=t))


def what_it_moves(desk: Desk, prepared: Prepared, language: str) -> list[str]:
    """How many points a decision moves, and whether a second person must confirm it."""
    t, limit = teller(language), points(desk.state.settings.second_person_hundredths, language)
    if not prepared.alone:
        return [t("decide.moves.none")]
    said = [t("decide.moves", points=points(prepared.alone, language))]
    if prepared.alone > desk.state.settings.second_person_hundredths:
        said.append(t("decide.second", limit=limit))
    elif prepared.new.needs_second:
        said.append(t("decide.together", points=points(prepared.together, language), limit=limit))
    return said


def done(number: int, needs_second: bool) -> Text:
    """That a decision was kept, in both languages."""
    key = "decide.done.second" if needs_second else "decide.done"
    return Text(**{language: words(key, language, number=str(number)) for language in ("vi", "en")})


def _decide(visitor: Visitor, locality: str, seen: Claim, previous: int) -> None:
    """Keep what is typed, by the books and decisions of this moment; nothing is lost when it is refused."""
    desk = desk_now(locality)
    if desk is None:
        return
    prepared = prepare(desk.state, desk.values, visitor, typed_now(seen, previous, "decide"), now())
    if isinstance(prepared, Text):
        say(prepared)
        return
    try:
        (kept,) = ledger_now().decisions.decide([prepared.new], visitor.email, now())
    except LedgerRefusal as refusal:
        say(refusal.message)
        return
    clear(seen, "decide")
    say(done(kept.number, kept.needs_second), well=True)


def _draw_value(field: Field, name: str, t: Tell, language: str) -> None:
    """The input for an accepted value: as an agency would type it into a cell."""
    if field.kind in GIVEN_KINDS:
        note(t("decide.value.given"), language)
    elif field.kind == "yes_no":
        st.radio(t("decide.value"), ("Có", "Không"), key=name, horizontal=True, index=None)
    elif field.kind == "choices":
        st.multiselect(t("decide.value"), [each.vi for each in field.choices.values()], key=name)
    else:
        st.text_input(t("decide.value"), key=name, placeholder=field.example)
        note(t("decide.value.help", takes=takes(field).in_(language), example=field.example), language)


def _name(form: str, key: ClaimKey, part: str) -> str:
    return f"{form}:{'.'.join(key)}:{part}"
