"""The accounts of a locality as the administrator sees them: who may do what, since when, by whom, last seen when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from connectors.access.visitors import ROLE_LABELS, ROLES
from connectors.clock import VIETNAM
from connectors.folding import holds
from connectors.ledger import AccountEvent
from connectors.presentation.people import person
from rubric.language import number
from rubric.text import Text

_ACTS = {
    "granted": Text(vi="cấp", en="granted"),
    "changed": Text(vi="đổi quyền", en="changed"),
    "revoked": Text(vi="thu hồi", en="revoked"),
}


@dataclass(frozen=True)
class AccountLine:
    """One account that holds; ``last_login`` is empty before the first."""

    email: str
    role: str
    agency: str
    since: str
    by: str
    reason: str
    last_login: str


@dataclass(frozen=True)
class EventLine:
    """One thing that happened to an account."""

    at: str
    act: str
    email: str
    role: str
    agency: str
    by: str
    reason: str


@dataclass(frozen=True)
class AccountList:
    """All accounts by address, all that happened newest first, and the sentence that sums them up."""

    lines: tuple[AccountLine, ...]
    events: tuple[EventLine, ...]
    sentence: str

    def found(self, typed: str) -> tuple[AccountLine, ...]:
        """The accounts whose address, role or agency hold every word of a search."""
        return tuple(line for line in self.lines if holds(typed, f"{line.email} {line.role} {line.agency}"))

    def events_of(self, email: str) -> tuple[EventLine, ...]:
        """What happened to one account; to all of them for an empty address."""
        return tuple(event for event in self.events if email in {"", event.email})


def account_list(
    history: Sequence[AccountEvent], logins: Mapping[str, datetime], places: Mapping[str, Text], language: str
) -> AccountList:
    """The list from the history of a locality's accounts, newest first; ``places`` are the names of agencies."""
    newest: dict[str, AccountEvent] = {}
    for event in history:
        newest.setdefault(event.account.email, event)
    held = [newest[email] for email in sorted(newest) if newest[email].act != "revoked"]
    lines = [
        AccountLine(
            event.account.email,
            ROLE_LABELS[event.account.role].in_(language),
            _place(event, places, language),
            moment_in_words(event.at),
            person(event.by, language),
            event.reason,
            moment_in_words(logins[event.account.email]) if event.account.email in logins else "",
        )
        for event in held
    ]
    never = sum(not line.last_login for line in lines)
    return AccountList(
        tuple(lines), tuple(_event(each, places, language) for each in history), _sentence(held, never, language)
    )


def moment_in_words(moment: datetime) -> str:
    """Day and time in Việt Nam."""
    return f"{moment.astimezone(VIETNAM):%d/%m/%Y %H:%M}"


def _event(event: AccountEvent, places: Mapping[str, Text], language: str) -> EventLine:
    return EventLine(
        moment_in_words(event.at),
        _ACTS[event.act].in_(language),
        event.account.email,
        ROLE_LABELS[event.account.role].in_(language),
        _place(event, places, language),
        person(event.by, language),
        event.reason,
    )


def _place(event: AccountEvent, places: Mapping[str, Text], language: str) -> str:
    code = event.account.agency
    return places[code].in_(language) if code in places else code


def _sentence(held: Sequence[AccountEvent], never: int, language: str) -> str:
    if not held:
        return "Chưa có tài khoản nào." if language == "vi" else "There is no account yet."
    counts = Counter(event.account.role for event in held)
    roles = "; ".join(
        f"{number(counts[role], 0, language)} {ROLE_LABELS[role].in_(language).lower()}"
        for role in ROLES
        if role in counts
    )
    total, unseen = number(len(held), 0, language), number(never, 0, language)
    if language == "vi":
        return f"{total} tài khoản: {roles}." + (f" {unseen} tài khoản chưa từng đăng nhập." if never else "")
    return f"{total} {'account' if len(held) == 1 else 'accounts'}: {roles}." + (
        f" {unseen} never logged in." if never else ""
    )
