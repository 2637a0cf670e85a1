"""The deadline clock of an agency, and whether its self-assessment is signed off, ready to draw."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from connectors.clock import day_in_vietnam
from connectors.cycle import SelfAssessment, YearState
from connectors.ledger import Submission
from connectors.presentation.own.self_assessment_words import moment_in_words, own_word
from connectors.presentation.people import person
from rubric.language import day, to_days


@dataclass(frozen=True)
class DeadlineClock:
    """``days_left``: days in Việt Nam after today, 0 on the last one; None where nothing locks, or all is locked."""

    days_left: int | None
    last_day: str
    is_locked: bool
    chip: str
    sentence: str
    now: str


@dataclass(frozen=True)
class SignOff:
    """Where the sign-off stands. ``button``: what it would be called, empty where there is nothing to sign."""

    stage: str
    chip: str
    sentence: str
    means: str
    button: str
    claims_hash: str
    history: tuple[str, ...]


def deadline_clock(state: YearState, agency: str, now: datetime, language: str) -> DeadlineClock:
    """The clock of ``agency`` at ``now``."""
    read = moment_in_words(state.sync.ended_at, language)
    told = own_word("clock.now", language, moment=moment_in_words(now, language), read=read)
    locks = state.locks(agency)
    year = str(state.year)
    if locks is None:
        chip, said = own_word("clock.none", language), own_word("clock.open", language, year=year)
        return DeadlineClock(None, "", False, chip, said, told)
    last = day_in_vietnam(locks - timedelta(microseconds=1))
    shown = day(to_days(last), language)
    if now >= locks:
        said = own_word("clock.was", language, year=year, day=shown)
        return DeadlineClock(None, shown, True, own_word("clock.locked", language), said, told)
    left = (last - day_in_vietnam(now)).days
    chip = own_word("clock.left", language, days=str(left)) if left else own_word("clock.today", language)
    return DeadlineClock(left, shown, False, chip, own_word("clock.last", language, day=shown), told)


def sign_off(
    state: YearState, agency: str, now: datetime, language: str, history: Sequence[Submission] = ()
) -> SignOff:
    """The sign-off of ``agency`` at ``now``; ``history`` are its rows of the ledger, newest first."""
    found = state.self_assessment(agency, now)
    shares = state.verified.shares.get(agency)
    made = shares.made if shares else 0
    read = moment_in_words(state.sync.ended_at, language)
    buttons = {"draft": "submit", "changed": "submit.again"}
    button = own_word(buttons[found.stage], language) if found.stage in buttons and made else ""
    return SignOff(
        stage=found.stage,
        chip=own_word(f"stage.{found.stage}", language),
        sentence=_sentence(found, state.year, bool(history), language),
        means=own_word("submit.means", language, count=str(made), read=read),
        button=button,
        claims_hash=found.claims_hash,
        history=tuple(_act(each, language) for each in history),
    )


def _sentence(found: SelfAssessment, year: int, is_reopened: bool, language: str) -> str:
    if found.submission is None:
        if found.stage == "locked":
            return own_word("said.locked.none", language)
        return own_word("said.reopened" if is_reopened else "said.draft", language, year=str(year))
    said = {"by": person(found.submission.by, language), "at": moment_in_words(found.submission.at, language)}
    if found.stage == "locked":
        return own_word("said.locked.same" if found.was_submitted else "said.locked.other", language, **said)
    return own_word(f"said.{found.stage}", language, **said)


def _act(each: Submission, language: str) -> str:
    act, at = own_word(f"act.{each.act}", language), moment_in_words(each.at, language)
    parts = [f"{at}:", person(each.by, language) if each.act == "submitted" else "", act]
    return " ".join(part for part in parts if part) + (f" ({each.reason})" if each.reason else "")
