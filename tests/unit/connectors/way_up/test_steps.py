"""What each kind of rule suggests to an agency, worked by hand on figures of one department and one commune of Huế."""

from collections.abc import Mapping
from datetime import date

import pytest

from connectors.localities import load
from connectors.scorecard import Scorecard, build
from connectors.way_up.steps import Left, Step, WayUp, way_up
from rubric.language import to_days
from tests.localities.draft import reported

SO, XA, BAO = "hue-so-yte", "20107", "hue-bao-ptth"
JUNE, NOVEMBER = date(2026, 6, 1), date(2026, 11, 20)


def stored(value: int | date) -> int:
    return to_days(value) if isinstance(value, date) else value


def card(agency: str, values: Mapping[str, int | date]) -> Scorecard:
    installation, figures = reported(load("hue", 2026), agency, {k: stored(v) for k, v in values.items()})
    return build(installation, figures)


def way(values: Mapping[str, int | date], *, agency: str = SO, today: date = JUNE, **more: date) -> WayUp:
    return way_up(card(agency, values), agency, 2026, today=today, **more)


def step_of(found: WayUp, item: str) -> Step:
    steps = [step for step in found.steps if step.item == item]
    assert len(steps) == 1, steps
    return steps[0]


def left_of(found: WayUp, item: str) -> Left | None:
    return next((each for each in found.left if each.item == item), None)


def test_a_ratio_is_raised_to_its_target() -> None:
    step = step_of(way({"tong_cbccvc": 200, "so_duoc_pho_bien": 180}), "D1")
    assert (step.kind, step.changes, step.gain, step.effort) == ("raise", (("so_duoc_pho_bien", 200),), 60, "medium")
    assert step.until == date(2026, 12, 31)


def test_a_ratio_under_its_floor_names_the_floor_as_a_stop_on_the_way() -> None:
    step = step_of(way({"tong_cbccvc": 200, "so_duoc_pho_bien": 80}), "D1")
    assert (step.changes, step.gain) == ((("so_duoc_pho_bien", 200),), 600)
    assert step.stops == (((("so_duoc_pho_bien", 100),), 300),)


def test_a_count_is_raised_to_its_target() -> None:
    step = step_of(way({"so_vb_long_ghep": 1}), "A2")
    assert (step.kind, step.changes, step.gain) == ("raise", (("so_vb_long_ghep", 2),), 100)


def test_of_several_counts_the_one_that_grows_least_is_named_and_the_others_are_other_ways() -> None:
    # 20 + 16 + 6 + 6 = 48 of 60: 12 more news items (60 % more), or 6 articles (75 %), 6 drawings, 4 videos, 3 features
    step = step_of(way({"so_tin": 20, "so_bai": 8, "so_infographic": 3, "so_video": 2, "so_phong_su": 0}), "C1")
    assert (step.changes, step.gain) == ((("so_tin", 32),), 120)
    assert step.other_ways == (
        (("so_bai", 14),),
        (("so_infographic", 9),),
        (("so_video", 6),),
        (("so_phong_su", 3),),
    )


def test_growth_is_raised_to_the_highest_rung_with_the_lower_one_as_a_stop() -> None:
    step = step_of(way({"luot_xem": 9_500, "luot_xem_nam_truoc": 10_000}), "D3")
    assert (step.changes, step.gain) == ((("luot_xem", 11_000),), 250)
    assert step.stops == (((("luot_xem", 10_000),), 125),)


def test_last_years_figure_is_never_lowered_and_the_base_year_is_left_alone() -> None:
    assert left_of(way({"luot_xem": 9_500, "luot_xem_nam_truoc": 0}), "D3") is None
    found = way({"luot_xem": 9_500, "luot_xem_nam_truoc": 10_000})
    assert not any(name == "luot_xem_nam_truoc" for step in found.steps for name, _ in step.changes)


def test_a_yes_is_a_thing_to_do() -> None:
    found = way({"co_tu_danh_gia": 0, "co_so_ket": 1, "co_kiem_tra": 1})
    step = step_of(found, "A6")
    assert (step.kind, step.changes, step.gain) == ("do", (("co_tu_danh_gia", 1),), 80)


def test_of_two_fields_that_add_up_either_will_do() -> None:
    found = way({"so_tap_the_ca_nhan": 1, "so_tac_pham": 0, "so_lan_dien_dan": 0})
    step = step_of(found, "F2")
    assert (step.changes, step.gain, step.other_ways) == ((("so_tac_pham", 1),), 100, ((("so_lan_dien_dan", 1),),))


