"""Short ways to write a criteria set as raw data: figures, fields and rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

Raw = dict[str, Any]
STEPS = [(0, 100), (5, 75), (10, 50), (15, "33.3")]


@dataclass(frozen=True)
class Entry:
    """One criterion, bonus or penalty with the fields it reads."""

    key: str
    rule: Raw
    fields: Raw
    so: Any = 0
    xa: Any = 0
    block: str = "criteria"
    outside: list[Raw] = field(default_factory=list)


def text(words: str) -> Raw:
    """A sentence in both languages."""
    return {"vi": words, "en": words}


def fig(value: Any) -> Raw:
    """A proposed number."""
    return {"value": Decimal(str(value)), "basis": "proposed"}


def every(value: Any) -> Raw:
    """The same number in every year."""
    return {"every": fig(value)}


def by_year(fill: str, **years: Any) -> Raw:
    """Numbers by year: ``y2026=40``."""
    return {"years": {int(key[1:]): fig(value) for key, value in years.items()}, "fill": fill}


def criterion(entry: Entry) -> Raw:
    """The entry as raw data of a criterion."""
    points = {annex: fig(value) for annex, value in (("so", entry.so), ("xa", entry.xa)) if value}
    own = {"question": text(entry.key), "group": "A", "stage": "inputs", "points": points}
    return {**_scored(entry), **own, "not_applicable": entry.outside}


def adjustment(entry: Entry) -> Raw:
    """The entry as raw data of a bonus or penalty."""
    return {**_scored(entry), "points": fig(entry.so), "annexes": [] if entry.xa else ["so"]}


def _scored(entry: Entry) -> Raw:
    rules = {"rules": entry.rule["rules"]} if "rules" in entry.rule else {"rule": entry.rule}
    return {"title": text(entry.key), "evidence": text("e"), "effort": "low", "clauses": [], **rules}


def field_of(kind: str, example: str = "1", better: str = "higher", **more: Any) -> Raw:
    """A field as raw data."""
    return {"label": text(kind), "kind": kind, "unit": text("u"), "example": example, "better": better, **more}


def count(largest: int = 200, **more: Any) -> Raw:
    """A small count."""
    return field_of("count", max=Decimal(largest), **more)


def number(decimals: int, largest: int = 200, **more: Any) -> Raw:
    """A number with decimals."""
    return field_of("number", decimals=decimals, max=Decimal(largest), **more)


def _weight(weight: Any) -> Any:
    """A weight; any but a plain 1 says that it is proposed."""
    return 1 if weight == 1 else {"value": Decimal(str(weight)), "basis": "proposed"}


def ratio(numerator: Mapping[str, Any] | str, denominator: str, target: Raw, **more: Any) -> Raw:
    """A ratio rule."""
    weights = {numerator: 1} if isinstance(numerator, str) else numerator
    top = {name: _weight(weight) for name, weight in weights.items()}
    return {"kind": "ratio", "numerator": top, "denominator": denominator, "target": target, **more}


def to_target(target: Raw, **counts: Any) -> Raw:
    """A count-to-target rule."""
    weights = {name: _weight(weight) for name, weight in counts.items()}
    return {"kind": "count_to_target", "counts": weights, "target": target}


def yes(*fields: str, **more: Any) -> Raw:
    """A yes/no rule."""
    return {"kind": "yes_no", "fields": list(fields), **more}


def weighted(**parts: Any) -> Raw:
    """A composition: ``name=(weight, rule)`` or ``name=(weight, rule, more)``."""
    made = {}
    for name, (weight, rule, *more) in parts.items():
        made[name] = {"label": text(name), "weight": fig(weight), "rule": rule, **(more[0] if more else {})}
    return {"kind": "weighted", "parts": made}


def preferred(**parts: Raw) -> Raw:
    """A first-of rule."""
    return {"kind": "first_of", "parts": {name: {"label": text(name), "rule": rule} for name, rule in parts.items()}}


def late(documents: Raw, **more: Any) -> Raw:
    """A days-late rule."""
    steps = [{"up_to_days": days, "share": fig(share)} for days, share in STEPS]
    return {"kind": "days_late", "documents": documents, "steps": steps, **more}


def survey(favourable: str, sample: str, target: Raw, least: Any = 30) -> Raw:
    """A survey rule."""
    own = {"favourable": favourable, "sample": sample, "target": target, "minimum_sample": fig(least)}
    return {"kind": "survey", **own}


def days(month_day: str) -> Raw:
    """The same last day in each year."""
    return {
        "years": {y: {"value": date.fromisoformat(f"{y}-{month_day}"), "basis": "proposed"} for y in range(2025, 2031)}
    }
