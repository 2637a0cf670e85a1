"""Why something about a release is refused, in words for whoever asked."""

from __future__ import annotations

from rubric.text import Text


class PublishingRefusal(Exception):  # noqa: N818
    """Nothing was made, signed or published; ``message`` says why and what to do."""

    def __init__(self, vi: str, en: str) -> None:
        self.message = Text(vi=vi, en=en)
        super().__init__(f"{vi} / {en}")
