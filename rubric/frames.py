"""The tables that flow through the house, with their declared columns and types.

A schema is a plain mapping and one check: lighter than a validation library, and the engine's invariants (five
outcomes, never null) are stated right here and tested.
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from rubric.reasons import Outcome

OUTCOMES = pl.Enum([outcome.value for outcome in Outcome])

AGENCIES: dict[str, pl.DataType | type[pl.DataType]] = {"agency": pl.String, "cohort": pl.String}
FIGURES: dict[str, pl.DataType | type[pl.DataType]] = {
    "agency": pl.String,
    "year": pl.Int32,
    "field": pl.String,
    "value": pl.Int64,
    "state": pl.UInt8,
}
APPROVALS: dict[str, pl.DataType | type[pl.DataType]] = {"agency": pl.String, "year": pl.Int32, "item": pl.String}
CLAIMS: dict[str, pl.DataType | type[pl.DataType]] = {
    "agency": pl.String,
    "year": pl.Int32,
    "item": pl.String,
    "points": pl.Int64,
}


class FrameError(TypeError):
    """A frame does not have the declared columns and types."""


def checked(frame: pl.DataFrame, schema: Mapping[str, pl.DataType | type[pl.DataType]], name: str) -> pl.DataFrame:
    """The frame with exactly the declared columns; Enum and Categorical may stand for String."""
    missing = [column for column in schema if column not in frame.columns]
    if missing:
        raise FrameError(f"{name}: missing columns {', '.join(missing)}")
    for column, wanted in schema.items():
        found = frame.schema[column]
        if found != wanted and not (wanted == pl.String and found.base_type() in {pl.Enum, pl.Categorical}):
            raise FrameError(f"{name}.{column}: expected {wanted}, found {found}")
    return frame.select(list(schema))


def empty(schema: Mapping[str, pl.DataType | type[pl.DataType]]) -> pl.DataFrame:
    """A frame of that schema without rows."""
    return pl.DataFrame(schema=dict(schema))
