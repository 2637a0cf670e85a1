"""The whole path on the sample reports: all 58 agencies, equal between engine and reference engine."""

from collections.abc import Iterator
from datetime import date

import pytest

from connectors.figures import Figures, assemble
from connectors.ledger import Ledger
from connectors.localities import Installation, load
from connectors.scorecard import Scorecard, build
from connectors.sync import read_sync, sync_folder
from rubric.compiled import compile_annex
from rubric.explanation import points_after
from rubric.reasons import Reason
from tests.reference.engine import AgencyYear, standings

AS_OF = date(2026, 12, 31)


@pytest.fixture(scope="module")
def hue() -> Installation:
    return load("hue", 2026)


@pytest.fixture(scope="module")
def figures(hue: Installation, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Figures]:
    from connectors.samples import make_samples

    folder = tmp_path_factory.mktemp("samples")
    make_samples(hue, folder)
    ledger = Ledger(tmp_path_factory.mktemp("var") / "ledger.sqlite")
    sync = sync_folder(ledger, hue, folder, as_of=AS_OF).sync
    yield assemble(hue, read_sync(ledger, hue, sync, AS_OF), as_of=AS_OF, years=[2025, 2026])
    ledger.close()


@pytest.fixture(scope="module")
def scorecard(hue: Installation, figures: Figures) -> Scorecard:
    return build(hue, figures, is_illustration=True)


def test_every_agency_of_hue_is_scored_in_both_years(scorecard: Scorecard) -> None:
    sizes = {cohort: len(scorecard.cohort(cohort, 2026)) for cohort in scorecard.criteria_set.cohorts}
    assert sizes == {"so": 15, "phuong": 21, "xa": 19, "bao": 3}
    assert scorecard.years == [2026, 2025]


def test_scores_bands_and_ranks_equal_those_of_the_reference_engine(hue: Installation, scorecard: Scorecard) -> None:
    cohorts: dict[tuple[str, int], list[AgencyYear]] = {}
    for row in _agency_years(hue, scorecard.figures):
        cohorts.setdefault((row.cohort, row.year), []).append(row)
    reference = {
        (agency, year): expected
        for (_, year), rows in cohorts.items()
        for agency, expected in standings(hue.criteria_set, hue.regime, rows, AS_OF).items()
    }
    assert len(reference) == 2 * 58
    for (agency, year), expected in reference.items():
        found = scorecard.standing(agency, year)
        for name in ("points", "maximum", "base_index", "bonus", "penalty", "index", "band", "capped_by", "rank"):
            assert getattr(found, name) == getattr(expected, name), (agency, year, name)
        assert found.not_ranked == expected.not_ranked
        for finding in scorecard.findings(agency, year):
            points, maximum, reason = expected.findings[finding.item]
            assert (finding.points, finding.maximum, finding.reason) == (points, maximum, reason), (
                agency,
                finding.item,
            )


def _agency_years(hue: Installation, figures: Figures) -> Iterator[AgencyYear]:
    values: dict[tuple[str, int], dict[str, int]] = {}
    states: dict[tuple[str, int], dict[str, Reason]] = {}
    for agency, year, field, value, state in figures.inputs.figures.iter_rows():
        values.setdefault((agency, year), {})[field] = value
        states.setdefault((agency, year), {})[field] = Reason(state)
    approvals: dict[tuple[str, int], list[str]] = {}
    for agency, year, item in figures.inputs.approvals.iter_rows():
        approvals.setdefault((agency, year), []).append(item)
    for code, agency in hue.agencies.items():
        for year in (2025, 2026):
            key = (code, year)
            own = approvals.get(key, [])
            yield AgencyYear(code, agency.cohort, year, values.get(key, {}), states.get(key, {}), own)


def test_totals_are_sums_of_printed_points(scorecard: Scorecard) -> None:
    for code in scorecard.agencies:
        for year in scorecard.years:
            standing = scorecard.standing(code, year)
            criteria = [f for f in scorecard.findings(code, year) if f.item in scorecard.criteria_set.criteria]
            assert standing.points == sum(f.points for f in criteria)
            assert standing.maximum == sum(f.maximum for f in criteria if f.outcome != "not_applicable")
            assert standing.points == sum(group.points for group in scorecard.groups(code, year))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_finding_is_explained_and_the_arithmetic_ends_in_its_points(scorecard: Scorecard, language: str) -> None:
    for code in scorecard.agencies:
        for finding in scorecard.findings(code, 2026):
            said = scorecard.explanation(code, 2026, finding.item, language)
            assert said.points == finding.points
            assert said.rule
            if said.outcome not in {"not_applicable", "not_determinable"}:
                printed = f"{finding.points / 100:.2f}"
                assert said.arithmetic.endswith(printed if language == "en" else printed.replace(".", ","))


def test_improvements_promise_exactly_what_the_engine_then_gives(hue: Installation, scorecard: Scorecard) -> None:
    tried = 0
    for code in list(scorecard.agencies)[::9]:
        annex, row = scorecard.row(code, 2026)
        for finding in scorecard.findings(code, 2026):
            said = scorecard.explanation(code, 2026, finding.item, "vi")
            for better in said.improvements:
                changed = {**row, **dict(better.change)} | {f"{name}:state": 0 for name, _ in better.change}
                compiled = compile_annex(hue.criteria_set, hue.regime, annex)
                (points,) = points_after([{}], compiled, changed, finding.item)
                assert points == finding.points + better.gain
                tried += 1
    assert tried > 50


def test_reading_the_same_books_twice_gives_the_same_run(hue: Installation, figures: Figures) -> None:
    assert build(hue, figures).run == build(hue, figures).run


def test_every_figure_that_cannot_be_read_says_what_to_mend(scorecard: Scorecard) -> None:
    """Also the one of commune 20140, whose row stands twice: the second row is blocked, the first was read."""
    unreadable = [
        value for found in scorecard.figures.sources.values() for value in found if value.state == "unreadable"
    ]
    assert [(value.agency, value.field) for value in unreadable if not scorecard.problem(value, "vi")] == []
    assert ("20140", "so_cuoc") in {(value.agency, value.field) for value in unreadable}
