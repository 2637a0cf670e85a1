"""What leaders should decide now, by stated rules: each matter with who has to act and until when."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from connectors.briefing.facts import BriefingFacts
from connectors.briefing.settings import PRIORITY, Kind
from connectors.ledger import CheckIn
from connectors.verification.working_days import Calendar, UnknownYearError

_WEEK, _WORKED = 7, 5


@dataclass(frozen=True)
class Proposal:
    """A matter to decide. ``subject`` names what it is about, item by item, and does so for good."""

    kind: Kind
    subject: tuple[str, ...]
    owner: str
    due: date


def proposals(facts: BriefingFacts, check_ins: Iterable[CheckIn], calendar: Calendar) -> tuple[Proposal, ...]:
    """The matters of the year that nobody took up yet, the most pressing first; none for a year that is past.

    At most one of each kind: what several agencies owe is one decision. Whoever acts is who leads the exercise, or the
    one agency that a target binds.
    """
    if not facts.is_current:
        return ()
    taken: dict[str, set[str]] = {}
    for each in check_ins:
        if each.year == facts.year:
            taken.setdefault(each.kind, set()).update(each.subject)
    found: list[Proposal] = []
    for kind in PRIORITY:
        subject = tuple(item for item in _SUBJECTS[kind](facts) if item not in taken.get(kind, set()))
        if subject:
            due = working_days_later(facts.today, facts.settings.working_days[kind], calendar)
            found.append(Proposal(kind, subject, _owner(kind, subject, facts), due))
    return tuple(found)


def working_days_later(start: date, days: int, calendar: Calendar) -> date:
    """The last of ``days`` working days after ``start``; where the holidays of a year are not known, without these."""
    try:
        return calendar.after(start, days)
    except UnknownYearError:
        return start + timedelta(days=days + 2 * ((days + _WORKED - 1) // _WORKED))


def _falls(facts: BriefingFacts) -> Iterator[str]:
    """The agencies that fell, with the band they fell from; against the release before against last year."""
    told: set[str] = set()
    for move in (*facts.since_release, *facts.since_last_year):
        if not move.rises and move.before and move.agency not in told:
            told.add(move.agency)
            yield f"{move.agency} {move.before}"


def _unpublished(facts: BriefingFacts) -> Iterator[str]:
    """The year, once every report of it is due and nothing of it is public or waits to be."""
    all_due = facts.owed and all(each.state != "not_due" for each in facts.owed)
    if facts.release is None and not facts.waiting and all_due:
        yield str(facts.year)


def _outdated(facts: BriefingFacts) -> Iterator[str]:
    """The release that holds, where the figures have changed since and no other one waits."""
    if facts.release is not None and not facts.waiting and facts.changed_since_release:
        yield facts.release.name


def _rewarded(facts: BriefingFacts) -> Iterator[str]:
    """Those the rules propose, once a result is public: nobody is rewarded for what may still change unseen."""
    if facts.release is not None:
        yield from dict.fromkeys(each.agency for each in facts.rewards)


_SUBJECTS: Mapping[Kind, Callable[[BriefingFacts], Iterable[str]]] = {
    "release": lambda facts: [each.name for each in facts.waiting],
    "reports": lambda facts: [f"{each.agency} {each.period}" for each in facts.overdue],
    "appeals": lambda facts: [str(number) for number in facts.open_appeals],
    "targets": lambda facts: [each.key for each in facts.at_risk],
    "bands": _falls,
    "publish": _unpublished,
    "correction": _outdated,
    "rewards": _rewarded,
}


def _owner(kind: Kind, subject: tuple[str, ...], facts: BriefingFacts) -> str:
    """Who has to act: the agency that fell, the one that a target binds, else who leads the exercise."""
    installation = facts.scorecard.installation
    lead = installation.locality.lead_agency
    if kind == "bands" and len(subject) == 1:
        return subject[0].partition(" ")[0]
    if kind == "targets":
        plan = installation.plan
        bound = {body for key in subject for body in plan.targets[key].binds}
        codes = {plan.organisations[body].agency for body in bound}
        return codes.pop() or lead if len(codes) == 1 else lead
    return lead
