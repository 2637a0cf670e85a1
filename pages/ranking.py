"""Xếp hạng: which agencies communicate Resolution 57 best this year?"""

from __future__ import annotations

import streamlit as st

from connectors.presentation import charts, downloads
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
    vi = shell.language == "vi"
    title_place = st.container()
    cohort = _choose_cohort(shell)
    shown = ranking(shell.scorecard, shell.year, cohort, shell.language, edition=shell.edition)
    question = (
        f"Cơ quan nào truyền thông Nghị quyết 57 tốt nhất năm {shell.year}?"
        if vi
        else f"Which agencies communicate Resolution 57 best in {shell.year}?"
    )
    with title_place:
        headline(shell, question, shown.sentence)
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
    sizes = {key: len(shell.scorecard.cohort(key, shell.year)) for key in cohorts}
    return choice(
        st.segmented_control,
        word("cohort", shell.language),
        list(cohorts),
        param="khoi",
        format_func=lambda key: f"{cohorts[key].title.in_(shell.language)} ({sizes[key]})",
        default=next(iter(cohorts)),
    )


def _table(shell: Shell, shown: Ranking, typed: str) -> None:
    rows = found(shown.rows, typed)
    caption = (
        "Điểm trên thang 100; hạng trong cùng khối."
        if shell.language == "vi"
        else "Index out of 100; rank within the cohort."
    )
    st.html(render("ranking_table", shell.language, ranking=shown, rows=rows, typed=typed, caption=caption))


def _dots(shell: Shell, shown: Ranking, cohort: str) -> charts.Drawn:
    vi = shell.language == "vi"
    st.header("Khoảng cách giữa các cơ quan" if vi else "How far apart the agencies are", anchor=False)
    st.caption(
        "Mỗi chấm là điểm chỉ số của một cơ quan; vạch đứt là nơi bắt đầu một mức. "
        "Hai chấm gần nhau thì chênh lệch hạng không nói lên nhiều."
        if vi
        else "Each dot is one agency's index; a dashed line is where a band begins. "
        "Where two dots are close, the difference in rank says little."
    )
    bands = shell.scorecard.criteria_set.bands.values()
    bounds = [(band.label.in_(shell.language), float(band.from_index.value)) for band in bands]
    chart = charts.dot_plot(shown, bounds, shell.language)
    title = shell.scorecard.criteria_set.cohorts[cohort].title.in_(shell.language)
    alt = (
        f"Điểm chỉ số năm {shell.year}, {title}: {shown.sentence}"
        if vi
        else f"Index in {shell.year}, {title}: {shown.sentence}"
    )
    st.altair_chart(chart, width="stretch", theme=None, alt=alt)
    return chart


def _heat(shell: Shell, shown: Ranking) -> None:
    if not shown.heat:
        return
    vi = shell.language == "vi"
    title = "Mạnh yếu theo nhóm tiêu chí" if vi else "Strengths and gaps by group"
    st.header(title, anchor=False)
    caption = (
        "Phần trăm điểm tối đa áp dụng của mỗi nhóm; bấm vào ô để xem cách tính."
        if vi
        else "Per cent of each group's applicable maximum; open a cell to see how it was made."
    )
    st.html(render("heatmap", shell.language, ranking=shown, title=title, caption=caption))


main()
