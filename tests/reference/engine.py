"""The second engine: a criteria set scored in plain Python and exact fractions, to check the first by.

It shares only the data models and the codes of absence with ``rubric``: no frames, no columns, one agency after
the other. Points, maxima and indices are hundredths.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from rubric.criteria.criteria_set import CriteriaSet, Gate
from rubric.criteria.criterion import Criterion
from rubric.criteria.regime import Regime
from rubric.reasons import Outcome, Reason
from tests.reference.rules import ZERO, Row, Share, share_of
from tests.reference.surveys import samples_of

Points = tuple[int, int, Reason]
FULL = 10_000


@dataclass(frozen=True)
class AgencyYear:
    """What one agency typed for one year; a field without a state is not reported."""

    agency: str
    cohort: str
    year: int
    values: Mapping[str, int]
    states: Mapping[str, Reason]
    approvals: Collection[str] = ()


@dataclass
class Standing:
    """One agency in its cohort and year; ``parts`` are the exact shares behind the findings."""

    findings: dict[str, Points]
    parts: dict[str, Share]
    points: int
    maximum: int
    base_index: int
    bonus_given: int
    bonus: int
    penalty_given: int
    penalty: int
    index: int
    band_by_index: str
    band: str | None
    capped_by: str | None
    gates_undecided: str
    not_ranked: str | None
    rank: int | None = None


def score_agency(row: Row) -> dict[str, Points]:
    """Points, maximum and reason of every item of the agency's annex; the row keeps the share of every part."""
    findings: dict[str, Points] = {}
    for key, item in row.criteria_set.scored_items(row.annex).items():
        rule = item.rule_of(row.annex)
        if rule is None:
            continue
        share, reason = share_of(rule, row, key)
        if key in row.approvals:
            share, reason = ZERO, Reason.NA_APPROVED
        if isinstance(item, Criterion) and _is_outside(item, row):
            share, reason = ZERO, Reason.NA_STRUCTURAL
        row.parts[key] = share, reason
        maximum = item.hundredths(row.annex)
        findings[key] = half_up(share * maximum), maximum, reason
    return findings


def half_up(exact: Fraction) -> int:
    """A number that is not negative to the nearest integer, halves upwards."""
    return int(exact + Fraction(1, 2))


def outcome_of(points: int, maximum: int, reason: Reason) -> Outcome:
    """What a finding says of a criterion."""
    if reason.is_not_determinable:
        return Outcome.NOT_DETERMINABLE
    if reason.is_not_applicable:
        return Outcome.NOT_APPLICABLE
    if points == maximum:
        return Outcome.MET
    return Outcome.PARTLY_MET if points else Outcome.NOT_MET


def _is_outside(criterion: Criterion, row: Row) -> bool:
    for entry in criterion.not_applicable:
        here = not entry.annexes or row.annex in entry.annexes
        now = not entry.years or row.year in entry.years
        asked = entry.when_no
        holds = not asked or (row.state(asked).is_scored and row.value(asked) == 0)
        if here and now and holds:
            return True
    return False


def standings(
    criteria_set: CriteriaSet, regime: Regime, rows: Iterable[AgencyYear], as_of: date
) -> dict[str, Standing]:
    """The standing of every agency of one cohort and year."""
    rows = list(rows)
    held = {
        name
        for name in samples_of(criteria_set)
        if any(_is_there(row.states.get(name, Reason.NOT_REPORTED)) for row in rows)
    }
    result = {row.agency: _standing(criteria_set, regime, row, as_of, held) for row in rows}
    ranked = {agency: _rank_key(criteria_set, each) for agency, each in result.items() if each.not_ranked is None}
    for agency, key in ranked.items():
        result[agency].rank = 1 + sum(other > key for other in ranked.values())
    return result


def _is_there(state: Reason) -> bool:
    return state.is_scored or state is Reason.UNREADABLE


def _rank_key(criteria_set: CriteriaSet, standing: Standing) -> tuple[int, int]:
    bands = list(criteria_set.bands)
    caps = criteria_set.settings.gate_caps_rank and standing.band is not None
    return (-bands.index(standing.band) if caps and standing.band else 0), standing.index


def _standing(
    criteria_set: CriteriaSet, regime: Regime, typed: AgencyYear, as_of: date, held: Collection[str]
) -> Standing:
    annex = criteria_set.annex_of(typed.cohort)
    row = Row(criteria_set, regime, annex, typed.year, typed.values, typed.states, typed.approvals, as_of, held)
    findings = score_agency(row)
    criteria = [findings[key] for key in findings if key in criteria_set.criteria]
    points = sum(earned for earned, _, _ in criteria)
    maximum = sum(most for _, most, reason in criteria if not reason.is_not_applicable)
    base = half_up(Fraction(FULL * points, maximum)) if maximum else 0
    given = sum(findings[key][0] for key in criteria_set.bonus.items if key in findings)
    taken = sum(findings[key][0] for key in criteria_set.penalty.items if key in findings)
    bonus = min(given, int(criteria_set.bonus.cap.fraction * 100))
    penalty = min(taken, int(criteria_set.penalty.cap.fraction * 100))
    index = min(FULL, max(0, base + bonus - penalty))
    by_index, band, capped_by, undecided = _bands(criteria_set, row, index)
    not_ranked = _not_ranked(criteria_set, row, typed.agency, maximum)
    if not_ranked == "too_little_applies":
        band = capped_by = None
    return Standing(
        findings, row.parts, points, maximum, base, given, bonus, taken, penalty, index,
        by_index, band, capped_by, undecided, not_ranked,
    )  # fmt: skip


def _bands(criteria_set: CriteriaSet, row: Row, index: int) -> tuple[str, str | None, str | None, str]:
    """The band of the index, the band that the gates allow, the gate that lowered it, the undecided gates."""
    bands = list(criteria_set.bands)
    by_index = next(key for key in bands if index >= 100 * criteria_set.bands[key].from_index.fraction)
    gates = criteria_set.annexes[row.annex].gates
    states = {key: gate_state(gate, row.parts) for key, gate in gates.items()}
    band, capped_by = by_index, None
    for key, gate in gates.items():
        if states[key] == "shut" and bands.index(gate.caps_at) > bands.index(band):
            band, capped_by = gate.caps_at, key
    return by_index, band, capped_by, ",".join(key for key in gates if states[key] == "undecided")


def gate_state(gate: Gate, parts: Mapping[str, Share]) -> str:
    """``shut`` when too little was earned, ``undecided`` while that cannot be said, else ``open``."""
    share, reason = parts[f"{gate.criterion}/{gate.part}" if gate.part else gate.criterion]
    if reason.is_not_applicable or parts[gate.criterion][1].is_not_applicable:
        return "open"
    if reason is Reason.NOT_REPORTED:
        return "shut"
    if reason.is_not_determinable:
        return "undecided"
    is_low = share == 0 if gate.share_below is None else 100 * share < gate.share_below.fraction
    if is_low and reason not in {Reason.SCORED, Reason.PART_NOT_REPORTED}:
        return "undecided"
    return "shut" if is_low else "open"


def _not_ranked(criteria_set: CriteriaSet, row: Row, agency: str, maximum: int) -> str | None:
    settings = criteria_set.settings
    own = criteria_set.fields_of(row.annex)
    if maximum < settings.minimum_applicable_points.fraction * 100:
        return "too_little_applies"
    is_silent = bool(own) and all(row.state(name) is Reason.NOT_REPORTED for name in own)
    if settings.never_reported == "not_ranked" and is_silent:
        return "never_reported"
    if not settings.rank_lead_agency and agency == settings.lead_agency:
        return "lead_agency"
    return None
