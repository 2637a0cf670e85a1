"""The shell of every page: who is here, the scorecard, the choices that live in the address, title and state line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from connectors.access import Visitor
from connectors.exports.text import as_markdown
from connectors.ledger import Release
from connectors.localities import load
from connectors.presentation.publication.release_banner import release_banner
from connectors.presentation.rendering import STYLE, render
from connectors.presentation.status import state_line
from connectors.presentation.words import word
from connectors.runs import open_scorecard
from connectors.scorecard import Scorecard
from connectors.settings import settings
from pages.parts.access import said, visitor_now
from pages.parts.account_box import account_box
from pages.parts.choices import choice
from pages.parts.editions import Edition, edition_now, provisional
from pages.parts.language import LANGUAGE_KEPT, LANGUAGE_NAMES, LANGUAGES, language_now
from pages.parts.ledgers import ledger_now, newest_run
from pages.parts.place import choose_locality, locality_now, offered
from rubric.text import Text


@dataclass(frozen=True)
class Shell:
    """What a page needs to draw: the scorecard, the chosen year, the language, and who is here (None: the public).

    ``release`` is the release that the scorecard is of; None for figures that are not released. ``edition`` is what
    links say in the address to show the same figures.
    """

    scorecard: Scorecard
    year: int
    language: str
    visitor: Visitor | None = None
    release: Release | None = None
    edition: str = ""

    @property
    def locality(self) -> str:
        """The id of the locality shown."""
        return self.scorecard.installation.locality.id


@dataclass(frozen=True)
class Front:
    """What a page needs that shows nobody's figures: the locality with its name, and the language."""

    locality: str
    name: Text
    language: str


@st.cache_resource(show_spinner=False, max_entries=12)
def scorecard_under(locality: str, year: int, sync: int, as_of: date) -> Scorecard:
    """The scorecard of a sync under the criteria set of ``year``; shared by all visitors."""
    return open_scorecard(load(locality, year, settings().data), sync, as_of)


def current_scorecard() -> Scorecard | None:
    """The scorecard of the locality that is set, by its newest complete sync; None before the first."""
    run = newest_run(settings().locality)
    return scorecard_under(settings().locality, settings().year, run.sync, run.as_of) if run else None


def warm() -> None:
    """Open the scorecard before the first visitor asks."""
    current_scorecard()


def open_shell(*, internal: bool = False, needs_release: bool = True) -> Shell:
    """Draw the choices of the address and give the page what it needs; stop with a sentence without data.

    An ``internal`` page, which a guard stands before, always shows the newest figures. A page that ``needs_release``
    not, because it speaks of nobody's figures, is shown before the first release too.
    """
    st.html(STYLE)
    language = language_now()
    name_place, locality_place, edition_place, year_place, language_place, account_place = st.columns(
        [2.2, 1.6, 2.3, 1, 1.3, 2.4], vertical_alignment="bottom"
    )
    with account_place:
        account_box(language)
    with locality_place:
        choose_locality(language)
    visitor, locality = visitor_now(), locality_now()
    with edition_place:
        edition = provisional(locality) if internal else edition_now(visitor, locality, language)
    if edition is None and not needs_release:
        edition = provisional(locality)
    _choose_language(language_place, language)
    if edition is None:
        _say_why_empty(locality, language)
        st.stop()
    scorecard = edition.scorecard
    name_place.markdown(f"**{word('product', language)}** · {scorecard.installation.locality.name.in_(language)}")
    years = [str(year) for year in scorecard.years]
    year = choice(year_place.selectbox, word("year", language), years, param="nam", format_func=str, default=years[0])
    said()
    return Shell(scorecard, int(year), language, visitor, edition.release, edition.in_address)


def open_front() -> Front:
    """Draw the choices of a page that is of no edition and no year."""
    st.html(STYLE)
    language = language_now()
    name_place, locality_place, language_place, account_place = st.columns(
        [3.5, 1.6, 1.3, 2.4], vertical_alignment="bottom"
    )
    with account_place:
        account_box(language)
    with locality_place:
        choose_locality(language)
    _choose_language(language_place, language)
    locality = locality_now()
    name = offered()[locality]
    name_place.markdown(f"**{word('product', language)}** · {name.in_(language)}")
    said()
    return Front(locality, name, language)


def still_shell() -> Shell:
    """The same for an internal view without choices: the newest figures of the year in the address."""
    st.html(STYLE)
    language, locality = language_now(), locality_now()
    edition = provisional(locality)
    if edition is None:
        _say_why_empty(locality, language)
        st.stop()
    asked, years = st.query_params.get("nam", ""), edition.scorecard.years
    year = int(asked) if asked in {str(each) for each in years} else years[0]
    return Shell(edition.scorecard, year, language, visitor_now(), None, edition.in_address)


def _choose_language(place: DeltaGenerator, language: str) -> None:
    st.session_state[LANGUAGE_KEPT] = choice(
        place.selectbox,
        word("language", language),
        LANGUAGES,
        param="lang",
        format_func=LANGUAGE_NAMES.__getitem__,
        default=language,
    )


def _say_why_empty(locality: str, language: str) -> None:
    if newest_run(locality) is None:
        st.info("Chưa có dữ liệu. Hãy chạy: thuocdo sync" if language == "vi" else "No data yet. Run: thuocdo sync")
    else:
        st.info(word("edition.none", language))


def headline(shell: Shell, question: str, sentence: str) -> None:
    """The title, which is the question the page answers; the sentence that answers it; the state line."""
    st.title(as_markdown(question), anchor=False)
    parts = state_line(shell.scorecard, shell.year, shell.language, shell.release)
    illustration = shell.scorecard.is_illustration
    st.html(render("state_line", shell.language, sentence=sentence, parts=parts, illustration=illustration))
    if shell.release is None:
        return
    banner = release_banner(shell.release, ledger_now().releases.all(shell.locality), shell.language)
    if banner is not None:
        st.html(render("release_banner", shell.language, banner=banner))


__all__ = [
    "Edition",
    "Front",
    "Shell",
    "current_scorecard",
    "headline",
    "language_now",
    "open_front",
    "open_shell",
    "scorecard_under",
    "still_shell",
    "warm",
]
