"""What verifiers work on: the claims of a year with their reasons, and where each of them stands now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Literal, get_args

from connectors.cycle.deciding import newest_numbers
from connectors.cycle.ledger_decisions import told_at
from connectors.cycle.year_state import YearState
from connectors.ledger import Appeal, Decision, LinkCheck
from connectors.reported import ReportedValue
from connectors.verification.claims import ClaimKey
from connectors.verification.queue import Examined, QueueItem, low_risk, queue_of

ClaimState = Literal["to_decide", "waiting", "asked", "stale", "decided"]
CLAIM_STATES: tuple[ClaimState, ...] = get_args(ClaimState)
_NO_CHECKS: Mapping[str, LinkCheck] = {}


@dataclass(frozen=True, eq=False)
class Desk:
    """One year's verification. ``mark`` is the newest act it knows of: two desks with equal marks are the same.

    ``checks`` is what came of trying the links of evidence; empty where they are not tried.
    """

    state: YearState
    examined: Examined
    mark: int = 0
    checks: Mapping[str, LinkCheck] = field(default_factory=lambda: _NO_CHECKS)

    @cached_property
    def items(self) -> list[QueueItem]:
        """Every claim by falling risk, those decided on after all others."""
        left = queue_of(self.examined, self.state.verified)
        done = [item for item in self.examined.items if item.claim.key in self.state.verified.applied]
        return left + done

    @cached_property
    def by_key(self) -> Mapping[ClaimKey, QueueItem]:
        """The claims by agency, period and field."""
        return {item.claim.key: item for item in self.items}

    @cached_property
    def values(self) -> Mapping[ClaimKey, ReportedValue]:
        """The claimed values."""
        return {key: item.value for key, item in self.examined.by_key.items()}

    @cached_property
    def states(self) -> Mapping[ClaimKey, ClaimState]:
        """Where each claim stands; one that waits for a second person waits even when an older decision stands."""
        verified = self.state.verified
        found: dict[ClaimKey, ClaimState] = {item.claim.key: "to_decide" for item in self.examined.items}
        put: list[tuple[ClaimState, Iterable[ClaimKey]]] = [
            ("decided", verified.applied),
            ("asked", verified.asked),
            ("stale", (each.claim.key for each in verified.stale)),
            ("waiting", (each.claim.key for each in verified.waiting)),
        ]
        for state, keys in put:
            found.update((key, state) for key in keys if key in found)
        return found

    @cached_property
    def counts(self) -> Mapping[ClaimState, int]:
        """How many claims stand where."""
        counted = Counter(self.states.values())
        return {state: counted[state] for state in CLAIM_STATES}

    @cached_property
    def drawn(self) -> frozenset[ClaimKey]:
        """The claims of little risk that must be looked at one by one.

        Reading the books again draws nothing anew: who may start a sync must not choose what is looked at.
        """
        return self.examined.drawn(self.state.settings, f"{self.state.installation.locality.id}-{self.state.year}")

    @cached_property
    def acceptable_together(self) -> list[QueueItem]:
        """The claims that may be accepted together: of little risk, undecided, not drawn for a look."""
        left = (item for item in self.items if self.states[item.claim.key] == "to_decide")
        return [item for item in low_risk(left, self.state.settings) if item.claim.key not in self.drawn]

    @cached_property
    def newest(self) -> Mapping[ClaimKey, int]:
        """The number of the newest decision on each cell; this is what a page shows, and expects when it decides."""
        return newest_numbers(self.state)

    def history(self, key: ClaimKey) -> list[Decision]:
        """All decisions on a cell, the newest first."""
        return [each for each in reversed(self.state.decisions) if each.cell == key]

    def waiting_on(self, key: ClaimKey) -> Decision | None:
        """The decision on a cell that a second person has yet to confirm."""
        numbers = {each.id for each in self.state.verified.waiting if each.claim.key == key}
        return next((each for each in self.state.decisions if each.number in numbers), None)

    def appealed(self, appeal: Appeal) -> Decision:
        """The decision that an appeal answers."""
        return next(each for each in self.state.decisions if each.number == appeal.decision)

    def told(self, appeal: Appeal) -> datetime:
        """When the agency was told of the decision that it appealed against."""
        return told_at(self.appealed(appeal))
