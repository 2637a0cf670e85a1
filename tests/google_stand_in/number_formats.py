"""Numbers as a spreadsheet shows them: the patterns that reports use, in the separators of a locale."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from tests.google_stand_in.refusals import Json

_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001
_COMMA_FOR_DECIMALS = {"vi", "de", "fr", "es", "it", "pt", "ru", "id", "nl", "pl", "cs", "da", "fi", "sv", "tr", "uk"}
_DAY_TOKEN = re.compile(r"y+|m+|d+|h+|s+|am/pm|\"[^\"]*\"|.", re.IGNORECASE)


def shown_number(value: float, number_format: Json, locale: str) -> str:
    """The number as shown in a cell of that format."""
    kind, pattern = number_format.get("type", ""), number_format.get("pattern", "")
    match kind:
        case "DATE" | "TIME" | "DATE_TIME":
            return _shown_moment(value, pattern or _default_moment(kind, locale))
        case "PERCENT":
            return f"{_in_separators(value * 100, pattern or '0.00%', locale)}%"
        case "NUMBER" | "CURRENCY" if pattern or kind == "NUMBER":
            return _in_separators(value, pattern or "#,##0.00", locale)
        case _:
            return _general(value, locale)


def separators(locale: str) -> tuple[str, str]:
    """The signs before decimals and between thousands."""
    return (",", ".") if locale.partition("_")[0] in _COMMA_FOR_DECIMALS else (".", ",")


def default_day(locale: str) -> str:
    """The pattern of a date that names none."""
    return "m/d/yyyy" if locale.endswith("_US") else "dd/mm/yyyy"


def _default_moment(kind: str, locale: str) -> str:
    day, clock = default_day(locale), "h:mm:ss"
    return {"DATE": day, "TIME": clock}.get(kind, f"{day} {clock}")


def _general(value: float, locale: str) -> str:
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.10g}".replace(".", separators(locale)[0])


def _in_separators(value: float, pattern: str, locale: str) -> str:
    """The number with the decimals and the grouping that a pattern such as ``#,##0.00`` asks for."""
    digits = re.sub(r"\"[^\"]*\"|\\.|[^0#.,]", "", pattern.partition(";")[0])
    whole, _, decimals = digits.partition(".")
    text = f"{value:,.{len(decimals)}f}" if "," in whole else f"{value:.{len(decimals)}f}"
    optional = len(decimals) - len(decimals.rstrip("#"))
    while optional and text.endswith("0") and "." in text:
        text, optional = text[:-1], optional - 1
    point, group = separators(locale)
    return text.rstrip(".").translate({ord("."): point, ord(","): group})


def _shown_moment(serial: float, pattern: str) -> str:
    moment = _EPOCH + timedelta(seconds=round(serial * 86400))
    words: list[str] = []
    after_hours = False
    for token in _DAY_TOKEN.findall(pattern):
        letter = token[0].casefold()
        number = {"y": moment.year, "m": moment.month, "d": moment.day, "h": moment.hour, "s": moment.second}
        if letter == "m" and after_hours:
            number["m"] = moment.minute
        if letter in number:
            words.append(f"{number[letter]:0{len(token)}d}"[-len(token) if letter == "y" else 0 :])
            after_hours = letter == "h"
        elif token.startswith('"'):
            words.append(token.strip('"'))
        else:
            words.append(token)
    return "".join(words)
