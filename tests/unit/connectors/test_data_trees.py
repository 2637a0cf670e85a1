"""A file that extends a base: what it says is laid over the base, and every mistake names its file and line."""

from pathlib import Path

import pytest
from pydantic import BaseModel

from connectors.data_files import DataFileError, read_model, read_yaml
from connectors.localities import load
from rubric.criteria.figures import STRICT

BASE = """\
title: Bộ gốc
rule: {kind: ratio, floor: 50}
criteria:
  A1: {title: Kế hoạch, points: 3, clauses: [x]}
  A2: {title: Lồng ghép, points: 2, clauses: []}
years: {2026: 20, 2027: 35}
"""


class Criterion(BaseModel):
    model_config = STRICT
    title: str
    points: int
    clauses: list[str]


class Small(BaseModel):
    model_config = STRICT
    title: str
    rule: dict[str, str | int]
    criteria: dict[str, Criterion]
    years: dict[int, int]


@pytest.fixture
def bases(tmp_path: Path) -> Path:
    folder = tmp_path / "criteria"
    folder.mkdir()
    (folder / "goc-2026.yaml").write_text(BASE, encoding="utf-8")
    return folder


def written(bases: Path, text: str) -> Path:
    file = bases.parent / "tinh.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def refusal(bases: Path, text: str) -> str:
    with pytest.raises(DataFileError) as refused:
        read_model(written(bases, text), Small, bases)
    return str(refused.value)


def test_what_it_does_not_say_is_the_bases(bases: Path) -> None:
    text = "extends: goc-2026\ncriteria:\n  A1: {clauses: [II.1, II.2]}\nyears: {2027: 40, 2028: 60}\n"
    said = read_yaml(written(bases, text), bases).data
    assert said == {
        "title": "Bộ gốc",
        "rule": {"kind": "ratio", "floor": 50},
        "criteria": {
            "A1": {"title": "Kế hoạch", "points": 3, "clauses": ["II.1", "II.2"]},
            "A2": {"title": "Lồng ghép", "points": 2, "clauses": []},
        },
        "years": {2026: 20, 2027: 40, 2028: 60},
    }


def test_the_order_of_the_base_stays_and_additions_come_last(bases: Path) -> None:
    text = "extends: goc-2026\ncriteria:\n  A3: {title: Mới, points: 1, clauses: []}\n  A1: {points: 4}\n"
    assert list(read_yaml(written(bases, text), bases).data["criteria"]) == ["A1", "A2", "A3"]


def test_an_addition_stands_behind_the_entry_it_follows_in_the_file(bases: Path) -> None:
    text = "extends: goc-2026\ncriteria:\n  A1: {points: 4}\n"
    for name in ("A1a", "A1b"):
        text += f"  {name}: {{title: Mới, points: 1, clauses: []}}\n"
    assert list(read_yaml(written(bases, text), bases).data["criteria"]) == ["A1", "A1a", "A1b", "A2"]


def test_a_mapping_can_replace_the_bases_whole(bases: Path) -> None:
    text = "extends: goc-2026\nrule: !replace {kind: yes_no}\n"
    assert read_yaml(written(bases, text), bases).data["rule"] == {"kind": "yes_no"}


def test_entries_of_the_base_can_be_left_out(bases: Path) -> None:
    assert list(read_yaml(written(bases, "extends: goc-2026\nremove: [criteria.A1, rule]\n"), bases).data) == [
        "title",
        "criteria",
        "years",
    ]


def test_without_bases_extends_is_a_key_like_any_other(bases: Path) -> None:
    assert read_yaml(written(bases, "extends: goc-2026\n")).data == {"extends": "goc-2026"}


@pytest.mark.parametrize("name", ["khong-co", "../criteria/goc-2026", "[a]", ""])
def test_a_base_that_is_not_there_is_refused_with_those_that_are(bases: Path, name: str) -> None:
    said = refusal(bases, f"title: x\nextends: {name}\n")
    assert said.startswith("tinh.yaml:2: không có tệp gốc")
    assert "goc-2026" in said


def test_a_base_cannot_extend_another(bases: Path) -> None:
    (bases / "hai.yaml").write_text("extends: goc-2026\n", encoding="utf-8")
    assert "không dùng làm tệp gốc được" in refusal(bases, "extends: hai\n")


@pytest.mark.parametrize("path", ["criteria.A9", "criteria.A1.title.x", "nothing", ""])
def test_removing_what_the_base_does_not_have_is_refused(bases: Path, path: str) -> None:
    assert refusal(bases, f"extends: goc-2026\nremove:\n  - '{path}'\n").startswith("tinh.yaml:3: tệp gốc goc-2026")


def test_a_list_is_wanted_of_what_to_remove(bases: Path) -> None:
    assert "`remove` phải là danh sách" in refusal(bases, "extends: goc-2026\nremove: criteria.A1\n")


def test_an_override_of_an_unknown_key_says_that_the_base_has_none(bases: Path) -> None:
    said = refusal(bases, "extends: goc-2026\ncriteria:\n  A9: {points: 4}\n")
    assert "tinh.yaml:3: “A9” không có trong tệp gốc goc-2026" in said
    assert "title" in said


def test_an_unknown_key_inside_an_entry_is_refused_too(bases: Path) -> None:
    said = refusal(bases, "extends: goc-2026\ncriteria:\n  A1:\n    pionts: 4\n")
    assert "tinh.yaml:4: " in said
    assert "pionts" in said


def test_a_mistake_in_the_base_names_the_base(bases: Path) -> None:
    (bases / "goc-2026.yaml").write_text(BASE.replace("points: 2", "points: hai"), encoding="utf-8")
    assert "goc-2026.yaml:5: " in refusal(bases, "extends: goc-2026\n")


def test_a_key_said_twice_is_refused(bases: Path) -> None:
    said = refusal(bases, "extends: goc-2026\nyears: {2026: 1}\nyears: {2027: 1}\n")
    assert "lặp lại" in said


def test_a_year_or_locality_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(DataFileError) as year:
        load("hue", 2031)
    assert "không có tệp 2031.yaml; criteria/ đang có: 2026.yaml" in str(year.value)
    with pytest.raises(DataFileError) as locality:
        load("nghe-an", 2026)
    assert "there is no folder nghe-an; localities/ has: dien-bien, ha-tinh, hoang-van-thu, hue" in str(locality.value)
