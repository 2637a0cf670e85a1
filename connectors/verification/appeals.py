"""Appeals: until when an agency may answer a decision, the state of its answer, and whom a changed decision moves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from connectors.clock import day_in_vietnam
from connectors.localities import Installation
from connectors.scorecard import Scorecard, Standing
from connectors.verification.deciding import is_same_person, may_decide
from connectors.verification.records import Appeal, Decision, Person
from connectors.verification.settings import VerificationSettings
from connectors.verification.working_days import Calendar
from rubric.text import Text

AppealState = Literal["open", "late", "replied", "upheld", "changed", "withdrawn"]
APPEALING_ROLES = frozenset({"agency", "agency_leader"})
STATE_LABELS: dict[AppealState, Text] = {
    "open": Text(vi="Chờ trả lời", en="Awaiting a reply"),
    "late": Text(vi="Gửi quá hạn", en="Sent too late"),
    "replied": Text(vi="Đã trả lời, chưa kết luận", en="Replied, not decided yet"),
    "upheld": Text(vi="Giữ nguyên quyết định", en="Decision upheld"),
    "changed": Text(vi="Thay đổi quyết định", en="Decision changed"),
    "withdrawn": Text(vi="Đã rút", en="Withdrawn"),
}

_OWN_DECISION = Text(
    vi="Giải trình phải do một người khác xem xét, không phải người đã ra quyết định.",
    en="An appeal is answered by somebody other than who made the decision.",
)


@dataclass(frozen=True, slots=True)
class Moved:
    """An agency whose rank or band differs between two scorecards; indexes in hundredths."""

    agency: str
    before: Standing
    after: Standing


@dataclass(frozen=True, slots=True)
class Effect:
    """What a changed decision does to the agency that appealed, in hundredths, and every other agency that it moves."""

    points: int
    index: int
    own: Moved
    others: tuple[Moved, ...]


def last_day(told: datetime, calendar: Calendar, settings: VerificationSettings) -> date:
    """The last day of the window: so many working days after the day in Việt Nam on which the agency was told."""
    return calendar.after(day_in_vietnam(told), settings.appeal_working_days)


def days_left(told: datetime, now: datetime, calendar: Calendar, settings: VerificationSettings) -> int:
    """The working days that remain after today; 0 on the last day and after it."""
    return calendar.between(day_in_vietnam(now), last_day(told, calendar, settings))


def is_in_time(told: datetime, sent: datetime, calendar: Calendar, settings: VerificationSettings) -> bool:
    """Whether an appeal sent at ``sent`` is within the window, the whole last day included."""
    return day_in_vietnam(sent) <= last_day(told, calendar, settings)


def state_of(appeal: Appeal, told: datetime, calendar: Calendar, settings: VerificationSettings) -> AppealState:
    """The state of an appeal. One that came too late stays late unless somebody answers or decides it all the same."""
    if appeal.outcome:
        return appeal.outcome
    if appeal.replied_at is not None:
        return "replied"
    return "open" if is_in_time(told, appeal.at, calendar, settings) else "late"


def may_appeal(
    person: Person,
    decision: Decision,
    told: datetime,
    now: datetime,
    calendar: Calendar,
    settings: VerificationSettings,
) -> Text | None:
    """Why ``person`` may not appeal against ``decision`` at ``now``; None when they may."""
    if person.role not in APPEALING_ROLES or person.agency != decision.claim.agency:
        return Text(
            vi="Chỉ cơ quan có số liệu được giải trình về quyết định này.",
            en="Only the agency whose figure it is may appeal against this decision.",
        )
    if decision.verdict in {"accept", "ask_evidence"}:
        return Text(
            vi="Quyết định này không thay đổi số liệu của cơ quan nên không cần giải trình.",
            en="This decision changes none of the agency's figures; there is nothing to appeal against.",
        )
    if not is_in_time(told, now, calendar, settings):
        ended = last_day(told, calendar, settings)
        return Text(
            vi=f"Hạn giải trình đã hết ngày {ended:%d/%m/%Y} ({settings.appeal_working_days} ngày làm việc).",
            en=f"The window closed on {ended.isoformat()} ({settings.appeal_working_days} working days).",
        )
    return None


def may_answer(
    person: Person, decision: Decision, installation: Installation, settings: VerificationSettings
) -> Text | None:
    """Why ``person`` may not answer or decide an appeal against ``decision``; None when they may."""
    if refused := may_decide(person, decision.claim, installation, settings):
        return refused
    took_part = any(is_same_person(person.email, each) for each in (decision.by, decision.confirmed_by) if each)
    return _OWN_DECISION if settings.appeal_by_another and took_part else None


def moved(before: Scorecard, after: Scorecard, year: int, leaving_out: Iterable[str] = ()) -> list[Moved]:
    """Every agency whose rank or band differs between two scorecards of ``year``, in protocol order.

    The scorecards are of the same agencies; ``leaving_out`` are not told of, as the one that appealed.
    """
    skipped = frozenset(leaving_out)
    pairs = (_pair(before, after, code, year) for code in after.agencies if code not in skipped)
    return [each for each in pairs if (each.before.rank, each.before.band) != (each.after.rank, each.after.band)]


def effect(before: Scorecard, after: Scorecard, agency: str, year: int) -> Effect:
    """What changes between two scorecards of ``year``, of which the second has the changed decision of ``agency``.

    ``points`` sums criteria, bonus and penalty as they count; a criterion that no longer applies moves the index alone.
    """
    own = _pair(before, after, agency, year)
    points = _counted(own.after) - _counted(own.before)
    others = tuple(moved(before, after, year, leaving_out=[agency]))
    return Effect(points, own.after.index - own.before.index, own, others)


def _pair(before: Scorecard, after: Scorecard, agency: str, year: int) -> Moved:
    return Moved(agency, before.standing(agency, year), after.standing(agency, year))


def _counted(standing: Standing) -> int:
    return standing.points + standing.bonus - standing.penalty
