"""Where a task stands in the plan: the part it belongs to, and the notes on the plan's text that touch it."""

from __future__ import annotations

from dataclasses import dataclass

from connectors.plans import Plan, PlanNote


@dataclass(frozen=True)
class TaskNote:
    """A slip or contradiction of the plan's text where it touches a task, and how it is read here."""

    clause: str
    words: str
    treatment: str


def part_of(plan: Plan, clause: str) -> str:
    """The part a task's clause stands in: the first two steps of its address.

    It is the first step alone where every task under it has an address of two steps, as in an annex that is a list:
    ``III.1.a-2`` stands in ``III.1``, ``PL.3`` in ``PL``.
    """
    first = clause.partition("-")[0].split(".")[0]
    under = [task.clause for task in plan.tasks.values() if _heading(task.clause).split(".")[0] == first]
    return first if all(each == _heading(each) for each in under) else _heading(clause)


def part_title(plan: Plan, part: str, language: str) -> str:
    """The part by its address and label: ``III.1. Truyền thông trên báo chí``."""
    label = plan.clauses.get(part)
    return f"{part}. {label.in_(language)}" if label else part


def task_notes(plan: Plan, language: str, *, clause: str = "", part: str = "") -> tuple[TaskNote, ...]:
    """The notes about one clause; or those about a part and its headings that no task of the plan stands at."""
    tasks = {task.clause for task in plan.tasks.values()}
    return tuple(
        TaskNote(note.clause, note.en if language == "en" else note.vi, _treated(note, language))
        for note in plan.notes
        if (note.clause == clause if clause else note.clause not in tasks and _heading(note.clause) == part)
    )


def _heading(clause: str) -> str:
    return ".".join(clause.partition("-")[0].split(".")[:2])


def _treated(note: PlanNote, language: str) -> str:
    return note.treatment.in_(language) if note.treatment else ""
