"""From the reports of a commune's units to the figures of its own report: arithmetic only, no file and no screen.

A figure is made of the units that reported it, and says which did not. Where none did it is blank, never 0.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import and_, or_
from typing import Literal

from connectors.cells.raw_cell import Address
from connectors.consolidation.loading import Consolidation
from connectors.consolidation.rules import FromUnit, KeptByCommune, OverKind, OverUnits, Rule, unit_field
from connectors.forms.periods import period_of
from connectors.layouts.receipts import receipt_field
from connectors.localities import Agency, Installation
from connectors.problem import Mending, mending
from connectors.reported import BookReading, ReportedValue, ValueState
from rubric.criteria.field import Field
from rubric.language import from_days
from rubric.text import Text

Values = Mapping[tuple[str, str], ReportedValue]  # by unit and field, of one period
Standing = Literal["on_time", "late", "unregistered", "overdue", "awaited", "not_owed", "not_collected"]

_MADE: Mapping[OverKind, Callable[[Sequence[int]], int]] = {
    "sum": sum,
    "count_of_units": lambda values: sum(value > 0 for value in values),
    "any": lambda values: reduce(or_, values),
    "all": lambda values: reduce(and_, values),
    "earliest": min,
}


@dataclass(frozen=True)
class Part:
    """What one unit says of a figure; ``said`` is None where its book has no such cell.

    ``mend`` says how to mend a cell that cannot be read; ``lacks`` is the other side of a share that the unit has no
    figure of, so that this side does not count.
    """

    unit: Agency
    state: ValueState
    said: ReportedValue | None = None
    mend: Text | None = None
    lacks: str = ""


@dataclass(frozen=True)
class FormFigure:
    """One figure of the form: the stored integer, None where it is blank, and ``text`` for words and links.

    ``parts`` are the units that are asked for it in this period, in their order.
    """

    key: str
    spec: Field
    rule: Rule
    parts: tuple[Part, ...] = ()
    value: int | None = None
    text: str = ""

    def of(self, *states: ValueState) -> tuple[Part, ...]:
        """The parts in one of ``states``."""
        return tuple(part for part in self.parts if part.state in states)

    @property
    def counted(self) -> tuple[Part, ...]:
        """The units whose figure was taken."""
        return tuple(part for part in self.of("reported") if not part.lacks)

    @property
    def without_other_side(self) -> tuple[Part, ...]:
        """The units whose figure was left out, for they lack the other side of the share."""
        return tuple(part for part in self.of("reported") if part.lacks)

    @property
    def awaited(self) -> tuple[Part, ...]:
        """The units that should have a figure: all but those the field does not apply to."""
        return self.of("reported", "missing", "unreadable")

    @property
    def state(self) -> ValueState:
        """A figure, or why there is none: it applies to no unit, a cell cannot be read, or nobody has it."""
        if self.value is not None:
            return "reported"
        if self.parts and not self.awaited:
            return "not_applicable"
        return "unreadable" if self.of("unreadable") else "missing"

    @property
    def is_to_type(self) -> bool:
        """Whether the commune has to type it: it is blank, and the form does not take that it does not apply."""
        return self.value is None and not (self.state == "not_applicable" and self.spec.allows_not_applicable)

    @property
    def is_too_large(self) -> bool:
        """Whether the figure is above what the form takes."""
        return self.value is not None and self.value > self.spec.largest


@dataclass(frozen=True)
class UnitReport:
    """The report of one unit: when it is due, when it came, and whether it has any figure of the period."""

    unit: Agency
    standing: Standing
    has_figures: bool
    last_day: date | None = None
    received: date | None = None

    @property
    def is_awaited(self) -> bool:
        """Whether the unit's figures belong in this period's report."""
        return self.has_figures or self.standing != "not_collected"


@dataclass(frozen=True)
class Consolidated:
    """The commune's report of a period: its figures in the order of the form, and the reports they are made of."""

    period: str
    figures: Mapping[str, FormFigure]
    units: tuple[UnitReport, ...]

    @property
    def awaited(self) -> tuple[UnitReport, ...]:
        """The units whose figures belong in the report."""
        return tuple(each for each in self.units if each.is_awaited)

    @property
    def to_type(self) -> tuple[FormFigure, ...]:
        """The figures left blank, for the commune to type."""
        return tuple(figure for figure in self.figures.values() if figure.is_to_type)

    @property
    def unreadable(self) -> tuple[tuple[FormFigure, Part], ...]:
        """Every cell that could not be read, with the first figure that does without it."""
        found: dict[Address, tuple[FormFigure, Part]] = {}
        for figure in self.figures.values():
            for part in figure.of("unreadable"):
                if part.said:
                    found.setdefault(part.said.address, (figure, part))
        return tuple(found.values())


