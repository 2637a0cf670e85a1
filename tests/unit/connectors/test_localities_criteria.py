"""The criteria sets of the localities: one base, and of each locality only what its plan makes different."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from connectors.data_files import DataFileError, read_yaml
from connectors.data_trees import EXTENDS, REMOVE, REPLACE, Tree, read_tree
from connectors.localities import DATA, load
from connectors.overviews.criteria_overview import FILE, Overrides, overrides, overview, plan_figures
from connectors.samples import make_samples
from rubric.criteria.criteria_set import CriteriaSet

LOCALITIES = ["dien-bien", "ha-tinh", "hoang-van-thu", "hue", "quang-ngai"]
PROVINCES = ["dien-bien", "ha-tinh", "hue", "quang-ngai"]
BASE = DATA / "criteria" / "base-2026.yaml"
HUE_HASH = "ac633209c604fc2ee348144ce3d7ce6938aa3f73e0799005911265a8ad3bade5"


def criteria_set(locality: str) -> CriteriaSet:
    return load(locality, 2026).criteria_set


def own_tree(locality: str) -> Tree:
    return read_tree(DATA / "localities" / locality / "criteria" / "2026.yaml")


def of(locality: str) -> Overrides:
    return next(each for each in overrides() if each.installation.locality.id == locality)


def entries(node: yaml.Node | None) -> dict[str, yaml.Node]:
    assert isinstance(node, yaml.MappingNode)
    return {key.value: value for key, value in node.value}


def same(one: yaml.Node, other: yaml.Node) -> bool:
    match one, other:
        case yaml.ScalarNode(), yaml.ScalarNode():
            return (one.tag, one.value) == (other.tag, other.value)
        case yaml.SequenceNode(), yaml.SequenceNode():
            return len(one.value) == len(other.value) and all(map(same, one.value, other.value))
        case yaml.MappingNode(), yaml.MappingNode():
            mine, theirs = entries(one), entries(other)
            return mine.keys() == theirs.keys() and all(same(mine[key], theirs[key]) for key in mine)
        case _:
            return False


def is_one_entry(node: yaml.Node) -> bool:
    """A figure and a text in two languages are said whole or not at all."""
    return isinstance(node, yaml.MappingNode) and bool({"basis", "vi"} & {key.value for key, _ in node.value})


def said_again(own: yaml.Node | None, base: yaml.Node | None, path: str = "") -> Iterator[str]:
    """The places of a file that say what the base says; a mapping that says nothing is one of them."""
    assert own is not None
    assert base is not None
    if same(own, base) or (isinstance(own, yaml.MappingNode) and not own.value):
        yield path
    elif isinstance(own, yaml.MappingNode) and isinstance(base, yaml.MappingNode) and own.tag != REPLACE:
        known = {} if is_one_entry(own) else entries(base)
        for key, value in entries(own).items():
            if key in known:
                yield from said_again(value, known[key], f"{path}.{key}")


def test_every_locality_extends_the_base() -> None:
    assert [each.installation.locality.id for each in overrides()] == LOCALITIES
    assert {entries(own_tree(each).root)[EXTENDS].value for each in LOCALITIES} == {"base-2026"}


@pytest.mark.parametrize("locality", LOCALITIES)
def test_each_annex_has_a_hundred_points(locality: str) -> None:
    chosen = criteria_set(locality)
    totals = {a: sum(c.hundredths(a) for c in chosen.criteria_of(a).values()) for a in chosen.annexes}
    assert totals == dict.fromkeys(chosen.annexes, 100_00)


@pytest.mark.parametrize("locality", PROVINCES)
def test_provinces_share_criteria_points_and_bands(locality: str) -> None:
    chosen, hue = criteria_set(locality), criteria_set("hue")
    assert list(chosen.criteria) == list(hue.criteria)
    assert {key: each.points for key, each in chosen.criteria.items()} == {
        key: each.points for key, each in hue.criteria.items()
    }
    assert (chosen.bands, chosen.groups) == (hue.bands, hue.groups)


def test_a_commune_has_annexes_of_its_own() -> None:
    chosen = criteria_set("hoang-van-thu")
    assert list(chosen.annexes) == list(chosen.cohorts) == ["phong", "truong", "thon"]
    assert {a: len(chosen.criteria_of(a)) for a in chosen.annexes} == {"phong": 17, "truong": 11, "thon": 9}
    assert list(chosen.criteria["A5"].points) == ["phong"]


def test_the_set_of_hue_is_the_one_it_was_before_it_extended_a_base() -> None:
    content = criteria_set("hue").model_dump(mode="json")
    for field in content["fields"].values():
        del field["closes"]  # came later and scores nothing
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert hashlib.sha256(text.encode()).hexdigest() == HUE_HASH


def test_the_base_cites_no_plan() -> None:
    base = read_yaml(BASE).data
    blocks = [base["criteria"], base["bonus"]["items"], base["penalty"]["items"]]
    assert {tuple(item["clauses"]) for block in blocks for item in block.values()} == {()}
    assert not list(plan_figures(base))
    assert "clause:" not in BASE.read_text(encoding="utf-8")
    assert not {"id", "locality"} & base.keys()


def test_the_plan_of_ha_tinh_states_no_number() -> None:
    assert not list(plan_figures(criteria_set("ha-tinh").model_dump()))
    assert "đề xuất" in criteria_set("ha-tinh").title.vi


@pytest.mark.parametrize("locality", LOCALITIES)
def test_a_locality_says_only_what_differs(locality: str) -> None:
    root, base = own_tree(locality).root, read_tree(BASE).root
    own = {key: value for key, value in entries(root).items() if key not in {EXTENDS, REMOVE}}
    known = entries(base)
    assert [again for key in own if key in known for again in said_again(own[key], known[key], key)] == []


def test_what_is_said_again_is_found() -> None:
    base = yaml.compose("{a: {b: {value: 1, basis: proposed}, c: [1, 2], d: x}, e: {vi: m, en: n}}")
    own = "{a: {b: {value: 1, basis: plan}, c: [1, 2], d: y}, e: {vi: m, en: n}}"
    assert list(said_again(yaml.compose(own), base)) == [".a.c", ".e"]
    assert list(said_again(yaml.compose("{a: !replace {c: [1, 2]}}"), base)) == []
    assert list(said_again(yaml.compose("{a: {}}"), base)) == [".a"]


@pytest.mark.parametrize("locality", LOCALITIES)
def test_a_number_of_the_plan_is_written_out_in_the_locality_and_is_a_target_of_the_plan(locality: str) -> None:
    targets = load(locality, 2026).plan.targets.values()
    for year, figure in plan_figures(of(locality).own):
        assert "value" in figure, figure
        if isinstance(figure["value"], int | Decimal):
            stated = [t for t in targets if t.clause == figure["clause"] and t.value == figure["value"]]
            assert any((t.since or t.year) <= int(year) <= t.year for t in stated), figure
        else:
            assert figure["value"].year == int(year)


@pytest.mark.parametrize("locality", LOCALITIES)
def test_a_criterion_applies_to_an_annex_where_the_plan_speaks_of_it_and_only_there(locality: str) -> None:
    chosen = criteria_set(locality)
    for key, criterion in chosen.criteria.items():
        for annex in criterion.points:
            never = all(criterion.is_outside(annex, year) for year in chosen.years)
            assert bool(criterion.clauses_of(annex)) != never, f"{key}, {annex}"


def not_applicable_always(locality: str) -> dict[str, list[str]]:
    chosen = criteria_set(locality)
    found: dict[str, list[str]] = {annex: [] for annex in chosen.annexes}
    for key, criterion in chosen.criteria.items():
        for annex in criterion.points:
            if all(criterion.is_outside(annex, year) for year in chosen.years):
                found[annex].append(key)
    return found


def test_what_never_applies() -> None:
    nothing: dict[str, list[str]] = {"so": [], "xa": [], "bao": []}
    assert not_applicable_always("hue") == {**nothing, "bao": ["C8"]}
    assert not_applicable_always("dien-bien") == nothing
    assert not_applicable_always("quang-ngai") == {
        "so": ["E3"],
        "xa": ["E3"],
        "bao": ["A1", "A3", "A5", "C8", "C9", "E3"],
    }
    assert not_applicable_always("ha-tinh") == {
        "so": ["A2", "A5", "B4", "C3", "C4", "F1"],
        "xa": ["A2", "A5", "B4", "C3", "C4", "F1"],
        "bao": ["A1", "A3", "A5", "B4", "C3", "C9", "F1"],
    }
    assert not_applicable_always("hoang-van-thu") == {"phong": [], "truong": [], "thon": []}


def test_who_owes_no_report_has_no_gate_and_no_penalty_on_reports() -> None:
    for locality in LOCALITIES:
        chosen, regime = criteria_set(locality), load(locality, 2026).regime
        for annex, spec in chosen.annexes.items():
            if not regime.of(annex):
                assert "A5" not in {gate.criterion for gate in spec.gates.values()}, f"{locality}, {annex}"
                assert "P1" not in chosen.scored_items(annex), f"{locality}, {annex}"


@pytest.mark.parametrize(
    ("locality", "criterion", "year"),
    [("dien-bien", "F1", 2026), ("hue", "F1", 2026), ("quang-ngai", "F1", 2027), ("hoang-van-thu", "F3", 2027)],
)
def test_a_target_of_a_later_year_is_not_asked_before(locality: str, criterion: str, year: int) -> None:
    chosen = criteria_set(locality)
    spec = chosen.criteria[criterion]
    annex = next(iter(spec.points))
    assert [y for y in chosen.years if not spec.is_outside(annex, y)] == list(range(year, 2031))


@pytest.mark.parametrize(("locality", "months"), [("dien-bien", 6), ("ha-tinh", 6), ("hue", 5), ("quang-ngai", 2)])
def test_the_months_of_2025_are_those_after_the_plan(locality: str, months: int) -> None:
    chosen = criteria_set(locality)
    for criterion in ("B1", "B2"):
        for annex in ("so", "xa", "bao"):
            rule: Any = chosen.criteria[criterion].rule_of(annex)
            assert rule.parts["thang"].rule.target.at(2025) == months
    rule = chosen.criteria["C1"].rule_of("so")
    assert rule.target.at(2025) == 60 * months // 12


def test_the_days_that_are_observed_are_those_the_plan_names() -> None:
    def days(locality: str) -> list[str]:
        return list(criteria_set(locality).criteria["C3"].rule.parts)  # type: ignore[union-attr]

    assert days("hue") == ["ngay_18_5", "ngay_10_10"]
    assert days("quang-ngai") == days("dien-bien") == ["ngay_18_5", "ngay_01_10", "ngay_10_10"]


def test_the_overview_is_up_to_date() -> None:
    assert FILE.read_text(encoding="utf-8") == overview(), "run: python -m connectors.overviews.criteria_overview"


def test_the_overview_names_every_criterion_and_locality_in_both_languages() -> None:
    said = overview()
    for key, item in criteria_set("hue").criteria.items():
        assert [said.count(f"\n| {key} {title} |") for title in (item.title.vi, item.title.en)] == [1, 1]
    for locality in LOCALITIES:
        name = load(locality, 2026).locality.name
        assert f"| {name.vi} |" in said
        assert f"| {name.en} |" in said


@pytest.mark.parametrize("locality", ["quang-ngai", "hoang-van-thu"])
def test_books_can_be_made_where_the_plan_has_no_number_or_no_day(locality: str, tmp_path: Path) -> None:
    make_samples(load(locality, 2026), tmp_path)
    assert list(tmp_path.glob("*.xlsx"))


def test_an_organisation_of_a_plan_must_be_an_agency_that_is_measured(tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(DATA, data)
    file = data / "localities" / "hue" / "plan.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("agency: hue-so-khcn", "agency: hue-so-khac"), "utf-8")
    with pytest.raises(DataFileError, match="hue-so-khac") as raised:
        load("hue", 2026, data)
    assert "plan.yaml" in str(raised.value)
