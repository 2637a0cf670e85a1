"""What holds of every way up of the sample: 58 agencies of Huế and the units of Hoàng Văn Thụ, on three days."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import cache
from itertools import pairwise

import pytest

from connectors.scorecard import Scorecard, Standing
from connectors.way_up.desk import EFFORT_WEIGHTS
from connectors.way_up.sandbox import OutOfBoundsError, as_variant, rescore
from connectors.way_up.steps import WayUp, way_up
from rubric.reasons import Reason
from rubric.rescoring import rescore_variants
from rubric.rules import Rule
from rubric.rules.ratio import Ratio
from tests.reference.engine import AgencyYear, standings

DAYS = (date(2026, 4, 10), date(2026, 11, 20), date(2027, 1, 10))


@dataclass(frozen=True)
class Case:
    """One agency's way up on one day, and its figures when all steps are done."""

    scorecard: Scorecard
    found: WayUp
    today: date

    @property
    def agency(self) -> str:
        return self.found.start.agency

    @property
    def done(self) -> dict[str, int]:
        return {name: value for step in self.found.steps for name, value in step.changes}

    @property
    def end(self) -> Standing:
        return self.found.steps[-1].after if self.found.steps else self.found.start

    def __str__(self) -> str:
        return f"{self.agency} on {self.today}"


@cache
def ways(scorecard: Scorecard) -> list[Case]:
    return [
        Case(scorecard, way_up(scorecard, agency, 2026, today=today), today)
        for today in DAYS
        for agency in scorecard.agencies
    ]


@pytest.fixture(params=["hue", "commune"])
def cases(request: pytest.FixtureRequest) -> list[Case]:
    return ways(request.getfixturevalue(request.param))


def test_there_is_a_way_for_every_agency_and_most_have_steps(cases: list[Case]) -> None:
    expected = len(cases[0].scorecard.agencies) * len(DAYS)
    assert len(cases) == expected
    assert sum(bool(case.found.steps) for case in cases if case.today < DAYS[2]) > expected // 2


def test_no_step_lowers_the_index_or_the_band_and_each_moves_something(cases: list[Case]) -> None:
    for case in cases:
        bands = list(case.scorecard.criteria_set.bands)
        for before, after in pairwise([case.found.start, *(step.after for step in case.found.steps)]):
            assert after.index >= before.index, str(case)
            assert (after.points, after.bonus) != (before.points, before.bonus), str(case)
            if before.band and after.band:
                assert bands.index(after.band) <= bands.index(before.band), str(case)


