"""JSON Schema (2020-12) of every file of the interface, made of the declared columns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from connectors.nq57.schema import nq57_schema
from connectors.open_data.catalogue import FORMATS, TABLES
from connectors.open_data.columns import Table

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT = {"type": "string"}
_HASH = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_DAY = {"type": "string", "format": "date"}
_MOMENT = {"type": "string", "format": "date-time"}
_YEAR = {"type": "integer"}


def table_schema(table: Table) -> dict[str, Any]:
    """The schema of a table's JSON: an array of rows that have every column and no other."""
    columns = {column.name: column.json_kind for column in table.columns}
    return {"title": table.title.en, "description": table.meaning.en, "type": "array", "items": _object(columns)}


def _object(properties: Mapping[str, Any], optional: tuple[str, ...] = ()) -> dict[str, Any]:
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": dict(properties), "required": required, "additionalProperties": False}


def _or_null(schema: Mapping[str, Any]) -> dict[str, Any]:
    return {**schema, "type": [schema["type"], "null"]}


def _array(items: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": dict(items)}


def _by_key(values: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": dict(values)}


_BOTH = _object({"vi": _TEXT, "en": _TEXT})
_FILE = _object({"path": _TEXT, "media_type": _TEXT, "size": {"type": "integer"}, "sha256": _HASH})
_LICENCE = _object({"id": _TEXT, "name": _BOTH, "link": _TEXT, "meaning": _BOTH})
_DECISION = _object({"number": _TEXT, "day": _or_null(_DAY)})
_SIGNATURE = _object({"fingerprint": _TEXT, "made_at": _MOMENT})
_STATE = {
    "name": _TEXT,
    "year": _YEAR,
    "number": {"type": "integer"},
    "state": {"type": "string", "enum": ["holds", "superseded"]},
    "superseded_by": _or_null(_TEXT),
    "corrects": _or_null(_TEXT),
    "correction": _TEXT,
    "decision": _DECISION,
    "published_at": _MOMENT,
    "as_of": _DAY,
    "is_illustration": {"type": "boolean"},
    "notices": _array(_object({"at": _MOMENT, "text": _BOTH})),
    "signature": {"anyOf": [_SIGNATURE, {"type": "null"}]},
    "bundle": _FILE,
}
_SET = _object({"id": _TEXT, "version": _TEXT, "status": {"enum": ["proposed", "issued"]}, "hash": _HASH})
_FIELD = _object({"label": _BOTH, "unit": _BOTH, "kind": _TEXT, "source": _TEXT, "decimals": {"type": "integer"}})
_BAND = _object({"label": _BOTH, "from_index": {"type": "number"}})
_CODES = _object(
    {
        "cohorts": _by_key(_BOTH),
        "annexes": _by_key(_BOTH),
        "groups": _by_key(_BOTH),
        "bands": _by_key(_BAND),
        "gates": _by_key(_BOTH),
        "fields": _by_key(_FIELD),
    }
)
_TABLE_FILES = _object(
    {
        "rows": {"type": "integer"},
        "schema": _TEXT,
        "files": _object(dict.fromkeys(FORMATS, _FILE)),
    }
)
RELEASE = _object(
    {
        **_STATE,
        "locality": _object({"id": _TEXT, "name": _BOTH}),
        "signatory": _TEXT,
        "years": _array(_YEAR),
        "basis": _TEXT,
        "criteria_set": _SET,
        "inputs_sha256": _HASH,
        "manifest_sha256": _HASH,
        "code_version": _TEXT,
        "licence": _LICENCE,
        "citation": _BOTH,
        "dictionary": _TEXT,
        "tables": _object(dict.fromkeys(TABLES, _TABLE_FILES)),
        "other_files": _by_key(_FILE),
        "codes": _CODES,
    }
)
RELEASES = _object(
    {
        "locality": _object({"id": _TEXT, "name": _BOTH}),
        "releases": _array(_object({**_STATE, "description": _TEXT})),
    }
)
INDEX = _object(
    {
        "title": _BOTH,
        "version": _TEXT,
        "licence": _LICENCE,
        "description": _TEXT,
        "dictionary": _TEXT,
        "schemas": _by_key(_TEXT),
        "localities": _array(_object({"id": _TEXT, "name": _BOTH, "releases": _TEXT, "public": {"type": "integer"}})),
    }
)
_CODE = _object({"code": _TEXT, "vi": _TEXT, "en": _TEXT})
_COLUMN = _object(
    {
        "name": _TEXT,
        "kind": {"enum": ["text", "integer", "decimal", "date", "yes_no"]},
        "title": _BOTH,
        "meaning": _BOTH,
        "may_be_empty": {"type": "boolean"},
        "codes": _array(_CODE),
    }
)
_DESCRIBED = _object({"title": _BOTH, "meaning": _BOTH, "key": _array(_TEXT), "columns": _array(_COLUMN)})
DICTIONARY = _object(
    {"title": _BOTH, "conventions": _array(_BOTH), "tables": _object(dict.fromkeys(TABLES, _DESCRIBED))}
)
PROBLEM = _object(
    {
        "type": _TEXT,
        "status": {"type": "integer"},
        "title": _TEXT,
        "detail": _TEXT,
        "title_en": _TEXT,
        "detail_en": _TEXT,
    }
)
OTHERS: Mapping[str, dict[str, Any]] = {
    "index": INDEX,
    "releases": RELEASES,
    "release": RELEASE,
    "dictionary": DICTIONARY,
    "problem": PROBLEM,
    "nq57": {key: value for key, value in nq57_schema().items() if key != "$schema"},
}


def schema_file(name: str) -> dict[str, Any]:
    """The schema of a table or of another file of the interface, as a document of its own; KeyError for no such one."""
    schema = table_schema(TABLES[name]) if name in TABLES else OTHERS[name]
    return {"$schema": DIALECT, **schema}


SCHEMAS = (*TABLES, *OTHERS)
