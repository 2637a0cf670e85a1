"""Who may see and do what: roles, permissions, and who a login is according to the ledger. No screen in here."""

from connectors.access.permissions import MAY_DO, MAY_SEE, may_do, may_see
from connectors.access.signing_in import Refusal, SignedIn, session_of, sign_in
from connectors.access.visitors import ROLE_LABELS, Visitor, demonstrators

__all__ = [
    "MAY_DO",
    "MAY_SEE",
    "ROLE_LABELS",
    "Refusal",
    "SignedIn",
    "Visitor",
    "demonstrators",
    "may_do",
    "may_see",
    "session_of",
    "sign_in",
]
