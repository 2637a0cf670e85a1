"""A self-assessment is what the leader signed: every claim and every point the agency gives itself."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from connectors.cells.raw_cell import Address
from connectors.cycle.self_assessments import claims_hash, self_assessment
from connectors.ledger import Submission
from connectors.reported import OwnScore
from connectors.verification.claims import Claim

OURS, OTHERS = "hue-so-yte", "hue-so-tai-chinh"
NOW = datetime(2026, 12, 1, 2, tzinfo=UTC)
DEADLINE = datetime(2026, 12, 19, 17, tzinfo=UTC)
CLAIM = Claim(OURS, "2026", "so_vb", "57" * 32)
SCORE = OwnScore(OURS, 2026, "D1", 600, "", Address("sổ"))
SIGNED = Submission(
    1, "hue", OURS, 2026, "submitted", claims_hash([CLAIM], OURS, [SCORE]), 1, "giam.doc@yte.example", NOW
)


@pytest.mark.parametrize(
    ("claims", "scores", "stage"),
    [
        ([CLAIM], [SCORE], "submitted"),
        ([replace(CLAIM, hash="58" * 32)], [SCORE], "changed"),
        ([CLAIM], [replace(SCORE, points=100)], "changed"),
        ([CLAIM], [], "changed"),
        ([CLAIM, replace(CLAIM, agency=OTHERS)], [SCORE, replace(SCORE, agency=OTHERS)], "submitted"),
    ],
)
def test_whatever_changes_after_the_sign_off_shows(claims: list[Claim], scores: list[OwnScore], stage: str) -> None:
    assert self_assessment(SIGNED, claims, OURS, DEADLINE, NOW, scores).stage == stage


def test_after_the_deadline_it_is_locked_and_still_says_whether_it_was_signed() -> None:
    found = self_assessment(SIGNED, [CLAIM], OURS, DEADLINE, DEADLINE, [SCORE])
    assert (found.stage, found.was_submitted) == ("locked", True)
    assert not self_assessment(SIGNED, [CLAIM], OURS, DEADLINE, DEADLINE, []).was_submitted
    assert self_assessment(replace(SIGNED, act="reopened"), [CLAIM], OURS, DEADLINE, NOW, [SCORE]).stage == "draft"
