"""The ledger: raw books under their hash, syncs, visits and problems. Rows are added, never changed."""

from connectors.ledger.faults import LedgerFault, LedgerFaultKind, refuse_full_disk
from connectors.ledger.ledger import Ledger, SyncRow
from connectors.ledger.link_checks import LinkCheck, LinkChecks
from connectors.ledger.results import ResultOutcome, ResultRow, Results
from connectors.ledger.visits import Registration, TakenBook, TakenTab, Visit, Visits

__all__ = [
    "Ledger",
    "LedgerFault",
    "LedgerFaultKind",
    "LinkCheck",
    "LinkChecks",
    "Registration",
    "ResultOutcome",
    "ResultRow",
    "Results",
    "SyncRow",
    "TakenBook",
    "TakenTab",
    "Visit",
    "Visits",
    "refuse_full_disk",
]
