"""The ledger, opened once for all visitors: opening it is what takes time, above all where it is in a database."""

from __future__ import annotations

import streamlit as st

from connectors.ledger import Ledger
from connectors.settings import settings


def ledger_now() -> Ledger:
    """The ledger of this installation, made where there is none; LedgerFault where it cannot be used."""
    return _opened(str(settings().ledger_place))


@st.cache_resource(show_spinner=False, max_entries=2)
def _opened(place: str) -> Ledger:
    del place
    return Ledger.at(settings())
