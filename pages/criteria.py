"""Tiêu chí: how is the score made?"""

from __future__ import annotations

import streamlit as st

from connectors.presentation import charts, downloads
from connectors.presentation.criteria_guide import cohorts_of, guide
from connectors.presentation.plan_words import plan_name
from connectors.presentation.rendering import render
from pages.parts.choices import choice
from pages.parts.department_papers import criteria_file
from pages.parts.downloads import download_box
from pages.parts.shell import headline, open_shell


def main() -> None:
    """Draw the page."""
    shell = open_shell(needs_release=False)
    vi = shell.language == "vi"
    cs = shell.scorecard.criteria_set
    title_place = st.container()
    place, box = st.columns([4, 1], vertical_alignment="bottom")
    annex = choice(
        place.segmented_control,
        "Phụ lục" if vi else "Annex",
        list(cs.annexes),
        param="pl",
        format_func=lambda key: f"{cs.annexes[key].numeral}. {cohorts_of(cs, key, shell.language)}",
        default=next(iter(cs.annexes)),
    )
    count = len(cs.criteria_of(annex))
    title, annex_title = cs.title.in_(shell.language), cs.annexes[annex].title.in_(shell.language)
    if vi:
        sentence = f"{title}: {annex_title}, {count} tiêu chí cộng đúng 100 điểm; mức cần đạt của năm {shell.year}."
    else:
        sentence = f"{title}: {annex_title}, {count} criteria adding up to exactly 100; targets of {shell.year}."
    with title_place:
        headline(shell, "Điểm được tính như thế nào?" if vi else "How is the score made?", sentence)
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
    st.header("Điểm theo giai đoạn truyền thông" if vi else "Points by stage of communication", anchor=False)
    alt = "Số điểm của mỗi giai đoạn" if vi else "Points of each stage"
    chart = charts.stage_shares(shown.stages, shell.language)
    st.altair_chart(chart, width="stretch", theme=None, alt=alt)
    with box:
        stem = f"{shell.locality}-{shell.year}-tieu-chi-{annex}"
        table, papers = downloads.criteria_table(shown, shell.language), [criteria_file(shell)]
        download_box(shell, stem, table, chart, more=papers, is_public=True)
    st.html(render("criteria_notes", shell.language, guide=shown, titles=_titles(vi)))


def _titles(vi: bool) -> dict[str, str]:
    if vi:
        return {
            "differences": "Khác gì bộ tiêu chí năm trước",
            "first_set": "Đây là bộ tiêu chí đầu tiên, chưa có bộ nào để so sánh; năm 2025 được tính lại theo bộ này.",
            "bands": "Các mức",
            "stages": "Bảng điểm theo giai đoạn",
            "gates": "Điều kiện chặn mức",
            "no_gates": "Không có: mức chỉ theo điểm.",
            "not_measured": "Điểm số không đo những gì",
            "appeal": "Kiến nghị về điểm",
        }
    return {
        "differences": "What differs from last year's set",
        "first_set": "This is the first criteria set; there is no earlier one. 2025 is recomputed with it.",
        "bands": "Bands",
        "stages": "Points by stage as a table",
        "gates": "Gates that cap the band",
        "no_gates": "None: the band follows the index alone.",
        "not_measured": "What the score does not measure",
        "appeal": "How to appeal",
    }


main()
