"""Typing mistakes as people make them, put into the sample on purpose, with the place of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from connectors.forms.contents import Content

Place = Literal["figure", "evidence link", "repeated row", "agency", "received", "stranger"]


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake: who, in which period and field, what stands there, and the code of the problem it must raise.

    ``code`` is empty where the reader takes the cell as it is: an alias, another place of the tone mark.
    ``place`` ``agency`` is the cell with the agency's name, its code left blank; ``received`` is a day in the
    department's book; ``stranger`` is a row of the register in which ``agency`` stands, under that code and,
    in ``field``, that name.
    """

    agency: str
    period: str
    field: str
    typed: Content
    code: str = ""
    place: Place = "figure"
