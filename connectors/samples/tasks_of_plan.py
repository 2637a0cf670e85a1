"""The plan's own tasks as the department gives them to an agency: under which code, and by which day."""

from __future__ import annotations

import calendar
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from connectors.plans import Plan, PlanDay, Timing
from connectors.samples.draft import Draft

_DUE = ((3, 31), (5, 15), (6, 30), (8, 31), (9, 30), (10, 10), (11, 30), (12, 31))
_EARLY = ((1, 31), (3, 31))
_FIRST_DAY = date(2025, 8, 31)
_TIME_TO_WORK = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Given:
    """A task of the plan as it is given to an agency: its key in the plan, and its row in the register."""

    key: str
    code: str
    title: str
    due: date


def led_by(draft: Draft) -> tuple[list[str], list[str]]:
    """The keys of the tasks that the agency leads by its own name, and of those that its whole annex leads."""
    plan = draft.installation.plan
    alone, together = [], []
    for key, task in plan.tasks.items():
        leads = [plan.organisations[name] for name in task.lead]
        if any(lead.agency == draft.agency.code for lead in leads):
            alone.append(key)
        elif any(lead.group == draft.annex for lead in leads):
            together.append(key)
    return alone, together


def given(draft: Draft, keys: Sequence[str], undone: Collection[str]) -> list[Given]:
    """The tasks of ``keys`` that are given in the draft's year; ``undone`` are those left over from the year before.

    What the plan wants by a day of the year is due on that day; the department sets a day of the year for the rest.
    What was wanted by an earlier year is given again only while it is undone. In the year of the set, what the plan
    wants by the next year stands in the register already.
    """
    plan = draft.installation.plan
    found = []
    for key in keys:
        due = _due(draft, key, plan.tasks[key].timing, undone)
        if due is not None:
            found.append(_given(plan, key, due))
    return found


def given_early(draft: Draft, keys: Sequence[str]) -> list[Given]:
    """One of ``keys``, given at the end of the year of the set for the first months of the next."""
    plan = draft.installation.plan
    lasting = [key for key in keys if plan.tasks[key].timing.kind != "by"]
    if draft.year != draft.installation.criteria_set.year or not lasting:
        return []
    draw = draft.draw("tasks of next year")
    return [_given(plan, draw.choice(lasting), date(draft.year + 1, *draw.choice(_EARLY)))]


def due_days(draft: Draft) -> list[date]:
    """The days of the draft's year on which tasks fall due, some time after the plan."""
    first = max(_FIRST_DAY, _newest_day(draft.installation.plan) + _TIME_TO_WORK)
    days = [date(draft.year, *month_day) for month_day in _DUE]
    return [day for day in days if day >= first] or days[-1:]


def _due(draft: Draft, key: str, timing: Timing, undone: Collection[str]) -> date | None:
    year, draw = draft.year, draft.draw("due", key)
    if timing.kind == "by" and timing.when is not None:
        last = _last_day(timing.when)
        is_next = last.year == year + 1 and year == draft.installation.criteria_set.year
        if last.year > year:
            return last if is_next else None
        return last if last.year == year else _drawn(draft, draw) if key in undone else None
    if timing.kind == "from" and timing.when is not None and _last_day(timing.when).year > year:
        return None
    return _drawn(draft, draw)


def _drawn(draft: Draft, draw: Random) -> date:
    return draw.choice(due_days(draft))


def _given(plan: Plan, key: str, due: date) -> Given:
    """The code is the clause, or the key where the clause has several tasks, and the year in which the task is due."""
    task = plan.tasks[key]
    is_only = sum(each.clause == task.clause for each in plan.tasks.values()) == 1
    return Given(key, f"{task.clause if is_only else key}/{due.year}", task.title.vi, due)


def _newest_day(plan: Plan) -> date:
    """The day of the plan, or of the newest document it stands on where its own month is not known."""
    for documents in ([plan.document], plan.document.parent):
        days = [_last_day(each.date) for each in documents if each.date and len(str(each.date)) > len("2025")]
        if days:
            return max(days)
    return _FIRST_DAY


def _last_day(when: date | PlanDay | int) -> date:
    """The last day of a day, month or year.

    >>> _last_day("2025-08"), _last_day(2026)
    (datetime.date(2025, 8, 31), datetime.date(2026, 12, 31))
    """
    if isinstance(when, date):
        return when
    year, month, day = (*map(int, str(when).split("-")), 0, 0)[:3]
    month = month or 12
    return date(year, month, day or calendar.monthrange(year, month)[1])
