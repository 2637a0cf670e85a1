"""One claim with all that a verifier needs beside it: cell, evidence, last year, cohort, rules, history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from connectors import ledger
from connectors.cycle.desk import ClaimState, Desk
from connectors.presentation.links import is_web_link
from connectors.presentation.passport import Passport, clipped, passport
from connectors.presentation.people import person
from connectors.presentation.verifying.verification_lines import period_in_words, stored_in_words, value_in_words
from connectors.presentation.verifying.verification_words import say
from connectors.presentation.words import word
from connectors.reported import ReportedValue
from connectors.sync.moments import said
from connectors.verification.claims import ClaimKey
from connectors.verification.queue import Peers, QueueItem
from rubric.criteria.field import GIVEN_KINDS, Field
from rubric.language import points


@dataclass(frozen=True)
class EvidenceLink:
    """A link of evidence, and what came of trying it where links are tried."""

    url: str
    checked: str


@dataclass(frozen=True)
class HistoryLine:
    """One decision on the cell, with what a second person said to it."""

    number: int
    verdict: str
    accepted: str
    reason: str
    by: str
    at: str
    second: str
    is_stale: bool


@dataclass(frozen=True)
class ClaimCard:
    """A claim to decide on. Texts of the agency are as typed: draw them only where they stay text."""

    key: ClaimKey
    agency: str
    field: str
    help: str
    period: str
    state: ClaimState
    state_label: str
    risk: str
    reasons: tuple[str, ...]
    is_drawn: bool
    value: str
    typed: str
    unreadable: str
    address: str
    link: str
    document: str
    note: str
    links: tuple[EvidenceLink, ...]
    last_year: str
    peers: str
    worth: str
    submission: str
    later: str
    criteria: tuple[Passport, ...]
    history: tuple[HistoryLine, ...]


def claim_card(desk: Desk, item: QueueItem, now: datetime, language: str) -> ClaimCard:
    """The card of one claim."""
    key, state = item.claim.key, desk.state
    agency, period, name = key
    field, proof, place = state.installation.criteria_set.fields[name], item.value.evidence, item.value.address
    page = [f"{word('page', language)} {proof.page}"] if proof.page else []
    return ClaimCard(
        key=key,
        agency=state.installation.agencies[agency].name.in_(language),
        field=field.label.in_(language),
        help=field.help.in_(language) if field.help else "",
        period=period_in_words(period, language),
        state=desk.states[key],
        state_label=say(f"state.{desk.states[key]}", language),
        risk=say("risk", language, risk=str(item.risk)),
        reasons=tuple(each.text.in_(language) for each in item.reasons),
        is_drawn=key in desk.drawn,
        value=value_in_words(field, item.value, language),
        typed=_typed(field, item.value),
        unreadable=clipped(state.computed.problem(item.value, language), 400),
        address=" › ".join(part for part in (place.book, place.tab, place.cell) if part),
        link=place.link if is_web_link(place.link) else "",
        document=clipped(", ".join(part for part in (proof.document, proof.document_day, *page) if part), 300),
        note=clipped(proof.note, 400),
        links=tuple(_link(desk, url, language) for url in proof.links if is_web_link(url)),
        last_year=value_in_words(field, item.last_year, language)
        if item.last_year
        else say("last_year.none", language),
        peers=_peers(field, item.peers, language),
        worth=points(item.at_stake, language) if item.at_stake else say("worth.none", language),
        submission=stage_label(desk, agency, now, language),
        later=_later(desk, key, language),
        criteria=_criteria(desk, key, language),
        history=tuple(history_line(desk, each, language) for each in desk.history(key)),
    )


def stage_label(desk: Desk, agency: str, now: datetime, language: str) -> str:
    """Where the agency's self-assessment stands, in words."""
    found = desk.state.self_assessment(agency, now)
    if found.stage != "locked":
        return say(f"stage.{found.stage}", language)
    if found.submission is None:
        return say("stage.locked_draft", language)
    return say("stage.locked" if found.was_submitted else "stage.locked_changed", language)


def history_line(desk: Desk, kept: ledger.Decision, language: str) -> HistoryLine:
    """One decision in words."""
    field = desk.state.installation.criteria_set.fields[kept.field]
    item = desk.by_key.get(kept.cell)
    accepted = None if kept.accepted_value is None else int(kept.accepted_value)
    return HistoryLine(
        number=kept.number,
        verdict=say(f"verdict.{kept.verdict}", language),
        accepted=stored_in_words(field, accepted, language) if accepted is not None else "",
        reason=kept.reason,
        by=person(kept.by, language),
        at=said(kept.at),
        second=_second(kept, language),
        is_stale=item is None or item.claim.hash != kept.claim_hash,
    )


def _second(kept: ledger.Decision, language: str) -> str:
    if kept.agrees is None or kept.confirmed_at is None:
        return say("second.waiting", language) if kept.needs_second else ""
    key = "second.agreed" if kept.agrees else "second.returned"
    return say(
        key,
        language,
        by=person(kept.confirmed_by, language),
        at=said(kept.confirmed_at),
        reason=kept.confirmation_reason,
    )


def _typed(field: Field, value: ReportedValue) -> str:
    """What the agency typed, where the value does not say it already."""
    return "" if field.kind in GIVEN_KINDS or value.state == "unreadable" else clipped(value.text, 80)


def _link(desk: Desk, url: str, language: str) -> EvidenceLink:
    check = desk.checks.get(url)
    if check is None:
        return EvidenceLink(url, "")
    match check.outcome:
        case "opens":
            why = say("link.opens", language)
        case "unclear":
            why = say("link.unclear", language)
        case _:
            why = word(f"link.{check.reason}", language, status=str(check.status))
    return EvidenceLink(url, f"{why} ({said(check.at)})")


def _peers(field: Field, peers: Peers, language: str) -> str:
    if not peers.count:
        return say("peers.none", language)
    median = stored_in_words(field, peers.median, language)
    return say("peers.some", language, median=median, count=str(peers.count))


def _later(desk: Desk, key: ClaimKey, language: str) -> str:
    """What the agency typed into the cell after the deadline."""
    for edit in desk.state.later:
        either = edit.scored or edit.now
        if either and (either.agency, either.period, either.field) == key:
            if edit.now is None or edit.now.state == "missing":
                return say("later.blank", language)
            return say("later", language, now=clipped(edit.now.text, 60))
    return ""


def _criteria(desk: Desk, key: ClaimKey, language: str) -> tuple[Passport, ...]:
    """The passports of what reads the field, by the claims."""
    state = desk.state
    agency, _, name = key
    annex = state.installation.agencies[agency].annex
    items = state.installation.criteria_set.scored_items(annex)
    reading = {code for code, item in items.items() if (rule := item.rule_of(annex)) and name in rule.reads()}
    findings = (each for each in state.computed.findings(agency, state.year) if each.item in reading)
    return tuple(passport(state.computed, agency, state.year, each, language) for each in findings)
