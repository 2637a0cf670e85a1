"""The state line of every page: how official, as of when, by which criteria set."""

from __future__ import annotations

from connectors.ledger import Release
from connectors.presentation.words import word
from connectors.scorecard import Scorecard
from rubric.language import day, to_days


def state_line(scorecard: Scorecard, year: int, language: str, release: Release | None = None) -> list[str]:
    """The parts of the state line, most important first. ``release`` is the one that the scorecard is of, if any."""
    run, criteria_set = scorecard.run, scorecard.criteria_set
    parts = [
        _status(scorecard, year, language, release),
        word("status.as_of", language, day=day(to_days(run.as_of), language)),
        word("status.set", language, id=run.criteria_set, version=run.version, hash=run.criteria_hash[:8]),
    ]
    if criteria_set.status == "proposed":
        parts.append(word("status.proposed_set", language))
    if scorecard.is_illustration:
        parts.insert(0, word("illustration", language))
    return parts


def _status(scorecard: Scorecard, year: int, language: str, release: Release | None) -> str:
    """How official the figures of a year are. A year recomputed by a later set never is."""
    note = scorecard.criteria_set.recomputed.get(year)
    if note is not None and release is not None:
        return word("status.recomputed_release", language, note=note.in_(language), name=release.name)
    if note is not None:
        status = word("status.recomputed", language, note=note.in_(language))
        return f"{status}: {word(f'status.basis.{scorecard.run.basis}', language)}"
    if release is None:
        status = word("status.provisional" if scorecard.run.basis != "verified" else "status.review", language)
        return f"{status}: {word(f'status.basis.{scorecard.run.basis}', language)}"
    return release_state(release, language)


def release_state(release: Release, language: str) -> str:
    """How official a release is, with its decision where it names one."""
    kind = "status.corrected" if release.supersedes else "status.official"
    kind = "status.superseded" if release.superseded_by else kind
    number, on = release.decision_number, release.decision_date
    if not number or on is None:
        return word(kind, language)
    return f"{word(kind, language)} · {number}, {day(to_days(on), language)}"
