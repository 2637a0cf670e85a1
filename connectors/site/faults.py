"""Why a site was not built, in both languages."""

from __future__ import annotations

from rubric.text import Text


class SiteError(Exception):
    """The site was not built; whatever stood there before stands there still."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(en)
        self.message = Text(vi=vi, en=en)
