"""``thuocdo consolidate``: books of units in, the commune's report out, and what is told of both."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from connectors.command_line import app
from connectors.consolidation import load_consolidation
from connectors.forms.agency_form import AgencyBook, write_agency_form
from connectors.forms.contents import Content
from connectors.forms.department_form import DepartmentBook, write_department_form
from connectors.layouts.books import read_book
from connectors.localities import load
from connectors.workbooks.xlsx import read_xlsx

COMMUNE = load("hoang-van-thu", 2026)
CREATED = date(2026, 12, 20)
AS_OF = "2026-12-20"
# The second school writes no number; the economic office, two schools and eight villages send nothing.
REPORTS: Mapping[str, Mapping[str, Content]] = {
    "hvt-phong-vhxh": {"so_cuoc": 3, "so_luot_nguoi": 120, "co_so_ket": True, "co_kiem_tra": "KAD", "so_tin": 5},
    "hvt-van-phong": {"so_cuoc": 1, "so_luot_nguoi": 30, "so_tin": 0},
    "hvt-ttpvhcc": {"so_cuoc": 0, "so_luot_nguoi": 0},
    "hvt-truong-01": {"so_cuoc": 2, "so_luot_nguoi": 400},
    "hvt-truong-02": {"so_cuoc": "khoảng 4", "so_luot_nguoi": 210},
    "hvt-thon-01": {"so_cuoc": 5, "so_luot_nguoi": 90, "so_luot_phat": 24},
    "hvt-thon-02": {"so_cuoc": 2, "so_luot_phat": 0},
}
HALF_YEAR: Mapping[str, Mapping[str, Content]] = {"hvt-phong-vhxh": {"so_cuoc": 1, "so_luot_nguoi": 45}}


def call(var: Path, *words: str) -> Result:
    return CliRunner().invoke(app, list(words), env={"THUOCDO_VAR": str(var)})


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    books, folder = tmp_path_factory.mktemp("books"), tmp_path_factory.mktemp("var")
    for code, values in REPORTS.items():
        half = {("2026-H1", key): content for key, content in HALF_YEAR.get(code, {}).items()}
        book = AgencyBook(("2026-H1", "2026"), values={("2026", key): c for key, c in values.items()} | half)
        write_agency_form(books / f"{code}.xlsx", COMMUNE, COMMUNE.agencies[code], book, created=CREATED)
    received = [("hvt-phong-vhxh", "2026", date(2026, 12, 4)), ("hvt-van-phong", "2026", date(2026, 12, 7))]
    write_department_form(
        books / "so-chu-tri.xlsx", COMMUNE, DepartmentBook(received=received), (2026,), created=CREATED
    )
    done = call(folder, "sync", str(books), "--locality", "hoang-van-thu", "--as-of", AS_OF)
    assert done.exit_code == 0, done.output
    return folder


def consolidated(var: Path, *words: str) -> Result:
    return call(var, "consolidate", "--locality", "hoang-van-thu", "--year", "2026", *words)


def values_of(file: Path) -> dict[str, int | None]:
    """What the province's own reader finds in the commune's book."""
    found = load_consolidation(COMMUNE)
    assert found is not None
    reading = read_book(file, found.form.criteria_set, found.form.agencies, latest=CREATED)
    assert not reading.problems
    assert {value.agency for value in reading.values} == {"06172"}
    return {value.field: value.value for value in reading.values}
