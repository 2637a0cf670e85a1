"""What a release publishes of a scorecard: findings, standings and the progress of targets, as files."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import polars as pl

from connectors.progress.targets import TargetProgress
from connectors.release.tables import Schema, as_table
from connectors.scorecard import Scorecard
from rubric.progress import Actual

FINDINGS, STANDINGS, TARGETS = "findings.json", "standings.json", "targets.json"
FINDING_COLUMNS: Schema = {
    "agency": pl.String,
    "year": pl.Int32,
    "item": pl.String,
    "points": pl.Int64,
    "maximum": pl.Int64,
    "outcome": pl.String,
    "reason": pl.UInt8,
}
_WORDS = ("agency", "cohort", "annex", "band_by_index", "band", "capped_by", "gates_undecided", "not_ranked")
_COUNTS = ("points", "maximum", "base_index", "bonus_given", "bonus", "penalty_given", "penalty", "index")
STANDING_COLUMNS: Schema = {
    "agency": pl.String,
    "year": pl.Int32,
    "cohort": pl.String,
    "annex": pl.String,
    **dict.fromkeys(_COUNTS, pl.Int64),
    "band_by_index": pl.String,
    "band": pl.String,
    "capped_by": pl.String,
    "gates_undecided": pl.String,
    "not_ranked": pl.String,
    "rank": pl.Int32,
}


def results_of(scorecard: Scorecard) -> dict[str, bytes]:
    """The files of what a scorecard found, by name."""
    return {
        FINDINGS: as_table(scorecard.scored.findings, FINDING_COLUMNS, ["agency", "year", "item"]),
        STANDINGS: as_table(scorecard.scored.standings, STANDING_COLUMNS, ["agency", "year"]),
        TARGETS: (json.dumps(target_rows(scorecard), ensure_ascii=False, indent=1) + "\n").encode(),
    }


def target_rows(scorecard: Scorecard) -> dict[str, dict[str, Any]]:
    """The progress of every target of the plan by its key; exact fractions are written ``n/d``."""
    return {each.key: _target(each) for each in scorecard.targets}


def _target(each: TargetProgress) -> dict[str, Any]:
    made = each.progress
    return {
        "status": made.status,
        "undecided": made.undecided,
        "rests_on_half": each.rests_on_half,
        "actuals": {str(year): _actual(actual) for year, actual in sorted(made.actuals.items())},
        "path": {str(year): _fraction(value) for year, value in sorted(made.path.items())},
        "pace": _fraction(made.pace),
        "pace_needed": _fraction(made.pace_needed),
        "projection": _fraction(made.projection),
    }


def _actual(actual: Actual) -> dict[str, Any]:
    return {
        "value": _fraction(actual.value),
        "numerator": actual.numerator,
        "denominator": actual.denominator,
        "reported": actual.reported,
        "asked": actual.asked,
    }


def _fraction(value: Fraction | None) -> str | None:
    return None if value is None else f"{value.numerator}/{value.denominator}"
