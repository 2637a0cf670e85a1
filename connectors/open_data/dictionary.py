"""The data dictionary: every table and column in both languages, made of the very declarations that make the tables."""

from __future__ import annotations

from typing import Any

from connectors.open_data.catalogue import TABLES
from connectors.open_data.columns import Column, Table
from rubric.text import Text

TITLE = Text(
    vi="Từ điển dữ liệu mở: chấm điểm truyền thông Nghị quyết 57",
    en="Dictionary of the open data: scores of communication on Resolution 57",
)
CONVENTIONS = (
    Text(
        vi="Điểm và điểm chỉ số là số thập phân chính xác, đúng hai chữ số sau dấu chấm, không bị làm tròn lần hai.",
        en="Points and indices are exact decimals with two places; nothing is rounded twice.",
    ),
    Text(
        vi="Chưa có số liệu, bằng 0, không đọc được và không áp dụng là bốn điều khác nhau: giá trị 0 đứng ở cột "
        "giá trị, ba điều kia để trống cột giá trị và ghi mã ở cột absence.",
        en="Missing, zero, unreadable and not applicable are four different things: a zero stands in the column of the "
        "value, the other three leave it empty and say so in the column absence.",
    ),
    Text(
        vi="Tệp CSV mã hóa UTF-8 có dấu BOM, phân cách bằng dấu phẩy; văn bản bắt đầu bằng ký tự mà bảng tính "
        "hiểu là công thức được thêm dấu nháy đơn ở đầu. JSON và Parquet giữ nguyên văn.",
        en="CSV is UTF-8 with a byte order mark and commas; a text that a spreadsheet would take for a formula "
        "begins with an apostrophe. JSON and Parquet hold it as it is.",
    ),
    Text(
        vi="Ngày viết theo ISO 8601, ví dụ 2026-12-20; thời điểm theo giờ UTC.",
        en="Days are ISO 8601, such as 2026-12-20; moments are in UTC.",
    ),
    Text(
        vi="Tên cột và mã không đổi trong phiên bản v1; cột mới, nếu có, chỉ được thêm từ các bản công bố sau.",
        en="Names of columns and codes stay within version v1; a new column, if any, comes with later releases only.",
    ),
)


def dictionary() -> dict[str, Any]:
    """The whole dictionary, as dictionary.json holds it."""
    return {
        "title": TITLE.model_dump(),
        "conventions": [each.model_dump() for each in CONVENTIONS],
        "tables": {name: _table(table) for name, table in TABLES.items()},
    }


def _table(table: Table) -> dict[str, Any]:
    return {
        "title": table.title.model_dump(),
        "meaning": table.meaning.model_dump(),
        "key": list(table.key),
        "columns": [_column(each) for each in table.columns],
    }


def _column(column: Column) -> dict[str, Any]:
    return {
        "name": column.name,
        "kind": column.kind,
        "title": column.title.model_dump(),
        "meaning": column.meaning.model_dump(),
        "may_be_empty": column.may_be_empty,
        "codes": [{"code": code, "vi": label.vi, "en": label.en} for code, label in column.codes],
    }
