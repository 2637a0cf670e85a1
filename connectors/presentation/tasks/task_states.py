"""The states of tasks in words and marks, worst first: no state is told by colour alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from connectors.presentation.marks import NOT_REPORTED, UNREADABLE
from connectors.presentation.words import word
from connectors.progress.plan_tasks import TaskState

WORST_FIRST: tuple[TaskState, ...] = (
    "overdue",
    "doubtful",
    "under_way",
    "done_late",
    "done_on_time",
    "not_recorded",
)
_ICONS: dict[TaskState, str] = {
    "overdue": "!",
    "doubtful": UNREADABLE,
    "under_way": "…",
    "done_late": "◐",
    "done_on_time": "✓",
    "not_recorded": NOT_REPORTED,
}


@dataclass(frozen=True)
class StateWords:
    """A state as it is shown: its key, its mark and its words."""

    key: TaskState
    icon: str
    label: str


def state_words(state: TaskState, language: str) -> StateWords:
    """The mark and the words of a state."""
    return StateWords(state, _ICONS[state], word(f"task.{state}", language))


def state_counts(states: Iterable[TaskState], language: str) -> tuple[tuple[StateWords, int], ...]:
    """How many there are of each state, worst first; a state that does not occur is left out."""
    found = Counter(states)
    return tuple((state_words(state, language), found[state]) for state in WORST_FIRST if found[state])


def counts_said(counts: Iterable[tuple[StateWords, int]]) -> str:
    """Counts by state as part of a sentence: ``4 quá hạn, 31 hoàn thành đúng hạn``."""
    return ", ".join(f"{count} {state.label}" for state, count in counts)
