"""The rules of a commune's report: complete, fitting, and refused with file and line where they are not."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from connectors.consolidation.loading import Consolidation, load_consolidation
from connectors.consolidation.rules import KeptByCommune, OverUnits
from connectors.data_files import DataFileError
from connectors.localities import DATA, load
from rubric.criteria.regime import DueReport

COMMUNE = load("hoang-van-thu", 2026)
FILE = DATA / "localities" / "hoang-van-thu" / "consolidation.yaml"


def found() -> Consolidation:
    consolidation = load_consolidation(COMMUNE)
    assert consolidation is not None
    return consolidation


def refused(tmp_path: Path, old: str, new: str) -> str:
    """What is said of the file when ``old`` is written as ``new``."""
    text = FILE.read_text(encoding="utf-8")
    assert old in text
    folder = tmp_path / "localities" / "hoang-van-thu"
    folder.mkdir(parents=True)
    shutil.copytree(DATA / "criteria", tmp_path / "criteria")
    (folder / FILE.name).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataFileError) as error:
        load_consolidation(COMMUNE, tmp_path)
    return str(error.value)


def line_of(beginning: str) -> int:
    lines = FILE.read_text(encoding="utf-8").splitlines()
    return 1 + next(place for place, line in enumerate(lines) if line.startswith(beginning))


def test_every_field_of_the_form_has_a_rule_and_no_other_has() -> None:
    assert len(found().fields) == 66
    assert found().rules.fields.keys() == found().fields.keys()


def test_the_form_is_the_communes_under_the_number_of_the_statistics_office() -> None:
    commune = found().commune
    assert (commune.code, commune.name.vi, commune.annex) == ("06172", "Xã Hoàng Văn Thụ", "xa")
    assert list(found().form.agencies) == ["06172"]
    assert found().form.locality.name.vi == "Tỉnh Lạng Sơn"


def test_the_units_come_before_the_commune() -> None:
    units, own = COMMUNE.regime.of("phong"), found().rules.reports
    assert {key: report.last_day(2026) for key, report in units.items()} == {
        "H1": date(2026, 6, 4),
        "year": date(2026, 12, 4),
    }
    assert {key: report.last_day(2026) for key, report in own.items()} == {
        "H1": date(2026, 6, 9),
        "year": date(2026, 12, 9),
    }
    assert {report.basis for report in own.values()} == {"proposed"}
    assert isinstance(own["year"], DueReport)


def test_what_units_understand_otherwise_is_not_taken_from_them() -> None:
    # Units report what the commune or above recognised, the form asks for the province or above.
    assert isinstance(found().rules.fields["so_mo_hinh_cong_nhan"], KeptByCommune)


def test_attendances_over_all_units_carry_a_note_on_people_counted_twice() -> None:
    rule = found().rules.fields["so_luot_nguoi"]
    assert isinstance(rule, OverUnits)
    assert rule.annexes == ["phong", "truong", "thon"]
    assert rule.note is not None
    assert "tính hai lần" in rule.note.vi


def test_people_are_added_up_over_villages_alone() -> None:
    rule = found().rules.fields["so_nguoi_tiep_can"]
    assert isinstance(rule, OverUnits)
    assert rule.annexes == ["thon"]


def test_a_province_has_no_rules() -> None:
    assert load_consolidation(load("hue", 2026)) is None


def test_a_field_left_out_is_refused(tmp_path: Path) -> None:
    said = refused(tmp_path, "  dan_so_tu_15t: {kind: sum, together_with: so_nguoi_tiep_can, annexes: [thon]}\n", "")
    assert f"consolidation.yaml:{line_of('fields:')}: thiếu cách tổng hợp chỉ tiêu “dan_so_tu_15t”" in said


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "  tong_cbccvc: {kind: sum, together_with: so_duoc_pho_bien,",
            "  tong_cbccvc: {kind: sum,",
            "“tong_cbccvc” phải cộng của cùng các đơn vị và ghi `together_with: so_duoc_pho_bien`",
        ),
        ("  so_to_roi: {", "  so_to_buom: {", "biểu mẫu của tỉnh không có chỉ tiêu “so_to_buom”"),
        ("so_to_roi: {kind: sum, annexes: [thon]}", "so_to_roi: {kind: sum, annexes: [xom]}", "không có phụ lục “xom”"),
        ("so_to_roi: {kind: sum, annexes: [thon]}", "so_to_roi: {kind: sum, annexes: []}", "annexes"),
        ("so_to_roi: {kind: sum, annexes: [thon]}", "so_to_roi: {kind: mean, annexes: [thon]}", "“mean” không có"),
        (
            "so_to_roi: {kind: sum, annexes: [thon]}",
            "so_to_roi: {kind: sum, annexes: [phong]}",
            "phụ lục “phong” không hỏi chỉ tiêu “so_to_roi”",
        ),
        (
            "so_to_roi: {kind: sum, annexes: [thon]}",
            "so_to_roi: {kind: any, annexes: [thon]}",
            "`any` không dùng cho loại count",
        ),
        ("nhom_da_thuc_hien: {kind: any", "nhom_da_thuc_hien: {kind: sum", "`sum` không dùng cho loại choices"),
        ("unit: hvt-phong-vhxh", "unit: hvt-phong-lao", "không có đơn vị “hvt-phong-lao”"),
        (
            "so_to_roi: {kind: sum, annexes: [thon]}",
            "so_to_roi: {kind: sum, field: so_luot_nguoi, annexes: [thon]}",
            "đơn vị tính",
        ),
        (
            "so_to_roi: {kind: sum, annexes: [thon]}",
            "so_to_roi: {kind: sum, field: so_bang_ron_pano, annexes: [thon]}",
            "phải có `note`",
        ),
        ("annex: xa", "annex: phuong", "biểu mẫu không có phụ lục “phuong”"),
        ("cohort: xa", "cohort: so", "phụ lục “xa” không có khối “so”"),
        ("criteria: base-2026", "criteria: lang-son-2026", "không có bộ tiêu chí “lang-son-2026”; đang có: base-2026"),
        ('due: "12-10"', 'due: "12-05"', "hạn của xã (04/12) phải sau hạn của các đơn vị (04/12, phong)"),
        ("clause: V.1-1, basis: proposed}\n  year", "clause: V.9, basis: proposed}\n  year", "không có điểm “V.9”"),
        ("basis: proposed}\n  year", "basis: guessed}\n  year", "basis"),
    ],
)
def test_what_does_not_fit_is_refused(tmp_path: Path, old: str, new: str, expected: str) -> None:
    said = refused(tmp_path, old, new)
    assert "consolidation.yaml:" in said
    assert expected in said


def test_a_mistake_is_told_with_its_line(tmp_path: Path) -> None:
    said = refused(tmp_path, "so_to_roi: {kind: sum, annexes: [thon]}", "so_to_roi: {kind: any, annexes: [thon]}")
    assert f"consolidation.yaml:{line_of('  so_to_roi')}: " in said