def test_one_channel_more_gives_way_to_two_at_once() -> None:
    found = way({"so_kenh": 0, "so_thang_hoat_dong": 12})
    step = step_of(found, "B2")
    assert (step.changes, step.gain, step.stops) == ((("so_kenh", 2),), 150, (((("so_kenh", 1),), 75),))


def test_forms_that_are_not_used_yet_are_named_with_the_other_choices() -> None:
    forms = {"so_bang_ron_pano": 12, "so_buoi_luu_dong": 4, "so_buoi_tuyen_truyen_mieng": 0, "so_to_roi": 0}
    step = step_of(way(forms), "C7")
    assert (step.changes, step.gain) == ((("so_buoi_tuyen_truyen_mieng", 1),), 33)
    assert step.other_ways == ((("so_to_roi", 1),),)


def test_assigned_groups_are_added_and_others_left_alone() -> None:
    step = step_of(way({"nhom_duoc_giao": 0b00011, "nhom_da_thuc_hien": 0b10001}), "D5")
    assert (step.kind, step.changes, step.gain) == ("do", (("nhom_da_thuc_hien", 0b10011),), 200)


def test_a_commune_without_a_survey_can_raise_its_count() -> None:
    step = step_of(way({"so_nguoi_tiep_can": 3_000, "dan_so_tu_15t": 10_000}, agency=XA), "D2")
    assert (step.changes, step.gain) == ((("so_nguoi_tiep_can", 4_000),), 200)


def test_where_a_survey_counts_the_points_are_not_in_the_communes_hands() -> None:
    figures = {"ks_so_phieu": 100, "ks_so_tiep_can": 20, "so_nguoi_tiep_can": 3_000, "dan_so_tu_15t": 10_000}
    found = way(figures, agency=XA)
    left = left_of(found, "D2")
    assert left is not None
    assert (left.points, {(cause.why, cause.source) for cause in left.causes}) == (400, {("elsewhere", "survey")})


@pytest.mark.parametrize(
    ("today", "last", "gain"),
    [(date(2026, 1, 31), date(2026, 1, 31), 300), (date(2026, 2, 1), date(2026, 3, 2), 150)],
)
def test_a_plan_that_is_missing_can_still_be_issued_while_it_earns_something(
    today: date, last: date, gain: int
) -> None:
    step = step_of(way({"so_tin": 1}, today=today), "A1")
    assert (step.changes, step.gain, step.until) == ((("ngay_ban_hanh", to_days(last)),), gain, last)


def test_a_plan_that_is_too_late_is_closed_and_says_it_may_only_be_reported() -> None:
    found = way({"so_tin": 1}, today=date(2026, 3, 3))
    assert not [step for step in found.steps if step.item == "A1"]
    left = left_of(found, "A1")
    assert left is not None
    (cause,) = left.causes
    assert (cause.why, cause.last_day, cause.may_report, left.points) == ("closed", date(2026, 3, 2), True, 300)


def test_a_plan_that_was_late_is_what_it_is() -> None:
    left = left_of(way({"ngay_ban_hanh": date(2026, 2, 20)}, today=date(2026, 2, 21)), "A1")
    assert left is not None
    assert ([cause.why for cause in left.causes], left.points) == (["settled"], 150)


def test_the_day_of_a_report_is_the_receivers_to_write() -> None:
    found = way({"so_tin": 1}, today=NOVEMBER)
    left = left_of(found, "A5")
    assert left is not None
    assert {(cause.why, cause.source) for cause in left.causes} == {("elsewhere", "department")}
    # 15 days after 19/12 the annual report earns its last quarter; the half-year's day is over
    assert {cause.last_day for cause in left.causes} == {date(2027, 1, 3), None}


def test_a_day_that_has_passed_is_closed_and_the_next_is_open_until_its_own() -> None:
    found = way({"co_18_5": 0, "co_10_10": 0}, today=JUNE)
    step = step_of(found, "C3")
    assert (step.changes, step.gain, step.until) == ((("co_10_10", 1),), 100, date(2026, 10, 10))
    left = left_of(found, "C3")
    assert left is not None
    assert [(cause.why, cause.last_day) for cause in left.causes] == [("closed", date(2026, 5, 18))]


