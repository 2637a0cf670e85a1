"""Coverage: which of the assigned groups were reached."""

from __future__ import annotations

from typing import ClassVar, Literal

import polars as pl

from rubric.part import Part, Scope, state
from rubric.reasons import FIRST_NOT_APPLICABLE, Reason
from rubric.rules.base import Change, Rule, Speech, View


class Coverage(Rule, frozen=True):
    """``groups both assigned and reached / groups assigned``; both fields are choices of one list (bits).

    Nothing assigned: not applicable. Reaching groups that were not assigned earns nothing extra.
    """

    version: ClassVar[int] = 1
    kind: Literal["coverage"]
    assigned: str
    reached: str

    def reads(self) -> tuple[str, ...]:
        return (self.assigned, self.reached)

    def part(self, scope: Scope) -> Part:
        assigned = scope.value(self.assigned)
        wanted = assigned.bitwise_count_ones().cast(pl.Int64)
        done = (assigned & scope.value(self.reached)).bitwise_count_ones().cast(pl.Int64)
        nothing = (scope.state(self.assigned) < FIRST_NOT_APPLICABLE) & (assigned == 0)
        of = pl.when(nothing).then(state(Reason.NA_DENOMINATOR_ZERO)).otherwise(scope.worst(self.reads()))
        bound = len(scope.fields[self.assigned].choices)
        return scope.keep(done, wanted, of, bound=bound, peak=bound)

    def words(self, speech: Speech) -> str:
        return speech.say(
            "Số nhóm được giao đã truyền thông / số nhóm được giao; không được giao nhóm nào thì không áp dụng.",
            "Assigned groups reached / assigned groups; not applicable when no group is assigned.",
        )

    def working(self, view: View, path: str) -> str:
        assigned, reached = view.values.get(self.assigned, 0), view.values.get(self.reached, 0)
        labels = list(view.fields[self.assigned].choices.values())
        missed = [t.in_(view.language) for bit, t in enumerate(labels) if assigned & ~reached & (1 << bit)]
        done, wanted = (assigned & reached).bit_count(), assigned.bit_count()
        text = f"{done}/{wanted} {view.equals(view.share(path))}"
        return text + (view.say("; còn thiếu: ", "; missing: ") + ", ".join(missed) if missed else "")

    def changes(self, view: View, path: str) -> list[Change]:
        assigned, reached = view.values.get(self.assigned, 0), view.values.get(self.reached, 0)
        return [{self.reached: assigned | reached}] if assigned & ~reached else []
