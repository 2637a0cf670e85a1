"""Which locality is shown: that of the address, else the one last chosen in this session, else the one that is set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from connectors.localities import locality_names
from connectors.presentation.words import word
from connectors.runs import synced_localities
from connectors.settings import Settings, settings
from pages.parts.choices import choice
from rubric.text import Text

PARAM = "dp"
_OF_ONE_LOCALITY = (
    "ma",
    "khoi",
    "pl",
    "tc",
    "mt",
    "tt",
    "nam",
    "ban",
    "o",
    "ly",
    "trang",
    "truoc",
    "theo",
)  # mean nothing in another locality
_KEPT = "locality_kept"


def locality_now() -> str:
    """The id of the locality to show; one that is not offered means the one that is set.

    It is written into the address, so that a copied address shows the same to a colleague.
    """
    asked = st.query_params.get(PARAM) or st.session_state.get(_KEPT) or settings().locality
    if asked not in offered():
        return settings().locality
    if asked != settings().locality and PARAM not in st.query_params:
        st.query_params[PARAM] = asked
    st.session_state[_KEPT] = asked
    return asked


def settings_now() -> Settings:
    """The settings for the locality shown; the register of books is that of the locality that is set, no other's."""
    chosen, locality = settings(), locality_now()
    return chosen if locality == chosen.locality else replace(chosen, locality=locality, registry="")


def offered() -> Mapping[str, Text]:
    """The localities to choose from, with their names: the one that is set, and those whose books were read."""
    chosen, names, synced = settings().locality, locality_names(settings().data), _synced(str(settings().ledger_place))
    return {each: name for each, name in names.items() if each == chosen or each in synced}


@st.cache_data(ttl=10, max_entries=4, show_spinner=False)
def _synced(place: str) -> set[str]:
    """Asked several times in each run of a page; ``place`` is the ledger they are in."""
    del place
    return synced_localities()


def choose_locality(language: str) -> None:
    """Draw the choice, where there is one."""
    names = offered()
    asked = st.query_params.get(PARAM, "")
    if asked and asked not in names:
        st.warning(word("locality.unknown", language))
    if len(names) > 1:
        choice(
            st.selectbox,
            word("locality", language),
            list(names),
            param=PARAM,
            format_func=lambda each: names[each].in_(language),
            default=settings().locality,
            on_chosen=_start_anew,
        )


def _start_anew(locality: str) -> None:
    st.session_state[_KEPT] = locality
    for name in _OF_ONE_LOCALITY:
        st.query_params.pop(name, None)
