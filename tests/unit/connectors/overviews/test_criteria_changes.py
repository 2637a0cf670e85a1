"""Where the localities' sets differ from the base, place by place, as an official reads it."""

from __future__ import annotations

import pytest

from connectors.data_files import read_yaml
from connectors.localities import DATA
from connectors.overviews.criteria_changes import Change, changes
from connectors.overviews.criteria_facts import facts
from connectors.overviews.criteria_overrides import overrides

LOCALITIES = ["dien-bien", "ha-tinh", "hoang-van-thu", "hue", "quang-ngai"]
BASE = read_yaml(DATA / "criteria" / "base-2026.yaml").data
SETS = {each.installation.locality.id: each for each in overrides()}
YEARS_END = "2025: 31/12/2025; 2026: 31/12/2026; 2027: 31/12/2027; 2028: 31/12/2028; 2029: 31/12/2029; 2030: 31/12/2030"


def changes_of(locality: str, language: str = "vi") -> list[Change]:
    return changes(BASE, SETS[locality].whole, language)


@pytest.mark.parametrize(
    ("locality", "change"),
    [
        # a level that the plan states otherwise, and a wider scope
        ("dien-bien", Change("C4", ("so", "xa"), "mức phải đạt",
            "2025: 60; 2026: 60; 2027: 70; 2028: 80; 2029: 90",
            "2025: 100 (kế hoạch II.2.1-2); 2026: 100; 2027: 100; 2028: 100; 2029: 100")),
        ("dien-bien", Change("C4", (), "không áp dụng", "2025: Kế hoạch không đặt mức cho năm 2025.",
            "áp dụng mọi năm")),
        # a part that the base does not have
        ("dien-bien", Change("C3", ("so", "xa", "bao"), "ngày 01/10: tỷ trọng", "–", "33")),
        # the months of 2025
        ("quang-ngai", Change("B1", ("so", "xa", "bao"), "số tháng đủ tin, bài: mức phải đạt", "2025: 6", "2025: 2")),
        ("hue", Change("B1", ("so", "xa", "bao"), "số tháng đủ tin, bài: mức phải đạt", "2025: 6", "2025: 5")),
        # the year of the network
        ("quang-ngai", Change("F1", (), "không áp dụng", "2025: Năm 2025 chưa có mạng lưới.",
            "2025, 2026: Mạng lưới hình thành đến năm 2027 (II.2.b-1).")),
        ("ha-tinh", Change("F1", (), "không áp dụng", "2025: Năm 2025 chưa có mạng lưới.",
            "mọi năm: Kế hoạch của tỉnh không nêu mạng lưới truyền thông.")),
        # days and what hangs on them
        ("ha-tinh", Change("A5", ("so", "xa", "bao"), "báo cáo năm: ngày cuối", "–", YEARS_END)),
        ("ha-tinh", Change("P1", (), "cả tiêu chí", "có: Không gửi báo cáo sau 2 lần đôn đốc", "bỏ")),
        ("ha-tinh", Change("Phụ lục bao", (), "điều kiện chặn",
            "Không có kế hoạch, hoặc có trễ quá 30 ngày; Không gửi báo cáo năm, hoặc gửi trễ quá 15 ngày",
            "không có")),
        ("quang-ngai", Change("P1", (), "thuộc phụ lục", "mọi phụ lục", "so, xa")),
        ("hue", Change("A5", ("bao",), "văn bản phải gửi", "báo cáo 6 tháng; báo cáo năm",
            "; ".join(f"tháng {month}" for month in range(1, 13)))),
        ("quang-ngai", Change("A5", ("bao",), "văn bản phải gửi", "báo cáo 6 tháng; báo cáo năm", "báo cáo năm")),
        ("quang-ngai", Change("F2", ("so", "xa", "bao"),
            "gửi tác phẩm, tham gia giải hoặc diễn đàn: không tính trong các năm", "–", "2025, 2026")),
        # other annexes
        ("hoang-van-thu", Change("A1", (), "điểm tối đa", "so 3; xa 3; bao 3", "phong 8; truong 6")),
        ("hoang-van-thu", Change("C9", ("truong",), "mức phải đạt", "2025: 12; 2026: 24", "2025: 4; 2026: 12")),
        ("hoang-van-thu", Change("B3", ("thon",), "cách tính", "cộng các phần theo tỷ trọng",
            "số lượng so với mức phải đạt")),
        ("hoang-van-thu", Change("Chung", (), "điểm thưởng: tối đa", "5", "2")),
    ],
)  # fmt: skip
def test_a_place_says_what_it_was_and_what_it_is(locality: str, change: Change) -> None:
    assert change in changes_of(locality)


def test_the_same_change_of_several_figures_is_told_once() -> None:
    (both,) = [each for each in changes_of("quang-ngai") if each.base == "so, xa, bao"]
    assert both.item == "Số, ký hiệu kế hoạch truyền thông của năm; Kinh phí xã hội hóa huy động được"
    assert (both.what, both.own) == ("thuộc phụ lục", "so, xa")


@pytest.mark.parametrize("locality", LOCALITIES)
def test_every_criterion_that_is_changed_added_or_removed_is_named(locality: str) -> None:
    said = SETS[locality].own.get("criteria", {})
    changed = {key for key, spec in said.items() if spec.keys() - {"clauses", "examples", "effort"}}
    removed = {path.split(".")[1] for path in SETS[locality].removed if path.startswith("criteria.")}
    named = {each.item for each in changes_of(locality)}
    assert changed | removed <= named
    # and none that only cites the plan
    assert named.isdisjoint(BASE["criteria"].keys() - changed - removed)


@pytest.mark.parametrize("locality", LOCALITIES)
def test_both_languages_tell_the_same_places(locality: str) -> None:
    found, english = changes_of(locality), changes_of(locality, "en")
    assert [each.annexes for each in found] == [each.annexes for each in english]
    assert all(each.what and each.base and each.own for each in [*found, *english])
    assert all(each.base != each.own for each in [*found, *english])


def test_a_set_that_is_its_base_has_no_changes() -> None:
    assert changes(BASE, BASE, "vi") == []


def test_the_chief_facts_of_each_locality() -> None:
    said = facts(BASE, list(SETS.values()), "vi")
    assert list(SETS) == LOCALITIES
    assert said["Số tháng tính của năm 2025"] == ["6", "6", "4", "5", "2"]
    assert said["Mạng lưới tính từ năm"] == ["2026", "–", "–", "2026", "2027"]
    budget = "Nhiệm vụ KH&CN dùng ngân sách được truyền thông (2026: 60%, 2030: 100%)"
    wider = "Nhiệm vụ KH&CN, cải tiến kỹ thuật, đổi mới sáng tạo, chuyển đổi số được truyền thông"
    assert said["Nhiệm vụ KH&CN được chấm"] == [f"{wider} (2025: 100%, 2030: 100%)", "không chấm", *[budget] * 3]
    assert said["Cơ quan chủ trì"][:3] == [*["Sở Văn hóa, Thể thao và Du lịch"] * 2, "Phòng Văn hóa - Xã hội"]
