"""A field: one figure that somebody types, with its unit, bounds, source and the way periods make the year."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, StringConstraints, model_validator

from rubric.criteria.figures import STRICT, Basis, Number
from rubric.text import Text, refusal

FieldKind = Literal["count", "number", "percent", "money", "date", "yes_no", "text", "url", "choices", "level"]
Closing = Annotated[str, StringConstraints(pattern=r"^(|monthly|each|(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]))$")]
NUMERIC_KINDS: frozenset[str] = frozenset({"count", "number", "percent", "money", "level"})
GIVEN_KINDS: frozenset[str] = frozenset({"text", "url"})
MAX_CHOICES = 30


class MonthsAtLeast(BaseModel):
    """The year's figure is the number of months whose figure reaches ``months_at_least``."""

    model_config = STRICT

    months_at_least: int
    basis: Basis


class Field(BaseModel):
    """One figure of a report.

    A value travels as one integer, so that arithmetic is exact: numbers are scaled by ``10**decimals``
    (a percent cell of 85 % is 85 percent points), dates are days since 1970-01-01, yes/no is 1/0,
    a text or link that is given is 1, chosen items are bits in the order of ``choices``.

    ``closes`` says after when a better figure is out of reach: a day of the year (``10-10``), ``monthly`` for a count
    of months (a month that is over cannot be won any more), ``each`` for things done in time (what is late stays late).
    It scores nothing; it keeps the way up from asking for what is past.
    """

    model_config = STRICT

    label: Text
    kind: FieldKind
    unit: Text
    source: Literal["agency", "department", "survey", "panel"] = "agency"
    scope: Literal["agency", "locality"] = "agency"
    measure: Literal["flow", "stock"] = "flow"
    better: Literal["higher", "lower", "none"] = "none"
    decimals: int = 0
    min: Number = Decimal(0)
    max: Number = Decimal(1_000_000)
    choices: dict[str, Text] = {}
    allows_not_applicable: bool = False
    closes: Closing = ""
    tracked_only: bool = False
    annexes: list[str] = []
    year_from: dict[str, Literal["annual", "sum", "last"] | MonthsAtLeast] = {}
    example: str
    help: Text | None = None

    @property
    def scale(self) -> int:
        """The integer a value of 1 is stored as."""
        return 10**self.decimals

    @property
    def largest(self) -> int:
        """The largest stored integer, for the proof that no product overflows."""
        match self.kind:
            case "yes_no" | "text" | "url":
                return 1
            case "choices":
                return 2 ** len(self.choices) - 1
            case "date":
                return 100_000
            case _:
                return int(self.max * self.scale)

    def year_rule(self, annex: str) -> Literal["annual", "sum", "last"] | MonthsAtLeast:
        """How the periods of a year make the year's figure for agencies of ``annex``."""
        return self.year_from.get(annex, "annual")

    @model_validator(mode="after")
    def _agree_with_kind(self) -> Field:
        if self.kind in {"count", "level"} and self.decimals:
            raise refusal(f"trường loại {self.kind} không có phần thập phân", f"a {self.kind} field has no decimals")
        if not 0 <= self.decimals <= 6:
            raise refusal("`decimals` phải từ 0 đến 6", "decimals must lie between 0 and 6")
        if (self.kind == "choices") != bool(self.choices):
            raise refusal(
                "`choices` chỉ và phải đi với trường loại choices",
                "`choices` belongs to fields of kind choices, and only to them",
            )
        if len(self.choices) > MAX_CHOICES:
            raise refusal(f"nhiều nhất {MAX_CHOICES} lựa chọn", f"at most {MAX_CHOICES} choices")
        if self.min > self.max:
            raise refusal("`min` lớn hơn `max`", "min is larger than max")
        return self
