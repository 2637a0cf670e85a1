"""The cheapest way up: one agency's own actions in the order of points for effort, each tried on the engine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Any, Literal

import polars as pl

from connectors.presentation.scorecard import Scorecard, Standing
from connectors.way_up.candidates import Candidate, Cause, Limits
from connectors.way_up.sandbox import standing_of
from rubric.compiled import CompiledAnnex, compile_annex, points_column
from rubric.criteria.criterion import Adjustment, Criterion, Effort
from rubric.explanation import view_of
from rubric.language import to_days
from rubric.part import state_column
from rubric.reasons import Reason
from rubric.rescoring import affected, rescore_variants
from rubric.rules.base import Rule, View

# How much an action of each effort weighs when points are divided by effort: a proposal, like the efforts themselves.
EFFORT_WEIGHTS: dict[Effort, int] = {"low": 1, "medium": 2, "high": 3}
Kind = Literal["do", "raise", "report", "mend"]


@dataclass(frozen=True)
class Step:
    """One action on the agency's own figures.

    ``changes``: stored integers by field; those in ``assumed`` stand in for what the agency will report, so that
    ``gain`` (hundredths of a point of the criteria) is then the most it can bring. ``other_ways`` earn the same,
    ``stops`` earn less on the way. ``lifts`` is the gate whose cap ends with the step. ``after`` is the standing
    reached when this step and all before it are done.
    """

    kind: Kind
    item: str
    changes: tuple[tuple[str, int], ...]
    assumed: frozenset[str]
    gain: int
    effort: Effort
    until: date
    other_ways: tuple[tuple[tuple[str, int], ...], ...]
    stops: tuple[tuple[tuple[tuple[str, int], ...], int], ...]
    lifts: str | None
    after: Standing

    @property
    def is_upper_bound(self) -> bool:
        """Whether the gain depends on what will be reported."""
        return self.kind in {"report", "mend"}


@dataclass(frozen=True)
class Left:
    """Points of one item (hundredths) that no step reaches, and why."""

    item: str
    points: int
    causes: tuple[Cause, ...]


@dataclass(frozen=True)
class WayUp:
    """Where an agency stands, its steps up, and what stays out of its reach."""

    start: Standing
    steps: tuple[Step, ...]
    left: tuple[Left, ...]


def way_up(scorecard: Scorecard, agency: str, year: int, *, today: date, locks_on: date | None = None) -> WayUp:
    """The steps from where ``agency`` stands in ``year``, cheapest first; after the last nothing in its hands pays.

    Steps are ordered by points for effort. Nothing is suggested whose time is over on ``today``, nor anything after
    ``locks_on``, the day on which inputs lock. ValueError for a scorecard of claimed points, which no figure moves.
    """
    if scorecard.scored.basis == "claimed":
        raise ValueError("claimed points do not follow from figures")
    desk = _Desk(scorecard, agency, year, today, locks_on)
    chosen = desk.climb()
    return WayUp(desk.start, tuple(desk.made(chosen)), tuple(desk.left()))


@dataclass(frozen=True)
class _Choice:
    """A candidate that was taken, what it earned then, and what else was there."""

    candidate: Candidate
    gain: int
    until: date
    other_ways: tuple[tuple[tuple[str, int], ...], ...]
    stops: tuple[tuple[tuple[tuple[str, int], ...], int], ...]


@dataclass(frozen=True)
class _Weighed:
    """An item's open candidates with their gains, and the causes of what is not open."""

    gains: tuple[tuple[Candidate, int], ...]
    causes: tuple[Cause, ...]


