"""How much a decision moves, found by scoring the agency again with it; many decisions in one run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

import polars as pl

from connectors.figures import assemble
from connectors.localities import Installation
from connectors.reported import BookReading
from connectors.verification.deciding import is_confirmed, is_same_person
from connectors.verification.decisions import apply
from connectors.verification.records import Decision
from connectors.verification.settings import VerificationSettings
from rubric.scoring import score

NOTHING_REPLACED: Mapping[int, Decision] = MappingProxyType({})
_CHANGING_NOTHING = frozenset({"accept", "ask_evidence"})


def points_at_stake(
    installation: Installation, readings: Iterable[BookReading], decision: Decision, year: int, as_of: date
) -> int:
    """Hundredths of a point that ``decision`` moves, taken alone, against ``readings`` as they are."""
    return stakes(installation, readings, [decision], year, as_of)[decision.id]


def stakes(
    installation: Installation,
    readings: Iterable[BookReading],
    decisions: Iterable[Decision],
    year: int,
    as_of: date,
    replaced: Mapping[int, Decision] = NOTHING_REPLACED,
) -> dict[int, int]:
    """By the number of each decision, what it moves alone: the larger of two sums, in hundredths.

    One is the points of all criteria, bonuses and penalties it moves, up and down alike; the other the index, which
    also moves when a criterion no longer applies. A decision that is stale or not valid moves nothing. Where one takes
    the place of another (``replaced``, by its number) it moves what lies between the two, if that is more.
    """
    decisions = list(decisions)
    own = _by_agency(readings, {decision.claim.agency for decision in decisions})
    twins = {f"{code}/": (code, readings) for code, readings in own.items()}
    for decision in decisions:
        code = decision.claim.agency
        twins[f"{code}/{decision.id}"] = code, apply(own[code], [decision], installation, year).readings
        if old := replaced.get(decision.id):
            twins[f"{code}/{decision.id}/"] = code, apply(own[code], [old], installation, year).readings
    known = {name: twin for name, twin in twins.items() if twin[0] in installation.agencies}
    if not known:
        return {decision.id: 0 for decision in decisions}
    agencies = {
        name: installation.agencies[code].model_copy(update={"code": name}) for name, (code, _) in known.items()
    }
    doubled = [_renamed(reading, name) for name, (_, readings) in known.items() for reading in readings]
    figures = assemble(replace(installation, agencies=agencies), doubled, as_of=as_of, years=[year])
    scored = score(installation.criteria_set, installation.regime, figures.inputs)
    points, index = _points(scored.findings), dict(scored.standings.select("agency", "index").iter_rows())
    found: dict[int, int] = {}
    for decision in decisions:
        plain, moved = f"{decision.claim.agency}/", f"{decision.claim.agency}/{decision.id}"
        if plain not in index:
            found[decision.id] = 0
            continue
        starts = [name for name in (plain, f"{moved}/") if name in index]
        found[decision.id] = max(_between(points, index, name, moved) for name in starts)
    return found


def stakes_together(
    installation: Installation,
    readings: Iterable[BookReading],
    decision: Decision,
    standing: Iterable[Decision],
    year: int,
    as_of: date,
) -> tuple[int, int]:
    """What ``decision`` moves alone, and with all that its author decided alone on the same agency, in hundredths.

    ``standing`` are the decisions that stand. Those that change nothing or that a second person confirmed do not count
    to the sum: one large adjustment split into small ones is still one person's word.
    """
    of_agency = [each for each in standing if each.claim.agency == decision.claim.agency]
    old = next((each for each in of_agency if each.claim.key == decision.claim.key), None)
    if old is None and decision.verdict in _CHANGING_NOTHING:
        return 0, 0
    alone = [
        each
        for each in of_agency
        if each.claim.key != decision.claim.key
        and is_same_person(each.by, decision.by)
        and each.verdict not in _CHANGING_NOTHING
        and not is_confirmed(each)
    ]
    replaced = {decision.id: old} if old else NOTHING_REPLACED
    moved = stakes(installation, readings, [decision, *alone], year, as_of, replaced)
    return moved[decision.id], sum(moved.values())


def _between(points: Mapping[str, Mapping[str, int]], index: Mapping[str, int], first: str, second: str) -> int:
    """What lies between two of the agency's twins: the larger of all points moved and the index."""
    by_item = sum(abs(points[second][item] - before) for item, before in points[first].items())
    return max(by_item, abs(index[second] - index[first]))


def needs_second(stake: int, settings: VerificationSettings) -> bool:
    """Whether a decision that moves ``stake`` hundredths needs a second person."""
    return stake > settings.second_person_hundredths


def awaiting_second(
    installation: Installation,
    readings: Iterable[BookReading],
    decisions: Iterable[Decision],
    settings: VerificationSettings,
    year: int,
    as_of: date,
) -> frozenset[int]:
    """The numbers of the decisions that move too much to stand on one person's word and are not confirmed.

    Each is measured against what the agency claims, so that the order in which verifiers work changes nothing.
    """
    changing = [each for each in decisions if each.verdict not in _CHANGING_NOTHING and not is_confirmed(each)]
    moved = stakes(installation, readings, changing, year, as_of)
    return frozenset(number for number, stake in moved.items() if needs_second(stake, settings))


def _by_agency(readings: Iterable[BookReading], codes: set[str]) -> dict[str, list[BookReading]]:
    """What the books say of each of these agencies alone, in the order of the books."""
    found: dict[str, list[BookReading]] = {code: [] for code in codes}
    for reading in readings:
        for code in codes:
            values = [value for value in reading.values if value.agency == code]
            approvals = [each for each in reading.approvals if each.agency == code]
            if values or approvals:
                found[code].append(BookReading(reading.book, values=values, approvals=approvals))
    return found


def _renamed(reading: BookReading, name: str) -> BookReading:
    values = [replace(value, agency=name) for value in reading.values]
    return BookReading(
        reading.book, values=values, approvals=[replace(each, agency=name) for each in reading.approvals]
    )


def _points(findings: pl.DataFrame) -> dict[str, dict[str, int]]:
    points: dict[str, dict[str, int]] = {}
    for agency, item, earned in findings.select(pl.col("agency").cast(pl.String), "item", "points").iter_rows():
        points.setdefault(agency, {})[item] = earned
    return points
