"""Xếp hạng: which agencies communicate Resolution 57 best this year?"""

from __future__ import annotations

import streamlit as st

from connectors.presentation import charts, downloads
from connectors.presentation.public_titles import cohort_label, ranking_titles
from connectors.presentation.ranking import Ranking, found, ranking
from connectors.presentation.rendering import render
from connectors.presentation.words import word
from pages.parts.choices import choice
from pages.parts.department_papers import result_file
from pages.parts.downloads import download_box
from pages.parts.shell import Shell, headline, open_shell


def main() -> None:
    """Draw the page."""
    shell = open_shell()
    titles = ranking_titles(shell.language)
    title_place = st.container()
    cohort = _choose_cohort(shell)
    shown = ranking(shell.scorecard, shell.year, cohort, shell.language, edition=shell.edition)
    with title_place:
        headline(shell, titles["question"].format(year=shell.year), shown.sentence)
    search, box = st.columns([3, 1], vertical_alignment="bottom")
    typed = search.text_input(
        word("search", shell.language),
        placeholder=word("search.hint", shell.language),
        key="tim",
        bind="query-params",
    )
    _table(shell, shown, typed or "")
    chart = _dots(shell, shown, cohort) if len(shown.rows) > 1 else None
    _heat(shell, shown)
    with box:
        stem = f"{shell.locality}-{shell.year}-{cohort}"
        papers = [result_file(shell)] if shell.year == shell.scorecard.criteria_set.year else []
        download_box(shell, stem, downloads.ranking_table(shown, shell.language), chart, more=papers)


def _choose_cohort(shell: Shell) -> str:
    cohorts = shell.scorecard.criteria_set.cohorts
    return choice(
        st.segmented_control,
        word("cohort", shell.language),
        list(cohorts),
        param="khoi",
        format_func=lambda key: cohort_label(shell.scorecard, key, shell.year, shell.language),
        default=next(iter(cohorts)),
    )


def _table(shell: Shell, shown: Ranking, typed: str) -> None:
    rows = found(shown.rows, typed)
    caption = ranking_titles(shell.language)["table"]
    st.html(render("ranking_table", shell.language, ranking=shown, rows=rows, typed=typed, caption=caption))


def _dots(shell: Shell, shown: Ranking, cohort: str) -> charts.Drawn:
    titles = ranking_titles(shell.language)
    st.header(titles["dots"], anchor=False)
    st.caption(titles["dots_note"])
    bands = shell.scorecard.criteria_set.bands.values()
    bounds = [(band.label.in_(shell.language), float(band.from_index.value)) for band in bands]
    chart = charts.dot_plot(shown, bounds, shell.language)
    title = shell.scorecard.criteria_set.cohorts[cohort].title.in_(shell.language)
    alt = titles["dots_alt"].format(year=shell.year, cohort=title, sentence=shown.sentence)
    st.altair_chart(chart, width="stretch", theme=None, alt=alt)
    return chart


def _heat(shell: Shell, shown: Ranking) -> None:
    if not shown.heat:
        return
    titles = ranking_titles(shell.language)
    st.header(titles["heat"], anchor=False)
    st.html(render("heatmap", shell.language, ranking=shown, title=titles["heat"], caption=titles["heat_note"]))


main()
