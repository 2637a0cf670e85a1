"""The department's papers: what each holds, by the sample's release and by small cases; rows in are rows out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from connectors.briefing.settings import BriefingSettings
from connectors.localities import load
from connectors.papers.case_file import Case, case_file_paper
from connectors.papers.catalogue import KINDS
from connectors.papers.commendations import commended, decided_shares
from connectors.papers.criteria_annexes import criteria_paper
from connectors.papers.material import Material, roman
from connectors.papers.paper import Paper, Paragraph, Picture, Table
from connectors.papers.ranking_tables import cohort_table
from connectors.papers.reminder import reminder_papers
from connectors.papers.report import report_paper
from connectors.papers.result import result_paper
from connectors.papers.settings import load_papers
from connectors.presentation.criteria_guide import guide
from connectors.presentation.progress.progress_list import progress_list
from connectors.presentation.ranking import ranking
from connectors.presentation.tasks.system_list import system_list
from connectors.presentation.tasks.task_list import task_list
from connectors.verification.decisions import Share
from tests.unit.connectors.papers.department import blocks, material, tables, told, with_communes

LOCALITIES = ("hue", "quang-ngai", "dien-bien", "ha-tinh", "hoang-van-thu")
HUE_COHORTS = {"so": 15, "phuong": 21, "xa": 18, "bao": 3}  # ranked; Xã A Lưới 4 sent nothing


def annex(paper: Paper, title: str) -> Table:
    found = next(each for each in paper.annexes if title in each.title)
    return next(block for block in found.blocks if isinstance(block, Table))


def column(table: Table, title: str) -> list[str]:
    place = [each.title for each in table.columns].index(title)
    plain = (row for number, row in enumerate(table.rows) if number not in table.emphasised)
    return [row[place] for row in plain]


def text(paper: Paper) -> str:
    return "\n".join(f"{each.lead} {each.text}".strip() for each in paper.blocks if isinstance(each, Paragraph))


@pytest.fixture(scope="module")
def report(hue: Material) -> Paper:
    return report_paper(hue)


@pytest.fixture(scope="module")
def half(hue: Material) -> Paper:
    return report_paper(hue, half=True)


def test_the_report_has_a_row_for_every_agency_ranked_or_not(hue: Material, report: Paper) -> None:
    for cohort, count in HUE_COHORTS.items():
        shown = ranking(hue.scorecard, 2026, cohort, "vi")
        title = hue.scorecard.criteria_set.cohorts[cohort].title.vi.upper()
        table = annex(report, f"KHỐI {title}")
        assert len(table.rows) == count
        assert column(table, "Đơn vị") == [row.name for row in shown.rows]
        assert column(table, "Chỉ số (%)") == [row.index_text for row in shown.rows]
        assert column(table, "Vị thứ") == [row.rank_text for row in shown.rows]
    assert column(annex(report, "KHÔNG XẾP HẠNG"), "Đơn vị") == ["Xã A Lưới 4"]


def test_the_report_counts_agencies_by_band_and_all_add_up(report: Paper) -> None:
    table = next(each for each in tables(report) if each.columns[-1].title == "Không xếp hạng")
    assert [row[2] for row in table.rows] == ["15", "21", "19", "3", "58"]
    for row in table.rows:
        assert sum(map(int, row[3:])) == int(row[2])


def test_the_report_names_who_was_late_and_who_sent_nothing(report: Paper) -> None:
    table = annex(report, "CHẾ ĐỘ BÁO CÁO")
    assert len(column(table, "Đơn vị")) == 58
    missing = dict(zip(column(table, "Đơn vị"), column(table, "Chưa gửi"), strict=True))
    assert [name for name, said in missing.items() if said] == [
        "Xã A Lưới 4",
        "Trung tâm Giám sát, điều hành đô thị thông minh thành phố Huế",
    ]
    assert missing["Xã A Lưới 4"].splitlines() == [
        "Báo cáo 6 tháng (hạn 19/06/2026): chưa nhận, quá hạn 195 ngày",
        "Báo cáo năm (hạn 19/12/2026): chưa nhận, quá hạn 12 ngày",
    ]
    counted = next(each for each in tables(report) if "Gửi đủ, đúng hạn" in [c.title for c in each.columns])
    assert counted.rows[-1][2:] == ("58", "49", "7", "2")


def test_the_report_has_a_row_for_every_target_task_and_system(hue: Material, report: Paper) -> None:
    targets = progress_list(hue.scorecard, 2026, "vi").targets
    assert column(annex(report, "MỤC TIÊU"), "Mục tiêu") == [each.title for each in targets]
    tasks = task_list(hue.scorecard, 2026, "vi").tasks
    assert sorted(column(annex(report, "NHIỆM VỤ"), "Nhiệm vụ")) == sorted(each.title for each in tasks)
    systems = system_list(hue.scorecard, 2026, "vi")
    assert column(annex(report, "HỆ THỐNG"), "Nội dung") == [each.title for each in systems]


def test_every_annex_the_report_speaks_of_is_there(report: Paper, half: Paper) -> None:
    for paper in (report, half):
        assert [each.numeral for each in paper.annexes] == [roman(n) for n in range(1, len(paper.annexes) + 1)]
        for each in paper.annexes:
            assert f"Phụ lục {each.numeral}" in text(paper)


def test_a_half_year_is_never_ranked_and_shows_what_was_due_by_june(half: Paper) -> None:
    titles = {column.title for table in tables(half) for column in table.columns}
    assert "Vị thứ" not in titles
    assert "6 tháng đầu năm" in titles
    assert not any(isinstance(block, Picture) for block in blocks(half))
    said = "\n".join("\n".join(row) for row in annex(half, "CHẾ ĐỘ BÁO CÁO").rows)
    assert "Báo cáo 6 tháng" in said
    assert "Báo cáo năm" not in said
    assert "Báo cáo tháng 7" not in said


def test_a_half_year_told_later_says_that_targets_and_tasks_stand_as_of_that_later_day(
    hue: Material, report: Paper, half: Paper
) -> None:
    said = "theo số liệu đến ngày 31/12/2026, không dừng ở ngày 30/06/2026"
    assert said in text(half)
    assert said not in text(report)
    scored = hue.scorecard.scored
    by_june = replace(scored, inputs=replace(scored.inputs, as_of=date(2026, 6, 30)))
    in_june = replace(hue, scorecard=replace(hue.scorecard, scored=by_june))
    assert "không dừng ở" not in text(report_paper(in_june, half=True))


def test_targets_behind_pace_are_named_among_the_difficulties_beside_those_at_risk(
    hue: Material, report: Paper
) -> None:
    slow = [each for each in progress_list(hue.scorecard, 2026, "vi").targets if each.status == "slow"]
    assert len(slow) == 2
    line = next(each for each in text(report).splitlines() if "2 mục tiêu chậm so với tốc độ cần có: " in each)
    assert all(f"{each.title} ({each.clause})" in line for each in slow)
    assert "các mục tiêu có nguy cơ không đạt, chậm so với tốc độ cần có nêu trên" in text(report)


def test_figures_of_a_release_are_not_called_provisional_in_its_report(hue: Material, report: Paper) -> None:
    assert [each.title for each in annex(report, "MỤC TIÊU").columns][4:6] == ["Năm 2025", "Năm 2026"]
    unreleased = report_paper(replace(hue, release=None))
    assert [each.title for each in annex(unreleased, "MỤC TIÊU").columns][4:6] == ["Năm 2025", "Năm 2026 (tạm tính)"]


def test_the_report_goes_where_the_plan_sends_it(report: Paper) -> None:
    assert report.addressed_to == ("Chủ tịch Ủy ban nhân dân thành phố Huế",)
    assert "Thực hiện Kế hoạch số 310/KH-UBND ngày 21 tháng 7 năm 2025 của Ủy ban nhân dân thành phố Huế" in text(
        report
    )
    assert (report.letterhead.body, report.letterhead.symbol) == ("SỞ KHOA HỌC VÀ CÔNG NGHỆ", "BC-SKHCN")


def test_the_decision_has_a_table_a_cohort_with_the_points_of_its_groups(hue: Material) -> None:
    paper = result_paper(hue)
    assert [len(table.rows) for table in tables(paper)] == [
        15,
        21,
        18,
        3,
        2,
    ]  # the last: a cohort's title and one agency
    assert [column.title for column in tables(paper)[0].columns] == [
        "TT", "Đơn vị", "Nhóm A", "Nhóm B", "Nhóm C", "Nhóm D", "Nhóm E", "Nhóm F", "Tổng điểm", "Điểm thưởng",
        "Điểm trừ", "Chỉ số (%)", "Xếp loại", "Vị thứ", "So với năm 2025",
    ]  # fmt: skip
    best = hue.scorecard.standing("hue-so-gddt", 2026)
    row = tables(paper)[0].rows[0]
    assert row[1] == "Sở Giáo dục và Đào tạo"
    points = sum(int(cell.split("/")[0].replace(",", "")) for cell in row[2:8])
    assert points == best.points
    assert [each.lead for each in paper.blocks if isinstance(each, Paragraph) and each.lead] == [
        "Điều 1.",
        "Điều 2.",
        "Điều 3.",
    ]


def test_number_and_day_of_a_decision_are_those_of_the_release_where_it_has_any(hue: Material) -> None:
    assert result_paper(hue).letterhead.number == ""  # the sample's decision has no number
    assert hue.release is not None
    decided = replace(hue.release, decision_number="57/QĐ-UBND", decision_date=date(2027, 1, 20))
    made = result_paper(replace(hue, release=decided))
    assert (made.letterhead.number, made.letterhead.symbol) == ("57", "QĐ-UBND")
    assert "số 57/QĐ-UBND ngày 20 tháng 01 năm 2027" in made.annexes[0].note


def test_figures_that_are_made_up_or_not_released_are_stamped_on_every_page(hue: Material) -> None:
    assert result_paper(hue).stamp == "DỮ LIỆU MINH HOẠ"
    assert report_paper(replace(hue, release=None)).stamp == "DỮ LIỆU MINH HOẠ – SỐ LIỆU TẠM TÍNH"
    assert report_paper(material(load("ha-tinh", 2026))).stamp == "SỐ LIỆU TẠM TÍNH"


def test_a_release_that_no_longer_holds_is_stamped_on_every_page(hue: Material) -> None:
    assert hue.release is not None
    old = replace(hue, release=replace(hue.release, superseded_by=99))
    assert result_paper(old).stamp == "DỮ LIỆU MINH HOẠ – BẢN CÔNG BỐ ĐÃ ĐƯỢC THAY THẾ"


def test_the_case_file_of_a_year_computed_again_is_stamped(hue: Material) -> None:
    code = next(iter(hue.scorecard.agencies))
    again = case_file_paper(Case(hue.scorecard, code, 2025, hue.release), hue.settings)
    assert again.stamp == "DỮ LIỆU MINH HOẠ – SỐ LIỆU TÍNH LẠI THEO BỘ TIÊU CHÍ CỦA NĂM KHÁC"


def test_only_figures_that_are_not_released_are_called_provisional(hue: Material) -> None:
    """A released report must not call its own year provisional beside a ranking that is final."""
    years = {
        release is None: [c.title for c in annex(report_paper(replace(hue, release=release)), "MỤC TIÊU").columns]
        for release in (hue.release, None)
    }
    assert "Năm 2026" in years[False]
    assert "Năm 2026 (tạm tính)" in years[True]


@pytest.mark.parametrize("locality", LOCALITIES)
def test_the_criteria_set_has_a_row_for_every_criterion_and_its_points_are_a_hundred(locality: str) -> None:
    made = material(load(locality, 2026))
    paper = criteria_paper(made)
    assert paper.stamp == "DỰ THẢO"
    for each, (key, known) in zip(paper.annexes, made.scorecard.criteria_set.annexes.items(), strict=True):
        shown = guide(made.scorecard, key, 2026, "vi")
        table = next(block for block in each.blocks if isinstance(block, Table))
        groups = (*shown.groups, shown.bonus, shown.penalty)
        assert column(table, "Mã") == [card.item for group in groups for card in group.criteria]
        assert len(table.emphasised) == len(groups)
        points = [
            cell.removesuffix("†").replace(",", ".")
            for code, cell in zip(column(table, "Mã"), column(table, "Điểm tối đa"), strict=True)
            if code[0] not in "TP"
        ]
        assert sum(map(float, points)) == 100
        assert each.numeral == known.numeral


def test_only_those_who_owe_a_report_are_reminded_each_of_its_own(hue: Material) -> None:
    letters = reminder_papers(hue)
    assert set(letters) == {"20101", "hue-bao-ioc"}
    commune = letters["20101"]
    assert commune.addressed_to == ("Ủy ban nhân dân xã A Lưới 4",)
    assert tables(commune)[0].rows == (
        ("1", "Báo cáo 6 tháng", "19/06/2026", "chưa nhận, quá hạn 195 ngày", "V.7.đ"),
        ("2", "Báo cáo năm", "19/12/2026", "chưa nhận, quá hạn 12 ngày", "V.7.đ"),
    )
    assert [row[1:3] for row in tables(letters["hue-bao-ioc"])[0].rows] == [("Báo cáo tháng 7", "20/07/2026")]
    assert "báo cáo về Sở Khoa học và Công nghệ" in text(commune)
    assert "05 ngày làm việc" in text(commune)
    assert "mục P1 của Bộ tiêu chí" in text(commune)
    assert commune.stamp == "DỮ LIỆU MINH HOẠ"


def test_where_the_plan_sets_no_day_nobody_is_reminded_and_the_report_says_why() -> None:
    made = material(load("ha-tinh", 2026))
    assert reminder_papers(made) == {}
    assert "Kế hoạch không đặt thời hạn báo cáo" in text(report_paper(made))


def test_a_result_in_which_nobody_reported_ranks_nobody_and_names_everybody() -> None:
    made = material(load("dien-bien", 2026))
    paper = result_paper(made)
    assert [each.title for each in paper.annexes] == ["DANH SÁCH CƠ QUAN, ĐƠN VỊ KHÔNG XẾP HẠNG NĂM 2026"]
    assert len(column(tables(paper)[0], "Đơn vị")) == len(made.scorecard.agencies)
    assert len(reminder_papers(made)) == len(made.scorecard.agencies)
    assert report_paper(made).annexes


def test_an_agency_alone_in_its_cohort_has_no_rank_on_paper() -> None:
    made = material(with_communes(1), [told("99000", "so_tin", 3)])
    shown = ranking(made.scorecard, 2026, "xa", "vi")
    assert column(cohort_table(made, "xa", shown), "Vị thứ") == ["–"]
    notes = [b.text for b in result_paper(made).annexes[0].blocks if isinstance(b, Paragraph)]
    assert "Khối chỉ có một đơn vị được chấm nên không so vị thứ." in notes


def test_a_cohort_of_168_has_168_rows() -> None:
    made = material(with_communes(168), [told(f"{99000 + n}", "so_tin", n) for n in range(168)])
    shown = ranking(made.scorecard, 2026, "xa", "vi")
    table = cohort_table(made, "xa", shown)
    assert column(table, "TT") == [str(n) for n in range(1, 169)]
    assert len(set(column(table, "Đơn vị"))) == 168


@pytest.mark.parametrize("locality", LOCALITIES)
def test_every_locality_says_what_its_papers_carry(locality: str) -> None:
    settings, installation = load_papers(locality), load(locality, 2026)
    made = Material(material(installation).scorecard, 2026, settings)
    assert made.lead.name.vi.upper() == " ".join(settings.department.name.split())
    assert made.authority.upper().startswith(" ".join(settings.authority.name.split()))
    assert settings.department.parent == settings.authority.name
    for kind in ("report", "result", "criteria", "reminder", "anything else"):
        assert settings.recipients_of(kind)[-1].startswith("Lưu: VT")
    assert settings.addressed_of("report")
    for kind in ("result", "criteria"):
        assert all(base.startswith("Căn cứ ") for base in settings.bases_of(kind)[:-1])
        assert settings.bases_of(kind)[-1].startswith("Theo đề nghị của ")


@pytest.mark.parametrize(
    ("locality", "cited"),
    [
        ("quang-ngai", "Kế hoạch số      /KH-UBND ngày      tháng 10 năm 2025 của Ủy ban nhân dân tỉnh Quảng Ngãi"),
        ("ha-tinh", "Kế hoạch số      /KH-UBND ngày      tháng      năm 2025 của Ủy ban nhân dân tỉnh Hà Tĩnh"),
    ],
)
def test_what_the_text_of_a_plan_leaves_blank_is_left_open(locality: str, cited: str) -> None:
    assert material(load(locality, 2026)).plan_cited() == cited


def test_annexes_are_numbered_in_roman_numerals() -> None:
    assert [roman(n) for n in (1, 4, 6, 9, 14)] == ["I", "IV", "VI", "IX", "XIV"]


def test_the_command_knows_every_kind_of_paper() -> None:
    from connectors.commands.paper import Kind

    assert [each.value for each in Kind] == list(KINDS)


def test_the_report_proposes_whom_the_briefing_proposes_and_says_by_which_rules(hue: Material, report: Paper) -> None:
    """All of its figures verified: in the sample only the city's office, of those first or most improved."""
    line = next(each for each in text(report).splitlines() if each.startswith("Xem xét khen thưởng"))
    assert line.startswith("Xem xét khen thưởng 1 đơn vị: Văn phòng Ủy ban nhân dân thành phố Huế (tiến bộ nhất khối")
    assert "Quy tắc: khối có từ 3 cơ quan được xếp hạng; đứng đầu khối và đạt mức Xuất sắc hoặc Tốt" in line
    shares = decided_shares(hue.scorecard, 2026)
    assert shares["hue-van-phong-ubnd"].decided == shares["hue-van-phong-ubnd"].made
    everything = {code: Share(1, 1) for code in shares}
    verified = commended(replace(hue, shares=everything), BriefingSettings())
    assert "Sở Giáo dục và Đào tạo (đứng đầu khối Sở, ban, ngành, 97,49 điểm, mức Xuất sắc)" in verified
    assert len(verified) > 1


def test_nobody_is_proposed_before_a_result_is_public(hue: Material) -> None:
    assert "Xem xét khen thưởng" not in text(report_paper(replace(hue, release=None)))


def test_nobody_is_proposed_where_nothing_is_verified(hue: Material) -> None:
    open_claims = {code: Share(0, 1) for code in hue.scorecard.agencies}
    assert commended(replace(hue, shares=open_claims), BriefingSettings()) == []
