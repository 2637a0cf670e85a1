"""The tables of the page of tasks as they can be taken away."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from connectors.plans import Plan
from connectors.presentation.tasks.register_rows import RegisterRow
from connectors.presentation.tasks.task_list import TaskLine
from connectors.presentation.tasks.task_parts import part_title
from connectors.presentation.tasks.task_states import WORST_FIRST, state_words
from connectors.presentation.words import word


def tasks_table(plan: Plan, tasks: Sequence[TaskLine], language: str) -> pl.DataFrame:
    """The tasks as shown: one line a task, with how many agencies are in each state."""
    columns: dict[str, pl.Series] = {
        word(key, language): pl.Series(values, dtype=pl.String)
        for key, values in {
            "task.clause": [line.clause for line in tasks],
            "task.part": [part_title(plan, line.part, language) for line in tasks],
            "task": [line.title for line in tasks],
            "task.lead": [line.lead for line in tasks],
            "task.partners": [line.partners for line in tasks],
            "task.timing": [line.timing for line in tasks],
            "task.audiences": [line.audiences for line in tasks],
            "task.channels": [line.channels for line in tasks],
            "task.state": [line.state.label for line in tasks],
        }.items()
    }
    for state in WORST_FIRST:
        found = [sum(count for each, count in line.counts if each.key == state) for line in tasks]
        columns[f"{word('task.register', language)}: {state_words(state, language).label}"] = pl.Series(
            found, dtype=pl.Int64
        )
    return pl.DataFrame(columns)


def sheet_table(
    leads: Sequence[TaskLine], joins: Sequence[TaskLine], beside: Sequence[RegisterRow], language: str
) -> pl.DataFrame:
    """One agency's tasks: a line for each row of the register, and one for each task that has none."""
    lead, partner = word("task.lead", language), word("task.partners", language)
    lines: list[tuple[str, ...]] = []
    for role, tasks in ((lead, leads), (partner, joins)):
        for task in tasks:
            if not task.rows:
                lines.append((role, task.clause, task.title, task.timing, "", "", task.state.label, "", ""))
            lines += [(role, task.clause, task.title, task.timing, *_told(row)) for row in task.rows]
    lines += [("", row.source.code, row.source.title, "", *_told(row)) for row in beside]
    titles = (
        "task.role",
        "task.clause",
        "task",
        "task.timing",
        "task.row_due",
        "task.row_done",
        "task.state",
        "task.cell",
        "link",
    )
    return pl.DataFrame(lines, schema={word(key, language): pl.String for key in titles}, orient="row")


def _told(row: RegisterRow) -> tuple[str, str, str, str, str]:
    return row.due, row.done, row.state.label, row.address, row.link
