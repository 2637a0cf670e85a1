"""The router: which pages exist for whom, in which order, under which Vietnamese addresses.

The bare address shows the ranking too: a default page answers only there, and /xep-hang must be sendable. Whoever may
not see a page gets a sentence at its address instead of the page; the page itself has a guard besides.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from connectors.access import may_see
from connectors.access.permissions import Page
from connectors.ledger import LedgerFault
from connectors.presentation import links
from connectors.presentation.words import word
from pages.parts.access import refuse, visitor_now
from pages.parts.contact_line import contact_line
from pages.parts.language import language_now

HERE = Path(__file__).resolve().parent
PUBLIC = (
    ("ranking.py", "nav.ranking", links.RANKING),
    ("agency.py", "nav.agency", links.AGENCY),
    ("criteria.py", "nav.criteria", links.CRITERIA),
    ("progress.py", "nav.progress", links.PROGRESS),
    ("tasks.py", "nav.tasks", links.TASKS),
    ("open_data.py", "nav.open_data", links.OPEN_DATA),
)
INTERNAL: tuple[tuple[Page, str], ...] = (
    ("self_assessment", links.SELF_ASSESSMENT),
    ("verification", links.VERIFICATION),
    ("data_health", links.DATA_HEALTH),
    ("publication", links.PUBLICATION),
    ("accounts", links.ACCOUNTS),
)


def main() -> None:
    """Register the pages and run the one that was asked for."""
    language = language_now()
    st.set_page_config(page_title=word("product", language), layout="wide", page_icon="📏")
    try:
        page = _pages(language)
        body, foot = st.container(), st.container()
        with foot:  # drawn first, so that a page that stops has it too
            contact_line(language)
        with body:
            page.run()
    except LedgerFault as fault:
        st.error(fault.message.in_(language))


def _pages(language: str) -> StreamlitPage:
    visitor = visitor_now()
    start = st.Page(HERE / PUBLIC[0][0], title=word("product", language), default=True, visibility="hidden")
    public = [st.Page(HERE / file, title=word(title, language), url_path=path) for file, title, path in PUBLIC]
    work, refused = [], []
    for page, path in INTERNAL:
        title = word(f"nav.{page}", language)
        if may_see(visitor, page):
            work.append(st.Page(HERE / f"{page}.py", title=title, url_path=path))
        else:
            closed = st.Page(partial(refuse, page), title=title, url_path=path, visibility="hidden")
            refused.append(closed)
    return st.navigation({"": [start, *public, *refused], word("nav.internal", language): work}, position="top")


main()
