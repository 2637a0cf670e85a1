"""The box with the minutes of verification of one agency, for those who verify."""

from __future__ import annotations

import streamlit as st

from connectors.access import Visitor, may_do
from connectors.cycle.desk import Desk
from connectors.presentation.words import word
from pages.parts.access import guarded_file
from pages.parts.agency_papers import minutes
from pages.parts.downloads import WORD
from pages.parts.shell import Shell

WHOSE = "minutes:whose"


def minutes_box(shell: Shell, desk: Desk, visitor: Visitor) -> None:
    """A choice of the agency and the button; asked again who is there when it is pressed."""
    if not may_do(visitor, "decide"):
        return
    state, language = desk.state, shell.language
    agencies = state.installation.agencies
    with st.popover(word("download", language), width="content"):
        code = st.selectbox(
            word("agency", language),
            list(agencies),
            format_func=lambda each: agencies[each].name.in_(language),
            key=WHOSE,
        )
        made = guarded_file("decide", lambda: minutes(state, code))
        name = f"{shell.locality}-{state.year}-{code}-bien-ban.docx"
        st.download_button(
            word("download.minutes", language), made, name, WORD, key="download:minutes", on_click="ignore"
        )
