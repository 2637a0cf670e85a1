"""Expert panel: the mean of the members' levels, once enough members have scored."""

from __future__ import annotations

from fractions import Fraction
from typing import ClassVar, Literal

import polars as pl

from rubric.criteria.figures import Figure
from rubric.part import Part, Scope, state, whole
from rubric.reasons import FIRST_NOT_APPLICABLE, TO_PART, Reason
from rubric.rules.base import Change, Rule, Speech, View


class Panel(Rule, frozen=True):
    """The mean of the reported ``levels`` (0 to 100 each); not determinable below ``minimum_scorers``."""

    version: ClassVar[int] = 1
    kind: Literal["panel"]
    levels: list[str]
    minimum_scorers: Figure

    def reads(self) -> tuple[str, ...]:
        return tuple(self.levels)

    def part(self, scope: Scope) -> Part:
        states = [scope.state(name) for name in self.levels]
        scorers = pl.sum_horizontal([(s < FIRST_NOT_APPLICABLE).cast(pl.Int64) for s in states])
        unit = max(scope.fields[name].scale for name in self.levels)
        total = sum((scope.value(name) * (unit // scope.fields[name].scale) for name in self.levels), whole(0))
        unreadable = pl.any_horizontal([s == int(Reason.UNREADABLE) for s in states])
        none = state(Reason.NOT_REPORTED)
        few = pl.when(scorers == 0).then(none).otherwise(state(Reason.TOO_FEW_SCORERS))
        few = pl.when(unreadable).then(state(Reason.UNREADABLE)).otherwise(few)
        in_part = pl.when(unreadable).then(state(Reason(Reason.UNREADABLE - TO_PART))).otherwise(state(Reason.SCORED))
        enough = scorers >= whole(int(self.minimum_scorers.value))
        of = pl.when(enough).then(in_part).otherwise(few)
        bound = 100 * unit * len(self.levels)
        return scope.keep(total, scorers * (100 * unit), of, bound=bound, peak=bound)

    def words(self, speech: Speech) -> str:
        least = speech.figure(self.minimum_scorers)
        return speech.say(
            f"Trung bình mức chấm của Hội đồng (0–100%), ít nhất {least} thành viên.",
            f"Mean of the panel's levels (0–100%), at least {least} members.",
        )

    def _given(self, view: View) -> list[Fraction]:
        return [view.exact(name) for name in self.levels if view.is_reported(name)]

    def working(self, view: View, path: str) -> str:
        given = self._given(view)
        if not given:
            return view.say("chưa có mức chấm", "no levels yet")
        terms, mean = (
            " + ".join(view.number(level) for level in given),
            view.number(sum(given, Fraction(0)) / len(given)),
        )
        spread = view.number(max(given) - min(given))
        text = f"({terms})/{len(given)} = {mean}%"
        return text + view.say(f" (chênh cao nhất – thấp nhất {spread})", f" (spread {spread})")

    def changes(self, view: View, path: str) -> list[Change]:
        return []
