"""One agency's year while it is being made up: who it is, how well it works, and the figures so far."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from connectors.folding import strip_marks
from connectors.forms.contents import Content
from connectors.localities import Agency, Installation
from connectors.samples.cases import Cases
from connectors.samples.deliberate import cases_of
from connectors.samples.magnitudes import magnitude
from connectors.samples.profiles import Chance, Profile, quality_of
from rubric.criteria.field import NUMERIC_KINDS, Field

_LETTERS = {"truong": "TrH", "thon": "Th"}  # of schools and villages


@dataclass
class Draft:
    """The figures of one agency and year, typed values by field; ``previous`` are those of the year before."""

    installation: Installation
    agency: Agency
    year: int
    profile: Profile
    chance: Chance
    previous: dict[str, Content] = field(default_factory=dict)
    values: dict[str, Content] = field(default_factory=dict)

    @property
    def fields(self) -> dict[str, Field]:
        """The fields of the criteria set."""
        return self.installation.criteria_set.fields

    @property
    def cases(self) -> Cases:
        """The deliberate cases of the locality."""
        return cases_of(self.installation.locality.id)

    @property
    def annex(self) -> str:
        """The annex of the agency."""
        return self.agency.annex

    def page(self, *path: str) -> str:
        """An address of the agency's, in a domain that nobody can have."""
        parts = [self.agency.name.vi, *(part.removeprefix("url_") for part in path)]
        return "/".join((f"https://vidu.{self.installation.locality.id}.example", *(slug(part) for part in parts)))

    @property
    def letters(self) -> str:
        """The agency's letters at the end of a document number."""
        if self.agency.kind.startswith("commune"):
            return "UBND"
        if self.annex in _LETTERS:
            return _LETTERS[self.annex]
        office, _, subject = self.agency.name.vi.partition(" ")
        if office == "Phòng":
            return "".join(word[0].upper() for word in subject.split() if word[0].isalpha())
        return next((alias for alias in self.agency.aliases if alias.isupper() and " " not in alias), "VP")

    def draw(self, *words: object) -> Random:
        """The chance of something this agency does this year."""
        return self.chance.of(self.agency.code, self.year, *words)

    def steady(self, *words: object) -> Random:
        """The chance of something that does not change from year to year."""
        return self.chance.of(self.agency.code, *words)

    def wish(self, item: str, fields: Iterable[str] = ()) -> float:
        """How much of a criterion the agency does, or says it does where it reports ``fields`` itself; 0 to 1."""
        before = self.installation.criteria_set.year - self.year
        quality = quality_of(self.chance, self.agency.code, self.profile, before)
        if any(self.fields[name].source == "agency" for name in fields):
            quality += self.profile.inflation
        uneven = self.steady("bent", item).gauss(0, self.profile.spread) + self.draw("luck", item).gauss(0, 0.04)
        return max(0.0, min(1.0, quality + uneven))

    def number_of(self, name: str) -> Decimal:
        """A figure made so far, 0 when there is none."""
        content = self.values.get(name)
        return Decimal(content) if isinstance(content, int | Decimal) else Decimal(0)

    def put(self, name: str, amount: float) -> Decimal:
        """Set a numeric field to about ``amount``, within its bounds and decimals; the first figure stays."""
        spec = self.fields[name]
        if name not in self.values and spec.kind in NUMERIC_KINDS:
            step = Decimal("0.5") if spec.decimals else Decimal(1)
            rounded = (Decimal(repr(float(amount))) / step).quantize(Decimal(1), ROUND_HALF_UP) * step
            kept = max(spec.min, min(spec.max, rounded))
            self.values[name] = kept if spec.decimals else int(kept)
        return self.number_of(name)

    def size(self, name: str) -> Decimal:
        """Set a field that no target determines: about the size it had last year."""
        if name in self.values:
            return self.number_of(name)
        spec = self.fields[name]
        example = float(spec.example.replace(".", "").replace(",", ".")) if spec.kind in NUMERIC_KINDS else 1.0
        found = magnitude(name, self.agency.kind, self.annex, example)
        amount = found.drawn(self.steady("size", name)) * self.draw("size", name).uniform(0.97, 1.05)
        return self.put(name, amount * float(self.size(found.per)) if found.per else amount)


def slug(name: str) -> str:
    """A name as it stands in an address, without what is in brackets: ``Phường Vỹ Dạ`` is ``phuong-vy-da``."""
    return re.sub(r"[^a-z0-9]+", "-", strip_marks(name.partition(" (")[0]).lower()).strip("-")
