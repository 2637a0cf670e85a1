"""Who a login is: what the provider says of a person is only an address; everything else is asked of the ledger.

The cookie of a login cannot be taken back from a browser and lives for thirty days. What makes it worthless is kept in
the ledger: that it was ended, that its account was revoked after it began, or simply its age.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from connectors.access.visitors import Visitor
from connectors.ledger import AccountEvent, Ledger, Login
from connectors.ledger.accounts import email_key
from rubric.text import Text

CLOCKS_DIFFER = timedelta(minutes=5)  # between this machine and the provider
Why = Literal["no_address", "not_verified", "ended", "too_old", "ahead", "no_account"]

_WHY: dict[Why, Text] = {
    "no_address": Text(
        vi="Dịch vụ đăng nhập không cho biết địa chỉ thư điện tử của bạn.",
        en="The login service did not tell your e-mail address.",
    ),
    "not_verified": Text(
        vi="Dịch vụ đăng nhập chưa xác minh địa chỉ {email}.", en="The login service has not verified {email}."
    ),
    "ended": Text(
        vi="Phiên đăng nhập này đã kết thúc. Hãy đăng nhập lại.", en="This login has ended. Please log in again."
    ),
    "too_old": Text(
        vi="Phiên đăng nhập đã quá {hours} giờ. Hãy đăng nhập lại.",
        en="This login is older than {hours} hours. Please log in again.",
    ),
    "ahead": Text(
        vi="Giờ của phiên đăng nhập sai lệch so với giờ của máy chủ. Hãy đăng nhập lại; nếu vẫn vậy, hãy kiểm tra"
        " đồng hồ máy chủ.",
        en="The time of this login lies ahead of the server's. Log in again; if that does not help, check the"
        " server's clock.",
    ),
    "no_account": Text(
        vi="Địa chỉ {email} chưa được cấp quyền ở đây. Hãy liên hệ cơ quan chủ trì.",
        en="{email} has no account here. Please ask the lead agency.",
    ),
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a login counts for nothing."""

    why: Why
    message: Text


@dataclass(frozen=True, slots=True)
class SignedIn:
    """What a login comes to: somebody known, or why not. ``session`` tells it from others of the same address."""

    email: str
    session: str
    visitor: Visitor | None
    refusal: Refusal | None = None


def session_of(told: Mapping[str, Any]) -> str:
    """What tells this login from every other, whoever holds a copy of its cookie: a hash of what the token says."""
    parts = [str(told.get(name, "")) for name in ("iss", "sub", "iat", "nonce", "sid")]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]


def sign_in(told: Mapping[str, Any], ledger: Ledger, locality: str, now: datetime, longest: timedelta) -> SignedIn:
    """Who ``told``, the claims of a login, is in a locality at ``now``.

    Nothing in the claims gives a role. The time is never before that of any earlier login, so that a clock turned back
    makes no old login young again. A login is noted the first time it is seen.
    """
    email, session = email_key(str(told.get("email") or "")), session_of(told)
    events = ledger.accounts.history(locality, email) if email else []
    known = ledger.logins.of(email, session)
    why = _of_the_login(told, email, known, max(now, ledger.audit.latest_told("login") or now), longest)
    if why is None and (not events or events[0].act == "revoked"):
        why = "no_account"
    if why is None:
        known = known or ledger.logins.begin(email, session, now)
        if any(event.act == "revoked" and _is_before(told, known, event) for event in events):
            why = "ended"
    if why is not None:
        values = {"email": email, "hours": int(longest / timedelta(hours=1))}
        message = Text(vi=_WHY[why].vi.format(**values), en=_WHY[why].en.format(**values))
        return SignedIn(email, session, None, Refusal(why, message))
    account = events[0].account
    visitor = Visitor(email, account.role, account.agency, locality, str(told.get("name") or ""))
    return SignedIn(email, session, visitor)


def _of_the_login(
    told: Mapping[str, Any], email: str, known: Login | None, moment: datetime, longest: timedelta
) -> Why | None:
    """What is wrong with the login itself, whatever its account may do."""
    issued = _issued(told)
    objections: list[tuple[bool, Why]] = [
        (not email, "no_address"),
        (str(told.get("email_verified", True)).lower() in {"false", "0"}, "not_verified"),  # some services send text
        (known is not None and known.ended_at is not None, "ended"),
        (issued is None or moment - issued > longest, "too_old"),
        (issued is not None and issued - moment > CLOCKS_DIFFER, "ahead"),
    ]
    return next((why for holds, why in objections if holds), None)


def _is_before(told: Mapping[str, Any], known: Login, event: AccountEvent) -> bool:
    """Whether a login is from before an account was taken away: by when it was first seen here, or by its own time.

    A login can have lain unused in a browser meanwhile; its own time is that of the login service's clock.
    """
    issued = _issued(told)
    return event.at >= known.at or issued is None or event.told - issued > CLOCKS_DIFFER


def _issued(told: Mapping[str, Any]) -> datetime | None:
    try:
        return datetime.fromtimestamp(int(told["iat"]), UTC)
    except (KeyError, TypeError, ValueError, OverflowError, OSError):
        return None
