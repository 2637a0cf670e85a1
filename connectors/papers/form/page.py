"""The pages of a paper: A4, margins, the page number in the top margin, and the stamp on every page."""

from __future__ import annotations

from typing import Any, cast

from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm

from connectors.papers.form import styles
from connectors.papers.form.text import element, paragraph, run

TOP, BOTTOM, LEFT, RIGHT, HEADER = 20, 20, 30, 15, 9
SHORT, LONG = 210, 297
TWIPS_PER_MM = 1440 / 25.4


def text_width_mm(landscape: bool) -> int:
    """How wide the text is between the margins."""
    return (LONG if landscape else SHORT) - LEFT - RIGHT


def text_height_mm(landscape: bool) -> int:
    """How high the text is between the margins."""
    return (SHORT if landscape else LONG) - TOP - BOTTOM


def set_first_section(document: Document, *, landscape: bool, stamp: str) -> None:
    """Lay out the pages of the text; annexes take number and stamp over from here."""
    section = document.sections[0]
    _lay_out(section, landscape)
    for header, numbered in ((section.header, True), (section.first_page_header, False)):
        header.is_linked_to_previous = False
        place = cast(Any, header)._element  # the part itself: only so are its paragraphs ours alone
        for old in list(place):
            place.remove(old)
        place.append(_page_number() if numbered else paragraph(styles.PAGE_NUMBER))
        if stamp:
            place.extend([_boxed(stamp), paragraph(styles.STAMP)])


def start_annex_pages(document: Document, *, landscape: bool) -> None:
    """Begin an annex on a new page, its pages counted from 1: Phụ lục I of the decree, phần II, III.1."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    _shrink_break(document)
    _lay_out(section, landscape)
    properties = cast(Any, section)._sectPr
    for old in properties.findall(qn("w:pgNumType")):
        properties.remove(old)
    properties.find(qn("w:pgMar")).addnext(element("w:pgNumType", start=1))


def _lay_out(section: Section, landscape: bool) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(LONG), Mm(SHORT)) if landscape else (Mm(SHORT), Mm(LONG))
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
    section.header_distance, section.footer_distance = Mm(HEADER), Mm(HEADER)
    section.different_first_page_header_footer = True


def _shrink_break(document: Document) -> None:
    """The paragraph that carries a section break takes no room, or a full page would be followed by an empty one."""
    last = document.element.body.findall(qn("w:p"))[-1]
    last.pPr.insert(0, element("w:pStyle", val=styles.RULE))


def _page_number() -> Any:
    field = element("w:fldSimple", run("2"), instr=" PAGE ")
    return paragraph(styles.PAGE_NUMBER, field)


def _boxed(stamp: str) -> Any:
    made = paragraph(styles.STAMP, run(stamp))
    sides = ("top", "left", "bottom", "right")
    border = element("w:pBdr", *(element(f"w:{side}", val="single", sz=8, space=1, color="000000") for side in sides))
    side = round(35 * TWIPS_PER_MM)
    made.find(qn("w:pPr")).extend([border, element("w:ind", left=side, right=side)])
    return made
