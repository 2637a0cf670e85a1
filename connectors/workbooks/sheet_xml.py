"""The cells of one worksheet, streamed: a cell that is only formatted costs nothing but its bytes.

A workbook of 50,000 formatted empty rows is a daily sight. A library that builds an object for each cell needs
half a minute and gigabytes for it; here values, formulas and their results are met in one pass.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from connectors.cells.doubles import is_date_format
from connectors.cells.raw_cell import Address, Held, RawCell
from connectors.workbooks.limits import Allowance, BookRefused
from connectors.workbooks.package import Package, Sheet, unescape
from connectors.workbooks.raw_book import Merge, RawTab, cell_link, cell_name

_BLANK_CELL = re.compile(rb'<c r="[A-Z]+[0-9]+"(?: [^<>]*)?/>')
_CELL = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_LINK_FORMULA = re.compile(r'=\s*HYPERLINK\(\s*"([^"]*)"', re.IGNORECASE)
_DAYS_1904 = 1462
_LARGEST_LINKED_RANGE = 1000
_LONGEST_TEXT = 2**20  # spreadsheets allow 32,767 characters in a cell, online ones 50,000


@dataclass(frozen=True, slots=True)
class BookFacts:
    """What the cells of all tabs refer to, and what is still allowed to be read."""

    name: str
    strings: Sequence[str]
    number_formats: Sequence[str]
    counts_from_1904: bool
    awaits_calculation: bool
    cells_allowed: Allowance
    link: str = ""


def read_sheet(package: Package, sheet: Sheet, facts: BookFacts) -> RawTab:
    """One worksheet as typed cells; ParseError or ValueError when its part is damaged."""
    target = _SheetTarget(facts, sheet)
    parser = ET.XMLParser(target=target)
    for chunk in _without_blank_cells(package.chunks(sheet.part)):
        parser.feed(chunk)
    parser.close()
    cells = target.cells
    if target.links:
        relations = package.relations(sheet.part)
        _attach(target.links, {key: relation.target for key, relation in relations.items()}, cells)
    return RawTab(
        title=sheet.title,
        cells=cells,
        rows=max((row for row, _ in cells), default=0),
        columns=max((column for _, column in cells), default=0),
        hidden=sheet.hidden,
        merges=tuple(target.merges),
        tab_id=sheet.tab_id,
        book=facts.name,
        link=facts.link,
        hidden_rows=frozenset(target.hidden_rows),
    )


def _without_blank_cells(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """The part without its cells that hold nothing, cut only between elements: four times as fast to parse."""
    rest = b""
    for chunk in chunks:
        head, end, rest = (rest + chunk).rpartition(b">")
        yield (head + end) if b"<![CDATA[" in head else _BLANK_CELL.sub(b"", head + end)
        if len(rest) > _LONGEST_TEXT:
            yield rest
            rest = b""
    yield rest


@dataclass
class _Link:
    first: tuple[int, int]
    last: tuple[int, int]
    relation: str
    location: str


@dataclass
class _SheetTarget:
    """Receives the elements of a worksheet in order; keeps the cells that hold something."""

    facts: BookFacts
    sheet: Sheet
    cells: dict[tuple[int, int], RawCell] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    links: list[_Link] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    _row: int = 0
    _column: int = 0
    _attributes: dict[str, str] | None = None
    _names: dict[str, str] = field(default_factory=dict)
    _pieces: dict[str, list[str]] = field(default_factory=dict)
    _into: list[str] | None = None
    _length: int = 0
    _in_reading: bool = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = self._names.get(tag) or self._names.setdefault(tag, tag.rpartition("}")[2])
        if name == "c":
            self._begin_cell(attributes)
        elif self._attributes is not None:
            self._begin_piece(name)
        elif name == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self._column = 0
            if attributes.get("hidden") in {"1", "true"}:
                self.hidden_rows.add(self._row)
        elif name == "mergeCell":
            first, last = _range(attributes.get("ref", ""))
            self.merges.append(Merge(*first, *last))
        elif name == "hyperlink":
            relation = next((v for k, v in attributes.items() if k.endswith("}id")), "")
            self.links.append(_Link(*_range(attributes.get("ref", "")), relation, attributes.get("location", "")))

    def end(self, tag: str) -> None:
        if self._attributes is None:
            return
        self._into = None
        name = self._names[tag]
        if name == "c":
            if self._pieces:
                self._keep(self._attributes)
            self._attributes = None
        elif name == "rPh":
            self._in_reading = False

    def data(self, data: str) -> None:
        if self._into is not None:
            self._into.append(data)
            self._length += len(data)
            if self._length > _LONGEST_TEXT:
                raise BookRefused("book_too_large")

    def close(self) -> None:
        """Nothing is left to do at the end of the part."""

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        self._attributes = attributes
        self._length = 0
        if self._pieces:
            self._pieces = {}
        reference = attributes.get("r")
        if reference is None:
            self._column += 1
        else:
            self._row, self._column = _position(reference)

    def _begin_piece(self, name: str) -> None:
        if name == "rPh":
            self._in_reading = True
        elif name in {"v", "f", "t"} and not self._in_reading:
            self._into = self._pieces.setdefault(name, [])

    def _keep(self, attributes: dict[str, str]) -> None:
        formula = "=" + "".join(self._pieces["f"]) if "f" in self._pieces else ""
        kind = attributes.get("t", "n")
        typed = "".join(self._pieces["t" if kind == "inlineStr" else "v"]) if self._has_result(kind) else None
        held, number, text, pattern = self._typed(kind, typed, self._pattern(attributes))
        calculated = not formula or (typed is not None and (typed != "" or kind == "str"))
        if formula and self.facts.awaits_calculation and number == 0:
            calculated = False
        if held == "blank" and (calculated or not formula):
            return
        self.facts.cells_allowed.spend(1)
        name = cell_name(self._row, self._column)
        link = cell_link(self.facts.link, self.sheet.tab_id, name)
        linked = _LINK_FORMULA.match(formula)
        self.cells[self._row, self._column] = RawCell(
            address=Address(self.facts.name, self.sheet.title, name, link),
            held=held,
            number=number,
            text=text,
            boolean=number == 1 if held == "boolean" else None,
            number_format=pattern,
            formula=formula,
            calculated=calculated,
            hyperlink=linked[1] if linked else "",
        )

    def _has_result(self, kind: str) -> bool:
        return ("t" if kind == "inlineStr" else "v") in self._pieces

    def _pattern(self, attributes: dict[str, str]) -> str:
        style = int(attributes.get("s", "0"))
        return self.facts.number_formats[style] if 0 <= style < len(self.facts.number_formats) else ""

    def _typed(self, kind: str, value: str | None, pattern: str) -> tuple[Held, float | None, str, str]:
        if not value:
            return "blank", None, "", pattern
        match kind:
            case "s":
                text = self.facts.strings[int(value)]
                return ("text" if text else "blank"), None, text, pattern
            case "inlineStr" | "str":
                return "text", None, unescape(value), pattern
            case "e":
                return "error", None, value, pattern
            case "b":
                return "boolean", float(value.strip() in {"1", "true"}), "", pattern
            case _:
                return "number", *self._number(kind, value, pattern)

    def _number(self, kind: str, value: str, pattern: str) -> tuple[float, str, str]:
        """A number or the serial of a day, no text, and the pattern, of a day even where the style has none."""
        if kind == "d":
            day = datetime.fromisoformat(value.strip().removesuffix("Z")).replace(tzinfo=None)
            serial = (day - datetime(1899, 12, 30)).total_seconds() / 86400  # noqa: DTZ001
            return serial, "", pattern if is_date_format(pattern) else "yyyy-mm-dd"
        number = float(value)
        is_shifted = self.facts.counts_from_1904 and is_date_format(pattern)
        return number + _DAYS_1904 if is_shifted else number, "", pattern


def _position(reference: str) -> tuple[int, int]:
    found = _CELL.fullmatch(reference)
    if found is None:
        raise ValueError(f"not a cell: {reference}")
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column


def _range(reference: str) -> tuple[tuple[int, int], tuple[int, int]]:
    first, _, last = reference.partition(":")
    return _position(first), _position(last or first)


def _attach(links: list[_Link], targets: Mapping[str, str], cells: dict[tuple[int, int], RawCell]) -> None:
    """Give the cells the addresses they link to; links inside the book lead nowhere outside and are left out."""
    for link in links:
        target = targets.get(link.relation, "")
        (top, left), (bottom, right) = link.first, link.last
        if not target or (bottom - top + 1) * (right - left + 1) > _LARGEST_LINKED_RANGE:
            continue
        whole = f"{target}#{link.location}" if link.location else target
        for place in ((row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)):
            if place in cells and not cells[place].hyperlink:
                cells[place] = replace(cells[place], hyperlink=whole)
