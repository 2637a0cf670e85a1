"""HTML as it is written: links of the dashboard turned into static ones, and nothing a page may not hold."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape

from connectors.exports.text import NO_CHARACTERS, TURNING_MARKS
from connectors.presentation.links import is_web_link
from connectors.site.faults import SiteError

_LINK = re.compile(r'\b(?:href|src)="([^"]*)"')
# What HTML forbids, and the marks that turn the direction of the text around them: typed text may hold any of them.
_FORBIDDEN = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f{TURNING_MARKS}{NO_CHARACTERS}]")


def with_static_links(fragment: str, static: Callable[[str], str]) -> str:
    """The fragment with every link of the dashboard replaced by what ``static`` makes of it.

    Links within the page, to the web and to an e-mail address stay; typed text is escaped and holds no quotation mark,
    so that only attributes are found.
    """

    def replaced(found: re.Match[str]) -> str:
        address = unescape(found[1])
        if address.startswith(("#", "mailto:")) or is_web_link(address):
            return found[0]
        return found[0].replace(found[1], escape(static(address)), 1)

    return _LINK.sub(replaced, fragment)


def as_bytes(page: str) -> bytes:
    """The page as it is kept: in UTF-8, without what HTML forbids."""
    return _FORBIDDEN.sub("", page).encode()


def checked(page: str, where: str) -> str:
    """The page; SiteError where it holds what the content-security policy would not let through."""
    for forbidden in (' style="', "<style", "<script>"):
        if forbidden in page:
            raise SiteError(
                f"Trang {where} có “{forbidden.strip()}”, chính sách bảo mật nội dung không cho phép.",
                f"The page {where} holds “{forbidden.strip()}”, which the content-security policy forbids.",
            )
    return page
