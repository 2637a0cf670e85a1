"""What the page of publication looks at: the check, the draft and what it changes, made once for what stands now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import streamlit as st

from connectors.cycle import YearState
from connectors.health_facts import HealthFacts, health_facts
from connectors.ledger import Seen
from connectors.localities import load
from connectors.presentation.publication.release_changes import Changes, changes_against, first_release
from connectors.publishing.checking import PublishCheck, publish_check
from connectors.publishing.making import draft_of
from connectors.publishing.settings import PublicationSettings, load_publication
from connectors.release import Release, open_release
from connectors.release.difference import difference
from connectors.settings import settings
from connectors.sync.course import is_under_way
from pages.parts.access import now
from pages.parts.cycle import state_now
from pages.parts.ledgers import ledger_now


@dataclass(frozen=True)
class Look:
    """What somebody looks at: ``check.seen`` says what was newest then."""

    state: YearState
    check: PublishCheck
    chosen: PublicationSettings


def look(locality: str) -> Look | None:
    """The state of the year and what stands against publishing it; None before the first sync."""
    chosen, seen = load_publication(locality, settings().data), ledger_now().releases.seen(locality)
    state = state_now(locality)
    if state is None:
        return None
    facts = _facts(locality, settings().year, state.sync.id, ledger_now().links.newest_id())
    running = is_under_way(settings().var, locality)
    return Look(state, publish_check(state, facts, seen, chosen, now(), is_under_way=running), chosen)


def draft_now(locality: str, seen: Seen, day: date, language: str) -> tuple[Release, Changes]:
    """The draft of what stands now, and what it changes against the public release."""
    public = ledger_now().releases.published(locality, settings().year)
    return _draft(locality, seen, day, public.bundle if public else "", language)


def changes_of(bundle: str, before: str, language: str) -> Changes:
    """What a kept release changes against the one before it; both by the hash of their bundles."""
    return _changes(bundle, before, language)


@st.cache_resource(show_spinner=False, max_entries=2)
def _facts(locality: str, year: int, sync: int, checks: int) -> HealthFacts:
    del checks
    return health_facts(load(locality, year, settings().data), sync)


@st.cache_resource(show_spinner=False, max_entries=4)
def _draft(locality: str, seen: Seen, day: date, before: str, language: str) -> tuple[Release, Changes]:
    del seen, day
    state = state_now(locality)
    assert state is not None
    made = draft_of(ledger_now(), state, now(), load_publication(locality, settings().data))
    return made, _between(before, made, language)


@st.cache_resource(show_spinner=False, max_entries=8)
def _changes(bundle: str, before: str, language: str) -> Changes:
    return _between(before, opened_bundle(bundle), language)


def _between(before: str, made: Release, language: str) -> Changes:
    scorecard = made.scorecard()
    if not before:
        return first_release(scorecard, made.manifest.year, language)
    return changes_against(difference(opened_bundle(before), made), scorecard, language)


@st.cache_resource(show_spinner=False, max_entries=4)
def opened_bundle(bundle: str) -> Release:
    """A release by the hash of its bundle."""
    return open_release(ledger_now().visits.content(bundle))
