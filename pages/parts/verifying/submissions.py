"""Who has submitted, who changed figures since, who has not; the administrator may open one again with a reason."""

from __future__ import annotations

import streamlit as st

from connectors.access import Visitor, may_do
from connectors.cycle.desk import Desk
from connectors.presentation.rendering import render
from connectors.presentation.verifying.submission_lines import SubmissionLine, submission_list
from connectors.presentation.verifying.verification_words import both
from connectors.presentation.verifying.verification_words import say as words
from connectors.presentation.words import word
from pages.parts.access import guarded, now, say
from pages.parts.choices import choice
from pages.parts.ledgers import ledger_now
from pages.parts.shell import Shell
from pages.parts.verifying.desk import desk_now, note, teller
from rubric.language import number
from rubric.text import Text

WHO, WHY = "reopen:who", "reopen:why"


def draw_submissions(shell: Shell, desk: Desk, visitor: Visitor) -> None:
    """The overview, and for the administrator the way to open one again."""
    t, language = teller(shell.language), shell.language
    cohorts = shell.scorecard.criteria_set.cohorts
    cohort = choice(
        st.selectbox,
        word("cohort", language),
        ["", *cohorts],
        param="khoi",
        format_func=lambda key: cohorts[key].title.in_(language) if key else word("everyone", language),
        default="",
    )
    found = submission_list(desk, now(), language, cohort)

    def whole(share: object) -> str:
        return "–" if share is None else f"{number(share, 0, language)}%"  # type: ignore[arg-type]

    st.html(render("submissions", language, found=found, t=t, whole=whole))
    if may_do(visitor, "reopen"):
        _draw_reopening(shell, [line for line in found.lines if line.may_be_reopened])


def _draw_reopening(shell: Shell, lines: list[SubmissionLine]) -> None:
    t, language = teller(shell.language), shell.language
    st.subheader(t("reopen"), anchor=False)
    if not lines:
        note(t("reopen.none"), language)
        return
    names = {line.agency: line.name for line in lines}
    st.selectbox(t("reopen.who"), list(names), format_func=names.__getitem__, key=WHO)
    st.text_input(t("reopen.why"), key=WHY, max_chars=2000)
    st.button(t("reopen.do"), key="reopen:do", on_click=guarded("reopen", _reopen), args=(shell.locality,))


def _reopen(visitor: Visitor, locality: str) -> None:
    """Keep that a submission is a draft again, if it is submitted and not locked at this moment."""
    desk, code, why = desk_now(locality), st.session_state.get(WHO, ""), st.session_state.get(WHY, "").strip()
    if desk is None or code not in desk.state.installation.agencies:
        return
    found = desk.state.self_assessment(code, now())
    if found.submission is None or found.stage not in {"submitted", "changed"}:
        say(both("reopen.gone"))
        return
    if not why:
        say(both("reopen.no_why"))
        return
    ledger_now().submissions.reopen(found.submission, by=visitor.email, told=now(), reason=why)
    st.session_state[WHY] = ""
    names = desk.state.installation.agencies[code].name
    say(Text(**{each: words("reopen.done", each, agency=names.in_(each)) for each in ("vi", "en")}), well=True)
