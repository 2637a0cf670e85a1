"""Whether an agency can appeal against a decision now, or take its appeal back: asked when the button is pressed."""

from __future__ import annotations

from datetime import datetime

from connectors import ledger as kept
from connectors.cycle.ledger_decisions import decision_record, told_at
from connectors.cycle.year_state import YearState
from connectors.verification.appeals import may_appeal
from connectors.verification.records import Person
from connectors.verification.working_days import Calendar, UnknownYearError
from rubric.text import Text

LONGEST_APPEAL = 2_000  # characters

_NOT_THERE = Text(
    vi="Không có quyết định này về số liệu của cơ quan.", en="There is no such decision on the agency's figures."
)


def decisions_told(state: YearState, agency: str) -> list[kept.Decision]:
    """The decisions on the figures of ``agency`` that hold or have held, newest first.

    One that waits for a second person, or that was sent back, is not told to anybody outside the team.
    """
    return [each for each in reversed(state.decisions) if each.agency == agency and each.holds]


def newest_on_their_cells(decisions: list[kept.Decision]) -> frozenset[int]:
    """The numbers of those decisions after which none was told on the same cell; ``decisions`` are newest first."""
    newest: dict[tuple[str, str, str], int] = {}
    for each in decisions:
        newest.setdefault(each.cell, each.number)
    return frozenset(newest.values())


def why_not_appeal(state: YearState, person: Person, number: int, now: datetime, calendar: Calendar) -> Text | None:
    """Why ``person`` cannot appeal against decision ``number`` at ``now``; None when they can."""
    told = decisions_told(state, person.agency) if person.agency else []
    decision = next((each for each in told if each.number == number), None)
    if decision is None:
        return _NOT_THERE
    if any(each.decision == number for each in state.appeals):
        return Text(
            vi="Quyết định này đã được giải trình một lần rồi.", en="There is an appeal against this decision already."
        )
    if number not in newest_on_their_cells(told):
        return Text(
            vi="Đã có quyết định mới hơn về số liệu này; hãy giải trình về quyết định đó.",
            en="A newer decision on this figure stands; appeal against that one.",
        )
    try:
        return may_appeal(person, decision_record(decision), told_at(decision), now, calendar, state.settings)
    except UnknownYearError as unknown:
        return unknown.message


def mistake_in_appeal(text: str) -> Text | None:
    """What is wrong with the text of an appeal; None when it can be sent."""
    if not text.strip():
        return Text(vi="Chưa gửi: hãy viết nội dung giải trình.", en="Not sent: write what you have to say.")
    if len(text.strip()) > LONGEST_APPEAL:
        return Text(
            vi=f"Chưa gửi: nội dung dài {len(text.strip())} ký tự, nhiều nhất {LONGEST_APPEAL}.",
            en=f"Not sent: the text has {len(text.strip())} characters; at most {LONGEST_APPEAL} are taken.",
        )
    return None


def why_not_withdraw(state: YearState, person: Person, number: int) -> Text | None:
    """Why ``person`` cannot take back appeal ``number``; None when they can."""
    appeal = next((each for each in state.appeals if each.number == number), None)
    if appeal is None or not person.agency or appeal.agency != person.agency:
        return Text(vi="Không có giải trình này của cơ quan.", en="The agency has made no such appeal.")
    if appeal.outcome:
        return Text(vi="Giải trình này đã có kết luận.", en="This appeal is closed already.")
    return None
