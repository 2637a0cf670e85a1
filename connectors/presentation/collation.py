"""The Vietnamese alphabet: a sort key for names, syllable by syllable as dictionaries order them."""

from __future__ import annotations

import re
import unicodedata

from connectors.folding import clean, fold

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER = {letter: place for place, letter in enumerate(_ALPHABET, start=1)}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}  # huyền, hỏi, ngã, sắc, nặng
_SHAPES = frozenset("\u0306\u0302\u031b")  # the marks of ă, of â ê ô, and of ơ ư
_SYLLABLE = re.compile(r"[0-9]{1,18}|[^\W\d_]+")
_FOREIGN = 1_000

Syllable = tuple[tuple[int, ...], tuple[int, ...]]
SortKey = tuple[tuple[Syllable, ...], str]


def sort_key(name: str) -> SortKey:
    """The place of ``name`` in the Vietnamese alphabet, for ``sorted(names, key=sort_key)``.

    Syllable by syllable: first the letters a ă â b c d đ e ê … o ô ơ … u ư …, then the tone in the order
    ngang, huyền, hỏi, ngã, sắc, nặng (the tones are those of CLDR ``vi``). Where the mark is written does not
    matter (hoà, hòa), nor do case and punctuation; numbers are ordered by size, before letters.

    >>> sorted(["cắt", "cá", "ba", "áo", "cả", "anh"], key=sort_key)
    ['anh', 'áo', 'ba', 'cả', 'cá', 'cắt']
    """
    return tuple(_syllable(part) for part in _SYLLABLE.findall(fold(name))), clean(name)


def _syllable(part: str) -> Syllable:
    if part[0].isdecimal():
        return (0, int(part)), ()
    letters, tones = list[int](), list[int]()
    for cluster in re.findall(r"[^\u0300-\u036f][\u0300-\u036f]*", unicodedata.normalize("NFD", part)):
        shape = "".join(mark for mark in cluster[1:] if mark in _SHAPES)
        letter = unicodedata.normalize("NFC", cluster[0] + shape)
        letters.append(_LETTER.get(letter) or _LETTER.get(cluster[0]) or _FOREIGN + ord(cluster[0]))
        tones.extend(_TONES[mark] for mark in cluster[1:] if mark in _TONES)
    return tuple(letters), tuple(tones)
