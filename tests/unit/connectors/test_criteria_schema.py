"""The JSON Schema of criteria sets is that of the models, and accepts the sets that load."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from connectors.criteria_schema import (
    FILE,
    OVERRIDES_FILE,
    criteria_json_schema,
    criteria_schema_text,
    overrides_json_schema,
    overrides_schema_text,
)
from connectors.data_files import read_yaml
from connectors.localities import DATA
from rubric.criteria.criteria_set import CriteriaSet
from rubric.rules import KINDS

SETS = [*DATA.glob("localities/*/criteria/*.yaml"), Path(__file__).parent / "small_set.yaml"]


def as_json(data: Any) -> Any:
    match data:
        case dict():
            return {str(key): as_json(value) for key, value in data.items()}
        case list():
            return [as_json(value) for value in data]
        case Decimal():
            return float(data)
        case date():
            return data.isoformat()
        case _:
            return data


def complaints(data: Any, schema: dict[str, Any] | None = None) -> list[str]:
    validator = Draft202012Validator(schema or criteria_json_schema())
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(data)]


def test_the_file_is_up_to_date() -> None:
    assert FILE.read_text(encoding="utf-8") == criteria_schema_text(), "run: python -m connectors.criteria_schema"
    assert OVERRIDES_FILE.read_text(encoding="utf-8") == overrides_schema_text()


def test_it_is_a_schema_that_names_every_key_and_describes_every_model() -> None:
    schema = criteria_json_schema()
    Draft202012Validator.check_schema(schema)
    assert "$id" not in schema
    assert set(schema["properties"]) == set(CriteriaSet.model_fields)
    assert not [name for name, part in schema["$defs"].items() if not part.get("description")]


def test_it_tells_the_kinds_of_rules_apart() -> None:
    schema = criteria_json_schema()
    rule = schema["$defs"]["WeightedPart"]["properties"]["rule"]
    assert set(rule["discriminator"]["mapping"]) == set(KINDS)
    for kind, reference in rule["discriminator"]["mapping"].items():
        model = schema["$defs"][reference.rsplit("/", 1)[1]]
        assert model["properties"]["kind"]["const"] == kind
        assert "kind" in model["required"]


@pytest.mark.parametrize("file", SETS, ids=lambda file: f"{file.parent.parent.name}-{file.stem}")
def test_a_set_that_loads_is_valid(file: Path) -> None:
    assert not complaints(as_json(read_yaml(file, DATA / "criteria").data))


def test_a_set_with_a_wrong_key_kind_or_number_is_not() -> None:
    good = as_json(read_yaml(SETS[-1]).data)
    for wrong in (
        {**good, "extra": 1},
        {**good, "version": 1},
        {key: value for key, value in good.items() if key != "bands"},
        {**good, "penalty": {"cap": {"value": "5", "basis": "proposed"}, "items": {}}},
        {**good, "criteria": {"glad": {**good["criteria"]["glad"], "rule": {"kind": "guess"}}}},
    ):
        assert complaints(wrong)


@pytest.mark.parametrize("file", [*SETS[:-1], DATA / "criteria" / "base-2026.yaml"], ids=lambda f: str(f)[-40:])
def test_a_file_that_says_only_what_differs_is_valid_by_itself(file: Path) -> None:
    assert not complaints(as_json(read_yaml(file).data), overrides_json_schema())


def test_a_file_that_extends_a_base_may_leave_out_but_not_mistype() -> None:
    schema = overrides_json_schema()
    Draft202012Validator.check_schema(schema)
    assert not complaints({"extends": "base-2026"}, schema)
    assert not complaints({"criteria": {"A4": {"rule": {"target": {"years": {"2030": {"value": 70}}}}}}}, schema)
    assert complaints({"criteria": {"A4": {"rule": {"targets": {}}}}}, schema)
    assert complaints({"criteria": {"A4": {"pionts": {}}}}, schema)
    assert complaints({"remove": "criteria.A4"}, schema)
