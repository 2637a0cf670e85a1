"""Variety: how many different forms were used, against how many are wanted."""

from __future__ import annotations

from itertools import combinations, islice
from typing import ClassVar, Literal

import polars as pl

from rubric.criteria.figures import YearTable, scaled
from rubric.part import Part, Scope
from rubric.rules.additive import additive_state
from rubric.rules.base import Change, Rule, Speech, View

WAYS = 6  # of reaching the target, out of the forms that are not used yet


class Variety(Rule, frozen=True):
    """``number of fields above zero / target``, capped at 1; a field that is not reported counts as not used."""

    version: ClassVar[int] = 1
    kind: Literal["variety"]
    forms: list[str]
    target: YearTable

    def reads(self) -> tuple[str, ...]:
        return tuple(self.forms)

    def tables(self) -> dict[str, YearTable]:
        return {"target": self.target}

    def part(self, scope: Scope) -> Part:
        targets, unit = scaled({year: self.target.at(year) for year in scope.years})
        target, target_max = scope.by_year("target", targets)
        used = pl.sum_horizontal([(scope.value(name) > 0).cast(pl.Int64) for name in self.forms]) * unit
        peak = len(self.forms) * unit
        of = additive_state(scope, self.forms)
        return scope.keep(pl.min_horizontal(used, target), target, of, bound=target_max, peak=peak)

    def words(self, speech: Speech) -> str:
        forms, target = "; ".join(speech.label(name) for name in self.forms), speech.target(self.target)
        return speech.say(
            f"Số hình thức đã thực hiện trong các hình thức: {forms}; đủ điểm khi có {target} hình thức.",
            f"Number of forms used out of: {forms}; full points with {target}.",
        )

    def working(self, view: View, path: str) -> str:
        used = sum(view.values.get(name, 0) > 0 for name in self.forms)
        target = self.target.at(view.year)
        if used >= target:
            return f"{used} ≥ {view.number(target)} → 100%"
        return f"{used}/{view.number(target)} {view.equals(view.share(path))}"

    def changes(self, view: View, path: str) -> list[Change]:
        unused = [name for name in self.forms if not view.values.get(name)]
        lacking = int(self.target.at(view.year)) - (len(self.forms) - len(unused))
        if lacking <= 0:
            return []
        return [dict.fromkeys(names, 1) for names in islice(combinations(unused, lacking), WAYS)]
