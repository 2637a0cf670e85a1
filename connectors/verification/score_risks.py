"""Reasons that the scores give: own points far above the computed ones, and criteria that drop out by a claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from fractions import Fraction
from statistics import median

from connectors.verification.claims import ClaimKey
from connectors.verification.ground import Ground
from connectors.verification.risks import RiskReason, reason
from rubric.criteria.rule_checks import walk
from rubric.language import percent, points
from rubric.reasons import Reason
from rubric.rules.ratio import Ratio
from rubric.rules.survey import Survey

Found = Iterator[tuple[ClaimKey, RiskReason]]
OWN_ABOVE = 100
"""Hundredths of a point by which an own score must exceed the computed one, and at least a quarter of the maximum."""
TOTAL_ABOVE = 1000
"""The same for the sum of all criteria of an agency."""


MEASURED_PEERS = 5
"""How many agencies a cohort must have before a gap between claimed and measured can stand out."""
MEASURED_DEVIATIONS = 2
"""How many median absolute deviations from the cohort's median gap stand out."""
MEASURED_AT_LEAST = Fraction(1, 10)
"""A gap nearer than this to the median does not stand out."""


def measured_risks(ground: Ground) -> Found:
    """Claims of agencies whose own figures do far better than what surveys, the panel and the department measure.

    The gap is the share of points earned where only the agency's figures are read, less the share earned where none of
    them is; it is held against the gaps of the cohort.
    """
    shares = {code: shares for code in ground.installation.agencies if (shares := _shares(ground, code))}
    cohorts: dict[str, list[str]] = defaultdict(list)
    for code in shares:
        cohorts[ground.cohort(code)].append(code)
    suspects: dict[str, RiskReason] = {}
    for codes in cohorts.values():
        gaps = {code: shares[code][0] - shares[code][1] for code in codes}
        usual = median(gaps.values())
        spread = median(abs(gap - usual) for gap in gaps.values())
        for code, gap in gaps.items():
            away = gap - usual
            if len(codes) >= MEASURED_PEERS and away >= MEASURED_AT_LEAST and away > MEASURED_DEVIATIONS * spread:
                own, measured = ((percent(share, "vi", 0), percent(share, "en", 0)) for share in shares[code])
                told = {"own": own[0], "measured": measured[0]}, {"own": own[1], "measured": measured[1]}
                suspects[code] = reason("above_what_others_measure", *told)
    scored = {annex: {field for fields in items.values() for field in fields} for annex, items in ground.reads.items()}
    for key in ground.values:
        if key[0] in suspects and key[2] in scored[ground.annex(key[0])]:
            yield key, suspects[key[0]]


def _shares(ground: Ground, agency: str) -> tuple[Fraction, Fraction] | None:
    """The share of points earned by own figures alone, and by others' alone; None where there is nothing to compare."""
    if ground.scorecard.standing(agency, ground.year).not_ranked == "never_reported":
        return None
    got, most = [0, 0], [0, 0]
    for finding in ground.scorecard.findings(agency, ground.year):
        fields = ground.reads[ground.annex(agency)][finding.item]
        are_own = {ground.fields[field].source == "agency" for field in fields}
        if finding.item in ground.criteria_set.criteria and finding.outcome != "not_applicable" and len(are_own) == 1:
            place = 0 if are_own == {True} else 1
            got[place] += finding.points
            most[place] += finding.maximum
    return (Fraction(got[0], most[0]), Fraction(got[1], most[1])) if all(most) else None


def score_risks(ground: Ground) -> Found:
    """The reasons of all claims that the findings and own scores of their agencies give."""
    keys: dict[tuple[str, str], list[ClaimKey]] = defaultdict(list)
    of_agency: dict[str, list[ClaimKey]] = defaultdict(list)
    for key in ground.values:
        keys[key[0], key[2]].append(key)
        of_agency[key[0]].append(key)
    for agency, own_keys in of_agency.items():
        total = 0
        for finding in ground.scorecard.findings(agency, ground.year):
            fields = ground.reads[ground.annex(agency)][finding.item]
            own = ground.scorecard.own_score(agency, ground.year, finding.item)
            if own is not None and own.points is not None and finding.outcome != "not_applicable":
                gap = own.points - finding.points
                total += gap
                if gap >= max(OWN_ABOVE, finding.maximum // 4):
                    told = _points(item=finding.item, own=own.points, computed=finding.points)
                    yield from ((key, reason("own_score_above", *told)) for f in fields for key in keys[agency, f])
            if finding.reason in {Reason.NA_DENOMINATOR_ZERO, Reason.NA_SAMPLE_TOO_SMALL}:
                yield from _causes(ground, agency, finding.item, keys)
        if total >= TOTAL_ABOVE:
            told = _points(gap=total)
            yield from ((key, reason("own_total_above", *told)) for key in own_keys)


def _causes(ground: Ground, agency: str, item: str, keys: Mapping[tuple[str, str], list[ClaimKey]]) -> Found:
    """The zero denominators and small samples that the agency itself typed."""
    rule = ground.criteria_set.scored_items(ground.annex(agency))[item].rule_of(ground.annex(agency))
    parts = [part for _, part in walk(rule, "")] if rule else []
    suspects = [part.denominator for part in parts if isinstance(part, Ratio)]
    suspects += [part.sample for part in parts if isinstance(part, Survey)]
    for field in dict.fromkeys(suspects):
        for key in keys.get((agency, field), ()):
            value = ground.values[key]
            if value.state == "reported" and (value.value == 0 or any(isinstance(part, Survey) for part in parts)):
                yield key, reason("not_applicable_cause", {"item": item})


def _points(**figures: int | str) -> tuple[dict[str, str], dict[str, str]]:
    """Hundredths written as points, in both languages."""

    def said(figure: int | str, language: str) -> str:
        return figure if isinstance(figure, str) else points(figure, language)

    vi, en = ({name: said(figure, language) for name, figure in figures.items()} for language in ("vi", "en"))
    return vi, en
