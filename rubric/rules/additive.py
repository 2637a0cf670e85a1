"""Sums of counts in which a missing count adds nothing instead of hiding the rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import polars as pl

from rubric.part import Scope, whole
from rubric.reasons import FIRST_NOT_APPLICABLE, FIRST_NOT_DETERMINABLE, TO_PART


def added(scope: Scope, weights: Mapping[str, int]) -> pl.Expr:
    """Σ weight × value; fields that are not reported hold 0 and so add nothing."""
    return sum((scope.value(name) * weight for name, weight in weights.items()), whole(0))


def additive_state(scope: Scope, names: Iterable[str]) -> pl.Expr:
    """The state of a sum: see :func:`merged`."""
    return merged([scope.state(name) for name in names])


def merged(states: list[pl.Expr]) -> pl.Expr:
    """The state of several parts that count side by side.

    All not applicable: not applicable. None of the others determinable: not determinable. Otherwise scored, with
    the code of what is missing when something is.
    """
    if len(states) == 1:
        return states[0]
    any_scored = pl.any_horizontal([s < FIRST_NOT_APPLICABLE for s in states])
    worst = pl.max_horizontal(states)
    in_part = pl.max_horizontal(
        [
            pl.when(s >= FIRST_NOT_DETERMINABLE).then(s - TO_PART).when(s < FIRST_NOT_APPLICABLE).then(s).otherwise(0)
            for s in states
        ]
    )
    return pl.when(any_scored).then(in_part).otherwise(worst).cast(pl.UInt8)
