"""Count to target: points in proportion to a count, none above the target."""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import ClassVar, Literal

import polars as pl

from rubric.criteria.figures import Weight, YearTable, scaled
from rubric.part import Part, Scope
from rubric.rules.additive import added, additive_state
from rubric.rules.base import Change, Rule, Speech, View, ceiling


class CountToTarget(Rule, frozen=True):
    """Points in proportion to ``Σ weight × count / target``, capped at 1 so that padding earns nothing.

    A count that is not reported adds nothing; only when none is reported is the whole not determinable.
    """

    version: ClassVar[int] = 1
    kind: Literal["count_to_target"]
    counts: dict[str, Weight]
    target: YearTable

    def reads(self) -> tuple[str, ...]:
        return tuple(self.counts)

    def tables(self) -> dict[str, YearTable]:
        return {"target": self.target}

    def part(self, scope: Scope) -> Part:
        targets, target_unit = scaled({year: self.target.at(year) for year in scope.years})
        target, target_max = scope.by_year("target", targets)
        exact = {name: weight.fraction / scope.fields[name].scale for name, weight in self.counts.items()}
        unit = lcm(*(weight.denominator for weight in exact.values()))
        weights = {name: int(weight * unit) for name, weight in exact.items()}
        total = added(scope, weights) * target_unit
        total_max = sum(scope.largest(name) * weight for name, weight in weights.items()) * target_unit
        goal = target * unit
        return scope.keep(
            pl.min_horizontal(total, goal),
            goal,
            additive_state(scope, self.reads()),
            bound=target_max * unit,
            peak=max(total_max, target_max * unit),
        )

    def words(self, speech: Speech) -> str:
        terms = " + ".join(speech.term(weight, name) for name, weight in self.counts.items())
        target = speech.target(self.target)
        return speech.say(
            f"{terms}; {speech.full()} khi đạt {target}, không tính thêm khi vượt.",
            f"{terms}; {speech.full()} at {target}, nothing more beyond it.",
        )

    def _total(self, view: View) -> Fraction:
        return sum((w.fraction * view.exact(name) for name, w in self.counts.items()), Fraction(0))

    def working(self, view: View, path: str) -> str:
        terms = " + ".join(view.summand(weight, name) for name, weight in self.counts.items())
        total, target = self._total(view), self.target.at(view.year)
        text = terms if len(self.counts) == 1 and "×" not in terms else f"{terms} = {view.number(total)}"
        if total >= target:
            return f"{text} ≥ {view.number(target)} → 100%"
        return f"{text}; {view.number(total)}/{view.number(target)} {view.equals(view.share(path))}"

    def changes(self, view: View, path: str) -> list[Change]:
        lacking = self.target.at(view.year) - self._total(view)
        if lacking <= 0:
            return []
        return [
            {name: view.values.get(name, 0) + ceiling(lacking / weight.fraction * view.fields[name].scale)}
            for name, weight in self.counts.items()
        ]
