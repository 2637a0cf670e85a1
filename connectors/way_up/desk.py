"""One agency's year under trial: its open actions weighed on the engine, the best one taken, again and again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Any

import polars as pl

from connectors.scorecard import Scorecard
from connectors.way_up.candidates import Candidate, Cause, Limits
from rubric.compiled import CompiledAnnex, approved_column, compile_annex, points_column
from rubric.criteria.criterion import Adjustment, Criterion, Effort
from rubric.explanation import view_of
from rubric.language import to_days
from rubric.part import AS_OF, COHORT, YEAR, reason_column, state_column
from rubric.reasons import Reason
from rubric.rescoring import affected, reads_of
from rubric.rules.base import Rule, View

# How much an action of each effort weighs when points are divided by effort: a proposal, like the efforts themselves.
EFFORT_WEIGHTS: dict[Effort, int] = {"low": 1, "medium": 2, "high": 3}
Changed = tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Choice:
    """An action that was taken: its last day, the other ways to the same thing, and what earns less on the way."""

    candidate: Candidate
    gain: int
    until: date
    other_ways: tuple[Changed, ...]
    stops: tuple[tuple[Changed, int], ...]


@dataclass(frozen=True)
class _Weighed:
    """An item's open candidates with their gains, and the causes of what is not open."""

    gains: tuple[tuple[Candidate, int], ...]
    causes: tuple[Cause, ...]


class Desk:
    """One agency's wide row, which moves with every action that is taken; ``weighed`` keeps each item's verdict."""

    def __init__(self, scorecard: Scorecard, agency: str, year: int, today: date, locks_on: date | None) -> None:
        self.scorecard, self.today = scorecard, today
        self.annex, self.row = scorecard.row(agency, year)
        self.schema = scorecard.scored.wide[self.annex].schema
        self.weighed: dict[str, _Weighed] = {}
        fields = scorecard.criteria_set.fields
        self.limits = Limits(
            fields,
            self.annex,
            year,
            {name: self.row[name] for name in fields},
            {name: Reason(self.row[state_column(name)]) for name in fields},
            today,
            locks_on,
        )

    @cached_property
    def compiled(self) -> CompiledAnnex:
        """The annex of the agency, as columns."""
        return compile_annex(self.scorecard.criteria_set, self.scorecard.installation.regime, self.annex)

    @cached_property
    def items(self) -> dict[str, tuple[Criterion | Adjustment, Rule]]:
        """The items that an agency can earn by, with their rules; what is deducted is never its own figure."""
        found = self.scorecard.criteria_set.scored_items(self.annex)
        rules = {key: spec.rule_of(self.annex) for key, spec in found.items()}
        penalties = self.scorecard.criteria_set.penalty.items
        return {key: (found[key], rule) for key, rule in rules.items() if rule and key not in penalties}

    def climb(self) -> list[Choice]:
        """Take the best open action again and again until none pays."""
        chosen: list[Choice] = []
        stale = tuple(self.items)
        while True:
            self.weighed |= {item: self._weigh(item) for item in stale if item in self.items}
            best = min(
                (found for item in self.items if (found := self._best(item))),
                key=lambda choice: self._worth(choice.candidate.item, choice.gain),
                default=None,
            )
            if best is None:
                return chosen
            stale = self._take(best.candidate)
            chosen.append(replace(best, other_ways=self._spent(best)))

    def lost(self, item: str) -> int:
        """The points that an item still lacks, in hundredths; 0 where it does not apply."""
        if Reason(self.row[reason_column(item)]).is_not_applicable:
            return 0
        return self.compiled.items[item] - self.row[points_column(item)]

    def causes(self, item: str) -> tuple[Cause, ...]:
        """Why an item earns no more, once no open action pays."""
        return self.weighed[item].causes or (Cause("settled", tuple(self.items[item][1].reads())),)

    def _weigh(self, item: str) -> _Weighed:
        if not self.lost(item):
            return _Weighed((), ())
        candidates, causes = self.limits.weigh(item, self.items[item][1], self._view(item))
        gains = zip(candidates, self._gains(candidates), strict=True)
        return _Weighed(tuple(gains), tuple(dict.fromkeys(causes)))

    def _view(self, item: str) -> View:
        place = self.scorecard.installation
        return view_of(place.criteria_set, place.regime, self.annex, self.row, item, today=to_days(self.today))

    def _gains(self, candidates: Sequence[Candidate]) -> list[int]:
        """What each candidate adds to the points of all items that read its fields."""
        if not candidates:
            return []
        items = self._touched(*candidates)
        before = sum(self.row[points_column(item)] for item in items)
        return [sum(row[points_column(item)] for item in items) - before for row in self._run(candidates, items)]

    def _touched(self, *candidates: Candidate) -> tuple[str, ...]:
        names = [name for each in candidates for name, _ in each.changes]
        return affected(self.scorecard.criteria_set, self.annex, names)

    def _run(self, candidates: Sequence[Candidate], items: tuple[str, ...]) -> list[dict[str, Any]]:
        """The row after each candidate, as far as ``items`` go."""
        reads = reads_of(self.scorecard.criteria_set, self.annex)
        fields = {name for item in items for name in reads[item]}
        keys = [AS_OF, "agency", YEAR, COHORT, *fields, *map(state_column, fields), *map(approved_column, items)]
        rows = [{key: self.row[key] for key in keys} for _ in candidates]
        for row, candidate in zip(rows, candidates, strict=True):
            for name, value in candidate.changes:
                row[name], row[state_column(name)] = value, int(Reason.SCORED)
        frame = pl.DataFrame(rows, schema={key: self.schema[key] for key in keys})
        return self.compiled.only(*items).run(frame).rows(named=True)

    def _take(self, candidate: Candidate) -> tuple[str, ...]:
        """Move the row; the items it touches must be weighed again."""
        items = self._touched(candidate)
        self.row |= self._run([candidate], items)[0]
        return items

    def _best(self, item: str) -> Choice | None:
        paying = [(each, gain) for each, gain in self.weighed[item].gains if gain > 0]
        if not paying:
            return None
        best, gain = min(paying, key=lambda pair: (-pair[1], bool(pair[0].assumed), self._growth(pair[0])))
        names = {name for name, _ in best.changes}
        other_ways = [each.changes for each, same in paying if same == gain and {n for n, _ in each.changes} != names]
        stops = [(each.changes, less) for each, less in paying if less < gain and {n for n, _ in each.changes} == names]
        until = self.limits.until(self.items[item][1], self._view(item), best)
        return Choice(best, gain, until, tuple(other_ways), tuple(stops))

    def _spent(self, choice: Choice) -> tuple[Changed, ...]:
        """Those of the other ways that earn nothing once the choice is taken: they led to the same thing."""
        ways = [Candidate(choice.candidate.item, changes) for changes in choice.other_ways]
        return tuple(way.changes for way, gain in zip(ways, self._gains(ways), strict=True) if gain <= 0)

    def _growth(self, candidate: Candidate) -> Fraction:
        """How much more of what it already does an agency would do: the tie between ways that earn the same."""
        grown = Fraction(0)
        for name, value in candidate.changes:
            now = self.row[name]
            grown += Fraction(value - now, max(now, self.limits.fields[name].scale))
        return grown

    def _worth(self, item: str, gain: int) -> tuple[Fraction, int, int]:
        weight = EFFORT_WEIGHTS[self.items[item][0].effort]
        return -Fraction(gain, weight), weight, list(self.items).index(item)
