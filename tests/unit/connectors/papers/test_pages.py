"""The department's papers as pages: LibreOffice lays all of them out in one run, and no word of them is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from connectors.papers.criteria_annexes import criteria_paper
from connectors.papers.material import Material
from connectors.papers.paper import Paper
from connectors.papers.reminder import reminder_papers
from connectors.papers.report import report_paper
from connectors.papers.result import result_paper
from connectors.papers.word import docx
from tests.libreoffice import Pdf, pdfs
from tests.unit.connectors.papers.department import material, told, with_communes, words

LONG = "Xã số {} " + "của một tên rất dài mang <b>thẻ</b> & =HYPERLINK(1) " * 4  # some 200 characters
PAGES = {"report": (20, 40), "half": (12, 28), "result": (6, 14), "criteria": (15, 28), "reminder": (1, 1)}


@pytest.fixture(scope="module")
def papers(hue: Material) -> dict[str, Paper]:
    crowd = material(with_communes(168, LONG), [told(f"{99000 + n}", "so_tin", n) for n in range(168)])
    return {
        "report": report_paper(hue),
        "half": report_paper(hue, half=True),
        "result": result_paper(hue),
        "criteria": criteria_paper(hue),
        "reminder": reminder_papers(hue)["20101"],
        "crowd": result_paper(crowd),
    }


@pytest.fixture(scope="module")
def made(papers: dict[str, Paper], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Pdf]:
    folder: Path = tmp_path_factory.mktemp("papers")
    return pdfs({name: docx(paper) for name, paper in papers.items()}, folder)


def test_every_word_and_number_of_a_paper_is_on_its_pages_uncut(papers: dict[str, Paper], made: dict[str, Pdf]) -> None:
    for name, paper in papers.items():
        # pdftotext sees a gap inside a word where a letter came from another font; a word that a narrow cell cut in two
        # is never in one piece again, for the lines of a row's cells follow each other
        text = made[name].text.replace(" ", "")
        lost = {word: count for word, count in words(paper).items() if text.count(word) < count}
        assert not lost, name


def test_papers_have_a_sane_number_of_pages(made: dict[str, Pdf]) -> None:
    for name, (least, most) in PAGES.items():
        assert least <= len(made[name].pages) <= most, name


def test_no_page_is_empty_and_each_bears_the_stamp(papers: dict[str, Paper], made: dict[str, Pdf]) -> None:
    for name, paper in papers.items():
        for number, page in enumerate(made[name].pages, 1):
            assert len(page.split()) > 12, (name, number)
            assert paper.stamp in " ".join(page.split()), (name, number)


def test_a_table_of_168_long_names_repeats_its_header_on_every_page(made: dict[str, Pdf]) -> None:
    body, *rest = [page for page in made["crowd"].pages if "Xã số" in page]
    assert len(rest) > 10
    for page in (body, *rest):
        assert "Nhóm A" in page
        assert "Vị" in page


def test_a_letter_fits_its_page_with_its_signature(made: dict[str, Pdf]) -> None:
    said = made["reminder"].text
    for part in ("Kính gửi: Ủy ban nhân dân xã A Lưới 4.", "V/v đôn đốc gửi báo cáo", "./.", "GIÁM ĐỐC", "Nơi nhận:"):
        assert part in said
