"""What the department's papers are made from: a scorecard, whether it was released, how plan and bodies are named."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from connectors.ledger import Release
from connectors.localities import Agency, Installation
from connectors.papers.days import day_in_words
from connectors.papers.paper import Letterhead
from connectors.papers.settings import PaperSettings
from connectors.papers.wording import enclosed, stamp
from connectors.plans import PlanDay
from connectors.scorecard import Scorecard
from connectors.verification.decisions import Share

DRAFT = "DỰ THẢO"
_NUMBER = re.compile(r"(\d+)/(\S+)")


@dataclass(frozen=True, eq=False)
class Material:
    """A scorecard and a year of it. ``release`` is the one it is of; None for figures that were not released.

    ``shares`` are the claims of each agency and how many are verified; None where only the scorecard tells.
    """

    scorecard: Scorecard
    year: int
    settings: PaperSettings
    release: Release | None = None
    shares: Mapping[str, Share] | None = None

    @property
    def installation(self) -> Installation:
        """The locality in that year."""
        return self.scorecard.installation

    @property
    def lead(self) -> Agency:
        """The agency that runs the exercise."""
        return self.installation.agencies[self.installation.locality.lead_agency]

    @property
    def recipient(self) -> Agency:
        """The agency that reports are sent to."""
        return self.installation.agencies[self.installation.locality.recipient]

    @property
    def authority(self) -> str:
        """The people's committee, as it stands in a sentence."""
        issuer = self.installation.plan.document.issuer
        return issuer.vi if issuer else " ".join(self.settings.authority.name.split()).capitalize()

    @property
    def stamp(self) -> str:
        """What stands at the head of every page: that figures are made up, not released, superseded; else nothing."""
        return stamp(self.scorecard, self.year, self.release)

    @property
    def decision(self) -> Letterhead:
        """The letterhead of the decision the release names, its number and day where they are known."""
        blank = self.settings.authority.letterhead("QĐ", self.settings.place)
        told = _NUMBER.fullmatch(self.release.decision_number) if self.release else None
        if self.release is None or told is None:
            return blank
        return replace(blank, number=told[1], symbol=told[2], day=self.release.decision_date)

    def period(self, half: bool) -> str:
        """“năm 2026”, “6 tháng đầu năm 2026”."""
        return f"6 tháng đầu năm {self.year}" if half else f"năm {self.year}"

    def plan_cited(self) -> str:
        """The plan as a paper cites it: number, day and who issued it; what its text leaves blank is left open."""
        document = self.installation.plan.document
        number = f"số {document.number}" if document.number else "số      /KH-UBND"
        return f"Kế hoạch {number} {_day(document.date)} của {self.authority}"

    def enclosed(self, kind: str, letterhead: Letterhead, issuer: str) -> str:
        """What stands under the title of an annex: to which paper it belongs."""
        return enclosed(kind, letterhead, issuer)


def roman(number: int) -> str:
    """The number of an annex."""
    parts = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    made = ""
    for value, letters in parts:
        while number >= value:
            made, number = made + letters, number - value
    return made


def _day(day: date | PlanDay | None) -> str:
    if isinstance(day, date):
        return day_in_words(day)
    year, _, month = (day or "").partition("-")
    return f"ngày      tháng {month.lstrip('0') or '    '} năm {year or '    '}"
