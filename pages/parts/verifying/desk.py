"""The verifiers' desk: the reasons of all claims once a sync, the decisions laid over them whenever somebody acts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import streamlit as st

from connectors.clock import day_in_vietnam
from connectors.cycle import YearState
from connectors.cycle.deciding import effect_of, effect_since
from connectors.cycle.desk import Desk
from connectors.presentation.rendering import render
from connectors.presentation.verifying.verification_words import say as words
from connectors.verification.appeals import Effect
from connectors.verification.claims import ClaimKey
from connectors.verification.link_risks import checked_evidence
from connectors.verification.queue import Examined, examine
from connectors.verification.records import Decision
from pages.parts.access import now
from pages.parts.cycle import state_now
from pages.parts.ledgers import ledger_now

KINDS = ("decision", "appeal", "submission")
CLAIM = "o"  # the claim that is open, in the address


def desk_now(locality: str) -> Desk | None:
    """The desk as everybody's acts left it; None before the first sync."""
    mark = ledger_now().audit.newest_of(locality, KINDS)
    state = state_now(locality)
    if state is None:
        return None
    tried = ledger_now().links.newest_id() if state.settings.evidence_check == "on" else 0
    examined = _examined(locality, state.year, state.sync.id, state.as_of, day_in_vietnam(now()), tried, state)
    checks = ledger_now().links.latest() if tried else {}
    return Desk(state, examined, mark, checks)


@st.cache_resource(show_spinner=False, max_entries=4)
def _examined(locality: str, year: int, sync: int, as_of: date, today: date, tried: int, _state: YearState) -> Examined:
    """``today`` stands for the deadline: once it has passed other inputs are scored."""
    checks = ledger_now().links.latest() if tried else {}
    sources = checked_evidence(_state.settings, checks)
    return examine(_state.computed, _state.readings, year, _state.verified.claims, sources)


def would_change(desk: Desk, record: Decision) -> Effect:
    """What a decision that is typed would change; kept, for a page is drawn at every keystroke that is sent."""
    of = desk.state
    cell = (*record.claim.key, record.claim.hash)
    return _would(
        of.installation.locality.id,
        of.sync.id,
        desk.mark,
        day_in_vietnam(now()),
        cell,
        record.verdict,
        record.accepted_value,
        of,
        record,
    )


@st.cache_resource(show_spinner=False, max_entries=64)
def _would(
    locality: str, sync: int, mark: int, today: date, cell: tuple[str, ...], verdict: str, value: int | None,
    _state: YearState, _record: Decision,
) -> Effect:  # fmt: skip
    return effect_of(_state, _record)


def has_changed(desk: Desk, decision: int) -> Effect | None:
    """What the decisions after an appealed one changed; None where there is none."""
    of = desk.state
    return _changed(of.installation.locality.id, of.sync.id, desk.mark, day_in_vietnam(now()), decision, of)


@st.cache_resource(show_spinner=False, max_entries=64)
def _changed(locality: str, sync: int, mark: int, today: date, decision: int, _state: YearState) -> Effect | None:
    return effect_since(_state, decision)


def claim_in_address() -> ClaimKey | None:
    """The claim that the address names."""
    parts = st.query_params.get(CLAIM, "").split(".")
    return (parts[0], parts[1], parts[2]) if len(parts) == 3 else None


def open_claim(key: ClaimKey | None) -> None:
    """Callback: open a claim, or none, by the address."""
    if key is None:
        st.query_params.pop(CLAIM, None)
    else:
        st.query_params[CLAIM] = ".".join(key)


def teller(language: str) -> Callable[..., str]:
    """The words of the page in one language, as templates ask for them."""

    def tell(key: str, **values: str) -> str:
        return words(key, language, **values)

    return tell


def note(sentence: str, language: str, kind: str = "note") -> None:
    """A sentence that may hold what somebody typed: drawn as text, whatever it says."""
    st.html(render("verification_note", language, said=sentence, kind=kind))
