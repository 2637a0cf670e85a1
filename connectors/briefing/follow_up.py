"""How earlier decisions stand: as people said, as the figures show since, or late by their day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from connectors.briefing.band_moves import standing_of
from connectors.briefing.facts import BriefingFacts
from connectors.clock import day_in_vietnam
from connectors.ledger import CheckIn
from connectors.owed_reports import owed_reports

Stand = Literal["late", "open", "solved", "done", "dropped"]
_ORDER: tuple[Stand, ...] = ("late", "open", "solved", "done", "dropped")


@dataclass(frozen=True)
class Followed:
    """One earlier decision. ``solved`` of ``known`` items of its subject are settled by the figures.

    ``stand`` is ``solved`` where all are and nobody has said so; ``is_contradicted`` where somebody said it was done
    and the figures do not show it.
    """

    check_in: CheckIn
    stand: Stand
    solved: int
    known: int

    @property
    def is_contradicted(self) -> bool:
        """Whether it is said to be done while the figures say otherwise."""
        return self.stand == "done" and self.solved < self.known


def followed(facts: BriefingFacts, check_ins: Iterable[CheckIn]) -> tuple[Followed, ...]:
    """The decisions to tell of: late ones first, then open ones by their day, then what is settled, the newest first.

    What was closed longer ago than the settings say is left out, unless the figures contradict it.
    """
    told = [_one(facts, each) for each in check_ins]
    kept = [each for each in told if not _is_old(each, facts)]
    order = {stand: place for place, stand in enumerate(_ORDER)}
    closed = [each for each in kept if order[each.stand] > order["open"]]
    going = [each for each in kept if order[each.stand] <= order["open"]]
    going.sort(key=lambda each: (order[each.stand], each.check_in.due, each.check_in.number))
    closed.sort(key=lambda each: (not each.is_contradicted, order[each.stand], -each.check_in.number))
    return (*going, *closed)


def _one(facts: BriefingFacts, check_in: CheckIn) -> Followed:
    settled = [
        is_settled for item in check_in.subject if (is_settled := _is_settled(facts, check_in, item)) is not None
    ]
    solved, known = sum(settled), len(settled)
    if check_in.state != "open":
        return Followed(check_in, check_in.state, solved, known)
    if known and solved == len(check_in.subject):
        return Followed(check_in, "solved", solved, known)
    return Followed(check_in, "late" if check_in.due < facts.today else "open", solved, known)


def _is_old(each: Followed, facts: BriefingFacts) -> bool:
    newest = each.check_in.newest
    if newest is None or newest.state == "open" or each.is_contradicted:
        return False
    return day_in_vietnam(newest.at) + timedelta(days=facts.settings.closed_days) < facts.today


def _is_settled(facts: BriefingFacts, check_in: CheckIn, item: str) -> bool | None:
    """Whether the figures show that an item is settled; None where they tell nothing of it."""
    found = _SETTLED.get(check_in.kind)
    return found(facts, check_in, item) if found else None


def _reports(facts: BriefingFacts, check_in: CheckIn, item: str) -> bool | None:
    if check_in.year not in facts.scorecard.years:
        return None
    owed = {f"{each.agency} {each.period}": each for each in owed_reports(facts.scorecard, check_in.year)}
    return owed[item].state not in {"missing", "not_due"} if item in owed else None


def _appeals(facts: BriefingFacts, check_in: CheckIn, item: str) -> bool | None:
    return facts.seen.appeals.get(int(item))


def _targets(facts: BriefingFacts, check_in: CheckIn, item: str) -> bool | None:
    status = next((each.progress.status for each in facts.targets if each.key == item), None)
    return None if status in {None, "no_data"} else status != "at_risk"


def _bands(facts: BriefingFacts, check_in: CheckIn, item: str) -> bool | None:
    """Whether an agency is back in the band that it fell from, in the year that was spoken of."""
    agency, _, band = item.partition(" ")
    bands = list(facts.scorecard.criteria_set.bands)
    now = standing_of((facts.scorecard, check_in.year), agency)
    if now is None or now.band is None or band not in bands:
        return None
    return bands.index(now.band) <= bands.index(band)


def _public(facts: BriefingFacts, check_in: CheckIn, item: str) -> bool | None:
    """Whether a release that waited is public, or the year has one."""
    of_year = [each for each in facts.seen.releases if each.year == check_in.year]
    return any(each.published_at and item in {each.name, str(each.year)} for each in of_year)


def _correction(facts: BriefingFacts, check_in: CheckIn, item: str) -> bool | None:
    return next((each.superseded_by is not None for each in facts.seen.releases if each.name == item), None)


_SETTLED: Mapping[str, Callable[[BriefingFacts, CheckIn, str], bool | None]] = {
    "reports": _reports,
    "appeals": _appeals,
    "targets": _targets,
    "bands": _bands,
    "release": _public,
    "publish": _public,
    "correction": _correction,
}
