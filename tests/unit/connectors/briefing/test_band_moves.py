"""Who crossed a band, and which criteria moved them: the furthest fall first, what newly applies among the reasons."""

from connectors.briefing.band_moves import BandMove, ItemMove, band_moves, changed
from tests.unit.connectors.briefing.made_facts import FINANCE, HEALTH, INTERIOR, JUSTICE, item, scorecard


def test_the_furthest_fall_comes_first_and_rises_come_last() -> None:
    made = scorecard([
        (HEALTH, 2025, 8500, 1, "tot"), (HEALTH, 2026, 9200, 1, "xuat-sac"),
        (FINANCE, 2025, 9100, 1, "xuat-sac"), (FINANCE, 2026, 8900, 2, "tot"),
        (INTERIOR, 2025, 9100, 1, "xuat-sac"), (INTERIOR, 2026, 7100, 3, "kha"),
        (JUSTICE, 2025, 8500, 1, "tot"), (JUSTICE, 2026, 8600, 2, "tot"),
    ])  # fmt: skip
    found = band_moves((made, 2025), (made, 2026))
    assert [(each.agency, each.before, each.after, each.rises) for each in found] == [
        (INTERIOR, "xuat-sac", "kha", False),
        (FINANCE, "xuat-sac", "tot", False),
        (HEALTH, "tot", "xuat-sac", True),
    ]


def test_only_what_moved_it_that_way_is_named_the_weightiest_first() -> None:
    before = [item("A1", 400, 400), item("B1", 300, 500), item("C1", 100, 200), item("P1", 0, 200)]
    after = [item("A1", 100, 400), item("B1", 500, 500), item("C1", 50, 200), item("P1", 150, 200)]
    made = scorecard(
        [(HEALTH, 2025, 8500, 1, "tot"), (HEALTH, 2026, 7900, 1, "kha")],
        {(HEALTH, 2025): before, (HEALTH, 2026): after},
    )
    (move,) = band_moves((made, 2025), (made, 2026))
    # 3,00 points fewer for A1; 1,50 more deducted by P1; 0,50 fewer for C1. B1 rose, so it explains no fall.
    assert move.items == (
        ItemMove("A1", 400, 100, -300),
        ItemMove("P1", 0, 150, -150),
        ItemMove("C1", 100, 50, -50),
    )


def test_what_newly_applies_weighs_as_what_is_lost_by_it() -> None:
    before = [item("A1", 0, 400, "not_applicable"), item("B1", 0, 500, "not_applicable"), item("C1", 200, 200)]
    after = [item("A1", 100, 400), item("B1", 500, 500), item("C1", 0, 200, "not_applicable")]
    made = scorecard(
        [(HEALTH, 2025, 8500, 1, "tot"), (HEALTH, 2026, 7900, 1, "kha")],
        {(HEALTH, 2025): before, (HEALTH, 2026): after},
    )
    (move,) = band_moves((made, 2025), (made, 2026))
    assert move.items == (ItemMove("A1", None, 100, -300),)


def test_a_gate_that_shut_is_a_reason_and_one_that_opened_too() -> None:
    rows = [(HEALTH, 2025, 8500, 1, "tot"), (HEALTH, 2026, 8600, 1, "kha")]
    shut = scorecard(rows, capped={HEALTH: "no_plan"})
    assert band_moves((shut, 2025), (shut, 2026)) == (BandMove(HEALTH, "tot", "kha", False, (), "no_plan"),)
    (opened,) = band_moves((shut, 2026), (shut, 2025))
    assert (opened.rises, opened.gate) == (True, "no_plan")


def test_losing_the_rank_is_a_fall_and_an_agency_without_a_year_before_is_left_out() -> None:
    made = scorecard([
        (HEALTH, 2025, 4000, 1, "yeu"), (HEALTH, 2026, 0, None, None), (FINANCE, 2026, 9500, 1, "xuat-sac"),
    ])  # fmt: skip
    (move,) = band_moves((made, 2025), (made, 2026))
    assert (move.agency, move.before, move.after, move.rises) == (HEALTH, "yeu", None, False)
    assert changed((made, 2025), (made, 2026)) == (HEALTH,)


def test_another_rank_is_a_change_though_no_band_is_crossed() -> None:
    made = scorecard([
        (HEALTH, 2025, 8500, 1, "tot"), (HEALTH, 2026, 8500, 2, "tot"),
        (FINANCE, 2025, 8000, 2, "tot"), (FINANCE, 2026, 8000, 2, "tot"),
    ])  # fmt: skip
    assert band_moves((made, 2025), (made, 2026)) == ()
    assert changed((made, 2025), (made, 2026)) == (HEALTH,)
