"""Tables: fixed widths in every cell, a header that repeats, rows that stay whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from docx.oxml.xmlchemy import BaseOxmlElement

from connectors.papers.form import styles
from connectors.papers.form.page import TWIPS_PER_MM, text_width_mm
from connectors.papers.form.text import element, paragraph, run, written
from connectors.papers.paper import Align, Table

Cell = Sequence[BaseOxmlElement]
PADDING, WHOLE = 60, 8


def table(content: Table, *, landscape: bool, small: bool, keep_end: bool = False) -> Iterator[BaseOxmlElement]:
    """A table with its caption over it and a little room under it. ``small`` is the type of annexes.

    A title or total of what follows is not left alone at the foot of a page; with ``keep_end`` the last row stays
    with what comes after the table.
    """
    if content.caption:
        yield written(styles.CAPTION, content.caption, keep_next=True)
    widths = shared_widths([column.weight for column in content.columns], text_width_mm(landscape))
    style = styles.CELL_DENSE if content.dense else styles.CELL_SMALL if small else styles.CELL
    aligns: list[Align] = [column.align for column in content.columns]
    head = [_cell_text(style, column.title, "center", bold=True, keep_next=True) for column in content.columns]
    is_short = not content.dense and len(content.rows) <= WHOLE  # a short table stays on one page
    made = _table(widths, bordered=True)
    made.append(_row(widths, head, header=True, centred=True))
    for number, row in enumerate(content.rows):
        bold, last = number in content.emphasised, number + 1 == len(content.rows)
        kept = keep_end if last else is_short or (bold and number + 1 not in content.emphasised)
        made.append(_content_row(style, widths, row, aligns, bold=bold, keep_next=kept))
    yield made
    yield written(styles.SPACER, "", keep_next=keep_end)


def bare_table(widths_mm: Sequence[float], rows: Sequence[Sequence[Cell]], *, kept: bool = False) -> BaseOxmlElement:
    """A table without lines, for what stands side by side: letterhead, signatures."""
    widths = shared_widths(widths_mm, sum(widths_mm))
    made = _table(widths, bordered=False)
    for row in rows:
        made.append(_row(widths, row, kept=kept))
    return made


def shared_widths(weights: Sequence[float], width_mm: float) -> list[int]:
    """The widths of columns in twips by their weights; their sum is the whole width, to the twip."""
    whole, total = round(width_mm * TWIPS_PER_MM), sum(weights)
    ends = [round(whole * part / total) for part in accumulate(weights)]
    return [end - start for start, end in zip([0, *ends], ends, strict=False)]


def _content_row(
    style: str, widths: Sequence[int], row: Sequence[str], aligns: Sequence[Align], *, bold: bool, keep_next: bool
) -> BaseOxmlElement:
    filled = [text for text in row if text]
    if bold and len(filled) == 1 and row[0] and len(row) > 1:
        title = _cell_text(style, row[0], aligns[0], bold=True, keep_next=keep_next)
        return _row([sum(widths)], [title], spans=len(row))
    cells = zip(row, aligns, strict=True)
    return _row(widths, [_cell_text(style, text, align, bold=bold, keep_next=keep_next) for text, align in cells])


def _cell_text(style: str, text: str, align: Align, *, bold: bool, keep_next: bool = False) -> Cell:
    made = paragraph(style, run(text, bold=True if bold else None), keep_next=keep_next)
    if align != "left":
        made[0].append(element("w:jc", val=align))
    return [made]


def _table(widths: Sequence[int], *, bordered: bool) -> BaseOxmlElement:
    line = {"val": "single", "sz": 4, "space": 0, "color": "000000"} if bordered else {"val": "nil"}
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    properties = element(
        "w:tblPr",
        element("w:tblW", w=sum(widths), type="dxa"),
        element("w:jc", val="left"),
        element("w:tblInd", w=0, type="dxa"),
        element("w:tblBorders", *(element(f"w:{side}", **line) for side in sides)),
        element("w:tblLayout", type="fixed"),
        element("w:tblCellMar", *(element(f"w:{side}", w=PADDING, type="dxa") for side in ("left", "right"))),
    )
    return element("w:tbl", properties, element("w:tblGrid", *(element("w:gridCol", w=width) for width in widths)))


def _row(
    widths: Sequence[int],
    cells: Sequence[Cell],
    *,
    header: bool = False,
    centred: bool = False,
    kept: bool = True,
    spans: int = 1,
) -> BaseOxmlElement:
    properties = element("w:trPr")
    if kept:
        properties.append(element("w:cantSplit"))
    if header:
        properties.append(element("w:tblHeader"))
    made = element("w:tr", properties)
    for width, content in zip(widths, cells, strict=True):
        about = element("w:tcPr", element("w:tcW", w=width, type="dxa"))
        if spans > 1:
            about.append(element("w:gridSpan", val=spans))
        if centred:
            about.append(element("w:vAlign", val="center"))
        made.append(element("w:tc", about, *content))
    return made
