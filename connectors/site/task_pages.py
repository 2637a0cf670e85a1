"""The tasks of the plan: the whole list, and a sheet to print for each agency."""

from __future__ import annotations

from functools import partial

from markupsafe import Markup

from connectors.presentation.tasks.agency_tasks import agency_tasks
from connectors.presentation.tasks.system_list import system_list
from connectors.presentation.tasks.task_list import parts_of, task_list
from connectors.presentation.tasks.task_titles import register_said, titles_of
from connectors.site.release_frame import Edition, Pages
from connectors.site.words import site_words


def task_pages(edition: Edition) -> Pages:
    """The whole list, and the sheet of each agency."""
    return {edition.place.tasks(): partial(_list_page, edition)} | {
        edition.place.tasks(code): partial(_sheet_page, edition, code) for code in edition.scorecard.agencies
    }


def _list_page(edition: Edition) -> bytes:
    path, scorecard, year, language = edition.place.tasks(), edition.scorecard, edition.year, edition.language
    titles, say, listed = titles_of(language), site_words(language), task_list(scorecard, year, language)
    parts = parts_of(scorecard, listed.tasks, language)
    tasks = edition.fragment(path, "tasks", parts=parts, plan=edition.plan, nothing=titles["nothing"])
    agencies = [
        (agency.name.in_(language), edition.place.tasks(code), "") for code, agency in scorecard.agencies.items()
    ]
    sheets = edition.own(path, "agencies", cohorts=[("", agencies)])
    body = [
        edition.fragment(path, "task_counts", counts=listed.counts, note=register_said(listed, year, language)),
        edition.own(
            path, "searched", inside=tasks, rows=".tasks section > details", label=say["find_task"], sorts=False
        ),
        _systems(edition, path, titles["systems"], led=True),
        edition.own(path, "folded", title=say["tasks_of"], inside=sheets),
    ]
    return edition.page(
        path, titles["question"], listed.sentence, body, part="tasks", in_year=lambda other: other.place.tasks()
    )


def _sheet_page(edition: Edition, code: str) -> bytes:
    path, language, titles = edition.place.tasks(code), edition.language, titles_of(edition.language)
    shown = agency_tasks(edition.scorecard, code, edition.year, language)
    notes = list(dict.fromkeys(note for line in (*shown.leads, *shown.joins) for note in line.notes))
    body = [
        edition.fragment(
            path,
            "agency_tasks",
            agency=shown,
            leads=shown.leads,
            joins=shown.joins,
            beside=shown.beside,
            titles=titles,
            plan=edition.plan,
        ),
        _systems(edition, path, titles["systems"], code, led=False),
        edition.fragment(path, "task_notes", notes=notes, hint=titles["print_hint"]),
        edition.own(path, "pointer", path=edition.place.agency(code), words=site_words(language)["card_of_agency"]),
    ]
    question = titles["agency_question"].format(name=shown.name)
    return edition.page(
        path, question, shown.sentence, body, part="tasks", in_year=lambda other: other.place.tasks(code)
    )


def _systems(edition: Edition, path: str, title: str, code: str = "", *, led: bool) -> Markup:
    systems = system_list(edition.scorecard, edition.year, edition.language, code)
    return edition.fragment(path, "task_systems", systems=systems, title=title, led=led) if systems else Markup()
