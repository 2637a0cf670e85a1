"""A sentence with links in it: the words of a template, with numbers and names that open where they come from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from string import Formatter

from connectors.presentation.passport import clipped
from rubric.text import Text

LONGEST_NAME, MOST_NAMES = 90, 3


@dataclass(frozen=True)
class Part:
    """A piece of a sentence; it opens ``link`` where it has one."""

    text: str
    link: str = ""


Phrase = tuple[Part, ...]


def phrase(template: Text, language: str, **parts: Part | Phrase | str | int) -> Phrase:
    """The template with its places filled in.

    >>> plain(phrase(Text(vi="{n} cơ quan lên mức", en="{n} up"), "vi", n=Part("3", "xep-hang")))
    '3 cơ quan lên mức'
    """
    made: list[Part] = []
    for words, name, _, _ in Formatter().parse(template.in_(language)):
        if words:
            made.append(Part(words))
        if name:
            put = parts[name]
            made.extend(put if isinstance(put, tuple) else [put if isinstance(put, Part) else Part(str(put))])
    return tuple(made)


def plain(said: Phrase) -> str:
    """The sentence without its links."""
    return "".join(part.text for part in said)


def joined(phrases: Iterable[Phrase], between: str = "; ") -> Phrase:
    """Several phrases in one, those that say nothing left out."""
    made: list[Part] = []
    for each in phrases:
        if each:
            made.extend([Part(between)] if made else [])
            made.extend(each)
    return tuple(made)


def named(names: Iterable[Part], language: str, *, more: str = "", most: int = MOST_NAMES) -> Phrase:
    """The first names, and how many others there are, which open ``more``."""
    parts = [Part(clipped(each.text, LONGEST_NAME), each.link) for each in names]
    made = list(joined([(each,) for each in parts[:most]], ", "))
    if (rest := len(parts) - most) > 0:
        said = f"và {rest} cơ quan khác" if language == "vi" else f"and {rest} more"
        made.extend([Part(" "), Part(said, more)])
    return tuple(made)


def agencies(count: int, language: str, link: str = "") -> Part:
    """So many agencies, as a link: ``3 cơ quan``, ``1 agency``."""
    if language == "vi":
        return Part(f"{count} cơ quan", link)
    return Part(f"{count} agency" if count == 1 else f"{count} agencies", link)


def counted(count: int, vi: str, one: str, many: str, language: str, link: str = "") -> Part:
    """So many of something, as a link; English has a word for one and another for more."""
    return Part(f"{count} {vi if language == 'vi' else one if count == 1 else many}", link)
