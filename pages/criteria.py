"""Tiêu chí: how is the score made?"""

from __future__ import annotations

import streamlit as st

from connectors.presentation import charts, downloads
from connectors.presentation.criteria_guide import guide
from connectors.presentation.plan_words import plan_name
from connectors.presentation.public_titles import annex_label, criteria_sentence, criteria_titles
from connectors.presentation.rendering import render
from pages.parts.choices import choice
from pages.parts.department_papers import criteria_file
from pages.parts.downloads import download_box
from pages.parts.shell import headline, open_shell


def main() -> None:
    """Draw the page."""
    shell = open_shell(needs_release=False)
    titles = criteria_titles(shell.language)
    cs = shell.scorecard.criteria_set
    title_place = st.container()
    place, box = st.columns([4, 1], vertical_alignment="bottom")
    annex = choice(
        place.segmented_control,
        titles["annex"],
        list(cs.annexes),
        param="pl",
        format_func=lambda key: annex_label(shell.scorecard, key, shell.language),
        default=next(iter(cs.annexes)),
    )
    with title_place:
        headline(shell, titles["question"], criteria_sentence(shell.scorecard, annex, shell.year, shell.language))
    shown = guide(shell.scorecard, annex, shell.year, shell.language)
    opened = st.query_params.get("tc", "")
    st.html(
        render(
            "criteria",
            shell.language,
            guide=shown,
            opened=opened,
            plan=plan_name(shell.scorecard.installation.plan, shell.language),
        )
    )
    st.header(titles["shares"], anchor=False)
    chart = charts.stage_shares(shown.stages, shell.language)
    st.altair_chart(chart, width="stretch", theme=None, alt=titles["shares_alt"])
    with box:
        stem = f"{shell.locality}-{shell.year}-tieu-chi-{annex}"
        table, papers = downloads.criteria_table(shown, shell.language), [criteria_file(shell)]
        download_box(shell, stem, table, chart, more=papers, is_public=True)
    st.html(render("criteria_notes", shell.language, guide=shown, titles=titles))


main()
