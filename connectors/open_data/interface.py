"""The interface itself: ``/api/v1/…`` as plain routes of the app, read-only, for any site and any program."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping
from typing import TypeVar

import anyio.to_thread
from anyio import CapacityLimiter
from anyio.lowlevel import RunVar
from starlette.convertors import Convertor, register_url_convertor
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from connectors.ledger import LedgerFault
from connectors.open_data.asking import accepts, holds, takes_gzip
from connectors.open_data.description import media_type
from connectors.open_data.files import BUNDLE, TABLE_FILES, schema_path
from connectors.open_data.keeping import KeptFile
from connectors.open_data.licence import LICENCE_LINK
from connectors.open_data.openapi import PROBLEM_TYPE
from connectors.open_data.serving import Stock, stock
from connectors.release.faults import ReleaseError
from rubric.text import Text

PREFIX, VERSION = "/api", "v1/"
AN_HOUR, A_MINUTE = "public, max-age=3600", "public, max-age=60"
ANY_SITE = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "ETag, Link"}
_METHODS = "GET, HEAD, OPTIONS"
_AT_ONCE = 4  # files made at the same time; what the pages need of threads is theirs
_threads: RunVar[CapacityLimiter] = RunVar("open-data threads")
T = TypeVar("T")
_log = logging.getLogger(__name__)

PROBLEMS: Mapping[int, tuple[Text, Text]] = {
    404: (
        Text(vi="Không có dữ liệu ở địa chỉ này", en="There is no data at this address"),
        Text(
            vi="Chỉ những bản đã công bố mới có ở đây. Hãy bắt đầu từ api/v1/index.json.",
            en="Only what is published is here. Start at api/v1/index.json.",
        ),
    ),
    405: (
        Text(vi="Ở đây chỉ đọc được", en="Here one can only read"),
        Text(vi=f"Hãy dùng một trong: {_METHODS}.", en=f"Use one of: {_METHODS}."),
    ),
    406: (
        Text(vi="Không có ở dạng được yêu cầu", en="Not in the form asked for"),
        Text(
            vi="Dạng của tệp theo đuôi tên: csv, json, parquet. Hãy đổi đuôi tên hoặc bỏ tiêu đề Accept.",
            en="The form of a file follows its ending: csv, json, parquet. Change it, or leave the header Accept out.",
        ),
    ),
    503: (
        Text(vi="Tạm thời chưa đọc được dữ liệu", en="The data cannot be read now"),
        Text(vi="Hãy thử lại sau ít phút.", en="Try again in a few minutes."),
    ),
}


class OpenData:
    """Answers everything below ``/api``, be it that there is no such thing."""

    def __init__(self, of: Stock | None = None) -> None:
        self._stock = of or stock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = await self._answer(scope)
        await answer(scope, receive, send)

    async def _answer(self, scope: Scope) -> Response:
        if scope["method"] == "OPTIONS":
            return _allowed(Headers(scope=scope))
        if scope["method"] not in {"GET", "HEAD"}:
            return problem(405)
        path = str(scope["path_params"].get("rest", ""))
        if path in {"", "v1", VERSION}:
            start = f"{scope.get('root_path', '')}{PREFIX}/{VERSION}index.json"
            return Response(status_code=307, headers={"Location": start, "Cache-Control": A_MINUTE, **ANY_SITE})
        below = path.removeprefix(VERSION)
        if below == path:
            return problem(404)
        try:
            file = await _in_thread(lambda: self._stock.file(below))
            return problem(404) if file is None else await _given(below, file, Headers(scope=scope))
        except (LedgerFault, ReleaseError) as fault:
            _log.error("open data, %s: %s", below, fault)
            return problem(503)


class _Anything(Convertor[str]):
    """All the rest of an address, line breaks among it: nothing below ``/api`` is ever the page of the dashboard."""

    regex = "(?s:.*)"

    def convert(self, value: str) -> str:
        return value

    def to_string(self, value: str) -> str:
        return value


register_url_convertor("anything", _Anything())


def routes(of: Stock | None = None) -> list[Route]:
    """The routes to give to the app."""
    interface = OpenData(of)
    return [Route(PREFIX, interface), Route(PREFIX + "/{rest:anything}", interface)]


def problem(status: int) -> Response:
    """What went wrong, in both languages, as RFC 9457 has it."""
    title, detail = PROBLEMS[status]
    said = {
        "type": "about:blank",
        "status": status,
        "title": title.vi,
        "detail": detail.vi,
        "title_en": title.en,
        "detail_en": detail.en,
    }
    headers = {"Content-Language": "vi, en", "Cache-Control": "no-store" if status == 503 else "no-cache", **ANY_SITE}
    if status == 405:
        headers["Allow"] = _METHODS
    if status == 503:
        headers["Retry-After"] = "60"
    return Response(json.dumps(said, ensure_ascii=False), status, headers, PROBLEM_TYPE)


def cache_control(path: str) -> str:
    """How long a file may be held without asking again.

    The figures of a release never change, but a later version of the program may write a label or pack a file
    otherwise, and ``release.json`` tells the hash of what is served; after an hour the ETag tells for a few bytes. What
    says how things stand now is asked for again after a minute.
    """
    name = path.rpartition("/")[2]
    return AN_HOUR if path.startswith("releases/") and name != "release.json" else A_MINUTE


def download_name(path: str) -> str:
    """What a file of a release is called when it is taken away.

    >>> download_name("releases/hue-2026-1/findings.csv"), download_name("releases/hue-2026-1/bundle.zip")
    ('hue-2026-1-findings.csv', 'hue-2026-1.zip')
    """
    release, name = path.split("/")[-2:]
    return f"{release}.zip" if name == BUNDLE else f"{release}-{name}"


async def _given(path: str, file: KeptFile, asked: Headers) -> Response:
    """The file in the form asked for, or that what is held is still right."""
    kind = media_type(path)
    if not accepts(asked.get("accept", ""), kind):
        return problem(406)
    is_packed = takes_gzip(asked.get("accept-encoding", ""))
    plain, packed = file.digest[:32], f"{file.digest[:32]}-gzip"
    headers = {
        "ETag": f'"{packed if is_packed else plain}"',
        "Cache-Control": cache_control(path),
        "Vary": "Accept-Encoding",
        "Link": _links(path),
        **ANY_SITE,
    }
    if holds(asked.get("if-none-match", ""), {plain, packed}):
        return Response(status_code=304, headers=headers)
    if is_packed:
        headers["Content-Encoding"] = "gzip"
    if not path.endswith(".json"):
        headers["Content-Disposition"] = f'attachment; filename="{download_name(path)}"'
    body = file.packed if is_packed else await _in_thread(lambda: file.content)
    return Response(body, 200, headers, kind)


def _links(path: str) -> str:
    """The licence, and for a table its schema."""
    found = [f'<{LICENCE_LINK}>; rel="license"']
    if table := TABLE_FILES.get(path.rpartition("/")[2]):
        found.append(f'<../../{schema_path(table[0])}>; rel="describedby"')
    return ", ".join(found)


def _allowed(asked: Headers) -> Response:
    headers = {"Allow": _METHODS, "Cache-Control": "public, max-age=86400", **ANY_SITE}
    if "access-control-request-method" in asked:
        headers |= {
            "Access-Control-Allow-Methods": _METHODS,
            "Access-Control-Allow-Headers": "Accept, If-None-Match",
            "Access-Control-Max-Age": "86400",
        }
    return Response(status_code=204, headers=headers)


async def _in_thread(work: Callable[[], T]) -> T:
    """Do what takes long beside the event loop, which serves everybody."""
    try:
        limiter = _threads.get()
    except LookupError:
        limiter = CapacityLimiter(_AT_ONCE)
        _threads.set(limiter)
    return await anyio.to_thread.run_sync(work, limiter=limiter)
