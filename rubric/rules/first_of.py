"""Preference: the first part that can be scored counts, for example a survey before a count."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar, Literal

import polars as pl
from pydantic import BaseModel

from rubric.criteria.figures import STRICT
from rubric.part import Part, Scope
from rubric.reasons import Reason
from rubric.rules.base import Change, Rule, Speech, View
from rubric.text import Text

if TYPE_CHECKING:
    from rubric.rules.base import Rule as AnyRule


class PreferredPart(BaseModel):
    """One way to measure, with its rule."""

    model_config = STRICT

    label: Text
    rule: AnyRule


class FirstOf(Rule, frozen=True):
    """The share of the first part that is scored; when none is, the state of the last part decides.

    One exception: a sample that is too small stands as the reason when the other ways are simply not reported.
    """

    version: ClassVar[int] = 1
    kind: Literal["first_of"]
    parts: dict[str, PreferredPart]

    def reads(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for part in self.parts.values() for name in part.rule.reads()))

    def inner(self) -> Mapping[str, Rule]:
        return {step: part.rule for step, part in self.parts.items()}

    def part(self, scope: Scope) -> Part:
        made = [spec.rule.part(scope.inside(name)) for name, spec in self.parts.items()]
        numerator, denominator, of = made[-1].numerator, made[-1].denominator, made[-1].state
        for part in reversed(made[:-1]):
            numerator = pl.when(part.is_scored).then(part.numerator).otherwise(numerator)
            denominator = pl.when(part.is_scored).then(part.denominator).otherwise(denominator)
            too_small = (part.state == int(Reason.NA_SAMPLE_TOO_SMALL)) & (of == int(Reason.NOT_REPORTED))
            of = pl.when(part.is_scored | too_small).then(part.state).otherwise(of)
        bound, peak = max(part.bound for part in made), max(part.peak for part in made)
        return scope.keep(numerator, denominator, of, bound=bound, peak=peak)

    def words(self, speech: Speech) -> str:
        ways = [f"{part.label.in_(speech.language)}: {part.rule.words(speech)}" for part in self.parts.values()]
        return speech.say("Ưu tiên theo thứ tự. ", "In this order of preference. ") + " ".join(ways)

    def working(self, view: View, path: str) -> str:
        chosen = next((n for n in self.parts if view.reason(f"{path}/{n}").is_scored), list(self.parts)[-1])
        part = self.parts[chosen]
        return f"{part.label.in_(view.language)}: {part.rule.working(view, f'{path}/{chosen}')}"

    def completes(self, view: View, path: str) -> Change:
        chosen = next((n for n in self.parts if view.reason(f"{path}/{n}").is_scored), list(self.parts)[-1])
        return self.parts[chosen].rule.completes(view, f"{path}/{chosen}")

    def changes(self, view: View, path: str) -> list[Change]:
        chosen = next((n for n in self.parts if view.reason(f"{path}/{n}").is_scored), list(self.parts)[-1])
        return self.parts[chosen].rule.changes(view, f"{path}/{chosen}")
