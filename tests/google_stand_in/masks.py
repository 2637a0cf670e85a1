"""The ``fields`` parameter: which parts of an answer are wanted, nested in brackets, dots or slashes."""

from __future__ import annotations

import re
from collections import deque
from typing import Any

from tests.google_stand_in.known_fields import DRIVE, RESOURCES
from tests.google_stand_in.refusals import bad_mask, drive_bad_parameter

Mask = dict[str, "Mask"]
"""Names of fields, each with the mask of what is inside; an empty mask takes everything."""
EVERYTHING: Mask = {}
_TOKEN = re.compile(r"[A-Za-z0-9_$*]+|[(),./]")


def parsed(text: str, resource: str) -> Mask:
    """The mask for a resource; raises the API's refusal about names the resource does not have."""
    tokens = deque(_TOKEN.findall(text))
    try:
        if "".join(tokens) != re.sub(r"\s", "", text):
            raise ValueError(text)
        paths = _paths(tokens)
        if tokens:
            raise ValueError(text)
    except (ValueError, IndexError):
        raise _refusal(text, resource) from None
    mask: Mask = {}
    for path in paths:
        _check(path, resource)
        _add(mask, path)
    return mask


def takes(mask: Mask, *path: str) -> bool:
    """Whether the mask takes anything of the part at a path."""
    for name in path:
        if not mask or "*" in mask:
            return True
        if name not in mask:
            return False
        mask = mask[name]
    return True


def masked(mask: Mask, value: Any) -> Any:
    """What the mask takes of a value. A field that is absent stays absent; a list keeps its length."""
    if not mask or "*" in mask:
        return value
    if isinstance(value, list):
        return [masked(mask, one) for one in value]
    if isinstance(value, dict):
        return {name: masked(mask[name], inner) for name, inner in value.items() if name in mask}
    return value


def _paths(tokens: deque[str]) -> list[tuple[str, ...]]:
    """The paths of a list, up to the bracket that closes it or the end."""
    paths = _path(tokens)
    while tokens and tokens[0] == ",":
        tokens.popleft()
        paths += _path(tokens)
    return paths


def _path(tokens: deque[str]) -> list[tuple[str, ...]]:
    """One path, or the several that a bracket stands for."""
    name = tokens.popleft()
    if name in "(),./":
        raise ValueError(name)
    if not tokens or tokens[0] not in "(./":
        return [(name,)]
    if tokens.popleft() != "(":
        return [(name, *rest) for rest in _path(tokens)]
    inner = _paths(tokens)
    if tokens.popleft() != ")":
        raise ValueError(name)
    return [(name, *rest) for rest in inner]


def _add(mask: Mask, path: tuple[str, ...]) -> None:
    for name in path[:-1]:
        if name in mask and not mask[name]:
            return  # the whole of it is taken already
        mask = mask.setdefault(name, {})
    mask[path[-1]] = {}


def _check(path: tuple[str, ...], root: str) -> None:
    resource = root
    for depth, name in enumerate(path, start=1):
        known = RESOURCES.get(resource)
        if known is None or name == "*":
            return  # a resource whose fields are not listed
        if name not in known:
            raise _refusal(".".join(path[:depth]), root)
        resource = known[name]


def _refusal(path: str, resource: str) -> Exception:
    if resource in DRIVE:
        return drive_bad_parameter(f"Invalid field selection {path.rpartition('.')[2]}", "fields")
    return bad_mask(path)
