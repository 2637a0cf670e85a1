"""What a chart of the site is made of: places across in per cent of its width, places down in pixels.

So a chart is as wide as its page and its words stay as large as the text around them. ``look`` is a class of the style.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Shape = Literal["circle", "diamond", "square", "triangle-up", "triangle-down", "cross"]
Anchor = Literal["start", "middle", "end"]
# Around the point 0,0: nested pictures can be put at a place in per cent, paths cannot.
PATHS: dict[Shape, str] = {
    "circle": "M-5 0A5 5 0 1 0 5 0A5 5 0 1 0 -5 0Z",
    "diamond": "M0 -7L6 0L0 7L-6 0Z",
    "square": "M-5 -5H5V5H-5Z",
    "triangle-up": "M0 -6L6 5H-6Z",
    "triangle-down": "M0 6L6 -5H-6Z",
    "cross": "M-2 -6H2V-2H6V2H2V6H-2V2H-6V-2H-2Z",
}
ORDER: tuple[Shape, ...] = ("circle", "diamond", "square", "triangle-up", "triangle-down", "cross")


@dataclass(frozen=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    look: str


@dataclass(frozen=True)
class Bar:
    """A filled box from ``x``, ``width`` wide."""

    x: float
    y: float
    width: float
    height: float
    look: str


@dataclass(frozen=True)
class Mark:
    """A mark around a point; ``beside`` pixels away from it."""

    x: float
    y: float
    look: str
    shape: Shape = "circle"
    beside: int = 0

    @property
    def path(self) -> str:
        """The outline of the mark."""
        return PATHS[self.shape]


@dataclass(frozen=True)
class Label:
    """Words at a point; ``beside`` pixels away from it."""

    x: float
    y: float
    text: str
    anchor: Anchor = "middle"
    look: str = ""
    beside: int = 0


@dataclass(frozen=True)
class Picture:
    """A drawing ``height`` pixels high, and what it shows in words. ``rails`` lie under everything else."""

    height: int
    alt: str
    rails: Sequence[Line] = ()
    lines: Sequence[Line] = ()
    bars: Sequence[Bar] = ()
    marks: Sequence[Mark] = ()
    labels: Sequence[Label] = ()


@dataclass(frozen=True)
class Row:
    """One row of a chart by rows: its words, which wrap as text does, over its picture."""

    text: str
    picture: Picture


@dataclass(frozen=True)
class Rows:
    """A chart by rows on one scale, with its axis below, and what it shows in words."""

    alt: str
    rows: Sequence[Row]
    axis: Picture | None = None
    axis_title: str = ""


class Scale:
    """Where a value stands between two others, in per cent.

    >>> Scale(50, 100).at(75)
    50.0
    """

    def __init__(self, low: float, high: float, *, start: float = 0.0, end: float = 100.0) -> None:
        self._low, self._high, self._start, self._end = low, high, start, end

    def at(self, value: float) -> float:
        """The place of a value, to a hundredth."""
        return round(self._start + (self._end - self._start) * (value - self._low) / (self._high - self._low), 2)
