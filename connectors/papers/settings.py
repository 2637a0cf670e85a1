"""What a locality's papers carry: names, symbols, place, who signs, who receives. Nothing of it is in the code."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel

from connectors.data_files import read_model
from connectors.localities import DATA
from connectors.papers.paper import Letterhead, Signature
from rubric.criteria.figures import STRICT


class Signatory(BaseModel):
    """Who signs, line by line as printed above the name, and the name where it is known."""

    model_config = STRICT

    office: list[str]
    name: str = ""


class Issuer(BaseModel):
    """A body that issues papers: the body above it, its own name in capitals, its abbreviation in symbols.

    A name that takes two lines holds a line end where it is to be broken.
    """

    model_config = STRICT

    parent: str = ""
    name: str
    short: str
    signatory: Signatory

    def letterhead(self, code: str, place: str) -> Letterhead:
        """The letterhead of a paper of the kind ``code`` (“BC”, “QĐ”), number and day left open."""
        return Letterhead(self.parent, self.name, f"{code}-{self.short}", place)

    def signature(self) -> Signature:
        """Where its signatory signs."""
        return Signature(tuple(self.signatory.office), self.signatory.name)


class PaperSettings(BaseModel):
    """The papers of one locality.

    ``department`` runs the exercise and reports; ``authority`` is the people's committee, which issues decisions.
    ``recipients`` are the lines under “Nơi nhận:” by the kind of the paper; ``default`` holds for kinds not named.
    """

    model_config = STRICT

    place: str
    department: Issuer
    authority: Issuer
    recipients: dict[str, list[str]]

    def recipients_of(self, kind: str) -> tuple[str, ...]:
        """The lines under “Nơi nhận:” of a kind of paper."""
        return tuple(self.recipients.get(kind, self.recipients.get("default", [])))


@lru_cache(maxsize=8)
def load_papers(locality: str, data: Path = DATA) -> PaperSettings:
    """What a locality's ``papers.yaml`` says; DataFileError names each mistake."""
    return read_model(data / "localities" / locality / "papers.yaml", PaperSettings)[0]
