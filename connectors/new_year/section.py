"""A heading and its lines, of what a person is told about the new year."""

from __future__ import annotations

from dataclasses import dataclass

from rubric.text import Text


@dataclass(frozen=True, slots=True)
class Section:
    """``lines`` are what the heading announces; a line that is the same in both languages says so in both."""

    title: Text
    lines: tuple[Text, ...]


def same(line: str) -> Text:
    """A line of numbers and keys, which needs no second language."""
    return Text(vi=line, en=line)
