"""The download box: the table shown, all data, and the picture."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from connectors.presentation.words import word

File = tuple[str, str, str, Callable[[], bytes]]


def download_box(files: list[File], language: str) -> None:
    """A closed box with one button for each file: word key, file name, media type, and what makes its bytes."""
    with st.popover(word("download", language), width="content"):
        for key, name, media_type, make in files:
            st.download_button(
                word(key, language),
                data=make,
                file_name=name,
                mime=media_type,
                key=f"download:{key}:{name}",
                on_click="ignore",
            )
