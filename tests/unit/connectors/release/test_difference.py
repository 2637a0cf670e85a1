"""What changes from one release to the next: who moves, by how much, and why."""

from dataclasses import replace
from decimal import Decimal

import pytest

from connectors.release import Publication, Release, freeze
from connectors.release.difference import ReleaseDifference, difference
from connectors.release.faults import ReleaseError
from connectors.scorecard import Scorecard, build
from rubric.criteria.figures import Figure, YearTable
from rubric.rules.survey import Survey
from tests.golden.making import ACCEPTED, DECISIONS, MADE_AT, AgencyFigures, scorecard_of


def frozen(scorecard: Scorecard, number: int = 2, decisions: object = ()) -> Release:
    return freeze(scorecard, Publication(number, MADE_AT), code_version="x", decisions=decisions)  # type: ignore[arg-type]


def changed(agency: str, **figures: int | None) -> dict[str, AgencyFigures]:
    return {**ACCEPTED, agency: {**ACCEPTED[agency], **figures}}


def against_first(scorecard: Scorecard, decisions: object = ()) -> ReleaseDifference:
    return difference(frozen(scorecard_of(ACCEPTED), 1), frozen(scorecard, 2, decisions))


def test_the_same_figures_move_nobody() -> None:
    found = against_first(scorecard_of(ACCEPTED))
    assert (found.moves, found.unchanged, found.criteria_set_changed) == ((), 9, False)
    assert found.sentence.en == "Against vang-2026-1: 0 agencies move, 9 stay, 0 added, 0 removed."


def test_a_changed_figure_moves_its_agency_and_those_it_overtakes() -> None:
    # Commune Three trains 30 of 60, all it should: 20.00 in place of 13.33, so 67.17 becomes 73.84.
    # Commune Two shared rank 2 with it and now follows.
    found = against_first(scorecard_of(changed("99003", trained=30)))
    second, third = found.moves
    assert (second.agency, third.agency, found.unchanged) == ("99002", "99003", 7)
    assert (third.before.index, third.after.index) == (6717, 7384)
    [item] = third.items
    assert (item.item, item.before, item.after, item.fields, item.causes) == (
        "learnt", 1333, 2000, ("trained",), ("inputs",),
    )  # fmt: skip
    assert (second.before.rank, second.after.rank, second.items, second.causes) == (2, 3, (), ("others",))
    assert third.sentence.vi == "Xã Ba: chỉ số 67,17 → 73,84 (số liệu thay đổi)"
    assert second.sentence.en == "Commune Two: rank 2 → 3 (other agencies moved)"


def test_a_decision_is_named_as_the_reason() -> None:
    found = against_first(scorecard_of(changed("so-hai", trained=6)), [replace(DECISIONS[0], accepted_value=6)])
    [move] = found.moves
    assert move.causes == ("decision",)
    assert move.items[0].after == 800  # 6 of 30 is 20 %, two fifths of the 50 % asked for


def test_a_mended_cell_counts_as_changed_figures() -> None:
    found = against_first(scorecard_of(changed("bao-mot", trained=10)))
    assert [(move.agency, move.after.index, move.causes) for move in found.moves] == [("bao-mot", 10000, ("inputs",))]


def test_a_changed_criteria_set_is_named_as_the_reason() -> None:
    before = scorecard_of(ACCEPTED)
    old = before.installation.criteria_set
    liked = old.criteria["liked"]
    assert isinstance(liked.rule, Survey)
    target = YearTable(every=Figure(value=Decimal(50), basis="proposed"))
    rule = liked.rule.model_copy(update={"target": target})
    criteria = {**old.criteria, "liked": liked.model_copy(update={"rule": rule})}
    there = replace(before.installation, criteria_set=old.changed(criteria=criteria, version="2"))
    found = against_first(build(there, before.figures, basis="verified"))
    assert found.criteria_set_changed
    # 30 of 60 answers are now all that is asked: 10.00 in place of 7.14, for the four who have them.
    assert {move.agency: move.causes for move in found.moves} == dict.fromkeys(
        ["so-hai", "99002", "99003", "bao-hai"], ("criteria_set",)
    )
    assert {item.after for move in found.moves for item in move.items} == {1000}


def test_agencies_that_come_and_go_are_told() -> None:
    before = scorecard_of(ACCEPTED)
    fewer = {code: agency for code, agency in before.agencies.items() if code != "bao-ba"}
    inputs = before.figures.inputs
    inputs = replace(inputs, agencies=inputs.agencies.filter(inputs.agencies["agency"] != "bao-ba"))
    there = replace(before.installation, agencies=fewer)
    smaller = build(there, replace(before.figures, inputs=inputs), basis="verified")
    found = against_first(smaller)
    assert {code: name.vi for code, name in found.removed.items()} == {"bao-ba": "Báo Ba"}
    assert dict(difference(frozen(smaller, 1), frozen(before)).added).keys() == {"bao-ba"}


def test_releases_of_two_localities_are_not_compared() -> None:
    one = frozen(scorecard_of(ACCEPTED))
    other = replace(one, manifest=one.manifest.model_copy(update={"locality": "hue"}))
    with pytest.raises(ReleaseError, match="not of one locality"):
        difference(one, other)
