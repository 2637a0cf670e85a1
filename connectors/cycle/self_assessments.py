"""Where an agency's self-assessment stands: a draft, submitted, changed since it was submitted, or locked."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from connectors.ledger import Submission
from connectors.reported import OwnScore
from connectors.verification.claims import Claim

Stage = Literal["draft", "submitted", "changed", "locked"]


@dataclass(frozen=True, slots=True)
class SelfAssessment:
    """``submission`` is the newest sign-off that was not taken back; ``locks_at`` None: nothing locks."""

    stage: Stage
    submission: Submission | None
    locks_at: datetime | None
    claims_hash: str

    @property
    def was_submitted(self) -> bool:
        """Whether what is claimed now is what the leader signed off."""
        return self.submission is not None and self.submission.claims_hash == self.claims_hash


def claims_hash(claims: Iterable[Claim], agency: str, own_scores: Iterable[OwnScore] = ()) -> str:
    """SHA-256 over everything an agency claims and the points it gives itself, in whatever order."""
    claimed = sorted((each.period, each.field, each.hash) for each in claims if each.agency == agency)
    given = sorted((each.criterion, each.points) for each in own_scores if each.agency == agency)
    return hashlib.sha256(json.dumps([claimed, given], separators=(",", ":")).encode()).hexdigest()


def self_assessment(
    newest: Submission | None,
    claims: Iterable[Claim],
    agency: str,
    locks_at: datetime | None,
    now: datetime,
    own_scores: Iterable[OwnScore] = (),
) -> SelfAssessment:
    """The self-assessment of ``agency`` at ``now``; ``newest`` is the newest row of the ledger on it."""
    said = claims_hash(claims, agency, own_scores)
    standing = newest if newest and newest.act == "submitted" else None
    if locks_at is not None and now >= locks_at:
        stage: Stage = "locked"
    elif standing is None:
        stage = "draft"
    else:
        stage = "submitted" if standing.claims_hash == said else "changed"
    return SelfAssessment(stage, standing, locks_at, said)
