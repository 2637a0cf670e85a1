"""The looks of a paper as named styles, so that whoever edits the Word file changes them in one place.

Sizes and spacing are those of Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II; where it leaves a range, what is usual.
"""

from __future__ import annotations

from typing import Any, cast

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from connectors.papers.form.text import element

FONT = "Times New Roman"
LANGUAGE = "vi-VN"

BODY, BASE, NOTE, CENTRED = "VBNoidung", "VBCancu", "VBGhichu", "VBGiuadong"
HEADING, SUBHEADING, ANNEX, TITLE, SUBJECT = "Heading1", "Heading2", "VBPhuluc", "VBTenloai", "VBTrichyeu"
NATION, MOTTO, PARENT, ISSUER, NUMBER, PLACE = "VBQuochieu", "VBTieungu", "VBCaptren", "VBCoquan", "VBSo", "VBDiadanh"
ADDRESSED, OFFICE, SIGNER, SIGN_NOTE = "VBKinhgui", "VBChucvu", "VBHoten", "VBKyten"
RECIPIENTS_HEAD, RECIPIENT = "VBNoinhan", "VBNoinhanmuc"
CAPTION, PICTURE, RULE, SPACER, PAGE_NUMBER, STAMP = "VBTenbang", "VBHinh", "VBKe", "VBCach", "VBTrang", "VBDau"
CELL, CELL_SMALL, CELL_DENSE = "VBO", "VBOnho", "VBOday"

#: style: size, bold, italic, alignment, points before, points after, indent of the first line in mm
_LOOKS: dict[str, tuple[float, bool, bool, ALIGN, float, float, float]] = {
    BODY: (14, False, False, ALIGN.JUSTIFY, 0, 6, 12.7),
    BASE: (14, False, True, ALIGN.JUSTIFY, 0, 6, 12.7),
    NOTE: (12, False, True, ALIGN.JUSTIFY, 0, 4, 12.7),
    CENTRED: (14, True, False, ALIGN.CENTER, 6, 6, 0),
    HEADING: (14, True, False, ALIGN.JUSTIFY, 6, 6, 12.7),
    SUBHEADING: (14, True, False, ALIGN.JUSTIFY, 0, 6, 12.7),
    ANNEX: (14, True, False, ALIGN.CENTER, 0, 0, 0),
    TITLE: (14, True, False, ALIGN.CENTER, 12, 0, 0),
    SUBJECT: (14, True, False, ALIGN.CENTER, 0, 0, 0),
    NATION: (12, True, False, ALIGN.CENTER, 0, 0, 0),
    MOTTO: (13, True, False, ALIGN.CENTER, 0, 0, 0),
    PARENT: (12, False, False, ALIGN.CENTER, 0, 0, 0),
    ISSUER: (12, True, False, ALIGN.CENTER, 0, 0, 0),
    NUMBER: (13, False, False, ALIGN.CENTER, 2, 0, 0),
    PLACE: (13, False, True, ALIGN.CENTER, 2, 0, 0),
    ADDRESSED: (14, False, False, ALIGN.CENTER, 6, 6, 0),
    OFFICE: (13, True, False, ALIGN.CENTER, 0, 0, 0),
    SIGNER: (14, True, False, ALIGN.CENTER, 0, 0, 0),
    SIGN_NOTE: (12, False, True, ALIGN.CENTER, 0, 0, 0),
    RECIPIENTS_HEAD: (12, True, True, ALIGN.LEFT, 0, 0, 0),
    RECIPIENT: (11, False, False, ALIGN.LEFT, 0, 0, 0),
    CAPTION: (13, True, False, ALIGN.CENTER, 6, 3, 0),
    PICTURE: (12, False, False, ALIGN.CENTER, 6, 6, 0),
    RULE: (2, False, False, ALIGN.CENTER, 0, 0, 0),
    SPACER: (4, False, False, ALIGN.LEFT, 0, 0, 0),
    PAGE_NUMBER: (14, False, False, ALIGN.CENTER, 0, 0, 0),
    STAMP: (12, True, False, ALIGN.CENTER, 0, 0, 0),
    CELL: (12, False, False, ALIGN.LEFT, 2, 2, 0),
    CELL_SMALL: (11, False, False, ALIGN.LEFT, 1.5, 1.5, 0),
    CELL_DENSE: (10, False, False, ALIGN.LEFT, 1, 1, 0),
}
_LOOSE = {BODY, BASE, HEADING, SUBHEADING}
_KEPT = {HEADING, SUBHEADING, ANNEX, CAPTION, CENTRED}


def set_styles(document: Document) -> None:
    """Give a document the styles of a paper, its font and its language."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    for properties in cast(Any, defaults).iter(qn("w:rPr")):
        _set_font(properties)
    for name, (size, bold, italic, align, before, after, first) in _LOOKS.items():
        style = _style(document, name)
        style.font.size, style.font.bold, style.font.italic = Pt(size), bold, italic
        style.font.color.rgb = RGBColor(0, 0, 0)
        _set_font(style.element.get_or_add_rPr())
        form = style.paragraph_format
        form.alignment, form.first_line_indent = align, Mm(first)
        form.space_before, form.space_after = Pt(before), Pt(after)
        form.line_spacing = 1.15 if name in _LOOSE else 1.0
        form.keep_with_next, form.widow_control = name in _KEPT, True


def _style(document: Document, name: str) -> ParagraphStyle:
    if name in (HEADING, SUBHEADING):
        return cast(ParagraphStyle, document.styles[f"Heading {name[-1]}"])
    made = cast(ParagraphStyle, document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH))
    made.base_style = document.styles["Normal"]
    made.quick_style = True
    return made


def _set_font(properties: Any) -> None:
    """The font for every script and the language, in place of the theme's."""
    for tag in ("w:rFonts", "w:lang"):
        for old in properties.findall(qn(tag)):
            properties.remove(old)
    properties.insert(0, element("w:rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT))
    properties.append(element("w:lang", val=LANGUAGE, eastAsia=LANGUAGE, bidi="ar-SA"))
