"""Who is proposed for a reward, by each rule; and why the one who came closest is not."""

from collections.abc import Sequence

import pytest

from connectors.briefing.rewards import NoReward, Reward, rewards
from connectors.briefing.settings import RewardRules
from connectors.verification.decisions import Share
from tests.unit.connectors.briefing.made_facts import FINANCE, HEALTH, INTERIOR, LEAD, Row, scorecard

THREE: list[Row] = [
    (HEALTH, 2025, 8500, 2, "tot"), (HEALTH, 2026, 9200, 1, "xuat-sac"),
    (FINANCE, 2025, 6000, 3, "trung-binh"), (FINANCE, 2026, 8100, 2, "tot"),
    (INTERIOR, 2025, 8800, 1, "tot"), (INTERIOR, 2026, 8050, 3, "tot"),
]  # fmt: skip
WHOLE = {agency: Share(10, 10) for agency in (HEALTH, FINANCE, INTERIOR)}


def told(
    rows: Sequence[Row],
    shares: dict[str, Share] = WHOLE,
    rules: RewardRules | None = None,
    *,
    penalised: Sequence[str] = (),
) -> tuple[tuple[Reward, ...], tuple[NoReward, ...]]:
    return rewards(scorecard(rows, penalised=penalised), 2026, shares, rules or RewardRules())


def test_the_first_and_the_most_improved_of_a_cohort_are_proposed() -> None:
    assert told(THREE) == (
        (
            Reward("first", HEALTH, "so", 9200, "xuat-sac"),
            Reward("improved", FINANCE, "so", 8100, "tot", gain=2100),
        ),
        (),
    )


def test_all_who_share_the_first_place_are_proposed() -> None:
    rows = [*THREE[:3], (FINANCE, 2026, 9200, 1, "xuat-sac"), *THREE[4:]]
    assert [each.agency for each in told(rows)[0] if each.ground == "first"] == [FINANCE, HEALTH]


def test_a_cohort_of_one_or_two_proposes_nobody_and_says_so() -> None:
    alone = [("hue-bao-ptth", 2026, 9500, 1, "xuat-sac")]
    for rows, cohort in ((THREE[:2], "so"), (THREE[:4], "so"), (alone, "bao")):
        assert told(rows) == ((), (NoReward("first", cohort, ("small_cohort",)),))


def test_a_cohort_in_which_nobody_is_ranked_is_not_spoken_of() -> None:
    assert told([(HEALTH, 2026, 0, None, None)]) == ((), ())


@pytest.mark.parametrize(
    ("rows", "shares", "penalised", "obstacles"),
    [
        (THREE, {**WHOLE, HEALTH: Share(9, 10)}, [], ("not_verified",)),
        (THREE, WHOLE, [HEALTH], ("penalty",)),
        ([THREE[0], (HEALTH, 2026, 9200, 1, "kha"), *THREE[2:]], WHOLE, [], ("band",)),
        (THREE, {**WHOLE, HEALTH: Share(999, 1000)}, [HEALTH], ("not_verified", "penalty")),
    ],
)
def test_the_first_is_not_proposed_while_anything_stands_against_it(
    rows: list[Row], shares: dict[str, Share], penalised: list[str], obstacles: tuple[str, ...]
) -> None:
    proposed, refused = told(rows, shares, penalised=penalised)
    assert [each.agency for each in proposed] == [FINANCE]
    assert refused == (NoReward("first", "so", obstacles, HEALTH),)  # type: ignore[arg-type]


def test_an_agency_that_claimed_nothing_has_nothing_left_to_verify() -> None:
    assert told(THREE, {FINANCE: Share(1, 1)})[0][0].agency == HEALTH


def test_a_gain_below_the_least_proposes_nobody_as_improved() -> None:
    rows = [(agency, year, 9000 + (499 if year == 2026 and agency == LEAD else 0), 1, "xuat-sac")
            for agency in (HEALTH, FINANCE, LEAD) for year in (2025, 2026)]  # fmt: skip
    _, refused = told(rows, {})
    assert refused == (NoReward("improved", "so", ("little_gain",), gain=499),)


def test_without_a_year_before_nobody_is_the_most_improved() -> None:
    rows = [row for row in THREE if row[1] == 2026]
    proposed, refused = told(rows)
    assert [each.ground for each in proposed] == ["first"]
    assert refused == (NoReward("improved", "so", ("not_compared",)),)


def test_a_locality_may_ask_for_less() -> None:
    mild = RewardRules(least_ranked=2, verified_percent=90, without_penalty=False, least_gain=30)
    proposed, refused = told(THREE[:4], {HEALTH: Share(9, 10)}, mild, penalised=[HEALTH])
    assert [each.agency for each in proposed] == [HEALTH]
    assert refused == (NoReward("improved", "so", ("little_gain",), gain=2100),)
