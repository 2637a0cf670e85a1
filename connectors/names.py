"""Agencies by the names people type: codes, aliases, mechanical forms, old names; never by likeness."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from connectors.folding import fold, strip_marks

__all__ = ["Match", "NameIndex", "Named", "fold", "strip_marks"]

How = Literal["code", "name", "alias", "old_name", "loose", "ambiguous", "unknown"]

NEAREST = 3
LONGEST_NAME = 100  # characters looked at when the nearest names are sought
_CODE_DIGITS = 5  # of a commune's code at the statistics office
_ABBREVIATIONS = {
    "p": "phường",
    "x": "xã",
    "tt": "thị trấn",
    "đk": "đặc khu",
    "tp": "thành phố",
    "tx": "thị xã",
    "t": "tỉnh",
}
_LEVELS = ("phường", "xã", "thị trấn", "đặc khu", "thành phố", "thị xã", "tỉnh", "sở")
_LOCALITY_LEVELS = ("thanh pho", "tp", "tinh")
_COMMITTEE = re.compile(r"(?:ubnd|ủy ban nhân dân) (?=.)")
_PUNCTUATION = re.compile(r"[-,;:/.()\"]")
_SHORTEST_ACRONYM = 4  # letters of an acronym without "Sở": KHCN is clear, TP and TC are not


@dataclass(frozen=True, slots=True)
class Named:
    """What one agency is called: its name, other accepted spellings, and names it had before a merger."""

    name: str
    aliases: tuple[str, ...] = ()
    old_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """Which agency a typed name means.

    ``how`` is ``loose`` when only the marks differ (to be confirmed) and ``old_name`` for a name from before
    a merger. ``code`` is None when it is ``ambiguous`` (``candidates`` are the agencies it could be) or
    ``unknown`` (``candidates`` are the nearest by spelling, at most three, for the message only).
    """

    code: str | None
    how: How
    candidates: tuple[str, ...] = ()


class NameIndex:
    """The names of the agencies of one locality; names repeat between provinces, so one index for each."""

    def __init__(self, entries: Mapping[str, Named], locality: str = "") -> None:
        """``locality`` is the province or city, with or without its level: people write it behind a name."""
        whole = _words(locality)
        levels = [level for level in _LEVELS if whole.startswith(f"{level} ")]
        self._locality = whole.removeprefix(f"{levels[0]} ") if levels else whole
        self._codes = {fold(code): code for code in entries}
        self._names = _index((_words_of_name(named.name), code) for code, named in entries.items())
        self._spellings = _index(
            (form, code)
            for code, named in entries.items()
            for spelling in (named.name, *named.aliases)
            for whole in (spelling, self._without_locality(_words_of_name(spelling)))
            for form in _forms(whole)
        )
        self._old_names = _index(
            (form, code) for code, named in entries.items() for old in named.old_names for form in _forms(old)
        )
        self._loose = _index((strip_marks(form), code) for form, codes in self._spellings.items() for code in codes)

    def match(self, typed: str) -> Match:
        """The agency ``typed`` means: by code, name, alias or mechanical form, old name, then without marks.

        Accepts ``UBND phường X``, ``Uỷ ban nhân dân phường X``, ``P. X``, ``X`` alone, ``Sở KHCN`` or
        ``SKHCN`` for the alias ``Sở KH&CN``, the locality behind any of them (``P. X, TP Huế``), and commune
        codes that lost their leading zero. A wrong level (``xã X`` for ``Phường X``) is not accepted.

        >>> NameIndex({"19753": Named("Phường Hóa Châu")}).match("UBND P. Hoá Châu").code
        '19753'
        """
        key = fold(typed)
        padded = key.zfill(_CODE_DIGITS) if re.fullmatch(r"[0-9]{4,5}", key) else key
        if padded in self._codes:
            return Match(self._codes[padded], "code")
        words = _words(typed)
        found = self._of_words(words)
        shorter = "" if found else self._without_locality(words)
        found = found or (self._of_words(shorter) if shorter else None)
        return found or Match(None, "unknown", self._nearest(strip_marks(_levelled(shorter or words))))

    def _of_words(self, words: str) -> Match | None:
        """The agency, or the agencies, that the first way of reading ``words`` finds."""
        levelled = _levelled(words)
        wanted = dict.fromkeys((levelled, _compact(levelled), _compact(words)))
        steps: tuple[tuple[How, Mapping[str, set[str]], Iterable[str]], ...] = (
            ("name", self._names, (words,)),
            ("alias", self._spellings, wanted),
            ("old_name", self._old_names, wanted),
            ("loose", self._loose, map(strip_marks, wanted)),
        )
        for how, index, forms in steps:
            codes = sorted({code for form in forms for code in index.get(form, ())})
            if len(codes) == 1:
                return Match(codes[0], how)
            if codes:
                return Match(None, "ambiguous", tuple(codes))
        return None

    def _without_locality(self, words: str) -> str:
        """``words`` without the locality behind them; empty where it is not there, or nothing would be left."""
        plain, place = strip_marks(words), strip_marks(self._locality)
        if not place or len(plain) != len(words) or not plain.endswith(f" {place}"):
            return ""
        kept = plain.removesuffix(f" {place}")
        level = next((f" {level}" for level in _LOCALITY_LEVELS if kept.endswith(f" {level}")), "")
        return words[: len(kept) - len(level)]

    def _nearest(self, form: str) -> tuple[str, ...]:
        near = difflib.get_close_matches(form[:LONGEST_NAME], self._loose, n=4 * NEAREST)
        codes = dict.fromkeys(code for match in near for code in sorted(self._loose[match]))
        return tuple(codes)[:NEAREST]


def _index(forms: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    index = defaultdict[str, set[str]](set)
    for form, code in forms:
        if form:
            index[form].add(code)
    return dict(index)


def _words(text: str) -> str:
    """The key of ``text`` as words alone: punctuation is a space, an apostrophe (Ea H'leo) is nothing."""
    return " ".join(_PUNCTUATION.sub(" ", fold(text).replace("'", "")).split())


@lru_cache(maxsize=2**14)
def _words_of_name(name: str) -> str:
    """As ``_words``, for the names of agencies: every sync and every page asks for the same ones."""
    return _words(name)


def _levelled(words: str) -> str:
    """``words`` without "UBND" in front and with the level in full: ``ubnd p x`` is ``phường x``."""
    words = _COMMITTEE.sub("", words, count=1) if _COMMITTEE.match(words) else words
    first, _, rest = words.partition(" ")
    return f"{_ABBREVIATIONS[first]} {rest}" if rest and first in _ABBREVIATIONS else words


def _compact(levelled: str) -> str:
    """The form in which every way to join the words of a sở's name is one: ``sở kh và cn`` is ``=sởkhcn``."""
    return "=" + "".join(word for word in levelled.split() if word != "và")


@lru_cache(maxsize=2**14)
def _forms(spelling: str) -> frozenset[str]:
    """Every form under which ``spelling`` is found: with its level, alone, and compact for a sở."""
    levelled = _levelled(_words(spelling))
    level = next((level for level in _LEVELS if levelled.startswith(f"{level} ")), "")
    bare = levelled.removeprefix(level).strip()
    if level != "sở":
        return frozenset({levelled, bare})
    forms = frozenset({levelled, _compact(levelled), _compact(f"s {bare}")})
    is_short_acronym = " " not in bare and len(bare) < _SHORTEST_ACRONYM
    return forms if is_short_acronym else forms | {bare, _compact(bare)}
