"""What stands in the way of a release or of its verification, as a sentence and the file it is about."""

from __future__ import annotations

from rubric.text import Text


class ReleaseError(ValueError):
    """A release cannot be made, opened or signed; ``message`` says why in both languages."""

    def __init__(self, vi: str, en: str, file: str = "") -> None:
        super().__init__(f"{vi} / {en}")
        self.message = Text(vi=vi, en=en)
        self.file = file
