"""The actual of every kind of measure, worked by hand, and what a plan's targets make of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from connectors.cells.raw_cell import Address
from connectors.figures import assemble
from connectors.localities import Installation, load
from connectors.plans import PlanTarget
from connectors.progress.targets import TargetProgress, goal_of, target_progress
from connectors.reported import Approval, AssignedTask, BookReading, ReportedValue, TaskOutcome, ValueState
from connectors.target_measures import (
    Measure,
    NotMeasured,
    Registered,
    SharedFact,
    ShareOfAgencies,
    SumRatio,
    SurveyShare,
    Total,
)
from rubric.progress import Actual
from rubric.reasons import Reason
from rubric.scoring import score
from rubric.text import Text

HERE = Address("sổ", "trang", "A1")
TITLE = Text(vi="Mục tiêu", en="Target")
Told = Mapping[tuple[str, int, str], int | ValueState]  # by agency, year and field
SO = ["hue-so-khcn", "hue-so-yte", "hue-so-gddt"]
XA = ["19804", "19900", "19909"]
COMMUNES = SurveyShare(
    kind="survey", favourable="ks_so_tiep_can", sample="ks_so_phieu", weight="dan_so_tu_15t", annexes=["xa"]
)
BRIEFED = SumRatio(kind="ratio", numerator="so_duoc_pho_bien", denominator="tong_cbccvc", annexes=["so"])
PLANS = ShareOfAgencies(kind="share_of_agencies", fields=["ngay_ban_hanh"], annexes=["so"])
TRAINED = Total(kind="total", fields=["so_chuong_trinh_to_chuc", "so_chuong_trinh_tham_gia"], annexes=["so"])
CRITERIA = Registered(kind="registered", tasks=["iii-1-b-6"])


def percent(value: int = 80, year: int = 2030, since: int | None = None) -> PlanTarget:
    return PlanTarget(
        clause="II", title=TITLE, year=year, since=since, operator="at_least", value=value, unit="percent", binds=[]
    )


def deed(year: int = 2026, since: int | None = None, *, yearly: bool = False) -> PlanTarget:
    return PlanTarget(clause="II", title=TITLE, year=year, since=since, yearly=yearly, operator="done", binds=[])


def small(measure: Measure, target: PlanTarget) -> Installation:
    """Huế with three departments, three communes and one target."""
    hue = load("hue", 2026)
    plan = hue.plan.model_copy(update={"targets": {"it": target}})
    agencies = {code: agency for code, agency in hue.agencies.items() if code in {*SO, *XA}}
    assert len(agencies) == 6
    return replace(hue, plan=plan, agencies=agencies, measures={"it": measure})


def reading(told: Told) -> BookReading:
    values: list[ReportedValue] = []
    for (agency, year, field), said in told.items():
        state, value = (said, None) if isinstance(said, str) else ("reported", said)
        values.append(ReportedValue(agency, str(year), field, state, value, "", HERE))
    return BookReading("sổ", values=values)


def told_of(
    measure: Measure, told: Told, target: PlanTarget | None = None, tasks: tuple[AssignedTask, ...] = ()
) -> TargetProgress:
    installation = small(measure, target or percent())
    years = [2025, 2026]
    figures = assemble(installation, [reading(told)], as_of=date(2026, 12, 31), years=years)
    (found,) = target_progress(installation, figures, tasks, years)
    return found


def actual(measure: Measure, told: Told, target: PlanTarget | None = None) -> Actual | None:
    return told_of(measure, told, target).progress.actuals.get(2026)


def of_2026(**fields: list[int | ValueState | None]) -> dict[tuple[str, int, str], int | ValueState]:
    """Figures of 2026: of each field one for each agency, None where nothing is said at all."""
    return {
        (agency, 2026, field): said
        for field, column in fields.items()
        for agency, said in zip(XA if field.startswith(("ks_", "dan_")) else SO, column, strict=True)
        if said is not None
    }


def test_a_share_of_the_locality_is_a_sum_over_a_sum() -> None:
    # 10/100 and 90/100 and 800/800: 900 of 1,000 is 90%, while the mean of 10%, 90% and 100% would be 66.7%.
    made = actual(BRIEFED, of_2026(so_duoc_pho_bien=[10, 90, 800], tong_cbccvc=[100, 100, 800]))
    assert made == Actual(Fraction(90), 900, 1000, reported=3, asked=3)


@pytest.mark.parametrize("gone", ["missing", "unreadable", "not_applicable", None])
@pytest.mark.parametrize("field", ["so_duoc_pho_bien", "tong_cbccvc"])
def test_an_agency_that_lacks_either_side_is_left_out_of_both(field: str, gone: ValueState | None) -> None:
    columns: dict[str, list[int | ValueState | None]] = {
        "so_duoc_pho_bien": [10, 90, 800],
        "tong_cbccvc": [100, 100, 800],
    }
    columns[field] = [gone, *columns[field][1:]]
    assert actual(BRIEFED, of_2026(**columns)) == Actual(Fraction(8900, 90), 890, 900, reported=2, asked=3)


def test_a_zero_is_a_figure_like_any_other() -> None:
    # 0/100 and 90/100: 90 of 200; nothing said by the third.
    made = actual(BRIEFED, of_2026(so_duoc_pho_bien=[0, 90, None], tong_cbccvc=[100, 100, None]))
    assert made == Actual(Fraction(45), 90, 200, reported=2, asked=3)


def test_a_denominator_of_zero_gives_no_actual() -> None:
    assert actual(BRIEFED, of_2026(so_duoc_pho_bien=[0, 0, 0], tong_cbccvc=[0, 0, 0])) is None
    # An agency with nothing to communicate takes nothing from the others.
    made = actual(BRIEFED, of_2026(so_duoc_pho_bien=[0, 5, None], tong_cbccvc=[0, 10, None]))
    assert made == Actual(Fraction(50), 5, 10, reported=2, asked=3)


def test_nobody_counts_for_more_than_the_whole() -> None:
    # 210 of 200 is a slip to check, not 105%; 5 of 0 is nothing of nothing: 200 + 50 of 300.
    made = actual(BRIEFED, of_2026(so_duoc_pho_bien=[210, 50, 5], tong_cbccvc=[200, 100, 0]))
    assert made == Actual(Fraction(250, 3), 250, 300, reported=3, asked=3)
    told = of_2026(ks_so_tiep_can=[30, 10, None], ks_so_phieu=[20, 20, None], dan_so_tu_15t=[100, 300, None])
    # All of 100 and half of 300: 250 of 400.
    assert actual(COMMUNES, told) == Actual(Fraction(125, 2), reported=2, asked=3)


def test_other_annexes_do_not_count() -> None:
    told = {("19804", 2026, "so_duoc_pho_bien"): 1, ("19804", 2026, "tong_cbccvc"): 1}
    assert actual(BRIEFED, told) is None


def test_the_share_of_agencies_is_of_all_of_them() -> None:
    # One has a plan, one reports but its cell cannot be read, one is silent: 1 of 3; two have reported.
    told = of_2026(ngay_ban_hanh=[20500, "unreadable", None])
    told |= {(SO[1], 2026, "tong_cbccvc"): 40}
    assert actual(PLANS, told) == Actual(Fraction(100, 3), 1, 3, reported=2, asked=3)


@pytest.mark.parametrize(("item", "there"), [("ngay_ban_hanh", (1, 2)), ("A1", (1, 2)), ("B1", (1, 3))])
def test_only_an_agency_that_the_department_excused_is_left_out_of_the_share(item: str, there: tuple[int, int]) -> None:
    # The first has a plan, the second says that none applies to it, the third is silent.
    book = reading(of_2026(ngay_ban_hanh=[20500, "not_applicable", None]))
    book.approvals.append(Approval(SO[1], 2026, item, approved=True, reason="đã duyệt", address=HERE))
    installation = small(PLANS, percent())
    figures = assemble(installation, [book], as_of=date(2026, 12, 31), years=[2025, 2026])
    (made,) = target_progress(installation, figures, (), [2025, 2026])
    found = made.progress.actuals[2026]
    assert (found.numerator, found.denominator) == there


def test_a_no_counts_as_not_having_it() -> None:
    news = ShareOfAgencies(kind="share_of_agencies", fields=["so_tin", "so_video"], annexes=["so"])
    # The first has both, the second made no video, the third says nothing of news.
    made = actual(news, of_2026(so_tin=[5, 7, None], so_video=[1, 0, 3]))
    assert made == Actual(Fraction(100, 3), 1, 3, reported=3, asked=3)


def test_one_month_without_a_figure_does_not_hide_what_the_others_show() -> None:
    # Huế's press reports monthly: a missing month leaves no sum of the year, yet the paper has made news.
    made_news = ShareOfAgencies(kind="share_of_agencies", fields=["so_tin"], annexes=["bao"])
    hue = small(made_news, percent(100, 2025))
    press = [agency for agency in load("hue", 2026).agencies.values() if agency.annex == "bao"]
    installation = replace(hue, agencies={agency.code: agency for agency in press})
    months = [
        ReportedValue(press[0].code, "2026-M01", "so_tin", "reported", 9, "9", HERE),
        ReportedValue(press[0].code, "2026-M02", "so_tin", "missing", None, "", HERE),
        ReportedValue(press[1].code, "2026-M01", "so_tin", "reported", 0, "0", HERE),
    ]
    figures = assemble(installation, [BookReading("sổ", values=months)], as_of=date(2026, 12, 31), years=[2026])
    assert {int(state) for state in figures.inputs.figures["state"]} != {int(Reason.SCORED)}
    (made,) = target_progress(installation, figures, (), [2026])
    assert len(press) == 3
    assert made.progress.actuals == {2026: Actual(Fraction(100, 3), 1, 3, reported=2, asked=3)}


def test_what_the_department_records_of_an_agency_is_no_report_of_it() -> None:
    # A register says of everybody how many tasks fell due; nobody has reported anything yet.
    assert actual(PLANS, of_2026(so_nv_den_han=[4, 3, 5])) is None


def test_a_survey_is_weighted_by_the_people_it_speaks_for() -> None:
    # 50% of 1,000 and 80% of 9,000 are 500 + 7,200 of 10,000: 77%; the samples of 20 and 10 do not weigh.
    made = told_of(COMMUNES, of_2026(ks_so_tiep_can=[10, 8, 5], ks_so_phieu=[20, 10, 0], dan_so_tu_15t=[1000, 9000, 5]))
    assert made.progress.actuals[2026] == Actual(Fraction(77), reported=2, asked=3)
    assert made.is_estimate


def test_a_survey_of_nobody_gives_no_actual() -> None:
    told = of_2026(ks_so_tiep_can=[0, 0, 0], ks_so_phieu=[0, 0, 0], dan_so_tu_15t=[10, 10, 10])
    assert actual(COMMUNES, told) is None
    assert actual(COMMUNES, of_2026(ks_so_tiep_can=[1, 1, 1], ks_so_phieu=[2, 2, 2], dan_so_tu_15t=[0, 0, 0])) is None


def test_a_total_adds_up_what_was_reported() -> None:
    told = of_2026(so_chuong_trinh_to_chuc=[2, 0, None], so_chuong_trinh_tham_gia=[None, 3, "unreadable"])
    assert actual(TRAINED, told, deed()) == Actual(Fraction(5), 5, None, reported=2, asked=3)


def test_a_total_of_nothing_said_is_no_zero() -> None:
    assert actual(TRAINED, of_2026(so_chuong_trinh_to_chuc=["missing", "unreadable", None]), deed()) is None
    assert actual(TRAINED, of_2026(so_chuong_trinh_to_chuc=[0, None, None]), deed()) == Actual(
        Fraction(0), 0, None, reported=1, asked=3
    )


def test_a_total_of_one_agency_leaves_out_the_others() -> None:
    lead = Total(kind="total", fields=["so_chuong_trinh_to_chuc"], agencies=[SO[0]])
    made = actual(lead, of_2026(so_chuong_trinh_to_chuc=[2, 9, 9]), deed())
    assert made == Actual(Fraction(2), 2, None, reported=1, asked=1)


@pytest.mark.parametrize(("said", "value"), [([1, 1, 1], 1), ([0, 0, 0], 0), ([0, None, 1], 1)])
def test_a_fact_of_the_locality_is_yes_or_no(said: list[int | ValueState | None], value: int) -> None:
    fact = SharedFact(kind="shared", field="co_01_10")
    assert actual(fact, of_2026(co_01_10=said), deed()) == Actual(Fraction(value), reported=1, asked=1)


def test_a_fact_nobody_states_is_no_no() -> None:
    assert (
        actual(SharedFact(kind="shared", field="co_01_10"), of_2026(co_01_10=["missing", None, None]), deed()) is None
    )


def test_what_is_not_measured_has_no_data() -> None:
    why = NotMeasured(kind="not_measured", why=TITLE)
    made = told_of(why, of_2026(so_duoc_pho_bien=[1, 1, 1]), deed())
    assert (made.progress.status, made.progress.undecided, made.progress.actuals) == ("no_data", "no_actual", {})


def row(due: date | None, done: date | None, outcome: TaskOutcome, code: str = "iii-1-b-6") -> AssignedTask:
    return AssignedTask(SO[0], code, "Bộ tiêu chí", due, done, outcome, HERE)


def by_year(*rows: AssignedTask, target: PlanTarget | None = None) -> dict[int, int]:
    made = told_of(CRITERIA, {}, target or deed(), rows)
    return {year: int(actual.value) for year, actual in made.progress.actuals.items()}


IN_2025, IN_2026 = date(2025, 12, 31), date(2026, 6, 30)


def test_a_task_that_the_register_does_not_name_has_no_actual() -> None:
    assert by_year() == {}
    assert by_year(row(IN_2026, IN_2026, "done_on_time", "iii-1-b-7")) == {}


@pytest.mark.parametrize("code", ["iii-1-b-6", "III-1-B-6", " III.1.b-6 ", "iii.1.B - 6"])
def test_a_row_names_its_task_by_key_or_clause(code: str) -> None:
    assert by_year(row(IN_2026, IN_2026, "done_on_time", code)) == {2026: 1}


def test_what_is_done_late_is_done_in_the_year_it_was_done() -> None:
    assert by_year(row(IN_2025, date(2026, 3, 1), "done_late")) == {2025: 0, 2026: 1}


def test_what_is_done_before_its_year_is_done_already() -> None:
    assert by_year(row(date(2027, 1, 31), date(2026, 3, 1), "done_on_time")) == {2026: 1}


def test_a_task_that_is_not_due_yet_says_nothing_and_one_that_is_due_and_open_says_no() -> None:
    assert by_year(row(date(2027, 1, 31), None, "under_way")) == {}
    assert by_year(row(IN_2025, None, "overdue")) == {2025: 0, 2026: 0}


def test_a_target_is_not_reached_by_its_first_rows_while_others_are_open_until_its_year() -> None:
    rows = row(IN_2025, IN_2025, "done_on_time"), row(date(2027, 6, 30), None, "under_way")
    assert by_year(*rows, target=deed(2027)) == {}
    assert by_year(*rows, target=deed(2025)) == {2025: 1, 2026: 1}  # what comes after its year is beyond it
    late = row(IN_2025, None, "overdue")
    assert by_year(late, rows[1], target=deed(2027)) == {2025: 0, 2026: 0}


def test_a_task_is_done_when_every_agency_has_done_it() -> None:
    made = told_of(
        CRITERIA, {}, deed(), (row(IN_2026, IN_2026, "done_on_time"), row(IN_2026, None, "overdue"))
    )  # fmt: skip
    assert made.progress.actuals == {2026: Actual(Fraction(0), 1, 2, reported=2, asked=2)}


def test_a_row_in_doubt_says_nothing_unless_another_is_surely_open() -> None:
    done, open_ = row(IN_2026, IN_2026, "done_on_time"), row(IN_2026, None, "overdue")
    doubtful = row(None, None, "doubtful")
    assert by_year(doubtful) == {}
    assert by_year(done, doubtful) == {}
    assert by_year(open_, doubtful) == {2026: 0}


def test_a_yearly_task_must_be_done_anew_each_year() -> None:
    yearly = deed(2026, 2026, yearly=True)
    assert by_year(row(IN_2025, IN_2025, "done_on_time"), target=yearly) == {2025: 1}
    rows = row(IN_2025, IN_2025, "done_on_time"), row(IN_2026, None, "overdue")
    assert by_year(*rows, target=yearly) == {2025: 1, 2026: 0}


def test_a_base_year_of_zero_paces_in_points() -> None:
    told = of_2026(so_duoc_pho_bien=[20, None, None], tong_cbccvc=[100, None, None])
    told |= {(SO[0], 2025, "so_duoc_pho_bien"): 0, (SO[0], 2025, "tong_cbccvc"): 100}
    made = told_of(BRIEFED, told, percent(80)).progress
    # From 0 to 20 in a year; (80 − 20) / 4 = 15 a year are needed; 20 + 4 × 20 = 100.
    assert (made.status, made.pace, made.pace_needed, made.projection) == ("on_track", 20, 15, 100)


def test_a_year_without_figures_stays_a_gap() -> None:
    made = told_of(BRIEFED, of_2026(so_duoc_pho_bien=[20, None, None], tong_cbccvc=[100, None, None])).progress
    assert list(made.actuals) == [2026]
    assert (made.base_year, made.status, made.undecided) == (2026, "no_data", "one_year")


def test_a_target_year_that_has_passed_without_an_actual_is_not_judged_by_the_years_before() -> None:
    told = {(SO[0], 2025, "so_duoc_pho_bien"): 20, (SO[0], 2025, "tong_cbccvc"): 100}
    installation = small(BRIEFED, percent(80, 2026))
    figures = assemble(installation, [reading(told)], as_of=date(2027, 12, 31), years=[2025, 2026, 2027])
    (made,) = target_progress(installation, figures, (), [2025, 2026, 2027])
    assert (made.progress.status, made.progress.undecided) == ("no_data", "gap")


def test_an_agency_is_asked_from_the_year_it_exists() -> None:
    installation = small(BRIEFED, percent())
    later = installation.agencies[SO[2]].model_copy(update={"valid_from": date(2026, 3, 1)})
    installation = replace(installation, agencies={**installation.agencies, SO[2]: later})
    told = of_2026(so_duoc_pho_bien=[1, 1, 1], tong_cbccvc=[2, 2, 2])
    told |= {(SO[0], 2025, "so_duoc_pho_bien"): 1, (SO[0], 2025, "tong_cbccvc"): 4}
    figures = assemble(installation, [reading(told)], as_of=date(2026, 12, 31), years=[2025, 2026])
    (made,) = target_progress(installation, figures, (), [2025, 2026])
    assert {year: actual.asked for year, actual in made.progress.actuals.items()} == {2025: 2, 2026: 3}


def test_a_plan_without_targets_has_nothing_to_follow() -> None:
    ha_tinh = load("ha-tinh", 2026)
    figures = assemble(ha_tinh, [], as_of=date(2026, 12, 31), years=[2026])
    assert target_progress(ha_tinh, figures, (), [2026]) == []


@pytest.mark.parametrize("locality", ["dien-bien", "hoang-van-thu", "hue", "quang-ngai"])
def test_without_any_report_every_target_is_there_and_claims_nothing(locality: str) -> None:
    installation = load(locality, 2026)
    figures = assemble(installation, [], as_of=date(2026, 12, 31), years=[2025, 2026])
    found = target_progress(installation, figures, (), [2025, 2026])
    assert [each.key for each in found] == list(installation.plan.targets)
    assert {each.progress.status for each in found} == {"no_data"}


def test_a_goal_says_what_kind_of_target_it_is() -> None:
    goal = goal_of(percent(80, 2030, 2028))
    assert (goal.value, goal.year, goal.since, goal.ceiling, goal.is_deed) == (80, 2030, 2028, 100, False)
    deed_goal = goal_of(deed(2026, 2026, yearly=True))
    assert (deed_goal.value, deed_goal.yearly, deed_goal.ceiling, deed_goal.is_deed) == (1, True, None, True)


def half(told: Told, year: int = 2026) -> BookReading:
    """The same as told in the half-year tabs."""
    values = [replace(each, period=f"{year}-H1") for each in reading(told).values]
    return BookReading("sổ", values=values)


def with_halves(
    measure: Measure, target: PlanTarget, *books: BookReading, as_of: date = date(2026, 7, 31)
) -> TargetProgress:
    installation = small(measure, target)
    figures = assemble(installation, books, as_of=as_of, years=[2025, 2026])
    (found,) = target_progress(installation, figures, [], [2025, 2026])
    return found


class TestHalfYearReports:
    LAST = reading({(SO[0], 2025, "so_duoc_pho_bien"): 20, (SO[0], 2025, "tong_cbccvc"): 100})
    HALF = half({(SO[0], 2026, "so_duoc_pho_bien"): 45, (SO[0], 2026, "tong_cbccvc"): 100})

    def test_they_stand_for_the_newest_year_while_it_has_no_figure(self) -> None:
        found = with_halves(BRIEFED, percent(), self.LAST, self.HALF)
        assert found.rests_on_half == 2026
        assert found.progress.actuals[2026] == Actual(Fraction(45), 45, 100, 1, 3) == found.halves[2026]
        assert found.progress.pace == 25

    def test_they_stand_beside_the_years_own_figure(self) -> None:
        year = reading({(SO[0], 2026, "so_duoc_pho_bien"): 70, (SO[0], 2026, "tong_cbccvc"): 100})
        found = with_halves(BRIEFED, percent(), self.LAST, self.HALF, year)
        assert found.rests_on_half is None
        assert (found.progress.actuals[2026].value, found.halves[2026].value) == (70, 45)

    def test_one_early_annual_report_does_not_stand_for_the_half_of_many(self) -> None:
        many = half({(SO[n], 2026, key): value for n in (0, 1) for key, value in
                     (("so_duoc_pho_bien", 45), ("tong_cbccvc", 100))})  # fmt: skip
        early = reading({(SO[0], 2026, "so_duoc_pho_bien"): 90, (SO[0], 2026, "tong_cbccvc"): 100})
        found = with_halves(BRIEFED, percent(), many, early, as_of=date(2026, 12, 19))
        assert (found.rests_on_half, found.progress.actuals[2026].value) == (2026, 45)
        # Annual reports are due before 20/12: from that day on what came is the year, however few sent it.
        after = with_halves(BRIEFED, percent(), many, early, as_of=date(2026, 12, 20))
        assert (after.rests_on_half, after.progress.actuals[2026].value) == (None, 90)

    def test_an_older_years_half_fills_no_gap(self) -> None:
        older = half({(SO[0], 2025, "so_duoc_pho_bien"): 45, (SO[0], 2025, "tong_cbccvc"): 100}, 2025)
        found = with_halves(BRIEFED, percent(), older)
        assert dict(found.progress.actuals) == {}
        assert found.halves[2025].value == 45

    def test_they_score_nothing(self) -> None:
        installation = small(BRIEFED, percent())
        without = assemble(installation, [self.LAST], as_of=date(2026, 7, 31), years=[2025, 2026])
        with_half = assemble(installation, [self.LAST, self.HALF], as_of=date(2026, 7, 31), years=[2025, 2026])
        scored = [score(installation.criteria_set, installation.regime, each.inputs) for each in (without, with_half)]
        assert scored[0].standings.equals(scored[1].standings)

    def test_what_cannot_be_read_or_does_not_apply_is_no_half_year_figure(self) -> None:
        book = half({(SO[0], 2026, "so_duoc_pho_bien"): "unreadable", (SO[0], 2026, "tong_cbccvc"): 100})
        assert with_halves(BRIEFED, percent(), book).halves == {}
