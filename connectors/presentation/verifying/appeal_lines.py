"""Appeals as lines to draw: what was decided, what the agency answered, the clock, and how it ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from connectors import ledger
from connectors.cells.writing import write_date
from connectors.clock import day_in_vietnam
from connectors.cycle import appeal_record
from connectors.cycle.desk import Desk
from connectors.presentation.people import person
from connectors.presentation.verifying.verification_claim import HistoryLine, history_line
from connectors.presentation.verifying.verification_lines import period_in_words
from connectors.presentation.verifying.verification_words import say
from connectors.sync.moments import day_said, said
from connectors.verification.appeals import STATE_LABELS, AppealState, last_day, state_of
from connectors.verification.claims import ClaimKey
from connectors.verification.working_days import Calendar, UnknownYearError

_OPEN: frozenset[AppealState] = frozenset({"open", "late", "replied"})


@dataclass(frozen=True)
class AppealLine:
    """One appeal. ``text`` and ``reply`` are as typed: draw them only where they stay text."""

    number: int
    key: ClaimKey
    title: str
    agency: str
    field: str
    period: str
    decision: HistoryLine
    against: str
    clock: str
    waited: str
    sent: str
    text: str
    replied: str
    reply: str
    state: AppealState
    state_label: str
    is_open: bool


def appeal_lines(desk: Desk, now: datetime, calendar: Calendar, language: str) -> tuple[AppealLine, ...]:
    """All appeals of the year: the open ones in the order sent, then the others, the newest first."""
    lines = [_line(desk, each, now, calendar, language) for each in desk.state.appeals]
    return (*(each for each in lines if each.is_open), *(each for each in reversed(lines) if not each.is_open))


def open_appeals(desk: Desk) -> int:
    """How many appeals have no outcome yet."""
    return sum(not each.outcome for each in desk.state.appeals)


def _line(desk: Desk, appeal: ledger.Appeal, now: datetime, calendar: Calendar, language: str) -> AppealLine:
    decision, told = desk.appealed(appeal), desk.told(appeal)
    installation = desk.state.installation
    verdict = say(f"verdict.{decision.verdict}", language)
    state, clock, waited = _clock(desk, appeal, now, calendar, language)
    return AppealLine(
        number=appeal.number,
        key=decision.cell,
        title=say("appeal", language, number=str(appeal.number)),
        agency=installation.agencies[decision.agency].name.in_(language),
        field=installation.criteria_set.fields[decision.field].label.in_(language),
        period=period_in_words(decision.period, language),
        decision=history_line(desk, decision, language),
        against=say("appeal.against", language, number=str(decision.number), verdict=verdict, told=day_said(told)),
        clock=clock,
        waited=waited,
        sent=say("appeal.sent", language, at=said(appeal.at), by=person(appeal.by, language)),
        text=appeal.text,
        replied=say("appeal.replied", language, at=said(appeal.replied_at), by=person(appeal.replied_by, language))
        if appeal.replied_at
        else "",
        reply=appeal.reply,
        state=state,
        state_label=STATE_LABELS[state].in_(language),
        is_open=state in _OPEN,
    )


def _clock(
    desk: Desk, appeal: ledger.Appeal, now: datetime, calendar: Calendar, language: str
) -> tuple[AppealState, str, str]:
    """The state, the window, and how many working days it has been waiting; holidays not known yet are said."""
    settings, told = desk.state.settings, desk.told(appeal)
    record = appeal_record(appeal)
    try:
        state = state_of(record, told, calendar, settings)
        days = str(settings.appeal_working_days)
        clock = say("appeal.clock", language, last=write_date(last_day(told, calendar, settings)), days=days)
        waiting = str(calendar.between(day_in_vietnam(appeal.at), day_in_vietnam(now)))
        return state, clock, say("appeal.open_for", language, days=waiting) if state in _OPEN else ""
    except UnknownYearError as unknown:
        plain: AppealState = record.outcome or ("replied" if record.replied_at else "open")
        return plain, unknown.message.in_(language), ""
