"""Pages run in Streamlit's own test harness, on the sample data in a folder of its own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dev_environment import ROOT
from pages.parts.access import DEMO_ROLE

Open = Callable[..., AppTest]


@pytest.fixture
def open_page(sample_var: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """Open a page by its file name with the address's state; fails when the page raised.

    It is seen by an internal viewer, in the role ``seen_as``; the public's view is that of "".
    """
    monkeypatch.setenv("THUOCDO_VAR", str(sample_var))

    def opened(page: str, *, seen_as: str = "administrator", **state: str) -> AppTest:
        at = AppTest.from_file(ROOT / "pages" / "router.py", default_timeout=60)
        at.session_state[DEMO_ROLE] = seen_as
        at.query_params.update(state)
        at.run()
        if page != "ranking.py":
            at.query_params.update(state)
            at.switch_page(str(ROOT / "pages" / page))
            at.query_params.update(state)
            at.run()
        assert not at.exception, at.exception
        return at

    yield opened
    st.cache_resource.clear()


def html_of(at: AppTest) -> str:
    """All HTML fragments of the page, in order."""
    return "\n".join(element.proto.body for element in at.get("html"))


def title_of(at: AppTest) -> str:
    """The page's question."""
    return at.title[0].value
