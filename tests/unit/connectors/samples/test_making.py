"""The sample folder as a whole: reproducible, marked, complete, and read without a problem but the deliberate ones."""

import re
from collections import Counter
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest

from connectors.localities import Installation
from connectors.reported import BookReading
from connectors.samples import make_samples
from connectors.samples.deliberate import cases_of
from connectors.samples.making import DEPARTMENT_FILE, PREFIX, layout_plan

Readings = dict[str, BookReading]

MARK = "DỮ LIỆU MINH HOẠ – không phải số liệu thật"


def opened(file: Path, **how: bool) -> Any:
    """A workbook as openpyxl reads it; its types are too wide to say more."""
    return openpyxl.load_workbook(file, **how)


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


def test_the_same_seed_gives_the_same_bytes(hue: Installation, folder: Path, tmp_path: Path):
    make_samples(hue, tmp_path)
    assert contents(tmp_path) == contents(folder)


def test_another_seed_gives_other_figures(hue: Installation, folder: Path, tmp_path: Path):
    make_samples(hue, tmp_path, seed=58)
    made, other = contents(folder), contents(tmp_path)
    assert made.keys() == other.keys()
    assert all(made[name] != other[name] for name in made)


def test_progress_is_told_file_by_file(hue: Installation, tmp_path: Path):
    told = []
    files = make_samples(hue, tmp_path, on_progress=lambda *step: told.append(step))
    assert told == [(place, len(files), file.name) for place, file in enumerate(files, start=1)]


def test_the_layouts_are_mixed(hue: Installation):
    plan = layout_plan(hue)
    own = Counter(hue.agencies[code].cohort for code in plan.own_books)
    assert own == {"so": 9, "xa": 7, "bao": 3}
    assert {cohort: len(codes) for cohort, codes in plan.registers.items()} == {"so": 6, "phuong": 21, "xa": 12}


def test_every_agency_stands_in_one_layout_only(hue: Installation):
    plan = layout_plan(hue)
    placed = [*plan.own_books, *(code for codes in plan.registers.values() for code in codes)]
    assert sorted(placed) == sorted(hue.agencies)


def test_every_file_is_marked_as_made_up(folder: Path):
    for file in folder.iterdir():
        assert file.name.startswith(PREFIX)
        book = opened(file)
        first = book.worksheets[0]
        if "Thông tin" in book.sheetnames:
            assert MARK in {cell.value for cell in first["B"]}
        else:
            assert all(MARK in sheet["A1"].value for sheet in book.worksheets)


def test_links_lead_to_a_reserved_domain_only(folder: Path):
    for file in folder.iterdir():
        with ZipFile(file) as package:
            text = package.read("xl/sharedStrings.xml").decode()
        hosts = set(re.findall(r"https?://([^/<\s]+)", text)) - {"schemas.openxmlformats.org"}
        assert hosts <= {"vidu.hue.example"}, file.name


def test_the_folder_is_small(folder: Path):
    assert sum(file.stat().st_size for file in folder.iterdir()) < 1_500_000


def test_the_press_reports_months_and_no_year(folder: Path):
    book = opened(folder / f"{PREFIX}hue-bao-ptth.xlsx", read_only=True)
    months = [f"2025-M{month:02}" for month in range(8, 13)] + [f"2026-M{month:02}" for month in range(1, 13)]
    assert book.sheetnames == ["Thông tin", *months, "Tự chấm 2026"]


def test_departments_and_communes_report_the_half_year_from_2026(folder: Path):
    for name in ("hue-so-noi-vu", "20122"):
        book = opened(folder / f"{PREFIX}{name}.xlsx", read_only=True)
        assert book.sheetnames == ["Thông tin", "2025", "2026-H1", "2026", "Tự chấm 2026"]


def test_every_agency_is_read_with_figures_of_its_own(hue: Installation, readings: Readings):
    own = {key for key, field in hue.criteria_set.fields.items() if field.source == "agency"}
    reporting = {
        (value.agency, value.period[:4])
        for reading in readings.values()
        for value in reading.values
        if value.state == "reported" and value.field in own
    }
    expected = {(code, year) for code in hue.agencies for year in ("2025", "2026")}
    assert expected - reporting == {
        ("20101", "2025"), ("20101", "2026"), ("hue-bql-kktcn", "2025"), ("19909", "2025"),
    }  # fmt: skip


def test_only_the_deliberate_mistakes_are_problems(readings: Readings):
    allowed = Counter(mistake.code for mistake in cases_of("hue").mistakes if mistake.code)
    found = Counter(problem.code for reading in readings.values() for problem in reading.problems)
    assert found == allowed


def test_most_agencies_score_themselves(hue: Installation, readings: Readings):
    scored = {own.agency for reading in readings.values() for own in reading.own_scores}
    assert scored == set(layout_plan(hue).own_books) - {"hue-so-nnmt", "20182"}


@pytest.mark.parametrize(
    ("agency", "year", "approved"), [("hue-thanh-tra", 2026, True), ("hue-so-noi-vu", 2026, False)]
)
def test_requests_not_applicable_are_decided(readings: Readings, agency: str, year: int, approved: bool):
    decided = {(a.agency, a.year, a.item): a.approved for a in readings[DEPARTMENT_FILE].approvals}
    assert decided[agency, year, "co_kiem_tra"] is approved


def test_one_request_is_still_open(readings: Readings):
    decided = {approval.agency for approval in readings[DEPARTMENT_FILE].approvals}
    requested = {
        value.agency
        for reading in readings.values()
        for value in reading.values
        if value.field == "co_kiem_tra" and value.state == "not_applicable"
    }
    assert requested - decided == {"hue-so-du-lich"}
