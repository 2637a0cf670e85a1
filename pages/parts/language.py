"""The language of the screen: that of the address, else the one last chosen, else Vietnamese."""

from __future__ import annotations

import streamlit as st

LANGUAGES = ("vi", "en")
LANGUAGE_NAMES = {"vi": "Tiếng Việt", "en": "English"}
LANGUAGE_KEPT = "language_kept"


def language_now() -> str:
    """The language of the address, else the one last chosen in this session, else Vietnamese."""
    asked = st.query_params.get("lang") or st.session_state.get(LANGUAGE_KEPT)
    return asked if asked in LANGUAGES else "vi"
