"""Reasons that the figures give: a part above its whole, a figure that stands still, one that jumps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from statistics import median

from connectors.cells.expectation import say_figure
from connectors.layouts.cross_checks import parts_and_wholes
from connectors.reported import ReportedValue
from connectors.verification.claims import ClaimKey
from connectors.verification.ground import Ground
from connectors.verification.risks import RiskReason, reason
from rubric.criteria.field import NUMERIC_KINDS, Field
from rubric.language import number
from rubric.text import Text

Found = Iterator[tuple[ClaimKey, RiskReason]]
JUMP_PEERS = 5
"""How many agencies of the cohort must have both years before a change can stand out."""
JUMP_DEVIATIONS = 5
"""How many median absolute deviations from the cohort's median change count as a jump."""
JUMP_AT_LEAST = Fraction(1, 2)
"""A change nearer than this to the cohort's median is no jump, however alike the others are."""
JUMP_UNITS = 5
"""A smaller difference from last year is no jump: 1 becomes 3 by chance."""
UNCHANGED_FROM = 10
"""Smaller figures repeat by chance."""
FULL_RATIOS = 3
"""So many ratios, all full, are worth a look."""


def figure_risks(ground: Ground) -> Found:
    """The reasons of all claims that their values give."""
    for key, value in ground.values.items():
        if value.state == "not_applicable":
            yield key, reason("not_applicable_requested")
        elif value.state == "unreadable":
            yield key, reason("unreadable", {"found": value.text[:60]})
    yield from _ratios(ground)
    yield from _unchanged(ground)
    yield from _jumps(ground)


def _ratios(ground: Ground) -> Found:
    """Parts above their wholes, and agencies whose ratios are all full."""
    pairs = {annex: list(parts_and_wholes(ground.criteria_set, annex)) for annex in ground.criteria_set.annexes}
    full: dict[str, list[ClaimKey]] = defaultdict(list)
    lacking: set[str] = set()
    for key, value in ground.values.items():
        for whole_field in (w for p, w in pairs[ground.annex(key[0])] if p == key[2]):
            beside = key[0], key[1], whole_field
            whole = ground.values.get(beside) or ground.facts.get(beside)
            if whole is None or whole.value is None or value.value is None:
                continue
            fields = ground.fields[key[2]], ground.fields[whole_field]
            left, right = _exact(value, fields[0]), _exact(whole, fields[1])
            if left > right:
                said = {"value": _say(value, fields[0]).vi, "whole": _say(whole, fields[1]).vi}
                english = {"value": _say(value, fields[0]).en, "whole": _say(whole, fields[1]).en}
                labels = fields[1].label
                yield key, reason("part_above_whole", {**said, "label": labels.vi}, {**english, "label": labels.en})
            if left >= right > 0:
                full[key[0]].append(key)
            elif right:
                lacking.add(key[0])
    for agency, keys in full.items():
        if agency not in lacking and len(keys) >= FULL_RATIOS:
            for key in dict.fromkeys(keys):
                yield key, reason("all_full", {"count": len(keys)})


def _unchanged(ground: Ground) -> Found:
    """What flows anew each year and is the same to the last digit."""
    for key, value, before in _both_years(ground):
        field = ground.fields[key[2]]
        if field.measure == "flow" and value.value == before.value and _exact(value, field) >= UNCHANGED_FROM:
            said = _say(value, field)
            yield key, reason("unchanged", {"value": said.vi}, {"value": said.en})


def _jumps(ground: Ground) -> Found:
    """Changes in the better direction that stand out in the cohort.

    A change is relative to last year, or to 1 where that was less. It stands out when it lies more than
    ``JUMP_DEVIATIONS`` median absolute deviations, and at least ``JUMP_AT_LEAST``, from the cohort's median, and is of
    at least ``JUMP_UNITS``.
    """
    groups: dict[tuple[str, str, str], list[tuple[ClaimKey, Fraction, bool]]] = defaultdict(list)
    for key, value, before in _both_years(ground):
        field = ground.fields[key[2]]
        difference, base = _exact(value, field) - _exact(before, field), max(_exact(before, field), Fraction(1))
        found = key, difference / base, abs(difference) >= JUMP_UNITS
        groups[ground.cohort(key[0]), key[1], key[2]].append(found)
    for (_, _, name), changes in groups.items():
        if len(changes) < JUMP_PEERS:
            continue
        usual = _middle([change for _, change, _ in changes])
        spread = _middle([abs(change - usual) for _, change, _ in changes])
        for key, change, is_wide in changes:
            away = _favourable(ground.fields[name], change - usual)
            if is_wide and away >= JUMP_AT_LEAST and away > JUMP_DEVIATIONS * spread:
                yield key, reason("jump", *_told(ground, key, percent_change(usual)))


def _middle(fractions: list[Fraction]) -> Fraction:
    """The exact median. They are put in order as floats first, so that comparing exactly has almost nothing to do."""
    return Fraction(median(sorted(fractions, key=float)))


def _told(ground: Ground, key: ClaimKey, usual: Text) -> tuple[dict[str, str], dict[str, str]]:
    value, before, field = ground.values[key], ground.last_year(key), ground.fields[key[2]]
    now, then = _say(value, field), _say(before or value, field)
    vi = {"before": then.vi, "value": now.vi, "usual": usual.vi}
    return vi, {"before": then.en, "value": now.en, "usual": usual.en}


def percent_change(change: Fraction) -> Text:
    """A relative change as a whole percentage with its sign, rounded half away from zero."""
    sign = "+" if change > 0 else ""
    vi, en = (number(change * 100, 0, language) for language in ("vi", "en"))
    return Text(vi=f"{sign}{vi}%", en=f"{sign}{en}%")


def _favourable(field: Field, difference: Fraction) -> Fraction:
    """How far a change goes the way the agency would like it to; either way where none is better."""
    match field.better:
        case "higher":
            return difference
        case "lower":
            return -difference
        case _:
            return abs(difference)


def _both_years(ground: Ground) -> Iterator[tuple[ClaimKey, ReportedValue, ReportedValue]]:
    for key, value in ground.values.items():
        before = ground.last_year(key)
        is_number = ground.fields[key[2]].kind in NUMERIC_KINDS and value.value is not None
        if is_number and before is not None and before.value is not None:
            yield key, value, before


def _exact(value: ReportedValue, field: Field) -> Fraction:
    return Fraction(value.value or 0, field.scale)


def _say(value: ReportedValue, field: Field) -> Text:
    return say_figure(field, Decimal(value.value or 0) / field.scale)
