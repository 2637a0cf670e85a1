"""The scores of a run as a list: for the terminal, and as JSON or CSV for other programs."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from connectors.exports.text import disarmed, plain
from connectors.presentation.standing_words import why_not_ranked
from connectors.presentation.words import word
from connectors.scorecard import Scorecard
from rubric.language import points

Row = dict[str, Any]


def score_rows(scorecard: Scorecard, year: int) -> list[Row]:
    """One row an agency, cohort by cohort in the order of the ranking; points with two decimals and a dot."""
    return [
        {
            "cohort": standing.cohort,
            "rank": standing.rank,
            "code": standing.agency,
            "agency": scorecard.agencies[standing.agency].name.vi,
            "index": points(standing.index, "en"),
            "band": standing.band or "",
            "points": points(standing.points, "en"),
            "maximum": points(standing.maximum, "en"),
            "bonus": points(standing.bonus, "en"),
            "penalty": points(standing.penalty, "en"),
            "not_ranked": standing.not_ranked or "",
        }
        for cohort in scorecard.criteria_set.cohorts
        for standing in scorecard.cohort(cohort, year)
    ]


def as_json(scorecard: Scorecard, year: int) -> str:
    """The rows with the run they belong to."""
    run = scorecard.run
    head = {
        "criteria_set": run.criteria_set,
        "version": run.version,
        "criteria_hash": run.criteria_hash,
        "basis": run.basis,
        "as_of": run.as_of.isoformat(),
        "inputs_hash": run.inputs_hash,
        "illustration": scorecard.is_illustration,
    }
    return json.dumps({**head, "standings": score_rows(scorecard, year)}, ensure_ascii=False, indent=2)


def as_csv(scorecard: Scorecard, year: int) -> str:
    """The rows under one header line."""
    rows, target = score_rows(scorecard, year), io.StringIO()
    writer = csv.DictWriter(target, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows({key: _safe(value) for key, value in row.items()} for row in rows)
    return target.getvalue().rstrip("\n")


def _safe(value: Any) -> Any:
    return disarmed(plain(value)) if isinstance(value, str) else value


def as_table(scorecard: Scorecard, year: int) -> str:
    """A table in Vietnamese for people, cohort by cohort."""
    lines = [word("illustration", "vi").upper()] if scorecard.is_illustration else []
    width = max(len(agency.name.vi) for agency in scorecard.agencies.values())
    for key, cohort in scorecard.criteria_set.cohorts.items():
        lines += ["", cohort.title.vi]
        for standing in scorecard.cohort(key, year):
            name, index = scorecard.agencies[standing.agency].name.vi, points(standing.index, "vi")
            if standing.not_ranked or standing.band is None:
                verdict = f"{word('not_ranked', 'vi')}: {why_not_ranked(scorecard, standing, 'vi')}"
            else:
                verdict = scorecard.criteria_set.bands[standing.band].label.vi
            lines.append(f"{standing.rank or '–':>4}  {name:<{width}}  {index:>7}  {verdict}")
    return "\n".join(lines)
