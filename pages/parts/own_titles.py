"""The titles of the page Tự đánh giá, for its templates."""

from __future__ import annotations

from connectors.presentation.own.self_assessment_words import own_word

_KEYS = {
    "submission": "title.submission", "history": "title.history", "problems": "title.problems",
    "problems_none": "problems.none", "way_up": "title.way_up", "action": "way.action", "gain": "way.gain",
    "until": "way.until", "after": "way.after", "or": "way.or", "part": "way.part", "columns": "title.columns",
    "item": "column.item", "claimed": "column.claimed", "computed": "column.computed", "verified": "column.verified",
    "difference": "column.difference", "difference_means": "column.difference.means", "own_none": "own.none",
    "legend_pending": "legend.pending", "legend_nothing": "legend.nothing",
    "index": "columns.index", "sandbox": "title.sandbox", "now": "sandbox.now", "try": "sandbox.try",
    "cohort": "title.cohort", "middle": "place.middle", "later": "title.later", "field": "sandbox.field",
    "scored": "later.scored", "unscored": "later.now", "decisions": "title.decisions",
    "decision_claimed": "decision.claimed", "accepted": "decision.accepted", "reason": "decision.reason",
}  # fmt: skip


def titles_of(language: str) -> dict[str, str]:
    """Every title in one language."""
    return {name: own_word(key, language) for name, key in _KEYS.items()}
