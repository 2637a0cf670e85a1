"""The ledger: raw books under their hash, syncs, problems, and all that people do. Rows are added, never changed."""

from connectors.ledger.accounts import Account, AccountEvent, Accounts, Role
from connectors.ledger.acting import Act
from connectors.ledger.appeals import Appeal, Appeals
from connectors.ledger.audit import Audit, AuditRow, Break
from connectors.ledger.backup import back_up, restore
from connectors.ledger.check_ins import CheckIn, CheckIns, CheckInState, FollowUp, NewCheckIn
from connectors.ledger.contacts import Contact, Contacts
from connectors.ledger.decisions import Decision, Decisions, NewDecision, Verdict
from connectors.ledger.faults import LedgerFault, LedgerFaultKind, refuse_full_disk
from connectors.ledger.ledger import Ledger, SyncRow
from connectors.ledger.link_checks import LinkCheck, LinkChecks
from connectors.ledger.logins import Login, Logins
from connectors.ledger.opening import UnknownDatabase
from connectors.ledger.refusals import LedgerRefusal, RefusalKind
from connectors.ledger.releases import NewRelease, Notice, Release, Releases, Seen, Signature, Signoff
from connectors.ledger.results import ResultOutcome, ResultRow, Results
from connectors.ledger.submissions import Submission, Submissions
from connectors.ledger.visits import Registration, TakenBook, TakenTab, Visit, Visits

__all__ = [
    "Account",
    "AccountEvent",
    "Accounts",
    "Act",
    "Appeal",
    "Appeals",
    "Audit",
    "AuditRow",
    "Break",
    "CheckIn",
    "CheckInState",
    "CheckIns",
    "Contact",
    "Contacts",
    "Decision",
    "Decisions",
    "FollowUp",
    "Ledger",
    "LedgerFault",
    "LedgerFaultKind",
    "LedgerRefusal",
    "LinkCheck",
    "LinkChecks",
    "Login",
    "Logins",
    "NewCheckIn",
    "NewDecision",
    "NewRelease",
    "Notice",
    "RefusalKind",
    "Registration",
    "Release",
    "Releases",
    "ResultOutcome",
    "ResultRow",
    "Results",
    "Role",
    "Seen",
    "Signature",
    "Signoff",
    "Submission",
    "Submissions",
    "SyncRow",
    "TakenBook",
    "TakenTab",
    "UnknownDatabase",
    "Verdict",
    "Visit",
    "Visits",
    "back_up",
    "refuse_full_disk",
    "restore",
]
