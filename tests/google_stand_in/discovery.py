"""Checks exchanges against the discovery documents of Google's APIs, which google-api-python-client ships."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from tests.google_stand_in.refusals import Json
from tests.google_stand_in.request_log import Exchange

_OF_TYPE: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "boolean": (bool,),
    "integer": (int,),
    "number": (int, float),
    "object": (dict,),
    "array": (list,),
}
_FORMATS = {
    "int64": r"-?\d+",
    "uint64": r"\d+",
    "google-datetime": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z",
    "date-time": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z",
}
_LIMITS = {"int32": (-(2**31), 2**31 - 1), "uint32": (0, 2**32 - 1)}


@cache
def document(name: str) -> Json:
    """The discovery document of ``sheets.v4`` or ``drive.v3``."""
    folder = files("googleapiclient.discovery_cache") / "documents"
    return json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))


def wrong_in(value: Any, schema: str, api: str = "sheets.v4") -> list[str]:
    """What in a value contradicts a schema of an API: unknown names, wrong types, words outside an enum."""
    return list(_wrong(value, {"$ref": schema}, document(api)["schemas"], schema))


def contradictions(log: Iterable[Exchange]) -> list[str]:
    """What in the bodies and parameters of exchanges contradicts the description of their methods.

    Only exchanges that were carried out count: what was refused, or hidden by a fault, is not looked at.
    """
    return [
        f"{one.method} {one.path}: {wrong}"
        for one in log
        if one.status == 200 and one.kind in {"read", "write", "drive"} and not one.fault
        for wrong in _wrong_in_exchange(one)
    ]


def _wrong_in_exchange(one: Exchange) -> Iterator[str]:
    api = "drive.v3" if one.kind == "drive" else "sheets.v4"
    method = _method(api, one)
    if method is None:
        yield "no such method"
        return
    known = {**document(api)["parameters"], **method.get("parameters", {})}
    for name, values in one.query.items():
        if name not in known:
            yield f"no such parameter: {name}"
        elif "enum" in known[name]:
            yield from (f"{name}={value} is not in its enum" for value in values if value not in known[name]["enum"])
    if one.body is not None:
        yield from wrong_in(_without_nulls(one.body), method["request"]["$ref"], api)
    if isinstance(one.answer, dict):
        yield from wrong_in(one.answer, method["response"]["$ref"], api)


def _without_nulls(value: Any) -> Any:
    """A request without the fields that are null, which count as not given."""
    if isinstance(value, dict):
        return {name: _without_nulls(inner) for name, inner in value.items() if inner is not None}
    return [_without_nulls(inner) for inner in value] if isinstance(value, list) else value


def _method(api: str, one: Exchange) -> Json | None:
    """The method whose path fits best, which is the one with the most fixed letters."""
    described = document(api)
    fitting: list[tuple[int, Json]] = []
    for method in _methods(described):
        path = "/" + described["servicePath"] + method.get("flatPath", method["path"])
        pattern = re.sub(r"\\{\w+\\}", "[^/]+", re.escape(path))
        if method["httpMethod"] == one.method and re.fullmatch(pattern, one.path):
            fitting.append((len(re.sub(r"{\w+}", "", path)), method))
    return max(fitting, key=lambda pair: pair[0])[1] if fitting else None


def _methods(resource: Json) -> Iterator[Json]:
    yield from resource.get("methods", {}).values()
    for inner in resource.get("resources", {}).values():
        yield from _methods(inner)


def _wrong(value: Any, schema: Json, schemas: Json, place: str) -> Iterator[str]:
    if "$ref" in schema:
        schema = schemas[schema["$ref"]]
    kind = schema.get("type", "any")
    if kind == "any":
        return
    if not _is_of(kind, value):
        yield f"{place} is {value!r}, which is no {kind}"
    elif kind == "object":
        yield from _wrong_in_object(value, schema, schemas, place)
    elif kind == "array":
        for number, inner in enumerate(value):
            yield from _wrong(inner, schema["items"], schemas, f"{place}[{number}]")
    else:
        yield from _wrong_in_scalar(value, schema, place)


def _is_of(kind: str, value: object) -> bool:
    return isinstance(value, _OF_TYPE[kind]) and (kind == "boolean" or not isinstance(value, bool))


def _wrong_in_object(value: Any, schema: Json, schemas: Json, place: str) -> Iterator[str]:
    known, other = schema.get("properties", {}), schema.get("additionalProperties")
    for name, inner in value.items():
        if name in known:
            yield from _wrong(inner, known[name], schemas, f"{place}.{name}")
        elif other is not None:
            yield from _wrong(inner, other, schemas, f"{place}.{name}")
        else:
            yield f"{place}.{name} is not described"


def _wrong_in_scalar(value: Any, schema: Json, place: str) -> Iterator[str]:
    form = schema.get("format", "")
    if "enum" in schema and value not in schema["enum"]:
        yield f"{place} is {value!r}, which is not in its enum"
    if form in _LIMITS and not _LIMITS[form][0] <= value <= _LIMITS[form][1]:
        yield f"{place} is {value!r}, which is no {form}"
    if form in _FORMATS and not re.fullmatch(_FORMATS[form], value):
        yield f"{place} is {value!r}, which is no {form}"
