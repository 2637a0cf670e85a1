"""Bands: an ordered ladder of half-open intervals, each worth a share; over a value or its yearly growth."""

from __future__ import annotations

from fractions import Fraction
from functools import reduce
from math import lcm
from typing import ClassVar, Literal

import polars as pl
from pydantic import BaseModel, model_validator

from rubric.criteria.figures import STRICT, Figure
from rubric.part import Part, Scope, whole
from rubric.reasons import FIRST_NOT_APPLICABLE, Reason
from rubric.rules.base import Change, Rule, Speech, View, ceiling
from rubric.text import refusal


class Rung(BaseModel):
    """One interval ``[lower bound, next lower bound)``; the lowest has no bound. ``share`` is a percentage."""

    model_config = STRICT

    lower: Figure | None = None
    share: Figure


class Bands(Rule, frozen=True):
    """The share of the interval that holds ``field``, or its growth in percent over ``growth_from``.

    Growth needs a base: where ``growth_from`` is 0 and there is something now, or in ``base_year`` where it is
    blank, the year is the base year and earns ``base_share``. Nothing after nothing stands on the lowest rung. A
    blank base in a later year is not reported: hiding last year's figure earns nothing.
    """

    version: ClassVar[int] = 1
    kind: Literal["bands"]
    field: str
    growth_from: str = ""
    base_year: int | None = None
    base_share: Figure | None = None
    rungs: list[Rung]

    @model_validator(mode="after")
    def _ladder(self) -> Bands:
        bounds = [rung.lower.value for rung in self.rungs[1:] if rung.lower is not None]
        if not self.rungs or self.rungs[0].lower is not None or len(bounds) != len(self.rungs) - 1:
            raise refusal(
                "bậc đầu không có `lower`, mọi bậc sau phải có",
                "the first rung has no `lower`, every other rung has one",
            )
        if bounds != sorted(set(bounds)):
            raise refusal(
                "các bậc chồng lên nhau: mỗi `lower` phải lớn hơn bậc trước",
                "the rungs overlap: each `lower` must be above the one before",
            )
        if any(not 0 <= rung.share.value <= 100 for rung in self.rungs):
            raise refusal("`share` của bậc phải từ 0 đến 100", "a rung's share must lie between 0 and 100")
        if bool(self.growth_from) != (self.base_share is not None):
            raise refusal(
                "`growth_from` và `base_share` phải đi cùng nhau", "`growth_from` and `base_share` belong together"
            )
        return self

    def reads(self) -> tuple[str, ...]:
        return (self.field, self.growth_from) if self.growth_from else (self.field,)

    def part(self, scope: Scope) -> Part:
        now, scale = scope.value(self.field), scope.fields[self.field].scale
        unit = lcm(*(share.denominator for share in self._shares()))
        shares = [int(share * unit) for share in self._shares()]
        largest = peak = scope.largest(self.field)
        conditions: list[pl.Expr] = []
        for rung in self.rungs[1:]:
            bound = rung.lower.fraction if rung.lower else Fraction(0)
            if self.growth_from:
                before = scope.value(self.growth_from) * scale
                left, right = 100 * bound.denominator, bound.numerator
                scale_before = scope.fields[self.growth_from].scale
                conditions.append((now * scale_before - before) * left >= before * right)
                peak = max(
                    peak,
                    largest * scale_before * left,
                    scope.largest(self.growth_from) * scale * (left + abs(right)),
                )
            else:
                conditions.append(now * bound.denominator >= whole(bound.numerator * scale))
                peak = max(peak, largest * bound.denominator, abs(bound.numerator) * scale)
        numerator = reduce(
            lambda worth, step: pl.when(step[0]).then(whole(step[1])).otherwise(worth),
            zip(conditions, shares[1 : len(self.rungs)], strict=True),
            whole(shares[0]),
        )
        of = scope.worst(self.reads())
        if self.growth_from and self.base_share is not None:
            if self.base_year is not None:
                blank = scope.state(self.growth_from) == int(Reason.NOT_REPORTED)
                of = pl.when(blank & (pl.col("year") == self.base_year)).then(scope.state(self.field)).otherwise(of)
            is_base = self._is_base(scope)
            numerator = pl.when(is_base).then(whole(int(self.base_share.fraction / 100 * unit))).otherwise(numerator)
            nothing = (scope.value(self.growth_from) == 0) & (now == 0)
            numerator = pl.when(nothing & ~is_base).then(whole(shares[0])).otherwise(numerator)
        return scope.keep(numerator, whole(unit), of, bound=unit, peak=peak)

    def _shares(self) -> list[Fraction]:
        extra = [self.base_share.fraction / 100] if self.base_share else []
        return [rung.share.fraction / 100 for rung in self.rungs] + extra

    def _is_base(self, scope: Scope) -> pl.Expr:
        before, before_state = scope.value(self.growth_from), scope.state(self.growth_from)
        empty = (before_state < FIRST_NOT_APPLICABLE) & (before == 0) & (scope.value(self.field) > 0)
        if self.base_year is not None:
            blank = before_state == int(Reason.NOT_REPORTED)
            empty = empty | (blank & (pl.col("year") == self.base_year))
        return (scope.state(self.field) < FIRST_NOT_APPLICABLE) & empty

    def words(self, speech: Speech) -> str:
        what = speech.label(self.field)
        if self.growth_from:
            what = speech.say(
                f"Mức tăng của {what} so với {speech.label(self.growth_from)}",
                f"Growth of {what} over {speech.label(self.growth_from)}",
            )
        suffix = "%" if self.growth_from else ""
        steps = []
        for rung in reversed(self.rungs):
            worth = speech.figure(rung.share, "%")
            if rung.lower is None:
                steps.append(speech.say(f"thấp hơn: {worth}", f"below: {worth}"))
            else:
                steps.append(f"≥ {speech.number(rung.lower.fraction)}{suffix}: {worth}")
        text = f"{what}: " + "; ".join(steps)
        if self.base_share is not None:
            worth = speech.figure(self.base_share, "%")
            text += speech.say(f"; năm gốc (năm trước bằng 0): {worth}", f"; base year (last year was 0): {worth}")
        return text + "."

    def working(self, view: View, path: str) -> str:
        worth = view.percent(view.share(path))
        if not self.growth_from:
            return f"{view.shown(self.field)} → {worth}"
        before, now = view.exact(self.growth_from), view.exact(self.field)
        if not before and not now:
            return view.say(f"cả hai năm bằng 0 → {worth}", f"zero in both years → {worth}")
        if not before:
            return view.say(f"năm gốc → {worth}", f"base year → {worth}")
        growth, shown = view.equals((now - before) / before), view.shown(self.growth_from)
        return f"({view.shown(self.field)} − {shown})/{shown} {growth} → {worth}"

    def changes(self, view: View, path: str) -> list[Change]:
        if view.fields[self.field].better != "higher":
            return []
        scale = view.fields[self.field].scale
        before = view.exact(self.growth_from) if self.growth_from else None
        if self.growth_from and not before:
            return []
        wanted = []
        for rung in self.rungs[1:]:
            bound = rung.lower.fraction if rung.lower else Fraction(0)
            goal = before * (1 + bound / 100) if before is not None else bound
            if goal > view.exact(self.field):
                wanted.append({self.field: ceiling(goal * scale)})
        return wanted

    def completes(self, view: View, path: str) -> Change:
        if not self.growth_from or not view.is_absent(self.growth_from):
            return {}
        top = self.rungs[-1].lower
        factor = 1 + (top.fraction if top else Fraction(0)) / 100
        scale, scale_before = view.fields[self.field].scale, view.fields[self.growth_from].scale
        before = max(int(view.exact(self.field) / factor * scale_before), 1)
        now = ceiling(Fraction(before, scale_before) * factor * scale)
        grown = {self.field: now} if now > view.values.get(self.field, 0) else {}
        return {self.growth_from: before, **grown}
