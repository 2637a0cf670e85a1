"""A paper as plain data: letterhead, text, tables, annexes, signatures. Builders fill it, one writer makes the .docx.

Everything is text as it is to be printed. Nothing here knows Word.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Align = Literal["left", "center", "right"]
ParagraphKind = Literal["body", "heading", "subheading", "bullet", "note", "centred"]


@dataclass(frozen=True)
class Letterhead:
    """Who issues a paper, its number, and where and when it is dated.

    ``parent`` is empty for a body that has none. ``number`` is empty until the registry gives one, and is then left
    open on the paper; so is the day where it is None. ``symbol`` is what follows the number: “BC-SKHCN”.
    """

    parent: str
    body: str
    symbol: str
    place: str
    number: str = ""
    day: date | None = None


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the text. A heading is bold; ``note`` is small and in italics; ``centred`` is bold.

    ``lead`` stands bold before the text: “Điều 1.”.
    """

    text: str
    kind: ParagraphKind = "body"
    lead: str = ""


@dataclass(frozen=True)
class Column:
    """A column of a table: its title, its share of the width, how its cells stand."""

    title: str
    weight: int = 1
    align: Align = "left"


@dataclass(frozen=True)
class Table:
    """A table whose header repeats on every page and whose rows do not break across two.

    Each row has as many cells as there are columns. Rows named in ``emphasised`` (from 0) are totals or group titles.
    ``dense`` is smaller type, for a table of many columns with sentences in them.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    emphasised: frozenset[int] = frozenset()
    dense: bool = False

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError("a row of the table has not as many cells as the table has columns")


@dataclass(frozen=True)
class Picture:
    """A chart as PNG of at least 300 dots an inch at ``width_mm``, and what it shows in words."""

    png: bytes
    alt: str
    width_mm: int = 165


Block = Paragraph | Table | Picture


@dataclass(frozen=True)
class Annex:
    """An annex on pages of its own: “Phụ lục I”, its title, and a note in italics under the title."""

    numeral: str
    title: str
    blocks: tuple[Block, ...]
    note: str = ""
    landscape: bool = False


@dataclass(frozen=True)
class Signature:
    """Who signs: the authority and office, each a line in capitals (“TM. ỦY BAN NHÂN DÂN”, “CHỦ TỊCH”), and the name.

    The space between is left empty: a signature is put there by whoever signs.
    """

    office: tuple[str, ...]
    name: str = ""
    note: str = ""


@dataclass(frozen=True)
class Paper:
    """A whole paper.

    ``kind`` is the kind in capitals (“BÁO CÁO”) and is empty for a letter, whose ``subject`` (“V/v …”) then stands
    under the number; ``addressed_to`` follows “Kính gửi:”. ``stamp`` is printed at the head of every page, such as
    that the figures are provisional or made up; empty where they are neither. Several ``signatures`` stand side by
    side. ``issued_by`` is the line in capitals over the bases of a decision (“ỦY BAN NHÂN DÂN THÀNH PHỐ HUẾ”).
    """

    title: str
    letterhead: Letterhead
    subject: str
    blocks: tuple[Block, ...]
    kind: str = ""
    bases: tuple[str, ...] = ()
    addressed_to: tuple[str, ...] = ()
    annexes: tuple[Annex, ...] = ()
    signatures: tuple[Signature, ...] = ()
    recipients: tuple[str, ...] = ()
    stamp: str = ""
    landscape: bool = False
    issued_by: str = ""
