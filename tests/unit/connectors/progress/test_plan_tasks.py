"""The plan's tasks and systems take their states from the register of tasks, and from nothing else."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest

from connectors.cells.raw_cell import Address
from connectors.localities import Installation, load
from connectors.progress.plan_tasks import (
    TaskState,
    agencies_of,
    code_in_register,
    rows_beside_the_plan,
    state_of,
    states_of,
    tracked_systems,
    tracked_tasks,
)
from connectors.reported import AssignedTask, TaskOutcome


def row(code: str, outcome: TaskOutcome = "done_on_time", due: date | None = date(2026, 6, 30)) -> AssignedTask:
    return AssignedTask("hue-so-khcn", code, "Việc được giao", due, None, outcome, Address("so-chu-tri"))


@pytest.fixture(scope="module")
def hue() -> Installation:
    return load("hue", 2026)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("III.1.a-2", "iii-1-a-2"),
        ("III.1.a-2/2026", "iii-1-a-2"),
        (" iii.1.A – 2 ", "iii-1-a-2"),
        ("III.2.đ", "iii-2-dd"),
        ("iii-1-a-2-b", "iii-1-a-2-b"),
    ],
)
def test_a_code_is_read_as_people_type_a_clause(typed: str, read: str) -> None:
    assert code_in_register(typed) == read


def test_a_clause_speaks_of_all_its_tasks_and_a_key_of_one(hue: Installation) -> None:
    def told(code: str) -> set[str]:
        return {each.key for each in tracked_tasks(hue.plan, [row(code)]) if each.rows}

    assert told("III.1.a-2") == {"iii-1-a-2-a", "iii-1-a-2-b"}
    assert told("iii-1-a-2-b/2026") == {"iii-1-a-2-b"}
    assert told("NV-2026-011") == set()


def test_every_task_of_every_plan_is_found_by_its_clause() -> None:
    for locality in ("hue", "quang-ngai", "dien-bien", "ha-tinh", "hoang-van-thu"):
        plan = load(locality, 2026).plan
        for key, task in plan.tasks.items():
            found = {each.key for each in tracked_tasks(plan, [row(f"{task.clause}/2026")]) if each.rows}
            assert key in found, (locality, key)
            assert {plan.tasks[name].clause for name in found} == {task.clause}


def test_a_task_is_done_only_when_everybody_is_known_to_be_done() -> None:
    assert state_of([]) == "not_recorded"
    assert state_of(["done_on_time", "done_late"]) == "done_late"
    assert state_of(["done_on_time", "not_recorded"]) == "not_recorded"
    assert state_of(["not_recorded", "under_way"]) == "under_way"
    assert state_of(["under_way", "doubtful"]) == "doubtful"
    assert state_of(["doubtful", "overdue", "done_on_time"]) == "overdue"
    assert set(get_args(TaskState)) == {*get_args(TaskOutcome), "not_recorded"}


def test_a_year_has_its_own_rows_and_those_without_a_readable_day(hue: Installation) -> None:
    rows = [row("III.1.a-1/2025", due=date(2025, 12, 1)), row("III.1.a-1/2026"), row("III.1.a-1", "doubtful", None)]
    first = tracked_tasks(hue.plan, rows, 2026)[0]
    assert (first.key, [each.outcome for each in first.rows]) == ("iii-1-a-1", ["done_on_time", "doubtful"])
    assert len(tracked_tasks(hue.plan, rows)[0].rows) == 3


def test_a_system_follows_the_tasks_of_its_clauses_or_its_own_key(hue: Installation) -> None:
    key, system = next((k, s) for k, s in hue.plan.systems.items() if s.kind == "criteria_set")
    by_key = {each.key: each for each in tracked_systems(hue.plan, [row(key, "overdue")])}
    assert [each.outcome for each in by_key[key].rows] == ["overdue"]
    clause = next(c for c in system.clauses if any(t.clause == c for t in hue.plan.tasks.values()))
    by_clause = {each.key: each for each in tracked_systems(hue.plan, [row(clause, "under_way")])}
    assert [each.outcome for each in by_clause[key].rows] == ["under_way"]


def test_who_leads_and_has_no_row_is_not_recorded() -> None:
    rows = [row("III.1.a-1", "done_late")]
    assert states_of(rows, ["hue-so-khcn", "hue-so-yte"]) == ["done_late", "not_recorded"]
    assert states_of(rows, []) == ["done_late"]
    assert states_of([], ["hue-so-yte"]) == ["not_recorded"]


def test_what_was_assigned_beside_the_plan_is_told_apart(hue: Installation) -> None:
    rows = [row("III.1.a-1"), row("NV-2026-011"), row(next(iter(hue.plan.systems)))]
    assert [each.code for each in rows_beside_the_plan(hue.plan, rows)] == ["NV-2026-011"]


def test_the_agencies_behind_the_plans_words(hue: Installation) -> None:
    assert agencies_of(hue, ["so-khcn"]) == ["hue-so-khcn"]
    assert len(agencies_of(hue, ["dia-phuong"])) == 40
    assert agencies_of(hue, ["thu-tuong"]) == []
    assert agencies_of(hue, []) == []
