"""The rows of the register of tasks as they are shown: whose, due when, done when, and the cell that says so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from connectors.presentation import links
from connectors.presentation.marks import UNREADABLE
from connectors.presentation.tasks.task_states import WORST_FIRST, StateWords, state_words
from connectors.presentation.words import word
from connectors.progress.plan_tasks import falls_in
from connectors.reported import AssignedTask
from connectors.scorecard import Scorecard
from rubric.language import day, to_days


@dataclass(frozen=True)
class RegisterRow:
    """One row of the register. ``is_counted`` when it has fallen due by the scorecard's day: points rest on those."""

    source: AssignedTask
    agency_name: str
    agency_link: str
    due: str
    done: str
    state: StateWords
    is_counted: bool
    address: str
    link: str


def register_rows(
    scorecard: Scorecard, rows: Iterable[AssignedTask], year: int, language: str, edition: str = ""
) -> tuple[RegisterRow, ...]:
    """``rows`` as shown, those that are worst off first, then in protocol order; links lead to the same ``edition``."""
    order = {code: place for place, code in enumerate(scorecard.agencies)}
    shown = [_shown(scorecard, row, year, language, edition) for row in rows if row.agency in order]
    return tuple(sorted(shown, key=lambda row: (WORST_FIRST.index(row.state.key), order[row.source.agency])))


def rows_of_year(scorecard: Scorecard, year: int, agency: str = "") -> list[AssignedTask]:
    """The rows that fall due in ``year`` or whose day cannot be read, of one agency when ``agency`` names it."""
    return [row for row in scorecard.tasks if falls_in(row, year) and agency in {"", row.agency}]


def _shown(scorecard: Scorecard, row: AssignedTask, year: int, language: str, edition: str) -> RegisterRow:
    unreadable = f"{UNREADABLE} {word('task.no_day', language)}"
    if row.done:
        done = day(to_days(row.done), language)
    else:
        done = unreadable if row.outcome == "doubtful" and row.due else "–"
    return RegisterRow(
        source=row,
        agency_name=scorecard.agencies[row.agency].name.in_(language),
        agency_link=links.tasks(scorecard.installation.locality.id, year, language, row.agency, edition=edition),
        due=day(to_days(row.due), language) if row.due else unreadable,
        done=done,
        state=state_words(row.outcome, language),
        is_counted=row.due is not None and row.due <= scorecard.run.as_of,
        address=" › ".join(part for part in (row.address.tab, row.address.cell) if part) or row.address.book,
        link=row.address.link,
    )
