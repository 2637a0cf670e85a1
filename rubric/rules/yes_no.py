"""Yes or no: a figure that is yes, given, or reaches a threshold."""

from __future__ import annotations

from fractions import Fraction
from math import floor
from typing import ClassVar, Literal

import polars as pl

from rubric.criteria.field import NUMERIC_KINDS
from rubric.criteria.figures import Figure
from rubric.part import Part, Scope, whole
from rubric.rules.additive import additive_state
from rubric.rules.base import Change, Rule, Speech, View, ceiling


class YesNo(Rule, frozen=True):
    """All or nothing: the sum of ``fields`` is at least ``at_least`` (default: yes, or given), or is ``more_than``.

    Several fields are added; one that is not reported adds nothing.
    """

    version: ClassVar[int] = 1
    kind: Literal["yes_no"]
    fields: list[str]
    at_least: Figure | None = None
    more_than: Figure | None = None

    def reads(self) -> tuple[str, ...]:
        return tuple(self.fields)

    def part(self, scope: Scope) -> Part:
        unit = max(scope.fields[name].scale for name in self.fields)
        total = sum((scope.value(name) * (unit // scope.fields[name].scale) for name in self.fields), whole(0))
        bound = self.more_than or self.at_least
        peak = sum(scope.largest(name) for name in self.fields) * unit * (bound.fraction.denominator if bound else 1)
        holds = self._holds(total, unit)
        numerator = pl.when(holds).then(whole(1)).otherwise(whole(0))
        return scope.keep(numerator, whole(1), additive_state(scope, self.fields), bound=1, peak=peak)

    def _holds(self, total: pl.Expr, unit: int) -> pl.Expr:
        if self.more_than is not None:
            bound = self.more_than.fraction * unit
            return total * bound.denominator > whole(bound.numerator)
        bound = (self.at_least.fraction if self.at_least else 1) * unit
        return total * bound.denominator >= whole(bound.numerator)

    def words(self, speech: Speech) -> str:
        what = " + ".join(speech.label(name) for name in self.fields)
        if self.more_than is not None:
            return f"{what} > {speech.figure(self.more_than)}"
        if self.at_least is not None:
            return f"{what} ≥ {speech.figure(self.at_least)}"
        if len(self.fields) == 1 and speech.fields[self.fields[0]].kind in NUMERIC_KINDS:
            return f"{what} ≥ 1"
        return what

    def working(self, view: View, path: str) -> str:
        shown = " + ".join(view.shown(name) for name in self.fields)
        return f"{shown} → {view.percent(view.share(path))}"

    def changes(self, view: View, path: str) -> list[Change]:
        if view.share(path) == 1:
            return []
        raised = [name for name in self.fields if not self._is_fact(view, name)]
        return [{name: self._goal(view, name)} for name in raised]

    def completes(self, view: View, path: str) -> Change:
        absent = [name for name in self.fields if self._is_fact(view, name) and view.is_absent(name)]
        return {absent[0]: self._goal(view, absent[0])} if absent and view.share(path) != 1 else {}

    @staticmethod
    def _is_fact(view: View, name: str) -> bool:
        """Whether a figure is what it is: the set knows no better direction."""
        return view.fields[name].kind in NUMERIC_KINDS and view.fields[name].better != "higher"

    def _goal(self, view: View, name: str) -> int:
        """The smallest stored figure of one field that makes it hold, the others as they are."""
        others = sum((view.exact(other) for other in self.fields if other != name), Fraction(0))
        scale = view.fields[name].scale
        if self.more_than is not None:
            return floor((self.more_than.fraction - others) * scale) + 1
        return ceiling(((self.at_least.fraction if self.at_least else Fraction(1)) - others) * scale)
