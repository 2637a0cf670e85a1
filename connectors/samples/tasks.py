"""Made-up rows of the register of tasks: what an agency was given to do, by when, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Literal

from connectors.samples.draft import Draft
from connectors.samples.tasks_beside import titles_beside
from connectors.samples.tasks_of_plan import Given, due_days, given, given_early, led_by

TaskState = Literal["on_time", "late", "overdue", "open"]

_FEWEST, _MOST, _MOST_OF_A_LEAD = 3, 8, 12
_MOST_BESIDE = 2
_SHARE_GIVEN_EARLY = 0.15
_WISH_OF_THE_SILENT = -0.7


@dataclass(frozen=True, slots=True)
class Task:
    """One task of one agency. ``done`` is None until it is done; ``key`` is that of the plan, empty beside it."""

    code: str
    agency: str
    title: str
    due: date
    done: date | None
    state: TaskState
    key: str = ""


def tasks_of(draft: Draft, wish: float, before: Sequence[Task] = ()) -> list[Task]:
    """The tasks of an agency in the draft's year; about ``wish`` of them done on time.

    Those of the plan that it leads by its own name come first, then some that its whole annex leads, then one or two
    beside the plan: three to eight, and up to twelve where it leads more by itself. ``before`` are its tasks of the
    year before. The agency that never reports does none on time and few at all.
    """
    wish = _WISH_OF_THE_SILENT if draft.agency.code == draft.cases.never_reported else wish
    draw = draft.draw("tasks")
    wanted, beside = draw.randint(_FEWEST, _MOST), draw.randint(1, _MOST_BESIDE)
    rows = _of_plan(draft, draw, wanted - beside, {task.key for task in before if task.key and task.done is None})
    made = [Task(each.code, draft.agency.code, each.title, each.due, None, "open", each.key) for each in rows]
    titles = draw.sample(
        titles_beside(draft.installation, draft.annex),
        max(beside, _FEWEST - sum(each.due.year == draft.year for each in rows)),
    )
    for place, title in enumerate(titles, start=1):
        code = f"NV-{draft.year}-{draft.agency.order:02}{place}"
        made.append(Task(code, draft.agency.code, title, draw.choice(due_days(draft)), None, "open"))
    return [_finished(task, wish, draft) for task in made]


def _of_plan(draft: Draft, draw: Random, wanted: int, undone: set[str]) -> list[Given]:
    alone, together = led_by(draft)
    own, shared = given(draft, alone, undone), given(draft, together, undone)
    most = _MOST_OF_A_LEAD - _MOST_BESIDE
    dated = [each for each in own if draft.installation.plan.tasks[each.key].timing.kind == "by"]
    others = [each for each in own if each not in dated]
    kept = [*dated[:most], *draw.sample(others, min(len(others), most - len(dated[:most])))]
    kept += draw.sample(shared, min(len(shared), max(0, wanted - len(kept))))
    places = list(draft.installation.plan.tasks)
    kept.sort(key=lambda each: places.index(each.key))
    if alone or draw.random() < _SHARE_GIVEN_EARLY:
        kept += given_early(draft, alone or together)
    return kept


def _finished(task: Task, wish: float, draft: Draft) -> Task:
    if task.due.year > draft.year:
        return task
    draw = draft.draw("task", task.code)
    chance = draw.random()
    end = date(task.due.year, 12, 31)
    if chance < 0.1 + wish * 0.92:
        return replace(task, done=task.due - timedelta(days=draw.randint(0, 20)), state="on_time")
    late = task.due + timedelta(days=draw.randint(3, 35))
    if chance < 0.55 + wish / 2 and late <= end:
        return replace(task, done=late, state="late")
    return replace(task, state="overdue" if task.due < end else "open")
