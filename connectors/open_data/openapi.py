"""The description of the interface (OpenAPI 3.1): every path, what it may be asked, and every answer it gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from connectors.open_data.catalogue import TABLES
from connectors.open_data.description import media_type
from connectors.open_data.extras import EXTRA_FILES
from connectors.open_data.licence import LICENCE, LICENCE_NAME
from connectors.open_data.schemas import OTHERS, SCHEMAS, table_schema

PROBLEM_TYPE = "application/problem+json"
_NAME = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_TITLE = "Thước đo 57: dữ liệu mở / open data"
_ABOUT = (
    "Dữ liệu của các bản công bố, chỉ đọc, không cần đăng nhập. Chỉ có những bản đã được ký duyệt công khai. Mọi "
    "địa chỉ trả lời GET, HEAD và OPTIONS; mọi tệp có ETag.\n\nThe data of the releases, read-only, "
    "without a login. Only releases that were signed off are here. Every address answers GET, HEAD and OPTIONS; "
    "every file has an ETag."
)


def description(localities: Sequence[str], releases: Sequence[str]) -> dict[str, Any]:
    """The description for an installation with these localities and public releases."""
    return {
        "openapi": "3.1.0",
        "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
        "info": {
            "title": _TITLE,
            "version": "1",
            "description": _ABOUT,
            "license": {"name": LICENCE_NAME.en, "identifier": LICENCE},
        },
        "servers": [{"url": "."}],
        "paths": _paths(),
        "components": {
            "schemas": {**{name: table_schema(table) for name, table in TABLES.items()}, **OTHERS},
            "parameters": {
                "locality": _path_parameter("locality", "Mã địa phương / id of the locality", localities),
                "release": _path_parameter("release", "Tên bản công bố / name of the release", releases),
                "table": _path_parameter("table", "Tên bảng / name of the table", list(TABLES)),
                "schema": _path_parameter("schema", "Tên bảng hoặc tệp / name of the table or file", SCHEMAS),
                "If-None-Match": {
                    "name": "If-None-Match",
                    "in": "header",
                    "description": "ETag của bản đang giữ / the ETag of what is held; equal: 304",
                    "schema": {"type": "string"},
                },
            },
            "headers": {
                "ETag": {"description": "Mã băm của nội dung / the hash of the content", "schema": {"type": "string"}}
            },
            "responses": _responses(),
        },
    }


def _paths() -> dict[str, Any]:
    in_release = ["release"]
    paths = {
        "/index.json": _get("index", "Mục lục / what there is", [], _json("index")),
        "/openapi.json": _get(
            "openapi", "Tệp này / this file", [], {"application/json": {"schema": {"type": "object"}}}
        ),
        "/dictionary.json": _get("dictionary", "Từ điển dữ liệu / the data dictionary", [], _json("dictionary")),
        "/schemas/{schema}.schema.json": _get(
            "schema", "JSON Schema", ["schema"], {"application/json": {"schema": {"type": "object"}}}
        ),
        "/localities/{locality}/releases.json": _get(
            "releases", "Các bản công bố của địa phương / the releases of a locality", ["locality"], _json("releases")
        ),
        "/releases/{release}/release.json": _get(
            "release",
            "Một bản công bố, mọi tệp và mã băm / a release, its files with hashes",
            in_release,
            _json("release"),
        ),
        "/releases/{release}/bundle.zip": _get(
            "bundle", "Gói tự kiểm tra được / the bundle anybody can verify", in_release, _file("bundle.zip")
        ),
        "/releases/{release}/{table}.csv": _get(
            "table_csv", "Một bảng, CSV / a table as CSV", ["release", "table"], _file("table.csv")
        ),
        "/releases/{release}/{table}.parquet": _get(
            "table_parquet", "Một bảng, Parquet / a table as Parquet", ["release", "table"], _file("table.parquet")
        ),
    }
    for name, table in TABLES.items():
        said = f"{table.title.vi}, JSON / {table.title.en}, JSON"
        paths[f"/releases/{{release}}/{name}.json"] = _get(f"{name}_json", said, in_release, _json(name))
    for name in EXTRA_FILES:
        stem, _, ending = name.partition(".")
        content = _json(stem) if ending == "json" else _file(name)
        paths[f"/releases/{{release}}/{name}"] = _get(f"{stem}_{ending}", name, in_release, content)
    return paths


def _get(operation: str, summary: str, parameters: Sequence[str], content: Mapping[str, Any]) -> dict[str, Any]:
    """A path that can be read; what it may be asked for decides which refusals there are."""
    asked = [{"$ref": f"#/components/parameters/{name}"} for name in (*parameters, "If-None-Match")]
    found = {
        "description": "Nội dung / the content",
        "headers": {"ETag": {"$ref": "#/components/headers/ETag"}},
        "content": dict(content),
    }
    answers: dict[str, Any] = {"200": found, "304": _ref("Unchanged")}
    if parameters:
        answers |= {"400": _ref("Refused"), "404": _ref("Unknown")}
    answers |= {"406": _ref("NotAcceptable"), "503": _ref("Unavailable")}
    one = {"operationId": operation, "summary": summary, "responses": answers}
    head = {**one, "operationId": f"{operation}_head", "responses": _without_content(answers)}
    return {"parameters": asked, "get": one, "head": head}


def _without_content(answers: Mapping[str, Any]) -> dict[str, Any]:
    """What HEAD answers: the same without a body."""
    said = {"200": "Có / it is there", "304": "Không đổi / unchanged", "400": "Bị từ chối / refused"}
    said |= {"404": "Không có / unknown", "406": "Không có dạng đó / not in that form", "503": "Tạm dừng / unavailable"}
    return {status: {"description": said[status]} for status in answers}


def _responses() -> dict[str, Any]:
    problem = {PROBLEM_TYPE: {"schema": {"$ref": "#/components/schemas/problem"}}}
    return {
        "Unchanged": {"description": "Bản đang giữ vẫn đúng / what is held is still right"},
        "Refused": {
            "description": "Địa chỉ có ký tự không được phép / the address holds what no address here does",
            "content": {"text/plain": {"schema": {"type": "string"}}},
        },
        "Unknown": {"description": "Không có / there is no such thing", "content": problem},
        "NotAcceptable": {"description": "Không có ở dạng đó / not in the form asked for", "content": problem},
        "Unavailable": {
            "description": "Sổ cái tạm thời không dùng được; hãy thử lại / the ledger cannot be used now; try again",
            "content": problem,
        },
    }


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/responses/{name}"}


def _json(schema: str) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}


def _file(name: str) -> dict[str, Any]:
    return {media_type(name): {}}


def _path_parameter(name: str, said: str, known: Sequence[str]) -> dict[str, Any]:
    """A part of a path; ``known`` are all values that lead somewhere, where there are any."""
    kind: dict[str, Any] = {"type": "string", "pattern": _NAME}
    if known:
        kind = {"type": "string", "enum": list(known)}
    return {"name": name, "in": "path", "required": True, "description": said, "schema": kind}
