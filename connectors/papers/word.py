"""A paper as a Word file in the form of Nghị định 30/2020/NĐ-CP."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import Any, cast

import docx as python_docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm
from docx.text.paragraph import Paragraph as WordParagraph

from connectors.papers.form import styles
from connectors.papers.form.closing import closing
from connectors.papers.form.letterhead import head, rule
from connectors.papers.form.package import packed, set_properties
from connectors.papers.form.page import (
    set_first_section,
    start_annex_pages,
    text_height_mm,
    text_width_mm,
)
from connectors.papers.form.tables import table
from connectors.papers.form.text import centred, clean, paragraph, run, width_in_points, written
from connectors.papers.paper import Annex, Block, Paper, Paragraph, Picture, Table

_STYLES = {
    "body": styles.BODY,
    "heading": styles.HEADING,
    "subheading": styles.SUBHEADING,
    "bullet": styles.BODY,
    "note": styles.NOTE,
    "centred": styles.CENTRED,
}


def docx(paper: Paper) -> bytes:
    """The paper as .docx; equal papers give equal bytes.

    What was typed stays text: characters XML has no place for are shown as “\ufffd”, nothing becomes a field or a link.
    """
    document = python_docx.Document()
    styles.set_styles(document)
    set_first_section(document, landscape=paper.landscape, stamp=clean(paper.stamp))
    _add(document, head(paper))
    _blocks(document, _ended(paper.blocks), landscape=paper.landscape, small=False, before_signature=True)
    _add(document, closing(paper))
    for annex in paper.annexes:
        _annex(document, annex)
    set_properties(document, paper)
    return packed(document)


def _ended(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The text with “./.” at its end, as state papers end; a text that ends in a table is left as it is."""
    if not blocks or not isinstance(blocks[-1], Paragraph) or blocks[-1].text.endswith("./."):
        return blocks
    last = blocks[-1]
    return (*blocks[:-1], Paragraph(last.text.rstrip(" .;") + "./.", last.kind, last.lead))


def _annex(document: Document, annex: Annex) -> None:
    start_annex_pages(document, landscape=annex.landscape)
    room = text_width_mm(annex.landscape) * 72 / 25.4
    title = centred(styles.ANNEX, annex.title, room=room, size=14)
    _add(document, [written(styles.ANNEX, f"Phụ lục {annex.numeral}".strip()), title])
    if annex.note:
        _add(document, [written(styles.SIGN_NOTE, annex.note, keep_next=True)])
    _add(document, [rule(room, width_in_points(annex.title, 14), share=0.3), written(styles.SPACER, "")])
    _blocks(document, annex.blocks, landscape=annex.landscape, small=True)


def _blocks(
    document: Document, blocks: Sequence[Block], *, landscape: bool, small: bool, before_signature: bool = False
) -> None:
    """The blocks in order; the end of the text stays with the signature, which must not stand alone on a page."""
    for block, after in zip(blocks, [*blocks[1:], None], strict=False):
        kept = after is None and before_signature
        match block:
            case Paragraph():
                _add(document, [_paragraph(block, keep_next=kept or _leads_in(block, after))])
            case Table():
                _add(document, table(block, landscape=landscape, small=small, keep_end=kept))
            case Picture():
                _picture(document, block, landscape=landscape)


def _leads_in(block: Paragraph, after: Block | None) -> bool:
    """Whether what follows must not be parted from it by the end of a page."""
    return isinstance(after, Table | Picture) or (after is not None and block.text.endswith(":"))


def _paragraph(block: Paragraph, *, keep_next: bool) -> BaseOxmlElement:
    text = f"- {block.text}" if block.kind == "bullet" else block.text
    lead = [run(f"{block.lead} ", bold=True)] if block.lead else []
    return paragraph(_STYLES[block.kind], *lead, run(text), keep_next=keep_next)


def _picture(document: Document, picture: Picture, *, landscape: bool) -> None:
    made = paragraph(styles.PICTURE)
    _add(document, [made])
    width = Mm(min(picture.width_mm, text_width_mm(landscape)))
    drawn = WordParagraph(cast(Any, made), document).add_run().add_picture(BytesIO(picture.png), width=width)
    highest = Mm(text_height_mm(landscape) - 30)
    if drawn.height > highest:
        drawn.width, drawn.height = Mm(width.mm * highest / drawn.height), highest
    inline = cast(Any, drawn)._inline
    for side in ("distT", "distB", "distL", "distR"):  # LibreOffice takes 3 mm where nothing is said
        inline.set(side, "0")
    for about in inline.iter(qn("wp:docPr")):
        about.set("descr", clean(picture.alt))


def _add(document: Document, elements: Iterable[BaseOxmlElement] | Iterator[BaseOxmlElement]) -> None:
    last = document.element.body.find(qn("w:sectPr"))
    for each in elements:
        last.addprevious(each)
