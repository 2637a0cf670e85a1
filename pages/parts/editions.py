"""Which edition of the result is shown: a release, which is all that the public sees, or the newest figures."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from connectors.access import Visitor, may_do
from connectors.ledger import Release
from connectors.presentation.links import PROVISIONAL
from connectors.presentation.words import word
from connectors.published import public_records
from connectors.release import open_release
from connectors.scorecard import Scorecard
from connectors.settings import settings
from pages.parts.choices import choice
from pages.parts.cycle import state_now
from pages.parts.ledgers import ledger_now

PARAM = "ban"


@dataclass(frozen=True)
class Edition:
    """What is shown. ``release`` is None for figures that were not released; those are internal.

    ``in_address`` is what links say to show it too; empty for the one that is shown without a word.
    """

    scorecard: Scorecard
    release: Release | None = None
    in_address: str = ""


def edition_now(visitor: Visitor | None, locality: str, language: str) -> Edition | None:
    """The edition of the address, drawn as a choice where there is one; None where there is nothing to show.

    Without a word in the address it is the release that holds, of the newest year that has one: an older year may be
    corrected later. The provisional one is for those who may see it,
    whatever an address says.
    """
    if not settings().has_ledger:
        return None
    public = public_records(ledger_now(), locality)
    holding = [each for each in public if each.superseded_by is None]
    names = {each.name: each for each in [*holding, *public]}
    labels = {name: _label(each, language) for name, each in names.items()}
    if may_do(visitor, "see_provisional"):
        labels[PROVISIONAL] = word("edition.provisional", language)
    elif st.query_params.get(PARAM) == PROVISIONAL:
        st.warning(word("edition.not_public", language))
    if not labels:
        return None
    default = next(iter(labels))
    if st.query_params.get(PARAM, default) not in {*labels, PROVISIONAL}:
        st.warning(word("edition.unknown", language))
    chosen = default
    if len(labels) > 1:
        chosen = choice(
            st.selectbox,
            word("edition", language),
            list(labels),
            param=PARAM,
            format_func=labels.__getitem__,
            default=default,
        )
    if chosen == PROVISIONAL:
        return provisional(locality)
    in_address = "" if chosen == default else chosen
    return Edition(released_scorecard(names[chosen].bundle), names[chosen], in_address)


def provisional(locality: str) -> Edition | None:
    """The newest figures: with the decisions that stand, once there are any; None before the first sync."""
    state = state_now(locality)
    if state is None:
        return None
    return Edition(state.newest, in_address=PROVISIONAL)


@st.cache_resource(show_spinner=False, max_entries=8)
def released_scorecard(bundle: str) -> Scorecard:
    """The scorecard of a released bundle, by the hash of its bytes."""
    return open_release(ledger_now().visits.content(bundle)).scorecard()


def _label(release: Release, language: str) -> str:
    key = "edition.superseded" if release.superseded_by else "edition.release"
    return word(key, language, name=release.name, year=str(release.year))
