"""What was decided on one agency's figures, with its appeals and until when it may appeal, ready to draw."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from connectors import ledger as kept
from connectors.cycle import YearState, appeal_record
from connectors.cycle.appealing import decisions_told, newest_on_their_cells, why_not_appeal, why_not_withdraw
from connectors.cycle.ledger_decisions import told_at
from connectors.presentation.own.self_assessment_words import moment_in_words, own_word
from connectors.presentation.people import person
from connectors.scorecard import Scorecard
from connectors.verification.appeals import STATE_LABELS, days_left, last_day, state_of
from connectors.verification.records import Person
from connectors.verification.working_days import Calendar, UnknownYearError
from rubric.language import day, field_value, to_days
from rubric.rescoring import reads_of
from rubric.text import Text

_ACTS = frozenset({"adjust", "reject", "ask_evidence"})


@dataclass(frozen=True)
class AppealLine:
    """One appeal: who wrote what when, its state in words, and the newest reply (empty: none)."""

    number: int
    made: str
    text: str
    state: str
    replied: str
    reply: str
    may_withdraw: bool


@dataclass(frozen=True)
class DecisionLine:
    """One decision that the agency was told of. ``until`` is the clock of an appeal; empty where none may be sent."""

    number: int
    label: str
    items: str
    period: str
    address: str
    link: str
    verdict: str
    acts: bool
    claimed: str
    accepted: str
    reason: str
    told: str
    notes: tuple[str, ...]
    until: str
    appeal: AppealLine | None


@dataclass(frozen=True)
class DecisionList:
    """The decisions that change something or ask for something, newest first; how many were simply accepted."""

    lines: tuple[DecisionLine, ...]
    accepted: str


def decision_list(state: YearState, person: Person, now: datetime, calendar: Calendar, language: str) -> DecisionList:
    """The decisions on the figures of the agency of ``person``; one who belongs to none sees none."""
    told = decisions_told(state, person.agency) if person.agency else []
    newest = newest_on_their_cells(told)
    appeals = {each.decision: each for each in state.appeals if each.agency == person.agency}
    plain = [each for each in told if each.verdict == "accept" and each.number not in appeals]
    shown = [each for each in told if each not in plain]
    desk = _Desk(state, person, now, calendar, language)
    lines = tuple(desk.line(each, appeals.get(each.number), each.number in newest) for each in shown)
    current = sum(each.number in newest for each in plain)
    said = own_word("decision.accepted_many", language, count=str(current)) if current else ""
    return DecisionList(lines, said)


@dataclass(frozen=True)
class _Desk:
    """Who asks when, in which language."""

    state: YearState
    person: Person
    now: datetime
    calendar: Calendar
    language: str

    def line(self, decision: kept.Decision, appeal: kept.Appeal | None, is_newest: bool) -> DecisionLine:
        language = self.language
        field = self.state.installation.criteria_set.fields.get(decision.field)
        unit = field.unit.in_(language) if field else ""
        accepted = ""
        if field and decision.accepted_value is not None:
            accepted = f"{field_value(field, int(decision.accepted_value), language)} {unit}".strip()
        claimed, address, link = self._cell(decision)
        return DecisionLine(
            number=decision.number,
            label=field.label.in_(language) if field else decision.field,
            items=self._items(decision.field),
            period=decision.period,
            address=address,
            link=link,
            verdict=own_word(f"verdict.{decision.verdict}", language),
            acts=decision.verdict in _ACTS and is_newest,
            claimed=claimed,
            accepted=accepted,
            reason=decision.reason,
            told=own_word("decision.told", language, at=moment_in_words(told_at(decision), language)),
            notes=self._notes(decision, is_newest, bool(appeal)),
            until="" if appeal else self._until(decision),
            appeal=self._appeal(appeal, decision) if appeal else None,
        )

    def _items(self, name: str) -> str:
        annex = self.state.installation.agencies[self.person.agency].annex
        reads = reads_of(self.state.installation.criteria_set, annex)
        return ", ".join(item for item, names in reads.items() if name in names)

    def _cell(self, decision: kept.Decision) -> tuple[str, str, str]:
        """What is claimed now, where it stands, and the link that opens it."""
        scorecard: Scorecard = self.state.computed
        for value in scorecard.sources(decision.agency, self.state.year, decision.field):
            if value.period == decision.period:
                place = value.address
                return value.text, " › ".join(p for p in (place.book, place.tab, place.cell) if p), place.link
        return "", "", ""

    def _notes(self, decision: kept.Decision, is_newest: bool, is_appealed: bool) -> tuple[str, ...]:
        if not is_newest:
            return (own_word("decision.superseded", self.language),)
        is_stale = any(each.id == decision.number for each in self.state.verified.stale)
        notes = [own_word("decision.stale", self.language)] if is_stale else []
        refused = None if is_appealed else self._refused(decision)
        return (*notes, refused.in_(self.language)) if refused else tuple(notes)

    def _refused(self, decision: kept.Decision) -> Text | None:
        """Why there can be no appeal against a decision that takes something away; None when there can."""
        if decision.verdict in {"accept", "ask_evidence"}:
            return None
        return why_not_appeal(self.state, self.person, decision.number, self.now, self.calendar)

    def _until(self, decision: kept.Decision) -> str:
        if decision.verdict in {"accept", "ask_evidence"} or self._refused(decision) is not None:
            return ""
        told, settings = told_at(decision), self.state.settings
        left = days_left(told, self.now, self.calendar, settings)
        key = "appeal.left" if left else "appeal.left.today"
        said = own_word(key, self.language, days=str(left))
        last = day(to_days(last_day(told, self.calendar, settings)), self.language)
        return own_word("appeal.until", self.language, day=last, left=said)

    def _appeal(self, appeal: kept.Appeal, decision: kept.Decision) -> AppealLine:
        language = self.language
        try:
            found = state_of(appeal_record(appeal), told_at(decision), self.calendar, self.state.settings)
            state = STATE_LABELS[found].in_(language)
        except UnknownYearError as unknown:
            state = unknown.message.in_(language)
        replied = ""
        if appeal.replied_at is not None and appeal.outcome != "withdrawn":
            replied = own_word("appeal.reply", language, at=moment_in_words(appeal.replied_at, language))
        return AppealLine(
            number=appeal.number,
            made=own_word(
                "appeal.made", language, by=person(appeal.by, language), at=moment_in_words(appeal.at, language)
            ),
            text=appeal.text,
            state=state,
            replied=replied,
            reply=appeal.reply if replied else "",
            may_withdraw=why_not_withdraw(self.state, self.person, appeal.number) is None,
        )
