"""Fields named in a sentence: their labels and codes, as many as a reader can take in."""

from __future__ import annotations

from collections.abc import Collection

from connectors.layouts.ground import Ground
from rubric.text import Text

MOST_LISTED = 12


def listed_fields(keys: Collection[str], ground: Ground) -> Text:
    """The labels of fields with their codes, at most twelve of them."""
    shown = [(ground.fields[key].label, key) for key in list(keys)[:MOST_LISTED]]
    more = ["…"] if len(keys) > MOST_LISTED else []
    return Text(
        vi="; ".join([f"{label.vi} ({key})" for label, key in shown] + more),
        en="; ".join([f"{label.en} ({key})" for label, key in shown] + more),
    )
