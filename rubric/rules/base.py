"""What every kind of rule can do: name its fields, become columns, speak, and say what would earn more."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import ClassVar

from pydantic import BaseModel

from rubric.criteria.field import Field, MonthsAtLeast
from rubric.criteria.figures import Figure, Weight, YearTable
from rubric.criteria.regime import Regime
from rubric.language import field_value, is_exact, number, percent
from rubric.part import Part, Scope
from rubric.reasons import Reason

Change = dict[str, int]
PROPOSED = "†"


@dataclass(frozen=True)
class Speech:
    """The ground for sentences: the fields, the annex, the year and the language."""

    fields: Mapping[str, Field]
    regime: Regime
    annex: str
    year: int
    language: str
    deducts: bool = field(default=False, kw_only=True)

    def say(self, vi: str, en: str) -> str:
        """The sentence of the language."""
        return en if self.language == "en" else vi

    def full(self) -> str:
        """What reaching the target means: full points, or the full deduction of a penalty."""
        if self.deducts:
            return self.say("trừ tối đa", "the full deduction")
        return self.say("đủ điểm", "full points")

    def label(self, name: str) -> str:
        """The field's label; where months make the year, what the year's figure counts."""
        text = self.fields[name].label.in_(self.language)
        reached = self.fields[name].year_rule(self.annex)
        if not isinstance(reached, MonthsAtLeast):
            return text
        least = f"{reached.months_at_least}{self.mark(reached.basis)}"
        return self.say(f"Số tháng đạt từ {least} ({text})", f"Months with at least {least} ({text})")

    def unit(self, name: str) -> str:
        """The field's unit, by which the year's figure is counted."""
        if isinstance(self.fields[name].year_rule(self.annex), MonthsAtLeast):
            return self.say("tháng", "months")
        return self.fields[name].unit.in_(self.language)

    def number(self, value: Fraction | int) -> str:
        """A number with at most two decimals."""
        return number(value, None, self.language)

    def percent(self, share: Fraction) -> str:
        """A share of 1 as a percentage; with four decimals where two would round it."""
        return percent(share, self.language, 2 if is_exact(share, 2) else 4)

    def equals(self, share: Fraction) -> str:
        """“= 90%” where that is exact, “≈ 18,6047%” where it is rounded, so that every line holds by hand."""
        return f"{'=' if is_exact(share) else '≈'} {self.percent(share)}"

    def mark(self, basis: str) -> str:
        """The mark of a proposed number; nothing for the plan's own."""
        return PROPOSED if basis == "proposed" else ""

    def figure(self, figure: Figure, suffix: str = "") -> str:
        """A figure with its mark."""
        return f"{self.number(figure.fraction)}{suffix}{self.mark(figure.basis)}"

    def term(self, weight: Weight, name: str) -> str:
        """One summand of a rule: the weight, with its mark, is written only where it is not 1."""
        label = self.label(name)
        return label if weight.value == 1 else f"{self.number(weight.fraction)}{self.mark(weight.basis)} × {label}"

    def target(self, table: YearTable, suffix: str = "") -> str:
        """The year's number with its mark."""
        return f"{self.number(table.at(self.year))}{suffix}{self.mark(table.basis_at(self.year))}"


@dataclass(frozen=True)
class View(Speech):
    """One agency's year as a rule reads it back: values, states, and the share of every part by its path."""

    values: Mapping[str, int]
    states: Mapping[str, Reason]
    shares: Mapping[str, tuple[Fraction, Reason]]
    as_of: int

    def share(self, path: str) -> Fraction:
        """The exact share of the part at ``path``, as the engine computed it."""
        return self.shares[path][0]

    def reason(self, path: str) -> Reason:
        """The state of the part at ``path``."""
        return self.shares[path][1]

    def exact(self, name: str) -> Fraction:
        """A field's value in its own unit."""
        return Fraction(self.values.get(name, 0), self.fields[name].scale)

    def shown(self, name: str) -> str:
        """A field's value as printed, or the mark of its absence."""
        if self.states.get(name, Reason.NOT_REPORTED).is_scored:
            return field_value(self.fields[name], self.values.get(name, 0), self.language)
        return self.say("chưa có", "none")

    def summand(self, weight: Weight, name: str) -> str:
        """One summand with the agency's number filled in."""
        shown = self.shown(name)
        return shown if weight.value == 1 else f"{self.number(weight.fraction)} × {shown}"

    def is_reported(self, name: str) -> bool:
        """Whether the field holds a readable figure."""
        return self.states.get(name, Reason.NOT_REPORTED).is_scored

    def is_absent(self, name: str) -> bool:
        """Whether a figure is missing or cannot be read, so that typing it can only help."""
        return self.states.get(name, Reason.NOT_REPORTED) in {Reason.NOT_REPORTED, Reason.UNREADABLE}


class Rule(BaseModel, frozen=True, extra="forbid", strict=True):
    """A rule of one kind. Pure and total: every state of its fields leads to a share or a reason.

    ``version`` says which results a kind gives; releases name the versions they were made with. A kind whose results
    are to change stays as it is, under its name and version, for the years it scored; the new results are a new kind.
    """

    version: ClassVar[int]
    kind: str

    @abstractmethod
    def reads(self) -> tuple[str, ...]:
        """The fields the rule reads, in the order they are shown."""

    @abstractmethod
    def part(self, scope: Scope) -> Part:
        """The share of every agency, exactly, as columns."""

    @abstractmethod
    def words(self, speech: Speech) -> str:
        """The rule in one sentence."""

    @abstractmethod
    def working(self, view: View, path: str) -> str:
        """The arithmetic with one agency's numbers filled in, up to the share."""

    @abstractmethod
    def changes(self, view: View, path: str) -> list[Change]:
        """Changes of fields that would earn more, each worth trying on its own."""

    def completes(self, view: View, path: str) -> Change:
        """Missing or unreadable figures that ``changes`` cannot name a goal for, filled so that the rule earns in full.

        The values only stand in for what the agency will report: they say what reporting may bring at most.
        """
        merged: Change = {}
        for step, part in self.inner().items():
            if not view.reason(f"{path}/{step}").is_not_applicable:
                for name, value in part.completes(view, f"{path}/{step}").items():
                    merged[name] = max(value, merged.get(name, value))
        return merged

    def last_days(self, speech: Speech) -> Mapping[str, date]:
        """The last day that still earns something, of the fields that hold days."""
        return {name: day for part in self.inner().values() for name, day in part.last_days(speech).items()}

    def tables(self) -> dict[str, YearTable]:
        """The numbers by year that must reach every year of the set."""
        return {}

    def inner(self) -> Mapping[str, Rule]:
        """The rules this one is composed of, by the step of their paths."""
        return {}

    def shared(self) -> tuple[str, ...]:
        """The fields by which one agency's figure bears on what the others of its cohort earn."""
        return tuple(name for part in self.inner().values() for name in part.shared())


def ceiling(value: Fraction) -> int:
    """The smallest integer that is not below ``value``."""
    return -(-value.numerator // value.denominator)
