"""The sample of each of the five localities: reproducible, read without surprises, ranked as its regime allows."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from zipfile import ZipFile

import polars as pl
import pytest

from connectors.figures import assemble
from connectors.layouts.books import read_folder
from connectors.layouts.owed import owed_tabs
from connectors.layouts.receipts import receipt_field
from connectors.layouts.tasks import DUE_FIELD, LATE, ON_TIME, OVERDUE
from connectors.localities import Installation, load
from connectors.plans import Plan
from connectors.progress.plan_tasks import TaskState, rows_beside_the_plan, state_of, states_of, tracked_tasks
from connectors.reported import AssignedTask, BookReading
from connectors.samples import make_samples
from connectors.samples.deliberate import cases_of
from connectors.samples.magnitudes import MAGNITUDES
from connectors.samples.making import DEPARTMENT_FILE, layout_plan
from connectors.samples.profiles import Chance, profiles
from connectors.samples.year import AgencyYear, make_year
from rubric.language import to_days
from rubric.scoring import score

AS_OF = date(2026, 12, 31)
LOCALITIES = ("hue", "quang-ngai", "dien-bien", "ha-tinh", "hoang-van-thu")
YEARS = (2025, 2026)


@dataclass(frozen=True)
class Made:
    """The sample of one locality, written and read back."""

    installation: Installation
    folder: Path
    readings: Mapping[str, BookReading]

    @property
    def id(self) -> str:
        return self.installation.locality.id

    @cached_property
    def figures(self) -> dict[tuple[str, str, str], int]:
        """The stored integers that were read, by agency, period and field."""
        values = (value for reading in self.readings.values() for value in reading.values)
        return {(v.agency, v.period, v.field): v.value for v in values if v.value is not None}

    @cached_property
    def tasks(self) -> list[AssignedTask]:
        return list(self.readings[DEPARTMENT_FILE].tasks)

    @cached_property
    def standings(self) -> pl.DataFrame:
        figures = assemble(self.installation, self.readings.values(), as_of=AS_OF, years=YEARS)
        return score(self.installation.criteria_set, self.installation.regime, figures.inputs).standings


@pytest.fixture(scope="module", params=LOCALITIES)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    if request.param == "hue":
        return Made(*(request.getfixturevalue(name) for name in ("hue", "folder", "readings")))
    installation = load(request.param, 2026)
    folder = tmp_path_factory.mktemp(request.param)
    make_samples(installation, folder)
    owed = owed_tabs(installation.regime, installation.criteria_set, AS_OF)
    found = read_folder(folder, installation.criteria_set, installation.agencies, latest=AS_OF, expected=owed)
    return Made(installation, folder, {reading.book: reading for reading in found})


def test_the_same_seed_gives_the_same_bytes(made: Made, tmp_path: Path) -> None:
    make_samples(made.installation, tmp_path)
    first, second = ({file.name: file.read_bytes() for file in folder.iterdir()} for folder in (made.folder, tmp_path))
    assert first
    assert first == second


def test_every_agency_stands_in_one_layout_only(made: Made) -> None:
    plan = layout_plan(made.installation)
    placed = [*plan.own_books, *(code for codes in plan.registers.values() for code in codes)]
    assert sorted(placed) == sorted(made.installation.agencies)


def test_cases_and_mistakes_name_what_exists(made: Made) -> None:
    cases = cases_of(made.id)
    codes = {
        cases.never_reported, cases.small_sample[0], cases.warned_in_writing[0], *cases.not_in_first_year,
        *cases.nothing_to_inspect, *cases.no_own_scores, *(code for code, _ in cases.days_late),
        *(code for code, _ in cases.never_came), *(code for code, _ in cases.plan_days_late),
        *(code for code, _ in cases.higher_than_verified), *(mistake.agency for mistake in cases.mistakes),
    }  # fmt: skip
    assert codes <= made.installation.agencies.keys()
    asked = {m.field for m in cases.mistakes if m.place not in {"agency", "stranger"}}
    assert asked <= made.installation.criteria_set.fields.keys()


def test_only_the_deliberate_mistakes_are_problems(made: Made) -> None:
    wanted = Counter((m.code, "" if m.place == "stranger" else m.agency) for m in cases_of(made.id).mistakes if m.code)
    found = Counter((p.code, p.agency) for reading in made.readings.values() for p in reading.problems)
    assert len(wanted) >= 9
    assert found == wanted


def test_missing_zero_unreadable_and_not_applicable_all_occur(made: Made) -> None:
    values = [value for reading in made.readings.values() for value in reading.values]
    assert {"missing", "unreadable", "not_applicable"} <= {value.state for value in values}
    assert any(value.state == "reported" and value.value == 0 for value in values)


def test_one_request_is_approved_one_refused_and_one_open(made: Made) -> None:
    decided = {each.agency: each.approved for each in made.readings[DEPARTMENT_FILE].approvals}
    cases = cases_of(made.id).nothing_to_inspect
    requested = {
        value.agency
        for reading in made.readings.values()
        for value in reading.values
        if (value.field, value.state) == ("co_kiem_tra", "not_applicable")
    }
    assert requested == cases.keys()
    assert {code: decided.get(code) for code in requested} == dict(cases)
    assert set(cases.values()) == {True, False, None}


# Everybody but those who did not report. In Hà Tĩnh a sở has 56 points that apply in 2025, in Quảng Ngãi the press 59
# (A4 4, A6 2, A7 3, B1 6, B2 5, C1 14, C2 3, C6 5, D1 3, D3 10, D5 4); a rank needs 60.
RANKED = {
    ("hue", "so"): (14, 15), ("hue", "phuong"): (20, 21), ("hue", "xa"): (18, 18), ("hue", "bao"): (3, 3),
    ("quang-ngai", "so"): (14, 15), ("quang-ngai", "phuong"): (9, 9), ("quang-ngai", "xa"): (85, 86),
    ("quang-ngai", "bao"): (0, 1),
    ("dien-bien", "so"): (13, 14), ("dien-bien", "phuong"): (3, 3), ("dien-bien", "xa"): (40, 41),
    ("dien-bien", "bao"): (1, 1),
    ("ha-tinh", "so"): (0, 14), ("ha-tinh", "phuong"): (9, 9), ("ha-tinh", "xa"): (58, 59), ("ha-tinh", "bao"): (2, 2),
    ("hoang-van-thu", "phong"): (4, 4), ("hoang-van-thu", "truong"): (3, 4), ("hoang-van-thu", "thon"): (9, 9),
}  # fmt: skip


def test_everybody_who_reported_is_ranked_where_enough_applies(made: Made) -> None:
    cohorts = {code: agency.cohort for code, agency in made.installation.agencies.items()}
    ranked = Counter(
        (cohorts[agency], year)
        for agency, year, rank in made.standings.select("agency", "year", "rank").iter_rows()
        if rank is not None
    )
    for cohort in made.installation.criteria_set.cohorts:
        assert tuple(ranked[cohort, year] for year in YEARS) == RANKED[made.id, cohort], cohort


def test_who_is_not_ranked_either_did_not_report_or_has_too_little_that_applies(made: Made) -> None:
    cases = cases_of(made.id)
    silent = {(cases.never_reported, year) for year in YEARS} | {(code, 2025) for code in cases.not_in_first_year}
    small = {("ha-tinh", "so"), ("quang-ngai", "bao")}
    for agency, year, why in made.standings.select("agency", "year", "not_ranked").iter_rows():
        if year == 2025 and (made.id, made.installation.agencies[agency].cohort) in small:
            assert why == "too_little_applies", agency
        else:
            assert (why == "never_reported") == ((agency, year) in silent), (agency, year)


def test_figures_are_told_of_a_year_on_which_no_report_is_owed(made: Made) -> None:
    own = {key for key, field in made.installation.criteria_set.fields.items() if field.source == "agency"}
    cases = cases_of(made.id)
    told = {(code, period) for code, period, name in made.figures if name in own}
    for code, agency in made.installation.agencies.items():
        if not made.installation.regime.of(agency.annex) and code != cases.never_reported:
            assert (code, "2026") in told, code
            assert ((code, "2025") in told) == (code not in cases.not_in_first_year), code


def test_nobody_is_received_from_or_urged_who_owes_no_report(made: Made) -> None:
    owing = {code for code, agency in made.installation.agencies.items() if made.installation.regime.of(agency.annex)}
    received = {code for code, _, name in made.figures if name.startswith("ngay_nhan_bc_")}
    urged = {code for (code, _, name), count in made.figures.items() if name == "so_ky_khong_gui" and count}
    assert received | urged <= owing
    assert bool(received) == bool(owing)


def test_late_reports_are_late_by_the_days_the_cases_say(made: Made) -> None:
    for (code, period), late in cases_of(made.id).days_late.items():
        annex = made.installation.agencies[code].annex
        last = made.installation.regime.of(annex)[period[5:] or "year"].last_day(int(period[:4]))
        assert last is not None
        assert made.figures[code, period[:4], receipt_field(period)] == to_days(last) + late, (code, period)


def test_the_small_sample_is_small_and_falls_back_on_a_count(made: Made) -> None:
    cases = cases_of(made.id)
    code, year = cases.small_sample
    assert made.figures[code, str(year), "ks_so_phieu"] == cases.small_sample_size < 30
    assert made.figures[code, str(year), "so_nguoi_tiep_can"] > 0


def test_somebody_who_reports_inflates(made: Made) -> None:
    cases = cases_of(made.id)
    kinds = profiles(Chance(57), made.installation.agencies.values())
    assert [c for c, kind in kinds.items() if kind.name == "inflating" and c != cases.never_reported]


def test_links_lead_to_a_reserved_domain_of_the_locality(made: Made) -> None:
    for file in made.folder.iterdir():
        with ZipFile(file) as package:
            text = package.read("xl/sharedStrings.xml").decode()
        hosts = set(re.findall(r"https?://([^/<\s]+)", text)) - {"schemas.openxmlformats.org"}
        assert hosts <= {f"vidu.{made.id}.example"}, file.name
        if made.id != "hue":
            assert not re.search(r"Huế|hue[.-]|[Tt]hành phố", text), file.name


def test_magnitudes_are_of_fields_that_some_locality_has() -> None:
    known = {name for locality in LOCALITIES for name in load(locality, 2026).criteria_set.fields}
    assert MAGNITUDES.keys() <= known


def test_a_village_and_a_school_have_figures_of_their_size(made: Made) -> None:
    if made.id != "hoang-van-thu":
        return
    people = [v for (_, _, name), v in made.figures.items() if name == "dan_so_tu_15t"]
    staff = [v for (code, _, name), v in made.figures.items() if name == "tong_cbccvc" and "truong" in code]
    teams = {v for (_, _, name), v in made.figures.items() if name == "so_to_cnscd"}
    # 60 to 300 households of about three people from 15 years on; a school of 200 to 600 pupils.
    assert 160 <= min(people) <= max(people) <= 900
    assert 15 <= min(staff) <= max(staff) <= 50
    assert teams == {1}


# The register of tasks.


def test_the_figures_of_tasks_are_those_that_were_made_up(made: Made) -> None:
    for (code, year), each in drawn_again(made.installation).items():
        for name in (DUE_FIELD, ON_TIME, LATE, OVERDUE):
            if name in made.installation.criteria_set.fields:
                assert made.figures[code, str(year), name] == each.draft.values[name], (code, year, name)


def drawn_again(installation: Installation) -> dict[tuple[str, int], AgencyYear]:
    """The made-up years of every agency, without their books."""
    chance, found = Chance(57), {}
    kinds = profiles(chance, installation.agencies.values())
    for code, agency in installation.agencies.items():
        previous = None
        for year in YEARS:
            previous = found[code, year] = make_year(installation, agency, year, kinds[code], chance, previous)
    return found


def test_the_figures_of_tasks_count_the_rows_of_the_register(made: Made) -> None:
    for code in made.installation.agencies:
        for year in YEARS:
            outcomes = Counter(t.outcome for t in made.tasks if t.agency == code and t.due and t.due.year == year)
            figures = [made.figures[code, str(year), name] for name in (DUE_FIELD, ON_TIME, LATE, OVERDUE)]
            done = [outcomes[state] for state in ("done_on_time", "done_late", "overdue")]
            assert figures == [sum(done), *done], (code, year)
            assert 3 <= sum(done) <= 12, (code, year)


def states_in(rows: Iterable[AssignedTask], plan: Plan, year: int) -> set[TaskState]:
    """The states of the plan's tasks in a year, each that of its row that is worst off."""
    return {state_of(states_of(each.rows, ())) for each in tracked_tasks(plan, rows, year)}


