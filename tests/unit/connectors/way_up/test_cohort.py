"""An agency among its cohort: quartiles, median and best, and nobody else's name or number."""

from fractions import Fraction

import pytest

from connectors.presentation.own.cohort_place import cohort_place
from connectors.scorecard import Scorecard
from connectors.way_up.cohort import Spread, cohort_position


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([1, 2, 3, 4, 5], (2, 3, 4, 5)),
        ([10, 20], (Fraction(25, 2), 15, Fraction(35, 2), 20)),
        ([7], (7, 7, 7, 7)),
        # places 0,75, 1,5 and 2,25 of 1, 2, 4, 8
        ([8, 1, 4, 2], (Fraction(7, 4), 3, 5, 8)),
    ],
)
def test_quartiles_lie_between_neighbours_in_proportion(
    values: list[int], expected: tuple[Fraction | int, ...]
) -> None:
    spread = Spread.of([Fraction(value) for value in values])
    assert (spread.low_quartile, spread.median, spread.high_quartile, spread.best) == expected


def test_a_department_sees_the_median_and_best_of_the_ranked(hue: Scorecard) -> None:
    found = cohort_position(hue, "hue-so-yte", 2026)
    indices = sorted(each.index for each in hue.cohort("so", 2026) if each.rank is not None)
    assert (found.ranked, len(indices)) == (15, 15)
    assert found.spread is not None
    assert (found.spread.median, found.spread.best) == (Fraction(indices[7], 100), Fraction(indices[-1], 100))
    assert found.rank == hue.standing("hue-so-yte", 2026).rank
    assert [each.group for each in found.groups] == ["A", "B", "C", "D", "E", "F"]
    own = {each.group: each for each in hue.groups("hue-so-yte", 2026)}
    assert all(each.own == Fraction(100 * own[each.group].points, own[each.group].maximum) for each in found.groups)


def test_a_cohort_of_three_is_not_compared(hue: Scorecard) -> None:
    code = next(code for code, agency in hue.agencies.items() if agency.cohort == "bao")
    found = cohort_position(hue, code, 2026)
    assert (found.ranked, found.spread) == (3, None)
    assert all(each.spread is None for each in found.groups)
    assert "3 cơ quan" in cohort_place(hue, found, "vi").sentence
    assert cohort_position(hue, code, 2026, least=3).spread is not None


def test_an_agency_without_rank_still_sees_its_cohort(hue: Scorecard) -> None:
    unranked = next(each for each in hue.cohort("xa", 2026) if each.rank is None)
    shown = cohort_place(hue, cohort_position(hue, unranked.agency, 2026), "vi")
    assert shown.sentence.startswith("Không xếp hạng; trung vị ")


def test_nobody_else_is_named(hue: Scorecard) -> None:
    shown = str(cohort_place(hue, cohort_position(hue, "hue-so-yte", 2026), "vi"))
    others = [agency.name.vi for code, agency in hue.agencies.items() if code != "hue-so-yte"]
    assert not [name for name in others if name in shown]
    assert not [code for code in hue.agencies if code in shown]
