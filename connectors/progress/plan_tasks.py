"""The plan's tasks and ordered systems with their state, from the one source of states: the register of tasks.

A row of the register belongs to a task of the plan when its code is the clause (``III.1.a-2``) or the key
(``iii-1-a-2-b``, where one clause gives several tasks), with the year behind a stroke where it is given every year
(``III.1.a-2/2026``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from connectors.folding import fold
from connectors.localities import Agency, Installation
from connectors.plans import OrderedSystem, Organisation, Plan, PlanTask
from connectors.reported import AssignedTask

TaskState = Literal["done_on_time", "done_late", "overdue", "under_way", "doubtful", "not_recorded"]
_WORST_FIRST: tuple[TaskState, ...] = (
    "overdue", "doubtful", "under_way", "not_recorded", "done_late", "done_on_time",
)  # fmt: skip


@dataclass(frozen=True)
class TrackedTask:
    """A task of the plan and the rows of the register about it."""

    key: str
    task: PlanTask
    rows: tuple[AssignedTask, ...]


@dataclass(frozen=True)
class TrackedSystem:
    """Something the plan orders to be set up, and the rows of the register about it."""

    key: str
    system: OrderedSystem
    rows: tuple[AssignedTask, ...]


def states_of(rows: Sequence[AssignedTask], lead: Iterable[str]) -> list[TaskState]:
    """The state of every row, and ``not_recorded`` for every leading agency that has none."""
    with_rows = {row.agency for row in rows}
    return [*(row.outcome for row in rows), *("not_recorded" for code in lead if code not in with_rows)]


def state_of(states: Iterable[TaskState]) -> TaskState:
    """The state of what many do: that of whom it stands worst with, and done only when all are.

    An agency that should have a row and has none is ``not_recorded``: then nobody can say that all is done.
    """
    found = set(states)
    for state in _WORST_FIRST:
        if state in found:
            return state
    return "not_recorded"


def tracked_tasks(plan: Plan, rows: Iterable[AssignedTask], year: int | None = None) -> list[TrackedTask]:
    """Every task of the plan, in its order, with the rows that fall due in ``year`` (all when None).

    A row whose day cannot be read is kept in every year.
    """
    by_key = _by_key(plan, rows, year)
    return [TrackedTask(key, task, tuple(by_key.get(key, ()))) for key, task in plan.tasks.items()]


def tracked_systems(plan: Plan, rows: Iterable[AssignedTask], year: int | None = None) -> list[TrackedSystem]:
    """Every ordered system with the rows about the tasks of its clauses, or with its own key as code."""
    rows = list(rows)
    by_key = _by_key(plan, rows, year)
    found = []
    for key, system in plan.systems.items():
        own = [row for row in rows if code_in_register(row.code) == key and falls_in(row, year)]
        tasks = [name for name, task in plan.tasks.items() if task.clause in system.clauses]
        found.append(TrackedSystem(key, system, tuple(own + [row for name in tasks for row in by_key.get(name, ())])))
    return found


def rows_beside_the_plan(plan: Plan, rows: Iterable[AssignedTask]) -> list[AssignedTask]:
    """The rows that belong to no task or system of the plan: what was assigned otherwise."""
    codes = _keys_by_code(plan)
    return [r for r in rows if (code := code_in_register(r.code)) not in codes and code not in plan.systems]


def code_in_register(code: str) -> str:
    """The code of a row as keys are written: ``III.1.a-2/2026`` becomes ``iii-1-a-2``."""
    return fold(code).partition("/")[0].strip(" .").replace(".", "-").replace("đ", "dd")


def falls_in(row: AssignedTask, year: int | None) -> bool:
    """Whether a row falls due in ``year``; a row whose day cannot be read may fall due in any."""
    return year is None or row.due is None or row.due.year == year


def agencies_of(installation: Installation, organisations: Iterable[str]) -> list[str]:
    """The codes of the agencies behind organisations of the plan, in protocol order."""
    named = [installation.plan.organisations[key] for key in organisations]
    return [code for code, agency in installation.agencies.items() if any(_is(each, agency) for each in named)]


def _is(organisation: Organisation, agency: Agency) -> bool:
    return organisation.agency == agency.code or (bool(organisation.group) and organisation.group == agency.annex)


def _by_key(plan: Plan, rows: Iterable[AssignedTask], year: int | None) -> Mapping[str, Sequence[AssignedTask]]:
    codes = _keys_by_code(plan)
    found: dict[str, list[AssignedTask]] = {}
    for row in rows:
        if falls_in(row, year):
            for key in codes.get(code_in_register(row.code), ()):
                found.setdefault(key, []).append(row)
    return found


def _keys_by_code(plan: Plan) -> Mapping[str, Collection[str]]:
    found: dict[str, set[str]] = {}
    for key, task in plan.tasks.items():
        found.setdefault(key, set()).add(key)
        if (clause := code_in_register(task.clause)) not in plan.tasks:
            found.setdefault(clause, set()).add(key)
    return found
