"""Text as an exported file may hold it: it never runs, never breaks the file, and is otherwise what was typed."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, urlsplit

LONGEST_CELL = 32_767  # UTF-16 units that a cell of a workbook holds
LONGEST_TITLE = 31  # of the name of a sheet
LONGEST_LINK = 2_079  # of a link that a workbook opens
LONGEST_FILE_NAME = 150
_PICTURES = {code: 0x2400 + code for code in range(0x20) if code not in b"\t\n"} | {0x7F: 0x2421}
_NO_CHARACTER = "\ufffd"
_PLANE_ENDS = "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
# For the inside of a pattern: what is no character, and the marks that turn the direction of the text around them.
NO_CHARACTERS = f"\ud800-\udfff\ufdd0-\ufdef{_PLANE_ENDS}"
TURNING_MARKS = "\u202a-\u202e\u2066-\u2069"
_UNWRITABLE = re.compile(f"[\x80-\x9f{NO_CHARACTERS}]")
_STARTS = "=+-@"
_BEGINS_WITH = ("\t", "\r", "\n", "\0")
_LOOKS_EMPTY = frozenset("\u115f\u1160\u2800\u3164\uffa0")
_SEPARATOR = re.compile(r"(?<=[;\r\n])(?=[^;\r\n])")
_MARKDOWN = re.compile(r"[\\`*_{}\[\]<>#|~$&]|:(?=\S)|!(?=\[)")
_NO_TITLE = re.compile(r"[\[\]:*?/\\]")
_NO_FILE_NAME = re.compile(r"[^A-Za-z0-9._-]+")


def plain(text: str) -> str:
    r"""The text as every file can hold it.

    Control characters become their pictures, what is no character the sign for a lost one; a line ends with ``\n``.

    >>> plain("chuông\x07\r\nhai")
    'chuông␇\nhai'
    """
    return _UNWRITABLE.sub(_NO_CHARACTER, text.replace("\r\n", "\n").replace("\r", "\n")).translate(_PICTURES)


def disarmed(text: str) -> str:
    """The text with an apostrophe before whatever a spreadsheet would run as a formula.

    That is what begins with ``= + - @`` (full-width and small ones too), be it behind marks that nobody sees, and
    what begins with a tab or a line break; and the same after every semicolon and line break inside, since a
    spreadsheet whose lists have semicolons takes a file with commas apart there.

    >>> disarmed("=1+1"), disarmed("a=b"), disarmed("a; -b")
    ("'=1+1", 'a=b', "a;' -b")
    """
    said = "".join(f"'{part}" if _runs(part) else part for part in _SEPARATOR.split(text))
    return f"'{said}" if said.startswith(_BEGINS_WITH) else said


def _runs(part: str) -> bool:
    first = next((mark for mark in part if not _is_unseen(mark)), "")
    return unicodedata.normalize("NFKC", first)[:1] in set(_STARTS)


def _is_unseen(mark: str) -> bool:
    return mark in _LOOKS_EMPTY or unicodedata.category(mark)[0] in "CZ" or unicodedata.category(mark) in {"Mn", "Me"}


def cell_text(text: str) -> str:
    """The text as one cell of a workbook can hold it; what is too long ends with how much was cut off."""
    said = plain(text)
    if _units(said) <= LONGEST_CELL:
        return said
    end = f" … [{len(said)} ký tự / characters]"
    return _first_units(said, LONGEST_CELL - _units(end)) + end


def sheet_title(text: str, otherwise: str = "Sheet1") -> str:
    """The text as the name of a sheet: short, without the marks that none may have."""
    title = _NO_TITLE.sub("-", plain(text).replace("\n", " ").replace("\t", " ")).strip("' ")
    title = _first_units(title, LONGEST_TITLE).strip("' ")
    return otherwise if not title or title.casefold() == "history" else title


def web_link(text: str) -> str | None:
    """The text where it is a link to the web that a workbook can open; None for anything else, which stays text."""
    if not text.startswith(("https://", "http://")) or plain(text) != text or len(_written(text)) > LONGEST_LINK:
        return None
    try:
        parts = urlsplit(text)
        has_host = bool(parts.hostname)
    except ValueError:
        return None
    return text if has_host and not re.search(r"\s", text) else None


def file_name(*parts: str, ending: str = "") -> str:
    """A name for a file that every system and every header takes: letters without marks, digits, ``. _ -``.

    >>> file_name("Xã Đông/..", "2026", ending=".csv")
    'Xa-Dong-2026.csv'
    """
    said = "-".join(part for part in parts if part).replace("đ", "d").replace("Đ", "D")
    bare = "".join(mark for mark in unicodedata.normalize("NFKD", said) if not unicodedata.combining(mark))
    name = _NO_FILE_NAME.sub("-", bare)
    name = re.sub(r"\.{2,}", ".", name)
    return (re.sub(r"-{2,}|-*\.-+", "-", name).strip("-._")[:LONGEST_FILE_NAME] or "file") + ending


def as_markdown(text: str) -> str:
    r"""The text for what reads Markdown, so that it shows as it was typed.

    >>> as_markdown("Xã *Năm* [a](b) :red[c] 1:2")
    'Xã \\*Năm\\* \\[a\\](b) \\:red\\[c\\] 1\\:2'
    """
    return _MARKDOWN.sub(r"\\\g<0>", plain(text))


def _written(link: str) -> str:
    """A link as a file holds it, every mark beyond ASCII as its bytes."""
    return quote(link, safe="%/:?#@!$&'()*+,;=~")


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _first_units(text: str, most: int) -> str:
    return text.encode("utf-16-le")[: 2 * most].decode("utf-16-le", "ignore")
