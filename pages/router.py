"""The router: which pages exist, in which order, under which Vietnamese addresses.

The bare address shows the ranking too: a default page answers only there, and /xep-hang must be sendable.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from connectors.presentation import links
from connectors.presentation.words import word
from pages.parts.shell import language_now

HERE = Path(__file__).resolve().parent
PAGES = (
    ("ranking.py", "nav.ranking", links.RANKING),
    ("agency.py", "nav.agency", links.AGENCY),
    ("criteria.py", "nav.criteria", links.CRITERIA),
    ("progress.py", "nav.progress", links.PROGRESS),
    ("tasks.py", "nav.tasks", links.TASKS),
    ("data_health.py", "nav.data_health", links.DATA_HEALTH),
)


def main() -> None:
    """Register the pages and run the one that was asked for."""
    language = language_now()
    st.set_page_config(page_title=word("product", language), layout="wide", page_icon="📏")
    start = st.Page(HERE / PAGES[0][0], title=word("product", language), default=True, visibility="hidden")
    registered = [st.Page(HERE / file, title=word(title, language), url_path=path) for file, title, path in PAGES]
    st.navigation([start, *registered], position="top").run()


main()
