"""The cheapest way up: one agency's own actions in the order of points for effort, each tried on the engine."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from connectors.scorecard import Scorecard, Standing
from connectors.way_up.candidates import Candidate, Cause, Limits
from connectors.way_up.desk import Changed, Choice, Desk
from connectors.way_up.sandbox import standing_of
from rubric.criteria.criterion import Effort
from rubric.reasons import Reason
from rubric.rescoring import rescore_variants

Kind = Literal["do", "raise", "report", "mend"]


@dataclass(frozen=True)
class Step:
    """One action on the agency's own figures.

    ``changes``: stored integers by field; those in ``assumed`` stand in for what the agency will report. ``gain``:
    hundredths of a point of the criteria, or of the bonus. ``other_ways`` lead to the same thing, ``stops`` earn less
    on the way. ``lifts`` is the gate whose cap ends with the step. ``until`` is the last day for it. ``after`` is the
    standing when this step and all before it are done.
    """

    kind: Kind
    item: str
    changes: Changed
    assumed: frozenset[str]
    gain: int
    effort: Effort
    until: date
    other_ways: tuple[Changed, ...]
    stops: tuple[tuple[Changed, int], ...]
    lifts: str | None
    after: Standing

    @property
    def is_upper_bound(self) -> bool:
        """Whether the gain is the most it can bring, because a figure is still to be reported."""
        return self.kind in {"report", "mend"}


@dataclass(frozen=True)
class Left:
    """Points of one criterion (hundredths) that no step reaches, and why."""

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
    desk, start = Desk(scorecard, agency, year, today, locks_on), scorecard.standing(agency, year)
    steps = _steps(scorecard, desk, start, desk.climb())
    criteria = scorecard.criteria_set.criteria
    left = [Left(item, desk.lost(item), desk.causes(item)) for item in desk.items if item in criteria]
    return WayUp(start, tuple(steps), tuple(each for each in left if each.points))


def _steps(scorecard: Scorecard, desk: Desk, start: Standing, chosen: list[Choice]) -> list[Step]:
    """The steps with the standing after each, by the engine; what moves nothing that counts is left out."""
    while chosen:
        after = _standings(scorecard, start, chosen)
        pairs = list(zip([start, *after], after, strict=False))
        paying = [choice for choice, pair in zip(chosen, pairs, strict=True) if _pays(*pair)]
        if len(paying) == len(chosen):
            return [_step(desk, choice, *pair) for choice, pair in zip(chosen, pairs, strict=True)]
        chosen = paying
    return []


def _standings(scorecard: Scorecard, start: Standing, chosen: list[Choice]) -> list[Standing]:
    """The standing after each choice and all before it, in one run."""
    variants, so_far = [], {}
    for choice in chosen:
        so_far |= {name: (value, Reason.SCORED) for name, value in choice.candidate.changes}
        variants.append(dict(so_far))
    place = scorecard.place(start.agency, start.year)
    found = rescore_variants(scorecard.scored, scorecard.installation.regime, place, variants)[0]
    return [standing_of(found, line) for line in range(len(chosen))]


def _pays(before: Standing, after: Standing) -> bool:
    """Whether a step moves what is published; at an index of 0, deep below it, points alone count."""
    more = after.points + after.bonus > before.points + before.bonus
    return after.index > before.index or after.band != before.band or (after.index == 0 and more)


def _step(desk: Desk, choice: Choice, before: Standing, after: Standing) -> Step:
    candidate = choice.candidate
    return Step(
        kind=_kind(desk.limits, candidate),
        item=candidate.item,
        changes=candidate.changes,
        assumed=candidate.assumed,
        gain=after.points + after.bonus - before.points - before.bonus,
        effort=desk.items[candidate.item][0].effort,
        until=choice.until,
        other_ways=choice.other_ways,
        stops=choice.stops,
        lifts=before.capped_by if before.capped_by and after.capped_by != before.capped_by else None,
        after=after,
    )


def _kind(limits: Limits, candidate: Candidate) -> Kind:
    states = {limits.states[name] for name, _ in candidate.changes}
    if Reason.UNREADABLE in states:
        return "mend"
    if Reason.NOT_REPORTED in states:
        return "report"
    kinds = {limits.fields[name].kind for name, _ in candidate.changes}
    return "do" if kinds <= {"yes_no", "text", "url", "choices", "date"} else "raise"
