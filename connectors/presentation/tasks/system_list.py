"""What the plan orders to be set up, as a table: the thing, who leads, by when, and its state in the register."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from connectors.folding import holds
from connectors.presentation.plan_words import SYSTEM_KINDS
from connectors.presentation.tasks.task_list import lead_said, timing_said
from connectors.presentation.tasks.task_states import StateWords, state_counts, state_words
from connectors.progress.plan_tasks import TrackedSystem, agencies_of, state_of, states_of, tracked_systems
from connectors.scorecard import Scorecard


@dataclass(frozen=True)
class SystemLine:
    """One ordered system, done only when all who lead it are known to have done it.

    ``counts`` are the rows of the register by state and how many leading agencies have none, where these are several.
    """

    kind: str
    title: str
    clauses: str
    lead: str
    lead_codes: tuple[str, ...]
    timing: str
    state: StateWords
    counts: tuple[tuple[StateWords, int], ...]


def system_list(scorecard: Scorecard, year: int, language: str, agency: str = "") -> tuple[SystemLine, ...]:
    """The ordered systems, by kind (the criteria set first), with the register's rows of ``year``.

    Where ``agency`` is named, only what it leads, by its own rows.
    """
    order = {kind: place for place, kind in enumerate(SYSTEM_KINDS)}
    rows = [row for row in scorecard.tasks if agency in {"", row.agency}]
    tracked = tracked_systems(scorecard.installation.plan, rows, year)
    ordered = sorted(tracked, key=lambda each: order[each.system.kind])
    lines = [_line(scorecard, each, language, agency) for each in ordered]
    return tuple(line for line in lines if not agency or agency in line.lead_codes)


def systems_chosen(systems: Iterable[SystemLine], *, state: str = "", typed: str = "") -> tuple[SystemLine, ...]:
    """The systems in one state (empty: any) that hold what was typed; marks and case do not matter."""
    return tuple(
        each
        for each in systems
        if state in {"", each.state.key} and holds(typed, f"{each.kind} {each.title} {each.clauses} {each.lead}")
    )


def _line(scorecard: Scorecard, tracked: TrackedSystem, language: str, agency: str) -> SystemLine:
    system = tracked.system
    lead = tuple(agencies_of(scorecard.installation, system.lead))
    states = states_of(tracked.rows, [agency] if agency else lead)
    return SystemLine(
        kind=SYSTEM_KINDS[system.kind].in_(language),
        title=system.title.in_(language),
        clauses=", ".join(system.clauses),
        lead=lead_said(scorecard, system.lead, language),
        lead_codes=lead,
        timing=timing_said(system.timing, language),
        state=state_words(state_of(states), language),
        counts=state_counts(states, language) if tracked.rows and len(states) > 1 else (),
    )
