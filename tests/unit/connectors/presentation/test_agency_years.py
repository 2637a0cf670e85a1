"""An agency's years: each under the set of its time, and in words and numbers why the index moved."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from connectors.localities import criteria_years, load
from connectors.presentation import charts, downloads
from connectors.presentation.agency_years import AgencyYears, agency_years, bridge_sentence
from connectors.progress.method_bridge import method_bridges
from connectors.scorecard import Scorecard, build
from rubric.bridge import Bridge
from tests.localities.draft import data_with_draft, reported

AGENCY = "hue-so-noi-vu"
DONE = {"so_vb_long_ghep": 1, "so_cb_chuyen_trach": 10, "so_cb_da_dao_tao": 3, "tong_cbccvc": 100}
NOW = {**DONE, "so_duoc_pho_bien": 100, "so_lop_ky_nang_so": 2}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return data_with_draft(tmp_path_factory.mktemp("draft"))


@pytest.fixture(scope="module")
def by_set(data: Path) -> dict[int, Scorecard]:
    last = reported(load("hue", 2026, data), AGENCY, {**DONE, "so_duoc_pho_bien": 100}, years=(2025, 2026))
    this = reported(load("hue", 2027, data), AGENCY, NOW, years=(2026, 2027))
    return {2026: build(*last), 2027: build(*this)}


@pytest.fixture(scope="module")
def bridge(by_set: dict[int, Scorecard]) -> Bridge:
    last, this = by_set[2026], by_set[2027]
    return method_bridges((last.installation, last.figures), (this.installation, this.figures))[AGENCY]


@pytest.fixture(scope="module")
def years(by_set: dict[int, Scorecard], bridge: Bridge) -> AgencyYears:
    return agency_years(by_set, AGENCY, "vi", bridge)


def test_the_years_of_the_criteria_sets_are_those_of_the_files(data: Path) -> None:
    assert criteria_years("hue", data) == [2026, 2027]  # not the two files beside them that only tests read
    assert criteria_years("hue") == [2026]


def test_every_year_is_shown_under_the_set_of_its_time(by_set: dict[int, Scorecard], years: AgencyYears) -> None:
    assert [(line.year, line.method, line.is_after_break) for line in years.lines] == [
        (2025, "bộ tiêu chí năm 2026", False),
        (2026, "bộ tiêu chí năm 2026", False),
        (2027, "bộ tiêu chí năm 2027", True),
    ]
    assert [line.index for line in years.lines] == [
        by_set[of_set].standing(AGENCY, year).index for of_set, year in ((2026, 2025), (2026, 2026), (2027, 2027))
    ]
    assert [line.note for line in years.lines] == ["tính lại theo bộ tiêu chí 2026", "", ""]
    assert [line.rank for line in years.lines] == ["1/1", "1/1", "1/1"]


def test_the_newest_method_stands_beside_what_it_replaced(by_set: dict[int, Scorecard], years: AgencyYears) -> None:
    again = by_set[2027].standing(AGENCY, 2026).index
    assert [line.again for line in years.lines] == [None, again, years.lines[-1].index]
    assert again != years.lines[1].index
    assert [(p.year, p.method[-4:], p.is_own) for p in years.points] == [
        (2025, "2026", False),
        (2026, "2026", True),
        (2026, "2027", False),
        (2027, "2027", True),
    ]


def test_one_set_for_both_years_has_no_break_and_no_bridge(by_set: dict[int, Scorecard]) -> None:
    shown = agency_years({2026: by_set[2026]}, AGENCY, "vi")
    assert not shown.has_break
    assert (shown.bridge, shown.bridge_sentence, shown.notes) == ((), "", ())
    assert downloads.years_table(shown, "vi").columns == ["Năm", "Điểm", "Hạng", "Mức", "Bộ tiêu chí"]


def test_the_bridge_is_printed_step_by_step_and_every_line_is_the_one_before_plus_its_change(
    bridge: Bridge, years: AgencyYears
) -> None:
    lines = years.bridge
    assert lines[0].label == "Năm 2026, tính lại theo bộ tiêu chí năm 2026"
    assert (lines[0].index, lines[-1].index) == (bridge.published, bridge.index)
    for before, after in pairwise(lines):
        assert after.index == before.index + (after.change or 0)
    assert len(lines) == 6  # nothing was published, so nothing can have been revised since


def test_published_indices_are_called_published_and_what_was_revised_since_is_a_step(
    by_set: dict[int, Scorecard], bridge: Bridge
) -> None:
    published = Bridge(
        AGENCY, bridge.published - 50, bridge.index, {**bridge.parts, "revised": 50}, bridge.not_comparable
    )
    shown = agency_years(by_set, AGENCY, "vi", published, is_published=True)
    assert [line.label for line in shown.bridge[:2]] == [
        "Năm 2026, số đã công bố",
        "Số liệu năm 2026 được sửa sau khi công bố",
    ]
    assert shown.bridge[1].change == 50
    assert "do sửa số liệu +0,50" in shown.bridge_sentence
    assert "tính lại" not in shown.bridge_sentence


def test_the_sentence_says_the_change_and_its_parts() -> None:
    parts = {"revised": 0, "rules": -358, "maxima": -166, "this_year": 188, "not_comparable": 297}
    assert sentence(parts, "vi") == (
        "−0,39 điểm, từ 16,30 (năm 2026, tính lại theo bộ tiêu chí năm 2026) thành 15,91 (năm 2027):"
        " do đổi bộ tiêu chí −5,24; do kết quả năm 2027 +1,88; do tiêu chí chưa so được +2,97."
    )
    assert sentence(parts, "en").startswith("−0.39 points, from 16.30 (2026, recomputed with the criteria set of 2026)")


def sentence(parts: dict[str, int], language: str) -> str:
    return bridge_sentence(Bridge(AGENCY, 1630, 1591, parts, ("F4",)), 2026, 2027, language, is_published=False)


def test_what_cannot_be_compared_and_bands_that_moved_are_said(years: AgencyYears) -> None:
    assert years.notes == (
        "Không so được nên để ngoài cả hai bên: F4 Phổ cập kỹ năng số.",
        "Mức Tốt tính từ 82 điểm, trước là 80.",
    )


def test_the_files_hold_what_is_shown_as_numbers(years: AgencyYears) -> None:
    table = downloads.years_table(years, "vi")
    assert table["Năm"].to_list() == [2025, 2026, 2027]
    assert table.columns[-1] == "Tính lại theo bộ tiêu chí năm 2027"
    assert table[table.columns[-1]].to_list()[0] is None
    bridge = downloads.bridge_table(years, "vi")
    assert bridge["Bước"].to_list() == [line.label for line in years.bridge]
    assert sum(part for part in bridge["Thay đổi"].to_list() if part is not None) == pytest.approx(
        bridge["Điểm sau bước này"][-1] - bridge["Điểm sau bước này"][0]
    )


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_charts_can_be_drawn(by_set: dict[int, Scorecard], bridge: Bridge, language: str) -> None:
    shown = agency_years(by_set, AGENCY, language, bridge)
    drawn = charts.svg(charts.years(shown.points, language))
    assert ("đổi bộ tiêu chí" if language == "vi" else "criteria set changes") in drawn
    assert "đổi bộ tiêu chí" not in charts.svg(charts.years(shown.points[:2], "vi"))
    assert all(line.label in charts.svg(charts.bridge_bars(shown.bridge, language)) for line in shown.bridge[1:-1])


def test_an_agency_that_came_after_an_earlier_set_has_its_own_years_only(by_set: dict[int, Scorecard]) -> None:
    installation = by_set[2026].installation
    without = {code: each for code, each in installation.agencies.items() if code != AGENCY}
    before = replace(by_set[2026], installation=replace(installation, agencies=without))
    years = agency_years({2026: before, 2027: by_set[2027]}, AGENCY, "vi")
    assert [line.year for line in years.lines] == [2026, 2027]
    assert not years.has_break
