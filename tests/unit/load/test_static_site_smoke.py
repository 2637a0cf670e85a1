"""nginx serves the static site with the documentation's own configuration; the load measurement in small."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from dev_tests import find_nginx
from tests.conftest import SMALL
from tests.load.nginx import served
from tests.load.static_site import measured

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)
RELEASE = f"/api/v1/releases/{SMALL}-2026-1"


@pytest.fixture(scope="module", autouse=True)
def nginx_is_there() -> None:
    reason = os.environ.get("THUOCDO_SKIP_NGINX") or ("" if find_nginx() else "there is no nginx")
    if reason:
        pytest.skip(reason)


@pytest.fixture(scope="module")
def port(small_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    with served(small_site, tmp_path_factory.mktemp("nginx")) as found:
        yield found


def _asked(port: int, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request(method, path, headers=headers)
    answer = connection.getresponse()
    told = answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    connection.close()
    return told


@pytest.mark.parametrize("path", ["/", f"/{SMALL}/", f"/{SMALL}/cong-bo.html", "/assets/site.css", "/khong-co.html"])
def test_every_answer_has_the_policy(port: int, path: str):
    _, headers, _ = _asked(port, path)
    assert headers["content-security-policy"] == POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert "access-control-allow-origin" not in headers


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/assets/site.css", "text/css; charset=utf-8"),
        ("/assets/site.js", "application/javascript; charset=utf-8"),
        (f"{RELEASE}/standings.csv", "text/csv; charset=utf-8"),
        (f"{RELEASE}/standings.json", "application/json; charset=utf-8"),
        (f"{RELEASE}/standings.parquet", "application/vnd.apache.parquet"),
        (f"{RELEASE}/bundle.zip", "application/zip"),
    ],
)
def test_every_kind_of_file_says_what_it_is(port: int, path: str, kind: str):
    status, headers, _ = _asked(port, path)
    assert (status, headers["content-type"]) == (200, kind)
    assert headers.get("access-control-allow-origin") == ("*" if "/api/" in path else None)


def test_a_page_that_did_not_change_is_not_sent_again(port: int):
    _, headers, _ = _asked(port, f"/{SMALL}/")
    status, _, body = _asked(port, f"/{SMALL}/", **{"If-None-Match": headers["etag"]})
    assert (status, body) == (304, b"")


def test_the_record_of_the_build_is_not_served_and_nothing_can_be_written(port: int):
    assert _asked(port, "/.thuocdo-site.json")[0] == 404
    assert _asked(port, f"/{SMALL}/../../etc/passwd")[0] in {400, 404}
    assert _asked(port, "/", "POST")[0] == 405


def test_the_measurement_prints_what_it_should(small_site: Path):
    weight, pages, waiting = [
        re.sub(r"\d[\d.,]*", "9", line) for line in measured(small_site, processes=1, visitors=2, seconds=0.5)
    ]
    assert re.fullmatch(r"the longest ranking, .*html: 9 requests, 9 bytes sent, 9 read", weight)
    assert pages == "9 visitors, 9 pages, 9 s: 9 pages a second, 9 MB/s, 9 failed"
    assert waiting == "waiting: median 9 ms, 9 of 9 within 9 ms, longest 9 ms"


def test_the_ranking_asks_for_three_files_and_little(small_site: Path):
    line = measured(small_site, processes=1, visitors=1, seconds=0.2)[0]
    requests, sent = re.findall(r": (\d+) requests, ([\d,]+) bytes", line)[0]
    assert requests == "3"  # the page, its style, its script
    assert int(sent.replace(",", "")) < 30_000
