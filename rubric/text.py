"""A sentence in the two languages of the product: Vietnamese first, English second."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints
from pydantic_core import PydanticCustomError

Sentence = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Text(BaseModel):
    """The same sentence in Vietnamese and English; both are required."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    vi: Sentence
    en: Sentence

    def in_(self, language: str) -> str:
        """The sentence in ``language``: ``"vi"`` or ``"en"``."""
        return self.en if language == "en" else self.vi


def refusal(vi: str, en: str) -> PydanticCustomError:
    """The error by which a model refuses data, as a sentence in both languages."""
    return PydanticCustomError("refused", "{vi} / {en}", {"vi": vi, "en": en})
