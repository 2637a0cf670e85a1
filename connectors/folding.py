"""Vietnamese text as departments type it: cleaned for reading, folded for matching, shown as it was."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣－"), "-")
_QUOTES = dict.fromkeys(map(ord, "‘’‛ʼʹ`´"), "'") | dict.fromkeys(map(ord, "“”„‟«»"), '"')
_LINE_ENDS = re.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]")
_INVISIBLE = re.compile("[\u034f\ufe00-\ufe0f]")  # to Unicode these are printable, unlike other invisible marks
_D_LOOKALIKES = str.maketrans("ðɖÐƉ", "đđĐĐ")
_TONE_OF = {
    "à": ("̀", "a"), "á": ("́", "a"), "ả": ("̉", "a"), "ã": ("̃", "a"), "ạ": ("̣", "a"),
    "è": ("̀", "e"), "é": ("́", "e"), "ẻ": ("̉", "e"), "ẽ": ("̃", "e"), "ẹ": ("̣", "e"),
    "ỳ": ("̀", "y"), "ý": ("́", "y"), "ỷ": ("̉", "y"), "ỹ": ("̃", "y"), "ỵ": ("̣", "y"),
}  # fmt: skip
_NOT_IN_A_WORD = r"(?![\w\u0300-\u036f])"
_OPEN_SYLLABLE = re.compile(rf"(o)([àáảãạèéẻẽẹ]){_NOT_IN_A_WORD}|(?<!q)(u)([ỳýỷỹỵ]){_NOT_IN_A_WORD}")
_SHORT = 200
_I_OR_Y = {"kĩ": "kỹ", "tỉ": "tỷ", "lí": "lý", "kí": "ký"}
_I_WORD = re.compile(rf"(?<!\w)({'|'.join(_I_OR_Y)}){_NOT_IN_A_WORD}")
_SPACED_PUNCTUATION = re.compile(r" ?([-,;:/.()]) ?")


def clean(text: str) -> str:
    r"""``text`` made readable by rules: NFC, plain spaces and dashes, nothing invisible, trimmed.

    Line breaks stay as single ``\n``, because a break between two figures is not a space inside one figure.
    Use the result to read a cell, never to store or show it.

    >>> clean("\ufeff 1\u00a0234 ")
    '1 234'
    """
    text = _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text))
    if not text.isprintable() or _INVISIBLE.search(text):
        text = "".join(" " if _is_space(mark) else mark for mark in text if not _is_invisible(mark))
    lines = (" ".join(part for part in line.split(" ") if part) for line in text.split("\n"))
    return unicodedata.normalize("NFC", "\n".join(line for line in lines if line).translate(_DASHES))


def fold(text: str) -> str:
    """The matching key of ``text``: two spellings of one phrase that only typing tells apart have one key.

    Folds case, line breaks, look-alike Đ (Ð, Ɖ), ``&`` for ``và``, spaces around punctuation, quotation
    marks, ``kĩ/kỹ``, ``tỉ/tỷ``, ``lí/lý``, ``kí/ký`` as whole words, and the place of the tone mark in open
    syllables oa, oe, uy (``hoà`` is ``hòa``; ``hoàn``, ``huỳnh`` and ``quý`` stay). Letters keep their marks.

    >>> fold("Uỷ ban  nhân dân - HOÀ BÌNH") == fold("ủy ban nhân dân-Hòa Bình")
    True
    """
    return _folded_before(text) if len(text) <= _SHORT else _folded(text)


def _folded(text: str) -> str:
    caseless = unicodedata.normalize("NFD", text.translate(_D_LOOKALIKES)).casefold()
    key = clean(caseless).translate(_D_LOOKALIKES).translate(_QUOTES).replace("\n", " ")
    key = " ".join(key.replace("&", " và ").split())
    key = _SPACED_PUNCTUATION.sub(r"\1", key)
    key = _OPEN_SYLLABLE.sub(_mark_first_vowel, key)
    return unicodedata.normalize("NFC", _I_WORD.sub(lambda word: _I_OR_Y[word[1]], key)).strip()


_folded_before = lru_cache(maxsize=8192)(_folded)  # headers, labels, codes: the same few thousand in every book


def strip_marks(text: str) -> str:
    """``text`` without any mark, đ written d: what remains when somebody types without a Vietnamese keyboard.

    >>> strip_marks("Điện Biên")
    'Dien Bien'
    """
    plain = text.translate(_D_LOOKALIKES).replace("đ", "d").replace("Đ", "D")
    letters = (mark for mark in unicodedata.normalize("NFD", plain) if unicodedata.category(mark) != "Mn")
    return unicodedata.normalize("NFC", "".join(letters))


def holds(typed: str, text: str) -> bool:
    """Whether ``text`` holds every word of what somebody typed into a search; marks and case do not matter.

    >>> holds("TE so", "Sở Y tế")
    True
    """
    searched = strip_marks(text).casefold()
    return all(part in searched for part in strip_marks(typed).casefold().split())


def _is_space(mark: str) -> bool:
    return mark == "\t" or unicodedata.category(mark) == "Zs"


def _is_invisible(mark: str) -> bool:
    return unicodedata.category(mark) == "Cf" or _INVISIBLE.match(mark) is not None


def _mark_first_vowel(found: re.Match[str]) -> str:
    first, second = (found[1], found[2]) if found[1] else (found[3], found[4])
    tone, plain = _TONE_OF[second]
    return unicodedata.normalize("NFC", first + tone) + plain
