"""What the plan orders to be set up, as a table: the thing, who leads, by when, and its state in the register."""

from __future__ import annotations

from dataclasses import dataclass

from connectors.plan_tasks import agencies_of, tracked_systems
from connectors.presentation.plan_words import SYSTEM_KINDS
from connectors.presentation.scorecard import Scorecard
from connectors.presentation.task_list import lead_said, timing_said
from connectors.presentation.task_states import StateWords, state_counts, state_words


@dataclass(frozen=True)
class SystemLine:
    """One ordered system. ``counts`` are the rows of the register by state when there are several."""

    kind: str
    title: str
    clauses: str
    lead: str
    lead_codes: tuple[str, ...]
    timing: str
    state: StateWords
    counts: tuple[tuple[StateWords, int], ...]


def system_list(scorecard: Scorecard, year: int, language: str) -> tuple[SystemLine, ...]:
    """The ordered systems, by kind (the criteria set first), with the register's rows of ``year``."""
    installation = scorecard.installation
    order = {kind: place for place, kind in enumerate(SYSTEM_KINDS)}
    tracked = tracked_systems(installation.plan, scorecard.tasks, year)
    return tuple(
        SystemLine(
            kind=SYSTEM_KINDS[each.system.kind].in_(language),
            title=each.system.title.in_(language),
            clauses=", ".join(each.system.clauses),
            lead=lead_said(scorecard, each.system.lead, language),
            lead_codes=tuple(agencies_of(installation, each.system.lead)),
            timing=timing_said(each.system.timing, language),
            state=state_words(each.state, language),
            counts=state_counts((row.outcome for row in each.rows), language) if len(each.rows) > 1 else (),
        )
        for each in sorted(tracked, key=lambda each: order[each.system.kind])
    )
