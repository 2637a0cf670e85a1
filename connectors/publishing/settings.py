"""What a locality decides about publishing: how many sign off, whether the key must sign, what must be verified."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from connectors.data_files import read_model
from connectors.localities import DATA
from connectors.release.sources import PublishedEvidence
from rubric.criteria.figures import STRICT


class PublicationSettings(BaseModel):
    """The decisions of one locality. Every default is a proposal, stated here and nowhere else.

    ``release_signoffs``: how many people, each another one, sign a release off before it is public. ``signature``:
    whether it needs the department's key before that; illustration data never does. ``least_verified_percent``: the
    share of all claims on which a decision must stand. ``publish_evidence``: what the public reads of the evidence of
    a figure: the document, its links besides, or nothing. ``proposed_set``: whether a criteria set that
    nobody has issued yet stops a release.
    """

    model_config = STRICT

    release_signoffs: Literal[1, 2] = 1
    signature: Literal["required", "optional"] = "required"
    least_verified_percent: Annotated[int, Field(ge=0, le=100)] = 100
    publish_evidence: PublishedEvidence = "document"
    proposed_set: Literal["blocks", "warns"] = "blocks"


@lru_cache(maxsize=8)
def load_publication(locality: str, data: Path = DATA) -> PublicationSettings:
    """What a locality's ``publication.yaml`` says, the defaults where it has none; DataFileError names each mistake."""
    file = data / "localities" / locality / "publication.yaml"
    return read_model(file, PublicationSettings)[0] if file.exists() else PublicationSettings()
