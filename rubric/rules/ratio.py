"""Ratio to target: numerator over denominator against the year's target, nothing below the floor."""

from __future__ import annotations

from fractions import Fraction
from math import gcd, lcm
from typing import ClassVar, Literal

import polars as pl

from rubric.criteria.figures import Figure, Weight, YearTable, scaled
from rubric.part import Part, Scope, state, whole
from rubric.reasons import FIRST_NOT_APPLICABLE, Reason
from rubric.rules.base import Change, Rule, Speech, View, ceiling


class Ratio(Rule, frozen=True):
    """Points in proportion to ``(weighted numerator / denominator) / target``, capped at the target.

    ``target`` and ``floor`` are percentages. Below ``floor`` nothing is earned. A zero denominator means not
    applicable, or nothing earned, as the set says. Missing or unreadable fields: not determinable. The numerator
    is a part of the denominator unless ``is_quota`` says that the denominator is only a number to reach.
    """

    version: ClassVar[int] = 1
    kind: Literal["ratio"]
    numerator: dict[str, Weight]
    denominator: str
    target: YearTable
    floor: Figure | None = None
    is_quota: bool = False
    when_denominator_zero: Literal["not_applicable", "zero"] = "not_applicable"

    def reads(self) -> tuple[str, ...]:
        return (*self.numerator, self.denominator)

    def tables(self) -> dict[str, YearTable]:
        return {"target": self.target}

    def part(self, scope: Scope) -> Part:
        over, under = self._weights(scope)
        targets, target_unit = scaled({year: self.target.at(year) / 100 for year in scope.years})
        target, target_max = scope.by_year("target", targets)
        above, below = target_unit * under[1], over[1]
        common = gcd(above, below)
        above, below = above // common, below // common
        top = sum((scope.value(name) * weight for name, weight in over[0].items()), whole(0))
        top_max = sum(scope.largest(name) * abs(weight) for name, weight in over[0].items())
        bottom, bottom_max = scope.value(self.denominator), scope.largest(self.denominator)

        empty = bottom == 0
        numerator, denominator = top * above, bottom * below * target
        numerator = pl.min_horizontal(numerator, denominator)
        peak = max(top_max * above, bottom_max * below * target_max)
        if self.floor is not None:
            floor = self.floor.fraction / 100
            left, right = under[1] * floor.denominator, over[1] * floor.numerator
            numerator = pl.when(top * left < bottom * right).then(whole(0)).otherwise(numerator)
            peak = max(peak, top_max * left, bottom_max * right)
        of = scope.worst(self.reads())
        if self.when_denominator_zero == "not_applicable":
            of = pl.when((of < FIRST_NOT_APPLICABLE) & empty).then(state(Reason.NA_DENOMINATOR_ZERO)).otherwise(of)
        else:
            numerator = pl.when(empty).then(whole(0)).otherwise(numerator)
        denominator = pl.when(empty).then(whole(1)).otherwise(denominator)
        bound = bottom_max * below * target_max
        return scope.keep(numerator, denominator, of, bound=bound, peak=peak)

    def _weights(self, scope: Scope) -> tuple[tuple[dict[str, int], int], tuple[str, int]]:
        """Integer weights of the numerator fields over one unit, and the denominator's unit."""
        exact = {name: weight.fraction / scope.fields[name].scale for name, weight in self.numerator.items()}
        unit = lcm(*(weight.denominator for weight in exact.values()))
        weights = {name: int(weight * unit) for name, weight in exact.items()}
        return (weights, unit), (self.denominator, scope.fields[self.denominator].scale)

    def words(self, speech: Speech) -> str:
        terms = " + ".join(speech.term(weight, name) for name, weight in self.numerator.items())
        target = speech.target(self.target, "%")
        text = speech.say(
            f"Tỷ lệ ({terms}) / ({speech.label(self.denominator)}); đủ điểm khi đạt {target}",
            f"Ratio ({terms}) / ({speech.label(self.denominator)}); full points at {target}",
        )
        if self.floor is not None:
            floor = speech.figure(self.floor, "%")
            text += speech.say(f", dưới {floor} không có điểm", f", nothing below {floor}")
        return text + self._words_for_zero(speech)

    def _words_for_zero(self, speech: Speech) -> str:
        if self.when_denominator_zero == "zero":
            return speech.say("; mẫu số bằng 0 thì không có điểm.", "; a zero denominator earns nothing.")
        return speech.say("; mẫu số bằng 0 thì không áp dụng.", "; a zero denominator means not applicable.")

    def _top(self, view: View) -> Fraction:
        return sum((w.fraction * view.exact(name) for name, w in self.numerator.items()), Fraction(0))

    def working(self, view: View, path: str) -> str:
        bottom = view.exact(self.denominator)
        if not bottom:
            return view.say("mẫu số bằng 0", "the denominator is zero")
        terms = " + ".join(view.summand(weight, name) for name, weight in self.numerator.items())
        terms = f"({terms})" if len(self.numerator) > 1 else terms
        ratio, target = self._top(view) / bottom, self.target.at(view.year) / 100
        fraction = f"{terms}/{view.number(bottom)}"
        text = f"{fraction} {view.equals(ratio)}"
        if ratio > 1 and not self.is_quota:
            text += view.say(" (tử số lớn hơn mẫu số, cần kiểm tra)", " (above the whole: to be checked)")
        if self.floor is not None and ratio < self.floor.fraction / 100:
            floor = view.percent(self.floor.fraction / 100)
            return text + view.say(f" < {floor}: không có điểm", f" < {floor}: nothing is earned")
        if ratio >= target:
            return text + view.say(
                f", đạt mức {view.percent(target)}: 100%", f", at least {view.percent(target)}: 100%"
            )
        if target == 1:
            return text
        return f"{text}; {fraction} : {view.percent(target)} {view.equals(view.share(path))}"

    def changes(self, view: View, path: str) -> list[Change]:
        bottom = view.exact(self.denominator)
        raised = [(w.fraction, n) for n, w in self.numerator.items() if view.fields[n].better == "higher"]
        if not bottom or not raised or not view.is_reported(self.denominator):
            return []
        weight, name = max(raised)
        # All counts of the numerator together are a part of the denominator.
        others = sum((view.exact(other) for other in self.numerator if other != name), Fraction(0))
        room = bottom - others
        lacking = bottom * self.target.at(view.year) / 100 - self._top(view)
        steps = [lacking]
        if self.floor is not None:
            steps.append(bottom * self.floor.fraction / 100 - self._top(view))
        scale = view.fields[name].scale
        wanted = [view.values.get(name, 0) + ceiling(step / weight * scale) for step in steps if step > 0]
        return [{name: value} for value in wanted if self.is_quota or value <= room * scale]

    def completes(self, view: View, path: str) -> Change:
        if not view.is_absent(self.denominator):
            return {}
        given = sum((view.exact(name) for name in self.numerator if view.is_reported(name)), Fraction(0))
        bottom = max(ceiling(given * view.fields[self.denominator].scale), 1)
        filled = {self.denominator: bottom}
        if not given:
            weight, name = max((w.fraction, n) for n, w in self.numerator.items())
            goal = Fraction(bottom, view.fields[self.denominator].scale) * self.target.at(view.year) / 100
            filled[name] = ceiling(goal / weight * view.fields[name].scale)
        return filled
