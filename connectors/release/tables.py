"""Frames as JSON tables, one row a line: a text is a text wherever it is opened, never a formula or markup."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from connectors.release.faults import ReleaseError

Kind = pl.DataType | type[pl.DataType]
Schema = Mapping[str, Kind]


def as_table(frame: pl.DataFrame, schema: Schema, by: Sequence[str]) -> bytes:
    """The columns of ``schema``, ordered by ``by``; equal rows in any order give equal bytes."""
    plain = frame.select(pl.col(name).cast(kind) for name, kind in schema.items())
    return _written(plain.sort(by, maintain_order=True), schema)


def _written(frame: pl.DataFrame, schema: Schema) -> bytes:
    rows = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in frame.iter_rows())
    columns = json.dumps(list(schema), ensure_ascii=False)
    return f'{{"columns": {columns},\n"rows": [\n{rows}\n]}}\n'.encode()


def from_table(content: bytes, schema: Schema, file: str) -> pl.DataFrame:
    """The frame of a table; ReleaseError when it is not exactly as :func:`as_table` writes it."""
    try:
        found: dict[str, Any] = json.loads(content)
        frame = pl.DataFrame(found["rows"], schema=dict(schema), orient="row", strict=True)
        is_as_written = _written(frame, schema) == content
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError, pl.exceptions.PolarsError):
        is_as_written, frame = False, pl.DataFrame()
    if not is_as_written:
        raise ReleaseError(f"{file} không đọc được như một bảng của gói", f"{file} is no table of a bundle", file)
    return frame
