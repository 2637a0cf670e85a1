"""A walk over the rules of a criteria set, and the surveys among them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rubric.criteria.criteria_set import CriteriaSet


def all_rules(criteria_set: CriteriaSet) -> Iterator[Any]:
    """Every rule of the set with every rule inside it, those of bonuses and penalties too."""
    blocks = (criteria_set.criteria, criteria_set.bonus.items, criteria_set.penalty.items)
    for item in (item for block in blocks for item in block.values()):
        for rule in filter(None, [item.rule, *item.rules.values()]):
            yield from _within(rule)


def samples_of(criteria_set: CriteriaSet) -> set[str]:
    """The fields that hold the size of a survey's sample."""
    return {rule.sample for rule in all_rules(criteria_set) if rule.kind == "survey"}


def _within(rule: Any) -> Iterator[Any]:
    yield rule
    for part in getattr(rule, "parts", {}).values():
        yield from _within(part.rule)
