"""Whom the public may ask: an office that can be reached, told in words short enough for the foot of every page."""

from __future__ import annotations

import re

from connectors.access.accounts_rules import AccountRefused, checked_email, one_line
from connectors.ledger import Contact
from rubric.text import Text

LONGEST = 200
_TELEPHONE = re.compile(r"[0-9+(][0-9 ().,;/+-]{2,}")
_FEWEST_DIGITS = 3  # of a short number


def contact_of(name: str, address: str, email: str, telephone: str) -> Contact:
    """The contact that somebody typed; AccountRefused says what is wrong with it. Only the name must be given."""
    name, address, telephone = one_line(name), one_line(address), one_line(telephone)
    if not name:
        raise AccountRefused(Text(vi="Hãy ghi tên cơ quan, đơn vị.", en="Give the name of the office."))
    if max(len(name), len(address), len(telephone)) > LONGEST:
        raise AccountRefused(
            Text(vi=f"Mỗi mục dài nhất {LONGEST} ký tự.", en=f"Nothing may be longer than {LONGEST} characters.")
        )
    digits = sum(mark.isdigit() for mark in telephone)
    if telephone and not (_TELEPHONE.fullmatch(telephone) and digits >= _FEWEST_DIGITS):
        raise AccountRefused(
            Text(
                vi="Điện thoại chỉ gồm số, ví dụ 0234 3821 345.", en="A telephone is digits, for example 0234 3821 345."
            )
        )
    return Contact(name, address, checked_email(email) if email.strip() else "", telephone)
