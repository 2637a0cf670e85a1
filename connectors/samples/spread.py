"""A made-up year told in its periods: the first half, or the months, so that together they make the year."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import floor

from connectors.forms.contents import Content
from connectors.localities import Installation
from connectors.samples.draft import Draft
from rubric.criteria.field import Field, MonthsAtLeast
from rubric.criteria.rule_checks import walk
from rubric.rules.ratio import Ratio

_NATIONAL_DAY = re.compile(r"_(\d{1,2})_(\d{1,2})$")
_HALF_YEAR_MONTH = 6


def denominators(installation: Installation, annex: str) -> dict[str, str]:
    """The denominator of each field that is a numerator of a ratio, so that no period has more than its whole."""
    found: dict[str, str] = {}
    for criterion in installation.criteria_set.criteria_of(annex).values():
        rule = criterion.rule_of(annex)
        for _, part in walk(rule, "") if rule else ():
            if isinstance(part, Ratio):
                found |= dict.fromkeys(part.numerator, part.denominator)
    return found


def half_year(draft: Draft, values: Mapping[str, Content]) -> dict[str, Content]:
    """What an agency reports at the end of June: about half of what flows, most of what stands."""
    flowing = Fraction(draft.draw("half").randint(40, 55), 100)
    standing = Fraction(draft.draw("half standing").randint(75, 100), 100)
    whole = set(denominators(draft.installation, draft.annex).values())
    made: dict[str, Content] = {}
    for name, content in values.items():
        field = draft.fields[name]
        share = flowing if field.measure == "flow" else Fraction(1) if name in whole else standing
        made[name] = _so_far(name, content, field, share, _HALF_YEAR_MONTH, draft)
    return made


def months(draft: Draft, values: Mapping[str, Content], reported: Sequence[int]) -> dict[tuple[int, str], Content]:
    """What an agency reports month by month, so that the year's rule of each field makes its year."""
    below = denominators(draft.installation, draft.annex)
    made: dict[tuple[int, str], Content] = {}
    for name in sorted(values, key=lambda name: name in below):
        field, content = draft.fields[name], values[name]
        rule = field.year_rule(draft.annex)
        if isinstance(rule, MonthsAtLeast) and isinstance(content, int):
            parts: Sequence[Content] = _reaching(content, rule.months_at_least, reported, draft, name)
        elif rule == "sum" and isinstance(content, int | Decimal) and not isinstance(content, bool):
            room = [made.get((month, below[name])) for month in reported] if name in below else []
            parts = _summing(content, field, reported, draft, room)
        else:
            whole = name in below.values()
            grown = [Fraction(3, 4) + Fraction(place, 4 * len(reported)) for place in range(1, len(reported) + 1)]
            shares = [Fraction(1)] * len(reported) if whole else grown
            parts = [_so_far(name, content, field, s, m, draft) for s, m in zip(shares, reported, strict=True)]
        made |= {(month, name): part for month, part in zip(reported, parts, strict=True)}
    return made


def _so_far(name: str, content: Content, field: Field, share: Fraction, month: int, draft: Draft) -> Content:
    """What holds at the end of ``month``, when ``share`` of the year's figure is reached."""
    match content:
        case bool():
            return content and _has_happened(name, month, draft)
        case int() | Decimal():
            return _floored(Decimal(content) * share.numerator / share.denominator, field)
        case date():
            return content if content < date(draft.year, month, 20) else None
        case tuple():
            return content[: max(1, floor(len(content) * share))] if content else None
        case _:
            return content


def _has_happened(name: str, month: int, draft: Draft) -> bool:
    if found := _NATIONAL_DAY.search(name):
        return int(found[2]) <= month
    return draft.draw("month of", name).randint(3, 12) <= month


def _floored(value: Decimal, field: Field) -> int | Decimal:
    step = Decimal(1).scaleb(-min(field.decimals, 1))
    kept = value // step * step
    return kept if field.decimals else int(kept)


def _reaching(count: int, bar: int, reported: Sequence[int], draft: Draft, name: str) -> list[Content]:
    """Monthly counts of which ``count`` reach the bar."""
    draw = draft.draw("months", name)
    good = set(draw.sample(list(reported), min(count, len(reported))))
    return [draw.randint(bar, 2 * bar) if month in good else draw.randint(0, bar - 1) for month in reported]


def _summing(
    total: int | Decimal, field: Field, reported: Sequence[int], draft: Draft, room: Sequence[Content]
) -> list[Content]:
    """Monthly parts of a sum, in proportion to ``room`` where it bounds them."""
    draw = draft.draw("months", "sum")
    weights = [draw.randint(60, 140) for _ in reported]
    bounds = [Decimal(each) for each in room if isinstance(each, int | Decimal)]
    if len(bounds) == len(reported) and total <= sum(bounds):
        weights = [int(each * field.scale) for each in bounds]
    parts: list[Content] = []
    reached, before = 0, Decimal(0)
    for weight in weights:
        reached += weight
        now = Decimal(_floored(Decimal(total) * reached / (sum(weights) or 1), field))
        now = Decimal(total) if reached == sum(weights) else now
        parts.append(now - before if field.decimals else int(now - before))
        before = now
    return parts
