"""Passwords that people paste into cells with an address: masked before anybody else sees them."""

from __future__ import annotations

import re

MASK = "***"
_LONGEST = 200  # characters of a name with its password
_NAME = rf"[^/?#\s@:]{{0,{_LONGEST}}}"
_PORT = r"\d{1,5}(?:[/?#\s;,]|$)"
_REST = r"@(?:[^\s/@]{0,200}@)*"  # a password may hold the sign itself
_IN_A_LINK = re.compile(rf"(?<=://)(?:{_NAME}:(?!{_PORT})[^\n@]{{0,{_LONGEST}}}|[^/?#\s@]{{1,{_LONGEST}}}){_REST}")
_WORD = re.compile(r"\S+")
_LINK_BEGINS = re.compile(r"(?=https?://)", re.IGNORECASE)


def masked(text: str) -> str:
    """``text`` with every user name and password in front of a host replaced by ``***``.

    >>> masked("https://admin:Matkhau123@hue.gov.vn/nq57")
    'https://***@hue.gov.vn/nq57'
    """
    if "@" not in text:
        return text
    return _WORD.sub(_masked_word, _IN_A_LINK.sub(f"{MASK}@", text))


def _masked_word(word: re.Match[str]) -> str:
    if "@" not in word[0] or ":" not in word[0]:
        return word[0]
    return "".join(_without_link(part) for part in _LINK_BEGINS.split(word[0]))


def _without_link(part: str) -> str:
    """``admin:Zzz1@hue.gov.vn`` masked; a link is left, its own password is gone already."""
    before, _, host = part.rpartition("@")
    if "://" in part or ":" not in before or not host[:1].isalnum():
        return part
    return f"{MASK}@{host}"
