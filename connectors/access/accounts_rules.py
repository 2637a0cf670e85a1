"""What a valid account is: the one set of rules for the command, for lists in a file, and for the page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from connectors.access.visitors import OF_AN_AGENCY, ROLE_LABELS, ROLES
from connectors.folding import clean, fold
from connectors.ledger import Account, Role
from connectors.ledger.accounts import email_key
from connectors.localities import DATA, Installation, name_index
from connectors.names import NameIndex
from connectors.verification.settings import load_settings
from rubric.text import Text

VERIFYING: frozenset[Role] = frozenset({"verifier", "second_verifier"})
DEMONSTRATION_ENDING = ".example"  # addresses that no login service can ever vouch for (RFC 2606)
LONGEST_ADDRESS, LONGEST_REASON = 254, 500
SHOWN = 80  # characters of what was typed, in a message
# ASCII only: letters that look alike make two people of one.
_LOCAL = r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
_LABEL = r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
_EMAIL = re.compile(rf"(?=[^@]{{1,64}}@){_LOCAL}@({_LABEL}\.)+[a-z][a-z0-9-]*[a-z0-9]")
_CERTAIN = {"code", "name", "alias"}

_NO_REASON = Text(vi="Hãy ghi lý do.", en="Give a reason.")
_LONG_REASON = Text(
    vi=f"Lý do dài quá {LONGEST_REASON} ký tự.", en=f"The reason is longer than {LONGEST_REASON} characters."
)
_ONESELF = Text(
    vi="Chưa ghi: không ai tự thu hồi hay tự đổi quyền quản trị của mình. Hãy nhờ một người quản trị khác.",
    en="Not kept: nobody takes away or changes their own account. Ask another administrator.",
)


class AccountRefused(ValueError):  # noqa: N818
    """What was typed makes no valid account; ``message`` says why."""

    def __init__(self, message: Text) -> None:
        self.message = message
        super().__init__(message.en)


@dataclass(frozen=True)
class Places:
    """What an account of a locality can belong to: its agencies, and the body that verifies the lead agency."""

    locality: str
    agencies: Mapping[str, Text]
    bodies: Mapping[str, Text]
    index: NameIndex

    @property
    def names(self) -> Mapping[str, Text]:
        """The names of all of them by code, the agencies in their order."""
        return {**self.agencies, **self.bodies}

    def for_role(self, role: Role) -> Mapping[str, Text]:
        """What an account in this role can belong to."""
        return self.names if role in VERIFYING else self.agencies


def places_of(installation: Installation, data: Path = DATA) -> Places:
    """The places of an installation; ``data`` is where it was loaded from. A body that is measured is an agency."""
    body = load_settings(installation.locality.id, data).lead_verified_by
    return Places(
        installation.locality.id,
        {code: agency.name for code, agency in installation.agencies.items()},
        {body.code: body.name} if body and body.code not in installation.agencies else {},
        name_index(installation.agencies, installation.locality.name.vi),
    )


def account_of(email: str, role: str, agency: str, places: Places) -> Account:
    """The account that somebody typed; AccountRefused says what is wrong with it.

    ``role`` and ``agency`` are taken by code or by name. Roles of an agency need one; those who verify may belong to
    the body that verifies the lead agency; everybody else may belong to an agency or to none.
    """
    address, known = checked_email(email), role_of(role)
    return Account(address, known, _place_of(agency, known, places), places.locality)


def checked_email(typed: str) -> str:
    """An address of e-mail as accounts are kept under it; AccountRefused when it cannot be one."""
    email = email_key(typed)
    if len(email) > LONGEST_ADDRESS or not _EMAIL.fullmatch(email):
        shown = one_line(typed)[:SHOWN]
        raise AccountRefused(
            Text(
                vi=f"“{shown}” không phải địa chỉ thư điện tử, ví dụ canbo@hue.gov.vn (không dấu, không khoảng trắng).",
                en=f"“{shown}” is no e-mail address, for example canbo@hue.gov.vn (plain letters, no spaces).",
            )
        )
    return email


def role_of(typed: str) -> Role:
    """The role that somebody typed, by its code or its name in either language; AccountRefused when it is none."""
    for role in ROLES:
        if fold(typed) in {fold(role), fold(ROLE_LABELS[role].vi), fold(ROLE_LABELS[role].en)}:
            return role
    raise AccountRefused(
        Text(
            vi=f"không có vai trò “{one_line(typed)[:SHOWN]}”; có: {_listed('vi')}",
            en=f"there is no role “{one_line(typed)[:SHOWN]}”; there are: {_listed('en')}",
        )
    )


def checked_reason(typed: str, *, is_needed: bool) -> str:
    """A reason as it is kept; AccountRefused when it is too long, or is needed and was not given."""
    reason = one_line(typed)
    if len(reason) > LONGEST_REASON:
        raise AccountRefused(_LONG_REASON)
    if is_needed and not reason:
        raise AccountRefused(_NO_REASON)
    return reason


def one_line(typed: str) -> str:
    """Text as it is kept and told: on one line, with nothing in it that does not show."""
    return "".join(mark for mark in clean(typed).replace("\n", " ") if mark.isprintable())


def refuse_oneself(email: str, by: str) -> None:
    """AccountRefused where somebody would take away or change their own account."""
    if email_key(email) == email_key(by):
        raise AccountRefused(_ONESELF)


def refuse_outside_the_demonstration(email: str) -> None:
    """AccountRefused for an address that somebody could log in with: what is tried out must never give real rights."""
    if not email_key(email).endswith(DEMONSTRATION_ENDING):
        raise AccountRefused(
            Text(
                vi=f"Đang minh hoạ nên chỉ cấp cho địa chỉ thử tận cùng bằng {DEMONSTRATION_ENDING}, ví dụ"
                f" an@hue{DEMONSTRATION_ENDING}. Tài khoản thật được cấp bằng lệnh thuocdo accounts grant.",
                en=f"This is the demonstration: only made-up addresses ending in {DEMONSTRATION_ENDING} are taken, for"
                f" example an@hue{DEMONSTRATION_ENDING}. Real accounts are granted by thuocdo accounts grant.",
            )
        )


def _place_of(typed: str, role: Role, places: Places) -> str:
    if not typed.strip():
        if role in OF_AN_AGENCY:
            label = ROLE_LABELS[role]
            raise AccountRefused(
                Text(vi=f"vai trò “{label.vi}” cần một cơ quan", en=f"the role “{label.en}” needs an agency")
            )
        return ""
    allowed = places.for_role(role)
    for code, name in places.bodies.items():
        if fold(typed) in {fold(code), fold(name.vi), fold(name.en)}:
            if code in allowed:
                return code
            raise AccountRefused(
                Text(
                    vi=f"“{name.vi}” chỉ dành cho người thẩm định, không phải cơ quan được chấm điểm",
                    en=f"“{name.en}” is for verifiers only; it is no agency that is scored",
                )
            )
    match = places.index.match(typed)
    if match.code is not None and match.how in _CERTAIN:
        return match.code
    near = [match.code] if match.code is not None else list(match.candidates)
    named = "; ".join(f"{allowed[code].vi} ({code})" for code in near)
    shown = one_line(typed)[:SHOWN]
    raise AccountRefused(
        Text(
            vi=f"không có cơ quan “{shown}”" + (f"; có phải: {named}?" if near else ""),
            en=f"there is no agency “{shown}”" + (f"; did you mean: {named}?" if near else ""),
        )
    )


def _listed(language: str) -> str:
    return ", ".join(f"{role} ({ROLE_LABELS[role].in_(language)})" for role in ROLES)
