"""Tiến độ: will the targets of the plan be met?"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from connectors.presentation import charts, downloads, links
from connectors.presentation.plan_words import plan_name
from connectors.presentation.progress import progress_chart, progress_tables
from connectors.presentation.progress.progress_inputs import inputs_table
from connectors.presentation.progress.progress_list import PARAMS, ProgressList, TargetLine, progress_list, with_status
from connectors.presentation.progress.progress_status import thresholds
from connectors.presentation.progress.progress_titles import progress_titles
from connectors.presentation.rendering import render
from connectors.presentation.status import state_line
from connectors.presentation.words import word
from pages.parts.choices import choice
from pages.parts.downloads import SHEET, ZIP, File, download_box
from pages.parts.nq57 import nq57_files
from pages.parts.shell import Shell, headline, open_shell

ALL = "tat-ca"
ACROSS = 3  # charts beside each other on a wide screen


def main() -> None:
    """Draw the page."""
    shell = open_shell()
    released, edition = shell.release is not None, shell.edition
    shown = progress_list(shell.scorecard, shell.year, shell.language, is_released=released, edition=edition)
    headline(shell, shown.question, shown.sentence)
    said = progress_titles(shell.language)
    if not shown.groups:
        link = links.tasks(shell.locality, shell.year, shell.language, edition=edition)
        st.html(render("progress_empty", shell.language, said=said["no_targets"], link=link, words=said["tasks"]))
        return
    place, box = st.columns([4, 1], vertical_alignment="bottom")
    with place:
        groups = with_status(shown, _choose_status(shell, shown))
    st.html(render("progress_jumps", shell.language, groups=groups, said=said))
    opened = next((line for line in shown.targets if line.key == st.query_params.get("mt")), None)
    if opened is not None:
        _opened(shell, opened)
    for due, lines in groups:
        _group(shell, shown, due, lines, said, opened)
    st.html(render("progress_thresholds", shell.language, thresholds=thresholds(shell.language), said=said))
    with box:
        _downloads(shell, shown)


def _choose_status(shell: Shell, shown: ProgressList) -> str:
    labels = {PARAMS[status]: f"{label} ({count})" for status, label, count in shown.counts}
    labels = {ALL: f"{word('everyone', shell.language)} ({len(shown.targets)})"} | labels
    return choice(
        st.segmented_control,
        word("target.status", shell.language),
        list(labels),
        param="tt",
        format_func=labels.__getitem__,
        default=ALL,
    )


def _opened(shell: Shell, line: TargetLine) -> None:
    """The target that the address names, before all others."""
    if line.drawing is not None:
        st.caption(progress_chart.LEGEND.in_(shell.language))
        _chart(shell, line, progress_chart.years_of([line]), place="opened")
    _details(shell, [line], line)


def _group(
    shell: Shell,
    shown: ProgressList,
    due: int,
    lines: Sequence[TargetLine],
    said: dict[str, str],
    opened: TargetLine | None,
) -> None:
    st.header(said["group"].format(due=due), anchor=f"nam-{due}")
    st.html(render("progress_table", shell.language, lines=lines, years=shown.years, caption=said["caption"]))
    drawn = [line for line in lines if line.drawing is not None]
    years = progress_chart.years_of(drawn)
    if drawn:
        st.caption(progress_chart.LEGEND.in_(shell.language))
    for start in range(0, len(drawn), ACROSS):
        for column, line in zip(st.columns(ACROSS), drawn[start : start + ACROSS], strict=False):
            with column:
                _chart(shell, line, years, place="group")
    _details(shell, [line for line in lines if line != opened], None)


def _details(shell: Shell, lines: Sequence[TargetLine], opened: TargetLine | None) -> None:
    plan = plan_name(shell.scorecard.installation.plan, shell.language)
    if lines:
        st.html(render("progress_details", shell.language, lines=lines, opened=opened, plan=plan))


def _chart(shell: Shell, line: TargetLine, years: Sequence[int], place: str) -> None:
    if line.drawing is None:
        return
    st.html(render("progress_chart_title", shell.language, line=line))
    spec = progress_chart.target_spec(line.drawing, years, shell.language)
    st.vega_lite_chart(spec=spec, width="stretch", theme=None, alt=line.drawing.alt, key=f"{place}:{line.key}")


def _downloads(shell: Shell, shown: ProgressList) -> None:
    scorecard, language = shell.scorecard, shell.language
    table = progress_tables.with_words(progress_tables.results_table(scorecard, shell.year, language), language)
    told = [f"{label}: {said}" for _, label, said in thresholds(language)]
    notes = state_line(scorecard, shell.year, language, shell.release)
    files = [*_tables(shell, [*notes, *told]), *_pictures(shell, shown, notes), *nq57_files(shell)]
    download_box(shell, _stem(shell), table, None, more=files, notes=told)


def _tables(shell: Shell, notes: list[str]) -> list[File]:
    scorecard, language, stem = shell.scorecard, shell.language, _stem(shell)

    def inputs() -> bytes:
        table = inputs_table(scorecard, shell.year, language)
        return downloads.xlsx(progress_tables.with_words(table, language), stem, notes)

    def bundle() -> bytes:
        return progress_tables.bundle(scorecard, shell.year, language)

    return [
        ("download.inputs", f"{stem}-so-lieu.xlsx", SHEET, inputs),
        ("download.progress", f"{stem}.zip", ZIP, bundle),
    ]


def _pictures(shell: Shell, shown: ProgressList, notes: list[str]) -> list[File]:
    """All charts in one picture, drawn only when somebody asks for it."""
    drawn = [line for line in shown.targets if line.drawing is not None]
    if not drawn:
        return []
    place = shell.scorecard.installation.locality.name.in_(shell.language)
    heading = [f"{place}: {shown.question}", " · ".join(notes)]

    def picture() -> charts.Drawn:
        return progress_chart.all_targets_chart(drawn, heading, shell.language)

    return [
        ("download.svg", f"{_stem(shell)}.svg", "image/svg+xml", lambda: charts.svg(picture()).encode()),
        ("download.png", f"{_stem(shell)}.png", "image/png", lambda: charts.png(picture())),
    ]


def _stem(shell: Shell) -> str:
    return f"{shell.locality}-{shell.year}-tien-do"


main()
