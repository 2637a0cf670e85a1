"""Partial updates: the parts of a resource that a request's own ``fields`` names are set or taken away."""

from __future__ import annotations

import copy

from tests.google_stand_in.masks import Mask, parsed
from tests.google_stand_in.refusals import Json, invalid


def fields_of(asked: Json, resource: str) -> Mask:
    """The mask a request carries; a request without one is refused."""
    text = asked.get("fields")
    if not text:
        raise invalid("At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)")
    return parsed(str(text), resource)


def updated(old: Json, new: Json, mask: Mask) -> Json:
    """The old resource with what the mask names as it stands in the new one."""
    if not mask or "*" in mask:
        return copy.deepcopy(new)
    whole = dict(old)
    for name, inner in mask.items():
        if inner and isinstance(new.get(name, {}), dict):
            whole[name] = updated(old.get(name, {}), new.get(name, {}), inner)
        elif name in new:
            whole[name] = copy.deepcopy(new[name])
        else:
            whole.pop(name, None)
    return {name: value for name, value in whole.items() if value != {}}
