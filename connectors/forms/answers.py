"""What a cell of a template takes: the check a spreadsheet makes while people type, and the words beside it.

A check is a help and no guard: pasting goes past it, and whoever reads the book judges every cell again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal

from connectors.cells.expectation import takes
from connectors.forms.contents import NO, NOT_APPLICABLE, YES
from rubric.criteria.field import Field

LONGEST_MESSAGE = 255
LONGEST_TITLE = 32
NOTHING_CHOSEN = "Không"
_BLANK = "Chưa có số liệu thì để trống."
_LINK = "Dán đường dẫn công khai, bắt đầu bằng https://. Nhiều đường dẫn: mỗi đường dẫn một dòng."


@dataclass(frozen=True, slots=True)
class ListPlace:
    """Where a list stands in the book: a tab, a column, the first of its rows (from 0) and how many there are."""

    tab: str
    column: int
    row: int
    count: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What a cell takes, and the title and message shown to whoever types there.

    ``word`` is let in as well. What is not ``is_strict`` may be typed all the same after a warning. A list has its
    ``options`` in itself, or its ``items`` in the tab of lists, at ``place``.
    """

    kind: Literal["any", "list", "whole", "number", "percent", "date", "link"]
    title: str = ""
    message: str = ""
    options: tuple[str, ...] = ()
    items: Mapping[str, str] = field(default_factory=dict[str, str], hash=False)
    place: ListPlace | None = None
    low: Decimal = Decimal(0)
    high: Decimal | None = None
    word: str = ""
    is_strict: bool = True

    @property
    def needs_formula(self) -> bool:
        """Whether no ready-made check of a spreadsheet says it."""
        return self.kind == "link" or (bool(self.word) and self.kind not in {"any", "list"})

    def listed_at(self, place: ListPlace) -> Answer:
        """The same, with its items at ``place``."""
        return replace(self, place=place)


def answer_of(spec: Field, span: str = "") -> Answer:
    """What the cell of a field takes, with its bounds, and ``KAD`` where the field may be not applicable.

    ``span`` is a sentence on the days that the figure speaks of.
    """
    word = NOT_APPLICABLE if spec.allows_not_applicable else ""
    said = Answer("any", clipped(spec.label.vi, LONGEST_TITLE), clipped(hint_of(spec, span)), word=word)
    match spec.kind:
        case "yes_no":
            # Beside KAD there are other words for it, which the reader knows.
            found = replace(said, kind="list", options=(YES, NO, word) if word else (YES, NO), is_strict=not word)
        case "choices":
            items = {choice.vi: "" for choice in spec.choices.values()} | {NOTHING_CHOSEN: ""}
            found = replace(said, kind="list", items=items, is_strict=False)
        case "count" | "level":
            found = replace(said, kind="whole", low=spec.min, high=spec.max)
        case "number" | "money":
            found = replace(said, kind="number", low=spec.min, high=spec.max)
        case "percent":
            found = replace(said, kind="percent", low=spec.min / 100, high=spec.max / 100)
        case "date":
            found = replace(said, kind="date")
        case "url":
            found = replace(said, kind="link", is_strict=False)
        case "text":
            found = said
    return found


def offer_of(spec: Field) -> Answer | None:
    """Of a book with its content only yes/no cells offer anything: a list beside which all else is let in."""
    if spec.kind != "yes_no":
        return None
    options = (YES, NO, NOT_APPLICABLE) if spec.allows_not_applicable else (YES, NO)
    return Answer("list", options=options, is_strict=False)


def hint_of(spec: Field, span: str = "") -> str:
    """What to type for a field, in which unit, with one example and what counts.

    >>> from rubric.text import Text
    >>> words = Text(vi="cuộc", en="events")
    >>> hint_of(Field(label=words, unit=words, kind="count", max=Decimal(1000), example="2"))
    'Ghi số nguyên từ 0 đến 1.000 (đơn vị: cuộc). Ví dụ: 2. Chưa có số liệu thì để trống.'
    """
    taken = "một hoặc nhiều mục trong danh sách, cách nhau bằng dấu chấm phẩy" if spec.kind == "choices" else None
    help_ = spec.help.vi if spec.help else ""
    parts = [f"Ghi {taken or takes(spec).vi}.", span, f"Ví dụ: {spec.example}.", help_]
    if spec.allows_not_applicable:
        is_told = "Không áp dụng" in help_
        parts.append(f"Có thể viết tắt là {NOT_APPLICABLE}." if is_told else f"Không áp dụng thì ghi {NOT_APPLICABLE}.")
    if "để trống" not in help_:
        parts.append(_BLANK)
    return " ".join(filter(None, parts))


def link_answer(title: str) -> Answer:
    """A cell for evidence: links of http or https."""
    return Answer("link", clipped(title, LONGEST_TITLE), _LINK, is_strict=False)


def day_answer(title: str, *, example: str) -> Answer:
    """A cell for a day."""
    message = f"Ghi ngày theo dạng ngày/tháng/năm, năm đủ bốn chữ số. Ví dụ: {example}."
    return Answer("date", clipped(title, LONGEST_TITLE), message)


def points_answer(title: str, most: Decimal) -> Answer:
    """A cell for points from 0 to ``most``."""
    shown = f"{most.normalize():f}".replace(".", ",")
    message = f"Ghi số điểm từ 0 đến {shown}, phần lẻ sau dấu phẩy. Ví dụ: {shown}."
    return Answer("number", clipped(title, LONGEST_TITLE), message, high=most)


def clipped(text: str, longest: int = LONGEST_MESSAGE) -> str:
    """``text`` at most that long, cut between words."""
    if len(text) <= longest:
        return text
    return text[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,;.") + "…"
