"""How targets are measured: every target has a measure that fits it, or the file is refused at its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from connectors.data_files import DataFileError, FileMistake
from connectors.localities import DATA, load, load_measures

HUE = (DATA / "localities" / "hue" / "progress.yaml").read_text(encoding="utf-8")
OF_PLAN = "{kind: share_of_agencies, fields: [ngay_ban_hanh], annexes: [so, xa]}"
OF_TRAINING = "{kind: total, fields: [so_chuong_trinh_to_chuc], agencies: [hue-so-khcn]}"
OF_CRITERIA = "bo-tieu-chi-2026: {kind: registered, tasks: [iii-1-b-6]}"
OF_BRIEFED = "{kind: ratio, numerator: so_duoc_pho_bien, denominator: tong_cbccvc, annexes: [so, xa, bao]}"
OF_PEOPLE = "{kind: survey, favourable: ks_so_tiep_can, sample: ks_so_phieu, weight: dan_so_tu_15t, annexes: [xa]}"


def line_of(text: str) -> int:
    return next(n for n, line in enumerate(HUE.splitlines(), start=1) if text in line)


def refused(tmp_path: Path, old: str, new: str) -> list[FileMistake]:
    """The mistakes of Huế's file with ``old`` replaced; they all name that file."""
    assert HUE.count(old) == 1
    file = tmp_path / "progress.yaml"
    file.write_text(HUE.replace(old, new), encoding="utf-8")
    hue = load("hue", 2026)
    with pytest.raises(DataFileError) as error:
        load_measures(file, hue.plan, hue.criteria_set, hue.agencies)
    assert "progress.yaml" in str(error.value)
    return list(error.value.mistakes)


@pytest.mark.parametrize("locality", ["dien-bien", "hoang-van-thu", "hue", "quang-ngai"])
def test_every_target_of_every_plan_has_a_measure(locality: str) -> None:
    installation = load(locality, 2026)
    assert installation.plan.targets
    assert set(installation.measures) == set(installation.plan.targets)


def test_a_plan_without_targets_needs_no_file() -> None:
    assert not (DATA / "localities" / "ha-tinh" / "progress.yaml").exists()
    assert load("ha-tinh", 2026).measures == {}


def test_a_plan_with_targets_needs_its_file(tmp_path: Path) -> None:
    hue = load("hue", 2026)
    with pytest.raises(DataFileError, match="progress"):
        load_measures(tmp_path / "progress.yaml", hue.plan, hue.criteria_set, hue.agencies)


def test_a_target_without_a_measure_is_refused(tmp_path: Path) -> None:
    (mistake,) = refused(tmp_path, f"  {OF_CRITERIA}\n", "")
    assert mistake.line == line_of("measures:")
    assert mistake.message.vi == "thiếu cách đo của mục tiêu “bo-tieu-chi-2026”"


def test_a_measure_of_a_target_that_the_plan_does_not_have_is_refused(tmp_path: Path) -> None:
    mistakes = refused(tmp_path, "  bo-tieu-chi-2026:", "  bo-tieu-chi-2062:")
    assert {each.message.en for each in mistakes} == {
        "the target “bo-tieu-chi-2026” has no measure",
        "the plan has no target “bo-tieu-chi-2062”",
    }
    assert {each.line for each in mistakes} == {line_of("measures:"), line_of("bo-tieu-chi-2026")}


@pytest.mark.parametrize(
    ("old", "wrong", "said"),
    [
        (OF_PLAN, OF_PLAN.replace("ngay_ban_hanh", "ngay_ban_han"), "the criteria set has no field “ngay_ban_han”"),
        (OF_PLAN, OF_PLAN.replace("xa]", "thon]"), "there is no annex “thon”"),
        (OF_TRAINING, OF_TRAINING.replace("hue-so", "hue-sở"), "there is no agency “hue-sở-khcn”"),
        (OF_CRITERIA, OF_CRITERIA.replace("b-6", "b-66"), "the plan has no task “iii-1-b-66”"),
        (OF_BRIEFED, OF_BRIEFED.replace("tong_cb", "tong_can_bo"), "the criteria set has no field “tong_can_boccvc”"),
        (OF_PEOPLE, OF_PEOPLE.replace("ks_so_phieu", "so_phieu"), "the criteria set has no field “so_phieu”"),
        (OF_CRITERIA, "bo-tieu-chi-2026: {kind: shared, field: co_bo_tieu_chi}", "the criteria set has no field"),
    ],
)  # fmt: skip
def test_a_name_that_nothing_has_is_refused_at_its_line(tmp_path: Path, old: str, wrong: str, said: str) -> None:
    (mistake,) = refused(tmp_path, old, wrong)
    assert mistake.line == line_of(old)
    assert mistake.message.en.startswith(said)


@pytest.mark.parametrize(
    ("old", "wrong", "said"),
    [
        # A yes is no percentage, a share does not tell whether a thing is done, and a yes does not count to 3.
        (OF_PLAN, "{kind: registered, tasks: [iii-1-b-6]}", "the target is a percentage"),
        (OF_CRITERIA, f"bo-tieu-chi-2026: {OF_BRIEFED}", "the target is a yes"),
        (OF_TRAINING, "{kind: registered, tasks: [iii-1-b-7]}", "the target is a count"),
        (OF_TRAINING, OF_TRAINING.replace("so_chuong_trinh_to_chuc", "ngay_ban_hanh"), "“ngay_ban_hanh” is no count"),
        # Only communes are asked for the people surveyed.
        (
            OF_PEOPLE,
            OF_PEOPLE.replace("dan_so_tu_15t, annexes: [xa]", "tong_cbccvc, annexes: [xa, bao]"),
            "annex “bao” does not report “ks_so_tiep_can”",
        ),
    ],
)
def test_a_measure_that_cannot_tell_of_its_target_is_refused(tmp_path: Path, old: str, wrong: str, said: str) -> None:
    mistakes = refused(tmp_path, old, wrong)
    assert {mistake.line for mistake in mistakes} == {line_of(old)}
    assert mistakes[0].message.en.startswith(said)


@pytest.mark.parametrize(
    ("old", "wrong"),
    [
        (OF_TRAINING, "{kind: total, fields: [so_chuong_trinh_to_chuc]}"),  # of nobody
        (OF_TRAINING, OF_TRAINING.replace("agencies:", "annexes: [so], agencies:")),  # of whom of the two?
        (OF_PLAN, OF_PLAN.replace("[ngay_ban_hanh]", "[]")),  # every agency has reported all of nothing
        (OF_PLAN, OF_PLAN.replace("share_of_agencies", "share_of_agents")),
        (OF_PLAN, OF_PLAN.replace("annexes", "annex")),
    ],
)
def test_a_measure_that_measures_nothing_is_refused(tmp_path: Path, old: str, wrong: str) -> None:
    mistakes = refused(tmp_path, old, wrong)
    assert {each.line for each in mistakes} == {line_of(old)}
