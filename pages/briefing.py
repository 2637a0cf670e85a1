"""Báo cáo lãnh đạo: what changed, and what must be decided? One screen, one A4 page, one view for a meeting room."""

from __future__ import annotations

import streamlit as st

from connectors.access import may_do
from connectors.presentation import links
from connectors.presentation.briefing.briefing import Briefing, briefing, briefing_table
from connectors.presentation.briefing.briefing_titles import titles_of
from connectors.presentation.rendering import FOLDER, render
from connectors.presentation.status import state_line
from connectors.presentation.words import word
from pages.parts.access import guard
from pages.parts.briefing import BriefingNow, briefing_now
from pages.parts.briefing_acts import follow_form, give_form
from pages.parts.department_papers import report_file
from pages.parts.downloads import download_box
from pages.parts.shell import Shell, open_shell, still_shell
from rubric.language import day, to_days

STYLE, SCREEN = FOLDER / "briefing" / "briefing.css", FOLDER / "briefing" / "briefing_screen.css"


def main() -> None:
    """Draw the page, or its view for a meeting room."""
    guard("briefing")
    if st.query_params.get("xem") == links.ON_SCREEN:
        _on_screen(still_shell())
    else:
        _at_the_desk(open_shell(internal=True))


def _at_the_desk(shell: Shell) -> None:
    found, shown, titles = _looked_at(shell)
    st.html(STYLE)
    st.title(shown.question, anchor=False)
    st.html(
        render(
            "briefing_head",
            shell.language,
            found=shown,
            kicker=_kicker(shell, found, titles),
            parts=state_line(shell.scorecard, shell.year, shell.language),
            illustration=shell.scorecard.is_illustration,
        )
    )
    left, right = st.columns([4, 1], vertical_alignment="center")
    view = links.briefing(shell.locality, shell.year, shell.language, view=links.ON_SCREEN)
    left.html(render("briefing_views", shell.language, titles=titles, view=view))
    with right:
        stem = f"{shell.locality}-{shell.year}-bao-cao-lanh-dao"
        papers = [report_file(shell), report_file(shell, half=True)]
        download_box(shell, stem, briefing_table(shown, shell.language), None, more=papers)
    st.html(render("briefing", shell.language, found=shown, titles=titles))
    if not may_do(shell.visitor, "record_check_in"):
        return
    with st.expander(titles["give"]):
        give_form(found, titles, shell.language)
    if found.check_ins:
        with st.expander(titles["follow"]):
            follow_form(found, titles, shell.language)


def _on_screen(shell: Shell) -> None:
    found, shown, titles = _looked_at(shell)
    st.html(STYLE)
    st.html(SCREEN)
    st.html(
        render(
            "briefing_screen",
            shell.language,
            found=shown,
            titles=titles,
            kicker=_kicker(shell, found, titles),
            illustration=word("illustration", shell.language) if shell.scorecard.is_illustration else "",
            back=links.briefing(shell.locality, shell.year, shell.language),
        )
    )


def _looked_at(shell: Shell) -> tuple[BriefingNow, Briefing, dict[str, str]]:
    found = briefing_now(shell.locality, shell.year)
    shown = briefing(found.facts, found.proposed, found.check_ins, shell.language)
    return found, shown, titles_of(shell.language)


def _kicker(shell: Shell, found: BriefingNow, titles: dict[str, str]) -> str:
    """Whose briefing it is, and of which day."""
    place = shell.scorecard.installation.locality.name.in_(shell.language)
    return f"{titles['page']} · {place} · {shell.year} · {day(to_days(found.facts.today), shell.language)}"


main()
