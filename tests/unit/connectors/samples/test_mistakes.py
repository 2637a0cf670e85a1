"""Each deliberate mistake stands where the list says, and the reader answers it as the list says."""

import unicodedata
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from connectors.forms.contents import CellError, Formula
from connectors.localities import Installation
from connectors.reported import BookReading
from connectors.samples.deliberate import cases_of
from connectors.samples.making import DEPARTMENT_FILE, PREFIX, layout_plan
from connectors.samples.mistakes import Mistake

MISTAKES = cases_of("hue").mistakes
Readings = dict[str, BookReading]

FIGURES = [mistake for mistake in MISTAKES if mistake.place == "figure"]


def opened(file: Path, **how: bool) -> Any:
    """A workbook as openpyxl reads it; its types are too wide to say more."""
    return openpyxl.load_workbook(file, **how)


def named(mistake: Mistake) -> str:
    return f"{mistake.agency} {mistake.period} {mistake.field or mistake.typed}"


def file_of(hue: Installation, folder: Path, code: str) -> Path:
    plan = layout_plan(hue)
    shared = next((cohort for cohort, codes in plan.registers.items() if code in codes), None)
    return folder / (f"{PREFIX}so-theo-doi-{shared}.xlsx" if shared else f"{PREFIX}{code}.xlsx")


def value_cell(hue: Installation, folder: Path, mistake: Mistake) -> Any:
    """The cell of a figure, in whatever layout the agency uses."""
    file = file_of(hue, folder, mistake.agency)
    sheet = opened(file)[mistake.period]
    if "so-theo-doi" not in file.name:
        return next(row[3] for row in sheet.iter_rows() if row[0].value == mistake.field)
    column = [cell.value for cell in sheet[2]].index(mistake.field)
    return next(row[column] for row in sheet.iter_rows(min_row=4) if row[0].value == mistake.agency)


def test_the_list_names_agencies_and_fields_that_exist(hue: Installation):
    for mistake in MISTAKES:
        assert mistake.agency in hue.agencies
        assert mistake.place in {"agency", "stranger"} or mistake.field in hue.criteria_set.fields


@pytest.mark.parametrize("mistake", FIGURES, ids=named)
def test_a_mistyped_figure_stands_in_its_cell(hue: Installation, folder: Path, mistake: Mistake):
    cell = value_cell(hue, folder, mistake)
    match mistake.typed:
        case CellError():
            assert cell.value == "=#REF!"
        case Formula():
            assert cell.value == mistake.typed.text
        case _:
            assert cell.value == mistake.typed


@pytest.mark.parametrize("mistake", [m for m in MISTAKES if m.code], ids=named)
def test_a_mistake_is_answered_with_its_problem(hue: Installation, folder: Path, readings: Readings, mistake: Mistake):
    book = DEPARTMENT_FILE if mistake.place == "received" else file_of(hue, folder, mistake.agency).name
    found = {(p.code, p.agency, p.field) for p in readings[book].problems}
    if mistake.place == "stranger":
        assert (mistake.code, "", "") in found
    else:
        assert (mistake.code, mistake.agency, mistake.field) in found


@pytest.mark.parametrize("mistake", [m for m in FIGURES if m.code == "part_above_whole"], ids=named)
def test_a_mistake_that_reads_well_is_read(hue: Installation, folder: Path, readings: Readings, mistake: Mistake):
    book = readings[file_of(hue, folder, mistake.agency).name]
    key = (mistake.agency, mistake.period, mistake.field)
    value = next(v for v in book.values if (v.agency, v.period, v.field) == key)
    assert (value.state, value.value) == ("reported", mistake.typed)


@pytest.mark.parametrize("mistake", [m for m in MISTAKES if m.place == "agency"], ids=named)
def test_another_spelling_of_an_agency_is_read(hue: Installation, folder: Path, readings: Readings, mistake: Mistake):
    file = file_of(hue, folder, mistake.agency)
    cells = {cell.value for sheet in opened(file) for cell in sheet["B"]}
    assert mistake.typed in cells
    assert hue.agencies[mistake.agency].name.vi not in cells
    assert mistake.agency in {value.agency for value in readings[file.name].values}


def test_one_name_is_decomposed():
    assert any(m.place == "agency" and not unicodedata.is_normalized("NFC", str(m.typed)) for m in MISTAKES)


def test_a_stranger_stands_in_a_register_with_figures(hue: Installation, folder: Path):
    stranger = next(m for m in MISTAKES if m.place == "stranger")
    sheet = opened(file_of(hue, folder, stranger.agency))[stranger.period]
    row = next(row for row in sheet.iter_rows(min_row=4) if row[1].value == stranger.field)
    assert row[0].value == stranger.typed
    assert any(cell.value for cell in row[2:])


def test_a_repeated_row_differs_from_the_first(hue: Installation, folder: Path):
    repeated = next(m for m in MISTAKES if m.place == "repeated row")
    sheet = opened(file_of(hue, folder, repeated.agency))[repeated.period]
    figures = [row[3].value for row in sheet.iter_rows() if row[0].value == repeated.field]
    assert len(figures) == 2
    assert figures[0] != figures[1] == repeated.typed


def test_two_communes_show_the_same_page_as_evidence(hue: Installation, folder: Path):
    links = [m for m in MISTAKES if m.place == "evidence link" and not m.code]
    shown = []
    for mistake in links:
        sheet = opened(file_of(hue, folder, mistake.agency))[mistake.period]
        shown += [row[4].value for row in sheet.iter_rows() if row[0].value == mistake.field]
    assert len(shown) == 2
    assert len(set(shown)) == 1
