"""Links: public http and https addresses that departments paste, checked by form and never opened."""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from urllib.parse import urlsplit

from connectors.cells.outcome import Reading, reported, unreadable
from connectors.cells.raw_cell import Address, RawCell
from connectors.cells.secrets import MASK
from connectors.cells.words import says_to_come
from connectors.folding import clean
from connectors.problem import Problem
from connectors.problem_catalogue import problem
from rubric.criteria.field import Field

_BETWEEN = re.compile(r"\s+|;(?=\s|$|https?://)", re.IGNORECASE)
_HYPERLINK = re.compile(r'HYPERLINK\(\s*"([^"]+)"', re.IGNORECASE)
_HOST = re.compile(r"[^\s.]+(\.[^\s.]+)+\.?")
_PRIVATE_ENDINGS = frozenset({"localhost", "local", "localdomain", "internal", "intranet", "lan", "corp", "home"})
_NEVER_IN_A_LINK = frozenset('<>"\\^`{|}')


def read_link(cell: RawCell, field: Field) -> Reading:
    """A cell of a link field: 1 when every address in it is a public link, otherwise blocked.

    When the cell shows words, the address its text links to (the cell's own, or of ``=HYPERLINK``) counts.
    """
    text = clean(cell.shown)
    fault = _fault(text)
    behind = hyperlink_of(cell)
    if fault and behind and not _fault(behind):
        fault = ""
    if not fault:
        return reported(1, cell)
    if says_to_come(text):
        return unreadable("answer_to_come", cell, field)
    if fault == "link_without_scheme":
        return unreadable(fault, cell, field, example=f"https://{text}")
    return unreadable(fault, cell, field)


def evidence_link(text: str, address: Address) -> tuple[str, ...] | Problem:
    """The links of an evidence cell in order, none when it is blank; a warning when any is no public link.

    >>> evidence_link("https://hue.gov.vn/a; https://hue.gov.vn/b", Address("Phú Xuân.xlsx"))
    ('https://hue.gov.vn/a', 'https://hue.gov.vn/b')
    """
    cleaned = clean(text)
    if not cleaned:
        return ()
    if _fault(cleaned):
        return problem("evidence_link_not_http", address, found=text)
    return _links(cleaned)


def hyperlink_of(cell: RawCell) -> str:
    """The address behind the words of a cell, its own link or that of ``=HYPERLINK``; empty when none."""
    if cell.hyperlink:
        return clean(cell.hyperlink)
    found = _HYPERLINK.search(cell.formula)
    return clean(found[1]) if found else ""


def _links(text: str) -> tuple[str, ...]:
    return tuple(link for part in _BETWEEN.split(text) if (link := part.rstrip(",;")))


def _fault(text: str) -> str:
    """The code of what is wrong with the first wrong address of ``text``, empty when all are public links."""
    links = _links(text)
    faults = [_fault_of(link) for link in links]
    if not any(faults) and links:
        return ""
    if "link_with_password" in faults or f"{MASK}@" in text:
        return "link_with_password"
    if "link_private" in faults:
        return "link_private"
    if any(link.casefold().startswith(("http://", "https://")) for link in links):
        return "link_broken"
    if len(links) == 1 and _has_public_host(links[0]):
        return "link_without_scheme"
    return "link_not_http"


def _fault_of(link: str) -> str:
    if not link.casefold().startswith(("http://", "https://")):
        return "link_not_http"
    try:
        parts = urlsplit(link)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return "link_broken"
    if "@" in parts.netloc:
        return "link_with_password"
    if host and _is_private(host):
        return "link_private"
    is_plain = not any(mark in _NEVER_IN_A_LINK or unicodedata.category(mark)[0] == "C" for mark in link)
    return "" if is_plain and host and _HOST.fullmatch(host) else "link_broken"


def _is_private(host: str) -> bool:
    """Whether nobody outside can open the host: an address of one's own computer or network, or no address at all."""
    name = host.rstrip(".").casefold()
    try:
        return not ipaddress.ip_address(name).is_global
    except ValueError:
        *_, last = name.split(".")
        return last in _PRIVATE_ENDINGS or last.isdigit() or last.startswith("0x")


def _has_public_host(text: str) -> bool:
    """Whether the address would be one with https:// in front: ``www.hue.gov.vn/ke-hoach``."""
    host = text.partition("/")[0]
    return bool(re.fullmatch(r"[\w-]+(\.[\w-]+)*\.[a-z]{2,}", host, re.IGNORECASE)) and not _fault_of(f"https://{text}")
