"""Typed text as Word takes it: only characters XML has, never a field or a link, in the styles of a paper."""

from __future__ import annotations

import re
from typing import cast

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.text.run import CT_R
from docx.oxml.xmlchemy import BaseOxmlElement

from connectors.exports.text import NO_CHARACTERS, TURNING_MARKS

REPLACEMENT = "\ufffd"
# What XML 1.0 refuses, and the marks that turn the direction of writing, which could make a signed paper show another
# text than it holds.
_REFUSED = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f{TURNING_MARKS}{NO_CHARACTERS}]")


def clean(text: str) -> str:
    """The text with each character a paper cannot hold shown as “\ufffd”, so that nobody takes it for complete."""
    return _REFUSED.sub(REPLACEMENT, text.replace("\r\n", "\n"))


def element(tag: str, *children: BaseOxmlElement, **attributes: object) -> BaseOxmlElement:
    """An element of Word's own markup: ``element("w:tab", val="left")`` is ``<w:tab w:val="left"/>``."""
    made = OxmlElement(tag, {qn(f"w:{name}"): str(value) for name, value in attributes.items()})
    made.extend(children)
    return made


def run(text: str, *, bold: bool | None = None, italic: bool | None = None) -> BaseOxmlElement:
    """A run of text; line ends become breaks. ``bold`` and ``italic`` are the style's where None."""
    made = cast(CT_R, OxmlElement("w:r"))
    properties = element("w:rPr")
    for tag, wanted in (("w:b", bold), ("w:i", italic)):
        if wanted is not None:
            properties.append(element(tag, val=int(wanted)))
    if len(properties):
        made.append(properties)
    made.text = clean(text)
    return made


def paragraph(style: str, *runs: BaseOxmlElement, keep_next: bool = False, **indent: int) -> BaseOxmlElement:
    """A paragraph in a style of :mod:`connectors.papers.form.styles`; ``left`` and ``right`` indent it, in twips."""
    properties = element("w:pPr", element("w:pStyle", val=style))
    if keep_next:
        properties.append(element("w:keepNext"))
    if indent:
        properties.append(element("w:ind", **indent, firstLine=0))
    return element("w:p", properties, *runs)


def written(style: str, text: str, *, keep_next: bool = False) -> BaseOxmlElement:
    """A paragraph of one run."""
    return paragraph(style, run(text), keep_next=keep_next)


def centred(style: str, text: str, *, room: float, size: float) -> BaseOxmlElement:
    """A centred title whose lines in ``room`` points are about as long as each other: no word stands alone."""
    side = max(0.0, (room - balanced_width(text, size, room)) / 2)
    twips = round(side * 20)
    return paragraph(style, run(text), keep_next=True, left=twips, right=twips)


def balanced_width(text: str, size: float, room: float) -> float:
    """The least width, in points, in which a text needs no more lines than in ``room``."""
    words = text.split()
    wanted = _lines(words, size, room)
    if wanted == 1 and width_in_points(text, size) < room * 0.97:
        return room
    wanted = max(wanted, 2)
    width = room
    while width > 60 and _lines(words, size, width - 6) <= wanted:
        width -= 6
    return min(room, width * 1.05)  # the widths of letters are only about right


def _lines(words: list[str], size: float, room: float) -> int:
    count, line = 1, ""
    for word in words:
        longer = f"{line} {word}".strip()
        if line and width_in_points(longer, size) > room:
            count, line = count + 1, word
        else:
            line = longer
    return count


_WIDTHS = {" ": 0.25, "-": 0.33, ",": 0.25, ".": 0.25, "(": 0.33, ")": 0.33}


def width_in_points(text: str, size: float) -> float:
    """About how wide the longest line of a bold text is in Times New Roman: for the length of a rule under it."""
    lines = text.splitlines() or [""]
    return size * max(sum(_WIDTHS.get(letter, 0.68 if letter.isupper() else 0.48) for letter in line) for line in lines)
