"""What a locality's papers carry: names, symbols, place, who signs, who receives. Nothing of it is in the code."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, PositiveInt

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

    A name that takes two lines holds a line end where it is to be broken. ``unit`` is the abbreviation of the unit that
    drafts its letters, which stands in their symbol: “SKHCN-CĐS”.
    """

    model_config = STRICT

    parent: str = ""
    name: str
    short: str
    unit: str = ""
    signatory: Signatory

    def letterhead(self, code: str, place: str) -> Letterhead:
        """The letterhead of a paper of the kind ``code`` (“BC”, “QĐ”), number and day left open."""
        return Letterhead(self.parent, self.name, f"{code}-{self.short}", place)

    def letter(self, place: str) -> Letterhead:
        """The letterhead of a letter, which has no kind in its symbol."""
        return Letterhead(self.parent, self.name, f"{self.short}-{self.unit}" if self.unit else self.short, place)

    def signature(self) -> Signature:
        """Where its signatory signs."""
        return Signature(tuple(self.signatory.office), self.signatory.name)


class PaperSettings(BaseModel):
    """The papers of one locality.

    ``department`` runs the exercise and reports; ``authority`` is the people's committee, which issues decisions.
    ``recipients`` are the lines under “Nơi nhận:” by the kind of the paper; ``default`` holds for kinds not named.
    ``addressed_to`` follow “Kính gửi:” and ``bases`` are the lines “Căn cứ …”, both by the kind of the paper too.
    ``reminder_days`` is how many working days a reminder gives.
    """

    model_config = STRICT

    place: str
    department: Issuer
    authority: Issuer
    recipients: dict[str, list[str]]
    addressed_to: dict[str, list[str]] = {}
    bases: dict[str, list[str]] = {}
    reminder_days: PositiveInt = 5

    def recipients_of(self, kind: str) -> tuple[str, ...]:
        """The lines under “Nơi nhận:” of a kind of paper."""
        return tuple(self.recipients.get(kind, self.recipients.get("default", [])))

    def addressed_of(self, kind: str) -> tuple[str, ...]:
        """Whom a kind of paper is addressed to."""
        return tuple(self.addressed_to.get(kind, []))

    def bases_of(self, kind: str) -> tuple[str, ...]:
        """What a decision rests on."""
        return tuple(self.bases.get(kind, []))


@lru_cache(maxsize=8)
def load_papers(locality: str, data: Path = DATA) -> PaperSettings:
    """What a locality's ``papers.yaml`` says; DataFileError names each mistake."""
    return read_model(data / "localities" / locality / "papers.yaml", PaperSettings)[0]
