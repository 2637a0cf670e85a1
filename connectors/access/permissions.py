"""The one table of who may see which page and do what. What is not in it is open to nobody."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from connectors.access.visitors import OF_AN_AGENCY, Visitor
from connectors.ledger import Role

Page = Literal["self_assessment", "briefing", "verification", "data_health", "publication", "accounts"]
Deed = Literal[
    "see_provisional",  # the newest figures of every agency, before they are released
    "see_own",  # the same of one's own agency
    "submit",
    "reopen",
    "appeal",
    "decide",
    "confirm_decision",
    "answer_appeal",
    "sync",
    "confirm_tab",
    "make_release",
    "sign_off_release",
    "notice",
    "remind",
    "record_check_in",  # what leaders give out, and how it stands
    "manage_accounts",
]

_TEAM: frozenset[Role] = frozenset({"verifier", "second_verifier"})
_DEPARTMENT: frozenset[Role] = _TEAM | frozenset[Role]({"administrator", "leadership"})
_ADMINISTRATOR: frozenset[Role] = frozenset({"administrator"})
_ADMINISTRATOR_OR_LEADERSHIP: frozenset[Role] = frozenset({"administrator", "leadership"})
_INTERNAL: frozenset[Role] = _DEPARTMENT | frozenset[Role]({"viewer"})
_AGENCY_LEADER: frozenset[Role] = frozenset({"agency_leader"})
_SECOND: frozenset[Role] = frozenset({"second_verifier"})

MAY_SEE: Mapping[Page, frozenset[Role]] = {
    "self_assessment": OF_AN_AGENCY,
    "briefing": _ADMINISTRATOR_OR_LEADERSHIP,
    "verification": _DEPARTMENT,
    "data_health": _DEPARTMENT,
    "publication": _ADMINISTRATOR_OR_LEADERSHIP,
    "accounts": _ADMINISTRATOR,
}
MAY_DO: Mapping[Deed, frozenset[Role]] = {
    "see_provisional": _INTERNAL,
    "see_own": OF_AN_AGENCY,
    "submit": _AGENCY_LEADER,
    "reopen": _ADMINISTRATOR,
    "appeal": OF_AN_AGENCY,
    "decide": _TEAM,
    "confirm_decision": _SECOND,
    "answer_appeal": _TEAM,
    "sync": _TEAM | _ADMINISTRATOR,
    "confirm_tab": _TEAM | _ADMINISTRATOR,
    "make_release": _ADMINISTRATOR,
    "sign_off_release": _ADMINISTRATOR_OR_LEADERSHIP,
    "notice": _ADMINISTRATOR,
    "remind": _ADMINISTRATOR_OR_LEADERSHIP,
    "record_check_in": _ADMINISTRATOR_OR_LEADERSHIP,
    "manage_accounts": _ADMINISTRATOR,
}
_ON_OWN_AGENCY: frozenset[Deed] = frozenset({"see_own", "submit", "appeal"})


def may_see(visitor: Visitor | None, page: Page) -> bool:
    """Whether a visitor may open a page that is not public."""
    return visitor is not None and visitor.role in MAY_SEE[page]


def may_do(visitor: Visitor | None, deed: Deed, agency: str = "") -> bool:
    """Whether a visitor may do something; ``agency`` is the one it is done on, for what only its own people may do."""
    if visitor is None or visitor.role not in MAY_DO[deed]:
        return False
    return deed not in _ON_OWN_AGENCY or (bool(agency) and visitor.agency == agency)