def test_every_standing_on_the_way_is_what_the_sandbox_says(cases: list[Case]) -> None:
    for case in cases[:: len(cases) // 12]:
        so_far: dict[str, int] = {}
        before = case.found.start
        for step in case.found.steps:
            so_far |= dict(step.changes)
            standing = rescore(case.scorecard, case.agency, 2026, so_far).standing
            assert step.after == standing, str(case)
            assert step.gain == standing.points + standing.bonus - before.points - before.bonus
            before = standing


def test_steps_touch_only_figures_that_the_agency_reports_and_that_its_fields_allow(cases: list[Case]) -> None:
    for case in cases:
        fields, row = case.scorecard.criteria_set.fields, case.scorecard.row(case.agency, 2026)[1]
        as_variant(case.scorecard.criteria_set, case.done)  # refuses what is out of bounds
        for name, value in case.done.items():
            assert (fields[name].source, fields[name].scope) == ("agency", "agency"), f"{case}: {name}"
            is_reported = Reason(row[f"{name}:state"]).is_scored
            if fields[name].kind != "date" and is_reported:
                assert value > row[name], f"{case}: {name}"
                assert fields[name].better != "lower", f"{case}: {name}"
            assert not Reason(row[f"{name}:state"]).is_not_applicable


def ratios(rule: Rule) -> Iterator[Ratio]:
    if isinstance(rule, Ratio):
        yield rule
    for part in rule.inner().values():
        yield from ratios(part)


def test_no_step_puts_a_numerator_above_its_denominator(cases: list[Case]) -> None:
    seen = 0
    for case in cases:
        annex, row = case.scorecard.row(case.agency, 2026)
        values: Mapping[str, int] = {**row, **case.done}
        for spec in case.scorecard.criteria_set.scored_items(annex).values():
            rule = spec.rule_of(annex)
            for ratio in ratios(rule) if rule else ():
                if not ratio.is_quota and set(ratio.numerator) & set(case.done):
                    seen += 1
                    assert sum(values[name] for name in ratio.numerator) <= values[ratio.denominator], str(case)
    assert seen > 10


def test_steps_come_by_points_for_effort(cases: list[Case]) -> None:
    """Up to the hundredth that rounding may move between two parts of one criterion."""
    for case in cases:
        worth = [Fraction(step.gain, EFFORT_WEIGHTS[step.effort]) for step in case.found.steps]
        assert all(later <= earlier + 1 for earlier, later in pairwise(worth)), str(case)


def test_nothing_closed_is_suggested(cases: list[Case]) -> None:
    days = {"co_18_5": date(2026, 5, 18), "co_10_10": date(2026, 10, 10)}
    for case in cases:
        row = case.scorecard.row(case.agency, 2026)[1]
        for step in case.found.steps:
            is_mended = any(Reason(row[f"{name}:state"]) is Reason.UNREADABLE for name, _ in step.changes)
            assert step.until >= case.today or case.today > date(2026, 12, 31), str(case)
            for name, _ in step.changes:
                assert is_mended or name not in days or case.today <= days[name], f"{case}: {name}"


def test_what_is_missing_to_the_maximum_is_either_a_step_or_left_with_its_cause(cases: list[Case]) -> None:
    for case in cases:
        start, left = case.found.start, sum(each.points for each in case.found.left)
        assert all(each.causes for each in case.found.left)
        if case.end.index < 10_000:
            gained = sum(step.gain for step in case.found.steps if not step.item.startswith("T"))
            assert start.maximum - start.points == gained + left, str(case)


def test_after_the_last_step_nothing_more_of_its_own_pays(cases: list[Case]) -> None:
    tried = 0
    for case in [each for each in cases if each.today.year == 2026][::2]:
        variants = list(further(case))
        tried += len(variants)
        place = case.scorecard.place(case.agency, 2026)
        regime = case.scorecard.installation.regime
        for found in rescore_variants(case.scorecard.scored, regime, place, variants) if variants else ():
            assert found.standings["index"].max() == case.end.index, str(case)
    assert tried > 500


def further(case: Case) -> Iterator[dict[str, tuple[int, Reason]]]:
    """The end of the way with one more of the agency's own figures made better, apart from what is closed."""
    annex, row = case.scorecard.row(case.agency, 2026)
    out = {name for each in case.found.left for cause in each.causes for name in cause.fields}
    ends = {name: (value, Reason.SCORED) for name, value in case.done.items()}
    for name, field in case.scorecard.criteria_set.fields_of(annex).items():
        now: int = case.done[name] if name in case.done else row[name]
        if name in out or field.better != "higher" or field.kind == "date":
            continue
        for value in {now + field.scale, 2 * now, field.largest}:
            if now < value <= field.largest and _is_within_the_whole(case, annex, name, value):
                yield {**ends, name: (value, Reason.SCORED)}


def _is_within_the_whole(case: Case, annex: str, name: str, value: int) -> bool:
    values = {**case.scorecard.row(case.agency, 2026)[1], **case.done, name: value}
    for spec in case.scorecard.criteria_set.scored_items(annex).values():
        rule = spec.rule_of(annex)
        for ratio in ratios(rule) if rule else ():
            if name in ratio.numerator and sum(values[each] for each in ratio.numerator) > values[ratio.denominator]:
                return False
    return True


def test_the_second_engine_comes_to_the_same_end(commune: Scorecard) -> None:
    for case in ways(commune)[len(commune.agencies) : 2 * len(commune.agencies)]:
        cohort = commune.agencies[case.agency].cohort
        rows = [row_of(commune, code, case) for code, each in commune.agencies.items() if each.cohort == cohort]
        inputs = commune.scored.inputs
        expected = standings(commune.criteria_set, commune.installation.regime, rows, inputs.as_of)[case.agency]
        for name in ("points", "maximum", "bonus", "index", "band", "capped_by", "rank"):
            assert getattr(case.end, name) == getattr(expected, name), f"{case}: {name}"


def row_of(scorecard: Scorecard, code: str, case: Case) -> AgencyYear:
    figures = scorecard.scored.inputs.figures.rows(named=True)
    own = [row for row in figures if row["agency"] == code and row["year"] == 2026]
    values = {row["field"]: row["value"] for row in own}
    states = {row["field"]: Reason(row["state"]) for row in own}
    if code == case.agency:
        values |= case.done
        states |= dict.fromkeys(case.done, Reason.SCORED)
    approvals = scorecard.scored.inputs.approvals.rows(named=True)
    given = [row["item"] for row in approvals if row["agency"] == code and row["year"] == 2026]
    return AgencyYear(code, scorecard.agencies[code].cohort, 2026, values, states, given)


def test_claimed_points_follow_from_no_figures(commune: Scorecard) -> None:
    claimed = replace(commune, scored=replace(commune.scored, basis="claimed"))
    with pytest.raises(ValueError, match="claimed"):
        way_up(claimed, next(iter(commune.agencies)), 2026, today=DAYS[0])


def test_an_unreadable_cell_is_to_be_mended_whatever_the_day(hue: Scorecard) -> None:
    mended = [(case.today, step.item) for case in ways(hue) for step in case.found.steps if step.kind == "mend"]
    assert {today for today, _ in mended} == set(DAYS)
    # two communes of the sample typed the day of their plan so that it cannot be read
    assert [item for today, item in mended if today == DAYS[2]].count("A1") == 2


def test_bounds_hold_for_the_sandbox_as_for_the_steps(hue: Scorecard) -> None:
    with pytest.raises(OutOfBoundsError):
        as_variant(hue.criteria_set, {"co_18_5": 2})
