"""Cells that choose items of a list, to one bit for each item in the order of the field's choices."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

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
    text = clean(cell.shown)
    exact, loose = _positions(field, _key), _positions(field, _without_marks)
    if _key(text) in NONE and _key(text) not in exact:
        return reported(0, cell)
    bits, remarks = 0, list[Problem]()
    for item in _items(text, exact, loose):
        chosen = exact.get(_key(item)) or loose.get(_without_marks(item), set())
        if len(chosen) != 1:
            return _refused(cell, field, item, chosen)
        position = min(chosen)
        bits |= 1 << position
        if _key(item) not in exact:
            choice = list(field.choices.values())[position]
            remark = complaint("choice_without_marks", cell, field, item=clip(item), choice=choice, example=choice.vi)
            remarks.append(remark)
    return reported(bits, cell, *remarks) if bits else _refused(cell, field, text, set())


def _positions(field: Field, key: Callable[[str], str]) -> dict[str, set[int]]:
    """The places in the list that each spelling, as ``key`` sees it, may mean."""
    positions = defaultdict[str, set[int]](set)
    for position, (code, label) in enumerate(field.choices.items()):
        for spelling in (code, label.vi, label.en):
            positions[key(spelling)].add(position)
    return dict(positions)


def _items(text: str, exact: Mapping[str, set[int]], loose: Mapping[str, set[int]]) -> Iterator[str]:
    """The items of ``text``, one by one; a comma inside a listed label does not split it."""
    most_commas = max((spelling.count(",") for spelling in exact), default=0)
    for part in re.split(r"[;\n]", text):
        pieces = [piece.strip() for piece in _BULLET.sub("", part.strip()).split(",") if piece.strip(". ")]
        start = 0
        while start < len(pieces):
            ends = range(min(len(pieces), start + most_commas + 1), start + 1, -1)
            joined = ((end, ", ".join(pieces[start:end])) for end in ends)
            listed = ((end, item) for end, item in joined if _key(item) in exact or _without_marks(item) in loose)
            start, item = next(listed, (start + 1, pieces[start]))
            yield item


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
