"""The ledger, opened once for all visitors: opening it is what takes time, above all where it is in a database."""

from __future__ import annotations

import streamlit as st

from connectors.ledger import Ledger
from connectors.runs import LatestRun, latest_run_in
from connectors.settings import settings


def ledger_now() -> Ledger:
    """The ledger of this installation, made where there is none; LedgerFault where it cannot be used."""
    return _opened(str(settings().ledger_place))


def newest_run(locality: str) -> LatestRun | None:
    """The newest complete sync of a locality; None before the first."""
    return latest_run_in(ledger_now(), locality) if settings().has_ledger else None


@st.cache_resource(show_spinner=False, max_entries=2)
def _opened(place: str) -> Ledger:
    del place
    return Ledger.at_to_read(settings())
