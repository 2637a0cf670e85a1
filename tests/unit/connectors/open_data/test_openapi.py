"""The description tells the truth: every path it has is answered, and every file there is has a path in it."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from connectors.open_data.files import RELEASE_FILES
from connectors.open_data.openapi import description
from connectors.open_data.schemas import SCHEMAS
from tests.unit.connectors.open_data.asking import Client

NAMES = {"release": "vang-2026-1", "locality": "vang", "table": "findings", "schema": "release"}


@pytest.fixture
def told() -> dict[str, Any]:
    return json.loads(json.dumps(description(["vang"], ["vang-2026-1"])))


@pytest.mark.usefixtures("published")
def test_every_path_is_answered_as_it_is_described(told: dict[str, Any], var: Path) -> None:
    assert var.is_dir()
    client = Client()
    for path, said in told["paths"].items():
        answer = client.get(f"/api/v1{path.format(**NAMES)}")
        assert answer.status_code == 200, path
        (kind, content), *others = said["get"]["responses"]["200"]["content"].items()
        assert not others
        assert answer.headers["content-type"] == kind
        if "$ref" in content.get("schema", {}):
            name = content["schema"]["$ref"].rpartition("/")[2]
            Draft202012Validator(told["components"]["schemas"][name]).validate(answer.json())


def test_every_file_there_is_has_a_path(told: dict[str, Any]) -> None:
    patterns = [re.compile(re.sub(r"\\{\w+\\}", r"[a-z0-9-]+", re.escape(path))) for path in told["paths"]]
    paths = [f"/releases/vang-2026-1/{name}" for name in RELEASE_FILES]
    paths += [f"/schemas/{name}.schema.json" for name in SCHEMAS]
    paths += ["/index.json", "/openapi.json", "/dictionary.json", "/localities/vang/releases.json"]
    for path in paths:
        assert any(pattern.fullmatch(path) for pattern in patterns), path


def test_every_reference_leads_somewhere(told: dict[str, Any]) -> None:
    for reference in re.findall(r'"\$ref": "#/([^"]+)"', json.dumps(told)):
        found: Any = told
        for step in reference.split("/"):
            found = found[step]
        assert found


def test_what_is_known_is_named(told: dict[str, Any]) -> None:
    parameters = told["components"]["parameters"]
    assert parameters["release"]["schema"]["enum"] == ["vang-2026-1"]
    assert parameters["table"]["schema"]["enum"] == [
        "agencies",
        "reports",
        "findings",
        "standings",
        "targets",
        "criteria",
    ]
    for path, said in told["paths"].items():
        assert {"200", "304"} <= set(said["get"]["responses"]), path
        assert ("404" in said["get"]["responses"]) == ("{" in path), path
