"""The verifier's queue: every undecided claim by risk, with the reasons, its peers and last year's figure."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from connectors.presentation.scorecard import Scorecard
from connectors.reported import BookReading, ReportedValue
from connectors.verification.claims import Claim, ClaimKey, claim_of
from connectors.verification.decisions import Verified
from connectors.verification.evidence_risks import evidence_risks
from connectors.verification.figure_risks import figure_risks
from connectors.verification.ground import Ground
from connectors.verification.records import Decision
from connectors.verification.risks import RiskReason, reason
from connectors.verification.score_risks import measured_risks, score_risks
from connectors.verification.settings import VerificationSettings
from rubric.criteria.field import NUMERIC_KINDS

_COMPARED = NUMERIC_KINDS | {"date", "yes_no"}


@dataclass(frozen=True, slots=True)
class Peers:
    """What the other agencies of the cohort report for the same field and period: the median, and how many they are."""

    median: Fraction | None
    count: int


@dataclass(frozen=True, slots=True)
class QueueItem:
    """One claim to decide on.

    ``risk`` is the sum of the weights of ``reasons``, the heaviest first. ``at_stake`` is the sum of the maxima of the
    criteria that read the field, in hundredths. ``peers`` and ``last_year`` are stored integers of the field.
    ``earlier`` is a decision that was made and does not stand: stale, waiting for a second person, or asking for
    evidence.
    """

    claim: Claim
    value: ReportedValue
    risk: int
    reasons: tuple[RiskReason, ...]
    at_stake: int
    peers: Peers
    last_year: ReportedValue | None
    earlier: Decision | None


def queue(scorecard: Scorecard, readings: Iterable[BookReading], verified: Verified, year: int) -> list[QueueItem]:
    """Every claim of ``year`` on which no decision stands, by falling risk.

    ``scorecard`` is that of the claims (basis “computed”), ``readings`` what it was made of, ``verified`` what
    ``decisions.apply`` made of them. Of equal risk what is worth more comes first, then protocol order decides.
    """
    ground = Ground.of(scorecard, readings, year)
    earlier = {each.claim.key: each for each in (*verified.stale, *verified.waiting, *verified.asked.values())}
    reasons = _reasons(ground, verified)
    worth = _worth(ground)
    peers = _peers(ground)
    items = [
        _item(ground, key, reasons.get(key, ()), worth, peers, earlier.get(key))
        for key in ground.values
        if key not in verified.applied
    ]
    return sorted(items, key=lambda item: (-item.risk, -item.at_stake))


def low_risk(items: Iterable[QueueItem], settings: VerificationSettings) -> list[QueueItem]:
    """The claims that may be accepted together: figures of little risk, nobody's earlier decision behind them."""
    return [
        item
        for item in items
        if item.risk <= settings.low_risk_at_most and item.value.state == "reported" and item.earlier is None
    ]


def risk_by_agency(items: Iterable[QueueItem]) -> dict[str, Fraction]:
    """The mean risk of the claims of each agency, the riskiest agency first."""
    risks: dict[str, list[int]] = defaultdict(list)
    for item in items:
        risks[item.claim.agency].append(item.risk)
    means = {agency: Fraction(sum(each), len(each)) for agency, each in risks.items()}
    return dict(sorted(means.items(), key=lambda pair: -pair[1]))


def spot_checks(items: Iterable[QueueItem], settings: VerificationSettings, seed: str) -> list[QueueItem]:
    """The claims among ``items`` that are looked at all the same, drawn by ``seed`` (the number of the sync).

    The same seed and claims draw the same ones, in whatever order they come; nobody can choose them by hand. The share
    is rounded up, so that it is never none of some.
    """
    items = list(items)
    count = -(-len(items) * settings.spot_check_percent // 100)
    drawn = set(sorted(_lot(item.claim, seed) for item in items)[:count])
    return [item for item in items if _lot(item.claim, seed) in drawn]


def _lot(claim: Claim, seed: str) -> str:
    return hashlib.sha256("\n".join((seed, *claim.key, claim.hash)).encode()).hexdigest()


def _reasons(ground: Ground, verified: Verified) -> Mapping[ClaimKey, tuple[RiskReason, ...]]:
    found: dict[ClaimKey, dict[str, RiskReason]] = defaultdict(dict)
    for decision in verified.stale:
        if decision.claim.key in ground.values:
            found[decision.claim.key]["decision_stale"] = reason("decision_stale", {"number": decision.id})
    for source in (figure_risks, evidence_risks, score_risks, measured_risks):
        for key, each in source(ground):
            found[key].setdefault(each.code, each)
    return {key: tuple(sorted(each.values(), key=lambda r: -r.weight)) for key, each in found.items()}


def _item(
    ground: Ground,
    key: ClaimKey,
    reasons: Sequence[RiskReason],
    worth: Mapping[tuple[str, str], int],
    peers: Mapping[tuple[str, str, str], Sequence[int]],
    earlier: Decision | None,
) -> QueueItem:
    agency, period, field = key
    value = ground.values[key]
    reported = peers.get((ground.cohort(agency), period, field), [])
    return QueueItem(
        claim=claim_of(value, ground.installation),
        value=value,
        risk=sum(each.weight for each in reasons),
        reasons=tuple(reasons),
        at_stake=worth.get((ground.annex(agency), field), 0),
        peers=_without(reported, value.value),
        last_year=ground.last_year(key),
        earlier=earlier,
    )


def _worth(ground: Ground) -> dict[tuple[str, str], int]:
    """By annex and field the maxima of everything that reads the field, in hundredths."""
    found: dict[tuple[str, str], int] = defaultdict(int)
    for annex in ground.criteria_set.annexes:
        items = ground.criteria_set.scored_items(annex)
        for key, fields in ground.reads[annex].items():
            for field in fields:
                found[annex, field] += items[key].hundredths(annex)
    return dict(found)


def _peers(ground: Ground) -> dict[tuple[str, str, str], list[int]]:
    """By cohort, period and field the numbers that agencies report, in rising order."""
    found: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for (agency, period, field), value in ground.values.items():
        if value.value is not None and ground.fields[field].kind in _COMPARED:
            found[ground.cohort(agency), period, field].append(value.value)
    return {key: sorted(figures) for key, figures in found.items()}


def _without(figures: Sequence[int], own: int | None) -> Peers:
    """The peers among ``figures``, which rise, when ``own`` is one of them; the others are not copied."""
    place = bisect_left(figures, own) if own is not None and figures else len(figures)
    count = len(figures) - (place < len(figures))
    if not count:
        return Peers(None, 0)
    low, high = ((k if k < place else k + 1) for k in ((count - 1) // 2, count // 2))
    return Peers(Fraction(figures[low] + figures[high], 2), count)
