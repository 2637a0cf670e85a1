"""Every file of the interface is what its schema says, and a file that is not is refused."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from connectors.localities import locality_names
from connectors.open_data.catalogue import TABLES
from connectors.open_data.files import common_files, locality_files, release_files
from connectors.open_data.interface import PROBLEMS, problem
from connectors.open_data.schemas import DIALECT, SCHEMAS, schema_file
from connectors.open_data.writing import as_json
from connectors.published import Published
from connectors.release import Release
from tests.golden.making import HERE


def validator(name: str) -> Draft202012Validator:
    schema = schema_file(name)
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_schema_is_one_of_2020_12(name: str) -> None:
    schema = schema_file(name)
    assert schema["$schema"] == DIALECT
    Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("name", TABLES)
def test_the_json_of_a_table_validates(release: Release, name: str) -> None:
    validator(name).validate(json.loads(as_json(TABLES[name].frame(release))))


def test_the_descriptions_validate(published: Published) -> None:
    names = locality_names(HERE)
    files = {
        "release": release_files(published)["releases/vang-2026-1/release.json"],
        "releases": locality_files("vang", names["vang"], [published])["localities/vang/releases.json"],
        "index": common_files(names, {"vang": published.releases})["index.json"],
        "dictionary": common_files(names, {})["dictionary.json"],
    }
    for name, make in files.items():
        validator(name).validate(json.loads(make()))


@pytest.mark.parametrize("status", PROBLEMS)
def test_a_problem_validates(status: int) -> None:
    found = problem(status)
    assert found.media_type == "application/problem+json"
    validator("problem").validate(json.loads(bytes(found.body)))


@pytest.mark.parametrize(
    "slip",
    [{"points": "3.00"}, {"absence": "zero"}, {"agency": None}, {"year": 2026.5}, {"outcome": "perfect"}, {"more": 1}],
)
def test_a_row_that_is_not_as_declared_is_refused(release: Release, slip: dict[str, Any]) -> None:
    row = json.loads(as_json(TABLES["findings"].frame(release)))[0]
    assert validator("findings").is_valid([row])
    assert not validator("findings").is_valid([{**row, **slip}])
    assert not validator("findings").is_valid([{name: row[name] for name in row if name != next(iter(slip), "")}]) or (
        "more" in slip
    )
