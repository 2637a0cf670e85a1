"""What an agency could do for one criterion, and what it may not: every change is held against field and day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from rubric.criteria.field import Field, MonthsAtLeast
from rubric.language import from_days
from rubric.reasons import Reason
from rubric.rules.base import Rule, View

Why = Literal["closed", "elsewhere", "settled"]
Source = Literal["agency", "department", "survey", "panel"]


@dataclass(frozen=True)
class Cause:
    """Why points stay out of reach.

    ``closed``: their time is over (``last_day``, when there is one); with ``may_report`` what was done in time and is
    only not typed can still be reported. ``elsewhere``: ``source`` records the figures, not the agency; they may still
    earn something until ``last_day``. ``settled``: the figures are what they are.
    """

    why: Why
    fields: tuple[str, ...]
    source: Source = "agency"
    last_day: date | None = None
    may_report: bool = False


@dataclass(frozen=True)
class Candidate:
    """One action on the agency's own figures: stored integers by field, those in ``assumed`` only stand in."""

    item: str
    changes: tuple[tuple[str, int], ...]
    assumed: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Limits:
    """What holds for one agency and year: its figures as reported, the day, and the day on which inputs lock."""

    fields: Mapping[str, Field]
    annex: str
    year: int
    values: Mapping[str, int]
    states: Mapping[str, Reason]
    today: date
    locks_on: date | None

    def weigh(self, item: str, rule: Rule, view: View) -> tuple[list[Candidate], list[Cause]]:
        """The actions that are open for an item, and the causes for which others are not."""
        completing = rule.completes(view, item)
        wanted = [(change, frozenset[str]()) for change in rule.changes(view, item)]
        if completing:
            wanted.append((completing, frozenset(completing)))
        days = rule.last_days(view)
        candidates: list[Candidate] = []
        causes: list[Cause] = []
        for change, assumed in wanted:
            allowed = {name: self._allowed(name, value, days.get(name)) for name, value in change.items()}
            stopped = [each for each in allowed.values() if isinstance(each, Cause)]
            values = {name: each for name, each in allowed.items() if not isinstance(each, Cause)}
            causes += stopped
            if not stopped and any(view.values.get(n, 0) != v or view.is_absent(n) for n, v in values.items()):
                candidates.append(Candidate(item, tuple(values.items()), assumed))
            causes += [self._over(n) for n, v in values.items() if v < change[n] and self._is_monthly(n)]
        return candidates, causes or self._without_change(rule, view, bool(candidates))

    def _allowed(self, name: str, value: int, last: date | None) -> int | Cause:
        field, state = self.fields[name], self.states[name]
        if field.source != "agency" or field.scope == "locality":
            return Cause("elsewhere", (name,), field.source, last if last and last >= self.today else None)
        if state.is_not_applicable or not int(field.min * field.scale) <= value <= field.largest:
            return Cause("settled", (name,))
        is_open = self._is_open(name, last)
        if isinstance(is_open, Cause):
            return is_open
        if self._is_monthly(name) and state not in {Reason.NOT_REPORTED, Reason.UNREADABLE}:
            months = 13 - self.today.month if self.today.year == self.year else 12
            return min(value, self.values[name] + months * field.scale)
        return value

    def _is_open(self, name: str, last: date | None) -> Cause | None:
        """None when the figure may still become better, otherwise why not."""
        field, state = self.fields[name], self.states[name]
        if self.locks_on is not None and self.today > self.locks_on:
            return Cause("closed", (name,), last_day=self.locks_on)
        if state is Reason.UNREADABLE:
            return None
        last = last or self.closing_day(field)
        if last is not None and self.today > last:
            return Cause("closed", (name,), last_day=last, may_report=state is Reason.NOT_REPORTED)
        if state is Reason.NOT_REPORTED:
            return None
        if field.closes == "each":
            return self._over(name)
        end = date(self.year, 12, 31)
        return Cause("closed", (name,), last_day=end) if self.today > end else None

    def closing_day(self, field: Field) -> date | None:
        """The day of the year after which a field cannot become better."""
        if "-" not in field.closes:
            return None
        month, day = field.closes.split("-")
        return date(self.year, int(month), int(day))

    def until(self, rule: Rule, view: View, candidate: Candidate) -> date:
        """The last day for an action: the earliest of its fields', else the lock or the end of the year."""
        own = rule.last_days(view)
        days = [self.locks_on or date(self.year, 12, 31)]
        for name, value in candidate.changes:
            day = self.closing_day(self.fields[name])
            if name in own and name not in candidate.assumed:
                day = from_days(value)
            if day is not None and self.states[name] is not Reason.UNREADABLE:
                days.append(day)
        return min(days)

    def _is_monthly(self, name: str) -> bool:
        field = self.fields[name]
        return field.closes == "monthly" or isinstance(field.year_rule(self.annex), MonthsAtLeast)

    def _over(self, name: str) -> Cause:
        return Cause("closed", (name,))

    def _without_change(self, rule: Rule, view: View, has_candidates: bool) -> list[Cause]:
        """The causes where a rule names nothing that would earn more: who records its figures, else that they stand."""
        if has_candidates:
            return []
        found = []
        for source in ("department", "survey", "panel"):
            names = tuple(name for name in rule.reads() if self.fields[name].source == source)
            if names:
                found.append(Cause("elsewhere", names, source))
        return found or [Cause("settled", tuple(rule.reads()))]
