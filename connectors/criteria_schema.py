"""The shape of a criteria set as JSON Schema, for editors that complete and check YAML while it is typed.

The schema knows keys, sorts of values and kinds of rules. What only the loader sees (sums, clauses, years that are
missing) it lets pass. A file that extends a base has a schema of its own, in which nothing is required.
``python -m connectors.criteria_schema`` writes both files anew.
"""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from connectors.localities import DATA
from rubric.criteria.criteria_set import CriteriaSet
from rubric.criteria.figures import Weight

FILE = DATA / "schema" / "criteria_set.schema.json"
OVERRIDES_FILE = DATA / "schema" / "criteria_overrides.schema.json"


class _Plain(GenerateJsonSchema):
    """Decimals are numbers, as the files write them; keys need no title of their own."""

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:
        return {"type": "number"}

    def encode_default(self, dft: Any) -> Any:
        if isinstance(dft, Decimal):
            return int(dft) if dft == int(dft) else float(dft)
        return super().encode_default(dft)

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


def criteria_json_schema() -> dict[str, Any]:
    """The schema of a criteria set (draft 2020-12), made from the models and their docstrings."""
    schema = CriteriaSet.model_json_schema(schema_generator=_Plain)
    parts = schema["$defs"]
    weight = parts[Weight.__name__]
    parts[Weight.__name__] = {"description": weight["description"], "anyOf": [{"type": "number"}, weight]}
    return {"$schema": GenerateJsonSchema.schema_dialect, **schema, "title": "Bộ tiêu chí · Criteria set"}


def overrides_json_schema() -> dict[str, Any]:
    """The schema of a file that extends a base: the same keys, none of them required, ``extends`` and ``remove``."""
    schema = _with_nothing_required(criteria_json_schema())
    paths = {"type": "array", "items": {"type": "string"}}
    schema["properties"] = {"extends": {"type": "string"}, "remove": paths, **schema["properties"]}
    return {**schema, "title": "Phần riêng của một địa phương · What one locality's criteria set says over the base"}


def criteria_schema_text() -> str:
    """The schema of a whole set as the file holds it."""
    return _text(criteria_json_schema())


def overrides_schema_text() -> str:
    """The schema of a file that extends a base as the file holds it."""
    return _text(overrides_json_schema())


def _with_nothing_required(schema: Any) -> Any:
    """Without required keys the kind of a rule may be the base's: any kind that has the keys will do."""
    if isinstance(schema, list):
        return [_with_nothing_required(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {key: value for key, value in schema.items() if key not in {"required", "discriminator"}}
    return {"anyOf" if key == "oneOf" else key: _with_nothing_required(value) for key, value in kept.items()}


def _text(schema: dict[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(criteria_schema_text(), encoding="utf-8")
    OVERRIDES_FILE.write_text(overrides_schema_text(), encoding="utf-8")
