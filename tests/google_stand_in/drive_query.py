"""The ``q`` of Drive's ``files.list``: comparisons joined by ``and``, ``or``, ``not`` and brackets."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable

from tests.google_stand_in.refusals import drive_bad_parameter
from tests.google_stand_in.store import File

Test = Callable[[File], bool]
_TOKEN = re.compile(
    r"""\s*(?:(?P<text>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(?P<word>[A-Za-z]+)|(?P<sign>!=|<=|>=|[=<>()]))"""
)
_FIELDS: dict[str, Callable[[File], str | bool]] = {
    "name": lambda file: file.name,
    "mimetype": lambda file: file.mime_type,
    "trashed": lambda file: file.trashed,
    "modifiedtime": lambda file: file.modified,
    "createdtime": lambda file: file.created,
}


def query(text: str) -> Test:
    """Whether a file fits a query; a query that cannot be read is refused as Drive does."""
    if not text.strip():
        return lambda _: True
    try:
        tokens = _tokens(text)
        test = _either(tokens)
        if tokens:
            raise ValueError(text)
    except (ValueError, LookupError):
        raise drive_bad_parameter("Invalid Value", "q", "invalid") from None
    return test


def _tokens(text: str) -> deque[str]:
    tokens: deque[str] = deque()
    place = 0
    while text[place:].strip():
        found = _TOKEN.match(text, place)
        if found is None:
            raise ValueError(text)
        tokens.append(found[0].strip())
        place = found.end()
    return tokens


def _either(tokens: deque[str]) -> Test:
    test = _both(tokens)
    while tokens and tokens[0].casefold() == "or":
        tokens.popleft()
        test = _joined(test, _both(tokens), any)
    return test


def _both(tokens: deque[str]) -> Test:
    test = _one(tokens)
    while tokens and tokens[0].casefold() == "and":
        tokens.popleft()
        test = _joined(test, _one(tokens), all)
    return test


def _joined(first: Test, second: Test, how: Callable[[tuple[bool, bool]], bool]) -> Test:
    return lambda file: how((first(file), second(file)))


def _one(tokens: deque[str]) -> Test:
    token = tokens.popleft()
    if token.casefold() == "not":
        inner = _one(tokens)
        return lambda file: not inner(file)
    if token == "(":
        inner = _either(tokens)
        if tokens.popleft() != ")":
            raise ValueError(token)
        return inner
    sign, other = tokens.popleft().casefold(), tokens.popleft()
    if sign == "in":
        return _in_list(token, other)
    field = _FIELDS[token.casefold()]
    wanted = other.casefold() == "true" if other.casefold() in {"true", "false"} else _text(other)
    return _compared(field, sign, wanted)


def _in_list(text: str, name: str) -> Test:
    wanted = _text(text)
    match name.casefold():
        case "parents":
            return lambda file: wanted in file.parents
        case "writers" | "readers" | "owners":
            return lambda file: wanted in file.roles
        case _:
            raise ValueError(name)


def _compared(field: Callable[[File], str | bool], sign: str, wanted: str | bool) -> Test:
    match sign:
        case "=":
            return lambda file: field(file) == wanted
        case "!=":
            return lambda file: field(file) != wanted
        case "contains":
            return lambda file: str(wanted).casefold() in str(field(file)).casefold()
        case "<" | "<=" | ">" | ">=":
            return lambda file: _ordered(str(field(file)), sign, str(wanted))
        case _:
            raise ValueError(sign)


def _ordered(held: str, sign: str, wanted: str) -> bool:
    held, wanted = held.rstrip("Z"), wanted.rstrip("Z")
    if held == wanted:
        return "=" in sign
    return (held < wanted) == (sign[0] == "<")


def _text(token: str) -> str:
    if token[:1] not in {"'", '"'}:
        raise ValueError(token)
    return re.sub(r"\\(.)", r"\1", token[1:-1])
