"""Figures made to earn about the wished share under a rule, whatever fields the criteria set gives it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from connectors.samples.draft import Draft
from connectors.samples.magnitudes import MAGNITUDES
from rubric.rules.bands import Bands
from rubric.rules.base import Rule
from rubric.rules.count_to_target import CountToTarget
from rubric.rules.coverage import Coverage
from rubric.rules.days_late import DaysLate
from rubric.rules.first_of import FirstOf
from rubric.rules.panel import Panel
from rubric.rules.ratio import Ratio
from rubric.rules.survey import Survey
from rubric.rules.variety import Variety
from rubric.rules.weighted import Weighted
from rubric.rules.yes_no import YesNo

_AFTER_THE_PLAN = timedelta(days=14)
_LEVELS = (0, 25, 50, 75, 100)


def fill(rule: Rule, wish: float, draft: Draft, item: str) -> None:  # noqa: C901
    """Give the fields that ``rule`` reads figures worth about ``wish`` of its points; figures that stand, stay."""
    draw = draft.draw("fill", item)
    match rule:
        case Weighted() | FirstOf():
            for name, part in rule.parts.items():
                fill(part.rule, _near(wish, draw), draft, f"{item}/{name}")
        case Ratio():
            _ratio(rule, wish, draft)
        case CountToTarget():
            _count(rule, wish, draft)
        case YesNo():
            _yes_no(rule, wish, draft, draw)
        case Bands():
            _bands(rule, wish, draft)
        case Variety():
            _variety(rule, wish, draft, draw)
        case Coverage():
            _coverage(rule, wish, draft, draw)
        case DaysLate():
            _documents(rule, wish, draft, draw)
        case Survey():
            _survey(rule, wish, draft, draw)
        case Panel():
            _panel(rule, wish, draft, draw)
        case _:  # a kind of rule that is newer than the samples: its fields stay blank
            pass


def _near(wish: float, draw: Random) -> float:
    return max(0.0, min(1.0, wish + draw.gauss(0, 0.07)))


def _ratio(rule: Ratio, wish: float, draft: Draft) -> None:
    below = draft.size(rule.denominator)
    share = min(1.0, float(rule.target.at(draft.year)) / 100 * (0.08 + wish))
    left = float(below) * share
    for name, weight in rule.numerator.items():
        room = float(below) - sum(float(draft.number_of(n)) for n in rule.numerator if n != name)
        put = draft.put(name, max(0.0, min(room, left / float(weight.value))))
        left -= float(put) * float(weight.value)


def _count(rule: CountToTarget, wish: float, draft: Draft) -> None:
    """Spread over the counts, the cheap ones more often; the first takes what is left."""
    total = float(rule.target.at(draft.year)) * (0.1 + wish)
    names = sorted(rule.counts, key=lambda name: rule.counts[name].value, reverse=True)
    left = total
    for place, name in enumerate(names, start=1):
        weight = float(rule.counts[name].value)
        part = total / len(names) if place < len(names) else left
        uneven = draft.steady("mix", name).uniform(0.5, 1.3) if place < len(names) else 1.0
        left -= float(draft.put(name, max(0.0, part * uneven / weight))) * weight


def _yes_no(rule: YesNo, wish: float, draft: Draft, draw: Random) -> None:
    if rule.more_than is not None:
        for name in rule.fields:
            draft.size(name)
        return
    wanted = int(rule.at_least.value) if rule.at_least else 1
    done = draw.random() < 0.15 + wish
    for place, name in enumerate(rule.fields):
        kind = draft.fields[name].kind
        if name in MAGNITUDES:
            draft.size(name)
        elif kind == "yes_no":
            draft.values.setdefault(name, done)
        elif kind == "url" and done:
            draft.values.setdefault(name, draft.page(name))
        elif kind == "count":
            first = place == 0
            draft.put(name, wanted + draw.randint(0, 2) if done and first else draw.randint(0, max(0, wanted - 1)))


def _bands(rule: Bands, wish: float, draft: Draft) -> None:
    if not rule.growth_from:
        rung = rule.rungs[min(len(rule.rungs) - 1, int(wish * len(rule.rungs)))]
        draft.put(rule.field, float(rung.lower.value) if rung.lower else 0)
        return
    before = draft.previous.get(rule.field)
    base = draft.put(rule.growth_from, float(before)) if isinstance(before, int) else draft.size(rule.growth_from)
    draft.put(rule.field, float(base) * (0.84 + 0.4 * wish))


def _variety(rule: Variety, wish: float, draft: Draft, draw: Random) -> None:
    wanted = round(float(rule.target.at(draft.year)) * (0.2 + wish))
    used = set(draw.sample(rule.forms, min(len(rule.forms), wanted)))
    for name in rule.forms:
        if name in used:
            draft.size(name)
        else:
            draft.put(name, 0)


def _coverage(rule: Coverage, wish: float, draft: Draft, draw: Random) -> None:
    choices = list(draft.fields[rule.assigned].choices)
    steady = draft.steady("assigned")
    chosen = set(steady.sample(choices, steady.randint(1, min(3, len(choices)))))
    assigned = tuple(key for key in choices if key in chosen)
    draft.values.setdefault(rule.assigned, assigned)
    reached = tuple(key for key in assigned if draw.random() < 0.1 + wish)
    draft.values.setdefault(rule.reached, reached or None)


def _documents(rule: DaysLate, wish: float, draft: Draft, draw: Random) -> None:
    """Days of documents with a last day of their own; those of the regime's reports are received elsewhere."""
    for due in rule.documents.values():
        if due.last_day is None or draft.year not in due.last_day.years:
            continue
        last = due.last_day.at(draft.year)
        lateness = draft.cases.plan_days_late.get((draft.agency.code, draft.year), _lateness(wish, draw))
        if lateness is not None:
            signed, plan = last + timedelta(days=lateness), draft.installation.plan.document.date
            if isinstance(plan, date):  # some plans are known by month or year alone
                signed = max(signed, plan + _AFTER_THE_PLAN)
            draft.values.setdefault(due.field, _on_a_working_day(signed))


def _lateness(wish: float, draw: Random) -> int | None:
    """Days after the last day; negative when early; None when the document never came."""
    if draw.random() < wish + 0.2:
        return -draw.randint(2, 24)
    return None if draw.random() < 0.25 - wish / 4 else draw.choice((3, 8, 17, 26, 41))


def _on_a_working_day(day: date) -> date:
    return day - timedelta(days=max(0, day.weekday() - 4))


def _survey(rule: Survey, wish: float, draft: Draft, draw: Random) -> None:
    sample = draft.size(rule.sample)
    share = float(rule.target.at(draft.year)) / 100 * (0.3 + 0.85 * wish) + draw.gauss(0, 0.02)
    draft.put(rule.favourable, float(sample) * max(0.0, min(0.98, share)))


def _panel(rule: Panel, wish: float, draft: Draft, draw: Random) -> None:
    least = int(rule.minimum_scorers.value)
    scorers = draw.randint(least, max(least, len(rule.levels)))
    for name in rule.levels[:scorers]:
        draft.put(name, _level(wish, draw))


def _level(wish: float, draw: Random, levels: Sequence[int] = _LEVELS) -> int:
    return min(levels, key=lambda level: abs(level - 100 * (wish - 0.08 + draw.gauss(0, 0.12))))
