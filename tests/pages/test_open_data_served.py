"""The interface on the running app: its guide works as it stands, and whatever it is asked, it answers as described."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.generation import GenerationMode

from dev_environment import ROOT

GUIDE = ROOT / "docs" / "open-data.md"
EXAMPLE = "https://thuocdo.example.vn"
PARTS = ["v1", "...", "releases", "hue-2026-1", "findings.csv", "localities", "hue", "releases.json", "index.json", ""]
HEADERS = ["Accept", "Accept-Encoding", "If-None-Match", "Range", "Origin", "Access-Control-Request-Method"]
VISIBLE = st.characters(min_codepoint=33, max_codepoint=126)
PATIENT = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.function_scoped_fixture]
BRIEFLY = settings(
    max_examples=3,
    deadline=None,
    suppress_health_check=PATIENT,
    phases=[Phase.generate],
    derandomize=True,
)
FENCED = re.compile(r"^```(bash|python|text)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Step:
    """A piece of code of the guide, and what the guide says that it prints; None where it does not say."""

    language: str
    code: str
    printed: str | None


def steps_of(guide: str) -> list[Step]:
    """The code of a guide in its order; the text after a piece of code is what it prints."""
    blocks = [(language, code) for language, code in FENCED.findall(guide)]
    following = [*(after for _, after in pairwise(blocks)), ("", "")]
    return [
        Step(language, code, then[1] if then[0] == "text" else None)
        for (language, code), then in zip(blocks, following, strict=True)
        if language != "text"
    ]


def run(step: Step, address: str, folder: Path) -> str:
    """Run a step as a reader would, against ``address``; what it prints."""
    code = step.code.replace(EXAMPLE, address)
    program = ["bash", "-euo", "pipefail", "-c"] if step.language == "bash" else [sys.executable, "-W", "error", "-c"]
    environment = {**os.environ, "NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [*program, code], cwd=folder, env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, f"{step.code}\n{done.stderr}"
    return done.stdout


def test_the_guide_works_as_it_stands(served_app: str, tmp_path: Path) -> None:
    steps = steps_of(GUIDE.read_text(encoding="utf-8"))
    assert [step.language for step in steps].count("bash") >= 3
    assert [step.language for step in steps].count("python") >= 3
    for step in steps:
        printed = run(step, served_app, tmp_path)
        assert step.printed is None or printed.strip() == step.printed.strip(), step.code


def test_a_guide_that_drifts_is_found_out(served_app: str, tmp_path: Path) -> None:
    guide = GUIDE.read_text(encoding="utf-8").replace("```text\n304\n", "```text\n200\n")
    step = next(step for step in steps_of(guide) if step.printed == "200\n")
    assert run(step, served_app, tmp_path) == "304\n"


@pytest.fixture
def directly() -> Iterator[requests.Session]:
    """A client that asks this machine itself, whatever proxy is set."""
    with requests.Session() as session:
        session.trust_env = False
        yield session


def test_whatever_the_description_allows_is_answered_as_it_says(served_app: str, directly: requests.Session) -> None:
    told = directly.get(f"{served_app}/api/v1/openapi.json", timeout=60).json()
    operations: list[Any] = list(schemathesis.openapi.from_dict(told).get_all_operations())
    asked = 0
    for found in operations:

        @BRIEFLY
        @given(case=found.ok().as_strategy(generation_mode=GenerationMode.POSITIVE))
        def ask(case: Any) -> None:
            nonlocal asked
            asked += 1
            case.call_and_validate(base_url=f"{served_app}/api/v1", session=directly)

        ask()
    assert asked > 2 * len(told["paths"])


@settings(max_examples=100, deadline=None, suppress_health_check=PATIENT, derandomize=True)
@given(
    method=st.sampled_from(["GET", "GET", "HEAD", "OPTIONS", "POST", "DELETE", "QUERY"]),
    path=st.lists(
        st.one_of(st.sampled_from(PARTS), st.text(max_size=12).filter(lambda part: part not in {".", ".."})), max_size=5
    ),
    headers=st.dictionaries(st.sampled_from(HEADERS), st.text(VISIBLE, max_size=20), max_size=3),
)
def test_whatever_else_it_is_asked_is_refused_and_breaks_nothing(
    served_app: str, directly: requests.Session, method: str, path: list[str], headers: dict[str, str]
) -> None:
    address = f"{served_app}/api/" + "/".join(quote(part, safe="") for part in path)
    answer = directly.request(method, address, headers=headers, timeout=60, allow_redirects=False)
    assert answer.status_code in {200, 204, 304, 307, 400, 404, 405, 406}
    if answer.status_code in {404, 405, 406} and method != "HEAD":
        assert answer.json()["status"] == answer.status_code


@pytest.mark.parametrize("path", ["api/v1/xep-hang", "api/v2/index.json", "api/ledger.sqlite", "api/v1/releases"])
def test_below_api_nothing_is_ever_the_page_of_the_dashboard(served_app: str, path: str) -> None:
    answer = httpx.get(f"{served_app}/{path}", headers={"Accept": "text/html,*/*"}, trust_env=False)
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")


def test_the_app_around_it_changes_nothing_that_it_says(served_app: str) -> None:
    address = f"{served_app}/api/v1/releases/hue-2026-1/standings.json"
    browser = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
    answers = [httpx.get(address, headers=each, trust_env=False) for each in ({}, browser, {"Accept-Encoding": "br"})]
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.content for answer in answers}) == 1
    for answer in answers:
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "set-cookie" not in answer.headers
        tag = answer.headers["etag"]
        again = httpx.get(address, headers={"If-None-Match": tag}, trust_env=False)
        assert (again.status_code, again.content) == (304, b"")
