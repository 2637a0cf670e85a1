"""Dữ liệu mở: where is the data, and how may it be used?"""

from __future__ import annotations

import json
from typing import Any

import streamlit as st

from connectors.open_data.files import releases_path
from connectors.open_data.serving import stock
from connectors.presentation.open_data.open_data_titles import titles_of
from connectors.presentation.open_data.open_data_view import open_data_view
from connectors.presentation.rendering import render
from pages.parts.shell import open_front


def main() -> None:
    """Draw the page."""
    front = open_front()
    listed = _told(releases_path(front.locality)) or {
        "locality": {"id": front.locality, "name": front.name.model_dump()},
        "releases": [],
    }
    titles = titles_of(front.language)
    st.title(titles["question"], anchor=False)
    holding = [each["name"] for each in listed["releases"] if each["state"] == "holds"]
    with st.spinner(titles["preparing"]):  # the first visitor waits until every file is made once
        described = {name: told for name in holding if (told := _told(f"releases/{name}/release.json"))}
    view = open_data_view(listed, described, front.language)
    st.html(render("open_data_releases", front.language, view=view))


def _told(path: str) -> dict[str, Any] | None:
    """What a file of the interface says; None where there is none."""
    file = stock().file(path)
    return json.loads(file.content) if file else None


main()
