"""Which figures are asked of whom in a year: what is not there among them is missing, and is said to be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import get_args

from connectors.localities import Installation
from rubric.criteria.criteria_set import CriteriaSet
from rubric.criteria.criterion import Scored
from rubric.criteria.field import Field

_SOURCES: tuple[str, ...] = get_args(Field.model_fields["source"].annotation)


def asked_fields(installation: Installation, years: Iterable[int]) -> Iterator[tuple[str, int, str]]:
    """Agency, year and field of every figure that is asked for, whoever has to enter it.

    An agency that was founded later is asked for nothing before, and nobody for what only a criterion reads that is
    outside of the year.
    """
    cs = installation.criteria_set
    for year in years:
        asked = {annex: _asked(cs, annex, year) for annex in cs.annexes}
        for agency in installation.agencies.values():
            if agency.valid_from.year <= year:
                yield from ((agency.code, year, field) for field in asked[agency.annex])


def _asked(cs: CriteriaSet, annex: str, year: int) -> list[str]:
    criteria = cs.criteria_of(annex).values()
    outside = {name for each in criteria if each.is_outside(annex, year) for name in _reads(each, annex)}
    inside = {name for each in criteria if not each.is_outside(annex, year) for name in _reads(each, annex)}
    inside |= {
        name
        for each in (*cs.bonus.items.values(), *cs.penalty.items.values())
        if each.hundredths(annex)
        for name in _reads(each, annex)
    }
    only_outside = outside - inside
    return [name for name in cs.fields_of(annex, _SOURCES) if name not in only_outside]


def _reads(scored: Scored, annex: str) -> tuple[str, ...]:
    rule = scored.rule_of(annex)
    return rule.reads() if rule else ()
