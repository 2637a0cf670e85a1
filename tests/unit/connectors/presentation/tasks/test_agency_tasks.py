"""One agency's tasks as shown, from a small plan and register made by hand."""

from dataclasses import replace
from datetime import date

import pytest

from connectors.presentation.tasks.agency_tasks import agency_tasks, rows_chosen, tasks_hint
from connectors.presentation.tasks.task_list import task_list
from connectors.presentation.tasks.task_tables import sheet_table
from connectors.scorecard import Scorecard
from tests.unit.connectors.presentation.tasks.made_tasks import AS_OF, KHCN, NOIVU, YTE, made_scorecard, row


@pytest.fixture
def scorecard() -> Scorecard:
    return made_scorecard()


def test_an_agency_sees_what_it_leads_joins_and_was_given_beside(scorecard: Scorecard) -> None:
    sheet = agency_tasks(scorecard, YTE, 2026, "vi")
    assert [(each.key, each.state.key) for each in sheet.leads] == [("iii-1-a-1", "done_on_time")]
    assert [(each.key, each.state.key) for each in sheet.joins] == [("iii-1-a-2", "not_recorded")]
    assert [each.source.code for each in sheet.beside] == ["NV-01"]
    assert sheet.heading == "Sở Y tế · Thành phố Huế · số liệu đến 30/09/2026"
    assert sheet.sentence == (
        "Chủ trì 1, phối hợp 1 nhiệm vụ của kế hoạch; "
        "sổ theo dõi năm 2026 ghi 2 việc: 1 hoàn thành trễ hạn, 1 hoàn thành đúng hạn."
    )
    assert sheet.passport is not None
    assert sheet.passport.item == "A7"


def test_a_row_of_a_task_that_the_agency_neither_leads_nor_joins_is_not_lost(scorecard: Scorecard) -> None:
    stray = replace(scorecard, tasks=(row(NOIVU, "PL.1", "overdue"),))
    assert [each.source.code for each in agency_tasks(stray, NOIVU, 2026, "vi").beside] == ["PL.1"]


def test_only_rows_that_fell_due_are_counted_for_points(scorecard: Scorecard) -> None:
    early = row(KHCN, "III.1.a-2/2026", "done_on_time", date(2026, 10, 1), date(2026, 8, 1))
    today = row(KHCN, "PL.1/2026", "done_on_time", AS_OF, date(2026, 8, 1))
    sheet = agency_tasks(replace(scorecard, tasks=(early, today)), KHCN, 2026, "vi")
    assert sheet.counted.startswith("1 trên 2 việc trong sổ năm 2026 đã đến hạn tính đến 30/09/2026;")


def test_what_was_given_beside_is_chosen_like_the_rest(scorecard: Scorecard) -> None:
    beside = agency_tasks(scorecard, YTE, 2026, "vi").beside
    assert rows_chosen(beside, state="done_late", typed="viec nv") == beside
    assert rows_chosen(beside, state="overdue") == ()
    assert rows_chosen(beside, typed="khác") == ()


def test_other_pages_get_one_line_with_its_link(scorecard: Scorecard) -> None:
    assert tasks_hint(scorecard, NOIVU, 2026, "vi") == (
        "Nhiệm vụ của cơ quan năm 2026: 1 việc trong sổ theo dõi, 1 quá hạn",
        "nhiem-vu?dp=hue&nam=2026&ma=hue-so-noi-vu",
    )


def test_the_sheet_can_be_taken_away_with_a_line_for_each_row(scorecard: Scorecard) -> None:
    sheet = agency_tasks(scorecard, YTE, 2026, "vi")
    own = sheet_table(sheet.leads, sheet.joins, sheet.beside, "vi")
    assert own["Vai trò"].to_list() == ["Chủ trì", "Phối hợp", ""]
    assert own["Hạn trong sổ"].to_list() == ["30/06/2026", "", "31/03/2026"]
    assert own["Trạng thái"].to_list() == ["hoàn thành đúng hạn", "chưa có trong sổ", "hoàn thành trễ hạn"]
    assert sheet_table((), (), (), "vi").height == 0


def test_what_opens_from_an_edition_shows_the_same_edition(scorecard: Scorecard) -> None:
    assert tasks_hint(scorecard, NOIVU, 2026, "vi", edition="tam-tinh")[1].endswith("&ban=tam-tinh")
    shown = task_list(scorecard, 2026, "vi", edition="hue-2026-1")
    links = [row.agency_link for line in shown.tasks for row in line.rows]
    assert links
    assert all(link.endswith("&ban=hue-2026-1") for link in links)
