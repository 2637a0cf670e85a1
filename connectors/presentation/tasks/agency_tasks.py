"""One agency's tasks on one sheet: those it leads, those it joins, what it was given beside them, and its A7 counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from connectors.folding import holds
from connectors.presentation import links
from connectors.presentation.passport import Passport, passport
from connectors.presentation.tasks.register_rows import RegisterRow, register_rows, rows_of_year
from connectors.presentation.tasks.task_list import TaskLine, as_of_agency, task_list
from connectors.presentation.tasks.task_states import counts_said, state_counts
from connectors.scorecard import Scorecard
from rubric.language import day, to_days

_DUE_FIELD = "so_nv_den_han"


@dataclass(frozen=True)
class AgencyTasks:
    """What one agency must do in a year. ``passport`` is the criterion that counts its tasks; None without one.

    ``counted`` says how many of its rows have fallen due, which are those that the criterion counts.
    """

    code: str
    name: str
    heading: str
    sentence: str
    leads: tuple[TaskLine, ...]
    joins: tuple[TaskLine, ...]
    beside: tuple[RegisterRow, ...]
    counted: str
    passport: Passport | None


@lru_cache(maxsize=64)
def agency_tasks(scorecard: Scorecard, code: str, year: int, language: str, *, edition: str = "") -> AgencyTasks:
    """The tasks of an agency in ``year``; KeyError for a code that no agency has."""
    agency = scorecard.agencies[code]
    every = task_list(scorecard, year, language, edition=edition).tasks
    leads = tuple(as_of_agency(line, code, language) for line in every if code in line.lead_codes)
    joins = tuple(
        as_of_agency(line, code, language)
        for line in every
        if code in line.partner_codes and code not in line.lead_codes
    )
    rows = register_rows(scorecard, rows_of_year(scorecard, year, code), year, language, edition)
    told = {row.source for line in (*leads, *joins) for row in line.rows}
    return AgencyTasks(
        code=code,
        name=agency.name.in_(language),
        heading=_heading(scorecard, agency.name.in_(language), language),
        sentence=_sentence(leads, joins, rows, year, language),
        leads=leads,
        joins=joins,
        beside=tuple(row for row in rows if row.source not in told),
        counted=_counted(scorecard, rows, year, language),
        passport=_passport(scorecard, code, year, language),
    )


def rows_chosen(rows: Iterable[RegisterRow], *, state: str = "", typed: str = "") -> tuple[RegisterRow, ...]:
    """The rows in one state (empty: any) that hold what was typed; marks and case do not matter."""
    return tuple(
        row for row in rows if state in {"", row.state.key} and holds(typed, f"{row.source.code} {row.source.title}")
    )


def tasks_hint(scorecard: Scorecard, code: str, year: int, language: str, *, edition: str = "") -> tuple[str, str]:
    """One line about an agency's tasks for other pages, and the link that shows them."""
    rows = rows_of_year(scorecard, year, code)
    overdue = sum(row.outcome == "overdue" for row in rows)
    if language == "en":
        said = f"Tasks of the agency in {year}: {len(rows)} in the register, {overdue} overdue"
    else:
        said = f"Nhiệm vụ của cơ quan năm {year}: {len(rows)} việc trong sổ theo dõi, {overdue} quá hạn"
    return said, links.tasks(scorecard.installation.locality.id, year, language, code, edition=edition)


def _heading(scorecard: Scorecard, name: str, language: str) -> str:
    """Whose sheet it is, where, and as of when: the first line of the printed page."""
    as_of = day(to_days(scorecard.run.as_of), language)
    until = f"data as of {as_of}" if language == "en" else f"số liệu đến {as_of}"
    return f"{name} · {scorecard.installation.locality.name.in_(language)} · {until}"


def _sentence(
    leads: Sequence[TaskLine], joins: Sequence[TaskLine], rows: Iterable[RegisterRow], year: int, language: str
) -> str:
    rows = list(rows)
    counts = counts_said(state_counts((row.state.key for row in rows), language))
    if language == "en":
        found = (
            f"{len(rows)} tasks in the register of {year}: {counts}" if rows else f"no task in the register of {year}"
        )
        return f"Leads {len(leads)} tasks of the plan, joins {len(joins)}; {found}."
    found = (
        f"sổ theo dõi năm {year} ghi {len(rows)} việc: {counts}"
        if rows
        else f"sổ theo dõi năm {year} chưa ghi việc nào"
    )
    return f"Chủ trì {len(leads)}, phối hợp {len(joins)} nhiệm vụ của kế hoạch; {found}."


def _counted(scorecard: Scorecard, rows: Sequence[RegisterRow], year: int, language: str) -> str:
    due = sum(row.is_counted for row in rows)
    as_of = day(to_days(scorecard.run.as_of), language)
    if language == "en":
        return f"{due} of the {len(rows)} tasks in the register of {year} had fallen due by {as_of}; only those count."
    total = f"{due} trên {len(rows)} việc trong sổ năm {year}"
    return f"{total} đã đến hạn tính đến {as_of}; chỉ những việc đó được tính điểm."


def _passport(scorecard: Scorecard, code: str, year: int, language: str) -> Passport | None:
    """The criterion that reads the counts of the register; None where the annex of the agency has none."""
    annex = scorecard.agencies[code].annex
    for item, criterion in scorecard.criteria_set.criteria_of(annex).items():
        rule = criterion.rule_of(annex)
        if rule and _DUE_FIELD in rule.reads():
            finding = next((each for each in scorecard.findings(code, year) if each.item == item), None)
            return passport(scorecard, code, year, finding, language) if finding else None
    return None
