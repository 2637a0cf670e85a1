"""A table as CSV, JSON or Parquet: equal rows give equal bytes, decimals stay exact, text never becomes a formula."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

import polars as pl

from connectors.exports.text import disarmed, plain

MARK = b"\xef\xbb\xbf"


def as_csv(frame: pl.DataFrame) -> bytes:
    """UTF-8 with its mark, for Excel; a text that a spreadsheet would run as a formula begins with an apostrophe.

    What is not there is empty; a text that is there and empty stands as ``""``.
    """
    text = [name for name, kind in frame.schema.items() if kind == pl.String]
    safe = frame.with_columns(pl.col(pl.Boolean).cast(pl.String), *(_disarmed(frame[name]) for name in text))
    return MARK + safe.write_csv().encode()


def as_json(frame: pl.DataFrame) -> bytes:
    """An array of objects, a row a line; decimals are numbers with two places as they are printed."""
    names = [json.dumps(name) for name in frame.columns]
    columns = [_texts(frame[name]) for name in frame.columns]
    rows = ("{" + ",".join(map(":".join, zip(names, row, strict=True))) + "}" for row in zip(*columns, strict=True))
    return ("[\n" + ",\n".join(rows) + "\n]\n").encode()


def as_parquet(frame: pl.DataFrame, told: Mapping[str, str]) -> bytes:
    """Parquet with the kinds of the columns; ``told`` are its metadata, such as licence and citation."""
    target = io.BytesIO()
    frame.write_parquet(target, compression="zstd", metadata=dict(told))
    return target.getvalue()


def _disarmed(column: pl.Series) -> pl.Series:
    """A text column as CSV may hold it; each distinct text is looked at once, for there may be a million rows."""
    distinct = column.drop_nulls().unique()
    safe = [disarmed(plain(text)) for text in distinct]
    return column.replace_strict(distinct, pl.Series(safe, dtype=pl.String), default=None, return_dtype=pl.String)


def _texts(column: pl.Series) -> Iterator[str]:
    """The values of a column as JSON; of a text column, each distinct text is written once."""
    if column.dtype == pl.String:
        written = {value: _json(value) for value in column.unique()}
        return map(written.__getitem__, column)
    if column.dtype.is_decimal():
        return ("null" if value is None else str(value) for value in column)
    if column.dtype == pl.Date:
        return ("null" if value is None else f'"{value.isoformat()}"' for value in column)
    return map(_json, column)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