def consolidate(
    consolidation: Consolidation,
    installation: Installation,
    readings: Iterable[BookReading],
    report: str,
    *,
    as_of: date,
) -> Consolidated:
    """The commune's ``report`` (``year`` or ``H1``) of the set's year, from what its units' books say on ``as_of``."""
    readings = list(readings)
    period = period_of(report, installation.criteria_set.year)
    values = {(v.agency, v.field): v for r in readings for v in r.values if v.period == period}
    received = _received(readings, period)
    units = tuple(
        _unit_report(installation, unit, report, values, received.get(unit.code), as_of)
        for unit in installation.agencies.values()
    )
    asked = {each.unit.code for each in units if each.is_awaited}
    excused = {(a.agency, a.item) for r in readings for a in r.approvals if a.approved and str(a.year) == period[:4]}
    mend = mending(problem for reading in readings for problem in reading.problems)
    figures = {
        key: _figure(key, spec, consolidation.rules.fields[key], installation, asked, values, excused, mend)
        for key, spec in consolidation.fields.items()
    }
    return Consolidated(period, figures, units)


def _figure(
    key: str,
    spec: Field,
    rule: Rule,
    installation: Installation,
    asked: set[str],
    values: Values,
    excused: set[tuple[str, str]],
    mend: Mending,
) -> FormFigure:
    if isinstance(rule, KeptByCommune):
        return FormFigure(key, spec, rule)
    name = unit_field(key, rule)
    parts = tuple(
        _part(unit, values.get((unit.code, name)), (unit.code, name) in excused, mend, _lacking(unit, rule, values))
        for unit in installation.agencies.values()
        if unit.code in asked and _asks(rule, unit)
    )
    taken = [part.said for part in parts if part.state == "reported" and part.said and not part.lacks]
    numbers = [said.value for said in taken if said.value is not None]
    if not numbers:
        return FormFigure(key, spec, rule, parts)
    if isinstance(rule, FromUnit):
        return FormFigure(key, spec, rule, parts, numbers[0], taken[0].text)
    return FormFigure(key, spec, rule, parts, _MADE[rule.kind](numbers))


def _asks(rule: OverUnits | FromUnit, unit: Agency) -> bool:
    return unit.annex in rule.annexes if isinstance(rule, OverUnits) else unit.code == rule.unit


def _lacking(unit: Agency, rule: OverUnits | FromUnit, values: Values) -> str:
    """The other side of a share, where the unit has no figure of it."""
    other = rule.together_with if isinstance(rule, OverUnits) else ""
    found = values.get((unit.code, other)) if other else None
    return other if other and (found is None or found.state != "reported") else ""


def _part(unit: Agency, said: ReportedValue | None, is_excused: bool, mend: Mending, lacks: str) -> Part:
    state: ValueState = said.state if said else "missing"
    if state == "missing" and is_excused:
        state = "not_applicable"
    if said is None or state != "unreadable":
        return Part(unit, state, said, lacks=lacks)
    return Part(unit, state, said, mend.get(said.address) or mend.get((unit.code, said.period, said.field)))


def _received(readings: Iterable[BookReading], period: str) -> dict[str, date]:
    """The day on which each unit's report of ``period`` was received, by the lead office's register."""
    field, year = receipt_field(period), period[:4]
    return {
        value.agency: from_days(value.value)
        for reading in readings
        for value in reading.values
        if (value.field, value.period) == (field, year) and value.value is not None
    }


def _unit_report(
    installation: Installation, unit: Agency, report: str, values: Values, received: date | None, as_of: date
) -> UnitReport:
    year = installation.criteria_set.year
    own = installation.criteria_set.fields_of(unit.annex)
    said = (values.get((unit.code, key)) for key in own)
    has_figures = any(value is not None and value.state != "missing" for value in said)
    owed = installation.regime.of(unit.annex).get(report)
    last_day = owed.last_day(year) if owed else None
    if report not in installation.regime.collected(unit.annex, year):
        standing: Standing = "not_collected"
    elif last_day is None:
        standing = "not_owed"
    elif received:
        standing = "on_time" if received <= last_day else "late"
    elif has_figures:
        standing = "unregistered"
    else:
        standing = "overdue" if last_day < as_of else "awaited"
    return UnitReport(unit, standing, has_figures, last_day, received)