class _Desk:
    """One agency's year under trial: its wide row moves with every step that is taken."""

    def __init__(self, scorecard: Scorecard, agency: str, year: int, today: date, locks_on: date | None) -> None:
        self.scorecard, self.today = scorecard, today
        self.start = scorecard.standing(agency, year)
        self.annex, self.row = scorecard.row(agency, year)
        self.place = scorecard.place(agency, year)
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
        self.schema = scorecard.scored.wide[self.annex].schema
        self.weighed: dict[str, _Weighed] = {}

    @cached_property
    def compiled(self) -> CompiledAnnex:
        return compile_annex(self.scorecard.criteria_set, self.scorecard.installation.regime, self.annex)

    @cached_property
    def items(self) -> dict[str, tuple[Criterion | Adjustment, Rule]]:
        """The items that an agency can earn by, with their rules; what is deducted is never its own figure."""
        found = self.scorecard.criteria_set.scored_items(self.annex)
        rules = {key: spec.rule_of(self.annex) for key, spec in found.items()}
        penalties = self.scorecard.criteria_set.penalty.items
        return {key: (found[key], rule) for key, rule in rules.items() if rule and key not in penalties}

    def climb(self) -> list[_Choice]:
        """Take the best open action again and again until none pays."""
        chosen: list[_Choice] = []
        stale = tuple(self.items)
        while True:
            for item in stale:
                self.weighed[item] = self._weigh(item)
            best = min(
                (found for item in self.items if (found := self._best(item))),
                key=lambda choice: self._worth(choice.candidate.item, choice.gain),
                default=None,
            )
            if best is None:
                return chosen
            chosen.append(best)
            stale = self._take(best.candidate)

    def _weigh(self, item: str) -> _Weighed:
        if (
            Reason(self.row[f"{item}#s"]).is_not_applicable
            or self.row[points_column(item)] >= self.compiled.items[item]
        ):
            return _Weighed((), ())
        candidates, causes = self.limits.weigh(item, self.items[item][1], self._view(item))
        gains = self._gains(candidates)
        return _Weighed(tuple(zip(candidates, gains, strict=True)), tuple(dict.fromkeys(causes)))

    def _view(self, item: str) -> View:
        place = self.scorecard.installation
        return view_of(place.criteria_set, place.regime, self.annex, self.row, item, today=to_days(self.today))

    def _gains(self, candidates: Sequence[Candidate]) -> list[int]:
        """What each candidate adds to the points of all items that read its fields."""
        if not candidates:
            return []
        items = self._touched(*candidates)
        after = self._run(candidates, items)
        before = sum(self.row[points_column(item)] for item in items)
        return [sum(row[points_column(item)] for item in items) - before for row in after]

    def _touched(self, *candidates: Candidate) -> tuple[str, ...]:
        names = [name for each in candidates for name, _ in each.changes]
        return affected(self.scorecard.criteria_set, self.annex, names)

    def _run(self, candidates: Sequence[Candidate], items: tuple[str, ...]) -> list[dict[str, Any]]:
        """The row after each candidate, as far as ``items`` go."""
        keys = self.compiled.needs(self.row)
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

    def _best(self, item: str) -> _Choice | None:
        paying = [(each, gain) for each, gain in self.weighed[item].gains if gain > 0]
        if not paying:
            return None
        best, gain = min(paying, key=lambda pair: (-pair[1], bool(pair[0].assumed), self._growth(pair[0])))
        names = {name for name, _ in best.changes}
        other_ways = [each.changes for each, same in paying if same == gain and {n for n, _ in each.changes} != names]
        stops = [(each.changes, less) for each, less in paying if less < gain and {n for n, _ in each.changes} == names]
        until = self.limits.until(self.items[item][1], self._view(item), best)
        return _Choice(best, gain, until, tuple(other_ways), tuple(stops))

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

    def made(self, chosen: list[_Choice]) -> list[Step]:
        """The steps with the standing after each, by the engine; what moves nothing that counts is left out."""
        while chosen:
            standings = self._standings(chosen)
            pairs = list(zip([self.start, *standings], standings, strict=False))
            paying = [choice for choice, pair in zip(chosen, pairs, strict=True) if _pays(*pair)]
            if len(paying) == len(chosen):
                return [self._step(choice, *pair) for choice, pair in zip(chosen, pairs, strict=True)]
            chosen = paying
        return []

    def _standings(self, chosen: list[_Choice]) -> list[Standing]:
        variants, so_far = [], {}
        for choice in chosen:
            so_far |= {name: (value, Reason.SCORED) for name, value in choice.candidate.changes}
            variants.append(dict(so_far))
        place = self.scorecard.installation
        found = rescore_variants(self.scorecard.scored, place.regime, self.place, variants)[0]
        return [standing_of(found, line) for line in range(len(chosen))]

    def _step(self, choice: _Choice, before: Standing, after: Standing) -> Step:
        candidate = choice.candidate
        lifted = before.capped_by if before.capped_by and after.capped_by != before.capped_by else None
        return Step(
            kind=self._kind(candidate),
            item=candidate.item,
            changes=candidate.changes,
            assumed=candidate.assumed,
            gain=after.points + after.bonus - before.points - before.bonus,
            effort=self.items[candidate.item][0].effort,
            until=choice.until,
            other_ways=choice.other_ways,
            stops=choice.stops,
            lifts=lifted,
            after=after,
        )

    def _kind(self, candidate: Candidate) -> Kind:
        states = {self.limits.states[name] for name, _ in candidate.changes}
        if Reason.UNREADABLE in states:
            return "mend"
        if Reason.NOT_REPORTED in states:
            return "report"
        kinds = {self.limits.fields[name].kind for name, _ in candidate.changes}
        return "do" if kinds <= {"yes_no", "text", "url", "choices", "date"} else "raise"

    def left(self) -> list[Left]:
        """What the criteria do not earn after the last step, item by item, with the causes."""
        found = []
        for item in self.items:
            if item not in self.scorecard.criteria_set.criteria or Reason(self.row[f"{item}#s"]).is_not_applicable:
                continue
            lost = self.compiled.items[item] - self.row[points_column(item)]
            if lost > 0:
                found.append(Left(item, lost, self.weighed[item].causes or (Cause("settled", ()),)))
        return found


def _pays(before: Standing, after: Standing) -> bool:
    """Whether a step moves what is published; at an index of 0, deep below it, points alone count."""
    points = after.points + after.bonus > before.points + before.bonus
    return after.index > before.index or after.band != before.band or (after.index == 0 and points)
