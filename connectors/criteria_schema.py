"""The shape of a criteria set as JSON Schema, for editors that complete and check YAML while it is typed.

The schema knows keys, sorts of values and kinds of rules. What only the loader sees (sums, clauses, years that are
missing) it lets pass. ``python -m connectors.criteria_schema`` writes the file anew.
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


def criteria_schema_text() -> str:
    """The schema as the file holds it."""
    return json.dumps(criteria_json_schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(criteria_schema_text(), encoding="utf-8")
