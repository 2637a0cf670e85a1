"""The id of an online spreadsheet, the link that opens it, and the tab that is this system's own."""

from __future__ import annotations

import re

from connectors.folding import clean, fold

RESULT_TAB = "Kết quả kiểm tra"
RESULT_TAB_ID = 570_057_057
BOOKS = "https://docs.google.com/spreadsheets/d"
_ID = re.compile(r"[A-Za-z0-9_-]{15,100}")
_IN_A_LINK = re.compile(r"https?://(?:docs|drive)\.google\.com/\S*?/d/(?:e/)?([A-Za-z0-9_-]+)|[?&]id=([A-Za-z0-9_-]+)")


def book_id(text: str) -> str:
    """The id in a link as people paste it, or the id itself; empty when there is none.

    >>> book_id("https://docs.google.com/spreadsheets/u/0/d/1AbCdEfGhIjKlMnOpQrStUv/edit?usp=sharing#gid=0")
    '1AbCdEfGhIjKlMnOpQrStUv'
    """
    text = clean(text)
    found = _IN_A_LINK.search(text)
    candidate = (found[1] or found[2]) if found else text
    return candidate if _ID.fullmatch(candidate) else ""


def book_link(identifier: str) -> str:
    """The address of a book in a browser; a cell's is this with ``#gid=…&range=…``."""
    return f"{BOOKS}/{identifier}/edit"


def is_own_tab(title: str, tab_id: object) -> bool:
    """Whether a tab is the one this system writes its findings into, and no department's."""
    return tab_id == RESULT_TAB_ID or fold(title) == fold(RESULT_TAB)
