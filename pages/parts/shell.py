"""The shell of every page: the scorecard, the choices that live in the address, title and state line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import streamlit as st

from connectors.localities import load
from connectors.presentation.rendering import STYLE, render
from connectors.presentation.scorecard import Scorecard
from connectors.presentation.status import state_line
from connectors.presentation.words import word
from connectors.runs import latest_run, open_scorecard
from connectors.settings import settings
from pages.parts.choices import choice
from pages.parts.place import choose_locality, locality_now

LANGUAGES = ("vi", "en")
LANGUAGE_NAMES = {"vi": "Tiếng Việt", "en": "English"}


@dataclass(frozen=True)
class Shell:
    """What a page needs to draw: the scorecard, the chosen year and the language."""

    scorecard: Scorecard
    year: int
    language: str

    @property
    def locality(self) -> str:
        """The id of the locality shown."""
        return self.scorecard.installation.locality.id


@st.cache_resource(show_spinner=False, max_entries=12)
def scorecard_under(locality: str, year: int, sync: int, as_of: date) -> Scorecard:
    """The scorecard of a sync under the criteria set of ``year``; shared by all visitors."""
    return open_scorecard(load(locality, year, settings().data), sync, as_of)


def current_scorecard() -> Scorecard | None:
    """The scorecard of the locality that is set, by its newest complete sync; None before the first."""
    return _current(settings().locality)


def _current(locality: str) -> Scorecard | None:
    run = latest_run(locality)
    return scorecard_under(locality, settings().year, run.sync, run.as_of) if run else None


def warm() -> None:
    """Open the scorecard before the first visitor asks."""
    current_scorecard()


def language_now() -> str:
    """The language of the address, else the one last chosen in this session, else Vietnamese."""
    asked = st.query_params.get("lang") or st.session_state.get("language_kept")
    return asked if asked in LANGUAGES else "vi"


def open_shell() -> Shell:
    """Draw the choices of the address and give the page what it needs; stop with a sentence without data."""
    st.html(STYLE)
    language = language_now()
    scorecard = _current(locality_now())
    if scorecard is None:
        choose_locality(language)
        st.info("Chưa có dữ liệu. Hãy chạy: thuocdo sync" if language == "vi" else "No data yet. Run: thuocdo sync")
        st.stop()
    years = [str(year) for year in scorecard.years]
    name_place, locality_place, year_place, language_place = st.columns([3, 2, 1, 1], vertical_alignment="bottom")
    name_place.markdown(f"**{word('product', language)}** · {scorecard.installation.locality.name.in_(language)}")
    with locality_place:
        choose_locality(language)
    year = choice(year_place.selectbox, word("year", language), years, param="nam", format_func=str, default=years[0])
    chosen = choice(
        language_place.selectbox,
        word("language", language),
        LANGUAGES,
        param="lang",
        format_func=LANGUAGE_NAMES.__getitem__,
        default=language,
    )
    st.session_state["language_kept"] = chosen
    return Shell(scorecard, int(year), chosen)


def headline(shell: Shell, question: str, sentence: str) -> None:
    """The title, which is the question the page answers; the sentence that answers it; the state line."""
    st.title(question, anchor=False)
    parts = state_line(shell.scorecard, shell.year, shell.language)
    illustration = shell.scorecard.is_illustration
    st.html(render("state_line", shell.language, sentence=sentence, parts=parts, illustration=illustration))
