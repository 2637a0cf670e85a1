"""Typed text as Word takes it: only characters XML has, never a field or a link, in the styles of a paper."""

from __future__ import annotations

import re
from typing import cast

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.text.run import CT_R
from docx.oxml.xmlchemy import BaseOxmlElement

REPLACEMENT = "\ufffd"
# What XML 1.0 refuses, and the marks that turn the direction of writing, which could make a signed paper show another
# text than it holds.
_REFUSED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)


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


_WIDTHS = {" ": 0.25, "-": 0.33, ",": 0.25, ".": 0.25, "(": 0.33, ")": 0.33}


def width_in_points(text: str, size: float) -> float:
    """About how wide the longest line of a bold text is in Times New Roman: for the length of a rule under it."""
    lines = text.splitlines() or [""]
    return size * max(sum(_WIDTHS.get(letter, 0.72 if letter.isupper() else 0.48) for letter in line) for line in lines)
