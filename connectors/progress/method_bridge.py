"""Why an agency's index changed between two years of different rules: the bridge from two installations' figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from connectors.figures import Figures
from connectors.localities import Installation
from rubric.bridge import Bridge, Side, bridges
from rubric.scoring import score


def method_bridges(
    last: tuple[Installation, Figures],
    this: tuple[Installation, Figures],
    published: Mapping[str, int] | None = None,
) -> dict[str, Bridge]:
    """The bridge of every agency that was scored by both sets, each in its own year.

    ``published`` are last year's indices as they were made public, in hundredths. Without them, last year's set on
    what is known of last year now stands in their place, and nothing counts as revised.
    """
    sides = [_side(*each) for each in (last, this)]
    return bridges(recomputed(sides[0]) if published is None else published, *sides)


def recomputed(side: Side) -> dict[str, int]:
    """The index of every agency in the year of its set, in hundredths."""
    standings = score(side.criteria_set, side.regime, replace(side.inputs, years=[side.year])).standings
    return dict(zip(standings["agency"].to_list(), standings["index"].to_list(), strict=True))


def _side(installation: Installation, figures: Figures) -> Side:
    criteria_set = installation.criteria_set
    return Side(criteria_set, installation.regime, figures.inputs, criteria_set.year)
