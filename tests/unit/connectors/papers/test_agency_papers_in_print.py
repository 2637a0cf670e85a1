"""The papers of an agency and of a commune as Word files and as pages: nothing lost, nothing cut, nothing run."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from pathlib import Path

import docx as python_docx
import pytest

from connectors.consolidation.consolidating import consolidate
from connectors.consolidation.loading import load_consolidation
from connectors.cycle import YearState
from connectors.localities import Installation, load
from connectors.papers.case_file import case_file_paper, case_of
from connectors.papers.consolidated_report import Commune, consolidated_paper
from connectors.papers.form.text import clean
from connectors.papers.minutes import minutes_paper
from connectors.papers.paper import Paper, Table
from connectors.papers.self_scoring import self_scoring_paper
from connectors.papers.settings import load_papers
from connectors.papers.word import docx
from connectors.verification.working_days import load_calendar
from rubric.text import Text
from tests.libreoffice import Pdf, one_line, pdfs
from tests.pages.own_house import OURS, House

HUE, CALENDAR = load_papers("hue"), load_calendar()
NAME = ("Sở Nội vụ & Phát triển <nguồn nhân lực> " * 5)[:199] + "Ỹ"
TYPED = "Danh sách <b>ký nhận</b> [xem](javascript:alert(1)) =HYPERLINK(1)\x07 có 150 người"


def renamed(installation: Installation, code: str) -> Installation:
    agency = installation.agencies[code].model_copy(update={"name": Text(vi=NAME, en=NAME)})
    return replace(installation, agencies={**installation.agencies, code: agency})


def hostile(house: House) -> YearState:
    house.decide("so_duoc_pho_bien", "adjust", "150", reason=TYPED)
    state = house.state()
    return replace(state, installation=renamed(state.installation, OURS))


def commune() -> Commune:
    place = renamed(load("hoang-van-thu", 2026), "hvt-phong-kinh-te")
    found = load_consolidation(place)
    assert found is not None
    day = date(2026, 12, 31)
    return Commune(found, place, consolidate(found, place, [], "year", as_of=day), day)


@dataclass(frozen=True)
class Printed:
    papers: Mapping[str, Paper]
    files: Mapping[str, bytes]


@pytest.fixture
def printed(house: House) -> Printed:
    state = hostile(house)
    papers = {
        "self-scoring": self_scoring_paper(state, OURS, HUE),
        "minutes": minutes_paper(state, OURS, HUE, CALENDAR),
        "case-file": case_file_paper(case_of(state, OURS, CALENDAR), HUE),
        "consolidated": consolidated_paper(commune(), HUE),
    }
    return Printed(papers, {name: docx(paper) for name, paper in papers.items()})


def tables_of(paper: Paper) -> list[Table]:
    blocks = [*paper.blocks, *(block for annex in paper.annexes for block in annex.blocks)]
    return [block for block in blocks if isinstance(block, Table)]


def test_every_cell_of_the_data_is_a_cell_of_the_word_file(printed: Printed) -> None:
    for name, paper in printed.papers.items():
        document = python_docx.Document(BytesIO(printed.files[name]))
        shown = [
            [one_line(cell.text) for cell in row.cells]
            for table in document.tables
            for row in table.rows
            if row.cells and len(row.cells) > 2
        ]
        for table in tables_of(paper):
            for row in table.rows:
                if len([cell for cell in row if cell]) > 1 and len(row) > 2:
                    assert [one_line(clean(cell)) for cell in row] in shown, (name, row)


def test_nothing_typed_is_more_than_text(printed: Printed) -> None:
    for name, content in printed.files.items():
        parts = zipfile.ZipFile(BytesIO(content))
        body = parts.read("word/document.xml").decode()
        assert "w:hyperlink" not in body, name
        assert "javascript:" not in parts.read("word/_rels/document.xml.rels").decode(), name
        assert "w:instrText" not in body, name
        assert "\x07" not in body, name
    minutes = python_docx.Document(BytesIO(printed.files["minutes"]))
    cells = [cell.text for table in minutes.tables for row in table.rows for cell in row.cells]
    assert TYPED.replace("\x07", "\ufffd") in cells


def test_every_page_is_whole(printed: Printed, tmp_path: Path) -> None:
    found: Mapping[str, Pdf] = pdfs(printed.files, tmp_path)
    for name in ("self-scoring", "minutes", "case-file", "consolidated"):
        text = found[name].text
        assert "Ỹ" in text, f"the end of a long name is cut in {name}"
        assert not [page for page in found[name].pages if not page.strip()], f"an empty page in {name}"
        for table in tables_of(printed.papers[name]):
            for column in table.columns:
                missing = [each for each in column.title.split() if each not in text]
                assert not missing, (name, column.title)
    whole = [page for page in found["self-scoring"].pages if re.search(r"^ *[A-FTP]\d ", page, re.MULTILINE)]
    assert len(whole) > 3
    assert all("Cách tính điểm" in page or "Giải trình của cơ quan" in page for page in whole)
    *_, last = found["self-scoring"].pages
    assert "NGƯỜI LẬP BIỂU" in last
    assert len(one_line(last)) > 200, "the signature stands alone on its page"
