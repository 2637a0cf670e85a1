"""Every worked example of every criteria set, typed as in a cell, earns exactly its points."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from connectors.figures import assemble
from connectors.localities import load
from connectors.overviews.criteria_overview import overrides
from connectors.presentation.criteria_guide import example_row
from connectors.scorecard import Scorecard, build
from rubric.compiled import points_column
from rubric.criteria.criterion import WorkedExample
from rubric.explanation import explain
from rubric.language import points

LOCALITIES = [each.installation.locality.id for each in overrides()]


@cache
def scorecard(locality: str) -> Scorecard:
    installation = load(locality, 2026)
    return build(installation, assemble(installation, [], as_of=date(2026, 12, 31), years=[2026]))


EXAMPLES = [
    pytest.param(locality, item, example, id=f"{locality}-{item}-{place}-{example.annex}-{example.year}")
    for locality in LOCALITIES
    for item, criterion in load(locality, 2026).criteria_set.criteria.items()
    for place, example in enumerate(criterion.examples, 1)
]


@pytest.mark.parametrize(("locality", "item", "example"), EXAMPLES)
def test_an_example_earns_its_points(locality: str, item: str, example: WorkedExample) -> None:
    row = example_row(scorecard(locality), example)
    assert row[points_column(item)] == example.points * 100


@pytest.mark.parametrize(("locality", "item", "example"), EXAMPLES)
def test_the_passport_of_an_example_ends_in_its_points(locality: str, item: str, example: WorkedExample) -> None:
    card = scorecard(locality)
    row = example_row(card, example)
    for language in ("vi", "en"):
        said = explain(card.criteria_set, card.installation.regime, example.annex, row, item, language)
        assert said.points == example.points * 100
        if said.reason.is_scored:
            assert said.arithmetic.endswith(tuple(f"{sign} {points(said.points, language)}" for sign in "=→"))


@pytest.mark.parametrize("locality", LOCALITIES)
def test_every_criterion_has_an_example(locality: str) -> None:
    criteria = scorecard(locality).criteria_set.criteria
    assert not [item for item, criterion in criteria.items() if not criterion.examples]
