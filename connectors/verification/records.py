"""Decisions and appeals as they are handed over: plain values, with moments that know their time zone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from connectors.verification.claims import Claim

Verdict = Literal["accept", "adjust", "reject", "not_applicable", "ask_evidence"]
Outcome = Literal["", "upheld", "changed", "withdrawn"]


class Person(Protocol):
    """Who acts: an account. ``agency`` is empty for people who belong to none that is measured."""

    @property
    def email(self) -> str: ...
    @property
    def role(self) -> str: ...
    @property
    def agency(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Decision:
    """What a verifier decided on one claim. ``accepted_value`` is the stored integer of the field, for “adjust” only.

    ``id`` grows with every decision of a ledger: of two decisions on one claim the higher number stands.
    """

    id: int
    claim: Claim
    verdict: Verdict
    accepted_value: int | None
    reason: str
    by: str
    at: datetime
    confirmed_by: str = ""


@dataclass(frozen=True, slots=True)
class Appeal:
    """An agency's answer to a decision. ``outcome`` is empty until the appeal is decided or withdrawn."""

    id: int
    decision: int
    by: str
    at: datetime
    text: str
    reply: str = ""
    replied_by: str = ""
    replied_at: datetime | None = None
    outcome: Outcome = ""
