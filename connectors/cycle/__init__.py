"""The year's cycle as it stands: what was claimed, locked, submitted, decided and appealed, and the scores it makes.

ledger_decisions.py  decisions and appeals of the ledger in the shape that connectors/verification works on
deadlines.py         when inputs lock, and which sync holds what stood then
year_state.py        everything of one year at one moment; the scorecards as claimed, computed and verified
self_assessments.py  whether an agency's self-assessment is a draft, submitted, changed since, or locked
"""

from connectors.cycle.deadlines import lock_moment
from connectors.cycle.ledger_decisions import appeal_record, decision_record
from connectors.cycle.self_assessments import SelfAssessment, claims_hash, self_assessment
from connectors.cycle.year_state import Moment, YearState, year_state

__all__ = [
    "Moment",
    "SelfAssessment",
    "YearState",
    "appeal_record",
    "claims_hash",
    "decision_record",
    "lock_moment",
    "self_assessment",
    "year_state",
]
