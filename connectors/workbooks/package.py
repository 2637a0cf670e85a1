"""The zip package of an .xlsx file: its sheets, shared strings and number formats, read within limits.

Nothing else of the package is opened: drawings, styles of fonts and fills, validations and external links are
where files of other programs differ most, and none of them holds a figure.
"""

from __future__ import annotations

import posixpath
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZipFile

from openpyxl.styles.numbers import BUILTIN_FORMATS

from connectors.workbooks.limits import LARGEST_CONTENT, LARGEST_STRINGS, MOST_TABS, Allowance, BookRefused

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_BOOK = "xl/workbook.xml"
_BINARY_BOOK = "xl/workbook.bin"
_TRUE = {"1", "true", "on"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A worksheet of the package: its title, identity, whether it is hidden, and the part that holds its cells."""

    title: str
    tab_id: str
    hidden: bool
    part: str


@dataclass(frozen=True, slots=True)
class Relation:
    """Where a part points: the last word of the relation's type, and its target."""

    kind: str
    target: str


class Package:
    """An opened package. Every byte that is unpacked counts against one allowance."""

    def __init__(self, content: bytes) -> None:
        self._archive = ZipFile(BytesIO(content))
        self._names = {name.replace("\\", "/").lower(): name for name in self._archive.namelist()}
        self._allowance = Allowance(LARGEST_CONTENT)
        if any(entry.flag_bits & 1 for entry in self._archive.infolist()):
            raise BookRefused("book_password")
        if _BOOK not in self._names:
            raise BookRefused("book_old_format" if _BINARY_BOOK in self._names else "book_other_kind")
        self._book = self._tree(_BOOK)
        self._relations = self.relations(_BOOK)

    @property
    def counts_from_1904(self) -> bool:
        """Whether days count from 1904, as books of old Macintosh versions do."""
        return any(_local(e.tag) == "workbookPr" and e.get("date1904") in _TRUE for e in self._book)

    @property
    def awaits_calculation(self) -> bool:
        """Whether the file asks to be calculated when opened: a program wrote it, its results are place-holders."""
        return any(_local(e.tag) == "calcPr" and e.get("fullCalcOnLoad") in _TRUE for e in self._book)

    def sheets(self) -> list[Sheet]:
        """The worksheets in the order of the book; sheets that are only a chart are left out."""
        found: list[Sheet] = []
        for element in self._book.iter():
            if _local(element.tag) != "sheet":
                continue
            number = next((value for name, value in element.items() if _local(name) == "id"), "")
            relation = self._relations.get(number)
            if relation is None:
                raise BookRefused("book_unreadable")
            if relation.kind == "worksheet":
                hidden = element.get("state", "visible") != "visible"
                title = element.get("name", "")
                found.append(Sheet(title, element.get("sheetId", ""), hidden, relation.target))
        if len(found) > MOST_TABS:
            raise BookRefused("book_too_large")
        return found

    def strings(self) -> list[str]:
        """The shared strings, in the order cells refer to them; readings in small print above are left out."""
        part = next((r.target for r in self._relations.values() if r.kind == "sharedStrings"), "")
        if part.lower() not in self._names:
            return []
        root = self._tree(part, Allowance(LARGEST_STRINGS))
        return [rich_text(item) for item in root if _local(item.tag) == "si"]

    def number_formats(self) -> list[str]:
        """The number format of every cell style; empty when general."""
        part = next((r.target for r in self._relations.values() if r.kind == "styles"), "")
        if part.lower() not in self._names:
            return []
        own: dict[int, str] = {}
        formats: list[str] = []
        for block in self._tree(part):
            name = _local(block.tag)
            if name == "numFmts":
                own = {int(e.get("numFmtId", "0")): e.get("formatCode", "") for e in block}
            elif name == "cellXfs":
                formats = [_format(int(e.get("numFmtId", "0")), own) for e in block]
        return formats

    def relations(self, part: str) -> Mapping[str, Relation]:
        """What a part points at, by identifier; targets inside the package are full names of parts."""
        folder, name = posixpath.split(part)
        source = f"{folder}/_rels/{name}.rels"
        if source.lower() not in self._names:
            return {}
        found: dict[str, Relation] = {}
        for element in self._tree(source):
            target = element.get("Target", "")
            if element.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/" + folder, target.replace("\\", "/"))).lstrip("/")
            found[element.get("Id", "")] = Relation(element.get("Type", "").rpartition("/")[2], target)
        return found

    def chunks(self, part: str) -> Iterator[bytes]:
        """The content of a part, piece by piece."""
        with self._archive.open(self._names[part.lower()]) as stream:
            yield from self._allowance.chunks(stream)

    def _tree(self, part: str, allowance: Allowance | None = None) -> ET.Element:
        parser = ET.XMLParser()
        for chunk in self.chunks(part):
            if allowance:
                allowance.spend(len(chunk))
            parser.feed(chunk)
        return parser.close()


def rich_text(item: ET.Element) -> str:
    """The text of a string that may consist of runs of different type."""
    pieces: list[str] = []
    for element in item:
        name = _local(element.tag)
        if name == "t":
            pieces.append(element.text or "")
        elif name == "r":
            pieces += [run.text or "" for run in element if _local(run.tag) == "t"]
    return unescape("".join(pieces))


def unescape(text: str) -> str:
    """``text`` with the marks that XML cannot hold, which the format writes as ``_x000D_``.

    Two halves of a character written so become the character; a half alone becomes the sign for a lost one.
    """
    if "_x" not in text:
        return text
    found = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    return found.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _format(number: int, own: Mapping[int, str]) -> str:
    pattern = own.get(number) or BUILTIN_FORMATS.get(number, "")
    return "" if pattern.lower() == "general" else pattern
