"""The plan's tasks, ready to draw: who must do what by when, and what the register of tasks says became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from connectors.folding import holds
from connectors.plans import Timing
from connectors.presentation.plan_words import AUDIENCES, CHANNELS, organisation_names, plan_name, timing_words
from connectors.presentation.tasks.register_rows import RegisterRow, register_rows, rows_of_year
from connectors.presentation.tasks.task_parts import TaskNote, part_of, part_title, task_notes
from connectors.presentation.tasks.task_states import StateWords, counts_said, state_counts, state_words
from connectors.presentation.words import word
from connectors.progress.plan_tasks import TaskState, TrackedTask, agencies_of, state_of, states_of, tracked_tasks
from connectors.scorecard import Scorecard


@dataclass(frozen=True)
class TaskLine:
    """One task of the plan. ``lead_codes`` and ``partner_codes`` are the measured agencies among its bodies.

    ``counts`` are the rows of the register by state, and how many leading agencies have none; empty while none has.
    """

    key: str
    clause: str
    part: str
    title: str
    lead: str
    partners: str
    lead_codes: tuple[str, ...]
    partner_codes: tuple[str, ...]
    timing: str
    audiences: str
    channels: str
    state: StateWords
    counts: tuple[tuple[StateWords, int], ...]
    rows: tuple[RegisterRow, ...]
    other_years: str
    notes: tuple[TaskNote, ...]

    @property
    def of_several(self) -> str:
        """How many of how many carry the task's state, where there are several: ``4/58``."""
        total = sum(count for _, count in self.counts)
        return f"{dict(self.counts)[self.state]}/{total}" if total > 1 else ""


@dataclass(frozen=True)
class TaskPart:
    """A part of the plan with its tasks, their number by state, and what there is to say about its text."""

    key: str
    title: str
    counts: tuple[tuple[StateWords, int], ...]
    tasks: tuple[TaskLine, ...]
    notes: tuple[TaskNote, ...]


@dataclass(frozen=True)
class TaskList:
    """What the page shows of a year: the sentence, the tasks in the plan's order, the register's rows by state."""

    sentence: str
    tasks: tuple[TaskLine, ...]
    counts: tuple[tuple[StateWords, int], ...]
    row_counts: tuple[tuple[StateWords, int], ...]


@lru_cache(maxsize=32)
def task_list(scorecard: Scorecard, year: int, language: str, *, edition: str = "") -> TaskList:
    """The tasks of the plan with the register's rows of ``year``; made once for each scorecard.

    ``edition`` is what the address says of the figures shown, so that what opens from here shows the same ones.
    """
    plan = scorecard.installation.plan
    every = {each.key: each for each in tracked_tasks(plan, scorecard.tasks)}
    tasks = tuple(
        _line(scorecard, each, every[each.key], year, language, edition)
        for each in tracked_tasks(plan, scorecard.tasks, year)
    )
    counts = state_counts((line.state.key for line in tasks), language)
    row_counts = state_counts((row.outcome for row in rows_of_year(scorecard, year)), language)
    return TaskList(_sentence(scorecard, tasks, counts, year, language), tasks, counts, row_counts)


def as_of_agency(line: TaskLine, agency: str, language: str) -> TaskLine:
    """The task as it concerns one agency: with that agency's rows and its state alone."""
    own = tuple(row for row in line.rows if row.source.agency == agency)
    counts = state_counts((row.state.key for row in own), language)
    return replace(
        line, rows=own, counts=counts, state=counts[0][0] if counts else state_words("not_recorded", language)
    )


def chosen(tasks: Sequence[TaskLine], *, state: str = "", typed: str = "") -> tuple[TaskLine, ...]:
    """The tasks in one state (empty: any) that hold what was typed; marks and case do not matter."""
    return tuple(line for line in tasks if state in {"", line.state.key} and holds(typed, _searched(line)))


def parts_of(scorecard: Scorecard, tasks: Sequence[TaskLine], language: str) -> tuple[TaskPart, ...]:
    """The tasks by the part of the plan they stand in, in the plan's order; parts without any are left out."""
    plan = scorecard.installation.plan
    parts: list[TaskPart] = []
    for key in dict.fromkeys(line.part for line in tasks):
        inside = tuple(line for line in tasks if line.part == key)
        counts = state_counts((line.state.key for line in inside), language)
        parts.append(
            TaskPart(key, part_title(plan, key, language), counts, inside, task_notes(plan, language, part=key))
        )
    return tuple(parts)


def timing_said(timing: Timing, language: str) -> str:
    """When something is due, in words that stand alone."""
    return word("task.no_timing", language) if timing.kind == "unstated" else timing_words(timing, language)


def lead_said(scorecard: Scorecard, lead: Sequence[str], language: str) -> str:
    """Who leads, by name; said plainly where the plan names nobody."""
    if not lead:
        return word("task.no_lead", language)
    return organisation_names(scorecard.installation.plan, lead, language)


def _line(
    scorecard: Scorecard, tracked: TrackedTask, ever: TrackedTask, year: int, language: str, edition: str
) -> TaskLine:
    installation, task = scorecard.installation, tracked.task
    lead = tuple(agencies_of(installation, task.lead))
    states = states_of(tracked.rows, lead)
    return TaskLine(
        key=tracked.key,
        clause=task.clause,
        part=part_of(installation.plan, task.clause),
        title=task.title.in_(language),
        lead=lead_said(scorecard, task.lead, language),
        partners=organisation_names(installation.plan, task.partners, language) if task.partners else "",
        lead_codes=lead,
        partner_codes=tuple(agencies_of(installation, task.partners)),
        timing=timing_said(task.timing, language),
        audiences=", ".join(AUDIENCES[each].in_(language) for each in task.audiences),
        channels=", ".join(CHANNELS[each].in_(language) for each in task.channels),
        state=state_words(state_of(states), language),
        counts=state_counts(states, language) if tracked.rows else (),
        rows=register_rows(scorecard, tracked.rows, year, language, edition),
        other_years=_other_years(ever, year, language),
        notes=task_notes(installation.plan, language, clause=task.clause),
    )


def _other_years(tracked: TrackedTask, year: int, language: str) -> str:
    """What the register says of the task in the other years: ``2025: 3 hoàn thành đúng hạn``."""
    years = sorted({row.due.year for row in tracked.rows if row.due} - {year})
    states: dict[int, list[TaskState]] = {
        each: [row.outcome for row in tracked.rows if row.due and row.due.year == each] for each in years
    }
    return "; ".join(f"{each}: {counts_said(state_counts(found, language))}" for each, found in states.items())


def _sentence(
    scorecard: Scorecard,
    tasks: Sequence[TaskLine],
    counts: Sequence[tuple[StateWords, int]],
    year: int,
    language: str,
) -> str:
    name, many = plan_name(scorecard.installation.plan, language), len(tasks)
    if language == "en":
        name = name if scorecard.installation.plan.document.number else "The plan"
        return f"{name} sets {many} tasks; in {year}: {counts_said(counts)}." if tasks else f"{name} sets no task."
    if not tasks:
        return f"{name} không giao nhiệm vụ nào."
    return f"{name} giao {many} nhiệm vụ; năm {year}: {counts_said(counts)}."


def _searched(line: TaskLine) -> str:
    return f"{line.clause} {line.title} {line.lead} {line.partners} {' '.join(row.source.title for row in line.rows)}"
