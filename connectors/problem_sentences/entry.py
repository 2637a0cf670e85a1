"""One entry of the catalogue: what the problem stops, its sentence, what is expected, what to type."""

from __future__ import annotations

from dataclasses import dataclass
from string import Formatter

from connectors.problem import Severity
from rubric.text import Text

TAKES = Text(vi="{takes}", en="{takes}")


@dataclass(frozen=True, slots=True)
class Entry:
    """Templates of one code, for ``str.format``.

    ``{where}`` is the cell as a sentence begins with it (``Ô C7``); ``{book}``, ``{tab}``, ``{found}``,
    ``{example}``, ``{period}`` come from the call; ``{takes}`` is what the field takes; any other placeholder
    is a value the caller must give. ``example`` is the one to type when the caller has none.
    """

    severity: Severity
    message: Text
    expected: Text | None = None
    example: str = ""

    @property
    def concerns_a_cell(self) -> bool:
        """Whether the sentence speaks of one cell, and so shows an example to type there."""
        return "where" in self.placeholders

    @property
    def placeholders(self) -> frozenset[str]:
        """The names in braces in any of the templates."""
        texts = [text for text in (self.message, self.expected) if text is not None]
        templates = [template for text in texts for template in (text.vi, text.en)]
        return frozenset(name for t in templates for _, name, _, _ in Formatter().parse(t) if name)


def stops_cell(vi: str, en: str, example: str, expected: Text = TAKES) -> Entry:
    """The cell is not readable until it is mended."""
    return Entry(Severity.CELL, Text(vi=vi, en=en), expected, example)


def warns(vi: str, en: str, example: str = "", expected: Text | None = None) -> Entry:
    """Something to look at; nothing is stopped."""
    return Entry(Severity.WARNING, Text(vi=vi, en=en), expected, example)


def stops_tab(vi: str, en: str, expected: Text | None = None, example: str = "") -> Entry:
    """The tab is not taken until it is mended."""
    return Entry(Severity.TAB, Text(vi=vi, en=en), expected, example)


def stops_book(vi: str, en: str, expected: Text | None = None, example: str = "") -> Entry:
    """The book is not taken until it is mended."""
    return Entry(Severity.BOOK, Text(vi=vi, en=en), expected, example)
