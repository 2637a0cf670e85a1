"""The JSON Schema of the export, made from its columns, so that neither can drift from the other."""

from __future__ import annotations

from typing import Any

from connectors.nq57.about import FORM
from connectors.nq57.columns import SHEETS, Column

_HASH = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_DAY = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d\d-\d\d$"}
_TEXT = {"type": "string"}


def nq57_schema() -> dict[str, Any]:
    """What every export as JSON keeps to (draft 2020-12)."""
    sheets = {key: {"type": "array", "items": _object(_properties(columns))} for key, columns in SHEETS.values()}
    whole = _object({"thong_tin": _about(), **sheets})
    title = "Xuất dữ liệu truyền thông Nghị quyết 57 theo khái niệm của hệ thống nq57.vn (đề xuất)"
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **whole}


def _properties(columns: tuple[Column, ...]) -> dict[str, Any]:
    return {column.key: {"title": column.title, **_value(column)} for column in columns}


def _value(column: Column) -> dict[str, Any]:
    match column.kind:
        case "number":
            return {"type": ["number", "null"]}
        case "whole":
            return {"type": ["integer", "null"]}
        case "date":
            return {"oneOf": [_DAY, {"type": "null"}]}
        case "list":
            return {"type": "array", "items": {"enum": list(column.choices)}}
        case "text" | "link":
            return {"enum": [*column.choices, None]} if column.choices else {"type": ["string", "null"]}


def _about() -> dict[str, Any]:
    release = _object(
        {
            "ten": _TEXT, "so_quyet_dinh": _or_null(_TEXT), "ngay_quyet_dinh": _or_null(_DAY), "sha256_goi": _HASH,
            "dinh_chinh": _or_null(_TEXT),
        }
    )  # fmt: skip
    criteria_set = _object({"id": _TEXT, "phien_ban": _TEXT, "ma_bam": _HASH, "trang_thai": _TEXT})
    return _object(
        {
            "mau": {"const": FORM},
            "dong_dau": {"type": "array", "items": _TEXT},
            "muc_do": _TEXT,
            "dia_phuong": _TEXT,
            "ma_tinh": {"type": "string", "pattern": r"^\d{2}(\d{3})?$"},
            "nam": {"type": "integer"},
            "ky_bao_cao": {"type": "string", "pattern": r"^(0[1-9]|1[0-2])/\d{4}$"},
            "so_lieu_tu_ngay": _DAY,
            "so_lieu_den_ngay": _DAY,
            "ngay_tao": _DAY,
            "ke_hoach": _or_null(_TEXT),
            "bo_tieu_chi": criteria_set,
            "co_so": {"enum": ["claimed", "computed", "verified"]},
            "co_so_bang_loi": _TEXT,
            "ban_cong_bo": _or_null(release),
            "sha256_dau_vao": _HASH,
            "y_nghia_tinh_trang": {"type": "object", "additionalProperties": _TEXT},
            "khong_biet": {"type": "array", "items": _TEXT},
            "thoi_diem_tao": {"type": "string", "format": "date-time"},
            "so_dong": {"type": "object", "additionalProperties": {"type": "integer"}},
            "sha256_du_lieu": _HASH,
        }
    )


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object", "properties": properties, "required": list(properties), "additionalProperties": False,
    }  # fmt: skip


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    return {"oneOf": [schema, {"type": "null"}]}
