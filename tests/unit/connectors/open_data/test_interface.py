"""The interface over HTTP: only what is public, exact tags, both languages, and never more than reading."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from connectors.ledger import Ledger
from connectors.open_data.files import RELEASE_FILES
from connectors.open_data.interface import cache_control
from connectors.open_data.openapi import PROBLEM_TYPE
from connectors.published import Published
from connectors.release import Release
from tests.unit.connectors.open_data.asking import Client
from tests.unit.connectors.open_data.conftest import made, public

API = "/api/v1/"
FINDINGS = f"{API}releases/vang-2026-1/findings"


@pytest.fixture
def client(var: Path) -> Client:
    assert var.is_dir()
    return Client()


def refused(answer: Any, status: int) -> dict[str, Any]:
    assert (answer.status_code, answer.headers["content-type"]) == (status, PROBLEM_TYPE)
    said = answer.json()
    assert said["status"] == status
    assert said["title"]
    assert said["title_en"]
    return said


@pytest.mark.usefixtures("published")
def test_every_file_of_a_public_release_is_given_with_its_kind(client: Client) -> None:
    kinds = {
        "csv": "text/csv; charset=utf-8",
        "json": "application/json",
        "parquet": "application/vnd.apache.parquet",
        "zip": "application/zip",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }
    for name in RELEASE_FILES:
        answer = client.get(f"{API}releases/vang-2026-1/{name}")
        assert answer.status_code == 200, name
        assert answer.headers["content-type"] == kinds[name.rpartition(".")[2]]
        assert answer.headers["access-control-allow-origin"] == "*"
        assert answer.headers["link"].startswith("<https://creativecommons.org/licenses/by/4.0/>")


@pytest.mark.usefixtures("published")
def test_who_holds_it_already_is_told_so(client: Client) -> None:
    plain = client.get(f"{FINDINGS}.csv", headers={"Accept-Encoding": "identity"})
    packed = client.get(f"{FINDINGS}.csv", headers={"Accept-Encoding": "gzip"})
    assert plain.content == packed.content
    assert plain.headers["etag"] != packed.headers["etag"]  # a strong tag is of the very bytes that were sent
    assert not plain.headers["etag"].startswith("W/")
    for held in (plain, packed):
        again = client.get(f"{FINDINGS}.csv", headers={"If-None-Match": f'"other", {held.headers["etag"]}'})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["cache-control"] == plain.headers["cache-control"]
        assert "etag" in again.headers
    assert client.get(f"{FINDINGS}.csv", headers={"If-None-Match": '"other"'}).status_code == 200
    assert client.get(f"{FINDINGS}.csv", headers={"If-None-Match": "*"}).status_code == 304


@pytest.mark.usefixtures("published")
def test_what_is_sent_compressed_is_the_same_file(client: Client) -> None:
    asked = {"Accept-Encoding": "gzip"}
    answer, sent = client.get(f"{FINDINGS}.json", headers=asked), client.sent(f"{FINDINGS}.json", asked)
    assert answer.headers["content-encoding"] == "gzip"
    assert "Accept-Encoding" in answer.headers["vary"]
    plain = client.get(f"{FINDINGS}.json", headers={"Accept-Encoding": "identity"})
    assert gzip.decompress(sent) == plain.content
    assert "content-encoding" not in plain.headers


@pytest.mark.usefixtures("published")
def test_head_says_the_same_without_a_body(client: Client) -> None:
    head, get = client.ask("HEAD", f"{FINDINGS}.parquet"), client.get(f"{FINDINGS}.parquet")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["etag"] == get.headers["etag"]
    assert head.headers["content-length"] == get.headers["content-length"]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE"])
def test_nothing_can_be_written(client: Client, method: str) -> None:
    answer = client.ask(method, f"{API}index.json")
    refused(answer, 405)
    assert answer.headers["allow"] == "GET, HEAD, OPTIONS"


def test_any_site_may_ask_before_it_asks(client: Client) -> None:
    asked = {"Origin": "https://bao.example", "Access-Control-Request-Method": "GET"}
    answer = client.ask("OPTIONS", f"{API}index.json", headers=asked)
    assert answer.status_code == 204
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS"
    assert "access-control-allow-credentials" not in answer.headers


@pytest.mark.parametrize(
    "path",
    [
        "releases/vang-2026-9/findings.csv",
        "releases/vang-2026-1/secrets.csv",
        "releases/vang-2026-1/findings.xlsx",
        "releases/vang-2026-1/",
        "releases/../../ledger.sqlite",
        "releases/%00/findings.csv",
        "releases/%0A/findings.csv",
        "%0a",
        "releases/%F0%9F%93%8F/findings.csv",
        "localities/khong-co/releases.json",
        "schemas/ledger.schema.json",
        "nothing",
        "../v2/index.json",
    ],
)
@pytest.mark.usefixtures("published")
def test_what_is_not_there_is_unknown_in_both_languages(client: Client, path: str) -> None:
    said = refused(client.get(f"{API}{path}"), 404)
    assert (said["title"], said["title_en"]) == (
        "Không có dữ liệu ở địa chỉ này",
        "There is no data at this address",
    )


def test_a_release_that_waits_to_be_signed_off_is_not_there_at_all(
    client: Client, ledger: Ledger, release: Release
) -> None:
    waiting = made(ledger, release.bundle)
    for name in RELEASE_FILES:
        refused(client.get(f"{API}releases/{waiting.name}/{name}"), 404)
    for path in ("index.json", "openapi.json", "localities/vang/releases.json"):
        assert waiting.name not in client.get(f"{API}{path}").text
    ledger.releases.sign_off(waiting.number, "chief@vang.example", waiting.at)
    assert client.get(f"{API}releases/{waiting.name}/findings.csv").status_code == 200
    assert waiting.name in client.get(f"{API}localities/vang/releases.json").text
    assert waiting.name in client.get(f"{API}openapi.json").text


def test_the_correction_is_told_at_once_and_the_old_tables_stay(
    client: Client, ledger: Ledger, published: Published, release: Release
) -> None:
    listed, table = f"{API}localities/vang/releases.json", f"{FINDINGS}.json"
    before, kept = client.get(listed).headers["etag"], client.get(table)
    public(ledger, release.bundle, "vang-2026-2", supersedes=published.record.number)
    after = client.get(listed, headers={"If-None-Match": before})
    assert after.status_code == 200
    assert [each["state"] for each in after.json()["releases"]] == ["holds", "superseded"]
    assert client.get(table, headers={"If-None-Match": kept.headers["etag"]}).status_code == 304
    assert client.get(f"{API}releases/vang-2026-1/release.json").json()["superseded_by"] == "vang-2026-2"


def test_an_installation_without_a_ledger_has_nothing_yet_and_says_so(client: Client, var: Path) -> None:
    assert client.get(f"{API}localities/vang/releases.json").json()["releases"] == []
    index = client.get(f"{API}index.json").json()
    assert [(each["id"], each["public"]) for each in index["localities"]] == [("vang", 0)]
    assert "enum" not in json.dumps(client.get(f"{API}openapi.json").json()["components"]["parameters"]["release"])
    assert not (var / "ledger.sqlite").exists()  # reading makes nothing


def test_a_ledger_that_cannot_be_read_is_a_pause_and_never_an_empty_list(client: Client, var: Path) -> None:
    (var / "ledger.sqlite").write_bytes(b"this is no database" * 100)
    answer = client.get(f"{API}localities/vang/releases.json")
    refused(answer, 503)
    assert (answer.headers["cache-control"], answer.headers["retry-after"]) == ("no-store", "60")
    assert "sqlite" not in answer.text


@pytest.mark.parametrize(
    ("accept", "status"),
    [
        ("text/csv", 200),
        ("text/*;q=0.1", 200),
        ("*/*", 200),
        ("text/html,application/xhtml+xml,*/*;q=0.8", 200),
        ("application/json", 406),
        ("text/csv;q=0", 406),
        (";;;", 200),
    ],
)
@pytest.mark.usefixtures("published")
def test_a_form_that_the_file_has_not_is_refused(client: Client, accept: str, status: int) -> None:
    answer = client.get(f"{FINDINGS}.csv", headers={"Accept": accept})
    assert answer.status_code == status
    if status == 406:
        refused(answer, 406)


@pytest.mark.parametrize("path", ["/api", "/api/", "/api/v1", "/api/v1/"])
def test_the_bare_address_leads_to_the_index(client: Client, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.headers["location"]) == (307, "/api/v1/index.json")


@pytest.mark.parametrize(
    ("path", "how_long"),
    [
        ("releases/vang-2026-1/findings.csv", "public, max-age=3600"),
        ("releases/vang-2026-1/findings.json", "public, max-age=3600"),
        ("releases/vang-2026-1/findings.parquet", "public, max-age=3600"),
        ("releases/vang-2026-1/bundle.zip", "public, max-age=3600"),
        ("releases/vang-2026-1/release.json", "public, max-age=60"),
        ("localities/vang/releases.json", "public, max-age=60"),
        ("index.json", "public, max-age=60"),
    ],
)
def test_files_of_a_release_are_held_for_an_hour_and_what_tells_of_today_for_a_minute(path: str, how_long: str) -> None:
    assert cache_control(path) == how_long
