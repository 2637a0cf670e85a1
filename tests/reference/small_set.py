"""A small criteria set that has every kind of rule and every corner of them; its numbers mean nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from rubric.criteria.criteria_set import CriteriaSet
from rubric.criteria.regime import DueReport, Regime
from tests.reference.raw import adjustment, criterion, fig, text
from tests.reference.small_criteria import CRITERIA

YEARS = range(2025, 2031)
GATES = {
    "so": {
        "no_plan": {"criterion": "plan", "caps_at": "fair"},
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
BANDS = {"best": 90, "good": 80, "fair": 70, "mean": 50, "weak": 0}
COHORTS = {"so": "so", "phuong": "xa", "xa": "xa"}


def small_set(gates: Mapping[str, Any] = GATES, **settings: Any) -> CriteriaSet:
    """The set with other settings than its defaults; every annex comes to 100 points."""
    fields = {name: made for entry in CRITERIA for name, made in entry.fields.items()}
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
        "annexes": {
            key: {"title": text(key), "numeral": key, "gates": _gates(key, gates)} for key in ("so", "xa")
        },
        "cohorts": {key: {"title": text(key), "annex": annex} for key, annex in COHORTS.items()},
        "bands": {key: {"label": text(key), "from_index": fig(bound)} for key, bound in BANDS.items()},
        "fields": fields,
        "criteria": {e.key: criterion(e) for e in CRITERIA if e.block == "criteria"},
        "bonus": {"cap": fig("2.5"), "items": {e.key: adjustment(e) for e in CRITERIA if e.block == "bonus"}},
        "penalty": {"cap": fig(3), "items": {e.key: adjustment(e) for e in CRITERIA if e.block == "penalty"}},
        "not_measured": [],
        "appeal": text("appeal"),
    }
    return CriteriaSet.model_validate(raw)


def _gates(annex: str, gates: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: {"label": text(key), "basis": "proposed", **gate} for key, gate in gates.get(annex, {}).items()
    }


def small_regime(*, inclusive: bool = False) -> Regime:
    """Half-year reports from 2026 on, annual ones from 2025 on; the press-like third report only for communes."""
    return Regime(
        reports={
            "so": {"H1": _due("06-20", 2026, inclusive), "year": _due("12-20", 2025, inclusive)},
            "xa": {
                "H1": _due("06-10", 2027, inclusive),
                "year": _due("12-20", 2025, inclusive),
            },
        }
    )


def _due(day: str, first_year: int, inclusive: bool) -> DueReport:
    first = date.fromisoformat(f"{first_year}-{day}")
    return DueReport.model_validate(
        {"label": text(day), "due": day, "inclusive": inclusive, "first_due": first, "clause": "V.1"}
    )


