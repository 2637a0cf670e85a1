"""A small criteria set that has every kind of rule and every corner of them; its numbers mean nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from rubric.criteria.criteria_set import CriteriaSet
from rubric.criteria.regime import DueReport, Regime
from tests.reference.raw import Entry, adjustment, count, criterion, every, fig, text, to_target
from tests.reference.small_criteria import CRITERIA

YEARS = range(2025, 2031)
GATES = {
    "so": {
        "no_plan": {"criterion": "plan", "part": "day", "caps_at": "fair"},
        "no_annual": {"criterion": "reports", "part": "year", "caps_at": "good"},
        "few_told": {"criterion": "told", "share_below": fig(40), "caps_at": "weak"},
        "no_survey": {"criterion": "reached", "part": "survey", "caps_at": "good"},
    },
    "xa": {
        "no_annual": {"criterion": "reports", "part": "year", "caps_at": "fair"},
        "dead_section": {"criterion": "section", "part": "life/months", "share_below": fig("33.5"), "caps_at": "mean"},
        "no_tasks": {"criterion": "mixed", "caps_at": "good"},
        "no_panel": {"criterion": "judged", "part": "panel", "share_below": fig(30), "caps_at": "good"},
    },
}
BANDS = {
    "best": ("Xuất sắc", 90),
    "good": ("Tốt", 80),
    "fair": ("Khá", 70),
    "mean": ("Trung bình", 50),
    "weak": ("Yếu", 0),
}
COHORTS = {"so": "so", "phuong": "xa", "xa": "xa"}


def small_set(gates: Mapping[str, Any] = GATES, **settings: Any) -> CriteriaSet:
    """The set with other settings than its defaults; every annex comes to 100 points."""
    return set_of(CRITERIA, gates, **settings)


def boundary_set() -> CriteriaSet:
    """96 points that a count gives hundredth by hundredth, and 4 that do not apply: for the edges of the bands."""
    counted = Entry(
        "counted", so=96, xa=96, fields={"hundredths": count(9600)}, rule=to_target(every(9600), hundredths=1)
    )
    nobody = [{"reason": text("never"), "annexes": []}]
    outside = Entry("outside", so=4, xa=4, fields={"other": count()}, rule=to_target(every(1), other=1), outside=nobody)
    return set_of((counted, outside), {})


def set_of(entries: tuple[Entry, ...], gates: Mapping[str, Any], **settings: Any) -> CriteriaSet:
    """A criteria set of these entries."""
    raw = {
        "id": "nho-2026",
        "version": "1",
        "locality": "nho",
        "year": 2026,
        "effective": date(2026, 1, 1),
        "status": "proposed",
        "title": text("small"),
        "first_year": YEARS[0],
        "last_year": YEARS[-1],
        "settings": {"minimum_applicable_points": fig(60), **settings},
        "groups": {"A": {"title": text("A")}},
        "annexes": {key: _annex(key, gates) for key in ("so", "xa")},
        "cohorts": {key: {"title": text(key), "annex": annex} for key, annex in COHORTS.items()},
        "bands": {key: {"label": text(label), "from_index": fig(bound)} for key, (label, bound) in BANDS.items()},
        "fields": {name: made for entry in entries for name, made in entry.fields.items()},
        "criteria": {entry.key: criterion(entry) for entry in entries if entry.block == "criteria"},
        "bonus": {"cap": fig("2.5"), "items": _adjustments(entries, "bonus")},
        "penalty": {"cap": fig(3), "items": _adjustments(entries, "penalty")},
        "not_measured": [],
        "appeal": text("appeal"),
    }
    return CriteriaSet.model_validate(raw)


def _annex(annex: str, gates: Mapping[str, Any]) -> dict[str, Any]:
    made = {key: {"label": text(key), "basis": "proposed", **gate} for key, gate in gates.get(annex, {}).items()}
    return {"title": text(annex), "numeral": annex, "gates": made}


def _adjustments(entries: tuple[Entry, ...], block: str) -> dict[str, Any]:
    return {entry.key: adjustment(entry) for entry in entries if entry.block == block}


def small_regime(*, inclusive: bool = False) -> Regime:
    """Half-year reports from 2026 on, annual ones from 2025 on."""
    return Regime(
        reports={
            "so": {"H1": _due("06-20", 2026, inclusive), "year": _due("12-20", 2025, inclusive)},
            "xa": {"H1": _due("06-10", 2027, inclusive), "year": _due("12-20", 2025, inclusive)},
        }
    )


def _due(day: str, first_year: int, inclusive: bool) -> DueReport:
    first = date.fromisoformat(f"{first_year}-{day}")
    return DueReport.model_validate(
        {"label": text(day), "due": day, "inclusive": inclusive, "first_due": first, "clause": "V.1"}
    )
