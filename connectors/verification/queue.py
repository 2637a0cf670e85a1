"""The verifier's queue: every undecided claim by risk, with the reasons, its peers and last year's figure.

What makes a claim worth a look is found once a sync (``examine``); each decision only changes what is left of it.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from connectors.reported import BookReading, ReportedValue
from connectors.scorecard import Scorecard
from connectors.verification.claims import Claim, ClaimKey, claim_of
from connectors.verification.decisions import Verified
from connectors.verification.evidence_risks import Found, evidence_risks
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


@dataclass(frozen=True)
class Examined:
    """Every claim of a year with its reasons, whatever was decided on it, by falling risk.

    It costs more than all the rest of a page and is the same until the books are read again, so it is made once a
    sync; ``queue_of`` lays the decisions over it.
    """

    items: tuple[QueueItem, ...]

    @cached_property
    def by_key(self) -> Mapping[ClaimKey, QueueItem]:
        """The claims by agency, period and field."""
        return {item.claim.key: item for item in self.items}

    def drawn(self, settings: VerificationSettings, seed: str) -> frozenset[ClaimKey]:
        """The claims of little risk that must be looked at one by one, drawn from all of them.

        Decisions do not change the draw: accepting the others does not set some of the drawn ones free.
        """
        return frozenset(item.claim.key for item in spot_checks(low_risk(self.items, settings), settings, seed))


def examine(
    scorecard: Scorecard,
    readings: Iterable[BookReading],
    year: int,
    claims: Iterable[Claim] = (),
    sources: Iterable[Callable[[Ground], Found]] = (),
) -> Examined:
    """Every claim of ``year`` with the reasons that make it worth a look.

    ``scorecard`` is that of the claims (basis “computed”), ``readings`` what it was made of. ``claims`` saves making
    them again where they are known. ``sources`` are reasons beside those that always count (see ``link_risks``). Of
    equal risk what is worth more comes first, then protocol order decides.
    """
    ground = Ground.of(scorecard, readings, year)
    known = {claim.key: claim for claim in claims}
    reasons = _reasons(ground, (figure_risks, evidence_risks, score_risks, measured_risks, *sources))
    worth, peers = _worth(ground), _peers(ground)
    items = [_item(ground, key, reasons.get(key, ()), worth, peers, known.get(key)) for key in ground.values]
    return Examined(tuple(sorted(items, key=_place)))


def queue_of(examined: Examined, verified: Verified) -> list[QueueItem]:
    """The claims on which no decision stands by falling risk, with the decision that does not stand any more or yet."""
    earlier = {each.claim.key: each for each in (*verified.stale, *verified.waiting, *verified.asked.values())}
    stale = {each.claim.key: each.id for each in verified.stale}
    items = [
        _with_earlier(item, earlier.get(item.claim.key), stale.get(item.claim.key))
        for item in examined.items
        if item.claim.key not in verified.applied
    ]
    return sorted(items, key=_place) if earlier else items


def queue(scorecard: Scorecard, readings: Iterable[BookReading], verified: Verified, year: int) -> list[QueueItem]:
    """Every claim of ``year`` on which no decision stands, by falling risk; ``examine`` and ``queue_of`` in one."""
    return queue_of(examine(scorecard, readings, year, verified.claims), verified)


def _place(item: QueueItem) -> tuple[int, int]:
    return -item.risk, -item.at_stake


def _with_earlier(item: QueueItem, earlier: Decision | None, stale: int | None) -> QueueItem:
    if earlier is None:
        return item
    if stale is None:
        return replace(item, earlier=earlier)
    changed = reason("decision_stale", {"number": stale})
    reasons = tuple(sorted((changed, *item.reasons), key=lambda each: -each.weight))
    return replace(item, earlier=earlier, reasons=reasons, risk=item.risk + changed.weight)


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
    """The claims among ``items`` that are looked at all the same, drawn by ``seed`` (the locality and year).

    The same seed and claims draw the same ones, in whatever order they come; nobody can choose them by hand. The share
    is rounded up, so that it is never none of some.
    """
    items = list(items)
    count = -(-len(items) * settings.spot_check_percent // 100)
    drawn = set(sorted(_lot(item.claim, seed) for item in items)[:count])
    return [item for item in items if _lot(item.claim, seed) in drawn]


def _lot(claim: Claim, seed: str) -> str:
    return hashlib.sha256("\n".join((seed, *claim.key, claim.hash)).encode()).hexdigest()


def _reasons(ground: Ground, sources: Iterable[Callable[[Ground], Found]]) -> Mapping[ClaimKey, tuple[RiskReason, ...]]:
    found: dict[ClaimKey, dict[str, RiskReason]] = defaultdict(dict)
    for source in sources:
        for key, each in source(ground):
            found[key].setdefault(each.code, each)
    return {key: tuple(sorted(each.values(), key=lambda r: -r.weight)) for key, each in found.items()}


def _item(
    ground: Ground,
    key: ClaimKey,
    reasons: Sequence[RiskReason],
    worth: Mapping[tuple[str, str], int],
    peers: Mapping[tuple[str, str, str], Sequence[int]],
    claim: Claim | None,
) -> QueueItem:
    agency, period, field = key
    value = ground.values[key]
    reported = peers.get((ground.cohort(agency), period, field), [])
    return QueueItem(
        claim=claim or claim_of(value, ground.installation),
        value=value,
        risk=sum(each.weight for each in reasons),
        reasons=tuple(reasons),
        at_stake=worth.get((ground.annex(agency), field), 0),
        peers=_without(reported, value.value),
        last_year=ground.last_year(key),
        earlier=None,
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