def test_on_the_day_itself_it_is_still_open() -> None:
    on_the_day = way({"co_18_5": 0, "co_10_10": 1}, today=date(2026, 5, 18))
    assert step_of(on_the_day, "C3").changes == (("co_18_5", 1),)
    after = way({"co_18_5": 0, "co_10_10": 1}, today=date(2026, 5, 19))
    assert not [step for step in after.steps if step.item == "C3"]


def test_months_that_are_over_cannot_be_won() -> None:
    # nine months so far; November and December are left: 20 % + 80 % × 11/12 = 93,33 % of 5 = 4,67, from 4,00
    found = way({"url_chuyen_muc": 1, "so_thang_dat": 9}, today=NOVEMBER)
    step = step_of(found, "B1")
    assert (step.changes, step.gain) == ((("so_thang_dat", 11),), 67)
    left = left_of(found, "B1")
    assert left is not None
    assert (left.points, [cause.why for cause in left.causes]) == (33, ["closed"])


def test_months_of_the_press_come_from_its_monthly_figures_and_are_over_just_the_same() -> None:
    found = way({"url_chuyen_muc": 1, "so_tin_chuyen_muc": 9}, agency=BAO, today=NOVEMBER)
    assert step_of(found, "B1").changes == (("so_tin_chuyen_muc", 11),)


def test_answers_that_were_late_stay_late() -> None:
    found = way({"so_cau_hoi_tiep_nhan": 50, "so_tra_loi_dung_han": 36})
    assert not [step for step in found.steps if step.item == "E3"]
    left = left_of(found, "E3")
    assert left is not None
    assert (left.points, [cause.why for cause in left.causes]) == (80, ["closed"])


def test_the_panels_levels_are_the_panels() -> None:
    left = left_of(way({"muc_1": 75, "muc_2": 50, "muc_3": 100}), "E4")
    assert left is not None
    assert (left.points, {(c.why, c.source) for c in left.causes}) == (75, {("elsewhere", "panel")})


def test_missing_figures_of_a_ratio_are_to_be_reported_together_without_inventing_them() -> None:
    step = step_of(way({"so_tin": 1}), "D1")
    assert (step.kind, step.gain, step.is_upper_bound) == ("report", 600, True)
    assert step.assumed == {"tong_cbccvc", "so_duoc_pho_bien"}


def test_a_budget_of_zero_is_a_fact_and_a_blank_one_is_to_be_reported() -> None:
    none = way({"kp_du_toan": 0, "kp_giai_ngan": 0})
    assert not [step for step in none.steps if step.item == "A3"]
    left = left_of(none, "A3")
    assert left is not None
    assert [cause.why for cause in left.causes] == ["settled"]
    blank = step_of(way({"kp_giai_ngan": 160_250}), "A3")
    # the budget cannot be smaller than what was spent of it
    assert (blank.kind, blank.changes, blank.assumed) == ("report", (("kp_du_toan", 160_250),), {"kp_du_toan"})


def test_the_bonus_counts_up_to_its_cap() -> None:
    found = way({"so_mo_hinh_cong_nhan": 1, "co_tro_ly_ai": 1, "so_tac_pham_dat_giai": 1, "so_sp_da_ngon_ngu": 0})
    gains = {step.item: step.gain for step in found.steps if step.item.startswith("T")}
    assert gains == {"T1": 100, "T4": 100}


def test_nothing_of_a_year_that_is_over_can_be_done_any_more_only_reported_or_mended() -> None:
    found = way({"tong_cbccvc": 200, "so_duoc_pho_bien": 180}, today=date(2027, 1, 4))
    assert {step.kind for step in found.steps} == {"report"}
    left = left_of(found, "D1")
    assert left is not None
    assert [(cause.why, cause.last_day) for cause in left.causes] == [("closed", date(2026, 12, 31))]


def test_after_the_lock_there_are_no_steps() -> None:
    lock = date(2026, 5, 31)
    found = way({"tong_cbccvc": 200, "so_duoc_pho_bien": 180}, locks_on=lock)
    assert found.steps == ()
    assert step_of(way({"tong_cbccvc": 200, "so_duoc_pho_bien": 180}, locks_on=JUNE), "D1").until == JUNE


def test_steps_come_by_points_for_effort() -> None:
    weights = {"low": 1, "medium": 2, "high": 3}
    found = way({"tong_cbccvc": 200, "so_duoc_pho_bien": 80, "so_vb_long_ghep": 0, "so_cuoc": 0, "so_tin": 0})
    worth = [step.gain / weights[step.effort] for step in found.steps]
    assert worth == sorted(worth, reverse=True)
