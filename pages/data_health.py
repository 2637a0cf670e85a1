"""Cần sửa gì trước khi công bố?: what was received, what is wrong where, and what blocks publication."""

from __future__ import annotations

from collections.abc import Container

import streamlit as st

from connectors.access import may_do
from connectors.cycle import YearState
from connectors.health_facts import HealthFacts, health_facts
from connectors.localities import load
from connectors.presentation import downloads
from connectors.presentation.health.data_health import DataHealth, data_health
from connectors.presentation.health.data_health_titles import titles_of
from connectors.presentation.health.problem_list import WORST_FIRST, chosen, grouped, problems_table
from connectors.presentation.rendering import STYLE, render
from connectors.presentation.words import word
from connectors.publishing.checking import unsettled
from connectors.settings import settings
from pages.parts.access import guard, guarded_file, now
from pages.parts.choices import choice
from pages.parts.cycle import state_now
from pages.parts.department_papers import reminder_letters
from pages.parts.downloads import ZIP, download_box
from pages.parts.held_tabs import held_tabs
from pages.parts.ledgers import ledger_now, newest_run
from pages.parts.place import choose_locality, locality_now
from pages.parts.shell import Shell, headline, language_now, open_shell
from pages.parts.sync_now import sync_box

MOST_SHOWN, MOST_LINKS = 100, 20
QUESTION = {"vi": "Cần sửa gì trước khi công bố?", "en": "What must be mended before publication?"}


def main() -> None:
    """Draw the page."""
    guard("data_health")
    if newest_run(locality_now()) is None:
        _before_the_first_sync()
        return
    shell = open_shell(internal=True)
    sync, checks, confirmed = _newest(shell)
    facts = _facts(shell.locality, settings().year, sync, checks)
    state = state_now(shell.locality)
    decided = state.verified.whole if state and state.year == shell.year else None
    facts = unsettled(state, facts) if state else facts
    found = data_health(facts, shell.scorecard, shell.year, shell.language, now=now(), decided=decided)
    headline(shell, QUESTION[shell.language], found.sentence)
    titles = titles_of(found, shell.year, shell.language)
    st.html(render("data_health_sync", shell.language, last=found.last_sync))
    sync_box(shell.language, facts.sync.id)
    st.html(render("data_health_gate", shell.language, gate=found.gate, titles=titles))
    held_tabs(found.held, confirmed, titles, shell.language)
    st.html(render("data_health_receipts", shell.language, receipts=found.receipts, titles=titles))
    if state is not None and state.year == shell.year:
        _letters(shell, state, found)
    _problems(shell, found, titles)
    st.html(render("data_health_books", shell.language, books=found.books, titles=titles))
    st.html(render("data_health_evidence", shell.language, evidence=found.evidence, titles=titles, most=MOST_LINKS))


@st.cache_resource(show_spinner=False, max_entries=2)
def _facts(locality: str, year: int, sync: int, checks: int) -> HealthFacts:
    return health_facts(load(locality, year, settings().data), sync)


def _newest(shell: Shell) -> tuple[int, int, Container[tuple[str, str, str]]]:
    """The sync that the page speaks of, the newest check of a link, and the tabs that somebody let pass."""
    run = newest_run(shell.locality)
    assert run is not None
    ledger = ledger_now()
    return run.sync, ledger.links.newest_id(), ledger.visits.confirmed()


def _before_the_first_sync() -> None:
    st.html(STYLE)
    language = language_now()
    choose_locality(language)
    st.title(QUESTION[language], anchor=False)
    st.info(
        "Chưa đọc sổ nào nên chưa biết cần sửa gì."
        if language == "vi"
        else "No book was read yet, so nothing is known to be mended."
    )
    sync_box(language, 0)


def _letters(shell: Shell, state: YearState, found: DataHealth) -> None:
    """The reminders, for those who may send them; nothing where nobody owes a report."""
    agencies = [agency for cohort in found.receipts.cohorts for agency in cohort.agencies]
    owing = sum(any(each.state == "missing" for each in agency.receipts) for agency in agencies)
    if not owing or not may_do(shell.visitor, "remind"):
        return
    st.download_button(
        word("download.reminders", shell.language, count=str(owing)),
        guarded_file("remind", lambda: reminder_letters(state)),
        f"{shell.locality}-{state.year}-don-doc.zip",
        ZIP,
        key="download:reminders",
        on_click="ignore",
    )


def _problems(shell: Shell, found: DataHealth, titles: dict[str, str]) -> None:
    language = shell.language
    title = f"{titles['problems']} ({len(found.problems)})"
    st.html(render("data_health_heading", language, title=title, note=""))
    if not found.problems:
        st.html(render("data_health_problems", language, groups=(), nothing=titles["no_problems"], more=""))
        return
    lines = chosen(found.problems, **_choices(shell, found))
    groups = grouped(lines, language, MOST_SHOWN)
    st.html(render("data_health_problems", language, groups=groups, nothing=titles["none_match"], more=titles["more"]))
    stem = f"{shell.locality}-{shell.year}-can-sua"
    left, right = st.columns([3, 1], vertical_alignment="center")
    left.download_button(
        titles["download_all"],
        guarded_file("see_provisional", lambda: downloads.csv(problems_table(found.problems, language))),
        f"{stem}-tat-ca.csv",
        "text/csv",
        on_click="ignore",
    )
    with right:
        download_box(shell, stem, problems_table(lines, language), None)


def _choices(shell: Shell, found: DataHealth) -> dict[str, str]:
    """What to show of the problems; every choice lives in the address."""
    language = shell.language
    everyone = word("everyone", language)
    cohorts, agencies = shell.scorecard.criteria_set.cohorts, shell.scorecard.agencies
    concerned = {line.agency for line in found.problems}
    places = st.columns([1, 1, 1, 1], vertical_alignment="bottom")
    severity = choice(
        places[0].selectbox,
        word("severity", language),
        ["", *(each.value for each in WORST_FIRST)],
        param="muc",
        format_func=lambda key: word(f"severity.{key}", language) if key else everyone,
        default="",
    )
    cohort = choice(
        places[1].selectbox,
        word("cohort", language),
        ["", *cohorts],
        param="khoi",
        format_func=lambda key: cohorts[key].title.in_(language) if key else everyone,
        default="",
    )
    agency = choice(
        places[2].selectbox,
        word("agency", language),
        ["", *(code for code in agencies if code in concerned)],
        param="ma",
        format_func=lambda code: agencies[code].name.in_(language) if code else everyone,
        default="",
    )
    typed = places[3].text_input(
        word("search.problem", language),
        placeholder=word("search.problem.hint", language),
        key="tim",
        bind="query-params",
    )
    return {"severity": severity, "cohort": cohort, "agency": agency, "typed": typed or ""}


main()
