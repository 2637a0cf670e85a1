"""Decisions put in the place of claimed inputs. They never touch points: what comes out is read and scored as any book.

Of several decisions on today's content of a cell the one with the highest number stands, whatever the clock said. A
decision on another content is stale: it counts for nothing and returns to the queue.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from connectors.localities import Installation
from connectors.reported import Approval, BookReading, ReportedValue, year_of
from connectors.verification.claims import Claim, ClaimKey, claim_of, claimed_values
from connectors.verification.deciding import mistake_in
from connectors.verification.records import Decision
from rubric.text import Text


@dataclass(frozen=True)
class Share:
    """How many claims an agency made, and how many of them are decided."""

    decided: int
    made: int

    @property
    def fraction(self) -> Fraction:
        """The share verified, each claim counting once; an agency without a claim has nothing left to verify."""
        return Fraction(self.decided, self.made) if self.made else Fraction(1)


@dataclass(frozen=True)
class Verified:
    """The readings with the decisions in them, and what became of each claim and decision of the year.

    ``applied``: the decision that stands on a claim, by agency, period and field. ``asked``: claims for which evidence
    was asked and not given yet. ``stale``: the last decision on a cell whose content has changed since. ``waiting``:
    decisions that a second person has yet to confirm. ``invalid``: decisions the criteria set does not take, and why.
    ``undecided``: every claim on which no decision stands, those asked, stale and invalid among them, and those
    waiting for which none stood before.
    """

    readings: list[BookReading]
    claims: tuple[Claim, ...]
    applied: Mapping[ClaimKey, Decision]
    asked: Mapping[ClaimKey, Decision]
    stale: tuple[Decision, ...]
    waiting: tuple[Decision, ...]
    invalid: tuple[tuple[Decision, Text], ...]
    undecided: tuple[Claim, ...]

    def share(self, agency: str) -> Fraction:
        """The share of its claims on which a decision stands."""
        return self.shares.get(agency, Share(0, 0)).fraction

    @property
    def whole(self) -> Share:
        """All claims made, and how many of them are decided."""
        return Share(len(self.applied), len(self.claims))

    @cached_property
    def shares(self) -> dict[str, Share]:
        """Claims made and decided of every agency that made any."""
        found: dict[str, Share] = {}
        for claim in self.claims:
            before = found.get(claim.agency, Share(0, 0))
            found[claim.agency] = Share(before.decided + (claim.key in self.applied), before.made + 1)
        return found


def apply(
    readings: Iterable[BookReading],
    decisions: Iterable[Decision],
    installation: Installation,
    year: int,
    waiting: Collection[int] = (),
) -> Verified:
    """The readings with every decision that stands on a claim of ``year``; the given readings stay as they are.

    Give it what the books say, not what it returned: a decision speaks of the content an agency typed.
    “accept” leaves the value; “adjust” sets the accepted one; “reject” leaves the figure unreported, and takes back
    what the department approved for the field; “not_applicable” approves that; “ask_evidence” decides nothing,
    and opens a claim again that was decided before. Numbers in ``waiting`` (see ``stakes.awaiting_second``) decide
    nothing yet: what was decided before them stands until they are confirmed.
    """
    readings = list(readings)
    values = claimed_values(readings, installation, year)
    claims = {key: claim_of(value, installation) for key, value in values.items()}
    decisions = list(decisions)
    last = _last(decisions, claims, year)
    before = _last((each for each in decisions if each.id not in waiting), claims, year)
    applied, asked = dict[ClaimKey, Decision](), dict[ClaimKey, Decision]()
    stale, held, invalid = list[Decision](), list[Decision](), list[tuple[Decision, Text]]()
    for key, decision in last.items():
        if key not in claims or decision.claim != claims[key]:
            stale.append(decision)
        elif wrong := mistake_in(decision, values[key], installation):
            invalid.append((decision, wrong))
        elif decision.verdict == "ask_evidence":
            asked[key] = decision
        elif decision.id in waiting:
            held.append(decision)
            if _stands(before.get(key), claims[key], values[key], installation):
                applied[key] = before[key]
        else:
            applied[key] = decision
    undecided = tuple(claim for key, claim in claims.items() if key not in applied)
    put = _put(readings, applied)
    return Verified(put, tuple(claims.values()), applied, asked, tuple(stale), tuple(held), tuple(invalid), undecided)


def _last(decisions: Iterable[Decision], claims: Mapping[ClaimKey, Claim], year: int) -> dict[ClaimKey, Decision]:
    """By claim the decision with the highest number on today's content; without one, on any content."""
    last: dict[ClaimKey, Decision] = {}
    for decision in sorted(decisions, key=lambda each: each.id):
        key = decision.claim.key
        if year_of(decision.claim.period) != year:
            continue
        standing = last.get(key)
        if standing is None or decision.claim == claims.get(key) or standing.claim != claims.get(key):
            last[key] = decision
    return last


def _stands(decision: Decision | None, claim: Claim, value: ReportedValue, installation: Installation) -> bool:
    """Whether a decision that another one is to replace stands on what the cell says today."""
    if decision is None or decision.claim != claim or decision.verdict == "ask_evidence":
        return False
    return mistake_in(decision, value, installation) is None


def _put(readings: Iterable[BookReading], applied: Mapping[ClaimKey, Decision]) -> list[BookReading]:
    rejected = {_item(decision) for decision in applied.values() if decision.verdict == "reject"}
    put: list[BookReading] = []
    for reading in readings:
        values = [_accepted(value, applied.get((value.agency, value.period, value.field))) for value in reading.values]
        approvals = [each for each in reading.approvals if (each.agency, each.year, each.item) not in rejected]
        put.append(replace(reading, values=values, approvals=approvals))
    _approve(put, applied)
    return put


def _accepted(value: ReportedValue, decision: Decision | None) -> ReportedValue:
    """The value as decided. Its text stays what the agency typed."""
    match decision.verdict if decision else "":
        case "adjust" if decision:
            return replace(value, state="reported", value=decision.accepted_value)
        case "reject":
            return replace(value, state="missing", value=None)
        case "not_applicable":
            return replace(value, state="not_applicable", value=None)
        case _:
            return value


def _approve(put: list[BookReading], applied: Mapping[ClaimKey, Decision]) -> None:
    """Add the approvals that the decisions give to the reading that holds the claim, each once."""
    there = {(each.agency, each.year, each.item) for reading in put for each in reading.approvals if each.approved}
    for reading in put:
        for value in reading.values:
            decision = applied.get((value.agency, value.period, value.field))
            if decision and decision.verdict == "not_applicable" and _item(decision) not in there:
                there.add(_item(decision))
                reading.approvals.append(Approval(*_item(decision), True, decision.reason, value.address))


def _item(decision: Decision) -> tuple[str, int, str]:
    return decision.claim.agency, year_of(decision.claim.period), decision.claim.field