def test_tasks_of_the_plan_occur_in_every_state_and_tasks_beside_it_too(made: Made) -> None:
    plan = made.installation.plan
    assert {"done_on_time", "done_late", "overdue"} <= states_in(made.tasks, plan, 2026)
    assert "under_way" in states_in(made.tasks, plan, 2027)
    beside = rows_beside_the_plan(plan, made.tasks)
    assert all(row.code.startswith("NV-") for row in beside)
    assert {row.agency for row in beside} == made.installation.agencies.keys()


def test_an_agency_is_given_only_what_it_leads_by_its_name_or_with_its_annex(made: Made) -> None:
    plan, agencies = made.installation.plan, made.installation.agencies
    for tracked in tracked_tasks(plan, made.tasks):
        leads = [plan.organisations[name] for name in tracked.task.lead]
        for row in tracked.rows:
            assert row.title == tracked.task.title.vi
            assert any(row.agency == lead.agency or agencies[row.agency].annex == lead.group for lead in leads), row


def test_what_the_plan_wants_by_a_year_is_due_on_its_last_day_and_not_given_again_once_done(made: Made) -> None:
    for tracked in tracked_tasks(made.installation.plan, made.tasks):
        timing = tracked.task.timing
        if timing.kind == "by" and str(timing.when).startswith("2025"):
            last = {"2025": date(2025, 12, 31), "2025-08": date(2025, 8, 31)}[str(timing.when)]
            first = {row.agency: row for row in tracked.rows if row.due and row.due.year == 2025}
            again = {row.agency for row in tracked.rows if row.due and row.due.year == 2026}
            assert {row.due for row in first.values()} <= {last}
            assert again == {agency for agency, row in first.items() if row.outcome == "overdue"}
