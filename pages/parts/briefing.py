"""What the briefing looks at, found once for what stands now, and anew whenever somebody acts or books are read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import streamlit as st

from connectors.briefing.facts import BriefingFacts, Seen
from connectors.briefing.proposals import Proposal, proposals
from connectors.briefing.settings import load_briefing
from connectors.clock import day_in_vietnam
from connectors.ledger import CheckIn
from connectors.ledger import Seen as Newest
from connectors.settings import settings
from connectors.sync.course import is_under_way
from connectors.verification.working_days import load_calendar
from pages.parts.access import now
from pages.parts.editions import provisional, released_scorecard
from pages.parts.ledgers import ledger_now
from pages.parts.publishing import look


@dataclass(frozen=True)
class BriefingNow:
    """The facts, all that was decided before, and what is to decide."""

    facts: BriefingFacts
    check_ins: tuple[CheckIn, ...]
    proposed: tuple[Proposal, ...]


def briefing_now(locality: str, year: int) -> BriefingNow:
    """The briefing of a year of a locality that has figures."""
    ledger, today = ledger_now(), day_in_vietnam(now())
    marks = ledger.links.newest_id(), ledger.audit.newest_of(locality, ("release",))
    running = is_under_way(settings().var, locality)
    facts = _facts(locality, year, ledger.releases.seen(locality), today, marks, running)
    check_ins = tuple(ledger.check_ins.all(locality))
    return BriefingNow(facts, check_ins, proposals(facts, check_ins, load_calendar(settings().data)))


@st.cache_resource(show_spinner=False, max_entries=6)
def _facts(
    locality: str, year: int, newest: Newest, today: date, marks: tuple[int, int], running: bool
) -> BriefingFacts:
    del newest, marks, running
    edition, found = provisional(locality), look(locality)
    assert edition is not None
    assert found is not None
    releases = ledger_now().releases.all(locality)
    holding = [each for each in releases if each.year == year and each.published_at and each.superseded_by is None]
    seen = Seen(
        releases=tuple(releases),
        released=released_scorecard(holding[-1].bundle) if holding else None,
        shares=found.state.verified.shares,
        appeals={each.number: bool(each.outcome) for each in found.state.appeals},
        check=found.check,
    )
    return BriefingFacts(edition.scorecard, year, today, seen, load_briefing(locality, settings().data))
