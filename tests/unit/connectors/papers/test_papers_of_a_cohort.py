"""``thuocdo paper``: a paper for each agency of a cohort, and what is said of a cohort that is not there."""

from __future__ import annotations

from pathlib import Path

import docx as python_docx
import pytest
from typer.testing import CliRunner, Result

from connectors.command_line import app
from connectors.localities import load
from tests.pages.own_house import BEFORE, House


def call(house: House, *words: str) -> Result:
    environment = {"THUOCDO_VAR": str(house.var), "THUOCDO_NOW": BEFORE}
    return CliRunner().invoke(app, ["paper", *words], env=environment)


@pytest.mark.parametrize(("kind", "stem"), [("minutes", "bien-ban"), ("self-scoring", "tu-cham")])
def test_every_agency_of_the_cohort_gets_its_own(house: House, tmp_path: Path, kind: str, stem: str) -> None:
    out = tmp_path / "out"
    done = call(house, kind, "--cohort", "bao", "--out", str(out))
    assert done.exit_code == 0, done.output
    press = [code for code, each in load("hue", 2026).agencies.items() if each.cohort == "bao"]
    assert len(press) == 3
    assert sorted(file.name for file in out.iterdir()) == sorted(f"hue-2026-{stem}-{code}.docx" for code in press)
    first = python_docx.Document(str(out / f"hue-2026-{stem}-{press[0]}.docx"))
    name = load("hue", 2026).agencies[press[0]].name.vi
    said = "\n".join([*(each.text for each in first.paragraphs), *(c.text for t in first.tables for c in t._cells)])
    assert name in said or name.upper() in said


def test_a_cohort_that_is_not_there_is_refused_with_those_there_are(house: House, tmp_path: Path) -> None:
    done = call(house, "minutes", "--cohort", "khoi-la", "--out", str(tmp_path))
    assert done.exit_code == 1
    assert "không có khối “khoi-la”" in done.output
    assert "bao (" in done.output


def test_a_paper_of_the_whole_locality_takes_no_cohort(house: House, tmp_path: Path) -> None:
    done = call(house, "report", "--cohort", "bao", "--out", str(tmp_path))
    assert done.exit_code == 1
    assert "--cohort" in done.output
