"""The page that sets the plans side by side says all that the data hold, and is up to date."""

from __future__ import annotations

import re

import pytest

from connectors.localities import DATA
from connectors.overviews.markdown import table
from connectors.overviews.plans_overview import FILE, overview, readings

LOCALITIES = ["dien-bien", "ha-tinh", "hoang-van-thu", "hue", "quang-ngai"]


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


def row(said: str, first: str) -> list[str]:
    """The cells of the first row that begins with ``first``."""
    return next(cells(line) for line in said.splitlines() if line.startswith(f"| {first}"))


def part(said: str, heading: str) -> str:
    """The text under a heading, as far as the next one of its level."""
    level = heading.split(" ", maxsplit=1)[0]
    return said.split(f"\n{heading}")[1].split(f"\n{level} ", maxsplit=1)[0]


def of_locality(said: str, name: str, heading: str) -> list[str]:
    """The rows under a heading of one locality."""
    lines = part(part(said, f"## {name} / "), f"### {heading} / ").splitlines()
    return [line for line in lines if line.startswith("| ")][1:]


def test_the_page_is_up_to_date() -> None:
    assert FILE.read_text(encoding="utf-8") == overview(), "run: python -m connectors.overviews.plans_overview"


def test_every_plan_has_its_column_and_its_part() -> None:
    assert [each.locality.id for each in readings()] == LOCALITIES
    said = overview()
    names = ["Tỉnh Điện Biên", "Tỉnh Hà Tĩnh", "Xã Hoàng Văn Thụ", "Thành phố Huế", "Tỉnh Quảng Ngãi"]
    assert row(said, "Nội dung / Subject")[1:] == names
    assert re.findall(r"^## (.+?) / ", said, re.MULTILINE)[-5:] == names


def test_what_the_text_leaves_blank_is_said_so() -> None:
    said = overview()
    assert row(said, "Số / Number")[1:] == ["không ghi", "không ghi", "không ghi", "310/KH-UBND", "không ghi"]
    assert row(said, "Ngày / Date")[1:] == [
        "không ghi",
        "năm 2025",
        "không ghi",
        "ngày 21/07/2025",
        "tháng 10/2025",
    ]


def test_the_same_target_of_different_plans_stands_in_one_row() -> None:
    people = row(overview(), "Người dân tiếp cận")
    assert people[1:] == [
        "ít nhất 80% đến năm 2030 (II.2.3-1)",
        "–",
        "ít nhất 80% trong các năm 2028–2030 (II.2.d-2)",
        "ít nhất 80% đến năm 2030 (II.2.d-2)",
        "ít nhất 80% đến năm 2030 (II.2.c-2)",
    ]
    network = row(overview(), "Mạng lưới truyền thông<br>*Communication network*")
    assert network[1:] == [
        "thực hiện đến năm 2026 (II.2.2-3)",
        "–",
        "–",
        "thực hiện đến năm 2026 (II.2.b-3)",
        "thực hiện đến năm 2027 (II.2.b-1)",
    ]


def test_report_days_say_what_is_asked_and_what_is_not() -> None:
    said = part(overview(), "## Chế độ báo cáo theo kế hoạch")
    press = row(said, "Thành phố Huế | V.6.a-5 | Báo chí báo cáo kết quả hằng tháng")
    assert press[6:] == ["hằng tháng", "ngày 20 hằng tháng", "tính cả ngày đó", "“Định kỳ ngày 20 hằng tháng”"]
    assert row(said, "Tỉnh Hà Tĩnh")[6:] == ["không nêu", "không nêu", "–", "–"]
    applied = part(overview(), "## Hạn báo cáo phần mềm áp dụng")
    assert row(applied, "Tỉnh Quảng Ngãi")[3:] == ["19/06, 19/12", "ngày 20/12/2025"]
    assert row(applied, "Tỉnh Hà Tĩnh")[3].startswith("không có hạn")


@pytest.mark.parametrize("locality", LOCALITIES)
def test_nothing_of_a_plan_is_left_out(locality: str) -> None:
    said, chosen = overview(), next(each for each in readings() if each.locality.id == locality)
    plan, name = chosen.plan, chosen.name.vi
    lengths = {
        "Mục tiêu": len(plan.targets),
        "Nhiệm vụ": len(plan.tasks),
        "Hệ thống": len(plan.systems),
        "Tổ chức": len(plan.organisations),
        "Kinh phí": len(plan.funding),
        "Khen thưởng": len(plan.rewards),
        "Ghi chú về văn bản": len(plan.notes),
    }
    assert {heading: len(of_locality(said, name, heading)) for heading in lengths} == lengths
    tasks = of_locality(said, name, "Nhiệm vụ")
    assert [cells(line)[0] for line in tasks] == [task.clause for task in plan.tasks.values()]
    matrix = part(said, "## Mục tiêu đặt cạnh nhau")
    column = 1 + LOCALITIES.index(locality)
    clauses = [
        clause
        for line in matrix.splitlines()
        if line.startswith("| ")
        for clause in re.findall(r"\(([^()]+)\)(?=<br>|$)", cells(line)[column])
    ]
    assert sorted(clauses) == sorted(target.clause for target in plan.targets.values())


def test_a_plan_without_targets_says_so() -> None:
    assert "không có mục tiêu định lượng" in part(part(overview(), "## Tỉnh Hà Tĩnh / "), "### Mục tiêu / ")


def test_every_subject_speaks_of_some_target() -> None:
    known = {key for each in readings() for key in each.plan.targets}
    listed = re.findall(r"[a-z]+(?:-[a-z0-9]+)+-[a-z0-9]+", (DATA / "target_subjects.yaml").read_text(encoding="utf-8"))
    assert listed
    assert set(listed) <= known
    assert len(listed) == len(set(listed))


def test_a_cell_cannot_end_its_row() -> None:
    assert table(["a"], [["một|hai\nba"]]).splitlines()[2] == r"| một\|hai<br>ba |"
