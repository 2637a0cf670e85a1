"""The state of the year's cycle, made once for all visitors and anew whenever somebody acts or books are read."""

from __future__ import annotations

import streamlit as st

from connectors.clock import day_in_vietnam
from connectors.cycle import Moment, YearState, year_state
from connectors.localities import load
from connectors.settings import settings
from pages.parts.access import now
from pages.parts.ledgers import ledger_now, newest_run


def state_now(locality: str) -> YearState | None:
    """The state of a locality's year by its newest complete sync; None before the first."""
    run = newest_run(locality)
    if run is None:
        return None
    mark = ledger_now().audit.newest_of(locality, ("decision", "appeal", "submission"))
    return _state(locality, settings().year, Moment(run.sync, run.as_of, mark, day_in_vietnam(now())))


@st.cache_resource(show_spinner=False, max_entries=6)
def _state(locality: str, year: int, moment: Moment) -> YearState:
    return year_state(ledger_now(), load(locality, year, settings().data), moment.sync, now())
