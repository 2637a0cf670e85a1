"""Cells that choose items of a list, to one bit for each item in the order of the field's choices."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from connectors.cells.outcome import Reading, complaint, reported, unreadable
from connectors.cells.raw_cell import RawCell
from connectors.cells.words import NONE
from connectors.folding import clean, fold, strip_marks
from connectors.problem import Problem
from connectors.problem_catalogue import clip
from rubric.criteria.field import Field
from rubric.text import Text

_BULLET = re.compile(r"^(?:[-•+*]|\d{1,2}[.)]) ?")


def read_choices(cell: RawCell, field: Field) -> Reading:
    """A cell of a choices field: items between semicolons, commas or line breaks; "Không" alone is no item.

    An item is an id of the list or its label in either language; written without its marks it is taken when
    only one item fits, with a warning.
    """
    bits, remarks = 0, list[Problem]()
    items = list(_items(clean(cell.shown), lambda item: bool(_chosen(field, item, _key))))
    if len(items) == 1 and _key(items[0]) in NONE and not _chosen(field, items[0], _key):
        return reported(0, cell)
    for item in items:
        chosen = _chosen(field, item, _key)
        loosely = not chosen
        chosen = chosen or _chosen(field, item, _without_marks)
        if len(chosen) != 1:
            return _refused(cell, field, item, chosen)
        position = chosen.pop()
        bits |= 1 << position
        if loosely:
            choice = list(field.choices.values())[position]
            remarks.append(
                complaint("choice_without_marks", cell, field, item=clip(item), choice=choice, example=choice.vi)
            )
    return reported(bits, cell, *remarks) if items else _refused(cell, field, clean(cell.shown), set())


def _items(text: str, is_listed: Callable[[str], bool]) -> Iterator[str]:
    """The items of ``text``; a comma inside a listed label does not split it."""
    for part in re.split(r"[;\n]", text):
        pieces = [piece.strip() for piece in _BULLET.sub("", part.strip()).split(",")]
        pieces = [piece for piece in pieces if piece.strip(". ")]
        while pieces:
            joined = (", ".join(pieces[:size]) for size in range(len(pieces), 0, -1))
            item = next((item for item in joined if is_listed(item)), pieces[0])
            yield item
            del pieces[: item.count(", ") + 1]


def _chosen(field: Field, item: str, key: Callable[[str], str]) -> set[int]:
    wanted = key(item)
    return {
        position
        for position, (code, label) in enumerate(field.choices.items())
        if wanted in {key(code), key(label.vi), key(label.en)}
    }


def _refused(cell: RawCell, field: Field, item: str, chosen: set[int]) -> Reading:
    labels = list(field.choices.values())
    if chosen:
        fitting = [labels[position] for position in sorted(chosen)]
        return unreadable("choice_ambiguous", cell, field, item=clip(item), choices=_listed(fitting))
    return unreadable("choice_unknown", cell, field, item=clip(item), choices=_listed(labels))


def _listed(labels: list[Text]) -> Text:
    return Text(vi="; ".join(label.vi for label in labels), en="; ".join(label.en for label in labels))


def _key(item: str) -> str:
    return fold(item).rstrip(". ")


def _without_marks(item: str) -> str:
    return strip_marks(_key(item))
