"""Numbers of the criteria set: each says whether the plan states it or the draft proposes it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationInfo, model_validator

from rubric.text import refusal

Basis = Literal["plan", "proposed"]
_DECIMAL = re.compile(r"-?[0-9]{1,30}(\.[0-9]{1,30})?")


def _as_decimal(value: Any, info: ValidationInfo) -> Any:
    """A whole number as a decimal; JSON, which has no decimals, holds them as text, as ``canonical`` writes them."""
    if info.mode == "json" and isinstance(value, str) and _DECIMAL.fullmatch(value):
        return Decimal(value)
    return Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else value


Number = Annotated[Decimal, BeforeValidator(_as_decimal)]
STRICT = ConfigDict(frozen=True, extra="forbid", strict=True)


class _Based(BaseModel):
    model_config = STRICT

    basis: Basis
    clause: str = ""

    @model_validator(mode="after")
    def _plan_names_its_clause(self) -> _Based:
        if self.basis == "plan" and not self.clause:
            raise refusal(
                "con số có `basis: plan` phải nêu `clause`", "a number with `basis: plan` must name its `clause`"
            )
        return self


class Figure(_Based):
    """One number with its basis; ``clause`` is required where the basis is the plan."""

    value: Number

    @property
    def fraction(self) -> Fraction:
        """The value, exactly."""
        return Fraction(self.value)


class Weight(BaseModel):
    """How much one count weighs beside others. A plain 1 says that it simply counts; any other must name its basis."""

    model_config = STRICT

    value: Number
    basis: Literal["plan", "proposed", "plain"] = "plain"
    clause: str = ""

    @model_validator(mode="before")
    @classmethod
    def _plain(cls, data: Any) -> Any:
        return {"value": data} if isinstance(data, int | Decimal) else data

    @model_validator(mode="after")
    def _says_why(self) -> Weight:
        if self.value <= 0:
            raise refusal("hệ số phải lớn hơn 0", "a weight must be above 0")
        if self.basis == "plain" and self.value != 1:
            raise refusal("hệ số khác 1 phải nêu `basis`", "a weight other than 1 must name its `basis`")
        return self

    @property
    def fraction(self) -> Fraction:
        """The weight, exactly."""
        return Fraction(self.value)


class DayFigure(_Based):
    """One calendar day with its basis."""

    value: date


class YearTable(BaseModel):
    """A number for each year, or one for ``every`` year. A missing year is refused unless ``fill`` says how.

    ``hold`` repeats the nearest earlier year; ``linear`` draws a straight line between the neighbours.
    """

    model_config = STRICT

    every: Figure | None = None
    years: dict[int, Figure] = {}
    fill: Literal["refuse", "hold", "linear"] = "refuse"

    @model_validator(mode="after")
    def _one_way(self) -> YearTable:
        if (self.every is None) == (not self.years):
            raise refusal("hãy nêu `every` hoặc `years`, không nêu cả hai", "give either `every` or `years`, not both")
        return self

    def at(self, year: int) -> Fraction:
        """The exact number of ``year``; KeyError when the table does not reach it."""
        if self.every is not None:
            return self.every.fraction
        if year in self.years:
            return self.years[year].fraction
        earlier = max((y for y in self.years if y < year), default=None)
        later = min((y for y in self.years if y > year), default=None)
        if earlier is not None and self.fill == "hold":
            return self.years[earlier].fraction
        if earlier is not None and later is not None and self.fill == "linear":
            low, high = self.years[earlier].fraction, self.years[later].fraction
            return low + (high - low) * (year - earlier) / (later - earlier)
        raise KeyError(year)

    def basis_at(self, year: int) -> Basis:
        """Whether the plan states the number of ``year``; a filled year is always proposed."""
        figure = self.every or self.years.get(year)
        return figure.basis if figure else "proposed"

    def missing(self, years: range) -> list[int]:
        """The years of ``years`` for which there is no number."""
        return [year for year in years if not self._reaches(year)]

    def _reaches(self, year: int) -> bool:
        try:
            self.at(year)
        except KeyError:
            return False
        return True


class DayTable(BaseModel):
    """A calendar day for each year."""

    model_config = STRICT

    years: dict[int, DayFigure]

    def at(self, year: int) -> date:
        """The day of ``year``; KeyError when there is none."""
        return self.years[year].value

    def missing(self, years: range) -> list[int]:
        """The years of ``years`` without a day."""
        return [year for year in years if year not in self.years]


def scaled(values: Mapping[int, Fraction]) -> tuple[dict[int, int], int]:
    """Integers over one common denominator: ``{year: n}, d`` with ``values[year] == n/d`` exactly."""
    denominator = lcm(*(value.denominator for value in values.values()))
    return {year: int(value * denominator) for year, value in values.items()}, denominator
