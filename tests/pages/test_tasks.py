"""Who must do what by when: every task of the plan, one agency's sheet, and the counts that make its points."""

import re

import pytest

from connectors.presentation.tasks.agency_tasks import agency_tasks
from pages.parts.shell import current_scorecard
from tests.pages.conftest import Open, html_of, title_of

COUNTED = {"so_nv_ht_dung_han": "done_on_time", "so_nv_ht_tre_han": "done_late"}
ENTRY = re.compile(r'<div class="entry">.*?</span> ([^<]+)</span>.*?<span class="cell">([^<]+)</span>', re.DOTALL)


def test_every_task_of_the_plan_is_listed_by_its_part(open_page: Open) -> None:
    at = open_page("tasks.py")
    assert title_of(at) == "Ai phải làm gì, đến khi nào?"
    html = html_of(at)
    assert len(re.findall(r'<details id="[iv]+-', html)) == 63
    assert "Kế hoạch 310/KH-UBND giao 63 nhiệm vụ; năm 2026:" in html
    assert "<h2>III.1. Truyền thông trên báo chí" in html
    assert "kế hoạch không nêu đơn vị chủ trì" in html
    assert "Những gì kế hoạch yêu cầu xây dựng (17)" in html


def test_the_counts_by_state_add_up_to_the_tasks(open_page: Open) -> None:
    bands = html_of(open_page("tasks.py")).split('<ul class="bands">')[1].split("</ul>")[0]
    assert sum(map(int, re.findall(r"<b>(\d+)</b>", bands))) == 63


def test_a_task_shows_lead_timing_rows_and_the_notes_on_its_text(open_page: Open) -> None:
    html = html_of(open_page("tasks.py"))
    task = html.split('id="iii-1-b-6"')[1].split('id="iii-1-b-7"')[0]
    for part in ("Sở Khoa học và Công nghệ", "chậm nhất năm 2026", "Kế hoạch 310/KH-UBND, III.1.b-6", "Phối hợp"):
        assert part in task
    assert "Ghi chú về văn bản" in task


def test_the_address_chooses_the_state(open_page: Open) -> None:
    html = html_of(open_page("tasks.py", tt="not_recorded"))
    tasks = html.split('<div class="td tasks">')[1]
    states = re.findall(r"</span> (?:\d+/\d+ )?([^<]+)</span></span></summary>", tasks)
    assert set(states) == {"chưa có trong sổ"}
    systems = html.split("Những gì kế hoạch yêu cầu xây dựng")[1]
    shown = re.findall(r"</span> ([^<]+)</span>(?:<br>|</td>)", systems)
    assert set(shown) == {"chưa có trong sổ"}


def test_the_search_needs_no_marks(open_page: Open) -> None:
    at = open_page("tasks.py")
    at.text_input(key="tim").input("KHOI nghiep sang tao thanh pho").run()
    assert re.findall(r'<details id="([^"]+)"', html_of(at)) == ["iii-1-b-1-b"]
    at.text_input(key="tim").input("khong co viec nay").run()
    assert "Không có nhiệm vụ nào khớp lựa chọn." in html_of(at)


def test_an_agency_has_its_own_sheet(open_page: Open) -> None:
    at = open_page("tasks.py", ma="hue-so-yte", nam="2026")
    assert title_of(at) == "Sở Y tế phải làm gì, đến khi nào?"
    html = html_of(at)
    for part in ("Nhiệm vụ chủ trì (12)", "Nhiệm vụ phối hợp (", "Việc được giao ngoài danh mục trên ("):
        assert part in html
    assert "Sở Y tế · Thành phố Huế · số liệu đến 31/12/2026 · Kế hoạch 310/KH-UBND" in html


def test_an_unknown_agency_or_state_means_all(open_page: Open) -> None:
    assert title_of(open_page("tasks.py", ma="khong-co", tt="khong-co")) == "Ai phải làm gì, đến khi nào?"


@pytest.mark.parametrize("code", ["hue-so-yte", "hue-so-khcn", "19789", "hue-bao-ptth"])
def test_the_sheet_shows_the_very_counts_that_the_criterion_uses(open_page: Open, code: str) -> None:
    html = html_of(open_page("tasks.py", ma=code, ban="tam-tinh"))
    entries = {cell: state for state, cell in ENTRY.findall(html)}
    told = {label: int(value) for label, value in re.findall(r"<li>([^<]+): <b> (\d+) nhiệm vụ</b>", html)}
    states = list(entries.values())
    assert told == {
        "Nhiệm vụ hoàn thành đúng hạn": states.count("hoàn thành đúng hạn"),
        "Nhiệm vụ hoàn thành trễ hạn": states.count("hoàn thành trễ hạn"),
        "Nhiệm vụ được giao đến hạn trong năm": len(states),
    }


def test_every_agencys_rows_are_what_its_criterion_counts_in_both_years(open_page: Open) -> None:
    open_page("tasks.py")
    scorecard = current_scorecard()
    assert scorecard is not None
    compared = 0
    for code in scorecard.agencies:
        for year in scorecard.years:
            inputs = {line.field: line for line in scorecard.explanation(code, year, "A7", "vi").inputs}
            sheet = agency_tasks(scorecard, code, year, "vi")
            rows = {row.source: row for line in (*sheet.leads, *sheet.joins) for row in line.rows}
            rows |= {row.source: row for row in sheet.beside}
            due = [row.state.key for row in rows.values() if row.is_counted]
            if not inputs["so_nv_den_han"].state.is_scored:
                continue
            assert inputs["so_nv_den_han"].value == str(len(due)), (code, year)
            for field, state in COUNTED.items():
                if inputs[field].state.is_scored:
                    assert inputs[field].value == str(due.count(state)), (code, year, field)
                    compared += 1
    assert compared > 200


def test_the_agency_page_leads_to_its_tasks(open_page: Open) -> None:
    html = html_of(open_page("agency.py", ma="hue-so-yte"))
    assert re.search(r"Nhiệm vụ của cơ quan năm 2026: \d+ việc trong sổ theo dõi, \d+ quá hạn", html)
    assert 'href="nhiem-vu?dp=hue&amp;nam=2026&amp;ma=hue-so-yte"' in html


def test_the_page_speaks_english(open_page: Open) -> None:
    at = open_page("tasks.py", ma="hue-so-yte", lang="en")
    assert title_of(at) == "Department of Health: what must it do by when?"
    html = html_of(at)
    for part in ("Tasks it leads (12)", "Points from the register", "Tasks given beside those above", "done on time"):
        assert part in html
    assert title_of(open_page("tasks.py", lang="en", nam="2025")) == "Who must do what by when?"
