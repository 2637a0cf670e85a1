"""Composition: parts with weights; a part that does not apply drops out and the others take its weight."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, ClassVar, Literal

import polars as pl
from pydantic import BaseModel, model_validator

from rubric.criteria.figures import STRICT, Figure
from rubric.language import number
from rubric.part import YEAR, Part, Scope, whole
from rubric.rules.additive import merged
from rubric.rules.base import Change, Rule, Speech, View
from rubric.text import Text, refusal

if TYPE_CHECKING:
    from rubric.rules.base import Rule as AnyRule


class WeightedPart(BaseModel):
    """One part: its weight in percent, its rule; ``not_applicable`` says why it never applies, or not in some years."""

    model_config = STRICT

    label: Text
    weight: Figure
    rule: AnyRule
    not_in_years: list[int] = []
    not_applicable: Text | None = None

    @model_validator(mode="after")
    def _years_have_a_reason(self) -> WeightedPart:
        if self.not_in_years and self.not_applicable is None:
            raise refusal(
                "`not_in_years` cần lý do `not_applicable`", "`not_in_years` needs the reason `not_applicable`"
            )
        return self


class Weighted(Rule, frozen=True):
    """``Σ weight × share`` of the parts, weights adding up to 100. Used for every checklist and composition.

    Parts stay exact fractions: only the criterion's points are rounded. A part that is not determinable earns
    nothing and keeps its weight; one that is not applicable leaves, and the weights are renormalised.
    """

    version: ClassVar[int] = 1
    kind: Literal["weighted"]
    parts: dict[str, WeightedPart]

    @model_validator(mode="after")
    def _adds_up(self) -> Weighted:
        total = sum(part.weight.fraction for part in self.parts.values())
        if total != 100:
            raise refusal(
                f"trọng số các phần cộng lại bằng {number(total)}, không phải 100",
                f"the weights of the parts add up to {number(total, None, 'en')}, not 100",
            )
        return self

    def reads(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for part in self.parts.values() for name in part.rule.reads()))

    def inner(self) -> Mapping[str, Rule]:
        return {step: part.rule for step, part in self.parts.items()}

    def part(self, scope: Scope) -> Part:
        unit = lcm(*(part.weight.fraction.denominator for part in self.parts.values()))
        weights = {name: int(part.weight.fraction * unit) for name, part in self.parts.items()}
        made = {name: self._made(name, scope) for name in self.parts}
        of = merged([part.state for part in made.values()])
        applying = {
            name: pl.when(part.is_not_applicable).then(whole(0)).otherwise(whole(weights[name]))
            for name, part in made.items()
        }
        product, bound = whole(1), 1
        for part in made.values():
            if part.bound > 1:
                product, bound = product * part.denominator, bound * part.bound
        numerator = whole(0)
        for name, part in made.items():
            others = part.numerator * weights[name]
            for other, rest in made.items():
                if other != name and rest.bound > 1:
                    others = others * rest.denominator
            numerator = numerator + others
        total = sum(applying.values(), whole(0))
        denominator = pl.when(total > 0).then(total * product).otherwise(whole(1))
        largest = bound * sum(weights.values())
        peak = max(largest, *(part.peak for part in made.values()))
        return scope.keep(numerator, denominator, of, bound=largest, peak=peak)

    def _made(self, name: str, scope: Scope) -> Part:
        spec = self.parts[name]
        if spec.not_applicable is None:
            return spec.rule.part(scope.inside(name))
        outside = pl.col(YEAR).is_in(spec.not_in_years) if spec.not_in_years else pl.lit(True)
        return spec.rule.part(scope.inside(name, outside))

    def words(self, speech: Speech) -> str:
        lines = []
        for part in self.parts.values():
            line = f"{speech.figure(part.weight, '%')} {part.label.in_(speech.language)}"
            if part.not_applicable is not None and (not part.not_in_years or speech.year in part.not_in_years):
                line += speech.say(" (không áp dụng: ", " (not applicable: ")
                line += f"{part.not_applicable.in_(speech.language)})"
            elif part.rule.kind != "yes_no" or not set(part.rule.model_fields_set) <= {"kind", "fields"}:
                line += f": {part.rule.words(speech).rstrip('.')}"
            lines.append(line)
        tail = speech.say(
            ". Phần không áp dụng được chia lại trọng số.", ". Weights of parts that do not apply are shared out."
        )
        return "; ".join(lines) + tail

    def working(self, view: View, path: str) -> str:
        lines, left = [], Fraction(0)
        for name, part in self.parts.items():
            inner = f"{path}/{name}"
            reason = view.reason(inner)
            weight = view.number(part.weight.fraction)
            label = part.label.in_(view.language)
            if reason.is_not_applicable:
                left += part.weight.fraction
                lines.append(f"{label}: " + view.say("không áp dụng", "not applicable"))
            elif reason.is_not_determinable:
                lines.append(f"{label}: " + view.say("chưa xác định được, 0%", "not determinable, 0%"))
            else:
                lines.append(
                    f"{label}: {part.rule.working(view, inner)}; {weight}% × {view.percent(view.share(inner))}"
                )
        total = view.equals(view.share(path))
        if left:
            shared = view.number(100 - left)
            lines.append(view.say(f"chia cho {shared}% còn lại", f"over the remaining {shared}%"))
        return " · ".join(lines) + view.say(f" · cộng lại {total}", f" · together {total}")

    def changes(self, view: View, path: str) -> list[Change]:
        return [
            change
            for name, part in self.parts.items()
            if not view.reason(f"{path}/{name}").is_not_applicable
            for change in part.rule.changes(view, f"{path}/{name}")
        ]
