"""The state line of every page: how official, as of when, by which criteria set."""

from __future__ import annotations

from connectors.presentation.scorecard import Scorecard
from connectors.presentation.words import word
from rubric.language import day, to_days


def state_line(scorecard: Scorecard, year: int, language: str) -> list[str]:
    """The parts of the state line, most important first."""
    run, criteria_set = scorecard.run, scorecard.criteria_set
    note = criteria_set.recomputed.get(year)
    status = word("status.provisional", language)
    if note is not None:
        status = word("status.recomputed", language, note=note.in_(language))
    parts = [
        f"{status}: {word('status.basis.computed', language)}",
        word("status.as_of", language, day=day(to_days(run.as_of), language)),
        word("status.set", language, id=run.criteria_set, version=run.version, hash=run.criteria_hash[:8]),
    ]
    if criteria_set.status == "proposed":
        parts.append(word("status.proposed_set", language))
    if scorecard.is_illustration:
        parts.insert(0, word("illustration", language))
    return parts
