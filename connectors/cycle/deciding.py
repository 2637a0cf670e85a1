"""From what a verifier typed to a decision that can be kept: who may, what is wrong with it, what it moves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from connectors.cycle.year_state import YearState
from connectors.ledger import NewDecision, Verdict
from connectors.reported import ReportedValue
from connectors.verification.appeals import Effect, effect
from connectors.verification.claims import Claim, ClaimKey, claim_of
from connectors.verification.deciding import may_decide, mistake_in
from connectors.verification.records import Decision, Person
from connectors.verification.stakes import needs_second, stakes_together
from connectors.verification.typed_values import typed_value
from rubric.text import Text

_CHANGED = Text(
    vi="Ô đã thay đổi sau khi bạn mở trang. Hãy xem số liệu mới rồi quyết định.",
    en="The cell has changed since you opened the page. Look at the new figure, then decide.",
)
_TYPE_A_VALUE = Text(vi="Hãy nhập giá trị được chấp nhận.", en="Type the accepted value.")


@dataclass(frozen=True, slots=True)
class Intended:
    """What somebody means to decide: ``seen`` and ``previous`` are the claim and the newest decision on the screen."""

    seen: Claim
    previous: int
    verdict: Verdict
    typed: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A decision ready to be kept.

    ``alone`` is what it moves, ``together`` with all that its author decided alone on the agency, in hundredths.
    """

    new: NewDecision
    record: Decision
    alone: int
    together: int


def claim_now(state: YearState, value: ReportedValue) -> Claim:
    """The claim that a value of the state makes."""
    return claim_of(value, state.installation)


def newest_on(state: YearState, key: ClaimKey) -> int:
    """The number of the newest decision on a cell, whatever became of it; 0 before the first."""
    return newest_numbers(state).get(key, 0)


def newest_numbers(state: YearState) -> Mapping[ClaimKey, int]:
    """The number of the newest decision on every cell that was decided on."""
    return {each.cell: each.number for each in state.decisions}


def prepare(
    state: YearState, values: Mapping[ClaimKey, ReportedValue], person: Person, intended: Intended, now: datetime
) -> Prepared | Text:
    """The decision to keep, or why it cannot be. ``values`` are the claimed values of the state.

    Whether a second person must confirm is found here, on the server, by the books as they are now.
    """
    claim, installation = intended.seen, state.installation
    if refused := may_decide(person, claim, installation, state.settings):
        return refused
    value = values.get(claim.key)
    if value is None or claim_now(state, value) != claim:
        return _CHANGED
    accepted: int | None = None
    if intended.verdict == "adjust":
        field = installation.criteria_set.fields[claim.field]
        found = typed_value(field, intended.typed)
        if isinstance(found, Text):
            return found if intended.typed.strip() else _TYPE_A_VALUE
        accepted = found
    number = max((each.number for each in state.decisions), default=0) + 1
    record = Decision(number, claim, intended.verdict, accepted, intended.reason.strip(), person.email, now)
    if wrong := mistake_in(record, value, installation):
        return wrong
    alone, together = stakes_together(
        installation, state.readings, record, state.verified.applied.values(), state.year, state.as_of
    )
    new = NewDecision(
        installation.locality.id,
        *claim.key,
        claim.hash,
        intended.verdict,
        None if accepted is None else str(accepted),
        record.reason,
        needs_second=intended.verdict != "ask_evidence"
        and alone > 0
        and needs_second(max(alone, together), state.settings),
        expected_previous=intended.previous,
    )
    return Prepared(new, record, alone, together)


def effect_of(state: YearState, record: Decision) -> Effect:
    """What a decision would change once it stands: for its agency, and for every other one that it moves."""
    after = state.scorecard_by([*state.records, record], confirmed=record.id)
    return effect(state.verified_scorecard, after, record.claim.agency, state.year)


def effect_since(state: YearState, appealed: int) -> Effect | None:
    """What the decisions made on the cell after decision ``appealed`` changed; None where there is none."""
    old = next((each for each in state.decisions if each.number == appealed), None)
    if old is None:
        return None
    later = {each.number for each in state.decisions if each.cell == old.cell and each.number > appealed}
    if not later:
        return None
    before = state.scorecard_by([each for each in state.records if each.id not in later])
    return effect(before, state.verified_scorecard, old.agency, state.year)
