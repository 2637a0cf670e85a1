"""Nhiệm vụ: who must do what by when?"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from connectors.presentation.plan_words import plan_name
from connectors.presentation.rendering import render
from connectors.presentation.tasks.agency_tasks import AgencyTasks, agency_tasks, rows_chosen
from connectors.presentation.tasks.system_list import SystemLine, system_list, systems_chosen
from connectors.presentation.tasks.task_list import TaskList, chosen, parts_of, task_list
from connectors.presentation.tasks.task_states import WORST_FIRST, state_words
from connectors.presentation.tasks.task_tables import sheet_table, tasks_table
from connectors.presentation.tasks.task_titles import register_said, titles_of
from connectors.presentation.words import word
from pages.parts.choices import choice
from pages.parts.downloads import download_box
from pages.parts.nq57 import nq57_files
from pages.parts.shell import Shell, headline, open_shell


def main() -> None:
    """Draw the page."""
    shell = open_shell()
    titles = titles_of(shell.language)
    title_place = st.container()
    places = st.columns([2, 2, 2, 1], vertical_alignment="bottom")
    agency = _choose_agency(shell, places[0])
    picked = {"state": _choose_state(shell, places[1]), "typed": _typed(shell, places[2])}
    stem = f"{shell.locality}-{shell.year}-nhiem-vu"
    if agency:
        shown = agency_tasks(shell.scorecard, agency, shell.year, shell.language, edition=shell.edition)
        with title_place:
            headline(shell, titles["agency_question"].format(name=shown.name), shown.sentence)
        stem, table = f"{stem}-{agency}", _sheet(shell, shown, titles, picked)
    else:
        listed = task_list(shell.scorecard, shell.year, shell.language, edition=shell.edition)
        with title_place:
            headline(shell, titles["question"], listed.sentence)
        table = _all(shell, listed, titles, picked)
    with places[3]:
        download_box(shell, stem, table, None, more=nq57_files(shell))


def _all(shell: Shell, listed: TaskList, titles: dict[str, str], picked: dict[str, str]) -> pl.DataFrame:
    """Every task by the part of the plan it stands in, then what is to be set up."""
    note = register_said(listed, shell.year, shell.language)
    st.html(render("task_counts", shell.language, counts=listed.counts, note=note))
    tasks = chosen(listed.tasks, **picked)
    parts = parts_of(shell.scorecard, tasks, shell.language)
    plan = plan_name(shell.scorecard.installation.plan, shell.language)
    st.html(render("tasks", shell.language, parts=parts, plan=plan, nothing=titles["nothing"]))
    _systems(shell, system_list(shell.scorecard, shell.year, shell.language), titles, picked, led=True)
    return tasks_table(shell.scorecard.installation.plan, tasks, shell.language)


def _sheet(shell: Shell, shown: AgencyTasks, titles: dict[str, str], picked: dict[str, str]) -> pl.DataFrame:
    """One agency's tasks, fit for printing: those it leads, those it joins, those beside the plan."""
    leads, joins = chosen(shown.leads, **picked), chosen(shown.joins, **picked)
    beside = rows_chosen(shown.beside, **picked)
    notes = list(dict.fromkeys(note for line in (*leads, *joins) for note in line.notes))
    st.html(
        render(
            "agency_tasks",
            shell.language,
            agency=shown,
            leads=leads,
            joins=joins,
            beside=beside,
            titles=titles,
            plan=plan_name(shell.scorecard.installation.plan, shell.language),
        )
    )
    _systems(shell, system_list(shell.scorecard, shell.year, shell.language, shown.code), titles, picked, led=False)
    st.html(render("task_notes", shell.language, notes=notes, hint=titles["print_hint"]))
    return sheet_table(leads, joins, beside, shell.language)


def _systems(
    shell: Shell, systems: Sequence[SystemLine], titles: dict[str, str], picked: dict[str, str], *, led: bool
) -> None:
    if found := systems_chosen(systems, **picked):
        st.html(render("task_systems", shell.language, systems=found, title=titles["systems"], led=led))


def _choose_agency(shell: Shell, place: DeltaGenerator) -> str:
    agencies = shell.scorecard.agencies
    everyone = word("everyone", shell.language)
    return choice(
        place.selectbox,
        word("agency", shell.language),
        ["", *agencies],
        param="ma",
        format_func=lambda code: agencies[code].name.in_(shell.language) if code else everyone,
        default="",
    )


def _choose_state(shell: Shell, place: DeltaGenerator) -> str:
    labels = {each: state_words(each, shell.language) for each in WORST_FIRST}
    everyone = word("everyone", shell.language)
    return choice(
        place.selectbox,
        word("task.state", shell.language),
        ["", *labels],
        param="tt",
        format_func=lambda key: f"{labels[key].icon} {labels[key].label}" if key else everyone,
        default="",
    )


def _typed(shell: Shell, place: DeltaGenerator) -> str:
    return (
        place.text_input(
            word("search.problem", shell.language),
            placeholder=word("search.task.hint", shell.language),
            key="tim",
            bind="query-params",
        )
        or ""
    )


main()
