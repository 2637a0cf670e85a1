"""Tự đánh giá: what is our score now, and what raises it most?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import astuple
from datetime import date
from typing import Any

import streamlit as st

from connectors.access import Visitor
from connectors.clock import day_in_vietnam
from connectors.cycle import YearState
from connectors.exports.text import file_name
from connectors.localities import load
from connectors.presentation import downloads
from connectors.presentation.own.own_problems import OwnProblems, own_problems, problems_by_agency
from connectors.presentation.own.score_columns import ScoreColumns, columns_table, score_columns
from connectors.presentation.own.self_assessment import Found, OwnPage, find, own_page
from connectors.presentation.own.self_assessment_words import own_word
from connectors.presentation.own.sign_off import deadline_clock, sign_off
from connectors.presentation.plan_words import plan_name
from connectors.presentation.rendering import render
from connectors.presentation.status import state_line
from connectors.presentation.words import word
from connectors.settings import settings
from pages.parts.access import guard, guarded_file, now
from pages.parts.appeals import appeals_box
from pages.parts.cycle import state_now
from pages.parts.downloads import SHEET
from pages.parts.ledgers import ledger_now
from pages.parts.own_titles import titles_of
from pages.parts.sandbox import sandbox
from pages.parts.shell import Shell, headline, open_shell
from pages.parts.submission import submission_box

SOON = 14  # days before the deadline from which the clock is marked
MOST_SHOWN = 8  # actions that are shown at once; the others on demand


def main() -> None:
    """Draw the page."""
    visitor = guard("self_assessment")
    shell = open_shell(internal=True)
    state = state_now(shell.locality)
    if state is None or visitor.agency not in state.installation.agencies:
        st.warning(own_word("unknown_agency", shell.language))
        return
    if shell.year != state.year:
        said = own_word("other_year", shell.language, year=str(state.year), other=str(shell.year))
        st.info(said)
        shell = Shell(shell.scorecard, state.year, shell.language, visitor)
    _draw(shell, state, visitor)


def _draw(shell: Shell, state: YearState, visitor: Visitor) -> None:
    language, agency, moment = shell.language, visitor.agency, now()
    titles = titles_of(language)
    problems = own_problems(_problems(shell.locality, state.year, state.sync.id).get(agency, ()), state.year, language)
    page = own_page(state, agency, _found(state, agency), problems, language)
    columns = score_columns(state, agency, language)
    headline(shell, page.question, page.sentence)
    clock = deadline_clock(state, agency, moment, language)
    st.html(render("own_head", language, clock=clock, soon=SOON))
    history = ledger_now().submissions.history(shell.locality, state.year, agency)
    submission_box(visitor, sign_off(state, agency, moment, language, history), titles, language)
    if page.later:
        st.html(render("own_later", language, later=page.later, titles=titles))
    _problem_list(problems, titles, language)
    way_titles = _way_titles(page, titles, language)
    st.html(render("own_way_up", language, way=page.way_up, titles=way_titles, most=MOST_SHOWN))
    opened = st.query_params.get("tc", "")
    plan = plan_name(state.installation.plan, language)
    st.html(render("own_columns", language, columns=columns, titles=titles, opened=opened, plan=plan))
    _downloads(shell, agency, columns)
    st.html(render("data_health_heading", language, title=titles["sandbox"], note=own_word("sandbox.how", language)))
    sandbox(shell.locality, agency, language)
    st.html(render("own_place", language, place=page.place, titles=titles))
    appeals_box(state, visitor, moment, titles, language)


def _problem_list(problems: OwnProblems, titles: Mapping[str, str], language: str) -> None:
    counted = {
        "stop": own_word("problems.stop", language, count=str(len(problems.stopping))),
        "warn": own_word("problems.warn", language, count=str(len(problems.others))),
    }
    st.html(render("own_problems", language, problems=problems, titles={**titles, **counted}))


def _way_titles(page: OwnPage, titles: Mapping[str, str], language: str) -> dict[str, str]:
    more = str(len(page.way_up.rows) - MOST_SHOWN)
    left = own_word("title.left", language, count=str(len(page.way_up.left)))
    return {**titles, "left": left, "more_actions": own_word("way.more", language, count=more)}


def _downloads(shell: Shell, agency: str, columns: ScoreColumns) -> None:
    """The table of one's own agency only; made when it is asked for, and for one who may still see it."""
    language = shell.language
    stem = file_name(shell.locality, str(shell.year), agency, "tu-danh-gia")
    head = state_line(shell.scorecard, shell.year, language)

    def as_csv() -> bytes:
        return downloads.csv(columns_table(columns, language))

    def as_xlsx() -> bytes:
        return downloads.xlsx(columns_table(columns, language), stem, head)

    with st.popover(word("download", language), width="content"):
        for key, name, media_type, make in (
            ("download.table_csv", f"{stem}.csv", "text/csv", as_csv),
            ("download.table_xlsx", f"{stem}.xlsx", SHEET, as_xlsx),
        ):
            made = guarded_file("see_own", make, agency)
            st.download_button(word(key, language), made, name, media_type, key=f"download:{name}", on_click="ignore")


def _found(state: YearState, agency: str) -> Found:
    """What the engine finds, kept for as long as figures, rules and day are the same."""
    run = state.computed.run
    kept_under = "|".join(map(str, (state.installation.locality.id, *astuple(run), state.settings)))
    return _kept(kept_under, agency, day_in_vietnam(now()), state)


@st.cache_resource(show_spinner=False, max_entries=256)
def _kept(run: str, agency: str, day: date, _state: YearState) -> Found:
    del run, day
    return find(_state, agency, now())


@st.cache_resource(show_spinner=False, max_entries=4)
def _problems(locality: str, year: int, sync: int) -> Mapping[str, Sequence[Mapping[str, Any]]]:
    """The problems of a sync by the agency that can mend them."""
    ledger, place = ledger_now(), load(locality, year, settings().data)
    return problems_by_agency(ledger.problems_of(sync), ledger.visits.registrations(sync), place.criteria_set)


main()
