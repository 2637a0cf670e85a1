"""A table of the open data as it is declared: schema of its frame, of its JSON, and its dictionary have one source."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

import polars as pl

from connectors.release import Release
from rubric.text import Text

ColumnKind = Literal["text", "integer", "decimal", "date", "yes_no"]
POINTS = pl.Decimal(12, 2)
_FRAME_KINDS: dict[ColumnKind, Any] = {
    "text": pl.String,
    "integer": pl.Int64,
    "decimal": POINTS,
    "date": pl.Date,
    "yes_no": pl.Boolean,
}
_JSON_KINDS: dict[ColumnKind, dict[str, Any]] = {
    "text": {"type": "string"},
    "integer": {"type": "integer"},
    "decimal": {"type": "number"},
    "date": {"type": "string", "format": "date"},
    "yes_no": {"type": "boolean"},
}


@dataclass(frozen=True)
class Column:
    """One column. ``codes`` are all values there are, each with what it means; none: anything of the kind.

    ``may_be_empty``: there are rows that have nothing here, and ``meaning`` or a column beside it says why.
    """

    name: str
    kind: ColumnKind
    title: Text
    meaning: Text
    may_be_empty: bool = False
    codes: tuple[tuple[str, Text], ...] = ()

    @property
    def frame_kind(self) -> Any:
        """What a frame holds in this column."""
        return _FRAME_KINDS[self.kind]

    @property
    def json_kind(self) -> dict[str, Any]:
        """What JSON holds in this column, as a JSON Schema."""
        plain = _JSON_KINDS[self.kind]
        kind: dict[str, Any] = {**plain, "type": [plain["type"], "null"]} if self.may_be_empty else dict(plain)
        if self.codes:
            kind["enum"] = [code for code, _ in self.codes] + ([None] if self.may_be_empty else [])
        return {"title": self.title.en, "description": self.meaning.en, **kind}


@dataclass(frozen=True)
class Table:
    """One table. ``key`` names the columns that tell a row from all others; ``rows`` makes it of a release.

    The rows stand in the order of the columns ``order``, of ``key`` where there is none.
    """

    name: str
    title: Text
    meaning: Text
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: Callable[[Release], pl.DataFrame]
    order: tuple[str, ...] = ()

    @property
    def schema(self) -> dict[str, Any]:
        """The columns of its frame in their order, with their kinds."""
        return {column.name: column.frame_kind for column in self.columns}

    def frame(self, release: Release) -> pl.DataFrame:
        """Its rows in a release, with exactly the declared columns; another kind in a column is an error."""
        frame = self.rows(release).with_columns(release=pl.lit(release.id))
        declared = pl.DataFrame(frame.select(self.schema.keys()), schema=self.schema)
        return declared.sort(self.order or self.key, nulls_last=True, maintain_order=True)


def column(
    name: str,
    kind: ColumnKind,
    title: tuple[str, str],
    meaning: tuple[str, str],
    *,
    empty: bool = False,
    codes: Sequence[tuple[str, Text]] = (),
) -> Column:
    """A column, its title and meaning each in Vietnamese and English."""
    return Column(name, kind, said(*title), said(*meaning), empty, tuple(codes))


def said(vi: str, en: str) -> Text:
    """The same in both languages."""
    return Text(vi=vi, en=en)


def hundredths(name: str) -> pl.Expr:
    """A column of whole hundredths as exact decimals.

    >>> pl.DataFrame({"points": [540, None]}).select(hundredths("points"))["points"].to_list()
    [Decimal('5.40'), None]
    """
    return (pl.col(name).cast(POINTS) * pl.lit(Decimal("0.01"))).cast(POINTS).alias(name)


RELEASE = column(
    "release",
    "text",
    ("Bản công bố", "Release"),
    ("Tên bản công bố mà dòng này thuộc về.", "The name of the release that the row belongs to."),
)
AGENCY = column(
    "agency",
    "text",
    ("Mã cơ quan", "Agency"),
    (
        "Mã cơ quan: xã, phường mang mã đơn vị hành chính 5 chữ số; cơ quan khác mang mã riêng.",
        "The code of the agency: the 5-digit statistics code of a commune or ward, a code of its own otherwise.",
    ),
)
AGENCY_NAME = column(
    "agency_name",
    "text",
    ("Tên cơ quan", "Name of the agency"),
    ("Tên cơ quan bằng tiếng Việt.", "The name of the agency in Vietnamese."),
)
YEAR = column(
    "year",
    "integer",
    ("Năm", "Year"),
    ("Năm được chấm.", "The year that is scored."),
)
