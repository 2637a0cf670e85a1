"""Cơ quan: how did this agency earn its score?"""

from __future__ import annotations

import streamlit as st

from connectors.presentation import charts, downloads
from connectors.presentation.agency_card import AgencyCard, agency_card
from connectors.presentation.plan_words import plan_name
from connectors.presentation.public_titles import agency_titles
from connectors.presentation.rendering import render
from connectors.presentation.tasks.agency_tasks import tasks_hint
from connectors.presentation.words import word
from pages.parts.agency_papers import case_file
from pages.parts.choices import choice
from pages.parts.cycle import state_now
from pages.parts.downloads import WORD, File, download_box
from pages.parts.shell import Shell, headline, open_shell
from pages.parts.years import draw_bridge, draw_years, years_of


def main() -> None:
    """Draw the page."""
    shell = open_shell()
    place, box = st.columns([4, 1], vertical_alignment="bottom")
    with place:
        code = _choose(shell)
    card = agency_card(shell.scorecard, code, shell.year, shell.language, edition=shell.edition)
    titles = agency_titles(shell.language)
    headline(shell, titles["question"].format(name=card.name), card.whole_sentence)
    opened = st.query_params.get("tc", "")
    st.html(
        render(
            "agency",
            shell.language,
            card=card,
            opened=opened,
            titles=titles,
            plan=plan_name(shell.scorecard.installation.plan, shell.language),
        )
    )
    said, link = tasks_hint(shell.scorecard, code, shell.year, shell.language, edition=shell.edition)
    st.html(render("tasks_hint", shell.language, said=said, link=link, see=titles["see_tasks"]))
    chart = _charts(shell, card)
    with box:
        stem = f"{shell.locality}-{shell.year}-{code}"
        state = state_now(shell.locality) if shell.release is None else None
        paper: File = (
            "download.case_file", f"{stem}-ho-so.docx", WORD, lambda: case_file(shell, code, state)
        )  # fmt: skip
        download_box(shell, stem, downloads.agency_table(card, shell.language), chart, more=[paper])


def _choose(shell: Shell) -> str:
    """The agency of the address; a list to choose another. An unknown code is said, not guessed."""
    agencies = shell.scorecard.agencies
    asked = st.query_params.get("ma", "")
    if asked and asked not in agencies:
        st.warning(
            "Không có cơ quan nào mang mã trong địa chỉ; đang xem cơ quan đầu danh sách."
            if shell.language == "vi"
            else "No agency has the code of the address; this is the first of the list."
        )
    return choice(
        st.selectbox,
        word("agency", shell.language),
        list(agencies),
        param="ma",
        format_func=lambda code: agencies[code].name.in_(shell.language),
        default=next(iter(agencies)),
    )


def _charts(shell: Shell, card: AgencyCard) -> charts.Drawn:
    titles = agency_titles(shell.language)
    years = years_of(shell, card.code)
    left, right = st.columns([3, 2])
    with left:
        st.header(titles["comparison"], anchor=False)
        st.caption(titles["comparison_note"].format(name=card.name, cohort=card.cohort))
        chart = charts.group_comparison(card.comparison, shell.language)
        alt = titles["comparison_alt"].format(name=card.name)
        st.altair_chart(chart, width="stretch", theme=None, alt=alt)
        st.html(render("comparison", shell.language, rows=card.comparison))
    with right:
        draw_years(years, shell, card.code, card.name)
    draw_bridge(years, shell, card.code)
    return chart


main()
